"""Signed-in staff: sessions that can be ended, and phones paired for the day by a one-time code.

Only hashes of tokens and codes are kept: who reads the database can sign in as nobody.
"""

import hashlib
import secrets
from datetime import timedelta
from typing import Final, Literal

from sqlalchemy import Connection, func, select, update

from tracker.access import Who
from tracker.accounts import who_is
from tracker.audit import trace
from tracker.ids import new_id
from tracker.reach import KEEPERS, NoSuch
from tracker.store import Book
from tracker.tables_staff import pair_code, staff_role, staff_session
from tracker.transaction import reading, writing

Kind = Literal["desk", "paired"]
LASTS: Final = {"desk": timedelta(hours=12), "paired": timedelta(hours=14)}
CODE_LASTS: Final = timedelta(minutes=10)


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


def end_all(book: Book, who: Who, staff_id: str) -> int:
    """End every session of one's own or, as social worker or manager of their place, of somebody else."""
    with writing(book) as db:
        _must_reach(db, who, staff_id)
        mine = update(staff_session).where(staff_session.c.staff == staff_id, staff_session.c.ended_at.is_(None))
        ended = db.execute(mine.values(ended_at=book.now())).rowcount
        trace(db, who, book.now(), "session.end_all", "", staff_id, str(ended))
    return ended


def open_sessions(book: Book, who: Who, staff_id: str) -> int:
    live = (staff_session.c.ended_at.is_(None), staff_session.c.expires_at > book.now())
    with reading(book) as db:
        _must_reach(db, who, staff_id)
        wanted = select(func.count()).select_from(staff_session).where(staff_session.c.staff == staff_id, *live)
        return int(db.execute(wanted).scalar_one())


def pairing_code(book: Book, who: Who, staff_id: str) -> str:
    """A one-time code that makes a phone that of `staff_id` for the day; for staff of the same place."""
    now = book.now()
    code = secrets.token_urlsafe(16)
    with writing(book) as db:
        _must_reach(db, who, staff_id)
        row = {"id": new_id(now), "staff": staff_id, "code": fingerprint(code), "made_by": who.staff, "made_at": now}
        db.execute(pair_code.insert(), row | {"expires_at": now + CODE_LASTS})
        trace(db, who, now, "session.pairing_code", "", staff_id)
    return code


def redeem(book: Book, code: str, device: str = "") -> str | None:
    """Exchange a code for a session, once. None when it is unknown, used or too old."""
    now = book.now()
    unused = (pair_code.c.code == fingerprint(code), pair_code.c.used_at.is_(None), pair_code.c.expires_at > now)
    with writing(book) as db:
        staff_id = db.execute(select(pair_code.c.staff).where(*unused)).scalar()
        if staff_id is None or db.execute(update(pair_code).where(*unused).values(used_at=now)).rowcount != 1:
            return None
        return _begin(book, db, staff_id, "paired", device) if who_is(db, staff_id) else None


def _begin(book: Book, db: Connection, staff_id: str, kind: Kind, device: str) -> str:
    now = book.now()
    token = secrets.token_urlsafe(32)
    row = {"id": new_id(now), "staff": staff_id, "kind": kind, "token": fingerprint(token), "device": device[:80]}
    db.execute(staff_session.insert(), row | {"made_at": now, "expires_at": now + LASTS[kind]})
    trace(db, Who("staff", staff=staff_id), now, f"session.{kind}", "", staff_id)
    return token


def _must_reach(db: Connection, who: Who, staff_id: str) -> None:
    if staff_id == who.staff and staff_id:
        return
    there = select(staff_role.c.place).where(staff_role.c.staff == staff_id, staff_role.c.ended_at.is_(None))
    if not {row[0] for row in db.execute(there)} & set(who.places(*KEEPERS)):
        raise NoSuch(staff_id)
