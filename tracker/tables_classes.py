"""Tables of classes, their meetings, who came, and visits at home. Knows no lesson text."""

from datetime import date, datetime
from typing import Final

from sqlalchemy import Index, Table, text
from sqlmodel import Field

from tracker.moment import Moment
from tracker.tables import Base
from tracker.tables_learners import LearnerRow
from tracker.tables_staff import PlaceRow, StaffRow

_ID: Final = 36
_OPEN: Final = text("opened_at IS NOT NULL AND closed_at IS NULL")
_CURRENT: Final = text("left_at IS NULL")
_PLACE: Final = f"{PlaceRow.__tablename__}.id"
_LEARNER: Final = f"{LearnerRow.__tablename__}.id"
_STAFF: Final = f"{StaffRow.__tablename__}.id"


class ClassRow(Base, table=True):
    __tablename__ = "class"
    __table_args__ = (Index("ix_class_place", "place"),)

    id: str = Field(primary_key=True, max_length=_ID)
    place: str = Field(foreign_key=_PLACE, max_length=_ID)
    name: str = Field(max_length=80)
    made_by: str = Field(max_length=_ID)
    made_at: datetime = Field(sa_type=Moment)
    closed_at: datetime | None = Field(default=None, sa_type=Moment)


class MembershipRow(Base, table=True):
    __tablename__ = "membership"
    __table_args__ = (
        Index("ix_membership_class", "class_id"),
        Index("ix_membership_learner", "learner"),
        Index("ux_membership", "class_id", "learner", unique=True, sqlite_where=_CURRENT, postgresql_where=_CURRENT),
    )

    id: str = Field(primary_key=True, max_length=_ID)
    class_id: str = Field(foreign_key="class.id", max_length=_ID)
    learner: str = Field(foreign_key=_LEARNER, max_length=_ID)
    joined_at: datetime = Field(sa_type=Moment)
    left_at: datetime | None = Field(default=None, sa_type=Moment)


class ClassStaffRow(Base, table=True):
    """Who helps in a class; `duty` is lead or volunteer."""

    __tablename__ = "class_staff"
    __table_args__ = (Index("ix_class_staff_staff", "staff"), Index("ix_class_staff_class", "class_id"))

    id: str = Field(primary_key=True, max_length=_ID)
    class_id: str = Field(foreign_key="class.id", max_length=_ID)
    staff: str = Field(foreign_key=_STAFF, max_length=_ID)
    duty: str = Field(max_length=10)
    since: datetime = Field(sa_type=Moment)
    ended_at: datetime | None = Field(default=None, sa_type=Moment)


class MeetingRow(Base, table=True):
    """One class on one day: planned, then open, then closed. Of one class, one is open at a time."""

    __tablename__ = "meeting"
    __table_args__ = (
        Index("ix_meeting_class", "class_id", "day"),
        Index("ux_meeting_open", "class_id", unique=True, sqlite_where=_OPEN, postgresql_where=_OPEN),
    )

    id: str = Field(primary_key=True, max_length=_ID)
    class_id: str = Field(foreign_key="class.id", max_length=_ID)
    day: date
    lesson: str = Field(max_length=80)
    made_by: str = Field(max_length=_ID)
    opened_at: datetime | None = Field(default=None, sa_type=Moment)
    closed_at: datetime | None = Field(default=None, sa_type=Moment)
    cancelled_at: datetime | None = Field(default=None, sa_type=Moment)


class AttendanceRow(Base, table=True):
    """That somebody came, or did not, as noted then; a later note for the same person counts, the earlier one stays."""

    __tablename__ = "attendance"
    __table_args__ = (
        Index("ix_attendance_meeting", "meeting", "learner"),
        Index("ix_attendance_learner", "learner"),
    )

    id: str = Field(primary_key=True, max_length=_ID)
    meeting: str = Field(foreign_key="meeting.id", max_length=_ID)
    learner: str = Field(foreign_key=_LEARNER, max_length=_ID)
    came: str = Field(max_length=8)
    noted_by: str = Field(max_length=_ID)
    noted_at: datetime = Field(sa_type=Moment)
    retired_at: datetime | None = Field(default=None, sa_type=Moment)


