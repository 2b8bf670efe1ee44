"""The bank of messages to judge: whole, honest, half genuine, and nothing about its looks gives the answer away."""

import re
from collections import Counter
from collections.abc import Callable, Iterable
from pathlib import Path

import pytest

from lessons import judging, judging_deck, judging_show, surprise
from lessons.judging import Item
from media.scenes.draw import draw
from media.voice import speech
from media.words import LANGS

ITEMS, PROBLEMS = judging.read(Path(judging.__file__).parent / "content")
TRUE, FALSE = [one for one in ITEMS if one.genuine], [one for one in ITEMS if not one.genuine]
HOT_LINES = {"110", "119", "120", "96110", "12381", "12315", "12345", "12333", "95128"}
BOUND = 0.65  # of 64 answers, what the best rule of thumb may get right; tossing a coin gets 0.5


def seen(one: Item, lang: str) -> str:
    """All the words that can be seen before it is judged."""
    return " ".join(part.of(lang) for part in (one.sender, one.head, one.text, one.link, one.button) if part)


# --- the bank


def test_there_are_enough_and_half_of_them_are_genuine() -> None:
    assert PROBLEMS == []
    assert len(ITEMS) >= 60 and len(TRUE) == len(FALSE)
    assert {one.kind for one in ITEMS} == set(judging.KINDS)


def test_every_false_one_has_a_sign_and_no_genuine_one_asks_for_secrets_or_money() -> None:
    assert all(one.flags for one in FALSE)
    assert all(set(one.flags) <= {"hurry"} for one in TRUE)
    assert any(one.flags for one in TRUE), "urgent is not always false"
    assert any("hurry" not in one.flags for one in FALSE), "false is not always urgent"
    assert {flag for one in FALSE for flag in one.flags} == set(judging.FLAGS)


def test_ids_are_permanent() -> None:
    released = (Path(judging.__file__).parent / "content" / "judging" / "released.txt").read_text("utf-8").split()
    assert sorted(released) == [one.id for one in ITEMS]


@pytest.mark.parametrize("lang", LANGS)
def test_no_number_that_could_be_somebodys(lang: str) -> None:
    said = " ".join([seen(one, lang) + one.why.of(lang) + one.what.of(lang) for one in ITEMS])
    assert not re.findall(r"\d{7,}|1[3-9]\d{9}|\d{3,4}-\d{7,8}", said.replace(" ", ""))
    rung = set(re.findall(r"(?:打|[Rr]ing|[Cc]all|dial) ?(\d{3,5})(?![\d,])", said))
    assert rung and rung <= HOT_LINES


def test_every_item_is_drawn_whole_with_practice_on_it() -> None:
    for one in ITEMS:
        for lang in LANGS:
            drawn = draw(judging_show.screen(one, lang), lang)
            assert not drawn.too_low and "…" not in drawn.svg, (one.id, lang)
            assert "演练 PRACTICE" in judging_show.picture(one, lang)


def test_what_is_explained_is_short_enough_to_be_read_out() -> None:
    for one in ITEMS:
        for lang in LANGS:
            for text in judging_show.spoken(one, lang):
                assert text and speech.sentences(text), one.id
            assert len(one.why.of(lang)) <= (60 if lang == "zh" else 160), (one.id, lang)
            assert len(one.what.of(lang)) <= (40 if lang == "zh" else 125), (one.id, lang)


# --- nothing about its looks gives the answer away

COUNTS: dict[str, Callable[[str], int]] = {
    "length": len,
    "words": lambda text: len(text.split()),
    "digits": lambda text: sum(sign.isdigit() for sign in text),
    "numbers": lambda text: len(re.findall(r"\d+", text)),
    "exclamation marks": lambda text: len(re.findall("[!！]", text)),
    "question marks": lambda text: len(re.findall("[?？]", text)),
    "commas": lambda text: len(re.findall("[,，、]", text)),
    "stops": lambda text: len(re.findall("[.。;；]", text)),
    "punctuation": lambda text: len(re.findall(r"[^\w\s]", text)),
    "politeness": lambda text: len(re.findall(r"您好|请|谢谢|祝您|\b(?:please|thank|hello|wish)", text.lower())),
    "emoji": lambda text: len(re.findall(r"[\u2600-\u27bf\U0001f300-\U0001faff]", text)),
}


