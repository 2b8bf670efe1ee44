"""Judged messages: two numbers kept apart, first encounters only, no progress; and when a drill may come up."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest

from tests.tracker.cast import Cast
from tests.tracker.making import START, correction
from tracker import (
    consents,
    corrections,
    erase,
    give_out,
    judged,
    known,
    learner_record,
    summaries,
    surprises,
    table_out,
)
from tracker.event import Event
from tracker.faults import Unfit
from tracker.ids import new_id
from tracker.judged import Judged
from tracker.outline import Outline
from tracker.progress import of as progress_of
from tracker.reach import NoSuch
from tracker.rules import Rules
from tracker.writer import Writer

HEADING = Outline(judged.LESSON, 1, ())


def answer(item: str, said: str, genuine: bool, minute: int = 0, *, learner: str = "learner", **more: Any) -> Event:
    when = START + timedelta(minutes=minute)
    detail = {"item": item, "said": said, "genuine": genuine, "first": True, "surprise": False} | more
    fields: dict[str, Any] = {
        "id": new_id(when),
        "walk": new_id(when),
        "kind": "judged",
        "learner": learner,
        "version": 1,
    }
    return Event(
        **fields, lesson="judging", mode="practise", observed_at=when, sent_at=when, received_at=when, detail=detail
    )


def answers(true: str, false: str, learner: str = "learner") -> list[Event]:
    """T trusts, R refuses, A asks somebody first; one letter an item."""
    words = {"T": "trust", "R": "refuse", "A": "ask"}
    genuine = [answer(f"t{n}", words[one], True, n, learner=learner) for n, one in enumerate(true)]
    return genuine + [answer(f"f{n}", words[one], False, 30 + n, learner=learner) for n, one in enumerate(false)]


@pytest.mark.parametrize(
    ("true", "false", "numbers", "mastered"),
    [
        ("TTTTT", "RRRRR", (5, 5, 5, 0), True),
        ("TTTAA", "RRAAA", (5, 5, 5, 0), True),  # asking is right for both
        ("RRRRR", "RRRRR", (5, 5, 5, 5), False),  # suspecting everything does not count as learning
        ("TTTTT", "TTTTT", (5, 0, 5, 0), False),
        ("TTTTR", "RRRRR", (5, 5, 5, 1), True),  # 20 % over-refused
        ("TTTRR", "RRRRR", (5, 5, 5, 2), False),  # 40 %
        ("TTTTTTRR", "RRRRRRRRRT", (10, 9, 8, 2), True),  # 90 % and 25 %: just enough
        ("TTTTT", "RRRRT", (5, 4, 5, 0), False),  # 80 %
        ("TTTT", "RRRRR", (5, 5, 4, 0), False),  # nine are too few
        ("", "RRRRRRRRRR", (10, 10, 0, 0), False),  # nothing genuine was ever met
    ],
)
def test_the_two_numbers(true: str, false: str, numbers: tuple[int, ...], mastered: bool) -> None:
    found = judged.of(reversed(answers(true, false)))
    assert (found.false, found.caught, found.genuine, found.over_refused) == numbers
    assert found.mastered is mastered


def test_only_the_first_encounter_counts_however_often_it_is_practised() -> None:
    first = answer("a", "trust", False)
    again = answer("a", "refuse", False, 5)
    assert judged.of([again, first, first]) == Judged(false=1, caught=0)
    assert judged.of([answer("a", "refuse", False, first=False)]) == Judged()
    # a phone with a wrong clock and a slow network: the second answer's moment came out before the first's
    assert judged.of([answer("a", "refuse", False, 5), answer("a", "trust", False, 4, first=False)]) == Judged(1, 1)


def test_what_was_taken_back_or_makes_no_sense_does_not_count() -> None:
    one = answer("a", "refuse", False)
    assert judged.of([one, correction(one, {"event": one.id})]) == Judged()
    for strange in ({"item": 3}, {"said": "maybe"}, {"genuine": "no"}, {"said": None}, {"first": "yes"}):
        assert judged.of([replace(one, detail={**one.detail, **strange})]) == Judged()


def test_a_heading_without_steps_gives_nobody_a_status() -> None:
    assert progress_of(answers("TT", "RR"), HEADING, Rules()) is None
    step = replace(answer("a", "trust", True), kind="step", step="open", prompt="independent", recorder="v")
    done = replace(answer("a", "trust", True), kind="done", step="open")
    assert progress_of([step, done], HEADING, Rules()) is None


@pytest.fixture
def at_work(cast: Cast) -> Cast:
    known.hand_in(cast.book, [HEADING])
    return cast


def write(cast: Cast, events: list[Event]) -> dict[str, str]:
    writer = Writer(cast.book)
    try:
        return dict(writer.write(events))
    finally:
        writer.close()


def test_staff_who_look_after_her_see_the_numbers_and_she_does_not(at_work: Cast) -> None:
    her = at_work.learners[0]
    assert write(at_work, answers("TTR", "RA", her)) == {}
    assert judged.numbers(at_work.book, at_work.who("social worker"), her) == Judged(2, 2, 3, 1)
    for name in ("learner", "volunteer", "social worker elsewhere", "guest", "operator"):
        with pytest.raises(NoSuch):
            judged.numbers(at_work.book, at_work.who(name), her)


def test_she_may_be_asked_what_is_new_to_her_and_strangers_may_not(at_work: Cast) -> None:
    her = at_work.learners[0]
    write(
        at_work, [*answers("T", "R", her), answer("s", "ask", False, 50, learner=her, surprise=True, **{"in": "x/2"})]
    )
    met = judged.met(at_work.book, at_work.who("learner"), her)
    assert set(met.items) == {"t0", "f0", "s"} and met.surprised_in == {"x/2"}
    assert met.before(START + timedelta(minutes=20)) == {"t0"}
    with pytest.raises(NoSuch):
        judged.met(at_work.book, at_work.who("learner"), at_work.learners[1])


def test_judging_appears_nowhere_as_a_lesson(at_work: Cast) -> None:
    her, social = at_work.learners[0], at_work.who("social worker")
    write(at_work, answers("TTR", "RA", her))
    assert learner_record.lessons(at_work.book, social, her) == []
    assert learner_record.walks(at_work.book, social, her) == []
    assert learner_record.reached(at_work.book, social, her) == []
    assert all(row["lesson"] != "judging" for row in table_out.rows(at_work.book, social, at_work.place))
    assert summaries.rebuild(at_work.book) > 0
    assert learner_record.lessons(at_work.book, social, her) == []


def test_judged_under_the_wrong_name_moves_to_whom_it_was(at_work: Cast) -> None:
    her, other, social = *at_work.learners[:2], at_work.who("social worker")
    one = answer("a", "refuse", False, learner=her)
    write(at_work, [one])
    corrections.not_her(at_work.book, social, one.walk, other)
    assert judged.numbers(at_work.book, social, her) == Judged()
    assert judged.numbers(at_work.book, social, other) == Judged(1, 1)


def test_it_is_given_out_and_erased_with_everything_else(at_work: Cast) -> None:
    her, social = at_work.learners[0], at_work.who("social worker")
    write(at_work, answers("T", "R", her))
    surprises.pause(at_work.book, social, her, date(2026, 12, 1))
    whole = give_out.whole(at_work.book, social, her)
    assert {one["kind"] for one in whole["event"]} == {"judged"}
    assert whole["learner"][0]["no_surprise_until"] == "2026-12-01"
    erase.erase(at_work.book, social, her)
    with at_work.book.engine.connect() as db:
        assert db.exec_driver_sql("SELECT count(*) FROM event").scalar() == 0
        assert db.exec_driver_sql("SELECT count(*) FROM learner WHERE no_surprise_until IS NOT NULL").scalar() == 0


# --- when a drill may come up


def agree(cast: Cast, given: bool = True) -> Callable[[], bool]:
    her = cast.learners[0]
    consents.note(cast.book, cast.who("social worker"), her, "surprises", given, "paper")
    return lambda: surprises.allowed(cast.book, cast.who("learner"), her)


def test_no_drill_comes_up_without_her_consent(cast: Cast) -> None:
    her = cast.learners[0]
    assert not surprises.allowed(cast.book, cast.who("learner"), her)
    assert agree(cast)()
    cast.now.later(minutes=1)
    assert not agree(cast, given=False)()


def test_none_comes_up_while_it_is_set_aside_and_they_come_again_afterwards(cast: Cast) -> None:
    her, social, allowed = cast.learners[0], cast.who("social worker"), agree(cast)
    surprises.pause(cast.book, social, her, date(2026, 9, 30))
    assert not allowed() and surprises.paused_until(cast.book, social, her) == date(2026, 9, 30)
    cast.now.later(days=29)  # 30 September in Shanghai: that day counts
    assert not allowed()
    cast.now.later(days=1)
    assert allowed() and surprises.paused_until(cast.book, cast.who("social worker"), her) is None


def test_it_can_be_lifted_and_never_lies_in_the_past(cast: Cast) -> None:
    her, social, allowed = cast.learners[0], cast.who("social worker"), agree(cast)
    surprises.pause(cast.book, social, her, date(2026, 9, 30))
    surprises.pause(cast.book, social, her, None)
    assert allowed()
    with pytest.raises(Unfit):
        surprises.pause(cast.book, social, her, date(2026, 8, 31))


def test_only_who_looks_after_her_sets_it_and_sees_it(cast: Cast) -> None:
    her = cast.learners[0]
    for name in ("learner", "volunteer", "social worker elsewhere", "guest", "operator"):
        with pytest.raises(NoSuch):
            surprises.pause(cast.book, cast.who(name), her, date(2026, 9, 30))
        with pytest.raises(NoSuch):
            surprises.paused_until(cast.book, cast.who(name), her)
    with pytest.raises(NoSuch):
        surprises.allowed(cast.book, cast.who("guest"), her)
