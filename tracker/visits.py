"""One volunteer with one learner: who is assigned to whom, visits with minutes, hand-overs to the next volunteer."""

import json
import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from sqlalchemy import Connection, Table, select, update

from media.words import say
from tracker import reach
from tracker.access import Who
from tracker.audit import trace
from tracker.entries import check_line, check_text
from tracker.faults import Unfit
from tracker.ids import new_id
from tracker.reach import NoSuch
from tracker.store import Book
from tracker.tables_classes import assignment, hand_over, visit
from tracker.tables_learners import learner
from tracker.tables_staff import staff, staff_role
from tracker.transaction import reading, writing

# keys of ready sentences, `book.hand_over_...` in the catalogue
READY: Final = (
    "went_well",
    "again_from_start",
    "stuck",
    "needs_glasses",
    "tired",
    "wants_more",
    "call_first",
    "worried",
    "review_lesson",
)
_REVIEW_STEP: Final = re.compile(r"review_step:([1-9][0-9]?)", re.A)  # 下次先复习第 N 步


@dataclass(frozen=True, slots=True)
class Assigned:
    id: str
    learner: str
    nickname: str
    staff: str
    from_at: datetime
    until_at: datetime


@dataclass(frozen=True, slots=True)
class HandOver:
    """What the next one should know: `sentences` are keys that `sentence` says; `by` is the name of who wrote it."""

    at: datetime
    by: str
    lesson: str
    sentences: tuple[str, ...]
    own_words: str


@dataclass(frozen=True, slots=True)
class Visit:
    """One visit that took place; without `staff` it was whoever notes it."""

    id: str
    learner: str
    began_at: datetime
    minutes: int
    lesson: str = ""
    staff: str = ""


@dataclass(frozen=True, slots=True)
class Told:
    """A hand-over as it is written down."""

    sentences: tuple[str, ...] = ()
    own_words: str = ""
    lesson: str = ""


def is_ready(key: str) -> bool:
    """Whether this is the key of a ready sentence: one of `READY`, or `review_step:` and a step's number."""
    return key in READY or bool(_REVIEW_STEP.fullmatch(key))


def sentence(key: str, lang: str) -> str:
    """The ready sentence of a key."""
    step = _REVIEW_STEP.fullmatch(key)
    return say("book.hand_over_review_step", lang, n=step[1]) if step else say(f"book.hand_over_{key}", lang)


def assign(book: Book, who: Who, learner_id: str, staff_id: str, from_at: datetime, until_at: datetime) -> str:
    """A volunteer of her place may see this learner from one instant to another."""
    if until_at <= from_at:
        raise Unfit("until", "later than the beginning")
    now = book.now()
    with writing(book) as db:
        place_id = reach.must_keep_learner(db, who, learner_id, now)
        here = select(staff_role.c.id).where(staff_role.c.staff == staff_id, staff_role.c.place == place_id)
        if not db.execute(here.where(staff_role.c.ended_at.is_(None))).first():
            raise NoSuch(staff_id)
        row = {"id": new_id(now), "learner": learner_id, "staff": staff_id, "from_at": from_at, "until_at": until_at}
        db.execute(assignment.insert(), row | {"made_by": who.staff})
        trace(db, who, now, "visit.assign", place_id, learner_id, staff_id)
    return str(row["id"])


def end_assignment(book: Book, who: Who, assignment_id: str) -> bool:
    now = book.now()
    with writing(book) as db:
        mine = (assignment.c.id == assignment_id, assignment.c.ended_at.is_(None))
        learner_id = db.execute(select(assignment.c.learner).where(*mine)).scalar()
        if learner_id is None:
            raise NoSuch(assignment_id)
        place_id = reach.must_keep_learner(db, who, learner_id, now)
        trace(db, who, now, "visit.assign_end", place_id, learner_id)
        return db.execute(update(assignment).where(*mine).values(ended_at=now)).rowcount > 0


def assigned(book: Book, who: Who) -> list[Assigned]:
    """Assignments that hold now: a volunteer's own, or all of the places one looks after."""
    now = book.now()
    wanted = (
        select(assignment.c.id, learner.c.id, learner.c.nickname, assignment.c.staff, assignment.c.from_at)
        .add_columns(assignment.c.until_at)
        .join(learner, learner.c.id == assignment.c.learner)
        .where(assignment.c.ended_at.is_(None), assignment.c.until_at > now, assignment.c.from_at <= now)
        .where(reach.learners(who, now), learner.c.status == "active")
    )
    if not who.places(*reach.KEEPERS):
        wanted = wanted.where(assignment.c.staff == who.staff)
    with reading(book) as db:
        return [Assigned(*row) for row in db.execute(wanted.order_by(learner.c.nickname, assignment.c.id))]