def best_threshold(pairs: Iterable[tuple[int, bool]]) -> float:
    """How often the best rule "at least so many: genuine (or false)" is right, chosen knowing all answers."""
    known = list(pairs)
    rules = ([(value >= least) == answer for value, answer in known] for least in {value for value, _ in known})
    return max(max(right := sum(rule) / len(known), 1 - right) for rule in rules)


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("name", COUNTS)
def test_counting_something_is_hardly_better_than_a_coin(name: str, lang: str) -> None:
    count = COUNTS[name]
    assert best_threshold((count(seen(one, lang)), one.genuine) for one in ITEMS) <= BOUND
    assert best_threshold((count(one.text.of(lang)), one.genuine) for one in ITEMS) <= BOUND


def test_what_it_is_and_what_there_is_to_tap_give_nothing_away() -> None:
    for kind in judging.KINDS:
        assert Counter(one.genuine for one in ITEMS if one.kind == kind)[True] * 2 == sum(
            one.kind == kind for one in ITEMS
        )
    for offered in ("link", "button", "head", "art"):
        assert best_threshold((bool(getattr(one, offered)), one.genuine) for one in ITEMS) <= BOUND
    assert sum(bool(one.link) for one in TRUE) >= 3


def grams(text: str, lang: str) -> set[str]:
    """Its words and pairs of words; in Chinese, characters."""
    runs = re.findall(r"[\u4e00-\u9fff]+", text) if lang == "zh" else re.findall(r"[a-z'\s]+", text.lower())
    lists = [list(run) if lang == "zh" else run.split() for run in runs]
    return {" ".join(one[n : n + size]) for one in lists for size in (1, 2) for n in range(len(one) - size + 1)}


def rule_for(some: Iterable[Item], lang: str) -> tuple[str, bool]:
    """The word that tells them apart best, and whether it means genuine."""
    lean: Counter[str] = Counter()
    for one in some:
        lean.update(dict.fromkeys(grams(seen(one, lang), lang), 1 if one.genuine else -1))
    word = max(sorted(lean), key=lambda gram: abs(lean[gram]))
    return word, lean[word] > 0


@pytest.mark.parametrize("lang", LANGS)
def test_no_single_word_tells_even_when_it_is_chosen_knowing_the_answers(lang: str) -> None:
    word, means_genuine = rule_for(ITEMS, lang)
    right = sum((word in grams(seen(one, lang), lang)) == (one.genuine == means_genuine) for one in ITEMS)
    assert right / len(ITEMS) <= BOUND, word


@pytest.mark.parametrize("lang", LANGS)
def test_a_word_learnt_from_some_items_does_not_tell_the_others(lang: str) -> None:
    right = 0
    for fold in range(8):
        word, means_genuine = rule_for([one for n, one in enumerate(ITEMS) if n % 8 != fold], lang)
        others = [one for n, one in enumerate(ITEMS) if n % 8 == fold]
        right += sum((word in grams(seen(one, lang), lang)) == (one.genuine == means_genuine) for one in others)
    assert right / len(ITEMS) <= BOUND


# --- reading


def bank(tmp_path: Path, body: str, released: str = "") -> set[str]:
    folder = tmp_path / "judging"
    folder.mkdir()
    (folder / "x.yaml").write_text(body, "utf-8")
    if released:
        (folder / "released.txt").write_text(released, "utf-8")
    _, problems = judging.read(tmp_path)
    for one in problems:
        assert one.say("zh") and one.say("en")
    return {one.code for one in problems}


GOOD = """items:
  - {id: a, kind: call, from: 甲 | A, text: 来拿药 | Fetch it, genuine: yes, why: 好 | Good, what: 去 | Go}
  - {id: b, kind: call, from: 甲 | A, text: 先付钱 | Pay, genuine: no, flags: [money], why: 假 | False, what: 挂 | Stop}
"""


def test_a_small_sound_bank_has_no_problem(tmp_path: Path) -> None:
    assert bank(tmp_path, GOOD, "a b") == set()


