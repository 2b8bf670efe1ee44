"""Learners: as little about a person as is needed, only for those who may see her. Names and phones need consent."""

import secrets
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any, Final, Literal, get_args

from sqlalchemy import Connection, Row, select, update

from tracker import consents, portraits, reach
from tracker.access import Who
from tracker.audit import trace
from tracker.days import day_of
from tracker.entries import check_line, check_name, check_no_number
from tracker.faults import Unfit
from tracker.ids import new_id
from tracker.numbers import Kind
from tracker.photographs import is_photo
from tracker.reach import NoSuch
from tracker.sessions import fingerprint
from tracker.store import Book
from tracker.tables_classes import klass, meeting, membership
from tracker.tables_learners import learner, learner_card, learner_status
from tracker.tables_staff import place
from tracker.transaction import reading, writing

LifeStatus = Literal["active", "paused", "left", "died"]
LIFE: Final = get_args(LifeStatus)
FACES: Final = 12  # pictures on one page of the picker
_TELEPHONE: Final[frozenset[Kind]] = frozenset({"mobile"})  # what may stand where a number was agreed to


@dataclass(frozen=True, slots=True)
class NewLearner:
    """One to enrol. With a real name or a telephone number goes the consent that was given for it, and how."""

    nickname: str
    birth_decade: int | None = None
    picture: str = ""
    real_name: str = ""
    phone: str = ""
    consent: Literal["", "paper", "spoken"] = ""

    def __post_init__(self) -> None:
        check_name("nickname", self.nickname, 40)
        check_line("picture", self.picture, 40)
        check_line("real_name", self.real_name, 80)
        check_line("phone", self.phone, 40)
        if self.birth_decade is not None and (self.birth_decade % 10 or not 1900 <= self.birth_decade <= 2020):
            raise Unfit("birth_decade", "the first year of a decade, such as 1950")
        if (self.real_name or self.phone) and not self.consent:
            raise Unfit("consent", "real name and telephone need consent")


@dataclass(frozen=True, slots=True)
class Learner:
    """A learner as the one who asks may see her: for volunteers without decade, real name and telephone."""

    id: str
    place: str
    nickname: str
    picture: str
    status: LifeStatus
    status_since: date
    birth_decade: int | None = None
    real_name: str = ""
    phone: str = ""


@dataclass(frozen=True, slots=True)
class Face:
    """What the picker shows of somebody."""

    id: str
    nickname: str
    picture: str


def enrol(
    book: Book,
    who: Who,
    place_id: str,
    new: Iterable[NewLearner],
    class_id: str | None = None,
    *,
    class_ids: Sequence[str | None] = (),
) -> list[str]:
    """Put learners into a place, and into one of its classes (or with `class_ids` each into her own).

    All of them or none. Returns their ids in order.
    """
    reach.must_keep(who, place_id)
    now = book.now()
    with writing(book) as db:
        today = day_of(now, zone_of(db, place_id))
        rows: list[dict[str, Any]] = []
        agreed: list[tuple[str, consents.Kind, str]] = []
        for one in new:
            _check_numbers({"nickname": one.nickname, "real_name": one.real_name, "phone": one.phone})
            learner_id = new_id(now)
            rows.append({
                "id": learner_id, "place": place_id, "nickname": one.nickname.strip(), "birth_decade": one.birth_decade,
                "picture": one.picture, "status": "active", "status_since": today, "real_name": one.real_name,
                "phone": one.phone, "made_by": who.staff, "made_at": now,
            })  # fmt: skip
            if one.real_name:
                agreed.append((learner_id, "real_name", one.consent))
            if one.phone:
                agreed.append((learner_id, "phone", one.consent))
        ids = [row["id"] for row in rows]
        if rows:
            db.execute(learner.insert(), rows)
            db.execute(learner_status.insert(), [_status_row(one, "active", today, who, now) for one in ids])
        consents.put(db, who, now, agreed)
        seats = list(zip(ids, class_ids or [class_id] * len(ids), strict=True))
        for seat in {one for _, one in seats if one is not None}:
            if reach.place_of_class(db, who, seat, now) != place_id:
                raise NoSuch(seat)
        joined = [
            {"id": new_id(now), "class_id": seat, "learner": one, "joined_at": now}
            for one, seat in seats
            if seat is not None
        ]
        if joined:
            db.execute(membership.insert(), joined)
            portraits.settle(db, [row["learner"] for row in joined])
        trace(db, who, now, "learner.enrol", place_id, detail=str(len(ids)))
    return ids


