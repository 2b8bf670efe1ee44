"""Tables of learners: as little as possible about a person, and what she agreed to. Knows no lesson."""

from datetime import date, datetime
from typing import Final

from sqlalchemy import Index, Table
from sqlmodel import Field

from tracker.moment import Moment
from tracker.tables import Base

_ID: Final = 36


class LearnerRow(Base, table=True):
    """`real_name` and `phone` are empty without consent. An erased learner keeps a row without anything about her."""

    __tablename__ = "learner"
    __table_args__ = (Index("ix_learner_place", "place", "status"),)

    id: str = Field(primary_key=True, max_length=_ID)
    place: str = Field(foreign_key="place.id", max_length=_ID)
    nickname: str = Field(max_length=40)
    birth_decade: int | None = None
    picture: str = Field(max_length=40)
    status: str = Field(max_length=8)
    status_since: date
    real_name: str = Field(default="", max_length=80)
    phone: str = Field(default="", max_length=40)
    no_surprise_until: date | None = None  # fraud drills wait so long; the reason is not kept
    made_by: str = Field(max_length=_ID)
    made_at: datetime = Field(sa_type=Moment)
    erased_at: datetime | None = Field(default=None, sa_type=Moment)


class LearnerStatusRow(Base, table=True):
    """Every status a learner ever had, since when, and who noted it; the newest is also in her row."""

    __tablename__ = "learner_status"
    __table_args__ = (Index("ix_learner_status_learner", "learner"),)

    id: str = Field(primary_key=True, max_length=_ID)
    learner: str = Field(foreign_key="learner.id", max_length=_ID)
    status: str = Field(max_length=8)
    since: date
    noted_by: str = Field(max_length=_ID)
    noted_at: datetime = Field(sa_type=Moment)


class LearnerCardRow(Base, table=True):
    __tablename__ = "learner_card"
    __table_args__ = (Index("ix_learner_card_learner", "learner"),)

    id: str = Field(primary_key=True, max_length=_ID)
    learner: str = Field(foreign_key="learner.id", max_length=_ID)
    token: str = Field(max_length=64, unique=True)
    made_by: str = Field(max_length=_ID)
    made_at: datetime = Field(sa_type=Moment)
    revoked_at: datetime | None = Field(default=None, sa_type=Moment)


class ConsentRow(Base, table=True):
    """One answer to one question; the newest for each kind counts."""

    __tablename__ = "consent"
    __table_args__ = (Index("ix_consent_learner", "learner", "kind"),)

    id: str = Field(primary_key=True, max_length=_ID)
    learner: str = Field(foreign_key="learner.id", max_length=_ID)
    kind: str = Field(max_length=20)
    given: bool
    how: str = Field(max_length=8)
    witness: str = Field(max_length=80)
    noted_by: str = Field(max_length=_ID)
    noted_at: datetime = Field(sa_type=Moment)


class ConfidenceRow(Base, table=True):
    """How sure she says she feels, 1 不敢用 to 5 很有把握, before or after a lesson. Asked, never inferred."""

    __tablename__ = "confidence"
    __table_args__ = (Index("ix_confidence_learner", "learner", "lesson"),)

    id: str = Field(primary_key=True, max_length=_ID)
    learner: str = Field(foreign_key="learner.id", max_length=_ID)
    lesson: str = Field(max_length=80)
    moment: str = Field(max_length=8)
    face: int
    meeting: str = Field(max_length=_ID)
    recorder: str = Field(max_length=_ID)
    observed_at: datetime = Field(sa_type=Moment)
    noted_at: datetime = Field(sa_type=Moment)


class ErasureRow(Base, table=True):
    """That somebody was erased: a hash of the id, so that a restored backup can be erased again."""

    __tablename__ = "erasure"

    learner_hash: str = Field(primary_key=True, max_length=64)
    erased_at: datetime = Field(sa_type=Moment)


class AuditRow(Base, table=True):
    """Who did what to which record, when and from where. Only ever added to; names and contents stay out."""

    __tablename__ = "audit"
    __table_args__ = (Index("ix_audit_place", "place", "at"), Index("ix_audit_subject", "subject"))

    id: str = Field(primary_key=True, max_length=_ID)
    at: datetime = Field(sa_type=Moment)
    place: str = Field(max_length=_ID)
    staff: str = Field(max_length=_ID)
    action: str = Field(max_length=40)
    subject: str = Field(max_length=_ID)
    detail: str = Field(max_length=200)
    source: str = Field(max_length=60)


def _table(name: str) -> Table:
    return Base.metadata.tables[name]


learner: Final = _table("learner")
learner_status: Final = _table("learner_status")
learner_card: Final = _table("learner_card")
consent: Final = _table("consent")
confidence: Final = _table("confidence")
erasure: Final = _table("erasure")
audit: Final = _table("audit")
