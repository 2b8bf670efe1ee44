"""Signed-in staff: sessions that can be ended, and phones paired for the day by a one-time code.

Only hashes of tokens and codes are kept: who reads the database can sign in as nobody.
"""

import hashlib
import secrets
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, Final, Literal

from sqlalchemy import Connection, select, update

from tracker.access import NotAllowed, Who
from tracker.accounts import who_is
from tracker.audit import trace
from tracker.days import CHINA, bounds, day_of
from tracker.ids import new_id
from tracker.reach import KEEPERS, NoSuch
from tracker.store import Book
from tracker.tables_staff import pair_code, staff, staff_role, staff_session
from tracker.transaction import reading, writing

Kind = Literal["desk", "paired"]
LASTS: Final = timedelta(hours=12)  # at the desk
AFTER_MIDNIGHT: Final = timedelta(hours=2)  # a paired phone's day ends so long after its place's midnight
CODE_LASTS: Final = timedelta(minutes=10)
SHORT: Final = 8  # digits of the code that can be typed


@dataclass(frozen=True, slots=True)
class Session:
    """One device on which somebody is signed in; never with its token."""

    id: str
    staff: str
    name: str
    kind: Kind
    device: str
    made_at: datetime
    expires_at: datetime


@dataclass(frozen=True, slots=True)
class PairCode:
    """The same permission twice: `long` goes into a link, `short` can be typed. Whichever comes first uses up both."""

    long: str
    short: str


def fingerprint(token: str) -> str:
    """What is kept of a token of 128 bits or more; a slow hash would add nothing to a random token."""
    return hashlib.sha256(token.encode()).hexdigest()


def begin(book: Book, staff_id: str, kind: Kind = "desk", device: str = "") -> str:
    """A new session for somebody whose passphrase was right. Returns the token for the cookie; it is kept nowhere."""
    with writing(book) as db:
        return _begin(book, db, staff_id, kind, device)


def who_of(book: Book, token: str, source: str = "") -> Who | None:
    """Who a cookie belongs to, with the roles of this moment; None when it is unknown, over or ended."""
    live = (staff_session.c.ended_at.is_(None), staff_session.c.expires_at > book.now())
    with reading(book) as db:
        wanted = select(staff_session.c.staff).where(staff_session.c.token == fingerprint(token), *live)
        staff_id = db.execute(wanted).scalar()
        return who_is(db, staff_id, source) if staff_id else None


def end(book: Book, token: str) -> None:
    """退出: this session is over at once, wherever its cookie still lies."""
    mine = update(staff_session).where(staff_session.c.token == fingerprint(token), staff_session.c.ended_at.is_(None))
    with writing(book) as db:
        db.execute(mine.values(ended_at=book.now()))


def end_everywhere(book: Book) -> None:
    """For a restored book: a session ended since, or a code used up, must not come to life again with it."""
    now = book.now()
    with writing(book) as db:
        db.execute(update(staff_session).where(staff_session.c.ended_at.is_(None)).values(ended_at=now))
        db.execute(update(pair_code).where(pair_code.c.used_at.is_(None)).values(used_at=now))


def of_token(book: Book, token: str) -> Session | None:
    """The session behind a cookie; None when it is unknown, over or ended."""
    with reading(book) as db:
        row = db.execute(_sessions(book.now()).where(staff_session.c.token == fingerprint(token))).first()
    return Session(*row) if row else None


def listed(book: Book, who: Who) -> list[Session]:
    """Where one is signed in, and for social workers and managers where their places' staff are; newest first."""
    here = select(staff_role.c.staff).where(
        staff_role.c.place.in_(who.places(*KEEPERS)), staff_role.c.ended_at.is_(None)
    )
    reached = (staff_session.c.staff == who.staff) | staff_session.c.staff.in_(here)
    with reading(book) as db:
        rows = db.execute(_sessions(book.now()).where(reached).order_by(staff_session.c.made_at.desc()))
        return [Session(*row) for row in rows]


def end_one(book: Book, who: Who, session_id: str) -> bool:
    """End one session of those listed; raises `NoSuch` for one of somebody else's."""
    now = book.now()
    with writing(book) as db:
        staff_id = db.execute(select(staff_session.c.staff).where(staff_session.c.id == session_id)).scalar()
        if staff_id is None:
            raise NoSuch(session_id)
        _must_reach(db, who, staff_id)
        mine = update(staff_session).where(staff_session.c.id == session_id, staff_session.c.ended_at.is_(None))
        ended = db.execute(mine.values(ended_at=now)).rowcount > 0
        trace(db, who, now, "session.end", "", staff_id)
    return ended


