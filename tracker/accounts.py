"""Places, staff and their roles. Gets a passphrase only as its hash; managers of a place change it, nobody else."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime
from typing import Final

from sqlalchemy import Connection, func, select, update

from tracker.access import Grant, NotAllowed, Role, Who
from tracker.audit import trace
from tracker.days import CHINA
from tracker.entries import NAME_ROOM, check_name, check_no_number
from tracker.faults import Unfit
from tracker.ids import new_id
from tracker.reach import NoSuch, must_manage
from tracker.store import Book
from tracker.tables_staff import place, staff, staff_role, staff_session
from tracker.transaction import reading, writing

ROLES: Final[tuple[Role, ...]] = ("volunteer", "social_worker", "manager", "operator")


@dataclass(frozen=True, slots=True)
class Place:
    id: str
    name: str
    zone: str


@dataclass(frozen=True, slots=True)
class Staff:
    """Somebody of the staff as managers see them; never with a passphrase."""

    id: str
    name: str
    sign_in: str
    roles: tuple[Role, ...] = ()
    conduct: bool = False
    ended: bool = False


@dataclass(frozen=True, slots=True)
class NewStaff:
    name: str
    sign_in: str
    passphrase: str = field(repr=False)  # its hash

    def __post_init__(self) -> None:
        check_name("name", self.name, NAME_ROOM)
        check_name("sign_in", self.sign_in, NAME_ROOM)
        check_no_number("name", self.name)
        check_no_number("sign_in", self.sign_in)
        _check_hash(self.passphrase)


def has_accounts(book: Book) -> bool:
    with reading(book) as db:
        return db.execute(select(staff.c.id).limit(1)).first() is not None


def set_up(book: Book, first: NewStaff, place_name: str, zone: str = CHINA) -> tuple[str, str]:
    """The first manager and the first place; `NotAllowed` once anybody has an account. Returns (staff id, place id).

    Whoever calls has asked for the code printed at the terminal.
    """
    now = book.now()
    with writing(book) as db:
        if db.execute(select(staff.c.id).limit(1)).first() is not None:
            raise NotAllowed("accounts exist")
        place_id = _add_place(db, now, place_name, zone)
        staff_id = _add_staff(db, now, first)
        _give(db, now, staff_id, "manager", place_id, staff_id)
        trace(db, Who("staff", staff=staff_id), now, "place.set_up", place_id, staff_id)
    return staff_id, place_id


def add_place(book: Book, who: Who, name: str, zone: str = CHINA) -> str:
    """Another place, managed by whoever adds it; for those who manage one already."""
    if not who.places("manager"):
        raise NotAllowed("managers only")
    now = book.now()
    with writing(book) as db:
        place_id = _add_place(db, now, name, zone)
        _give(db, now, who.staff, "manager", place_id, who.staff)
        trace(db, who, now, "place.add", place_id)
    return place_id


def places(book: Book, who: Who) -> list[Place]:
    """The places this person works at, by name."""
    mine = who.places("volunteer", "social_worker", "manager")
    wanted = select(place.c.id, place.c.name, place.c.zone).where(place.c.id.in_(mine)).order_by(place.c.name)
    with reading(book) as db:
        return [Place(*row) for row in db.execute(wanted)]


def add_staff(book: Book, who: Who, new: NewStaff, roles: Iterable[Role], place_id: str) -> str:
    """A new account with roles at a place. Raises `Unfit("sign_in")` when the name is taken."""
    must_manage(who, place_id)
    now = book.now()
    with writing(book) as db:
        if db.execute(select(staff.c.id).where(staff.c.sign_in == _folded(new.sign_in))).first():
            raise Unfit("sign_in", "taken")
        staff_id = _add_staff(db, now, new)
        for role in dict.fromkeys(roles):
            _give(db, now, staff_id, role, place_id, who.staff)
        trace(db, who, now, "staff.add", place_id, staff_id)
    return staff_id


def give_role(book: Book, who: Who, staff_id: str, role: Role, place_id: str) -> None:
    must_manage(who, place_id)
    now = book.now()
    with writing(book) as db:
        if not db.execute(select(staff.c.id).where(staff.c.id == staff_id, staff.c.ended_at.is_(None))).first():
            raise NoSuch(staff_id)
        _give(db, now, staff_id, role, place_id, who.staff)
        trace(db, who, now, "staff.role", place_id, staff_id, role)


def end_role(book: Book, who: Who, staff_id: str, role: Role, place_id: str) -> bool:
    """Take a role away; a place keeps at least one manager (`Unfit("role")`)."""
    must_manage(who, place_id)
    now = book.now()
    open_ones = (staff_role.c.place == place_id, staff_role.c.role == role, staff_role.c.ended_at.is_(None))
    with writing(book) as db:
        others = select(func.count()).select_from(staff_role).where(*open_ones, staff_role.c.staff != staff_id)
        if role == "manager" and not db.execute(others).scalar():
            raise Unfit("role", "the last manager stays")
        mine = update(staff_role).where(*open_ones, staff_role.c.staff == staff_id).values(ended_at=now)
        ended = db.execute(mine).rowcount > 0
        trace(db, who, now, "staff.role_end", place_id, staff_id, role)
    return ended


def end_staff(book: Book, who: Who, staff_id: str) -> None:
    """Close an account everywhere and end its sessions. Only for a manager of every place where it has a role."""
    now = book.now()
    with writing(book) as db:
        open_roles = select(staff_role.c.place).where(staff_role.c.staff == staff_id, staff_role.c.ended_at.is_(None))
        where = {row[0] for row in db.execute(open_roles)}
        if not where or not where <= set(who.places("manager")) or staff_id == who.staff:
            raise NoSuch(staff_id)
        for table in (staff_role, staff_session):
            db.execute(update(table).where(table.c.staff == staff_id, table.c.ended_at.is_(None)).values(ended_at=now))
        db.execute(update(staff).where(staff.c.id == staff_id).values(ended_at=now))
        for one in sorted(where):
            trace(db, who, now, "staff.end", one, staff_id)


def change_passphrase(book: Book, who: Who, staff_id: str, passphrase: str) -> None:
    """One's own, or (as a manager of the place) of somebody who forgot it; every session of theirs ends."""
    _check_hash(passphrase)
    now = book.now()
    with writing(book) as db:
        at = select(staff_role.c.place).where(staff_role.c.staff == staff_id, staff_role.c.ended_at.is_(None))
        where = {row[0] for row in db.execute(at)}
        if staff_id != who.staff and not (where and where <= set(who.places("manager"))):
            raise NoSuch(staff_id)
        db.execute(update(staff).where(staff.c.id == staff_id).values(passphrase=passphrase))
        ended = update(staff_session).where(staff_session.c.staff == staff_id, staff_session.c.ended_at.is_(None))
        db.execute(ended.values(ended_at=now))
        trace(db, who, now, "staff.passphrase", next(iter(sorted(where)), ""), staff_id)


