"""The tables of the store and the schema revisions this version can read."""

from __future__ import annotations

from sqlalchemy import (
    JSON,
    Boolean,
    CheckConstraint,
    Column,
    Double,
    ForeignKey,
    Integer,
    LargeBinary,
    MetaData,
    String,
    Table,
    Text,
    UniqueConstraint,
)

VERSION_TABLE = "wli_schema"
REVISIONS = ("0001",)
"""Schema revisions, oldest first; a test holds them to the migration scripts."""

metadata = MetaData(
    naming_convention={
        "pk": "pk_%(table_name)s",
        "fk": "fk_%(table_name)s_%(column_0_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "ck": "ck_%(table_name)s_%(constraint_name)s",
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    }
)

# All times are seconds since the epoch, UTC. Answers carry none: nobody shall see when somebody hesitated.

sessions = Table(
    "wli_sessions",
    metadata,
    Column("code", String(6), primary_key=True),
    Column("pack", Text, nullable=False),
    Column("agenda", JSON, nullable=False),
    Column("agenda_id", Text, nullable=False),
    Column("lang", String(2), nullable=False),
    Column("settings", JSON, nullable=False),
    Column("simulated", Boolean, nullable=False),
    Column("salt", LargeBinary, nullable=False),
    Column("passcode_salt", LargeBinary, nullable=False),
    Column("passcode_hash", LargeBinary, nullable=False),
    Column("created_at", Double, nullable=False),
    Column("closed_at", Double),
    Column("purge_on", Double, nullable=False),
    # Seats are counted here and not from the participants, so that a deleted one's number is not given again.
    Column("next_seat", Integer, nullable=False),
)

# The assistants' way in. It does not travel with an exported session: who helps elsewhere is let in there.
assistants = Table(
    "wli_assistants",
    metadata,
    Column("session", ForeignKey(sessions.c.code, ondelete="CASCADE"), primary_key=True),
    Column("grant", String(32), nullable=False),
    Column("made_at", Double, nullable=False),
    Column("passcode_salt", LargeBinary, nullable=False),
    Column("passcode_hash", LargeBinary, nullable=False),
)

live = Table(
    "wli_live",
    metadata,
    Column("session", ForeignKey(sessions.c.code, ondelete="CASCADE"), primary_key=True),
    Column("rev", Integer, nullable=False),
    Column("step", Text),
    Column("steps", JSON, nullable=False),
    Column("opened_at", Double),
    # When the current step was given more minutes, and how many.
    Column("added", JSON, nullable=False),
    # Seconds that each step has been the open one, up to now's.
    Column("used", JSON, nullable=False),
    Column("released", JSON, nullable=False),
    Column("heads_up", Boolean, nullable=False),
    Column("hide_counts", Boolean, nullable=False),
    Column("show", Text),
    # What the last actions changed, so that they can be undone.
    Column("past", JSON, nullable=False),
    Column("pace", Text, nullable=False),
)

# What was done in the room, and when; it names no person and no seat.
log = Table(
    "wli_log",
    metadata,
    Column("session", ForeignKey(sessions.c.code, ondelete="CASCADE"), primary_key=True),
    Column("number", Integer, primary_key=True, autoincrement=False),
    Column("at", Double, nullable=False),
    Column("what", Text, nullable=False),
    Column("step", Text),
    Column("detail", Text),
)

