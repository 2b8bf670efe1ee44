"""Who may see whom, the whole matrix; and what one may not see answers like what does not exist."""

from collections.abc import Callable
from datetime import date, timedelta

import pytest

from tests.tracker.cast import HASH, Cast
from tests.tracker.making import ALONE, walk
from tests.tracker.test_store import CHECK, UNLIKE, VOICE
from tracker import (
    accounts,
    audit,
    classes,
    confidence,
    consents,
    erase,
    figures,
    give_out,
    known,
    learner_record,
    meetings,
    overview,
    people,
    retention,
    sessions,
    table_out,
    trend,
    visits,
    warm_up,
)
from tracker.access import NotAllowed, Who
from tracker.corrections import not_her, take_back_walk
from tracker.gone_through import gone_through_today
from tracker.ids import new_id
from tracker.overview import Whom
from tracker.reach import NoSuch
from tracker.rules import DEFAULT
from tracker.transaction import writing
from tracker.writer import keep

EVERYBODY = (
    "guest", "nobody signed in", "learner", "volunteer", "volunteer of another class", "visiting volunteer",
    "social worker", "social worker elsewhere", "manager", "operator",
)  # fmt: skip
KEEPERS = frozenset({"social worker", "manager"})
BESIDE = KEEPERS | {"volunteer"}
SELF = BESIDE | {"learner"}
MANAGERS = frozenset({"manager"})
ANY_KEEPERS = KEEPERS | {"social worker elsewhere"}
TEACHING = ANY_KEEPERS | {"volunteer", "volunteer of another class", "visiting volunteer"}
DAY = date(2026, 9, 1)

