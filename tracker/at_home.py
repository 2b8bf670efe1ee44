"""在家试了吗: asked once a meeting about the lesson of the one before. Kept as what people say, never as evidence.

A later answer to the same question counts; the earlier ones stay in the book.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final, Literal

from sqlalchemy import ColumnElement, Connection, Row, func, select

from tracker import reach
from tracker.access import Who
from tracker.event import HOME, Event, Home
from tracker.event_rows import as_event
from tracker.faults import Unfit
from tracker.ids import new_id
from tracker.reach import NoSuch
from tracker.store import Book
from tracker.tables_classes import attendance, klass, meeting, membership
from tracker.tables_learners import learner
from tracker.tables_record import event, outline, progress
from tracker.transaction import reading, writing
from tracker.writer import keep

Answer = Home
ANSWERS: Final = HOME
EARLIER: Final = 8  # meetings looked back through for one she was at
AWAY: Final = ("absent", "excused")


@dataclass(frozen=True, slots=True)
class Question:
    """Whom to ask about which lesson, and what she has said at this meeting, "" when not asked yet."""

    learner: str
    nickname: str
    lesson: str
    said: Answer | Literal[""]


@dataclass(frozen=True, slots=True)
class Told:
    """What she said about a lesson, and when."""

    lesson: str
    said: Answer
    at: datetime


@dataclass(frozen=True, slots=True)
class _Held:
    """A meeting that has begun."""

    id: str
    class_id: str
    opened_at: datetime


def asked(book: Book, who: Who, meeting_id: str) -> list[Question]:
    """The class of a meeting, without those noted as not there and those with nothing to ask about; by nickname."""
    with reading(book) as db:
        held = _meeting(db, book, who, meeting_id)
        away = select(attendance.c.learner).where(
            attendance.c.meeting == meeting_id, attendance.c.retired_at.is_(None), attendance.c.came.in_(AWAY)
        )
        return _questions(db, held, _members(db, held, learner.c.id.not_in(away), reach.learners(who, book.now())))


def of(book: Book, who: Who, learner_id: str, meeting_id: str) -> Question | None:
    """What to ask her at this meeting; None where there is nothing. Raises `NoSuch` for who is not in its class."""
    with reading(book) as db:
        return _of(db, book, who, learner_id, meeting_id)


def running(book: Book, who: Who, learner_id: str) -> str:
    """The open meeting of a class she is in, "" when there is none: for who came in by her card."""
    now = book.now()
    wanted = (
        select(meeting.c.id)
        .join(membership, membership.c.class_id == meeting.c.class_id)
        .where(membership.c.learner == learner_id, membership.c.left_at.is_(None), meeting.c.cancelled_at.is_(None))
        .where(*reach.goes_on(now))
        .order_by(meeting.c.opened_at.desc())
    )
    with reading(book) as db:
        reach.place_of(db, who, learner_id, now)
        return str(db.execute(wanted.limit(1)).scalar() or "")


def note(book: Book, who: Who, learner_id: str, meeting_id: str, answer: str) -> None:
    """What she says, by her own touch or by staff beside her. Skipping it is not noted at all."""
    if answer not in ANSWERS:
        raise Unfit("answer", "one of " + ", ".join(ANSWERS))
    now = book.now()
    with writing(book) as db:
        question = _of(db, book, who, learner_id, meeting_id)
        if question is None:
            raise NoSuch(meeting_id)
        if question.said == answer:
            return  # touched twice
        newest = select(func.max(outline.c.version)).where(outline.c.lesson == question.lesson)
        said = Event(
            id=new_id(now), walk=new_id(now), kind="said", learner=learner_id, lesson=question.lesson,
            version=int(db.execute(newest).scalar_one()), mode="practise", observed_at=now, detail={"home": answer},
            meeting=meeting_id, recorder=who.staff, sent_at=now, received_at=now,
        )  # fmt: skip
        keep(db, [said], who.source)


def told(book: Book, who: Who, learner_id: str, most: int = 12) -> list[Told]:
    """What she said at each meeting, the newest first; for herself and for those who look after her."""
    wanted = (
        select(event)
        .where(event.c.learner == learner_id, event.c.kind == "said")
        .order_by(event.c.observed_at.desc(), event.c.id.desc())
    )
    with reading(book) as db:
        place_id = reach.place_of(db, who, learner_id, book.now())
        if who.learner != learner_id:
            reach.must_keep(who, place_id)
        rows = db.execute(wanted.limit(most * 4)).all()
    last = {(row.meeting, row.lesson): row for row in reversed(rows)}
    found = [Told(row.lesson, said, row.observed_at) for row in last.values() if (said := _answer(row))]
    return sorted(found, key=lambda one: one.at, reverse=True)[:most]


def _of(db: Connection, book: Book, who: Who, learner_id: str, meeting_id: str) -> Question | None:
    reach.place_of(db, who, learner_id, book.now())
    held = _meeting(db, book, who, meeting_id)
    her = _members(db, held, learner.c.id == learner_id)
    if not her:
        raise NoSuch(learner_id)
    return next(iter(_questions(db, held, her)), None)


def _meeting(db: Connection, book: Book, who: Who, meeting_id: str) -> _Held:
    """A meeting that has begun: of a class that staff may see; for a learner one that is open (she must be in it)."""
    wanted = select(meeting.c.id, meeting.c.class_id, meeting.c.opened_at).where(
        meeting.c.id == meeting_id, meeting.c.opened_at.is_not(None)
    )
    if who.role == "learner":
        wanted = wanted.where(*reach.goes_on(book.now()))
    else:
        wanted = wanted.join(klass, klass.c.id == meeting.c.class_id).where(reach.classes(who, book.now()))
    found = db.execute(wanted).first()
    if found is None:
        raise NoSuch(meeting_id)
    return _Held(found.id, found.class_id, found.opened_at)


def _members(db: Connection, held: _Held, *which: ColumnElement[bool]) -> dict[str, str]:
    """Nicknames of active members of the meeting's class, by id, in order."""
    wanted = (
        select(learner.c.id, learner.c.nickname)
        .join(membership, membership.c.learner == learner.c.id)
        .where(membership.c.class_id == held.class_id, membership.c.left_at.is_(None))
        .where(learner.c.status == "active", learner.c.erased_at.is_(None), *which)
        .order_by(learner.c.nickname, learner.c.id)
    )
    return {one.id: one.nickname for one in db.execute(wanted)}


