"""Learners, consents, classes, meetings and visits: what is kept, what is refused, nothing edited without a trace."""

from datetime import timedelta

import pytest
from sqlalchemy import select

from tests.tracker.cast import HASH, Cast
from tests.tracker.making import START
from tracker import accounts, audit, classes, confidence, consents, figures, meetings, people, sessions, visits
from tracker.accounts import NewStaff
from tracker.days import day_of
from tracker.faults import Unfit
from tracker.ids import new_id
from tracker.people import NewLearner
from tracker.reach import NoSuch
from tracker.store import Book
from tracker.tables_classes import attendance, hand_over
from tracker.tables_learners import learner_card
from tracker.tables_staff import pair_code, staff_session
from tracker.transaction import reading

TODAY = day_of(START)


@pytest.mark.parametrize(
    "wrong",
    [
        {"nickname": " "},
        {"nickname": "x" * 41},
        {"nickname": "a\nb"},
        {"birth_decade": 1953},
        {"birth_decade": 1800},
        {"phone": "555-0100"},
        {"real_name": "王大明"},
    ],
)
def test_a_learner_that_must_not_get_into_the_book_is_refused(wrong: dict[str, object]) -> None:
    with pytest.raises(Unfit):
        NewLearner(**{"nickname": "王阿姨", **wrong})  # type: ignore[arg-type]


def test_a_list_is_enrolled_whole_or_not_at_all(cast: Cast) -> None:
    social = cast.who("social worker")
    with pytest.raises(NoSuch):
        people.enrol(cast.book, social, cast.place, [NewLearner("新")], "no such class")
    assert len(people.listed(cast.book, social, place_id=cast.place)) == 4
    ids = people.enrol(cast.book, social, cast.place, [NewLearner(f"新{n}") for n in range(500)], cast.evening)
    assert len(people.listed(cast.book, social, class_id=cast.evening)) == len(ids) == 500


def test_taking_back_a_consent_takes_the_number_away(cast: Cast) -> None:
    social = cast.who("social worker")
    cast.now.later(minutes=1)
    consents.note(cast.book, social, cast.learners[0], "phone", False, "spoken")
    cast.now.later(minutes=1)
    assert people.seen(cast.book, social, cast.learners[0]).phone == ""
    with pytest.raises(Unfit):
        people.change(cast.book, social, cast.learners[0], phone="555-0199")
    consents.note(cast.book, social, cast.learners[0], "phone", True, "spoken", "她女儿")
    assert people.change(cast.book, social, cast.learners[0], phone="555-0199").phone == "555-0199"
    assert [one.given for one in consents.of(cast.book, social, cast.learners[0])] == [True, False, True]
    with pytest.raises(Unfit):
        consents.note(cast.book, social, cast.learners[0], "photo", True, "spoken")


def test_a_card_works_until_the_next_one_is_printed(cast: Cast) -> None:
    social = cast.who("social worker")
    old = people.make_card(cast.book, social, cast.learners[0])
    new = people.make_card(cast.book, social, cast.learners[0])
    found = people.by_card(cast.book, new)
    assert found is not None
    assert (found.id, people.by_card(cast.book, old), people.by_card(cast.book, "")) == (cast.learners[0], None, None)
    people.note_status(cast.book, social, cast.learners[0], "died", TODAY)
    assert people.by_card(cast.book, new) is None


def test_no_token_stands_in_the_book(cast: Cast) -> None:
    social = cast.who("social worker")
    secrets = [
        people.make_card(cast.book, social, cast.learners[0]),
        sessions.begin(cast.book, cast.staff["volunteer"]),
        sessions.pairing_code(cast.book, social, cast.staff["volunteer"]).long,
    ]
    with reading(cast.book) as db:
        kept = str([db.execute(select(table)).all() for table in (learner_card, staff_session, pair_code)])
    assert not any(secret in kept for secret in secrets)


