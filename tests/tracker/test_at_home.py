"""在家试了吗: asked once a meeting, about the lesson of the one before; what people say proves nothing."""

import pytest

from tests.tracker.cast import Cast
from tests.tracker.making import OUTLINE, PASS, walk
from tests.tracker.test_summaries import put
from tracker import at_home, corrections, learner_record, meetings, people, summaries
from tracker.faults import Unfit
from tracker.progress import Status
from tracker.reach import NoSuch


@pytest.fixture
def today(cast: Cast) -> str:
    """A week later, the next meeting of the morning class; the one before taught a lesson."""
    social = cast.who("social worker")
    meetings.note_attendance(cast.book, social, cast.meeting, {cast.learners[1]: "absent"})
    meetings.close(cast.book, social, cast.meeting)
    cast.now.later(days=7)
    return meetings.open_now(cast.book, social, cast.morning).id


def test_those_who_were_there_are_asked_about_the_lesson_of_the_last_meeting(cast: Cast, today: str) -> None:
    put(cast.book, walk("I I", 1, learner=cast.learners[1]))  # away then, but has done something by herself since
    asked = at_home.asked(cast.book, cast.who("volunteer"), today)
    assert [(one.nickname, one.lesson, one.said) for one in asked] == [
        ("学员0", OUTLINE.lesson, ""),
        ("学员1", OUTLINE.lesson, ""),
        ("学员2", OUTLINE.lesson, ""),
    ]
    meetings.note_attendance(cast.book, cast.who("volunteer"), today, {cast.learners[2]: "excused"})
    assert len(at_home.asked(cast.book, cast.who("volunteer"), today)) == 2


def test_at_the_first_meeting_there_is_nothing_to_ask(cast: Cast) -> None:
    assert at_home.of(cast.book, cast.who("learner"), cast.learners[0], cast.meeting) is None
    with pytest.raises(NoSuch):
        at_home.note(cast.book, cast.who("learner"), cast.learners[0], cast.meeting, "yes")


def test_an_answer_is_kept_with_who_noted_it_and_a_later_one_counts(cast: Cast, today: str) -> None:
    her = cast.learners[0]
    assert at_home.running(cast.book, cast.who("learner"), her) == today
    at_home.note(cast.book, cast.who("learner"), her, today, "no")
    cast.now.later(minutes=5)
    at_home.note(cast.book, cast.who("volunteer"), her, today, "a_bit")
    at_home.note(cast.book, cast.who("volunteer"), her, today, "a_bit")
    question = at_home.of(cast.book, cast.who("social worker"), her, today)
    assert question is not None and question.said == "a_bit"
    assert at_home.counts(at_home.asked(cast.book, cast.who("volunteer"), today)) == {
        "yes": 0, "a_bit": 1, "no": 0, "": 1,
    }  # fmt: skip
    assert [(one.lesson, one.said) for one in at_home.told(cast.book, cast.who("learner"), her)] == [
        (OUTLINE.lesson, "a_bit")
    ]
    assert len(at_home.told(cast.book, cast.who("manager"), her)) == 1
    with pytest.raises(NoSuch):
        at_home.told(cast.book, cast.who("volunteer"), her)  # history is for those who look after her
    with pytest.raises(Unfit):
        at_home.note(cast.book, cast.who("learner"), her, today, "always")


def test_what_she_says_never_counts_as_evidence(cast: Cast, today: str) -> None:
    her, social = cast.learners[0], cast.who("social worker")
    for n in range(3):
        at_home.note(cast.book, cast.who("learner"), her, today, ("yes", "no", "yes")[n])
        cast.now.later(hours=1)
    assert learner_record.lessons(cast.book, social, her) == []  # 还没学: no lesson begun, none left unfinished
    assert learner_record.walks(cast.book, social, her) == []
    put(cast.book, [one for at in (8, 8.1) for one in walk(PASS, at, learner=her)])
    before = learner_record.lessons(cast.book, social, her)
    at_home.note(cast.book, cast.who("learner"), her, today, "a_bit")
    assert learner_record.lessons(cast.book, social, her) == before and before[0].status == Status.ALONE
    summaries.rebuild(cast.book)
    assert learner_record.lessons(cast.book, social, her) == before


def test_only_her_own_open_meeting_asks_and_only_staff_who_see_its_class(cast: Cast, today: str) -> None:
    her = cast.learners[0]
    with pytest.raises(NoSuch):
        at_home.note(cast.book, cast.who("learner"), cast.learners[2], today, "yes")
    with pytest.raises(NoSuch):
        at_home.of(cast.book, cast.who("social worker"), cast.visited, today)  # not in this class
    for name in ("guest", "volunteer of another class", "social worker elsewhere", "operator", "learner"):
        with pytest.raises(NoSuch):
            at_home.asked(cast.book, cast.who(name), today if name != "learner" else cast.meeting)
    meetings.close(cast.book, cast.who("social worker"), today)
    with pytest.raises(NoSuch):
        at_home.note(cast.book, cast.who("learner"), her, today, "yes")
    at_home.note(cast.book, cast.who("volunteer"), her, today, "yes")  # written down after class
    people.note_status(cast.book, cast.who("social worker"), her, "left", cast.now.time.date())
    with pytest.raises(NoSuch):
        at_home.note(cast.book, cast.who("social worker"), her, today, "no")


def test_a_forgotten_meeting_asks_nobody_who_comes_by_her_card(cast: Cast, today: str) -> None:
    cast.now.later(hours=13)
    assert at_home.running(cast.book, cast.who("learner"), cast.learners[0]) == ""


def test_a_correction_of_a_walk_leaves_what_was_said(cast: Cast, today: str) -> None:
    her, social = cast.learners[0], cast.who("social worker")
    at_home.note(cast.book, cast.who("learner"), her, today, "yes")
    mine = walk(PASS, 7.5, learner=her)
    put(cast.book, mine)
    corrections.take_back_walk(cast.book, social, mine[0].walk)
    assert [one.said for one in at_home.told(cast.book, social, her)] == ["yes"]