def accept_conduct(book: Book, who: Who) -> None:
    """The rules of conduct were read and accepted; before that a volunteer sees no learner."""
    now = book.now()
    with writing(book) as db:
        db.execute(update(staff).where(staff.c.id == who.staff, staff.c.conduct_at.is_(None)).values(conduct_at=now))
        trace(db, who, now, "staff.conduct", "", who.staff)


def staff_of(book: Book, who: Who, place_id: str) -> list[Staff]:
    """Everybody who works at a place, by name. Social workers see names, managers the names to sign in with too."""
    managing = place_id in who.places("manager")
    if not managing and place_id not in who.places("social_worker"):
        raise NoSuch(place_id)
    wanted = (
        select(staff.c.id, staff.c.name, staff.c.sign_in, staff.c.conduct_at, staff.c.ended_at, staff_role.c.role)
        .join(staff_role, staff_role.c.staff == staff.c.id)
        .where(staff_role.c.place == place_id, staff_role.c.ended_at.is_(None))
        .order_by(staff.c.name, staff.c.id)
    )
    found: dict[str, Staff] = {}
    with reading(book) as db:
        for row in db.execute(wanted):
            before = found[row.id].roles if row.id in found else ()
            sign_in = row.sign_in if managing else ""
            roles = (*before, row.role)
            found[row.id] = Staff(
                row.id, row.name, sign_in, roles, row.conduct_at is not None, row.ended_at is not None
            )
    return list(found.values())


def passphrase_of(book: Book, sign_in: str) -> tuple[str, str] | None:
    """(staff id, hash) of an account that is open, for the sign-in page to verify; None when there is none."""
    wanted = select(staff.c.id, staff.c.passphrase).where(
        staff.c.sign_in == _folded(sign_in), staff.c.ended_at.is_(None)
    )
    with reading(book) as db:
        row = db.execute(wanted).first()
    return (row.id, row.passphrase) if row else None


def who_is(db: Connection, staff_id: str, source: str = "") -> Who | None:
    """The staff as the store knows them now: roles are read each time, so that taking one away works at once."""
    row = db.execute(select(staff.c.conduct_at).where(staff.c.id == staff_id, staff.c.ended_at.is_(None))).first()
    if row is None:
        return None
    wanted = (
        select(staff_role.c.role, staff_role.c.place, place.c.zone)
        .join_from(staff_role, place, place.c.id == staff_role.c.place, isouter=True)
        .where(staff_role.c.staff == staff_id, staff_role.c.ended_at.is_(None), place.c.closed_at.is_(None))
    )
    grants = tuple(Grant(one.role, one.place or "", one.zone or CHINA) for one in db.execute(wanted))
    return Who("staff", staff=staff_id, grants=grants, conduct=row.conduct_at is not None, source=source)


def _check_hash(passphrase: str) -> None:
    if not 40 <= len(passphrase) <= 200:
        raise Unfit("passphrase", "a hash, never the words themselves")


def _folded(sign_in: str) -> str:
    return sign_in.strip().casefold()


def _add_place(db: Connection, now: datetime, name: str, zone: str) -> str:
    check_name("name", name, NAME_ROOM)
    check_no_number("name", name)
    place_id = new_id(now)
    db.execute(place.insert(), {"id": place_id, "name": name.strip(), "zone": zone, "made_at": now})
    return place_id


def _add_staff(db: Connection, now: datetime, new: NewStaff) -> str:
    staff_id = new_id(now)
    row = {"id": staff_id, "name": new.name.strip(), "sign_in": _folded(new.sign_in), "passphrase": new.passphrase}
    db.execute(staff.insert(), row | {"made_at": now})
    return staff_id


def _give(db: Connection, now: datetime, staff_id: str, role: Role, place_id: str, by: str) -> None:
    if role not in ROLES:
        raise Unfit("role", "one of the roles")
    here = None if role == "operator" else place_id
    same = (staff_role.c.staff == staff_id, staff_role.c.role == role, staff_role.c.ended_at.is_(None))
    if db.execute(select(staff_role.c.id).where(*same, staff_role.c.place.is_not_distinct_from(here))).first():
        return
    row = {"id": new_id(now), "staff": staff_id, "place": here, "role": role, "given_by": by, "given_at": now}
    db.execute(staff_role.insert(), row)
