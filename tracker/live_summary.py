"""What a meeting was: who came, what went by itself, where people were stuck, how long they waited for help.

Works for a class without any phone as well. The pure part counts; the rest fetches for staff of the class.
"""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from statistics import median
from typing import Any, Final

from sqlalchemy import Connection, select

from tracker import help_calls, left_open, live, meetings, reach
from tracker.access import Who
from tracker.days import day_of
from tracker.help_calls import Call
from tracker.live_log import Change
from tracker.live_room import MISTAKEN
from tracker.outline import Outline
from tracker.people import zone_of
from tracker.reach import NoSuch
from tracker.store import Book
from tracker.tables_classes import attendance, hand_over, klass, meeting
from tracker.tables_learners import learner
from tracker.tables_live import live_done, live_seat
from tracker.tables_record import event
from tracker.tables_staff import staff
from tracker.transaction import reading
from tracker.visits import HandOver

MOST: Final = 3  # steps to begin with next time


@dataclass(frozen=True, slots=True)
class Came:
    """Somebody who came. `by_phone`: she joined by herself; else staff noted it."""

    nickname: str
    by_phone: bool


@dataclass(frozen=True, slots=True)
class AtStep:
    """People at one step: who did it without help, who had help, who was left with a call, who did not say done."""

    lesson: str
    step: str
    number: int
    alone: int
    helped: int
    stuck: int
    open: int
    calls: int

    @property
    def weight(self) -> int:
        """How much this step asks to be repeated; 0: not at all."""
        return 3 * self.stuck + 2 * self.calls + self.helped + self.open


@dataclass(frozen=True, slots=True)
class Note:
    """What a volunteer noted in this meeting, about whom."""

    nickname: str
    said: HandOver


@dataclass(frozen=True, slots=True)
class Calls:
    """How many called and how many were gone to; the median of seconds until then (None: nobody went); how many went on
    by themselves before anybody came."""

    count: int
    taken: int
    seconds: int | None
    alone: int


@dataclass(frozen=True, slots=True)
class Summary:
    meeting: str
    class_id: str
    class_name: str
    place: str
    day: date
    opened_at: datetime | None
    closed_at: datetime | None
    lessons: tuple[str, ...]
    came: tuple[Came, ...]
    away: tuple[str, ...]
    unnoted: tuple[str, ...]  # staff recorded a step of theirs, and nobody noted whether they came
    guests: int
    steps: tuple[AtStep, ...]
    calls: Calls
    notes: tuple[Note, ...]
    log: tuple[Change, ...]

    @property
    def again(self) -> tuple[AtStep, ...]:
        """What to begin with next time, the most wanted first."""
        return _again(self.steps)


@dataclass(frozen=True, slots=True)
class Deed:
    """A step somebody did, as evidence says; `who` is a learner, or a guest's seat."""

    who: str
    lesson: str
    step: str
    helped: bool


@dataclass
class _Sets:
    alone: set[str] = field(default_factory=set)
    helped: set[str] = field(default_factory=set)
    stuck: set[str] = field(default_factory=set)
    calls: int = 0


def count(
    outlines: Sequence[Outline],
    done: Iterable[tuple[str, str, str]],
    deeds: Iterable[Deed],
    calls: Iterable[Call],
    shown: Mapping[str, set[str]],
    people: set[str],
) -> tuple[AtStep, ...]:
    """People by step, in the order of lessons and steps; steps of which nothing is known are left out. Pure.

    `done` are (who, lesson, step) of 我做好了; `shown`, by lesson, the steps that everybody followed on the phone: only
    there does a missing 我做好了 say anything. Who had help once at a step had help, whatever she touched then.
    """
    found: dict[tuple[str, str], _Sets] = {}

    def at(lesson: str, step: str) -> _Sets:
        return found.setdefault((lesson, step), _Sets())

    for one in deeds:
        (at(one.lesson, one.step).helped if one.helped else at(one.lesson, one.step).alone).add(one.who)
    for person, lesson, step in done:
        at(lesson, step).alone.add(person)
    for call in calls:
        if call.step:
            here = at(call.lesson, call.step)
            here.calls += 1
            if call.solved_at and call.prompt != "independent":
                here.helped.add(call.learner or call.seat)
            elif not call.solved_at and not call.withdrawn_at:
                here.stuck.add(call.learner or call.seat)
    rows = []
    for outline in outlines:
        for number, step in enumerate(outline.steps, 1):
            sets = found.get((outline.lesson, step))
            if sets is None:
                continue
            stuck = sets.stuck - sets.helped
            alone = sets.alone - sets.helped - stuck
            waits = len(people - alone - sets.helped - stuck) if step in shown.get(outline.lesson, ()) else 0
            rows.append(
                AtStep(outline.lesson, step, number, len(alone), len(sets.helped), len(stuck), waits, sets.calls)
            )
    return tuple(rows)


