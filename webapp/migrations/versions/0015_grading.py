"""Worksheets that are read, the words that trainers keep, keys that were corrected and the verdicts that followed."""

import sqlalchemy as sa
from alembic import op

revision = "0015"
down_revision = "0012"


def upgrade() -> None:
    with op.batch_alter_table("assessment") as table:
        table.add_column(sa.Column("sheet_id", sa.Integer))
        table.create_foreign_key("fk_assessment_sheet_id_sheet", "sheet", ["sheet_id"], ["id"], ondelete="cascade")
        table.create_index("ix_assessment_sheet_id", ["sheet_id"])
    op.create_table(
        "phrase",
        sa.Column("id", sa.Integer, nullable=False),
        sa.Column("user_id", sa.Integer, nullable=False),
        sa.Column("task", sa.String(60), nullable=False),
        sa.Column("text", sa.String(2000), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_phrase"),
        sa.ForeignKeyConstraint(["user_id"], ["user.id"], name="fk_phrase_user_id_user", ondelete="cascade"),
    )
    op.create_index("ix_phrase_user_id", "phrase", ["user_id"])
    op.create_table(
        "regrading",
        sa.Column("id", sa.Integer, nullable=False),
        sa.Column("author_id", sa.Integer),
        sa.Column("question", sa.String(60), nullable=False),
        sa.Column("revision", sa.String(16), nullable=False),
        sa.Column("reason", sa.String(500), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_regrading"),
        sa.ForeignKeyConstraint(["author_id"], ["user.id"], name="fk_regrading_author_id_user", ondelete="set null"),
    )
    op.create_table(
        "second_verdict",
        sa.Column("id", sa.Integer, nullable=False),
        sa.Column("regrading_id", sa.Integer, nullable=False),
        sa.Column("attempt_answer_id", sa.Integer, nullable=False),
        sa.Column("verdict", sa.JSON, nullable=False),
        sa.Column("percent", sa.Integer),
        sa.Column("passed", sa.Boolean),
        sa.PrimaryKeyConstraint("id", name="pk_second_verdict"),
        sa.ForeignKeyConstraint(
            ["regrading_id"], ["regrading.id"], name="fk_second_verdict_regrading_id_regrading", ondelete="cascade"
        ),
        sa.ForeignKeyConstraint(
            ["attempt_answer_id"],
            ["attempt_answer.id"],
            name="fk_second_verdict_attempt_answer_id_attempt_answer",
            ondelete="cascade",
        ),
    )
    op.create_index("ix_second_verdict_attempt_answer_id", "second_verdict", ["attempt_answer_id"])
    op.create_index("ix_second_verdict_regrading_id", "second_verdict", ["regrading_id"])
