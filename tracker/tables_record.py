"""Tables of what happened (events: only ever added to) and of what follows from it (rebuilt any time)."""

from datetime import date, datetime
from typing import Final

from sqlalchemy import Index, Table, Text
from sqlmodel import Field

from tracker.moment import Moment
from tracker.tables import Base
from tracker.tables_learners import LearnerRow
from tracker.tables_staff import PlaceRow

_ID: Final = 36
_LEARNER: Final = f"{LearnerRow.__tablename__}.id"
_PLACE: Final = f"{PlaceRow.__tablename__}.id"


class OutlineRow(Base, table=True):
    __tablename__ = "outline"

    lesson: str = Field(primary_key=True, max_length=80)
    version: int = Field(primary_key=True)
    body: str = Field(sa_type=Text)
    made_at: datetime = Field(sa_type=Moment)


class MasteryRuleRow(Base, table=True):
    __tablename__ = "mastery_rule"
    __table_args__ = (Index("ix_mastery_rule_place", "place"),)

    id: str = Field(primary_key=True, max_length=_ID)
    place: str = Field(foreign_key=_PLACE, max_length=_ID)
    body: str = Field(max_length=1000)
    since: datetime = Field(sa_type=Moment)
    made_by: str = Field(max_length=_ID)


class EventRow(Base, table=True):
    """One record, never changed. `learner` is who it was written for; who it counts for, corrections decide."""

    __tablename__ = "event"
    __table_args__ = (Index("ix_event_walk", "walk"), Index("ix_event_learner", "learner", "lesson"))

    id: str = Field(primary_key=True, max_length=_ID)
    walk: str = Field(max_length=_ID)
    kind: str = Field(max_length=12)
    learner: str = Field(foreign_key=_LEARNER, max_length=_ID)
    lesson: str = Field(max_length=80)
    version: int
    step: str = Field(max_length=80)
    mode: str = Field(max_length=12)
    variant: str = Field(max_length=80)
    prompt: str = Field(max_length=12)
    misses: int
    detail: str = Field(max_length=2000)
    meeting: str = Field(max_length=_ID)
    recorder: str = Field(max_length=_ID)
    observed_at: datetime = Field(sa_type=Moment)
    sent_at: datetime = Field(sa_type=Moment)
    received_at: datetime = Field(sa_type=Moment)


class WalkRow(Base, table=True):
    """What follows from one walk's events; `prompts` is JSON, [[step, prompt, misses], ...]."""

    __tablename__ = "walk"
    __table_args__ = (Index("ix_walk_learner", "learner", "lesson"), Index("ix_walk_meeting", "meeting"))

    id: str = Field(primary_key=True, max_length=_ID)
    learner: str = Field(foreign_key=_LEARNER, max_length=_ID)
    lesson: str = Field(max_length=80)
    version: int
    mode: str = Field(max_length=12)
    variant: str = Field(max_length=80)
    meeting: str = Field(max_length=_ID)
    recorder: str = Field(max_length=_ID)
    first_at: datetime = Field(sa_type=Moment)
    at: datetime = Field(sa_type=Moment)
    prompts: str = Field(max_length=2000)
    complete: bool
    critical_pass: bool
    independence: float
    support: float
    next_step: str = Field(max_length=80)


class ProgressRow(Base, table=True):
    """What follows for one learner and lesson; one short row, so that a class report reads nothing else."""

    __tablename__ = "progress"

    learner: str = Field(primary_key=True, foreign_key=_LEARNER, max_length=_ID)
    lesson: str = Field(primary_key=True, max_length=80)
    status: int
    reason: str = Field(max_length=12)
    since: datetime = Field(sa_type=Moment)
    version: int
    rules: str = Field(max_length=_ID)
    help_steps: str = Field(max_length=1000)
    stopped_at: str = Field(max_length=80)
    walks: int
    complete: int
    independence: float
    support: float
    first_at: datetime = Field(sa_type=Moment)
    last_at: datetime = Field(sa_type=Moment)
    due_level: int | None = None
    reviewed_on: date | None = None
    due_on: date | None = None


class StepProgressRow(Base, table=True):
    __tablename__ = "step_progress"

    learner: str = Field(primary_key=True, foreign_key=_LEARNER, max_length=_ID)
    lesson: str = Field(primary_key=True, max_length=80)
    step: str = Field(primary_key=True, max_length=80)
    times: int
    independent: int
    recent: str = Field(max_length=80)
    misses: int
    last_at: datetime = Field(sa_type=Moment)


class StatusChangeRow(Base, table=True):
    """Each time the status changed: the trend over weeks, and before and after, without reading events."""

    __tablename__ = "status_change"
    __table_args__ = (Index("ix_status_change_at", "at"),)

    learner: str = Field(primary_key=True, foreign_key=_LEARNER, max_length=_ID)
    lesson: str = Field(primary_key=True, max_length=80)
    n: int = Field(primary_key=True)
    status: int
    reason: str = Field(max_length=12)
    at: datetime = Field(sa_type=Moment)
    walk: str = Field(max_length=_ID)
    version: int
    rules: str = Field(max_length=_ID)


def _table(name: str) -> Table:
    return Base.metadata.tables[name]


outline: Final = _table("outline")
mastery_rule: Final = _table("mastery_rule")
event: Final = _table("event")
walk: Final = _table("walk")
progress: Final = _table("progress")
step_progress: Final = _table("step_progress")
status_change: Final = _table("status_change")
