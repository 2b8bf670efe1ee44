"""The door of POST /api/events: what comes in, what is refused, clocks, tickets, busy and full."""

import json
from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import Any

import pytest
from sqlalchemy import select

from tests import loops
from tests.tracker.cast import Cast
from tests.tracker.making import OUTLINE
from tracker import audit, erase
from tracker.event_schema import FIELDS, NotAnEvent, checked, json_schema
from tracker.ids import new_id
from tracker.intake import BATCH_MOST, BODY_MOST, Answer, Intake
from tracker.progress import Status
from tracker.tables_record import event, progress
from tracker.tickets import Tickets
from tracker.transaction import reading
from tracker.writer import Writer

WRONG: list[tuple[dict[str, Any], str]] = [
    ({"id": "1"}, "id"),
    ({"id": "01a20575-5df9-4bd9-80b8-c19ea15c2a0f"}, "id"),
    ({"id": "01A20575-5DF9-7BD9-80B8-C19EA15C2A0F"}, "id"),
    ({"id": "ffffffff-ffff-7fff-bfff-ffffffffffff"}, "id"),  # made in the year 10889
    ({"id": "\ud800"}, "id"),
    ({"walk": None}, "id"),
    ({"kind": "win"}, "word"),
    ({"kind": ["step"]}, "word"),
    ({"mode": "exam"}, "word"),
    ({"prompt": "shouted"}, "word"),
    ({"prompt": ""}, "missing"),
    ({"step": ""}, "missing"),
    ({"step": "../etc"}, "word"),
    ({"lesson": "другой"}, "word"),
    ({"version": 0}, "number"),
    ({"version": True}, "number"),
    ({"version": "1"}, "number"),
    ({"misses": -1}, "number"),
    ({"misses": 10**9}, "number"),
    ({"detail": []}, "detail"),
    ({"detail": {"x": "y" * 3000}}, "detail"),
    ({"detail": {"x": "\x00"}}, "detail"),
    ({"detail": {"x": [[[[0]]]]}}, "detail"),
    ({"detail": {"x": "\ud800"}}, "detail"),
    ({"observed_at": "yesterday"}, "time"),
    ({"observed_at": "2026-09-01T10:00:00"}, "time"),
    ({"observed_at": 1}, "time"),
    ({"ticket": ""}, "ticket"),
    ({"ticket": "é" * 20}, "ticket"),
    ({"ticket": 5}, "ticket"),
    ({"meeting": "x"}, "id"),
    ({"recorder": "me"}, "field"),
    ({"learner": "her"}, "field"),
    ({"mode": "own_phone"}, "staff"),
    ({"kind": "correction", "detail": {"whole": True}}, "staff"),
    ({"version": 7}, "lesson"),
    ({"lesson": "another-lesson"}, "ticket"),
]


class Door:
    """A page of one learner, and the door it sends to."""

    def __init__(self, cast: Cast) -> None:
        self.cast = cast
        self.writer = Writer(cast.book)
        self.tickets = Tickets.of(cast.book)
        self.intake = Intake(self.writer, self.tickets, cast.now)
        self.ticket = self.tickets.make(cast.now(), cast.learners[0], OUTLINE.lesson)
        self.walk = new_id(cast.now())

    def event(self, step: str = "a", **more: Any) -> dict[str, Any]:
        now = self.cast.now()
        return {
            "id": new_id(now), "walk": self.walk, "kind": "step", "lesson": OUTLINE.lesson, "version": 1, "step": step,
            "mode": "practise", "prompt": "independent", "observed_at": now.isoformat(), "ticket": self.ticket, **more,
        }  # fmt: skip

    def post(self, *events: Any, sent_at: datetime | None = None) -> Answer:
        body = {"sent_at": (sent_at or self.cast.now()).isoformat(), "events": list(events)}
        return self.raw(json.dumps(body).encode())

    def raw(self, body: bytes) -> Answer:
        return loops.run(self.intake.take(body, "en"))

    def rows(self) -> list[Any]:
        with reading(self.cast.book) as db:
            return list(db.execute(select(event).order_by(event.c.id)))


@pytest.fixture
def door(cast: Cast) -> Iterator[Door]:
    made = Door(cast)
    yield made
    made.writer.close()


def refusal(answer: Answer) -> str:
    assert answer.status == 200
    assert json.dumps(answer.body, ensure_ascii=False).encode()  # whatever was sent, the answer can be
    [only] = answer.body["refused"]
    assert only["say"].endswith(".")
    return str(only["why"])


