"""Results of packages taken elsewhere: how their codes are read, which were entered for whom, what each says."""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"


def upgrade() -> None:
    op.create_table(
        "outline",
        sa.Column("id", sa.Integer, nullable=False),
        sa.Column("head", sa.String(8), nullable=False),
        sa.Column("plan", sa.JSON, nullable=False),
        sa.Column("revision", sa.String(16), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_outline"),
        sa.UniqueConstraint("head", name="uq_outline_head"),
    )
    op.create_table(
        "transfer",
        sa.Column("id", sa.Integer, nullable=False),
        sa.Column("user_id", sa.Integer, nullable=False),
        sa.Column("author_id", sa.Integer),
        sa.Column("code", sa.Text, nullable=False),
        sa.Column("revision", sa.String(16), nullable=False),
        sa.Column("completed", sa.Boolean, nullable=False),
        sa.Column("success", sa.String(10), nullable=False),
        sa.Column("score", sa.Integer),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_transfer"),
        sa.ForeignKeyConstraint(["user_id"], ["user.id"], name="fk_transfer_user_id_user", ondelete="cascade"),
        sa.ForeignKeyConstraint(["author_id"], ["user.id"], name="fk_transfer_author_id_user", ondelete="set null"),
        sa.UniqueConstraint("user_id", "code", name="uq_transfer_user_id_code"),
    )
    op.create_table(
        "transfer_unit",
        sa.Column("id", sa.Integer, nullable=False),
        sa.Column("transfer_id", sa.Integer, nullable=False),
        sa.Column("user_id", sa.Integer, nullable=False),
        sa.Column("unit", sa.String(60), nullable=False),
        sa.Column("done", sa.Boolean, nullable=False),
        sa.Column("best", sa.Integer),
        sa.Column("times", sa.Integer, nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_transfer_unit"),
        sa.ForeignKeyConstraint(
            ["transfer_id"], ["transfer.id"], name="fk_transfer_unit_transfer_id_transfer", ondelete="cascade"
        ),
        sa.ForeignKeyConstraint(["user_id"], ["user.id"], name="fk_transfer_unit_user_id_user", ondelete="cascade"),
    )
    op.create_index("ix_transfer_unit_transfer_id", "transfer_unit", ["transfer_id"])
    op.create_index("ix_transfer_unit_user_id_unit", "transfer_unit", ["user_id", "unit"])
