"""Spaced review: how well each question is known, and which answers were given in review."""

import sqlalchemy as sa
from alembic import op

revision = "0010"
down_revision = "0006"


def upgrade() -> None:
    # In place: a batch would copy « answer » and drop it, and SQLite would let what was marked go with it.
    op.add_column("answer", sa.Column("review", sa.Boolean, nullable=False, server_default=sa.false()))
    op.create_table(
        "card",
        sa.Column("id", sa.Integer, nullable=False),
        sa.Column("user_id", sa.Integer, nullable=False),
        sa.Column("question", sa.String(60), nullable=False),
        sa.Column("stability", sa.Double, nullable=False),
        sa.Column("difficulty", sa.Double, nullable=False),
        sa.Column("last", sa.DateTime(timezone=True), nullable=False),
        sa.Column("due", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_card"),
        sa.ForeignKeyConstraint(["user_id"], ["user.id"], name="fk_card_user_id_user", ondelete="cascade"),
        sa.UniqueConstraint("user_id", "question", name="uq_card_user_id_question"),
    )
    op.create_index("ix_card_user_id_due", "card", ["user_id", "due"])
