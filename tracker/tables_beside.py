"""Table of who of the staff sits beside whom in class. Knows no meeting: it stays so from week to week."""

from datetime import datetime
from typing import Final

from sqlalchemy import Index, Table, text
from sqlmodel import Field

from tracker.moment import Moment
from tracker.tables import Base
from tracker.tables_classes import ClassRow
from tracker.tables_learners import LearnerRow
from tracker.tables_staff import StaffRow

_ID: Final = 36
_CURRENT: Final = text("ended_at IS NULL")


class BesideRow(Base, table=True):
    """From `since` until `ended_at`, `staff` sat beside `learner` in that class."""

    __tablename__ = "beside"
    __table_args__ = (
        Index("ix_beside_learner", "learner"),
        Index("ux_beside", "class_id", "learner", unique=True, sqlite_where=_CURRENT, postgresql_where=_CURRENT),
    )

    id: str = Field(primary_key=True, max_length=_ID)
    class_id: str = Field(foreign_key=f"{ClassRow.__tablename__}.id", max_length=_ID)
    learner: str = Field(foreign_key=f"{LearnerRow.__tablename__}.id", max_length=_ID)
    staff: str = Field(foreign_key=f"{StaffRow.__tablename__}.id", max_length=_ID)
    since: datetime = Field(sa_type=Moment)
    ended_at: datetime | None = Field(default=None, sa_type=Moment)
    made_by: str = Field(max_length=_ID)


beside: Final[Table] = Base.metadata.tables["beside"]
