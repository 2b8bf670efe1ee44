"""The live class in the book: one state for all, seats, done marks, help calls, on both databases."""

import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor

import pytest
from sqlalchemy import select

from tests.tracker.cast import Cast
from tests.tracker.making import OUTLINE
from tracker import (
    erase,
    give_out,
    help_calls,
    known,
    live,
    live_marks,
    live_room,
    live_seating,
    live_summary,
    meetings,
)
from tracker.access import Who
from tracker.faults import Unfit
from tracker.live import Live, NotLeading
from tracker.news import Item
from tracker.outline import Outline
from tracker.reach import NoSuch
from tracker.tables_live import live_done, live_seat
from tracker.tables_record import event
from tracker.transaction import reading
from tracker.writer import Writer

LESSON = OUTLINE.lesson


@pytest.fixture
def writer(cast: Cast) -> Iterator[Writer]:
    found = Writer(cast.book)
    yield found
    found.close()


@pytest.fixture
def begun(cast: Cast) -> Live:
    """The morning class, let in by its social worker."""
    return live.begin(cast.book, cast.who("social worker"), cast.meeting)


def events(cast: Cast, kind: str) -> list[tuple[str, str, str, str, str, str]]:
    wanted = select(event.c.learner, event.c.step, event.c.mode, event.c.prompt, event.c.recorder, event.c.meeting)
    with reading(cast.book) as db:
        return [tuple(row) for row in db.execute(wanted.where(event.c.kind == kind).order_by(event.c.id))]


def came(cast: Cast) -> dict[str, str]:
    return dict(meetings.attendance_of(cast.book, cast.who("social worker"), cast.meeting))


def test_a_class_begins_waiting_with_a_code_of_six_digits(cast: Cast, begun: Live) -> None:
    assert begun.state() == {
        "seq": 1, "meeting": cast.meeting, "lesson": LESSON, "step": 0, "way": "look", "blank": False, "look_up": 0,
        "open": True,
    }  # fmt: skip
    assert len(begun.code) == 6 and begun.code.isdigit()
    assert live.begin(cast.book, cast.who("volunteer"), cast.meeting) == begun
    assert live.by_code(cast.book, begun.code) == begun
    assert live.running(cast.book, cast.who("volunteer")) == [begun]


@pytest.mark.parametrize("name", ["learner", "guest", "nobody signed in", "social worker elsewhere", "operator",
                                  "volunteer of another class"])  # fmt: skip
def test_nobody_else_begins_leads_or_sees_a_class(cast: Cast, begun: Live, name: str) -> None:
    who = cast.who(name)
    for deed in (
        lambda: live.begin(cast.book, who, cast.meeting),
        lambda: live.of_meeting(cast.book, who, cast.meeting),
        lambda: live.change(cast.book, who, cast.meeting, step=1),
        lambda: live.take_over(cast.book, who, cast.meeting),
        lambda: live.log(cast.book, who, cast.meeting),
        lambda: live_room.room(cast.book, who, cast.meeting),
        lambda: help_calls.listed(cast.book, who, cast.meeting),
    ):
        with pytest.raises(NoSuch):
            deed()
    assert live.standing(cast.book, cast.meeting) == begun


def test_each_change_counts_one_and_is_told_after_its_commit(cast: Cast, begun: Live) -> None:
    told: list[Item] = []
    cast.book.news.listen(told.append)
    social = cast.who("social worker")
    for n in range(1, 4):
        assert live.change(cast.book, social, cast.meeting, step=n).seq == n + 1
    assert live.change(cast.book, social, cast.meeting, step=3).seq == 4  # nothing new
    assert [(one.kind, one.meeting) for one in told] == [("state", cast.meeting)] * 3
    assert [one.state and (one.state["seq"], one.state["step"]) for one in told] == [(2, 1), (3, 2), (4, 3)]
    lines = live.log(cast.book, social, cast.meeting)
    assert [one.what for one in lines] == [{"began": True, "lesson": LESSON}, {"step": 1}, {"step": 2}, {"step": 3}]
    assert lines[-1].by == "social worker"


