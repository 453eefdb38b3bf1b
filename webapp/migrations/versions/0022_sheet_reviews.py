"""What trainers said of worksheets: returned, or approved."""

import sqlalchemy as sa
from alembic import op

revision = "0022"
down_revision = "0021"


def upgrade() -> None:
    op.create_table(
        "sheet_review",
        sa.Column("id", sa.Integer, nullable=False),
        sa.Column("user_id", sa.Integer, nullable=False),
        sa.Column("worksheet", sa.String(60), nullable=False),
        sa.Column("reader_id", sa.Integer),
        sa.Column("approved", sa.Boolean, nullable=False),
        sa.Column("comment", sa.String(2000), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_sheet_review"),
        owned("user_id", "cascade"),
        owned("reader_id", "set null"),
    )
    op.create_index("ix_sheet_review_user_id_worksheet", "sheet_review", ["user_id", "worksheet"])


def owned(column: str, ondelete: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint([column], ["user.id"], name=f"fk_sheet_review_{column}_user", ondelete=ondelete)
