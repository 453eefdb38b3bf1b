"""Worksheets as they stood."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    op.create_table(
        "sheet",
        sa.Column("id", sa.Integer, nullable=False),
        sa.Column("user_id", sa.Integer, nullable=False),
        sa.Column("client_id", sa.String(40), nullable=False),
        sa.Column("revision", sa.String(16), nullable=False),
        sa.Column("language", sa.String(8), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("worksheet", sa.String(60), nullable=False),
        sa.Column("response", sa.JSON, nullable=False),
        sa.Column("finished", sa.DateTime(timezone=True)),
        sa.PrimaryKeyConstraint("id", name="pk_sheet"),
        sa.ForeignKeyConstraint(["user_id"], ["user.id"], name="fk_sheet_user_id", ondelete="cascade"),
        sa.UniqueConstraint("user_id", "client_id", name="uq_sheet_user_id_client_id"),
    )
    op.create_index("ix_sheet_user_id_worksheet", "sheet", ["user_id", "worksheet"])