@pytest.mark.parametrize(
    ("kind", "detail"),
    [
        ("note", {}),
        ("note", {"words": " "}),
        ("note", {"words": 3}),
        ("note", {"words": ["a"]}),
        ("note", {"words": "好" * 501}),
        ("note", {"words": "a", "more": "b"}),
        ("note", {"words": "身份证 11010119900307775X"}),
        ("note", {"words": "卡号 6222 0200 1234 5678 901"}),
        ("said", {}),
        ("said", {"home": "perhaps"}),
        ("said", {"home": ["yes"]}),
        ("said", {"home": "yes", "more": 1}),
    ],
)
def test_words_and_answers_are_looked_at_before_anybody_reads_them(
    door: Door, kind: str, detail: dict[str, Any]
) -> None:
    assert refusal(door.post(door.event("", kind=kind, prompt="", detail=detail))) == "detail"
    assert door.rows() == []


def test_a_note_of_five_hundred_letters_and_an_answer_come_in(door: Door) -> None:
    note = door.event("", kind="note", prompt="", detail={"words": "好" * 500})
    said = door.event("", kind="said", prompt="", detail={"home": "a_bit"})
    assert door.post(note, said).body["refused"] == []
    assert len(door.rows()) == 2


def test_a_walk_comes_in_and_the_summary_with_it(door: Door) -> None:
    answer = door.post(*(door.event(step) for step in OUTLINE.steps))
    assert answer.status == 200
    assert len(answer.body["kept"]) == 8
    with reading(door.cast.book) as db:
        row = db.execute(select(progress)).one()
    assert (row.learner, row.status, row.complete) == (door.cast.learners[0], Status.WITH_HELP, 1)


def test_sending_again_is_answered_alike_and_changes_nothing(door: Door) -> None:
    events = [door.event("a"), door.event("b")]
    first = door.post(*events)
    door.cast.now.later(hours=5)
    assert door.post(*events, *events).body == first.body
    assert len(door.rows()) == 2


def test_the_learner_comes_from_the_ticket_and_the_recorder_too(door: Door) -> None:
    staff = door.tickets.make(door.cast.now(), door.cast.learners[1], "", door.cast.staff["volunteer"])
    door.post(door.event(), door.event(ticket=staff, walk=new_id(door.cast.now()), mode="own_phone"))
    assert {(row.learner, row.recorder) for row in door.rows()} == {
        (door.cast.learners[0], ""),
        (door.cast.learners[1], door.cast.staff["volunteer"]),
    }


def test_what_is_not_right_is_refused_for_good_and_the_rest_is_kept(door: Door) -> None:
    for change, why in WRONG:
        good = door.event("b")
        answer = door.post(door.event(**change), good)
        assert refusal(answer) == why, change
        assert answer.body["kept"] == [good["id"]]
    assert len(door.rows()) == len(WRONG)


def test_what_is_needed_is_needed(door: Door) -> None:
    for missing in (name for name, (needed, _, _) in FIELDS.items() if needed):
        one = door.event()
        del one[missing]
        assert refusal(door.post(one)) == "missing"


def test_a_body_that_cannot_be_understood_is_said_so(door: Door) -> None:
    bodies = [b"", b"{", b"[]", b"null", b'{"events": 3}', b'{"events": []}', b'{"sent_at": "now", "events": []}']
    bodies += [b'{"sent_at": NaN, "events": []}', b"[" * 100_000, "\ud800".encode("utf-8", "surrogatepass")]
    for body in bodies:
        answer = door.raw(body)
        assert (answer.status, answer.body["error"]) == (400, "unreadable")


def test_too_much_at_once_is_not_even_read(door: Door) -> None:
    assert door.raw(b" " * (BODY_MOST + 1)).status == 413
    assert door.post(*[door.event()] * (BATCH_MOST + 1)).status == 413
    assert door.rows() == []


def test_strange_things_in_the_list_are_refused_one_by_one(door: Door) -> None:
    answer = door.post(None, 3, "x", [])
    assert {one["why"] for one in answer.body["refused"]} == {"shape"}


