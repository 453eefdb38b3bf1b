"""Free texts that a person read and marked."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    op.create_table(
        "assessment",
        sa.Column("id", sa.Integer, nullable=False),
        sa.Column("answer_id", sa.Integer),
        sa.Column("attempt_answer_id", sa.Integer),
        sa.Column("reader_id", sa.Integer),
        sa.Column("levels", sa.JSON, nullable=False),
        sa.Column("comment", sa.String(2000), nullable=False),
        sa.Column("verdict", sa.JSON, nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_assessment"),
        owned("answer", "cascade"),
        owned("attempt_answer", "cascade"),
        sa.ForeignKeyConstraint(["reader_id"], ["user.id"], name="fk_assessment_reader_id", ondelete="set null"),
    )
    op.create_index("ix_assessment_answer_id", "assessment", ["answer_id"])
    op.create_index("ix_assessment_attempt_answer_id", "assessment", ["attempt_answer_id"])


def owned(owner: str, ondelete: str) -> sa.ForeignKeyConstraint:
    name = f"fk_assessment_{owner}_id"
    return sa.ForeignKeyConstraint([f"{owner}_id"], [f"{owner}.id"], name=name, ondelete=ondelete)
