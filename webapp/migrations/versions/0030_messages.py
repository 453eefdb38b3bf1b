"""Messages between learners and those who accompany them, and up to where each was read."""

import sqlalchemy as sa
from alembic import op

revision = "0030"
down_revision = "0033"


def upgrade() -> None:
    op.create_table(
        "message",
        sa.Column("id", sa.Integer, nullable=False),
        sa.Column("cohort_id", sa.Integer, nullable=False),
        sa.Column("user_id", sa.Integer),
        sa.Column("author_id", sa.Integer),
        sa.Column("client_id", sa.String(40), nullable=False),
        sa.Column("text", sa.Text, nullable=False),
        sa.Column("sent", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_message"),
        sa.UniqueConstraint("author_id", "client_id", name="uq_message_author_id_client_id"),
        owned("message", "cohort_id", "cohort", "cascade"),
        owned("message", "user_id", "user", "cascade"),
        owned("message", "author_id", "user", "set null"),
    )
    op.create_index("ix_message_cohort_id_user_id", "message", ["cohort_id", "user_id"])
    op.create_index("ix_message_user_id", "message", ["user_id"])
    op.create_index("ix_message_sent", "message", ["sent"])
    op.create_table(
        "message_mark",
        sa.Column("id", sa.Integer, nullable=False),
        sa.Column("user_id", sa.Integer, nullable=False),
        sa.Column("cohort_id", sa.Integer, nullable=False),
        sa.Column("learner_id", sa.Integer, nullable=False),
        sa.Column("message_id", sa.Integer, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_message_mark"),
        sa.UniqueConstraint("user_id", "cohort_id", "learner_id", name="uq_message_mark_user_id_cohort_id_learner_id"),
        owned("message_mark", "user_id", "user", "cascade"),
        owned("message_mark", "cohort_id", "cohort", "cascade"),
        owned("message_mark", "learner_id", "user", "cascade"),
    )
    op.create_index("ix_message_mark_cohort_id_learner_id", "message_mark", ["cohort_id", "learner_id"])


def owned(table: str, column: str, of: str, ondelete: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint([column], [f"{of}.id"], name=f"fk_{table}_{column}_{of}", ondelete=ondelete)