def test_ten_changes_at_once_are_ten_changes_in_a_row(cast: Cast, begun: Live) -> None:
    social = cast.who("social worker")
    with ThreadPoolExecutor(5) as pool:
        found = list(pool.map(lambda _: live.change(cast.book, social, cast.meeting, look_up=True).seq, range(10)))
    assert sorted(found) == list(range(2, 12))


@pytest.mark.parametrize("wrong", [{"step": -1}, {"step": 10}, {"way": "sleep"}, {"lesson": "no-such-lesson"}])
def test_what_no_lesson_has_is_refused(cast: Cast, begun: Live, wrong: dict[str, object]) -> None:
    with pytest.raises(Unfit):
        live.change(cast.book, cast.who("social worker"), cast.meeting, **wrong)  # type: ignore[arg-type]
    assert live.standing(cast.book, cast.meeting) == begun


def test_please_look_up_holds_until_the_teacher_goes_on(cast: Cast, begun: Live) -> None:
    social = cast.who("social worker")
    assert live.change(cast.book, social, cast.meeting, look_up=True).look_up == 2
    assert live.change(cast.book, social, cast.meeting, blank=True).look_up == 2
    assert live.change(cast.book, social, cast.meeting, step=1).look_up == 0


def test_a_volunteer_leads_only_after_taking_over(cast: Cast, begun: Live) -> None:
    social, volunteer = cast.who("social worker"), cast.who("volunteer")
    with pytest.raises(NotLeading) as refused:
        live.change(cast.book, volunteer, cast.meeting, step=2)
    assert refused.value.name == "social worker"
    assert live.take_over(cast.book, volunteer, cast.meeting).seq == 2
    assert live.change(cast.book, volunteer, cast.meeting, step=2).step == 2
    with pytest.raises(NotLeading):
        live.change(cast.book, social, cast.meeting, step=3)


def test_the_code_ends_with_the_meeting_and_everybody_is_told(cast: Cast, begun: Live, writer: Writer) -> None:
    seat = live_room.join(cast.book, begun, cast.learners[0])
    told: list[Item] = []
    cast.book.news.listen(told.append)
    meetings.close(cast.book, cast.who("social worker"), cast.meeting)
    assert told[0].state and told[0].state["open"] is False and told[0].state["seq"] == 2
    assert live.by_code(cast.book, begun.code) is None
    for deed in (
        lambda: live_room.join(cast.book, begun, None),
        lambda: live_marks.done(cast.book, writer, seat.id, LESSON, "a").result(),
        lambda: help_calls.call(cast.book, seat.id, LESSON, "a"),
        lambda: live.change(cast.book, cast.who("social worker"), cast.meeting, step=1),
    ):
        with pytest.raises(NoSuch):
            deed()


def test_a_meeting_that_nobody_closed_lets_nobody_in_after_half_a_day(cast: Cast, begun: Live) -> None:
    cast.now.later(hours=13)
    assert live.by_code(cast.book, begun.code) is None
    found = live.standing(cast.book, cast.meeting)
    assert found and not found.open


def test_who_joins_by_phone_has_come(cast: Cast, begun: Live) -> None:
    meetings.note_attendance(cast.book, cast.who("social worker"), cast.meeting, {cast.learners[1]: "absent"})
    first = live_room.join(cast.book, begun, cast.learners[0])
    late = live_room.join(cast.book, begun, cast.learners[1])
    assert came(cast) == {cast.learners[0]: "present", cast.learners[1]: "present"}
    meetings.note_attendance(cast.book, cast.who("social worker"), cast.meeting, {cast.learners[1]: "absent"})
    assert live_room.join(cast.book, begun, cast.learners[1]) == late  # the same seat, and staff have the last word
    assert came(cast)[cast.learners[1]] == "absent"
    assert first.id != late.id


