"""The course as it was asked: each question, case and worksheet once per content, and what each revision held."""

import sqlalchemy as sa
from alembic import op

revision = "0038"
down_revision = "0032"


def upgrade() -> None:
    op.create_table(
        "wording",
        sa.Column("id", sa.Integer, nullable=False),
        sa.Column("digest", sa.String(32), nullable=False),
        sa.Column("data", sa.JSON, nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_wording"),
        sa.UniqueConstraint("digest", name="uq_wording_digest"),
    )
    op.create_table(
        "wording_index",
        sa.Column("id", sa.Integer, nullable=False),
        sa.Column("course", sa.String(60), nullable=False),
        sa.Column("revision", sa.String(16), nullable=False),
        sa.Column("language", sa.String(8), nullable=False),
        sa.Column("items", sa.JSON, nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_wording_index"),
        sa.UniqueConstraint("course", "revision", "language", name="uq_wording_index_course_revision_language"),
    )