class StaffTimeRow(Base, table=True):
    """Minutes somebody of the staff gave at a meeting; those of a visit stand with the visit."""

    __tablename__ = "staff_time"
    __table_args__ = (Index("ix_staff_time_meeting", "meeting"),)

    id: str = Field(primary_key=True, max_length=_ID)
    meeting: str = Field(foreign_key="meeting.id", max_length=_ID)
    staff: str = Field(foreign_key=_STAFF, max_length=_ID)
    minutes: int
    noted_by: str = Field(max_length=_ID)
    noted_at: datetime = Field(sa_type=Moment)
    retired_at: datetime | None = Field(default=None, sa_type=Moment)


class AssignmentRow(Base, table=True):
    """A volunteer looks after a learner at home, from a day to a day."""

    __tablename__ = "assignment"
    __table_args__ = (Index("ix_assignment_staff", "staff"), Index("ix_assignment_learner", "learner"))

    id: str = Field(primary_key=True, max_length=_ID)
    learner: str = Field(foreign_key=_LEARNER, max_length=_ID)
    staff: str = Field(foreign_key=_STAFF, max_length=_ID)
    from_at: datetime = Field(sa_type=Moment)
    until_at: datetime = Field(sa_type=Moment)
    ended_at: datetime | None = Field(default=None, sa_type=Moment)
    made_by: str = Field(max_length=_ID)


class VisitRow(Base, table=True):
    __tablename__ = "visit"
    __table_args__ = (Index("ix_visit_learner", "learner"), Index("ix_visit_place", "place", "began_at"))

    id: str = Field(primary_key=True, max_length=_ID)
    place: str = Field(foreign_key=_PLACE, max_length=_ID)
    learner: str = Field(foreign_key=_LEARNER, max_length=_ID)
    staff: str = Field(foreign_key=_STAFF, max_length=_ID)
    lesson: str = Field(max_length=80)
    began_at: datetime = Field(sa_type=Moment)
    minutes: int
    noted_by: str = Field(max_length=_ID)
    noted_at: datetime = Field(sa_type=Moment)
    retired_at: datetime | None = Field(default=None, sa_type=Moment)


class HandOverRow(Base, table=True):
    """What the next volunteer should know: keys of ready sentences, and own words."""

    __tablename__ = "hand_over"
    __table_args__ = (Index("ix_hand_over_learner", "learner", "noted_at"),)

    id: str = Field(primary_key=True, max_length=_ID)
    learner: str = Field(foreign_key=_LEARNER, max_length=_ID)
    visit: str | None = Field(default=None, foreign_key="visit.id", max_length=_ID)
    meeting: str | None = Field(default=None, foreign_key="meeting.id", max_length=_ID)
    lesson: str = Field(max_length=80)
    sentences: str = Field(max_length=400)
    own_words: str = Field(max_length=2000)
    noted_by: str = Field(max_length=_ID)
    noted_at: datetime = Field(sa_type=Moment)
    retired_at: datetime | None = Field(default=None, sa_type=Moment)


class SheetOutRow(Base, table=True):
    """A paper sheet of one learner and lesson that somebody took along; `back_at` once entered or crossed off."""

    __tablename__ = "sheet_out"
    __table_args__ = (Index("ix_sheet_out_staff", "staff", "back_at"), Index("ix_sheet_out_learner", "learner"))

    id: str = Field(primary_key=True, max_length=_ID)
    learner: str = Field(foreign_key=_LEARNER, max_length=_ID)
    lesson: str = Field(max_length=80)
    staff: str = Field(foreign_key=_STAFF, max_length=_ID)
    day: date
    taken_at: datetime = Field(sa_type=Moment)
    back_at: datetime | None = Field(default=None, sa_type=Moment)


def _table(name: str) -> Table:
    return Base.metadata.tables[name]


klass: Final = _table("class")
membership: Final = _table("membership")
class_staff: Final = _table("class_staff")
meeting: Final = _table("meeting")
attendance: Final = _table("attendance")
staff_time: Final = _table("staff_time")
assignment: Final = _table("assignment")
visit: Final = _table("visit")
hand_over: Final = _table("hand_over")
sheet_out: Final = _table("sheet_out")