def test_when_two_phones_touched_one_face_the_wrong_one_goes_and_she_stays(cast: Cast, begun: Live) -> None:
    volunteer = cast.who("volunteer")
    seat = live_room.join(cast.book, begun, cast.learners[0])
    live_room.leave(cast.book, seat.id)  # the other phone, which shares the seat, says 不是我
    assert live_room.room(cast.book, volunteer, cast.meeting).people == ()
    live_room.seen(cast.book, [seat.id])  # her own phone is still there
    (one,) = live_room.room(cast.book, volunteer, cast.meeting).people
    assert one.here and came(cast) == {cast.learners[0]: "present"}


def test_a_face_touched_by_mistake_has_not_come(cast: Cast, begun: Live, writer: Writer) -> None:
    wrong, real, excused = cast.learners[:3]
    staff = cast.who("social worker")
    meetings.note_attendance(cast.book, staff, cast.meeting, {excused: "excused"})
    seats = [live_room.join(cast.book, begun, one).id for one in (wrong, real, excused)]
    live_marks.done(cast.book, writer, seats[1], LESSON, "a").result()
    for seat in seats:
        live_room.leave(cast.book, seat)
    assert came(cast) == {real: "present", excused: "excused"}  # what she did stays, and so does what staff said
    assert live_room.join(cast.book, begun, wrong).id == seats[0]  # now it is she
    cast.now.later(minutes=6)
    live_room.leave(cast.book, seats[0])  # goes home
    assert came(cast)[wrong] == "present"
    meetings.note_attendance(cast.book, staff, cast.meeting, {wrong: "absent"})
    live_room.seen(cast.book, [seats[0]])
    assert came(cast)[wrong] == "absent"  # staff have the last word


def test_somebody_of_another_class_cannot_join_by_name(cast: Cast, begun: Live) -> None:
    for other in (cast.visited, cast.stranger):
        with pytest.raises(NoSuch):
            live_room.join(cast.book, begun, other)


def test_done_counts_once_and_is_no_evidence(cast: Cast, begun: Live, writer: Writer) -> None:
    seat = live_room.join(cast.book, begun, cast.learners[0])
    told: list[Item] = []
    cast.book.news.listen(told.append)
    for step in ("a", "a", "b"):
        live_marks.done(cast.book, writer, seat.id, LESSON, step).result()
    with pytest.raises(NoSuch):
        live_marks.done(cast.book, writer, seat.id, LESSON, "no-step").result()
    assert live_marks.steps_done(cast.book, seat.id, LESSON) == ["a", "b"]
    found = sorted(events(cast, "done"))
    assert found == [(cast.learners[0], step, "learn", "", "", cast.meeting) for step in ("a", "b")]
    assert told == [Item("room", cast.meeting)] * 2
    room = live_room.room(cast.book, cast.who("volunteer"), cast.meeting)
    assert room.done == {"a": 1, "b": 1} and room.here == 1
    assert room.people[0].nickname == "学员0" and room.people[0].steps == {"a", "b"}


def test_a_whole_class_that_touches_at_once_is_counted(cast: Cast, begun: Live, writer: Writer) -> None:
    seats = [live_room.join(cast.book, begun, None).id for _ in range(30)]
    for answer in [live_marks.done(cast.book, writer, one, LESSON, "a") for one in (*seats, *seats)]:
        answer.result()
    assert live_room.room(cast.book, cast.who("volunteer"), cast.meeting).done == {"a": 30}


@pytest.mark.parametrize("back", [False, True])
def test_the_summary_knows_which_lesson_was_shown_whatever_else_was_practised(
    cast: Cast, begun: Live, writer: Writer, back: bool
) -> None:
    social, other = cast.who("social worker"), Outline("another", 1, ("open", "close"))
    known.hand_in(cast.book, [other])
    seats = [live_room.join(cast.book, begun, one) for one in cast.learners[:2]]
    live.change(cast.book, social, cast.meeting, step=1)
    live_marks.done(cast.book, writer, seats[0].id, LESSON, OUTLINE.steps[0]).result()
    live_marks.done(cast.book, writer, seats[1].id, "another", "open").result()  # she is somewhere else
    if back:
        for lesson in ("another", LESSON):
            live.change(cast.book, social, cast.meeting, lesson=lesson, way="own")
    found = live_summary.of(cast.book, social, cast.meeting)
    assert found.lessons == (LESSON, "another")
    assert [(one.lesson, one.alone, one.open) for one in found.steps] == [(LESSON, 1, 1), ("another", 1, 0)]