Deed = Callable[[Cast, Who], object]
DEEDS: dict[str, tuple[frozenset[str], Deed]] = {
    "see a learner": (SELF, lambda c, w: people.seen(c.book, w, c.learners[0])),
    "change a learner": (KEEPERS, lambda c, w: people.change(c.book, w, c.learners[0], nickname="新")),
    "note a status": (KEEPERS, lambda c, w: people.note_status(c.book, w, c.learners[0], "paused", DAY)),
    "make a card": (KEEPERS, lambda c, w: people.make_card(c.book, w, c.learners[0])),
    "revoke a card": (KEEPERS, lambda c, w: people.revoke_card(c.book, w, c.learners[0])),
    "enrol": (KEEPERS, lambda c, w: people.enrol(c.book, w, c.place, [people.NewLearner("新")])),
    "read consents": (KEEPERS, lambda c, w: consents.of(c.book, w, c.learners[0])),
    "note a consent": (KEEPERS, lambda c, w: consents.note(c.book, w, c.learners[0], "photo", True, "paper")),
    "add a class": (KEEPERS, lambda c, w: classes.add(c.book, w, c.place, "新班")),
    "close a class": (KEEPERS, lambda c, w: classes.close(c.book, w, c.morning)),
    "join a class": (KEEPERS, lambda c, w: classes.join(c.book, w, c.morning, [c.visited])),
    "leave a class": (KEEPERS, lambda c, w: classes.leave(c.book, w, c.morning, c.learners[0])),
    "add a helper": (KEEPERS, lambda c, w: classes.add_helper(c.book, w, c.morning, c.staff["visiting volunteer"])),
    "end a helper": (KEEPERS, lambda c, w: classes.end_helper(c.book, w, c.morning, c.staff["volunteer"])),
    "see helpers": (BESIDE, lambda c, w: classes.helpers(c.book, w, c.morning)),
    "plan a meeting": (KEEPERS, lambda c, w: meetings.plan(c.book, w, c.morning, DAY)),
    "open a meeting": (BESIDE, lambda c, w: meetings.open_now(c.book, w, c.morning)),
    "choose its lesson": (BESIDE, lambda c, w: meetings.choose_lesson(c.book, w, c.meeting, "phone-calls")),
    "close a meeting": (BESIDE, lambda c, w: meetings.close(c.book, w, c.meeting)),
    "cancel a meeting": (KEEPERS, lambda c, w: meetings.cancel(c.book, w, c.meeting)),
    "see meetings": (BESIDE, lambda c, w: meetings.of_class(c.book, w, c.morning)),
    "note who came": (BESIDE, lambda c, w: meetings.note_attendance(c.book, w, c.meeting, {c.learners[0]: "present"})),
    "see who came": (BESIDE, lambda c, w: meetings.attendance_of(c.book, w, c.meeting)),
    "note minutes": (BESIDE, lambda c, w: meetings.note_minutes(c.book, w, c.meeting, c.staff["volunteer"], 60)),
    "assign a visit": (
        KEEPERS,
        lambda c, w: visits.assign(
            c.book, w, c.learners[0], c.staff["volunteer"], c.now(), c.now() + timedelta(days=1)
        ),
    ),
    "hand over": (BESIDE, lambda c, w: visits.hand_on(c.book, w, c.learners[0], ["tired"])),
    "end a visit": (
        BESIDE,
        lambda c, w: visits.end_visit(
            c.book, w, visits.Visit(new_id(c.now()), c.learners[0], c.now(), 30), visits.Told(("tired",))
        ),
    ),
    "read hand-overs": (SELF, lambda c, w: visits.hand_overs(c.book, w, c.learners[0])),
    "note confidence": (SELF, lambda c, w: confidence.note(c.book, w, c.learners[0], "phone-calls", "before", 3)),
    "read confidence": (KEEPERS | {"learner"}, lambda c, w: confidence.of(c.book, w, c.learners[0])),
    "read progress": (SELF, lambda c, w: learner_record.lessons(c.book, w, c.learners[0])),
    "read steps": (SELF, lambda c, w: learner_record.steps(c.book, w, c.learners[0])),
    "read walks": (SELF, lambda c, w: learner_record.walks(c.book, w, c.learners[0])),
    "read what was reached": (SELF, lambda c, w: learner_record.reached(c.book, w, c.learners[0])),
    "read what was gone through": (SELF, lambda c, w: gone_through_today(c.book, w, c.learners[0], ["phone-calls"])),
    "see the class": (BESIDE, lambda c, w: overview.matrix(c.book, w, Whom(c.place, c.morning))),
    "see the place": (KEEPERS, lambda c, w: overview.matrix(c.book, w, Whom(c.place))),
    "see who needs help": (BESIDE, lambda c, w: overview.help_wanted(c.book, w, Whom(c.place, c.morning))),
    "see who is absent": (KEEPERS, lambda c, w: overview.absent(c.book, w, Whom(c.place, c.morning))),
    "see what is due": (BESIDE, lambda c, w: overview.due(c.book, w, Whom(c.place, c.morning))),
    "see the warm-up": (BESIDE, lambda c, w: warm_up.steps(c.book, w, Whom(c.place, c.morning), DAY)),
    "see the trend": (KEEPERS, lambda c, w: trend.weekly(c.book, w, Whom(c.place))),
    "see figures": (KEEPERS, lambda c, w: figures.figures(c.book, w, c.place, DAY, DAY)),
    "export": (KEEPERS, lambda c, w: table_out.rows(c.book, w, c.place)),
    "give out": (KEEPERS, lambda c, w: give_out.whole(c.book, w, c.learners[0])),
    "erase": (KEEPERS, lambda c, w: erase.erase(c.book, w, c.learners[0])),
    "move a walk": (BESIDE, lambda c, w: not_her(c.book, w, "w", c.learners[1])),
    "take back a walk": (BESIDE, lambda c, w: take_back_walk(c.book, w, "w")),
    "see rules": (KEEPERS, lambda c, w: known.rules_in_force(c.book, w, c.place)),
    "change rules": (KEEPERS, lambda c, w: known.change_rules(c.book, w, c.place, DEFAULT)),
    "see staff": (KEEPERS, lambda c, w: accounts.staff_of(c.book, w, c.place)),
    "add staff": (
        MANAGERS,
        lambda c, w: accounts.add_staff(c.book, w, accounts.NewStaff("新", "new", HASH), ["volunteer"], c.place),
    ),
    "give a role": (MANAGERS, lambda c, w: accounts.give_role(c.book, w, c.staff["volunteer"], "manager", c.place)),
    "end a role": (MANAGERS, lambda c, w: accounts.end_role(c.book, w, c.staff["volunteer"], "volunteer", c.place)),
    "end an account": (MANAGERS, lambda c, w: accounts.end_staff(c.book, w, c.staff["volunteer of another class"])),
    "add a place": (MANAGERS, lambda c, w: accounts.add_place(c.book, w, "新")),
    "read the audit trail": (MANAGERS, lambda c, w: audit.lines(c.book, w, c.place)),
    "see retention": (MANAGERS, lambda c, w: retention.over(c.book, w, c.place)),
    "run retention": (MANAGERS, lambda c, w: retention.run(c.book, w, c.place)),
    "record a voice": (TEACHING, lambda c, w: c.book.add_recording(w, VOICE)),
    "note a difference": (TEACHING, lambda c, w: c.book.note_difference(w, UNLIKE)),
    "take back a recording": (ANY_KEEPERS, lambda c, w: c.book.retire_recording(w, "x")),
    "note a check": (ANY_KEEPERS, lambda c, w: c.book.note_check(w, CHECK)),
    "take back a check": (ANY_KEEPERS, lambda c, w: c.book.retire_check(w, "x")),
    "settle a difference": (ANY_KEEPERS, lambda c, w: c.book.settle_difference(w, "x")),
    "change a setting": (ANY_KEEPERS, lambda c, w: c.book.change_setting(w, "community_phone", "110")),
}


@pytest.mark.parametrize("deed", DEEDS)
def test_everybody_may_do_exactly_what_is_theirs(cast: Cast, deed: str) -> None:
    allowed, do = DEEDS[deed]
    refused = [name for name in EVERYBODY if name not in allowed]
    for name in refused:
        with pytest.raises((NoSuch, NotAllowed)):
            do(cast, cast.who(name))
            raise AssertionError(f"{name} could {deed}")
    with writing(cast.book) as db:
        keep(db, walk(ALONE, learner=cast.learners[0], name="w"))
    name = sorted(allowed)[-1]
    do(cast, cast.who(name))


