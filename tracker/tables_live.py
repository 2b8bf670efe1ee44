"""Tables of the live class: where it stands, who sits in it, who is done, who called. Knows no lesson text.

What is about a learner carries her id itself, so that giving out and erasing find it; a guest's rows carry none.
"""

from datetime import datetime
from typing import Final

from sqlalchemy import Index, Table
from sqlmodel import Field

from tracker.moment import Moment
from tracker.tables import Base
from tracker.tables_classes import MeetingRow
from tracker.tables_learners import LearnerRow

_ID: Final = 36
_MEETING: Final = f"{MeetingRow.__tablename__}.id"
_LEARNER: Final = f"{LearnerRow.__tablename__}.id"


class LiveRow(Base, table=True):
    """One row a meeting, changed in place: what every phone shows. `seq` grows by one with each change."""

    __tablename__ = "live"
    __table_args__ = (Index("ix_live_code", "code"),)

    meeting: str = Field(primary_key=True, foreign_key=_MEETING, max_length=_ID)
    code: str = Field(max_length=6)
    seq: int
    lesson: str = Field(max_length=80)
    step: int
    way: str = Field(max_length=8)
    blank: bool
    look_up: int
    leader: str = Field(max_length=_ID)
    changed_at: datetime = Field(sa_type=Moment)


class LiveChangeRow(Base, table=True):
    """The meeting's log: each change of the teacher's. `what` is JSON of the fields that changed."""

    __tablename__ = "live_change"

    meeting: str = Field(primary_key=True, foreign_key=_MEETING, max_length=_ID)
    seq: int = Field(primary_key=True)
    what: str = Field(max_length=400)
    at: datetime = Field(sa_type=Moment)
    by: str = Field(max_length=_ID)


class LiveSeatRow(Base, table=True):
    """Somebody who came in with the code: a learner, or a guest with a number until staff say who it is."""

    __tablename__ = "live_seat"
    __table_args__ = (Index("ix_live_seat_meeting", "meeting"), Index("ix_live_seat_learner", "learner"))

    id: str = Field(primary_key=True, max_length=_ID)
    meeting: str = Field(foreign_key=_MEETING, max_length=_ID)
    learner: str | None = Field(default=None, foreign_key=_LEARNER, max_length=_ID)
    guest: int
    spot: str = Field(max_length=20)
    joined_at: datetime = Field(sa_type=Moment)
    seen_at: datetime = Field(sa_type=Moment)
    left_at: datetime | None = Field(default=None, sa_type=Moment)


class LiveDoneRow(Base, table=True):
    """我做好了, once a seat and step; the first counts. No evidence."""

    __tablename__ = "live_done"
    __table_args__ = (Index("ix_live_done_meeting", "meeting"), Index("ix_live_done_learner", "learner"))

    seat: str = Field(primary_key=True, foreign_key="live_seat.id", max_length=_ID)
    lesson: str = Field(primary_key=True, max_length=80)
    step: str = Field(primary_key=True, max_length=80)
    meeting: str = Field(foreign_key=_MEETING, max_length=_ID)
    learner: str | None = Field(default=None, foreign_key=_LEARNER, max_length=_ID)
    at: datetime = Field(sa_type=Moment)


class HelpCallRow(Base, table=True):
    """请帮帮我 in the room. Over once it is solved or withdrawn; until then a volunteer may have taken it."""

    __tablename__ = "help_call"
    __table_args__ = (Index("ix_help_call_meeting", "meeting"), Index("ix_help_call_learner", "learner"))

    id: str = Field(primary_key=True, max_length=_ID)
    meeting: str = Field(foreign_key=_MEETING, max_length=_ID)
    seat: str = Field(foreign_key="live_seat.id", max_length=_ID)
    learner: str | None = Field(default=None, foreign_key=_LEARNER, max_length=_ID)
    lesson: str = Field(max_length=80)
    step: str = Field(max_length=80)
    way: str = Field(max_length=8)
    called_at: datetime = Field(sa_type=Moment)
    taken_by: str = Field(max_length=_ID)
    taken_at: datetime | None = Field(default=None, sa_type=Moment)
    solved_by: str = Field(max_length=_ID)
    solved_at: datetime | None = Field(default=None, sa_type=Moment)
    prompt: str = Field(max_length=12)
    withdrawn_at: datetime | None = Field(default=None, sa_type=Moment)


def _table(name: str) -> Table:
    return Base.metadata.tables[name]


live: Final = _table("live")
live_change: Final = _table("live_change")
live_seat: Final = _table("live_seat")
live_done: Final = _table("live_done")
help_call: Final = _table("help_call")