def test_a_guest_writes_nothing_until_staff_say_who_it_is(cast: Cast, begun: Live, writer: Writer) -> None:
    guest = live_room.join(cast.book, begun, None)
    again = live_room.join(cast.book, begun, None)
    assert (guest.guest, again.guest, guest.learner) == (1, 2, "")
    live_marks.done(cast.book, writer, guest.id, LESSON, "a").result()
    help_calls.call(cast.book, guest.id, LESSON, "b")
    assert events(cast, "done") == [] and came(cast) == {}
    volunteer = cast.who("volunteer")
    with pytest.raises(NoSuch):
        live_seating.name_guest(cast.book, volunteer, guest.id, cast.stranger)
    assert cast.learners[2] in [one.id for one in live_seating.may_name(cast.book, volunteer, cast.meeting)]
    live_seating.name_guest(cast.book, volunteer, guest.id, cast.learners[2])
    assert events(cast, "done") == [(cast.learners[2], "a", "learn", "", "", cast.meeting)]
    assert came(cast) == {cast.learners[2]: "present"}
    assert help_calls.listed(cast.book, volunteer, cast.meeting)[0].nickname == "学员2"
    with pytest.raises(NoSuch):  # once said, it is not said again
        live_seating.name_guest(cast.book, volunteer, guest.id, cast.learners[1])


def test_she_who_is_named_twice_stands_in_the_room_once(cast: Cast, begun: Live, writer: Writer) -> None:
    own = live_room.join(cast.book, begun, cast.learners[0])
    guest = live_room.join(cast.book, begun, None)
    live_marks.done(cast.book, writer, own.id, LESSON, "a").result()
    live_marks.done(cast.book, writer, guest.id, LESSON, "b").result()
    live_seating.name_guest(cast.book, cast.who("volunteer"), guest.id, cast.learners[0])
    room = live_room.room(cast.book, cast.who("volunteer"), cast.meeting)
    assert len(room.people) == 1 and room.done == {"a": 1, "b": 1}


def test_a_phone_that_sleeps_is_not_here_and_one_that_left_is_gone(cast: Cast, begun: Live) -> None:
    seat, other = (live_room.join(cast.book, begun, one) for one in cast.learners[:2])
    cast.now.later(minutes=2)
    live_room.seen(cast.book, [seat.id])
    room = live_room.room(cast.book, cast.who("volunteer"), cast.meeting)
    assert [one.here for one in room.people] == [True, False]
    live_room.leave(cast.book, other.id)
    assert len(live_room.room(cast.book, cast.who("volunteer"), cast.meeting).people) == 1


def test_of_two_volunteers_exactly_one_takes_a_call(cast: Cast, begun: Live) -> None:
    seat = live_room.join(cast.book, begun, cast.learners[0])
    two = (cast.who("volunteer"), cast.who("social worker"))
    for _ in range(5):
        call_id = help_calls.call(cast.book, seat.id, LESSON, "d")
        assert help_calls.call(cast.book, seat.id, LESSON, "e") == call_id
        assert help_calls.mine(cast.book, seat.id) == "waiting"
        start = threading.Barrier(2)

        def take(who: Who, call_id: str = call_id, start: threading.Barrier = start) -> bool:
            start.wait()
            return help_calls.take(cast.book, who, call_id)

        with ThreadPoolExecutor(2) as pool:
            got = list(pool.map(take, two))
        assert sorted(got) == [False, True]
        winner, loser = two[got.index(True)], two[got.index(False)]
        assert help_calls.mine(cast.book, seat.id) == "coming"
        assert help_calls.take(cast.book, winner, call_id)
        assert not help_calls.give_back(cast.book, loser, call_id)
        assert help_calls.give_back(cast.book, winner, call_id)
        assert help_calls.take(cast.book, loser, call_id)
        assert help_calls.solve(cast.book, winner, call_id)
        assert not help_calls.solve(cast.book, loser, call_id)
        assert help_calls.mine(cast.book, seat.id) == ""


