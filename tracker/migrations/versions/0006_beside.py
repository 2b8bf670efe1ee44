"""Who of the staff sits beside whom in class."""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"

MOMENT = sa.DateTime(timezone=True)
CURRENT = sa.text("ended_at IS NULL")


def upgrade() -> None:
    op.create_table(
        "beside",
        sa.Column("id", sa.String(36), primary_key=True),
        sa.Column("class_id", sa.String(36), sa.ForeignKey("class.id"), nullable=False),
        sa.Column("learner", sa.String(36), sa.ForeignKey("learner.id"), nullable=False),
        sa.Column("staff", sa.String(36), sa.ForeignKey("staff.id"), nullable=False),
        sa.Column("since", MOMENT, nullable=False),
        sa.Column("ended_at", MOMENT),
        sa.Column("made_by", sa.String(36), nullable=False),
    )
    op.create_index("ix_beside_learner", "beside", ["learner"])
    op.create_index(
        "ux_beside", "beside", ["class_id", "learner"], unique=True, sqlite_where=CURRENT, postgresql_where=CURRENT
    )
