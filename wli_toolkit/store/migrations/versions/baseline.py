"""The first schema."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Create every table. Written out, not taken from the current schema, which will move on."""
    op.create_table(
        "wli_sessions",
        sa.Column("code", sa.String(6), nullable=False),
        sa.Column("pack", sa.Text, nullable=False),
        sa.Column("agenda", sa.JSON, nullable=False),
        sa.Column("agenda_id", sa.Text, nullable=False),
        sa.Column("lang", sa.String(2), nullable=False),
        sa.Column("settings", sa.JSON, nullable=False),
        sa.Column("simulated", sa.Boolean, nullable=False),
        sa.Column("salt", sa.LargeBinary, nullable=False),
        sa.Column("passcode_salt", sa.LargeBinary, nullable=False),
        sa.Column("passcode_hash", sa.LargeBinary, nullable=False),
        sa.Column("created_at", sa.Double, nullable=False),
        sa.Column("closed_at", sa.Double),
        sa.Column("purge_on", sa.Double, nullable=False),
        sa.Column("next_seat", sa.Integer, nullable=False),
        sa.PrimaryKeyConstraint("code", name="pk_wli_sessions"),
    )
    op.create_table(
        "wli_assistants",
        _session(),
        sa.Column("grant", sa.String(32), nullable=False),
        sa.Column("made_at", sa.Double, nullable=False),
        sa.Column("passcode_salt", sa.LargeBinary, nullable=False),
        sa.Column("passcode_hash", sa.LargeBinary, nullable=False),
        sa.PrimaryKeyConstraint("session", name="pk_wli_assistants"),
    )
    op.create_table(
        "wli_live",
        _session(),
        sa.Column("rev", sa.Integer, nullable=False),
        sa.Column("step", sa.Text),
        sa.Column("steps", sa.JSON, nullable=False),
        sa.Column("opened_at", sa.Double),
        sa.Column("added", sa.JSON, nullable=False),
        sa.Column("used", sa.JSON, nullable=False),
        sa.Column("released", sa.JSON, nullable=False),
        sa.Column("heads_up", sa.Boolean, nullable=False),
        sa.Column("hide_counts", sa.Boolean, nullable=False),
        sa.Column("show", sa.Text),
        sa.Column("past", sa.JSON, nullable=False),
        sa.Column("pace", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("session", name="pk_wli_live"),
    )
    op.create_table(
        "wli_log",
        _session(),
        sa.Column("number", sa.Integer, autoincrement=False, nullable=False),
        sa.Column("at", sa.Double, nullable=False),
        sa.Column("what", sa.Text, nullable=False),
        sa.Column("step", sa.Text),
        sa.Column("detail", sa.Text),
        sa.PrimaryKeyConstraint("session", "number", name="pk_wli_log"),
    )
    op.create_table(
        "wli_participants",
        sa.Column("id", sa.String(32), nullable=False),
        _session(),
        sa.Column("seat", sa.Integer, nullable=False),
        sa.Column("lang", sa.String(2), nullable=False),
        sa.Column("simulated", sa.Boolean, nullable=False),
        sa.Column("joined_at", sa.Double, nullable=False),
        sa.Column("consent_group", sa.Boolean),
        sa.Column("consent_sensitive", sa.Boolean),
        sa.Column("step", sa.Text),
        sa.Column("screen", sa.Text),
        sa.Column("done", sa.JSON, nullable=False),
        sa.Column("seen_at", sa.Double, nullable=False),
        sa.Column("left", sa.Boolean, nullable=False),
        sa.Column("help", sa.Text),
        sa.Column("help_at", sa.Double),
        sa.Column("hand_in_number", sa.Integer),
        sa.Column("lookup_tag", sa.String(64), nullable=False),
        sa.Column("wrapped_key", sa.LargeBinary, nullable=False),
        sa.Column("digest_key", sa.LargeBinary, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_wli_participants"),
        sa.UniqueConstraint("session", "seat", name="uq_wli_participants_session_seat"),
        sa.UniqueConstraint("session", "lookup_tag", name="uq_wli_participants_session_lookup_tag"),
        sa.UniqueConstraint("session", "hand_in_number", name="uq_wli_participants_session_hand_in_number"),
    )
    op.create_table(
        "wli_answers",
        _participant(),
        sa.Column("occasion", sa.Text, nullable=False),
        sa.Column("exercise", sa.Text, nullable=False),
        sa.Column("field", sa.Text, nullable=False),
        sa.Column("row", sa.Integer, autoincrement=False, nullable=False),
        sa.Column("value", sa.JSON),
        sa.Column("sealed", sa.LargeBinary),
        sa.Column("revision", sa.Integer, nullable=False),
        sa.PrimaryKeyConstraint("participant", "occasion", "exercise", "field", "row", name="pk_wli_answers"),
        sa.CheckConstraint("(value IS NULL) <> (sealed IS NULL)", name="plain_or_sealed"),
    )
    op.create_table(
        "wli_ops",
        _participant(),
        sa.Column("op", sa.Text, nullable=False),
        sa.Column("revision", sa.Integer, nullable=False),
        sa.PrimaryKeyConstraint("participant", "op", name="pk_wli_ops"),
    )
    op.create_table(
        "wli_hand_ins",
        _participant(),
        sa.Column("content", sa.JSON, nullable=False),
        sa.Column("reply", sa.Text),
        sa.PrimaryKeyConstraint("participant", name="pk_wli_hand_ins"),
    )
    op.create_table(
        "wli_snapshots",
        _session(),
        sa.Column("key", sa.Text, nullable=False),
        sa.Column("threshold", sa.Integer, autoincrement=False, nullable=False),
        sa.Column("frozen_at", sa.Double, nullable=False),
        sa.Column("payload", sa.JSON, nullable=False),
        sa.Column("contributors", sa.JSON, nullable=False),
        sa.Column("svg", sa.JSON, nullable=False),
        sa.PrimaryKeyConstraint("session", "key", "threshold", name="pk_wli_snapshots"),
    )
    op.create_table(
        "wli_posts",
        _session(),
        sa.Column("number", sa.Integer, autoincrement=False, nullable=False),
        _participant(),
        sa.Column("occasion", sa.Text, nullable=False),
        sa.Column("exercise", sa.Text, nullable=False),
        sa.Column("field", sa.Text, nullable=False),
        sa.Column("row", sa.Integer, nullable=False),
        sa.Column("text", sa.Text, nullable=False),
        sa.Column("state", sa.Text, nullable=False),
        sa.Column("pinned", sa.Boolean, nullable=False),
        sa.PrimaryKeyConstraint("session", "number", name="pk_wli_posts"),
        sa.UniqueConstraint(
            "participant",
            "occasion",
            "exercise",
            "field",
            "row",
            name="uq_wli_posts_participant_occasion_exercise_field_row",
        ),
    )
    op.create_table(
        "wli_wall_log",
        _session(),
        sa.Column("entry", sa.Integer, autoincrement=False, nullable=False),
        sa.Column("at", sa.Double, nullable=False),
        sa.Column("what", sa.Text, nullable=False),
        sa.Column("number", sa.Integer, nullable=False),
        sa.Column("by", sa.Text, nullable=False),
        sa.Column("was", sa.Text, nullable=False),
        sa.Column("was_pinned", sa.Boolean, nullable=False),
        sa.Column("undone", sa.Boolean, nullable=False),
        sa.PrimaryKeyConstraint("session", "entry", name="pk_wli_wall_log"),
    )


def _session() -> sa.Column[str]:
    return sa.Column(
        "session", sa.String(6), sa.ForeignKey("wli_sessions.code", ondelete="CASCADE"), nullable=False
    )


def _participant() -> sa.Column[str]:
    return sa.Column(
        "participant", sa.String(32), sa.ForeignKey("wli_participants.id", ondelete="CASCADE"), nullable=False
    )
