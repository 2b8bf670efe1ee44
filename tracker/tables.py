"""The book's tables. Rows are added and retired, never changed in place; what may stand in them, `entries` decides.

Their base has a registry of its own: Streamlit may import this module twice, and the shared registry refuses that.
"""

from datetime import date, datetime

from sqlalchemy.orm import registry
from sqlmodel import Field, SQLModel


class Base(SQLModel, registry=registry()):
    """Every table of the book hangs here, and nothing else does."""


class RecordingRow(Base, table=True):
    __tablename__ = "recording"

    id: str = Field(primary_key=True, max_length=36)
    lesson: str = Field(max_length=80, index=True)
    step: str = Field(max_length=80)
    touch: int
    spoken: str = Field(max_length=2000)
    lang: str = Field(max_length=2)
    dialect: str = Field(max_length=8)
    file: str = Field(max_length=120)
    sha: str = Field(max_length=64)
    seconds: float
    recorder: str = Field(max_length=80)
    made_at: datetime
    retired_at: datetime | None = None


class MenuCheckRow(Base, table=True):
    __tablename__ = "menu_check"

    id: str = Field(primary_key=True, max_length=36)
    lesson: str = Field(max_length=80, index=True)
    version: int
    phone: str = Field(max_length=80)
    checked_on: date
    app_version: str = Field(max_length=80)
    noted_at: datetime
    retired_at: datetime | None = None


class DifferenceRow(Base, table=True):
    __tablename__ = "difference"

    id: str = Field(primary_key=True, max_length=36)
    lesson: str = Field(max_length=80, index=True)
    version: int
    step: str = Field(max_length=80)
    phone: str = Field(max_length=80)
    note: str = Field(max_length=2000)
    picture: str = Field(max_length=120)
    noted_at: datetime
    settled_at: datetime | None = None
    retired_at: datetime | None = None


class SettingRow(Base, table=True):
    __tablename__ = "setting"

    id: str = Field(primary_key=True, max_length=36)
    key: str = Field(max_length=60, index=True)
    value: str = Field(max_length=2000)
    changed_at: datetime
    retired_at: datetime | None = None
