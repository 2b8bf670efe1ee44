"""POST /api/events by the kinds of tickets: which record each lets in, and what the door says to every other."""

import base64
import json
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from sqlalchemy import text

from tests.gate.conftest import Cast, Clock, Visit, who
from tracker import accounts, erase, people, visits
from tracker.ids import new_id
from tracker.tickets import Tickets
from web.wiring import House

LESSON = "bigger-letters"
OTHER_LESSON = "tap-and-swipe"


@dataclass
class Door:
    """A phone somewhere in the room that nobody is signed in at: the ticket alone decides."""

    house: House
    cast: Cast
    visit: Visit

    def ticket(self, learner: str = "", lesson: str = LESSON, recorder: str = "") -> str:
        return self.house.gate.tickets.make(self.house.book.now(), learner or self.cast.learners[0], lesson, recorder)

    def event(self, ticket: str, **more: Any) -> dict[str, Any]:
        now = self.house.book.now()
        step = self.house.library.lessons[LESSON].steps[0].id
        return {
            "id": new_id(now), "walk": new_id(now), "kind": "step", "lesson": LESSON, "version": 1, "step": step,
            "mode": "practise", "prompt": "independent", "observed_at": now.isoformat(), "ticket": ticket, **more,
        }  # fmt: skip

    def send(self, *events: dict[str, Any]) -> dict[str, str]:
        """Why each was refused, or "" for what was kept, by its id."""
        body = {"sent_at": self.house.book.now().isoformat(), "events": list(events)}
        answer = self.visit().post("/api/events", json=body)
        assert answer.status_code == 200
        found = answer.json()
        assert all(one["say"].endswith("。") for one in found["refused"])
        return dict.fromkeys(found["kept"], "") | {one["id"]: one["why"] for one in found["refused"]}

    def why(self, event: dict[str, Any]) -> str:
        return self.send(event)[event["id"]]

    def rows(self) -> list[Any]:
        with self.house.book.engine.connect() as db:
            return list(db.execute(text("SELECT learner, recorder, mode FROM event ORDER BY id")))


@pytest.fixture
def door(house: House, cast: Cast, visit: Visit) -> Door:
    return Door(house, cast, visit)


LEARNERS, STAFFS = "learner's", "staff's"
KINDS: list[tuple[str, dict[str, Any], str]] = [
    (LEARNERS, {}, ""),
    (LEARNERS, {"kind": "done", "mode": "learn", "prompt": ""}, ""),
    (LEARNERS, {"mode": "check"}, ""),
    (LEARNERS, {"mode": "own_phone"}, "staff"),
    (LEARNERS, {"kind": "correction", "detail": {"whole": True}}, "staff"),
    (STAFFS, {}, ""),
    (STAFFS, {"mode": "own_phone"}, ""),
    (STAFFS, {"kind": "correction", "detail": {"whole": True}}, ""),
    (STAFFS, {"kind": "correction", "detail": {"to": "01a20575-5df9-7bd9-80b8-c19ea15c2a0f"}}, "detail"),
    *((one, {name: "somebody"}, "field") for one in (LEARNERS, STAFFS) for name in ("recorder", "learner", "place")),
    *((one, {"lesson": OTHER_LESSON}, "ticket") for one in (LEARNERS, STAFFS)),
]


@pytest.mark.parametrize(("kind", "change", "why"), KINDS)
def test_a_ticket_lets_in_what_it_was_made_for(door: Door, kind: str, change: dict[str, Any], why: str) -> None:
    recorder = door.cast.staff["volunteer"] if kind == STAFFS else ""
    assert door.why(door.event(door.ticket(recorder=recorder), **change)) == why
    assert len(door.rows()) == (not why)


def changed(ticket: str, **values: object) -> str:
    """The same ticket with other values under its old signature."""
    body, _, signature = ticket.partition(".")
    names = ("learner", "lesson", "recorder", "until")
    inside = dict(zip(names, json.loads(base64.urlsafe_b64decode(body + "==")), strict=True)) | values
    again = base64.urlsafe_b64encode(json.dumps(list(inside.values())).encode()).decode().rstrip("=")
    return f"{again}.{signature}"


FORGED: dict[str, Callable[[str, Cast], str]] = {
    "for somebody else": lambda ticket, cast: changed(ticket, learner=cast.others[0]),
    "with a recorder": lambda ticket, cast: changed(ticket, recorder=cast.staff["volunteer"]),
    "for every lesson": lambda ticket, cast: changed(ticket, lesson=""),
    "for longer": lambda ticket, cast: changed(ticket, until=4_000_000_000),
    "cut off": lambda ticket, cast: ticket[:-1],
    "without its signature": lambda ticket, cast: ticket.partition(".")[0],
    "with an empty signature": lambda ticket, cast: ticket.partition(".")[0] + ".",
    "with more behind it": lambda ticket, cast: ticket + ".x",
    "of another book": lambda ticket, cast: Tickets(b"x" * 32).make(datetime.now(UTC), cast.learners[0], LESSON),
}