def of(book: Book, who: Who, meeting_id: str) -> Summary:
    """The summary of a meeting that has begun; raises `NoSuch` for any other, and for who may not see the class."""
    calls = help_calls.listed(book, who, meeting_id, over=True)
    log = live.log(book, who, meeting_id)
    with reading(book) as db:
        live.place(db, who, meeting_id, book.now())
        head = _head(db, meeting_id, book.now())
        lessons = _lessons(db, meeting_id, head["lesson"], log)
        outlines = [one for lesson in lessons if (one := live.outline(db, lesson))]
        marks = db.execute(select(live_done).where(live_done.c.meeting == meeting_id)).all()
        seats = _seats(db, meeting_id, {one.seat for one in marks} | {one.seat for one in calls})
        person = {row.id: row.learner or row.id for row in seats}
        done = [(person.get(row.seat, row.seat), row.lesson, row.step) for row in marks]
        deeds = _deeds(db, meeting_id)
        came, away = _attendance(db, meeting_id)
        unnoted = _unnoted(db, meeting_id)
        notes = _notes(db, meeting_id)
    steps = count(outlines, done, deeds, calls, _shown(log, outlines, head["lesson"]), set(person.values()))
    del head["lesson"]
    return Summary(
        **head, lessons=lessons, came=came, away=away, unnoted=unnoted,
        guests=sum(row.learner is None for row in seats), steps=steps, calls=_calls(calls), notes=notes, log=tuple(log),
    )  # fmt: skip


def last_stuck(book: Book, who: Who, class_id: str) -> tuple[AtStep, ...]:
    """Where this class was stuck in its last meeting that is over; nothing where there was none."""
    with reading(book) as db:
        today = day_of(book.now(), zone_of(db, reach.place_of_class(db, who, class_id, book.now())))
    held = meetings.of_class(book, who, class_id, 20, until=today)
    last = next((one for one in held if one.closed_at is not None), None)
    return of(book, who, last.id).again if last else ()


def _again(steps: Iterable[AtStep]) -> tuple[AtStep, ...]:
    return tuple(sorted((one for one in steps if one.weight), key=lambda one: -one.weight)[:MOST])


def _head(db: Connection, meeting_id: str, now: datetime) -> dict[str, Any]:
    names = ("day", "opened_at", "closed_at", "lesson")
    wanted = (
        select(meeting.c.id, klass.c.id, klass.c.name, klass.c.place, *(meeting.c[name] for name in names))
        .join(klass, klass.c.id == meeting.c.class_id)
        .where(meeting.c.id == meeting_id, meeting.c.opened_at.is_not(None))
    )
    row = db.execute(wanted).first()
    if row is None:
        raise NoSuch(meeting_id)
    found = dict(zip(("meeting", "class_id", "class_name", "place", *names), row, strict=True))
    over = left_open.over_at(db, meeting_id, found["opened_at"], found["closed_at"], now)
    return found | {"closed_at": over}


def _lessons(db: Connection, meeting_id: str, chosen: str, log: Sequence[Change]) -> tuple[str, ...]:
    """What was taught: what the log shows, what was chosen at the desk, and what records of the meeting speak of."""
    told = [str(one.what["lesson"]) for one in log if one.what.get("lesson")]
    noted = select(event.c.lesson).where(event.c.meeting == meeting_id, event.c.kind == "step").distinct()
    marks = select(live_done.c.lesson).where(live_done.c.meeting == meeting_id).distinct()
    others = sorted({row.lesson for wanted in (noted, marks) for row in db.execute(wanted)})
    return tuple(dict.fromkeys(one for one in (*told, chosen, *others) if one))