@pytest.mark.parametrize("wrong_by", [timedelta(days=-9), timedelta(hours=8), timedelta(minutes=3)])
def test_a_wrong_clock_is_put_right(door: Door, wrong_by: timedelta) -> None:
    theirs = door.cast.now() + wrong_by
    happened = theirs - timedelta(minutes=30)
    door.post(door.event(observed_at=happened.isoformat()), sent_at=theirs)
    [row] = door.rows()
    assert row.observed_at == door.cast.now() - timedelta(minutes=30)
    assert (row.sent_at, row.received_at) == (theirs, door.cast.now())


def test_the_way_of_the_post_is_not_a_wrong_clock(door: Door) -> None:
    happened = door.cast.now() - timedelta(minutes=1)
    door.post(door.event(observed_at=happened.isoformat()), sent_at=door.cast.now() - timedelta(seconds=4))
    assert door.rows()[0].observed_at == happened


@pytest.mark.parametrize("away", [timedelta(days=-401), timedelta(minutes=1)])
def test_what_was_too_long_ago_or_has_not_happened_yet_is_refused(door: Door, away: timedelta) -> None:
    assert refusal(door.post(door.event(observed_at=(door.cast.now() + away).isoformat()))) == "time"


def test_a_ticket_lasts_thirty_days(door: Door) -> None:
    door.cast.now.later(days=29)
    assert door.post(door.event()).body["refused"] == []
    door.cast.now.later(days=2)
    assert refusal(door.post(door.event())) == "ticket"


def test_a_ticket_cannot_be_changed_or_made_elsewhere(door: Door) -> None:
    body, signature = door.ticket.split(".")
    other = Tickets(b"another key").make(door.cast.now(), door.cast.learners[0], OUTLINE.lesson)
    for ticket in (f"{body}x.{signature}", f"{body}.{signature[:-1]}", other, body, f".{signature}", "."):
        assert refusal(door.post(door.event(ticket=ticket))) == "ticket"


def test_tickets_outlive_a_restart(door: Door) -> None:
    again = Tickets.of(door.cast.book).read(door.ticket, door.cast.now())
    assert again is not None
    assert again.learner == door.cast.learners[0]


def test_a_walk_belongs_to_one_learner(door: Door) -> None:
    door.post(door.event())
    neighbour = door.tickets.make(door.cast.now(), door.cast.learners[1], OUTLINE.lesson)
    assert refusal(door.post(door.event("b", ticket=neighbour))) == "walk"


def test_a_learner_who_was_erased_gets_no_more_records(door: Door) -> None:
    erase.erase(door.cast.book, door.cast.who("social worker"), door.cast.learners[0])
    assert refusal(door.post(door.event())) == "learner"


def test_staff_take_back_a_touch_from_the_recording_bar(door: Door) -> None:
    staff = door.tickets.make(door.cast.now(), door.cast.learners[0], "", door.cast.staff["volunteer"])
    wrong = door.event("a", ticket=staff, prompt="model")
    door.cast.now.later(seconds=1)
    undo = door.event("a", ticket=staff, kind="correction", detail={"event": wrong["id"]})
    door.cast.now.later(seconds=1)
    right = door.event("a", ticket=staff)
    assert door.post(wrong, undo, right).body["refused"] == []
    with reading(door.cast.book) as db:
        assert db.execute(select(progress.c.independence)).scalar() == 1.0
    again = door.post(undo)
    assert again.body["kept"] == [undo["id"]]
    lines = [one for one in audit.lines(door.cast.book, door.cast.who("manager"), door.cast.place) if one.detail]
    [told] = [one for one in lines if one.action == "event.take_back"]
    assert (told.staff, told.subject, told.detail) == (
        door.cast.staff["volunteer"],
        door.cast.learners[0],
        wrong["id"],
    )
    moved = door.event("a", ticket=staff, kind="correction", detail={"to": door.cast.learners[1]})
    assert refusal(door.post(moved)) == "detail"


def test_a_full_line_says_busy_and_nothing_is_lost(door: Door) -> None:
    small = Writer(door.cast.book, waiting=1)
    small.close()
    door.intake = Intake(small, door.tickets, door.cast.now)
    one = door.event()
    answer = door.post(one)
    assert (answer.status, answer.body["error"], answer.again) == (503, "busy", 3)
    door.intake = Intake(door.writer, door.tickets, door.cast.now)
    assert door.post(one).body["kept"] == [one["id"]]


def test_the_schema_names_the_same_fields() -> None:
    schema = json_schema()
    assert set(schema["properties"]) == set(FIELDS)
    with pytest.raises(NotAnEvent):
        checked({"id": 1})
