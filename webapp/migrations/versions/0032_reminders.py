"""What cohorts remind of, what people do not want to be reminded of, and what was said already."""

import sqlalchemy as sa
from alembic import op

revision = "0032"
down_revision = "0031"


def upgrade() -> None:
    op.create_table(
        "reminder_plan",
        sa.Column("id", sa.Integer, nullable=False),
        sa.Column("cohort_id", sa.Integer, nullable=False),
        sa.Column("kinds", sa.JSON, nullable=False),
        sa.Column("silent_days", sa.Integer, nullable=False),
        sa.Column("deadlines", sa.JSON, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_reminder_plan"),
        sa.UniqueConstraint("cohort_id", name="uq_reminder_plan_cohort_id"),
        owned("reminder_plan", "cohort_id", "cohort"),
    )
    op.create_table(
        "reminder_choice",
        sa.Column("id", sa.Integer, nullable=False),
        sa.Column("user_id", sa.Integer, nullable=False),
        sa.Column("refused", sa.JSON, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_reminder_choice"),
        sa.UniqueConstraint("user_id", name="uq_reminder_choice_user_id"),
        owned("reminder_choice", "user_id", "user"),
    )
    op.create_table(
        "reminder",
        sa.Column("id", sa.Integer, nullable=False),
        sa.Column("user_id", sa.Integer, nullable=False),
        sa.Column("kind", sa.String(20), nullable=False),
        sa.Column("about", sa.String(120), nullable=False),
        sa.Column("sent", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_reminder"),
        sa.UniqueConstraint("user_id", "kind", "about", name="uq_reminder_user_id_kind_about"),
        owned("reminder", "user_id", "user"),
    )
    op.create_index("ix_reminder_sent", "reminder", ["sent"])


def owned(table: str, column: str, of: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint([column], [f"{of}.id"], name=f"fk_{table}_{column}_{of}", ondelete="cascade")
