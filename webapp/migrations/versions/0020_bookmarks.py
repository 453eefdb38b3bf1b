"""Bookmarks: the pages that somebody keeps at hand."""

import sqlalchemy as sa
from alembic import op

revision = "0020"
down_revision = "0015"


def upgrade() -> None:
    op.create_table(
        "bookmark",
        sa.Column("id", sa.Integer, nullable=False),
        sa.Column("user_id", sa.Integer, nullable=False),
        sa.Column("page", sa.String(60), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_bookmark"),
        sa.ForeignKeyConstraint(["user_id"], ["user.id"], name="fk_bookmark_user_id_user", ondelete="cascade"),
        sa.UniqueConstraint("user_id", "page", name="uq_bookmark_user_id_page"),
    )
