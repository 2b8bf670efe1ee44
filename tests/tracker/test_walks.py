"""What one walk shows: the formulas of the standards, first completions, corrections."""

from dataclasses import replace
from datetime import timedelta

import pytest

from tests.tracker.making import ALONE, LETTERS, OUTLINE, correction, walk
from tracker.ids import new_id
from tracker.walks import corrected, independence, support, walk_of


def test_independence_and_support_are_those_of_the_standards() -> None:
    prompts = [LETTERS[letter] for letter in "IIVIGIIM"]
    assert independence(prompts) == 0.625
    assert support(prompts) == 0.8125


def test_nothing_done_is_no_division() -> None:
    assert independence([]) == support([]) == 0.0


def test_a_walk_knows_its_score_and_its_next_step() -> None:
    found = walk_of(walk("I I V I G"), OUTLINE)
    assert found is not None
    assert (found.complete, found.next_step, found.critical_pass) == (False, "f", False)
    whole = walk_of(walk("I I V I G I I M"), OUTLINE)
    assert whole is not None
    assert (whole.complete, whole.independence, whole.support, whole.shown) == (True, 0.625, 0.8125, frozenset("h"))


def test_all_critical_steps_alone_is_a_critical_pass() -> None:
    passed = walk_of(walk("I V I V V V V V"), OUTLINE)
    assert passed is not None
    assert passed.critical_pass


def test_the_first_completion_of_a_step_counts() -> None:
    events = walk("V I I I I I I I")
    again = replace(
        events[0], id=new_id(events[-1].observed_at), observed_at=events[-1].observed_at, prompt="independent"
    )
    found = walk_of([*events, again], OUTLINE)
    assert found is not None
    assert found.prompts[0] == ("a", "verbal", 0)


@pytest.mark.parametrize("kind", ["said", "note", "judged"])
def test_what_is_said_or_judged_begins_no_walk_and_changes_none(kind: str) -> None:
    aside = [replace(one, kind=kind) for one in walk(ALONE, name="w")]
    assert walk_of(aside, OUTLINE) is None
    shown = walk("I V", 1, name="w")
    assert walk_of([*aside, *shown], OUTLINE) == walk_of(shown, OUTLINE)


def test_pressing_next_never_shows_that_somebody_can_do_it() -> None:
    found = walk_of([replace(one, kind="done") for one in walk(ALONE)], OUTLINE)
    assert found is not None
    assert not found.complete
    assert found.prompts == ()


def test_touches_while_being_shown_show_nothing_but_what_staff_record_does() -> None:
    alone = walk_of(walk(ALONE, mode="learn"), OUTLINE)
    watched = walk_of(walk(ALONE, mode="learn", recorder="volunteer"), OUTLINE)
    own_phone = walk_of(walk(ALONE, mode="own_phone", recorder=""), OUTLINE)
    assert alone is not None and watched is not None and own_phone is not None
    assert (alone.complete, watched.complete, own_phone.complete) == (False, True, False)


def test_a_step_that_the_outline_does_not_have_counts_for_nothing() -> None:
    events = walk(ALONE)
    found = walk_of([*events, replace(events[0], id=new_id(events[0].observed_at), step="unknown")], OUTLINE)
    assert found is not None
    assert len(found.prompts) == 8


def test_a_record_taken_back_does_not_count_and_the_next_one_does() -> None:
    events = walk("V I")
    undo = correction(events[0], {"event": events[0].id})
    later = events[0].observed_at + timedelta(minutes=1)
    again = replace(events[0], id=new_id(later), observed_at=later, prompt="independent")
    found = walk_of(corrected([*events, undo, again]), OUTLINE)
    assert found is not None
    assert ("a", "independent", 0) in found.prompts


def test_taking_back_can_be_taken_back() -> None:
    events = walk("V I")
    undo = correction(events[0], {"event": events[0].id})
    redo = correction(events[0], {"event": undo.id}, timedelta(hours=2))
    assert corrected([*events, undo, redo]) == events


def test_a_whole_walk_taken_back_leaves_nothing_but_what_came_later() -> None:
    events = walk("V I")
    gone = correction(events[0], {"whole": True})
    later = replace(events[0], id=new_id(gone.observed_at + timedelta(1)), observed_at=gone.observed_at + timedelta(1))
    assert corrected([*events, gone]) == []
    assert corrected([*events, gone, later]) == [later]


def test_a_walk_moves_to_the_right_person_and_the_last_word_counts() -> None:
    events = walk("V I")
    first = correction(events[0], {"to": "neighbour"})
    second = correction(events[0], {"to": "sister"}, timedelta(hours=2))
    assert {one.learner for one in corrected([*events, first])} == {"neighbour"}
    assert {one.learner for one in corrected([second, *events, first])} == {"sister"}
    mistaken = correction(events[0], {"event": second.id}, timedelta(hours=3))
    assert {one.learner for one in corrected([*events, first, second, mistaken])} == {"neighbour"}