def end_visit(book: Book, who: Who, done: Visit, told: Told) -> bool:
    """The visit and what to hand over, both or neither. `done.id` is the sender's: the same again changes nothing, and
    returns False. Without a word to hand over it is the visit alone."""
    who.must_be_staff()
    _check_visit(done.minutes, done.lesson)
    _check_told(told)
    now = book.now()
    with writing(book) as db:
        place_id = reach.place_of(db, who, done.learner, now)
        if _is_there(db, visit, done.id, done.learner):
            return False
        _put_visit(db, who, now, place_id, done)
        if told.sentences or told.own_words.strip():
            _put_told(db, who, now, place_id, done.learner, told, done.id, visit_id=done.id)
    return True


def take_back_visit(book: Book, who: Who, visit_id: str) -> bool:
    """记错了: the visit no longer counts, and stays readable to nobody but the book."""
    now = book.now()
    with writing(book) as db:
        standing = (visit.c.id == visit_id, visit.c.retired_at.is_(None))
        row = db.execute(select(visit.c.learner, visit.c.staff).where(*standing)).first()
        if row is None:
            raise NoSuch(visit_id)
        place_id = reach.place_of(db, who, row.learner, now)
        if row.staff != who.staff:
            reach.must_keep(who, place_id)
        trace(db, who, now, "visit.take_back", place_id, row.learner)
        return db.execute(update(visit).where(*standing).values(retired_at=now)).rowcount > 0


def hand_on(
    book: Book,
    who: Who,
    learner_id: str,
    sentences: Sequence[str] = (),
    own_words: str = "",
    lesson: str = "",
    *,
    meeting_id: str | None = None,
    key: str = "",
) -> bool:
    """Thirty seconds for the next volunteer: ready sentences and one's own words. `key` is an id from the sender: the
    same again changes nothing, and returns False."""
    who.must_be_staff()
    told = Told(tuple(sentences), own_words, lesson)
    _check_told(told)
    now = book.now()
    with writing(book) as db:
        place_id = reach.place_of(db, who, learner_id, now)
        if key and _is_there(db, hand_over, key, learner_id):
            return False
        _put_told(db, who, now, place_id, learner_id, told, key or new_id(now), meeting_id=meeting_id)
    return True


def is_kept(book: Book, who: Who, learner_id: str, key: str) -> bool:
    """Whether a visit or a hand-over with that id of its sender is in the book."""
    with reading(book) as db:
        reach.place_of(db, who, learner_id, book.now())
        return _is_there(db, visit, key, learner_id) or _is_there(db, hand_over, key, learner_id)


def hand_overs(book: Book, who: Who, learner_id: str, most: int = 20) -> list[HandOver]:
    """The newest first."""
    wanted = (
        select(hand_over.c.noted_at, staff.c.name, hand_over.c.lesson, hand_over.c.sentences, hand_over.c.own_words)
        .join(staff, staff.c.id == hand_over.c.noted_by, isouter=True)
        .where(hand_over.c.learner == learner_id, hand_over.c.retired_at.is_(None))
        .order_by(hand_over.c.noted_at.desc(), hand_over.c.id.desc())
    )
    with reading(book) as db:
        reach.place_of(db, who, learner_id, book.now())
        rows = db.execute(wanted.limit(most)).all()
    return [HandOver(row[0], row[1] or "", row[2], tuple(json.loads(row[3])), row[4]) for row in rows]


def _is_there(db: Connection, table: Table, key: str, learner_id: str) -> bool:
    """Raises `Unfit("id")` for an id that stands for something else already."""
    found = db.execute(select(table.c.learner).where(table.c.id == key)).scalar()
    if found is not None and found != learner_id:
        raise Unfit("id", "an id of its own")
    return found is not None


def _check_visit(minutes: int, lesson: str) -> None:
    if not 0 <= minutes <= 1440:
        raise Unfit("minutes", "0 to 1440")
    check_line("lesson", lesson, 80)


def _check_told(told: Told) -> None:
    check_text("own_words", told.own_words)
    check_line("lesson", told.lesson, 80)
    if unknown := next((key for key in told.sentences if not is_ready(key)), None):
        raise Unfit("sentences", f"{unknown} is no ready sentence")


def _put_visit(db: Connection, who: Who, now: datetime, place_id: str, done: Visit) -> None:
    by = done.staff or who.staff
    if by != who.staff:
        reach.must_keep(who, place_id)
    row = {"id": done.id, "place": place_id, "learner": done.learner, "staff": by, "lesson": done.lesson}
    times = {"began_at": done.began_at, "minutes": done.minutes, "noted_by": who.staff, "noted_at": now}
    db.execute(visit.insert(), row | times)
    trace(db, who, now, "visit.note", place_id, done.learner, str(done.minutes))


def _put_told(
    db: Connection,
    who: Who,
    now: datetime,
    place_id: str,
    learner_id: str,
    told: Told,
    key: str,
    *,
    visit_id: str | None = None,
    meeting_id: str | None = None,
) -> None:
    row = {"id": key, "learner": learner_id, "visit": visit_id, "meeting": meeting_id, "lesson": told.lesson}
    row |= {"sentences": json.dumps(list(dict.fromkeys(told.sentences))), "own_words": told.own_words.strip()}
    db.execute(hand_over.insert(), row | {"noted_by": who.staff, "noted_at": now})
    trace(db, who, now, "visit.hand_over", place_id, learner_id)