@pytest.mark.parametrize(
    ("change", "code"),
    [
        (("flags: [money], ", ""), "judged_no_flag"),
        (("genuine: yes, ", "genuine: yes, flags: [secret], "), "judged_true_flag"),
        (("flags: [money]", "flags: [loud]"), "not_one_of"),
        (("genuine: yes, ", ""), "missing"),
        (("kind: call, from: 甲 | A, text: 来", "kind: fax, from: 甲 | A, text: 来"), "not_one_of"),
        (("kind: call, from: 甲 | A, text: 来", "kind: page, from: 甲 | A, text: 来"), "missing"),
        (("来拿药 | Fetch it", "来拿药"), "one_language"),
        (("来拿药", "药" * 90), "judged_long"),
        (("id: b", "id: a"), "same_judged"),
        (("genuine: no, flags: [money]", "genuine: yes"), "judged_half"),
        (("id: a,", "id: a, colour: red,"), "unknown_field"),
        (("id: a", "id: other"), "judged_gone"),
        (("items:", "things:"), "unknown_field"),
    ],
)
def test_what_is_wrong_with_a_bank_is_said(tmp_path: Path, change: tuple[str, str], code: str) -> None:
    assert code in bank(tmp_path, GOOD.replace(*change, 1), "a b")


def test_a_pack_without_messages_is_fine(tmp_path: Path) -> None:
    assert judging.read(tmp_path) == ((), [])


# --- which come, and when


def test_ten_come_half_of_them_genuine_and_nobody_writes_twice() -> None:
    for learner in "abcdefgh":
        hand = judging_deck.deck(ITEMS, learner)
        assert len({one.id for one in hand}) == 10
        assert sum(one.genuine for one in hand) == 5
        assert len({one.sender for one in hand}) == 10


def test_the_order_is_the_same_all_day_and_another_for_another_learner() -> None:
    assert judging_deck.deck(ITEMS, "wang 2026-11-22") == judging_deck.deck(ITEMS, "wang 2026-11-22")
    orders = {tuple(one.genuine for one in judging_deck.deck(ITEMS, f"learner {n}")) for n in range(20)}
    assert len(orders) > 10


def test_new_ones_come_first_and_then_the_old_ones_again() -> None:
    known = {one.id for one in ITEMS[:40]}
    first = judging_deck.deck(ITEMS, "wang", 1, known)
    assert not {one.id for one in first} & known
    assert {one.id for one in judging_deck.deck(ITEMS, "wang", 1, {one.id for one in ITEMS})} <= {
        one.id for one in ITEMS
    }


def test_rounds_of_one_day_hold_other_items_until_all_were_shown() -> None:
    rounds = [judging_deck.deck(ITEMS, "wang", turn) for turn in range(1, 7)]
    assert len({one.id for hand in rounds for one in hand}) == 60
    assert len(judging_deck.deck(ITEMS, "wang", 7)) == 10
    assert judging_deck.deck(ITEMS, "wang", judging_deck.MOST_ROUNDS + 1) == rounds[0]


def test_a_bank_of_two_still_makes_a_round() -> None:
    assert len(judging_deck.deck(ITEMS[:2], "wang", 3)) <= 2 and judging_deck.deck((), "wang") == []


STEPS = ("one", "two", "three", "four", "five")


def test_a_surprise_comes_in_about_one_walk_of_three_between_two_steps() -> None:
    found = [surprise.choose(ITEMS, f"learner {n}", "shop-pay", STEPS, n % 5) for n in range(600)]
    came = [one for one in found if one]
    assert 150 < len(came) < 250
    assert {one.after for one in came} == set(STEPS[:-1])
    assert 0.4 < sum(one.item.genuine for one in came) / len(came) < 0.6


def test_the_same_walk_has_the_same_surprise_and_never_a_second_one() -> None:
    learner = next(f"{n}" for n in range(50) if surprise.choose(ITEMS, f"{n}", "shop-pay", STEPS, 0))
    found = surprise.choose(ITEMS, learner, "shop-pay", STEPS, 0)
    assert found and found == surprise.choose(ITEMS, learner, "shop-pay", STEPS, 0)
    assert surprise.choose(ITEMS, learner, "shop-pay", STEPS, 0, had={found.walk}) is None
    other = surprise.choose(ITEMS, learner, "shop-pay", STEPS, 0, seen={found.item.id})
    assert other and other.item != found.item