@pytest.mark.parametrize("name", sorted(SELF))
def test_those_who_may_see_a_learner_see_her(cast: Cast, name: str) -> None:
    assert people.seen(cast.book, cast.who(name), cast.learners[0]).nickname == "学员0"


@pytest.mark.parametrize("name", EVERYBODY)
def test_somebody_elses_learner_answers_like_one_that_does_not_exist(cast: Cast, name: str) -> None:
    who = cast.who(name)
    answers = []
    for learner in (cast.stranger, "0" * 36):
        if name in ("manager", "social worker elsewhere") and learner == cast.stranger:
            continue
        with pytest.raises(NoSuch) as none:
            people.seen(cast.book, who, learner)
        answers.append((type(none.value), str(none.value).replace(learner, "")))
    assert len(set(answers)) == 1


def test_a_volunteer_sees_name_picture_and_status_only(cast: Cast) -> None:
    seen = people.seen(cast.book, cast.who("volunteer"), cast.learners[0])
    assert (seen.nickname, seen.birth_decade, seen.real_name, seen.phone) == ("学员0", None, "", "")
    assert people.seen(cast.book, cast.who("social worker"), cast.learners[0]).phone == "555-0100"


def test_a_volunteer_sees_todays_class_until_a_day_after_it_ends(cast: Cast) -> None:
    who = cast.who("volunteer")
    meetings.close(cast.book, who, cast.meeting)
    cast.now.later(hours=23)
    assert len(people.listed(cast.book, who)) == 3
    cast.now.later(hours=2)
    assert people.listed(cast.book, who) == []


def test_a_meeting_that_nobody_closed_is_over_by_itself(cast: Cast) -> None:
    who = cast.who("volunteer")
    cast.now.later(hours=37)
    assert people.listed(cast.book, who) == []


def test_a_planned_meeting_opens_the_class_on_its_day(cast: Cast) -> None:
    meetings.close(cast.book, cast.who("social worker"), cast.meeting)
    cast.now.later(days=3)
    who = cast.who("volunteer")
    assert people.listed(cast.book, who) == []
    meetings.plan(cast.book, cast.who("social worker"), cast.morning, DAY + timedelta(days=3))
    assert len(people.listed(cast.book, who)) == 3


def test_an_assigned_learner_is_seen_while_the_assignment_lasts(cast: Cast) -> None:
    who, social = cast.who("visiting volunteer"), cast.who("social worker")
    start = cast.now() + timedelta(hours=1)
    one = visits.assign(cast.book, social, cast.visited, who.staff, start, start + timedelta(days=7))
    assert people.listed(cast.book, who) == []
    cast.now.later(hours=2)
    assert [seen.id for seen in people.listed(cast.book, who)] == [cast.visited]
    assert [seen.learner for seen in visits.assigned(cast.book, who)] == [cast.visited]
    visits.end_assignment(cast.book, social, one)
    cast.now.later(minutes=1)
    assert people.listed(cast.book, who) == []


def test_before_the_rules_of_conduct_are_accepted_a_volunteer_sees_nobody(cast: Cast) -> None:
    new = accounts.NewStaff("新", "new", HASH)
    staff = accounts.add_staff(cast.book, cast.who("manager"), new, ["volunteer"], cast.place)
    classes.add_helper(cast.book, cast.who("social worker"), cast.morning, staff)
    who = sessions.who_of(cast.book, sessions.begin(cast.book, staff))
    assert who is not None
    assert people.listed(cast.book, who) == []
    accounts.accept_conduct(cast.book, who)
    again = sessions.who_of(cast.book, sessions.begin(cast.book, staff))
    assert again is not None
    assert len(people.listed(cast.book, again)) == 3


def test_a_role_that_is_taken_away_is_gone_at_once(cast: Cast) -> None:
    token = sessions.begin(cast.book, cast.staff["social worker"])
    accounts.end_role(cast.book, cast.who("manager"), cast.staff["social worker"], "social_worker", cast.place)
    who = sessions.who_of(cast.book, token)
    assert who is not None
    assert people.listed(cast.book, who) == []


@pytest.mark.parametrize("status", ["paused", "left", "died"])
def test_whoever_is_not_active_is_gone_at_once(cast: Cast, status: people.LifeStatus) -> None:
    social = cast.who("social worker")
    people.note_status(cast.book, social, cast.learners[0], status, DAY)
    assert cast.learners[0] not in {one.id for one in people.listed(cast.book, social, class_id=cast.morning)}
    assert cast.learners[0] not in {one.id for one in people.picker(cast.book, cast.meeting)[0]}
    assert not people.in_meeting(cast.book, cast.meeting, cast.learners[0])
    assert cast.learners[0] not in {one.learner for one in overview.matrix(cast.book, social, Whom(cast.place))}
    with pytest.raises(NoSuch):
        people.seen(cast.book, cast.who("volunteer"), cast.learners[0])
    assert cast.learners[0] in {one.id for one in people.listed(cast.book, social, everybody=True)}
