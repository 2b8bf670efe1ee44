"""How help grows in practice, set at the desk: what can be, is kept; what cannot, is said in a sentence."""

import pytest

from lessons import ladder
from lessons.ladder import Ladder
from media.words import say
from tracker.access import STAFF_HERE
from web import desk_helping
from web.light import practise
from web.wiring import House

USUAL = {"verbal": 1, "gesture": 2, "model": 3, "physical": 4}
FADE = ("model", "gesture", "")


def test_the_numbers_say_the_order_and_what_has_none_never_comes(house: House) -> None:
    found = desk_helping.shown(house)
    assert found.after == USUAL and found.shown == ("model", "gesture")
    after = {"verbal": 3, "gesture": 1, "model": 0, "physical": 5}
    assert desk_helping.save(house, STAFF_HERE, "zh", after, ("gesture", "", "")) is None
    assert practise.ladder_of(house) == Ladder(("gesture", "verbal", "physical"), (1, 3, 5), ("gesture",))
    assert desk_helping.shown(house).after == {"gesture": 1, "verbal": 3, "physical": 5}
    assert desk_helping.usual(house, STAFF_HERE, "zh") is None
    assert practise.ladder_of(house) == ladder.DEFAULT


@pytest.mark.parametrize(
    ("after", "fade", "told"),
    [
        (USUAL | {"verbal": 2}, FADE, "helping_twice"),
        (USUAL | {"verbal": 6}, FADE, "helping_last"),
        (USUAL, ("model", "", "verbal"), "helping_gap"),
        (USUAL | {"model": 0}, FADE, "helping_not_given"),
    ],
)
def test_what_cannot_be_is_said_in_a_sentence_and_changes_nothing(
    house: House, after: dict[str, int], fade: tuple[str, ...], told: str
) -> None:
    for lang in ("zh", "en"):
        assert desk_helping.save(house, STAFF_HERE, lang, after, fade) == say(f"people.{told}", lang)
    assert practise.ladder_of(house) == ladder.DEFAULT


def test_every_answer_is_either_kept_or_told(house: House) -> None:
    for after in ({"verbal": 0, "gesture": 0, "model": 0, "physical": 1}, USUAL | {"physical": 20}):
        assert desk_helping.save(house, STAFF_HERE, "zh", after, ("", "", "")) is None
        assert practise.ladder_of(house).after[-1] == after["physical"]
