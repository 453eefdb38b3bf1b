"""Other programs' tokens, and the writes that they may repeat."""

import sqlalchemy as sa
from alembic import op

revision = "0042"
down_revision = "0038"


def upgrade() -> None:
    op.create_table(
        "token",
        sa.Column("id", sa.Integer, nullable=False),
        sa.Column("user_id", sa.Integer, nullable=False),
        sa.Column("name", sa.String(80), nullable=False),
        sa.Column("begins", sa.String(20), nullable=False),
        sa.Column("hashed", sa.String(64), nullable=False),
        sa.Column("scopes", sa.JSON, nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("expires", sa.DateTime(timezone=True), nullable=False),
        sa.Column("used", sa.DateTime(timezone=True)),
        sa.Column("revoked", sa.DateTime(timezone=True)),
        sa.PrimaryKeyConstraint("id", name="pk_token"),
        sa.UniqueConstraint("hashed", name="uq_token_hashed"),
        sa.ForeignKeyConstraint(["user_id"], ["user.id"], name="fk_token_user_id_user", ondelete="cascade"),
    )
    op.create_index("ix_token_user_id", "token", ["user_id"])
    op.create_table(
        "replay",
        sa.Column("id", sa.Integer, nullable=False),
        sa.Column("token_id", sa.Integer, nullable=False),
        sa.Column("key", sa.String(80), nullable=False),
        sa.Column("asked", sa.String(64), nullable=False),
        sa.Column("status", sa.Integer, nullable=False),
        sa.Column("body", sa.Text, nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_replay"),
        sa.UniqueConstraint("token_id", "key", name="uq_replay_token_id_key"),
        sa.ForeignKeyConstraint(["token_id"], ["token.id"], name="fk_replay_token_id_token", ondelete="cascade"),
    )
