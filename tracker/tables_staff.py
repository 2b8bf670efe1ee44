"""Tables of places and of the staff who work there. What may be read of them, `tracker.reach` decides."""

from datetime import datetime
from typing import Final

from sqlalchemy import Index, Table
from sqlmodel import Field

from tracker.moment import Moment
from tracker.tables import Base

_ID: Final = 36


class PlaceRow(Base, table=True):
    __tablename__ = "place"

    id: str = Field(primary_key=True, max_length=_ID)
    name: str = Field(max_length=80)
    zone: str = Field(max_length=40)
    made_at: datetime = Field(sa_type=Moment)
    closed_at: datetime | None = Field(default=None, sa_type=Moment)


class StaffRow(Base, table=True):
    """`sign_in` is the name typed at sign-in, in small letters; `passphrase` is an argon2 hash, never a passphrase."""

    __tablename__ = "staff"

    id: str = Field(primary_key=True, max_length=_ID)
    name: str = Field(max_length=80)
    sign_in: str = Field(max_length=80, unique=True)
    passphrase: str = Field(max_length=200)
    conduct_at: datetime | None = Field(default=None, sa_type=Moment)
    made_at: datetime = Field(sa_type=Moment)
    ended_at: datetime | None = Field(default=None, sa_type=Moment)


class StaffRoleRow(Base, table=True):
    """One role at one place; an operator's stands at no place."""

    __tablename__ = "staff_role"
    __table_args__ = (Index("ix_staff_role_staff", "staff"), Index("ix_staff_role_place", "place"))

    id: str = Field(primary_key=True, max_length=_ID)
    staff: str = Field(foreign_key="staff.id", max_length=_ID)
    place: str | None = Field(default=None, foreign_key="place.id", max_length=_ID)
    role: str = Field(max_length=16)
    given_by: str = Field(max_length=_ID)
    given_at: datetime = Field(sa_type=Moment)
    ended_at: datetime | None = Field(default=None, sa_type=Moment)


class StaffSessionRow(Base, table=True):
    """Signed in at the desk, or a phone paired for the day. The token itself is nowhere but in the cookie."""

    __tablename__ = "staff_session"
    __table_args__ = (Index("ix_staff_session_staff", "staff"),)

    id: str = Field(primary_key=True, max_length=_ID)
    staff: str = Field(foreign_key="staff.id", max_length=_ID)
    kind: str = Field(max_length=8)
    token: str = Field(max_length=64, unique=True)
    device: str = Field(max_length=80)
    made_at: datetime = Field(sa_type=Moment)
    expires_at: datetime = Field(sa_type=Moment)
    ended_at: datetime | None = Field(default=None, sa_type=Moment)


class PairCodeRow(Base, table=True):
    __tablename__ = "pair_code"

    id: str = Field(primary_key=True, max_length=_ID)
    staff: str = Field(foreign_key="staff.id", max_length=_ID)
    code: str = Field(max_length=64, unique=True)
    made_by: str = Field(max_length=_ID)
    made_at: datetime = Field(sa_type=Moment)
    expires_at: datetime = Field(sa_type=Moment)
    used_at: datetime | None = Field(default=None, sa_type=Moment)


def _table(name: str) -> Table:
    return Base.metadata.tables[name]


place: Final = _table("place")
staff: Final = _table("staff")
staff_role: Final = _table("staff_role")
staff_session: Final = _table("staff_session")
pair_code: Final = _table("pair_code")