def test_a_call_says_who_where_and_since_when(cast: Cast, begun: Live) -> None:
    seat = live_room.join(cast.book, begun, cast.learners[0])
    live_seating.place_seat(cast.book, cast.who("volunteer"), seat.id, "第2桌")
    help_calls.call(cast.book, seat.id, LESSON, "d")
    (one,) = help_calls.listed(cast.book, cast.who("volunteer"), cast.meeting)
    assert (one.nickname, one.spot, one.step, one.by, one.called_at) == ("学员0", "第2桌", "d", "", cast.now())
    assert help_calls.withdraw(cast.book, seat.id) and not help_calls.withdraw(cast.book, seat.id)
    assert help_calls.listed(cast.book, cast.who("volunteer"), cast.meeting) == []
    assert len(help_calls.listed(cast.book, cast.who("volunteer"), cast.meeting, over=True)) == 1


def test_nobody_else_takes_or_solves_a_call(cast: Cast, begun: Live) -> None:
    seat = live_room.join(cast.book, begun, cast.learners[0])
    call_id = help_calls.call(cast.book, seat.id, LESSON, "d")
    for name in ("learner", "guest", "social worker elsewhere", "volunteer of another class", "operator"):
        for deed in (help_calls.take, help_calls.give_back, help_calls.solve):
            with pytest.raises(NoSuch):
                deed(cast.book, cast.who(name), call_id)


@pytest.mark.parametrize(("way", "counts"), [("look", True), ("own", True), ("practise", False)])
def test_what_helped_is_evidence_where_staff_watched_a_real_phone(
    cast: Cast, begun: Live, way: live.Way, counts: bool
) -> None:
    volunteer = cast.who("volunteer")
    if way != "look":
        live.change(cast.book, cast.who("social worker"), cast.meeting, way=way)
    seat = live_room.join(cast.book, begun, cast.learners[0])
    guest = live_room.join(cast.book, begun, None)
    for one in (seat, guest):
        assert help_calls.solve(cast.book, volunteer, help_calls.call(cast.book, one.id, LESSON, "d"), "gesture")
    expected = [(cast.learners[0], "d", "own_phone", "gesture", volunteer.staff, cast.meeting)] if counts else []
    assert events(cast, "step") == expected


def test_an_unknown_prompt_is_refused(cast: Cast, begun: Live) -> None:
    seat = live_room.join(cast.book, begun, cast.learners[0])
    call_id = help_calls.call(cast.book, seat.id, LESSON, "d")
    with pytest.raises(Unfit):
        help_calls.solve(cast.book, cast.who("volunteer"), call_id, "magic")
    assert help_calls.mine(cast.book, seat.id) == "waiting"


def test_what_is_kept_of_her_in_a_class_is_given_out_and_erased(cast: Cast, begun: Live, writer: Writer) -> None:
    one = cast.learners[0]
    seat = live_room.join(cast.book, begun, one)
    live_marks.done(cast.book, writer, seat.id, LESSON, "a").result()
    help_calls.call(cast.book, seat.id, LESSON, "b")
    found = give_out.whole(cast.book, cast.who("social worker"), one)
    assert [len(found[name]) for name in ("live_seat", "live_done", "help_call")] == [1, 1, 1]
    erase.erase(cast.book, cast.who("social worker"), one)
    with reading(cast.book) as db:
        assert db.execute(select(live_seat)).all() == [] and db.execute(select(live_done)).all() == []
    assert live_room.seat(cast.book, seat.id) is None