def pairing_code(book: Book, who: Who, staff_id: str) -> PairCode:
    """A one-time code that makes a phone that of `staff_id` for the day; for who looks after their place. Raises
    `NoSuch` for anybody else's people, `NotAllowed` where the phone could do more than `who` may.

    The long one has 128 random bits. The short one lives for ten minutes, and whoever takes it slows down wrong tries.
    """
    now = book.now()
    made = PairCode(secrets.token_urlsafe(16), "".join(secrets.choice("0123456789") for _ in range(SHORT)))
    same = {"staff": staff_id, "made_by": who.staff, "made_at": now, "expires_at": now + CODE_LASTS}
    with writing(book) as db:
        _must_reach(db, who, staff_id)
        _must_cover(db, who, staff_id)
        rows = [{"id": new_id(now), "code": fingerprint(code)} | same for code in (made.long, made.short)]
        db.execute(pair_code.insert(), rows)
        trace(db, who, now, "session.pairing_code", "", staff_id)
    return made


def redeem(book: Book, code: str, device: str = "") -> str | None:
    """Exchange a code for a session, once. None when it is unknown, used or too old."""
    now = book.now()
    unused = (pair_code.c.code == fingerprint(code), pair_code.c.used_at.is_(None), pair_code.c.expires_at > now)
    with writing(book) as db:
        made = db.execute(select(pair_code.c.staff, pair_code.c.made_by, pair_code.c.made_at).where(*unused)).first()
        if made is None or db.execute(update(pair_code).where(*unused).values(used_at=now)).rowcount != 1:
            return None
        twin = (pair_code.c.staff == made.staff, pair_code.c.made_by == made.made_by)
        twins = update(pair_code).where(*twin, pair_code.c.made_at == made.made_at, pair_code.c.used_at.is_(None))
        db.execute(twins.values(used_at=now))
        return _begin(book, db, made.staff, "paired", device) if who_is(db, made.staff) else None


def _begin(book: Book, db: Connection, staff_id: str, kind: Kind, device: str) -> str:
    now = book.now()
    token = secrets.token_urlsafe(32)
    row = {"id": new_id(now), "staff": staff_id, "kind": kind, "token": fingerprint(token), "device": device[:80]}
    until = now + LASTS if kind == "desk" else _end_of_day(db, staff_id, now)
    db.execute(staff_session.insert(), row | {"made_at": now, "expires_at": until})
    trace(db, Who("staff", staff=staff_id), now, f"session.{kind}", "", staff_id)
    return token


def _end_of_day(db: Connection, staff_id: str, now: datetime) -> datetime:
    """A little after midnight where this person works; where that is in two zones, after the later one."""
    found = who_is(db, staff_id)
    zones = {grant.zone for grant in found.grants} if found else set()
    return max(bounds(day_of(now, zone), zone)[1] for zone in zones or {CHINA}) + AFTER_MIDNIGHT


def _sessions(now: datetime) -> Any:
    columns = [staff_session.c[name] for name in ("id", "staff", "kind", "device", "made_at", "expires_at")]
    wanted = select(columns[0], columns[1], staff.c.name, *columns[2:])
    joined = wanted.join(staff, staff.c.id == staff_session.c.staff)
    return joined.where(staff_session.c.ended_at.is_(None), staff_session.c.expires_at > now)


def _must_reach(db: Connection, who: Who, staff_id: str) -> None:
    if staff_id == who.staff and staff_id:
        return
    there = select(staff_role.c.place).where(staff_role.c.staff == staff_id, staff_role.c.ended_at.is_(None))
    if not {row[0] for row in db.execute(there)} & set(who.places(*KEEPERS)):
        raise NoSuch(staff_id)


def _must_cover(db: Connection, who: Who, staff_id: str) -> None:
    """Whoever holds a code acts with all the roles of its owner: raise `NotAllowed` for one that `who` is not above."""
    theirs = who_is(db, staff_id) if staff_id != who.staff else None
    kept, managed = who.places(*KEEPERS), who.places("manager")
    for grant in theirs.grants if theirs else ():
        if grant.place not in (managed if grant.role == "manager" else kept):
            raise NotAllowed("roles of their own")