def _shown(log: Sequence[Change], outlines: Sequence[Outline], chosen: str) -> dict[str, set[str]]:
    """By lesson, the steps that were shown while everybody watched the big screen.

    The log names the lesson of the beginning and each that came after. Older logs name only what came after: the
    beginning's is then one that they do not name, and `chosen` where they name none.
    """
    steps = {one.lesson: one.steps for one in outlines}
    named = [str(one.what["lesson"]) for one in log if one.what.get("lesson")]
    lesson = next((one for one in steps if one not in named), chosen) if named else chosen
    step, way, found = 0, "look", {one: set[str]() for one in steps}
    for one in log:
        lesson, step, way = (
            one.what.get(name, now) for name, now in (("lesson", lesson), ("step", step), ("way", way))
        )
        known = steps.get(lesson, ())
        if way == "look" and 1 <= step <= len(known):
            found[lesson].add(known[step - 1])
    return found


def _deeds(db: Connection, meeting_id: str) -> list[Deed]:
    """Evidence of this meeting: practice on the phone, and what volunteers recorded; the first of a walk counts."""
    names = ("walk", "learner", "lesson", "step", "prompt", "mode", "recorder")
    wanted = select(*(event.c[name] for name in names)).where(event.c.meeting == meeting_id, event.c.kind == "step")
    rows = db.execute(wanted.where(event.c.prompt != "").order_by(event.c.observed_at, event.c.id)).all()
    first: dict[tuple[str, str], Deed] = {}
    for row in rows:
        if row.recorder or row.mode in ("practise", "check"):
            made = Deed(row.learner, row.lesson, row.step, row.prompt != "independent")
            first.setdefault((row.walk, row.step), made)
    return list(first.values())


def _seats(db: Connection, meeting_id: str, did: set[str]) -> list[Any]:
    """Where somebody sat. A picture touched by mistake, left again with nothing done, is nobody; `did`: seats of which
    something is known."""
    wanted = select(*(live_seat.c[name] for name in ("id", "learner", "joined_at", "left_at")))
    rows = db.execute(wanted.where(live_seat.c.meeting == meeting_id)).all()
    return [one for one in rows if one.id in did or not one.left_at or one.left_at - one.joined_at >= MISTAKEN]


def _unnoted(db: Connection, meeting_id: str) -> tuple[str, ...]:
    noted = select(attendance.c.learner).where(attendance.c.meeting == meeting_id, attendance.c.retired_at.is_(None))
    wanted = (
        select(learner.c.id, learner.c.nickname)
        .join(event, event.c.learner == learner.c.id)
        .where(event.c.meeting == meeting_id, event.c.kind == "step", event.c.recorder != "")
        .where(learner.c.id.not_in(noted))
        .distinct()
        .order_by(learner.c.nickname, learner.c.id)
    )
    return tuple(row.nickname for row in db.execute(wanted))


def _attendance(db: Connection, meeting_id: str) -> tuple[tuple[Came, ...], tuple[str, ...]]:
    wanted = (
        select(learner.c.nickname, attendance.c.came, attendance.c.noted_by)
        .join(learner, learner.c.id == attendance.c.learner)
        .where(attendance.c.meeting == meeting_id, attendance.c.retired_at.is_(None))
        .order_by(learner.c.nickname, learner.c.id)
    )
    rows = db.execute(wanted).all()
    came = tuple(Came(row.nickname, not row.noted_by) for row in rows if row.came == "present")
    return came, tuple(row.nickname for row in rows if row.came != "present")


def _notes(db: Connection, meeting_id: str) -> tuple[Note, ...]:
    names = ("lesson", "sentences", "own_words")
    wanted = (
        select(learner.c.nickname, hand_over.c.noted_at, staff.c.name, *(hand_over.c[name] for name in names))
        .join(learner, learner.c.id == hand_over.c.learner)
        .join(staff, staff.c.id == hand_over.c.noted_by, isouter=True)
        .where(hand_over.c.meeting == meeting_id, hand_over.c.retired_at.is_(None))
        .order_by(hand_over.c.noted_at)
    )
    return tuple(
        Note(row[0], HandOver(row[1], row[2] or "", row[3], tuple(json.loads(row[4])), row[5]))
        for row in db.execute(wanted)
    )


def _calls(calls: Sequence[Call]) -> Calls:
    waits = [(one.taken_at - one.called_at).total_seconds() for one in calls if one.taken_at]
    alone = sum(one.withdrawn_at is not None and one.taken_at is None for one in calls)
    return Calls(len(calls), len(waits), round(median(waits)) if waits else None, alone)
