"""Time: when an attempt ends, and who has more of it."""

import sqlalchemy as sa
from alembic import op

revision = "0021"
down_revision = "0020"


def upgrade() -> None:
    op.add_column("attempt", sa.Column("deadline", sa.DateTime(timezone=True)))
    op.create_table(
        "accommodation",
        sa.Column("id", sa.Integer, nullable=False),
        sa.Column("user_id", sa.Integer, nullable=False),
        sa.Column("percent", sa.Integer, nullable=False),
        sa.Column("author_id", sa.Integer),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_accommodation"),
        owned("user_id", "cascade"),
        owned("author_id", "set null"),
        sa.UniqueConstraint("user_id", name="uq_accommodation_user_id"),
    )


def owned(column: str, ondelete: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint([column], ["user.id"], name=f"fk_accommodation_{column}_user", ondelete=ondelete)