def seen(book: Book, who: Who, learner_id: str) -> Learner:
    """One learner; raises `NoSuch` alike for one that does not exist and one that is not yours to see."""
    with reading(book) as db:
        row = db.execute(_wanted(book, who).where(learner.c.id == learner_id)).first()
    if row is None:
        raise NoSuch(learner_id)
    return _as_seen(row, who)


def listed(
    book: Book, who: Who, *, place_id: str | None = None, class_id: str | None = None, everybody: bool = False
) -> list[Learner]:
    """Learners that `who` may see, by nickname; active ones, or with `everybody` also who paused, left or died."""
    wanted = _wanted(book, who)
    if place_id is not None:
        wanted = wanted.where(learner.c.place == place_id)
    if class_id is not None:
        members = select(membership.c.learner).where(membership.c.class_id == class_id, membership.c.left_at.is_(None))
        wanted = wanted.where(learner.c.id.in_(members))
    if not everybody:
        wanted = wanted.where(learner.c.status == "active")
    with reading(book) as db:
        return [_as_seen(row, who) for row in db.execute(wanted.order_by(learner.c.nickname, learner.c.id))]


def change(book: Book, who: Who, learner_id: str, **fields: Any) -> Learner:
    """Put right what is kept about a person (nickname, birth_decade, picture, real_name, phone).

    The former value is not kept: a person may have it corrected. That it was changed stands in the audit trail.
    """
    now = book.now()
    with writing(book) as db:
        place_id = reach.must_keep_learner(db, who, learner_id, now)
        row = db.execute(select(learner).where(learner.c.id == learner_id)).one()
        agreed = consents.in_force(db, learner_id)
        for name in ("real_name", "phone"):
            if fields.get(name) and not agreed.get(name):
                raise Unfit(name, "needs consent")
        if is_photo(fields.get("picture", "")) and not agreed.get("photo"):
            raise Unfit("picture", "needs consent")
        known = {name: getattr(row, name) for name in ("nickname", "birth_decade", "picture", "real_name", "phone")}
        if not set(fields) <= set(known):
            raise Unfit("field", "one of " + ", ".join(known))
        checked = NewLearner(**{**known, **fields}, consent="paper")
        _check_numbers(fields)
        db.execute(update(learner).where(learner.c.id == learner_id).values(**{n: getattr(checked, n) for n in fields}))
        trace(db, who, now, "learner.change", place_id, learner_id, ", ".join(sorted(fields)))
    return seen(book, who, learner_id)


def note_status(book: Book, who: Who, learner_id: str, status: LifeStatus, since: date) -> None:
    """She is active again, pauses, has left or died, since a day. Gone at once from pickers, reviews and absences."""
    if status not in LIFE:
        raise Unfit("status", "active, paused, left or died")
    now = book.now()
    with writing(book) as db:
        place_id = reach.must_keep_learner(db, who, learner_id, now)
        db.execute(learner_status.insert(), _status_row(learner_id, status, since, who, now))
        mine = update(learner).where(learner.c.id == learner_id)
        db.execute(mine.values(status=status, status_since=since))
        trace(db, who, now, "learner.status", place_id, learner_id, status)


def card_token() -> str:
    """What a card holds: 128 random bits. Worth nothing until `make_card`."""
    return secrets.token_urlsafe(16)


def make_card(book: Book, who: Who, learner_id: str, token: str = "") -> str:
    """A new card; the one before no longer works. Returns the token to print, kept only as a hash: the one that was
    given, which is on paper already, or a new one."""
    now = book.now()
    token = token or card_token()
    with writing(book) as db:
        place_id = reach.must_keep_learner(db, who, learner_id, now)
        _revoke(db, learner_id, now)
        row = {"id": new_id(now), "learner": learner_id, "token": fingerprint(token), "made_by": who.staff}
        db.execute(learner_card.insert(), row | {"made_at": now})
        trace(db, who, now, "learner.card", place_id, learner_id)
    return token


