"""Open sessions, so that signing out ends them. Whoever is signed in signs in once more."""

import sqlalchemy as sa
from alembic import op

revision = "0047"
down_revision = "0042"


def upgrade() -> None:
    op.create_table(
        "sign_in",
        sa.Column("id", sa.Integer, nullable=False),
        sa.Column("user_id", sa.Integer, nullable=False),
        sa.Column("key", sa.String(64), nullable=False),
        sa.Column("version", sa.Integer, nullable=False),
        sa.Column("opened", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_sign_in"),
        sa.ForeignKeyConstraint(["user_id"], ["user.id"], name="fk_sign_in_user_id_user", ondelete="cascade"),
        sa.UniqueConstraint("key", name="uq_sign_in_key"),
    )
    op.create_index("ix_sign_in_user_id", "sign_in", ["user_id"])
