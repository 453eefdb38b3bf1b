"""Live sessions, who came to them, and the addresses of people's calendars."""

import sqlalchemy as sa
from alembic import op

revision = "0031"
down_revision = "0030"


def upgrade() -> None:
    op.create_table(
        "meeting",
        sa.Column("id", sa.Integer, nullable=False),
        sa.Column("cohort_id", sa.Integer, nullable=False),
        sa.Column("author_id", sa.Integer),
        sa.Column("uid", sa.String(60), nullable=False),
        sa.Column("sequence", sa.Integer, nullable=False),
        sa.Column("title", sa.String(120), nullable=False),
        sa.Column("module", sa.String(60)),
        moment("begins", nullable=False),
        moment("ends", nullable=False),
        sa.Column("place", sa.String(200), nullable=False),
        sa.Column("link", sa.String(500), nullable=False),
        sa.Column("notes", sa.String(2000), nullable=False),
        moment("cancelled", nullable=True),
        moment("created", nullable=False),
        moment("changed", nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_meeting"),
        sa.UniqueConstraint("uid", name="uq_meeting_uid"),
        owned("meeting", "cohort_id", "cohort", "cascade"),
        owned("meeting", "author_id", "user", "set null"),
    )
    op.create_index("ix_meeting_cohort_id_begins", "meeting", ["cohort_id", "begins"])
    op.create_index("ix_meeting_begins", "meeting", ["begins"])
    op.create_table(
        "attendance",
        sa.Column("id", sa.Integer, nullable=False),
        sa.Column("meeting_id", sa.Integer, nullable=False),
        sa.Column("user_id", sa.Integer, nullable=False),
        sa.Column("state", sa.String(20), nullable=False),
        sa.Column("author_id", sa.Integer),
        moment("marked", nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_attendance"),
        sa.UniqueConstraint("meeting_id", "user_id", name="uq_attendance_meeting_id_user_id"),
        owned("attendance", "meeting_id", "meeting", "cascade"),
        owned("attendance", "user_id", "user", "cascade"),
        owned("attendance", "author_id", "user", "set null"),
    )
    op.create_index("ix_attendance_user_id", "attendance", ["user_id"])
    op.create_table(
        "feed",
        sa.Column("id", sa.Integer, nullable=False),
        sa.Column("user_id", sa.Integer, nullable=False),
        sa.Column("token", sa.String(60), nullable=False),
        moment("made", nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_feed"),
        sa.UniqueConstraint("user_id", name="uq_feed_user_id"),
        sa.UniqueConstraint("token", name="uq_feed_token"),
        owned("feed", "user_id", "user", "cascade"),
    )


def owned(table: str, column: str, of: str, ondelete: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint([column], [f"{of}.id"], name=f"fk_{table}_{column}_{of}", ondelete=ondelete)


def moment(name: str, *, nullable: bool) -> sa.Column[object]:
    return sa.Column(name, sa.DateTime(timezone=True), nullable=nullable)
