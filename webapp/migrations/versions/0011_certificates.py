"""Certificates, as they were issued, and why some were revoked."""

import sqlalchemy as sa
from alembic import op

revision = "0011"
down_revision = "0010"


def upgrade() -> None:
    op.create_table(
        "certificate",
        sa.Column("id", sa.Integer, nullable=False),
        sa.Column("code", sa.String(40), nullable=False),
        sa.Column("user_id", sa.Integer, nullable=False),
        sa.Column("pathway", sa.String(60), nullable=False),
        sa.Column("number", sa.Integer, nullable=False),
        sa.Column("name", sa.String(80), nullable=False),
        sa.Column("course", sa.Text, nullable=False),
        sa.Column("title", sa.Text, nullable=False),
        sa.Column("minutes", sa.Integer, nullable=False),
        sa.Column("competencies", sa.JSON, nullable=False),
        sa.Column("language", sa.String(8), nullable=False),
        sa.Column("revision", sa.String(16), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("revoked", sa.DateTime(timezone=True)),
        sa.Column("revoker_id", sa.Integer),
        sa.Column("reason", sa.String(500), nullable=False),
        sa.Column("renewable", sa.Boolean, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_certificate"),
        owned("user_id", "cascade"),
        owned("revoker_id", "set null"),
        sa.UniqueConstraint("code", name="uq_certificate_code"),
        sa.UniqueConstraint("user_id", "pathway", "number", name="uq_certificate_user_id_pathway_number"),
    )


def owned(column: str, ondelete: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint([column], ["user.id"], name=f"fk_certificate_{column}_user", ondelete=ondelete)
