"""The five statuses and needs help, with the vectors of the standards; and that order and repetition do not matter."""

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.tracker.making import ALONE, FAIL, HELPED, OUTLINE, PASS, START, correction, joined, walk
from tracker.event import Event
from tracker.outline import Outline
from tracker.progress import Progress, Status, of
from tracker.rules import DEFAULT, InForce, Rules, RulesInTime


def status(*walks: list[Event]) -> Status:
    found = of(joined(walks), OUTLINE, DEFAULT)
    return found.status if found else Status.NONE


def progress(*walks: list[Event]) -> Progress:
    found = of(joined(walks), OUTLINE, DEFAULT)
    assert found is not None
    return found


def test_nothing_recorded_is_not_yet() -> None:
    assert status() is Status.NONE


def test_any_record_is_learning() -> None:
    assert status(walk("P")) is Status.LEARNING
    assert status([replace(walk("I", mode="learn")[0], kind="done", prompt="")]) is Status.LEARNING


def test_a_complete_walk_without_being_shown_is_can_with_company() -> None:
    assert status(walk("V V V G V V V V")) is Status.WITH_HELP
    assert status(walk(HELPED)) is Status.LEARNING


@pytest.mark.parametrize("mode", ["practise", "check", "own_phone"])
def test_two_good_walks_running_are_can_alone(mode: str) -> None:
    assert status(walk(PASS, mode=mode)) is Status.WITH_HELP
    assert status(walk(PASS, mode=mode), walk(PASS, 0.01, mode=mode)) is Status.ALONE


def test_walks_while_being_shown_do_not_count() -> None:
    assert status(walk(ALONE, mode="learn"), walk(ALONE, 1, mode="learn")) is Status.LEARNING


def test_unfinished_walks_do_not_count_and_do_not_interrupt() -> None:
    assert status(walk(PASS), walk("I I I", 0.01), walk(PASS, 0.02)) is Status.ALONE


def test_a_walk_gone_on_with_later_counts_from_when_it_was_finished() -> None:
    left = walk(PASS)
    left = [*left[:3], *(replace(one, observed_at=one.observed_at + timedelta(days=9)) for one in left[3:])]
    found = progress(left, walk(PASS, 2))
    assert [(one.status, one.at) for one in found.changes[1:]] == [
        (Status.WITH_HELP, START + timedelta(days=2, minutes=4)),
        (Status.ALONE, left[-1].observed_at),
    ]
    assert found.due is not None and (found.due.level, found.due.on) == (1, left[-1].observed_at.date())
    assert progress(left, walk(HELPED, 2), walk(HELPED, 3)).help_steps == ()


def test_a_bad_walk_between_interrupts() -> None:
    assert status(walk(PASS), walk(FAIL, 0.01), walk(PASS, 0.02)) is Status.WITH_HELP


def test_four_of_five_steps_alone_are_enough_and_fewer_are_not() -> None:
    five = Outline("five", 1, tuple("abcde"), frozenset("a"))
    for prompts, wanted in (("I I I I V", Status.ALONE), ("I I I V V", Status.WITH_HELP)):
        found = of(joined([walk(prompts, day, outline=five) for day in (0, 0.01)]), five, DEFAULT)
        assert found is not None
        assert found.status is wanted


def test_a_critical_step_with_help_is_not_alone() -> None:
    assert status(walk("V I I I I I I I"), walk("V I I I I I I I", 0.01)) is Status.WITH_HELP


FLUENT = (walk(ALONE, 0), walk(ALONE, 3), walk(ALONE, 7, mode="own_phone"))


def test_fluent_needs_three_full_walks_a_week_and_the_own_phone() -> None:
    assert status(*FLUENT) is Status.FLUENT
    assert status(*FLUENT[:2]) is Status.ALONE
    assert status(walk(ALONE, 0), walk(ALONE, 3), walk(ALONE, 7)) is Status.ALONE
    assert status(walk(ALONE, 0), walk(ALONE, 3), walk(ALONE, 6, mode="own_phone")) is Status.ALONE
    assert status(walk(ALONE, 0), walk(PASS, 3), walk(ALONE, 7, mode="own_phone")) is Status.ALONE


def test_a_week_is_counted_in_the_places_own_days() -> None:
    late = 13.5 / 24  # half past eleven at night in Shanghai
    assert status(walk(ALONE, late), walk(ALONE, 3), walk(ALONE, 6.6, mode="own_phone")) is Status.FLUENT


