"""Practising: when no surprise may come."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"


def upgrade() -> None:
    op.add_column("learner", sa.Column("no_surprise_until", sa.Date()))
