"""Notes about a learner, namesakes, and records that are put right and back again."""

from dataclasses import replace
from datetime import timedelta

import pytest

from tests.tracker.cast import Cast
from tests.tracker.making import ALONE, START, walk
from tests.tracker.test_summaries import put
from tracker import corrections, learner_record, namesakes, notes, people
from tracker.corrections import not_her, take_back, take_back_walk
from tracker.event import Event
from tracker.faults import Unfit
from tracker.ids import new_id
from tracker.people import NewLearner
from tracker.reach import NoSuch

LESSON = "phone-calls"


def a_note(of: Event, words: str, after: timedelta = timedelta(minutes=9)) -> Event:
    when = of.observed_at + after
    noted = replace(of, id=new_id(when), kind="note", step="", prompt="", detail={"words": words}, observed_at=when)
    return replace(noted, recorder="")


def test_notes_from_the_desk_hand_overs_and_notes_on_a_walk_stand_in_one_row_by_time(cast: Cast) -> None:
    volunteer, social, her = cast.who("volunteer"), cast.who("social worker"), cast.learners[0]
    walked = walk("I I", learner=her, name="w1")
    put(cast.book, [*walked, a_note(walked[0], "怕点错")])
    cast.now.time = START + timedelta(days=1)
    notes.write(cast.book, social, her, "喜欢先看一遍再做。", LESSON)
    assert [one.own_words for one in notes.of(cast.book, volunteer, her)] == ["喜欢先看一遍再做。", "怕点错"]
    assert [(one.by, one.lesson) for one in notes.of(cast.book, volunteer, her, most=1)] == [("social worker", LESSON)]
    [one] = learner_record.lessons(cast.book, social, her)
    assert one.walks == 1
    not_her(cast.book, social, "w1", cast.learners[1])
    assert [one.own_words for one in notes.of(cast.book, volunteer, cast.learners[1])] == ["怕点错"]
    take_back_walk(cast.book, social, "w1")
    assert notes.of(cast.book, volunteer, cast.learners[1]) == []


@pytest.mark.parametrize("words", [" ", "x" * 501, "女儿 138 1234 5678", "卡 6222 0000 1111 2222 333"])
def test_a_note_that_is_empty_too_long_or_holds_a_number_is_refused(cast: Cast, words: str) -> None:
    with pytest.raises(Unfit):
        notes.write(cast.book, cast.who("social worker"), cast.learners[0], words)


def test_nobody_reads_notes_about_somebody_elses_learner(cast: Cast) -> None:
    for name in ("volunteer of another class", "operator", "social worker elsewhere"):
        with pytest.raises(NoSuch):
            notes.of(cast.book, cast.who(name), cast.learners[0])


def test_equal_nicknames_have_numbers_that_stay_whoever_else_is_in_the_list(cast: Cast) -> None:
    social, manager = cast.who("social worker"), cast.who("manager")
    assert namesakes.numbers(cast.book, social) == {}
    first, second = people.enrol(cast.book, social, cast.place, [NewLearner("王阿姨"), NewLearner("王阿姨")])
    cast.now.later(minutes=1)
    [third] = people.enrol(cast.book, social, cast.place, [NewLearner("王阿姨")], cast.morning)
    people.enrol(cast.book, manager, cast.other_place, [NewLearner("王阿姨")])
    pair = {first, second}
    found = namesakes.numbers(cast.book, manager)
    assert set(found) - {third} < pair and sorted(found.values()) == [2, 3] and found[third] == 3
    people.note_status(cast.book, social, first, "left", START.date())
    assert namesakes.numbers(cast.book, manager) == found
    assert namesakes.numbers(cast.book, cast.who("volunteer")) == {third: 3}


def test_one_record_or_a_walk_is_taken_back_undone_and_taken_back_again(cast: Cast) -> None:
    social, her = cast.who("social worker"), cast.learners[0]
    put(cast.book, walk(ALONE, learner=her, name="w1"))
    before = learner_record.walks(cast.book, social, her)
    records = corrections.records(cast.book, social, her, "w1")
    cast.now.time = START + timedelta(days=1)
    first = take_back(cast.book, social, records[1].id)
    [made] = corrections.made(cast.book, social, her)
    assert (made.id, made.by, made.step, made.prompt) == (first, "social worker", "b", "independent")
    assert [one.step for one in corrections.records(cast.book, social, her, "w1")] == list("acdefgh")
    cast.now.later(minutes=1)
    undone = take_back(cast.book, social, first)
    assert corrections.made(cast.book, social, her) == []
    assert learner_record.walks(cast.book, social, her) == before
    cast.now.later(minutes=1)
    take_back(cast.book, social, undone)
    assert [one.id for one in corrections.made(cast.book, social, her)] == [first]
    cast.now.later(minutes=1)
    whole = take_back_walk(cast.book, social, "w1")
    assert [one.id for one in corrections.made(cast.book, social, her)] == [whole, first]
    assert learner_record.walks(cast.book, social, her) == []


def test_a_walk_that_was_moved_is_told_on_the_page_it_left(cast: Cast) -> None:
    social, her = cast.who("social worker"), cast.learners[0]
    put(cast.book, walk(ALONE, learner=her, name="w1"))
    cast.now.time = START + timedelta(days=1)
    moved = not_her(cast.book, social, "w1", cast.learners[1])
    [made] = corrections.made(cast.book, social, her)
    assert (made.id, made.to) == (moved, cast.learners[1])
    assert corrections.records(cast.book, social, her, "w1") == []
    assert len(corrections.records(cast.book, social, cast.learners[1], "w1")) == 8
    with pytest.raises(NoSuch):
        corrections.made(cast.book, cast.who("volunteer"), her)
