"""Who learns and what is remembered: people, classes, meetings, events, what follows from them."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"

MOMENT = sa.DateTime(timezone=True)
OPEN = sa.text("opened_at IS NOT NULL AND closed_at IS NULL")
CURRENT = sa.text("left_at IS NULL")


def upgrade() -> None:
    _staff()
    _learners()
    _classes()
    _record()


def _staff() -> None:
    op.create_table(
        "place",
        sa.Column("id", sa.String(36), primary_key=True),
        sa.Column("name", sa.String(80), nullable=False),
        sa.Column("zone", sa.String(40), nullable=False),
        sa.Column("made_at", MOMENT, nullable=False),
        sa.Column("closed_at", MOMENT),
    )
    op.create_table(
        "staff",
        sa.Column("id", sa.String(36), primary_key=True),
        sa.Column("name", sa.String(80), nullable=False),
        sa.Column("sign_in", sa.String(80), nullable=False, unique=True),
        sa.Column("passphrase", sa.String(200), nullable=False),
        sa.Column("conduct_at", MOMENT),
        sa.Column("made_at", MOMENT, nullable=False),
        sa.Column("ended_at", MOMENT),
    )
    op.create_table(
        "staff_role",
        sa.Column("id", sa.String(36), primary_key=True),
        sa.Column("staff", sa.String(36), sa.ForeignKey("staff.id"), nullable=False),
        sa.Column("place", sa.String(36), sa.ForeignKey("place.id")),
        sa.Column("role", sa.String(16), nullable=False),
        sa.Column("given_by", sa.String(36), nullable=False),
        sa.Column("given_at", MOMENT, nullable=False),
        sa.Column("ended_at", MOMENT),
    )
    op.create_index("ix_staff_role_place", "staff_role", ["place"])
    op.create_index("ix_staff_role_staff", "staff_role", ["staff"])
    op.create_table(
        "staff_session",
        sa.Column("id", sa.String(36), primary_key=True),
        sa.Column("staff", sa.String(36), sa.ForeignKey("staff.id"), nullable=False),
        sa.Column("kind", sa.String(8), nullable=False),
        sa.Column("token", sa.String(64), nullable=False, unique=True),
        sa.Column("device", sa.String(80), nullable=False),
        sa.Column("made_at", MOMENT, nullable=False),
        sa.Column("expires_at", MOMENT, nullable=False),
        sa.Column("ended_at", MOMENT),
    )
    op.create_index("ix_staff_session_staff", "staff_session", ["staff"])
    op.create_table(
        "pair_code",
        sa.Column("id", sa.String(36), primary_key=True),
        sa.Column("staff", sa.String(36), sa.ForeignKey("staff.id"), nullable=False),
        sa.Column("code", sa.String(64), nullable=False, unique=True),
        sa.Column("made_by", sa.String(36), nullable=False),
        sa.Column("made_at", MOMENT, nullable=False),
        sa.Column("expires_at", MOMENT, nullable=False),
        sa.Column("used_at", MOMENT),
    )


def _learners() -> None:
    op.create_table(
        "learner",
        sa.Column("id", sa.String(36), primary_key=True),
        sa.Column("place", sa.String(36), sa.ForeignKey("place.id"), nullable=False),
        sa.Column("nickname", sa.String(40), nullable=False),
        sa.Column("birth_decade", sa.Integer()),
        sa.Column("picture", sa.String(40), nullable=False),
        sa.Column("status", sa.String(8), nullable=False),
        sa.Column("status_since", sa.Date(), nullable=False),
        sa.Column("real_name", sa.String(80), nullable=False),
        sa.Column("phone", sa.String(40), nullable=False),
        sa.Column("made_by", sa.String(36), nullable=False),
        sa.Column("made_at", MOMENT, nullable=False),
        sa.Column("erased_at", MOMENT),
    )
    op.create_index("ix_learner_place", "learner", ["place", "status"])
    op.create_table(
        "learner_status",
        sa.Column("id", sa.String(36), primary_key=True),
        sa.Column("learner", sa.String(36), sa.ForeignKey("learner.id"), nullable=False),
        sa.Column("status", sa.String(8), nullable=False),
        sa.Column("since", sa.Date(), nullable=False),
        sa.Column("noted_by", sa.String(36), nullable=False),
        sa.Column("noted_at", MOMENT, nullable=False),
    )
    op.create_index("ix_learner_status_learner", "learner_status", ["learner"])
    op.create_table(
        "learner_card",
        sa.Column("id", sa.String(36), primary_key=True),
        sa.Column("learner", sa.String(36), sa.ForeignKey("learner.id"), nullable=False),
        sa.Column("token", sa.String(64), nullable=False, unique=True),
        sa.Column("made_by", sa.String(36), nullable=False),
        sa.Column("made_at", MOMENT, nullable=False),
        sa.Column("revoked_at", MOMENT),
    )
    op.create_index("ix_learner_card_learner", "learner_card", ["learner"])
    op.create_table(
        "consent",
        sa.Column("id", sa.String(36), primary_key=True),
        sa.Column("learner", sa.String(36), sa.ForeignKey("learner.id"), nullable=False),
        sa.Column("kind", sa.String(20), nullable=False),
        sa.Column("given", sa.Boolean(), nullable=False),
        sa.Column("how", sa.String(8), nullable=False),
        sa.Column("witness", sa.String(80), nullable=False),
        sa.Column("noted_by", sa.String(36), nullable=False),
        sa.Column("noted_at", MOMENT, nullable=False),
    )
    op.create_index("ix_consent_learner", "consent", ["learner", "kind"])
    op.create_table(
        "confidence",
        sa.Column("id", sa.String(36), primary_key=True),
        sa.Column("learner", sa.String(36), sa.ForeignKey("learner.id"), nullable=False),
        sa.Column("lesson", sa.String(80), nullable=False),
        sa.Column("moment", sa.String(8), nullable=False),
        sa.Column("face", sa.Integer(), nullable=False),
        sa.Column("meeting", sa.String(36), nullable=False),
        sa.Column("recorder", sa.String(36), nullable=False),
        sa.Column("observed_at", MOMENT, nullable=False),
        sa.Column("noted_at", MOMENT, nullable=False),
    )
    op.create_index("ix_confidence_learner", "confidence", ["learner", "lesson"])
    op.create_table(
        "erasure",
        sa.Column("learner_hash", sa.String(64), primary_key=True),
        sa.Column("erased_at", MOMENT, nullable=False),
    )
    op.create_table(
        "audit",
        sa.Column("id", sa.String(36), primary_key=True),
        sa.Column("at", MOMENT, nullable=False),
        sa.Column("place", sa.String(36), nullable=False),
        sa.Column("staff", sa.String(36), nullable=False),
        sa.Column("action", sa.String(40), nullable=False),
        sa.Column("subject", sa.String(36), nullable=False),
        sa.Column("detail", sa.String(200), nullable=False),
        sa.Column("source", sa.String(60), nullable=False),
    )
    op.create_index("ix_audit_place", "audit", ["place", "at"])
    op.create_index("ix_audit_subject", "audit", ["subject"])


def _classes() -> None:
    op.create_table(
        "class",
        sa.Column("id", sa.String(36), primary_key=True),
        sa.Column("place", sa.String(36), sa.ForeignKey("place.id"), nullable=False),
        sa.Column("name", sa.String(80), nullable=False),
        sa.Column("made_by", sa.String(36), nullable=False),
        sa.Column("made_at", MOMENT, nullable=False),
        sa.Column("closed_at", MOMENT),
    )
    op.create_index("ix_class_place", "class", ["place"])
    op.create_table(
        "membership",
        sa.Column("id", sa.String(36), primary_key=True),
        sa.Column("class_id", sa.String(36), sa.ForeignKey("class.id"), nullable=False),
        sa.Column("learner", sa.String(36), sa.ForeignKey("learner.id"), nullable=False),
        sa.Column("joined_at", MOMENT, nullable=False),
        sa.Column("left_at", MOMENT),
    )
    op.create_index("ix_membership_class", "membership", ["class_id"])
    op.create_index("ix_membership_learner", "membership", ["learner"])
    op.create_index(
        "ux_membership",
        "membership",
        ["class_id", "learner"],
        unique=True,
        sqlite_where=CURRENT,
        postgresql_where=CURRENT,
    )
    op.create_table(
        "class_staff",
        sa.Column("id", sa.String(36), primary_key=True),
        sa.Column("class_id", sa.String(36), sa.ForeignKey("class.id"), nullable=False),
        sa.Column("staff", sa.String(36), sa.ForeignKey("staff.id"), nullable=False),
        sa.Column("duty", sa.String(10), nullable=False),
        sa.Column("since", MOMENT, nullable=False),
        sa.Column("ended_at", MOMENT),
    )
    op.create_index("ix_class_staff_class", "class_staff", ["class_id"])
    op.create_index("ix_class_staff_staff", "class_staff", ["staff"])
    op.create_table(
        "meeting",
        sa.Column("id", sa.String(36), primary_key=True),
        sa.Column("class_id", sa.String(36), sa.ForeignKey("class.id"), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("lesson", sa.String(80), nullable=False),
        sa.Column("made_by", sa.String(36), nullable=False),
        sa.Column("opened_at", MOMENT),
        sa.Column("closed_at", MOMENT),
        sa.Column("cancelled_at", MOMENT),
    )
    op.create_index("ix_meeting_class", "meeting", ["class_id", "day"])
    op.create_index("ux_meeting_open", "meeting", ["class_id"], unique=True, sqlite_where=OPEN, postgresql_where=OPEN)
    op.create_table(
        "attendance",
        sa.Column("id", sa.String(36), primary_key=True),
        sa.Column("meeting", sa.String(36), sa.ForeignKey("meeting.id"), nullable=False),
        sa.Column("learner", sa.String(36), sa.ForeignKey("learner.id"), nullable=False),
        sa.Column("came", sa.String(8), nullable=False),
        sa.Column("noted_by", sa.String(36), nullable=False),
        sa.Column("noted_at", MOMENT, nullable=False),
        sa.Column("retired_at", MOMENT),
    )
    op.create_index("ix_attendance_learner", "attendance", ["learner"])
    op.create_index("ix_attendance_meeting", "attendance", ["meeting", "learner"])
    op.create_table(
        "staff_time",
        sa.Column("id", sa.String(36), primary_key=True),
        sa.Column("meeting", sa.String(36), sa.ForeignKey("meeting.id"), nullable=False),
        sa.Column("staff", sa.String(36), sa.ForeignKey("staff.id"), nullable=False),
        sa.Column("minutes", sa.Integer(), nullable=False),
        sa.Column("noted_by", sa.String(36), nullable=False),
        sa.Column("noted_at", MOMENT, nullable=False),
        sa.Column("retired_at", MOMENT),
    )
    op.create_index("ix_staff_time_meeting", "staff_time", ["meeting"])
    op.create_table(
        "assignment",
        sa.Column("id", sa.String(36), primary_key=True),
        sa.Column("learner", sa.String(36), sa.ForeignKey("learner.id"), nullable=False),
        sa.Column("staff", sa.String(36), sa.ForeignKey("staff.id"), nullable=False),
        sa.Column("from_at", MOMENT, nullable=False),
        sa.Column("until_at", MOMENT, nullable=False),
        sa.Column("ended_at", MOMENT),
        sa.Column("made_by", sa.String(36), nullable=False),
    )
    op.create_index("ix_assignment_learner", "assignment", ["learner"])
    op.create_index("ix_assignment_staff", "assignment", ["staff"])
    op.create_table(
        "visit",
        sa.Column("id", sa.String(36), primary_key=True),
        sa.Column("place", sa.String(36), sa.ForeignKey("place.id"), nullable=False),
        sa.Column("learner", sa.String(36), sa.ForeignKey("learner.id"), nullable=False),
        sa.Column("staff", sa.String(36), sa.ForeignKey("staff.id"), nullable=False),
        sa.Column("lesson", sa.String(80), nullable=False),
        sa.Column("began_at", MOMENT, nullable=False),
        sa.Column("minutes", sa.Integer(), nullable=False),
        sa.Column("noted_by", sa.String(36), nullable=False),
        sa.Column("noted_at", MOMENT, nullable=False),
        sa.Column("retired_at", MOMENT),
    )
    op.create_index("ix_visit_learner", "visit", ["learner"])
    op.create_index("ix_visit_place", "visit", ["place", "began_at"])
    op.create_table(
        "hand_over",
        sa.Column("id", sa.String(36), primary_key=True),
        sa.Column("learner", sa.String(36), sa.ForeignKey("learner.id"), nullable=False),
        sa.Column("visit", sa.String(36), sa.ForeignKey("visit.id")),
        sa.Column("meeting", sa.String(36), sa.ForeignKey("meeting.id")),
        sa.Column("lesson", sa.String(80), nullable=False),
        sa.Column("sentences", sa.String(400), nullable=False),
        sa.Column("own_words", sa.String(2000), nullable=False),
        sa.Column("noted_by", sa.String(36), nullable=False),
        sa.Column("noted_at", MOMENT, nullable=False),
        sa.Column("retired_at", MOMENT),
    )
    op.create_index("ix_hand_over_learner", "hand_over", ["learner", "noted_at"])


def _record() -> None:
    op.create_table(
        "outline",
        sa.Column("lesson", sa.String(80), primary_key=True),
        sa.Column("version", sa.Integer(), primary_key=True),
        sa.Column("body", sa.Text(), nullable=False),
        sa.Column("made_at", MOMENT, nullable=False),
    )
    op.create_table(
        "mastery_rule",
        sa.Column("id", sa.String(36), primary_key=True),
        sa.Column("place", sa.String(36), sa.ForeignKey("place.id"), nullable=False),
        sa.Column("body", sa.String(1000), nullable=False),
        sa.Column("since", MOMENT, nullable=False),
        sa.Column("made_by", sa.String(36), nullable=False),
    )
    op.create_index("ix_mastery_rule_place", "mastery_rule", ["place"])
    op.create_table(
        "event",
        sa.Column("id", sa.String(36), primary_key=True),
        sa.Column("walk", sa.String(36), nullable=False),
        sa.Column("kind", sa.String(12), nullable=False),
        sa.Column("learner", sa.String(36), sa.ForeignKey("learner.id"), nullable=False),
        sa.Column("lesson", sa.String(80), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("step", sa.String(80), nullable=False),
        sa.Column("mode", sa.String(12), nullable=False),
        sa.Column("variant", sa.String(80), nullable=False),
        sa.Column("prompt", sa.String(12), nullable=False),
        sa.Column("misses", sa.Integer(), nullable=False),
        sa.Column("detail", sa.String(2000), nullable=False),
        sa.Column("meeting", sa.String(36), nullable=False),
        sa.Column("recorder", sa.String(36), nullable=False),
        sa.Column("observed_at", MOMENT, nullable=False),
        sa.Column("sent_at", MOMENT, nullable=False),
        sa.Column("received_at", MOMENT, nullable=False),
    )
    op.create_index("ix_event_learner", "event", ["learner", "lesson"])
    op.create_index("ix_event_walk", "event", ["walk"])
    op.create_table(
        "walk",
        sa.Column("id", sa.String(36), primary_key=True),
        sa.Column("learner", sa.String(36), sa.ForeignKey("learner.id"), nullable=False),
        sa.Column("lesson", sa.String(80), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("mode", sa.String(12), nullable=False),
        sa.Column("variant", sa.String(80), nullable=False),
        sa.Column("meeting", sa.String(36), nullable=False),
        sa.Column("recorder", sa.String(36), nullable=False),
        sa.Column("first_at", MOMENT, nullable=False),
        sa.Column("at", MOMENT, nullable=False),
        sa.Column("prompts", sa.String(2000), nullable=False),
        sa.Column("complete", sa.Boolean(), nullable=False),
        sa.Column("critical_pass", sa.Boolean(), nullable=False),
        sa.Column("independence", sa.Float(), nullable=False),
        sa.Column("support", sa.Float(), nullable=False),
        sa.Column("next_step", sa.String(80), nullable=False),
    )
    op.create_index("ix_walk_learner", "walk", ["learner", "lesson"])
    op.create_index("ix_walk_meeting", "walk", ["meeting"])
    op.create_table(
        "progress",
        sa.Column("learner", sa.String(36), sa.ForeignKey("learner.id"), primary_key=True),
        sa.Column("lesson", sa.String(80), primary_key=True),
        sa.Column("status", sa.Integer(), nullable=False),
        sa.Column("reason", sa.String(12), nullable=False),
        sa.Column("since", MOMENT, nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("rules", sa.String(36), nullable=False),
        sa.Column("help_steps", sa.String(1000), nullable=False),
        sa.Column("stopped_at", sa.String(80), nullable=False),
        sa.Column("walks", sa.Integer(), nullable=False),
        sa.Column("complete", sa.Integer(), nullable=False),
        sa.Column("independence", sa.Float(), nullable=False),
        sa.Column("support", sa.Float(), nullable=False),
        sa.Column("first_at", MOMENT, nullable=False),
        sa.Column("last_at", MOMENT, nullable=False),
        sa.Column("due_level", sa.Integer()),
        sa.Column("reviewed_on", sa.Date()),
        sa.Column("due_on", sa.Date()),
    )
    op.create_table(
        "step_progress",
        sa.Column("learner", sa.String(36), sa.ForeignKey("learner.id"), primary_key=True),
        sa.Column("lesson", sa.String(80), primary_key=True),
        sa.Column("step", sa.String(80), primary_key=True),
        sa.Column("times", sa.Integer(), nullable=False),
        sa.Column("independent", sa.Integer(), nullable=False),
        sa.Column("recent", sa.String(80), nullable=False),
        sa.Column("misses", sa.Integer(), nullable=False),
        sa.Column("last_at", MOMENT, nullable=False),
    )
    op.create_table(
        "status_change",
        sa.Column("learner", sa.String(36), sa.ForeignKey("learner.id"), primary_key=True),
        sa.Column("lesson", sa.String(80), primary_key=True),
        sa.Column("n", sa.Integer(), primary_key=True),
        sa.Column("status", sa.Integer(), nullable=False),
        sa.Column("reason", sa.String(12), nullable=False),
        sa.Column("at", MOMENT, nullable=False),
        sa.Column("walk", sa.String(36), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("rules", sa.String(36), nullable=False),
    )
    op.create_index("ix_status_change_at", "status_change", ["at"])