@pytest.mark.parametrize("name", FORGED)
def test_a_ticket_that_is_not_ours_writes_nothing(door: Door, name: str) -> None:
    good = door.ticket()
    assert door.why(door.event(FORGED[name](good, door.cast))) == "ticket"
    assert door.rows() == []
    assert door.why(door.event(good)) == ""


def test_a_ticket_is_over_after_thirty_days(door: Door, clock: Clock) -> None:
    ticket = door.ticket()
    clock.wait(days=30, seconds=-1)
    assert door.why(door.event(ticket)) == ""
    clock.wait(seconds=1)
    assert door.why(door.event(ticket)) == "ticket"


def test_two_learners_waiting_on_one_device_each_get_their_own(door: Door) -> None:
    one, other = door.cast.learners[:2]
    batch = [door.event(door.ticket(each), kind="done", mode="learn", prompt="") for each in (one, other, one)]
    assert set(door.send(*batch).values()) == {""}
    assert sorted(row.learner for row in door.rows()) == sorted([one, other, one])
    borrowed = door.event(door.ticket(other), walk=batch[0]["walk"], kind="done", mode="learn", prompt="")
    assert door.why(borrowed) == "walk"


@pytest.mark.parametrize("life", ["paused", "left", "died"])
def test_what_somebody_did_before_pausing_is_kept_when_it_arrives_late(door: Door, life: people.LifeStatus) -> None:
    ticket = door.ticket()
    boss = who(door.house, door.cast.manager)
    people.note_status(door.house.book, boss, door.cast.learners[0], life, date(2026, 11, 24))
    assert door.why(door.event(ticket)) == ""


def test_of_somebody_who_was_erased_nothing_is_taken_any_more(door: Door) -> None:
    ticket = door.ticket()
    erase.erase(door.house.book, who(door.house, door.cast.manager), door.cast.learners[0])
    assert door.why(door.event(ticket)) == "learner"
    assert door.rows() == []


def recorded(door: Door) -> str:
    return door.ticket(recorder=door.cast.staff["volunteer"])


def test_a_role_taken_away_stops_the_recording_at_once(door: Door) -> None:
    ticket, boss = recorded(door), who(door.house, door.cast.manager)
    before = door.event(ticket)
    assert door.why(before) == ""
    accounts.end_role(door.house.book, boss, door.cast.staff["volunteer"], "volunteer", door.cast.place)
    later = door.event(ticket)
    assert door.send(before, later) == {before["id"]: "", later["id"]: "recorder"}  # what is on disk stays kept
    accounts.give_role(door.house.book, boss, door.cast.staff["volunteer"], "social_worker", door.cast.other_place)
    assert door.why(door.event(ticket)) == "recorder"  # a role somewhere else is none here
    accounts.give_role(door.house.book, boss, door.cast.staff["volunteer"], "volunteer", door.cast.place)
    assert door.why(door.event(ticket)) == ""


def test_an_account_that_was_ended_records_nothing(door: Door) -> None:
    ticket = recorded(door)
    accounts.end_staff(door.house.book, who(door.house, door.cast.manager), door.cast.staff["volunteer"])
    assert door.why(door.event(ticket)) == "recorder"


def test_an_assignment_that_is_over_still_lets_the_last_visit_arrive(door: Door, clock: Clock) -> None:
    """She could not send from a home without a network; she is still one of the place's volunteers."""
    book, boss = door.house.book, who(door.house, door.cast.manager)
    volunteer, her = door.cast.staff["volunteer"], door.cast.absent
    now = book.now()
    assigned = visits.assign(book, boss, her, volunteer, now - timedelta(hours=1), now + timedelta(hours=2))
    waiting = door.event(door.ticket(her, recorder=volunteer), mode="own_phone")
    visits.end_assignment(book, boss, assigned)
    clock.wait(days=2)
    assert door.why(waiting) == ""
    assert [(row.learner, row.recorder) for row in door.rows()] == [(her, volunteer)]


def test_the_learners_own_records_do_not_ask_for_a_recorder(door: Door) -> None:
    mixed = [door.event(door.ticket()), door.event(recorded(door))]
    accounts.end_staff(door.house.book, who(door.house, door.cast.manager), door.cast.staff["volunteer"])
    assert door.send(*mixed) == {mixed[0]["id"]: "", mixed[1]["id"]: "recorder"}