def revoke_card(book: Book, who: Who, learner_id: str) -> bool:
    now = book.now()
    with writing(book) as db:
        place_id = reach.must_keep_learner(db, who, learner_id, now)
        trace(db, who, now, "learner.card_revoke", place_id, learner_id)
        return _revoke(db, learner_id, now)


def by_card(book: Book, token: str) -> Face | None:
    """Whose card this is; None for a revoked one, an unknown one, and for somebody who is not active."""
    return by_fingerprint(book, fingerprint(token))


def by_fingerprint(book: Book, kept: str) -> Face | None:
    """The same, by what is kept of a card."""
    wanted = (
        select(learner.c.id, learner.c.nickname, learner.c.picture)
        .join(learner_card, learner_card.c.learner == learner.c.id)
        .where(learner_card.c.token == kept, learner_card.c.revoked_at.is_(None))
        .where(learner.c.status == "active", learner.c.erased_at.is_(None))
    )
    with reading(book) as db:
        row = db.execute(wanted).first()
    return Face(*row) if row else None


def picker(book: Book, meeting_id: str, page: int = 0) -> tuple[list[Face], int]:
    """Twelve faces of the class whose meeting is open, and how many pages there are; none when it is not open.

    Whoever calls stands behind a live class code or on a paired device.
    """
    members = (
        select(learner.c.id, learner.c.nickname, learner.c.picture)
        .join(membership, membership.c.learner == learner.c.id)
        .join(meeting, meeting.c.class_id == membership.c.class_id)
        .where(meeting.c.id == meeting_id, *reach.goes_on(book.now()))
        .where(membership.c.left_at.is_(None), learner.c.status == "active", learner.c.erased_at.is_(None))
        .order_by(learner.c.nickname, learner.c.id)
    )
    with reading(book) as db:
        faces = [Face(*row) for row in db.execute(members)]
    return faces[page * FACES : (page + 1) * FACES], -(-len(faces) // FACES)


def in_meeting(book: Book, meeting_id: str, learner_id: str) -> bool:
    """Whether a face chosen in the picker belongs to the open meeting: checked again, not believed."""
    wanted = (
        select(learner.c.id)
        .join(membership, membership.c.learner == learner.c.id)
        .join(meeting, meeting.c.class_id == membership.c.class_id)
        .join(klass, klass.c.id == meeting.c.class_id)
        .where(meeting.c.id == meeting_id, *reach.goes_on(book.now()))
        .where(learner.c.id == learner_id, membership.c.left_at.is_(None), learner.c.status == "active")
    )
    with reading(book) as db:
        return db.execute(wanted).first() is not None


def zone_of(db: Connection, place_id: str) -> str:
    return str(db.execute(select(place.c.zone).where(place.c.id == place_id)).scalar_one())


def zone_there(book: Book, who: Who, learner_id: str) -> str:
    """The time zone where she lives. Raises `NoSuch`."""
    with reading(book) as db:
        return zone_of(db, reach.place_of(db, who, learner_id, book.now()))


def _check_numbers(fields: Mapping[str, Any]) -> None:
    """Raise `HiddenNumber` for a number in a name; a telephone may stand in its own field, and nothing else there."""
    for name in ("nickname", "real_name", "phone"):
        check_no_number(name, str(fields.get(name) or ""), _TELEPHONE if name == "phone" else frozenset())


def _wanted(book: Book, who: Who) -> Any:
    names = ("id", "place", "nickname", "picture", "status", "status_since", "birth_decade", "real_name", "phone")
    return select(*(learner.c[name] for name in names)).where(reach.learners(who, book.now()))


def _as_seen(row: Row[Any], who: Who) -> Learner:
    found = Learner(**row._mapping)
    return found if reach.keeps(who, found.place) else replace(found, birth_decade=None, real_name="", phone="")


def _status_row(learner_id: str, status: str, since: date, who: Who, now: Any) -> dict[str, Any]:
    row = {"id": new_id(now), "learner": learner_id, "status": status, "since": since}
    return row | {"noted_by": who.staff, "noted_at": now}


def _revoke(db: Connection, learner_id: str, now: Any) -> bool:
    mine = update(learner_card).where(learner_card.c.learner == learner_id, learner_card.c.revoked_at.is_(None))
    return db.execute(mine.values(revoked_at=now)).rowcount > 0