def _questions(db: Connection, held: _Held, people: Mapping[str, str]) -> list[Question]:
    lessons = _lessons_before(db, held, list(people))
    said = _said(db, held.id, lessons)
    return [
        Question(one, nickname, lessons[one], said.get((one, lessons[one]), ""))
        for one, nickname in people.items()
        if one in lessons
    ]


def _lessons_before(db: Connection, held: _Held, people: list[str]) -> dict[str, str]:
    """By learner: what was taught at the last meeting she may have been at, else what she did last before this one."""
    earlier = (
        select(meeting.c.id, meeting.c.lesson)
        .where(meeting.c.class_id == held.class_id, meeting.c.opened_at < held.opened_at, meeting.c.lesson != "")
        .where(meeting.c.cancelled_at.is_(None), meeting.c.lesson.in_(select(outline.c.lesson)))
        .order_by(meeting.c.opened_at.desc())
        .limit(EARLIER)
    )
    taught = db.execute(earlier).all()
    missed = select(attendance.c.meeting, attendance.c.learner).where(
        attendance.c.meeting.in_([one.id for one in taught]), attendance.c.retired_at.is_(None),
        attendance.c.came.in_(AWAY), attendance.c.learner.in_(people),
    )  # fmt: skip
    away = {(one.meeting, one.learner) for one in db.execute(missed)}
    found = {}
    for one in people:
        lesson = next((each.lesson for each in taught if (each.id, one) not in away), None)
        if lesson:
            found[one] = str(lesson)
    alone = [one for one in people if one not in found]
    done = (
        select(progress.c.learner, progress.c.lesson)
        .where(progress.c.learner.in_(alone), progress.c.last_at < held.opened_at)
        .order_by(progress.c.last_at, progress.c.lesson)
    )
    return found | ({each.learner: each.lesson for each in db.execute(done)} if alone else {})


def _said(db: Connection, meeting_id: str, lessons: Mapping[str, str]) -> dict[tuple[str, str], Answer]:
    """By learner and lesson, the last answer at this meeting."""
    wanted = (
        select(event)
        .where(event.c.learner.in_(list(lessons)), event.c.lesson.in_(sorted(set(lessons.values()))))
        .where(event.c.kind == "said", event.c.meeting == meeting_id)
        .order_by(event.c.observed_at, event.c.id)
    )
    return {(row.learner, row.lesson): said for row in db.execute(wanted) if (said := _answer(row))}


def _answer(row: Row[Any]) -> Answer | None:
    said = as_event(row).detail.get("home")
    return next((one for one in ANSWERS if one == said), None)


def counts(questions: Iterable[Question]) -> dict[str, int]:
    """How many said what; "" counts who was not asked yet."""
    found = dict.fromkeys((*ANSWERS, ""), 0)
    for one in questions:
        found[one.said] += 1
    return found