participants = Table(
    "wli_participants",
    metadata,
    Column("id", String(32), primary_key=True),
    Column("session", ForeignKey(sessions.c.code, ondelete="CASCADE"), nullable=False),
    Column("seat", Integer, nullable=False),
    Column("lang", String(2), nullable=False),
    Column("simulated", Boolean, nullable=False),
    Column("joined_at", Double, nullable=False),
    Column("consent_group", Boolean),
    Column("consent_sensitive", Boolean),
    Column("step", Text),
    Column("screen", Text),
    Column("done", JSON, nullable=False),
    Column("seen_at", Double, nullable=False),
    Column("left", Boolean, nullable=False),
    # A raised hand: "asked", or "coming" once somebody is on the way; and since when.
    Column("help", Text),
    Column("help_at", Double),
    # Kept when a blueprint is taken back, so that handing in again shows the same number.
    Column("hand_in_number", Integer),
    Column("lookup_tag", String(64), nullable=False),
    Column("wrapped_key", LargeBinary, nullable=False),
    # Keys the digests by which a frozen picture knows whether an answer changed. It is made anew when a consent is
    # withdrawn and goes with the row: what was frozen before then tells nothing to whoever tries out answers.
    Column("digest_key", LargeBinary, nullable=False),
    UniqueConstraint("session", "seat"),
    UniqueConstraint("session", "lookup_tag"),
    UniqueConstraint("session", "hand_in_number"),
)

answers = Table(
    "wli_answers",
    metadata,
    Column("participant", ForeignKey(participants.c.id, ondelete="CASCADE"), primary_key=True),
    Column("occasion", Text, primary_key=True),
    Column("exercise", Text, primary_key=True),
    Column("field", Text, primary_key=True),
    Column("row", Integer, primary_key=True, autoincrement=False),
    Column("value", JSON),
    Column("sealed", LargeBinary),
    Column("revision", Integer, nullable=False),
    CheckConstraint("(value IS NULL) <> (sealed IS NULL)", name="plain_or_sealed"),
)

ops = Table(
    "wli_ops",
    metadata,
    Column("participant", ForeignKey(participants.c.id, ondelete="CASCADE"), primary_key=True),
    Column("op", Text, primary_key=True),
    Column("revision", Integer, nullable=False),
)

hand_ins = Table(
    "wli_hand_ins",
    metadata,
    Column("participant", ForeignKey(participants.c.id, ondelete="CASCADE"), primary_key=True),
    Column("content", JSON, nullable=False),
    # What the facilitator wrote back.
    Column("reply", Text),
)

snapshots = Table(
    "wli_snapshots",
    metadata,
    Column("session", ForeignKey(sessions.c.code, ondelete="CASCADE"), primary_key=True),
    Column("key", Text, primary_key=True),
    Column("threshold", Integer, primary_key=True, autoincrement=False),
    Column("frozen_at", Double, nullable=False),
    Column("payload", JSON, nullable=False),
    Column("contributors", JSON, nullable=False),
    Column("svg", JSON, nullable=False),
)

posts = Table(
    "wli_posts",
    metadata,
    Column("session", ForeignKey(sessions.c.code, ondelete="CASCADE"), primary_key=True),
    Column("number", Integer, primary_key=True, autoincrement=False),
    # For taking back and deleting only: nobody who reads the wall is told.
    Column("participant", ForeignKey(participants.c.id, ondelete="CASCADE"), nullable=False),
    Column("occasion", Text, nullable=False),
    Column("exercise", Text, nullable=False),
    Column("field", Text, nullable=False),
    Column("row", Integer, nullable=False),
    Column("text", Text, nullable=False),
    Column("state", Text, nullable=False),
    Column("pinned", Boolean, nullable=False),
    UniqueConstraint("participant", "occasion", "exercise", "field", "row"),
)

wall_log = Table(
    "wli_wall_log",
    metadata,
    Column("session", ForeignKey(sessions.c.code, ondelete="CASCADE"), primary_key=True),
    Column("entry", Integer, primary_key=True, autoincrement=False),
    Column("at", Double, nullable=False),
    Column("what", Text, nullable=False),
    Column("number", Integer, nullable=False),
    Column("by", Text, nullable=False),
    # How the post stood before, so that the act can be undone.
    Column("was", Text, nullable=False),
    Column("was_pinned", Boolean, nullable=False),
    Column("undone", Boolean, nullable=False),
)
