"""Packages that were asked for, those that the catalogue offers, what holds for the whole site."""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"


def upgrade() -> None:
    op.create_table(
        "package",
        sa.Column("id", sa.Integer, nullable=False),
        sa.Column("key", sa.String(64), nullable=False),
        sa.Column("wish", sa.String(64), nullable=False),
        sa.Column("choices", sa.JSON, nullable=False),
        sa.Column("author_id", sa.Integer),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("used", sa.DateTime(timezone=True), nullable=False),
        sa.Column("slot", sa.Integer),
        sa.Column("tries", sa.Integer, nullable=False),
        sa.Column("step", sa.String(20), nullable=False),
        sa.Column("done", sa.Integer, nullable=False),
        sa.Column("finished", sa.DateTime(timezone=True)),
        sa.Column("failed", sa.Text),
        sa.Column("name", sa.String(255), nullable=False),
        sa.Column("size", sa.Integer, nullable=False),
        sa.Column("digest", sa.String(64), nullable=False),
        sa.Column("revision", sa.String(16), nullable=False),
        sa.Column("remark", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_package"),
        sa.ForeignKeyConstraint(["author_id"], ["user.id"], name="fk_package_author_id_user", ondelete="set null"),
        sa.UniqueConstraint("key", name="uq_package_key"),
    )
    op.create_index("ix_package_wish", "package", ["wish"])
    op.create_index("ix_package_author_id", "package", ["author_id"])
    op.create_table(
        "offer",
        sa.Column("id", sa.Integer, nullable=False),
        sa.Column("wish", sa.String(64), nullable=False),
        sa.Column("choices", sa.JSON, nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_offer"),
        sa.UniqueConstraint("wish", name="uq_offer_wish"),
    )
    op.create_table(
        "site",
        sa.Column("id", sa.Integer, nullable=False),
        sa.Column("catalogue", sa.Boolean, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_site"),
    )