def test_the_picker_shows_twelve_faces_of_the_open_meeting_only(cast: Cast) -> None:
    social = cast.who("social worker")
    people.enrol(cast.book, social, cast.place, [NewLearner(f"新{n:02d}") for n in range(20)], cast.morning)
    first, pages = people.picker(cast.book, cast.meeting)
    last, _ = people.picker(cast.book, cast.meeting, 1)
    assert (len(first), len(last), pages) == (12, 11, 2)
    assert people.in_meeting(cast.book, cast.meeting, cast.learners[0])
    assert not people.in_meeting(cast.book, cast.meeting, cast.visited)
    meetings.close(cast.book, social, cast.meeting)
    assert people.picker(cast.book, cast.meeting) == ([], 0)
    assert not people.in_meeting(cast.book, cast.meeting, cast.learners[0])


def test_one_meeting_of_a_class_is_open_at_a_time(cast: Cast) -> None:
    social = cast.who("social worker")
    again = meetings.open_now(cast.book, cast.who("volunteer"), cast.morning)
    assert again.id == cast.meeting
    meetings.close(cast.book, social, cast.meeting)
    assert not meetings.close(cast.book, social, cast.meeting)
    planned = meetings.plan(cast.book, social, cast.morning, TODAY)
    assert meetings.open_now(cast.book, social, cast.morning).id == planned
    assert planned in {one.id for one in meetings.running(cast.book, social)}


def test_attendance_is_corrected_and_never_lost(cast: Cast) -> None:
    social = cast.who("social worker")
    meetings.note_attendance(cast.book, social, cast.meeting, dict.fromkeys(cast.learners, "absent"))
    meetings.note_attendance(cast.book, social, cast.meeting, {cast.learners[0]: "present"})
    meetings.note_attendance(cast.book, social, cast.meeting, {cast.learners[0]: "present"})
    assert meetings.attendance_of(cast.book, social, cast.meeting)[cast.learners[0]] == "present"
    with reading(cast.book) as db:
        rows = db.execute(select(attendance).where(attendance.c.learner == cast.learners[0])).all()
    assert sorted((row.came, row.retired_at is None) for row in rows) == [("absent", False), ("present", True)]
    with pytest.raises(NoSuch):
        meetings.note_attendance(cast.book, social, cast.meeting, {cast.stranger: "present"})
    with pytest.raises(Unfit):
        meetings.note_attendance(cast.book, social, cast.meeting, {cast.learners[0]: "late"})  # type: ignore[dict-item]


def test_a_hand_over_reaches_the_next_volunteer(cast: Cast) -> None:
    who = cast.who("volunteer")
    visits.hand_on(cast.book, who, cast.learners[0], ["tired", "tired"], "孙女会来帮忙", "phone-calls")
    [found] = visits.hand_overs(cast.book, who, cast.learners[0])
    assert (found.by, found.sentences, found.own_words) == ("volunteer", ("tired",), "孙女会来帮忙")
    for wrong in (["unheard"], []):
        with pytest.raises(Unfit):
            visits.hand_on(cast.book, who, cast.learners[0], wrong, "x" * (1 if wrong else 2001))
    with reading(cast.book) as db:
        assert len(db.execute(select(hand_over)).all()) == 1


def test_confidence_is_asked_and_kept_apart(cast: Cast) -> None:
    self = cast.who("learner")
    confidence.note(cast.book, self, cast.learners[0], "phone-calls", "before", 1)
    confidence.note(cast.book, self, cast.learners[0], "phone-calls", "after", 4)
    assert [one.face for one in confidence.of(cast.book, self, cast.learners[0])] == [1, 4]
    with pytest.raises(Unfit):
        confidence.note(cast.book, self, cast.learners[0], "phone-calls", "after", 6)


def test_the_quarters_figures_add_up(cast: Cast) -> None:
    social = cast.who("social worker")
    meetings.note_attendance(cast.book, social, cast.meeting, dict.fromkeys(cast.learners, "present"))
    meetings.note_minutes(cast.book, social, cast.meeting, cast.staff["volunteer"], 90)
    meetings.note_minutes(cast.book, social, cast.meeting, cast.staff["volunteer"], 120)
    for minutes in (500, 45):
        now, by = cast.now(), cast.staff["visiting volunteer"]
        done = visits.Visit(new_id(now), cast.visited, now, minutes, staff=by)
        assert visits.end_visit(cast.book, social, done, visits.Told())
        if minutes == 500:
            visits.take_back_visit(cast.book, social, done.id)
    people.note_status(cast.book, social, cast.learners[2], "left", TODAY)
    found = figures.figures(cast.book, social, cast.place, TODAY, TODAY)
    assert (found.meetings, found.attendances, found.people, found.stopped) == (2, 3, 3, 1)
    assert (found.volunteers, found.minutes, found.visits) == (2, 165, 1)
    before = figures.figures(cast.book, social, cast.place, TODAY - timedelta(days=9), TODAY - timedelta(days=1))
    assert (before.meetings, before.attendances, before.minutes) == (0, 0, 0)


