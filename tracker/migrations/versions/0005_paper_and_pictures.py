"""Sheets that went out on paper have a table of their own; until now they were a setting of each volunteer."""

import json
from datetime import date
from uuid import uuid4

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"

MOMENT = sa.DateTime(timezone=True)
FORMER = "sheets_%"  # and the id of who carries them, without dashes


def upgrade() -> None:
    op.create_table(
        "sheet_out",
        sa.Column("id", sa.String(36), primary_key=True),
        sa.Column("learner", sa.String(36), sa.ForeignKey("learner.id"), nullable=False),
        sa.Column("lesson", sa.String(80), nullable=False),
        sa.Column("staff", sa.String(36), sa.ForeignKey("staff.id"), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("taken_at", MOMENT, nullable=False),
        sa.Column("back_at", MOMENT),
    )
    op.create_index("ix_sheet_out_staff", "sheet_out", ["staff", "back_at"])
    op.create_index("ix_sheet_out_learner", "sheet_out", ["learner"])
    _move()


def _move() -> None:
    """Sheets that are out go over; the settings go away, the retired ones too: they name learners."""
    db = op.get_bind()
    tables = sa.MetaData()
    tables.reflect(db, only=["setting", "staff", "learner", "sheet_out"])
    setting, staff, learner = (tables.tables[name] for name in ("setting", "staff", "learner"))
    former = setting.c.key.like(FORMER)
    rows = db.execute(sa.select(setting).where(former, setting.c.retired_at.is_(None))).all()
    carriers = {one.replace("-", ""): one for one in db.execute(sa.select(staff.c.id)).scalars()}
    here = set(db.execute(sa.select(learner.c.id)).scalars())
    moved = [
        {"id": str(uuid4()), "learner": one, "lesson": lesson, "staff": carrier, "day": day, "taken_at": row.changed_at}
        for row in rows
        if (carrier := carriers.get(row.key.partition("_")[2]))
        for one, lesson, day in _read(row.value)
        if one in here
    ]
    if moved:
        db.execute(tables.tables["sheet_out"].insert(), moved)
    db.execute(setting.delete().where(former))


def _read(value: str) -> list[tuple[str, str, date]]:
    """What an older program wrote: [[learner, lesson, day], ...]. A value that says nothing is no sheet."""
    try:
        return [(str(one), str(lesson), date.fromisoformat(day)) for one, lesson, day in json.loads(value)]
    except (ValueError, TypeError):
        return []