def test_what_was_forgotten_lowers_the_status_by_one_and_comes_back_with_new_evidence() -> None:
    fluent = [*FLUENT, walk(FAIL, 14)]
    assert status(*fluent) is Status.ALONE
    assert progress(*fluent).reason == "lowered"
    assert status(*fluent, walk(FAIL, 21)) is Status.WITH_HELP
    assert status(*fluent, walk(FAIL, 21), walk(PASS, 28)) is Status.WITH_HELP
    assert status(*fluent, walk(FAIL, 21), walk(PASS, 28), walk(PASS, 29)) is Status.ALONE


def test_a_bad_walk_on_the_same_day_lowers_nothing() -> None:
    assert status(walk(PASS), walk(PASS, 0.01), walk(FAIL, 0.02)) is Status.ALONE


def test_it_never_falls_below_can_with_company() -> None:
    assert status(walk(PASS), walk(PASS, 0.01), *(walk(FAIL, day) for day in (7, 14, 21))) is Status.WITH_HELP


def test_needs_help_is_shown_twice_running_at_one_step() -> None:
    assert progress(walk(HELPED), walk("I P I I I I I I", 7)).help_steps == ("b",)
    assert not progress(walk(HELPED), walk("I I P I I I I I", 7)).needs_help
    assert not progress(walk(HELPED), walk(HELPED, 7), walk(ALONE, 14)).needs_help


def test_who_stops_twice_at_the_same_step_is_seen_too() -> None:
    assert progress(walk("I I"), walk("I I", 7)).stopped_at == "c"
    assert progress(walk("I I"), walk("I I I", 7)).stopped_at == ""


def test_editing_a_lesson_takes_nothing_away() -> None:
    new = Outline("phone-calls", 2, ("a", "b", "new"), frozenset({"new"}))
    walks = [walk(PASS), walk(PASS, 0.01)]
    before = of(joined(walks), {1: OUTLINE}, DEFAULT)
    after = of(joined(walks), {1: OUTLINE, 2: new}, DEFAULT)
    assert before == after
    started = of(joined([*walks, walk("I", 7, outline=new)]), {1: OUTLINE, 2: new}, DEFAULT)
    assert started is not None
    assert (started.status, started.changes[-1].version) == (Status.ALONE, 1)


def test_changing_a_rule_counts_from_then_on() -> None:
    strict = RulesInTime([InForce(START + timedelta(days=5), Rules(independence=1.0), "strict")])
    early = of(joined([walk(PASS), walk(PASS, 1)]), OUTLINE, strict)
    late = of(joined([walk(PASS, 6), walk(PASS, 7)]), OUTLINE, strict)
    assert early is not None and late is not None
    assert (early.status, early.changes[-1].rules) == (Status.ALONE, "")
    assert (late.status, late.changes[-1].rules) == (Status.WITH_HELP, "strict")


def test_rules_that_make_no_sense_are_refused() -> None:
    wrong: dict[str, Any]
    for wrong in ({"independence": 0}, {"independence": 1.1}, {"alone_in_a_row": 0}, {"intervals": (3, 1)}):
        with pytest.raises(ValueError):
            Rules(**wrong)


def test_rules_and_outlines_survive_being_written_down() -> None:
    rules = Rules(independence=0.7, intervals=(2, 4))
    assert Rules.read(rules.body()) == rules
    assert Outline.read("phone-calls", 1, OUTLINE.body()) == OUTLINE


prompts = st.lists(st.sampled_from("IIIIVGMP."), min_size=1, max_size=8).map(" ".join)
walks = st.builds(walk, prompts, st.floats(0, 40), mode=st.sampled_from(["learn", "practise", "check", "own_phone"]))


@st.composite
def histories(draw: st.DrawFn) -> list[Event]:
    events = joined(draw(st.lists(walks, min_size=1, max_size=8)))
    for one in draw(st.lists(st.sampled_from(events), max_size=3)) if events else []:
        detail: dict[str, Any] = draw(st.sampled_from([{"event": one.id}, {"whole": True}]))
        events.append(correction(one, dict(detail)))
    return events


@given(histories(), st.randoms(use_true_random=False))
def test_the_order_of_arrival_and_repetition_do_not_matter(events: list[Event], chance: object) -> None:
    shuffled = [*events, *events[::2]]
    chance.shuffle(shuffled)  # type: ignore[attr-defined]
    assert of(shuffled, OUTLINE, DEFAULT) == of(events, OUTLINE, DEFAULT)


@given(histories())
def test_every_change_moves_up_or_down_by_name(events: list[Event]) -> None:
    found = of(events, OUTLINE, DEFAULT)
    if found is not None:
        assert found.status == found.changes[-1].status
        assert found.changes[0].status is Status.LEARNING
        for before, after in zip(found.changes, found.changes[1:], strict=False):
            assert before.at <= after.at
            assert (after.reason == "lowered") == (after.status == before.status - 1)