def test_the_first_account_is_made_once(book: Book) -> None:
    assert not accounts.has_accounts(book)
    accounts.set_up(book, NewStaff("周", " Zhou ", HASH), "阳光里")
    assert accounts.has_accounts(book)
    with pytest.raises(PermissionError):
        accounts.set_up(book, NewStaff("周", "other", HASH), "阳光里")
    assert accounts.passphrase_of(book, "ZHOU") is not None
    assert accounts.passphrase_of(book, "nobody") is None


def test_a_place_keeps_a_manager_and_a_name_is_taken_once(cast: Cast) -> None:
    manager = cast.who("manager")
    with pytest.raises(Unfit):
        accounts.end_role(cast.book, manager, manager.staff, "manager", cast.place)
    with pytest.raises(Unfit):
        accounts.add_staff(cast.book, manager, NewStaff("x", "Volunteer", HASH), ["volunteer"], cast.place)
    with pytest.raises(Unfit):
        NewStaff("x", "x", "the words themselves")


def test_a_closed_account_and_a_new_passphrase_end_every_session(cast: Cast) -> None:
    manager = cast.who("manager")
    closed = sessions.begin(cast.book, cast.staff["volunteer"])
    changed = sessions.begin(cast.book, cast.staff["social worker"])
    accounts.end_staff(cast.book, manager, cast.staff["volunteer"])
    accounts.change_passphrase(cast.book, manager, cast.staff["social worker"], HASH)
    assert sessions.who_of(cast.book, closed) is None
    assert sessions.who_of(cast.book, changed) is None
    assert accounts.passphrase_of(cast.book, "volunteer") is None


def test_what_was_done_stands_in_the_audit_trail_without_names(cast: Cast) -> None:
    people.change(cast.book, cast.who("social worker"), cast.learners[0], nickname="王阿姨")
    newest = audit.lines(cast.book, cast.who("manager"), cast.place)
    [changed] = [line for line in newest if line.action == "learner.change"]
    assert (changed.subject, changed.detail, changed.staff) == (
        cast.learners[0],
        "nickname",
        cast.staff["social worker"],
    )
    assert "王阿姨" not in str(newest)


def test_classes_count_their_active_learners(cast: Cast) -> None:
    social = cast.who("social worker")
    assert classes.join(cast.book, social, cast.morning, [*cast.learners, cast.visited]) == 1
    assert [one.learners for one in classes.listed(cast.book, social, cast.place)] == [4, 0]
    classes.leave(cast.book, social, cast.morning, cast.visited)
    classes.close(cast.book, social, cast.evening)
    assert [one.learners for one in classes.listed(cast.book, social)] == [3]
    with pytest.raises(NoSuch):
        classes.join(cast.book, social, cast.morning, [cast.stranger])


@pytest.mark.parametrize(
    "called", ["", "\u3000", "\u200b", "王\u202e阿姨", "王\t阿姨", "王\n阿姨", "王\u2028阿姨", "\ud800", "\x00"]
)
def test_what_cannot_be_seen_or_turns_a_line_round_is_nobodys_name(called: str) -> None:
    with pytest.raises(Unfit):
        NewLearner(called)
    with pytest.raises(Unfit):
        NewStaff(called, "zhou", "$argon2id$" + "x" * 40)


@pytest.mark.parametrize("called", ["=1+1", "<script>", "😀", "👩\u200d🦳", "ئايگۈل", "$x^2$ :material/home:", "‑1"])
def test_whatever_can_be_read_is_a_name_as_typed(called: str) -> None:
    assert NewLearner(called).nickname == called
