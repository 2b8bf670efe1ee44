"""The live class: where it stands, who is there, who is done, who calls for help."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"

MOMENT = sa.DateTime(timezone=True)


def upgrade() -> None:
    _class()
    _seats()


def _class() -> None:
    op.create_table(
        "live",
        sa.Column("meeting", sa.String(36), sa.ForeignKey("meeting.id"), primary_key=True),
        sa.Column("code", sa.String(6), nullable=False),
        sa.Column("seq", sa.Integer, nullable=False),
        sa.Column("lesson", sa.String(80), nullable=False),
        sa.Column("step", sa.Integer, nullable=False),
        sa.Column("way", sa.String(8), nullable=False),
        sa.Column("blank", sa.Boolean, nullable=False),
        sa.Column("look_up", sa.Integer, nullable=False),
        sa.Column("leader", sa.String(36), nullable=False),
        sa.Column("changed_at", MOMENT, nullable=False),
    )
    op.create_index("ix_live_code", "live", ["code"])
    op.create_table(
        "live_change",
        sa.Column("meeting", sa.String(36), sa.ForeignKey("meeting.id"), primary_key=True),
        sa.Column("seq", sa.Integer, primary_key=True, autoincrement=False),
        sa.Column("what", sa.String(400), nullable=False),
        sa.Column("at", MOMENT, nullable=False),
        sa.Column("by", sa.String(36), nullable=False),
    )


def _seats() -> None:
    op.create_table(
        "live_seat",
        sa.Column("id", sa.String(36), primary_key=True),
        sa.Column("meeting", sa.String(36), sa.ForeignKey("meeting.id"), nullable=False),
        sa.Column("learner", sa.String(36), sa.ForeignKey("learner.id")),
        sa.Column("guest", sa.Integer, nullable=False),
        sa.Column("spot", sa.String(20), nullable=False),
        sa.Column("joined_at", MOMENT, nullable=False),
        sa.Column("seen_at", MOMENT, nullable=False),
        sa.Column("left_at", MOMENT),
    )
    op.create_index("ix_live_seat_meeting", "live_seat", ["meeting"])
    op.create_index("ix_live_seat_learner", "live_seat", ["learner"])
    op.create_table(
        "live_done",
        sa.Column("seat", sa.String(36), sa.ForeignKey("live_seat.id"), primary_key=True),
        sa.Column("lesson", sa.String(80), primary_key=True),
        sa.Column("step", sa.String(80), primary_key=True),
        sa.Column("meeting", sa.String(36), sa.ForeignKey("meeting.id"), nullable=False),
        sa.Column("learner", sa.String(36), sa.ForeignKey("learner.id")),
        sa.Column("at", MOMENT, nullable=False),
    )
    op.create_index("ix_live_done_meeting", "live_done", ["meeting"])
    op.create_index("ix_live_done_learner", "live_done", ["learner"])
    op.create_table(
        "help_call",
        sa.Column("id", sa.String(36), primary_key=True),
        sa.Column("meeting", sa.String(36), sa.ForeignKey("meeting.id"), nullable=False),
        sa.Column("seat", sa.String(36), sa.ForeignKey("live_seat.id"), nullable=False),
        sa.Column("learner", sa.String(36), sa.ForeignKey("learner.id")),
        sa.Column("lesson", sa.String(80), nullable=False),
        sa.Column("step", sa.String(80), nullable=False),
        sa.Column("way", sa.String(8), nullable=False),
        sa.Column("called_at", MOMENT, nullable=False),
        sa.Column("taken_by", sa.String(36), nullable=False),
        sa.Column("taken_at", MOMENT),
        sa.Column("solved_by", sa.String(36), nullable=False),
        sa.Column("solved_at", MOMENT),
        sa.Column("prompt", sa.String(12), nullable=False),
        sa.Column("withdrawn_at", MOMENT),
    )
    op.create_index("ix_help_call_meeting", "help_call", ["meeting"])
    op.create_index("ix_help_call_learner", "help_call", ["learner"])
