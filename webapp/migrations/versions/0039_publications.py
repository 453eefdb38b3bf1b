"""Which revision of each course is served, since when, by whose hand."""

import sqlalchemy as sa
from alembic import op

revision = "0039"
down_revision = "0036"


def upgrade() -> None:
    op.create_table(
        "publication",
        sa.Column("id", sa.Integer, nullable=False),
        sa.Column("course", sa.String(60), nullable=False),
        sa.Column("revision", sa.String(16), nullable=False),
        sa.Column("after", sa.Integer, nullable=False),
        sa.Column("before", sa.String(16), nullable=False),
        sa.Column("author_id", sa.Integer),
        sa.Column("by_hand", sa.Boolean, nullable=False),
        sa.Column("note", sa.String(500), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_publication"),
        sa.ForeignKeyConstraint(["author_id"], ["user.id"], name="fk_publication_author_id_user", ondelete="set null"),
        sa.UniqueConstraint("course", "after", name="uq_publication_course_after"),
    )
