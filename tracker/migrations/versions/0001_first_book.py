"""The first book: recordings, menus checked on real phones, differences met, settings."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None


def upgrade() -> None:
    moment = sa.DateTime(timezone=True)
    op.create_table(
        "recording",
        sa.Column("id", sa.String(36), primary_key=True),
        sa.Column("lesson", sa.String(80), nullable=False, index=True),
        sa.Column("step", sa.String(80), nullable=False),
        sa.Column("touch", sa.Integer, nullable=False),
        sa.Column("spoken", sa.String(2000), nullable=False),
        sa.Column("lang", sa.String(2), nullable=False),
        sa.Column("dialect", sa.String(8), nullable=False),
        sa.Column("file", sa.String(120), nullable=False),
        sa.Column("sha", sa.String(64), nullable=False),
        sa.Column("seconds", sa.Float, nullable=False),
        sa.Column("recorder", sa.String(80), nullable=False),
        sa.Column("made_at", moment, nullable=False),
        sa.Column("retired_at", moment),
    )
    op.create_table(
        "menu_check",
        sa.Column("id", sa.String(36), primary_key=True),
        sa.Column("lesson", sa.String(80), nullable=False, index=True),
        sa.Column("version", sa.Integer, nullable=False),
        sa.Column("phone", sa.String(80), nullable=False),
        sa.Column("checked_on", sa.Date, nullable=False),
        sa.Column("app_version", sa.String(80), nullable=False),
        sa.Column("noted_at", moment, nullable=False),
        sa.Column("retired_at", moment),
    )
    op.create_table(
        "difference",
        sa.Column("id", sa.String(36), primary_key=True),
        sa.Column("lesson", sa.String(80), nullable=False, index=True),
        sa.Column("version", sa.Integer, nullable=False),
        sa.Column("step", sa.String(80), nullable=False),
        sa.Column("phone", sa.String(80), nullable=False),
        sa.Column("note", sa.String(2000), nullable=False),
        sa.Column("picture", sa.String(120), nullable=False),
        sa.Column("noted_at", moment, nullable=False),
        sa.Column("settled_at", moment),
        sa.Column("retired_at", moment),
    )
    op.create_table(
        "setting",
        sa.Column("id", sa.String(36), primary_key=True),
        sa.Column("key", sa.String(60), nullable=False, index=True),
        sa.Column("value", sa.String(2000), nullable=False),
        sa.Column("changed_at", moment, nullable=False),
        sa.Column("retired_at", moment),
    )
