"""Organisations, dates and archives of cohorts, communes, one's own pathway, and who looked at whose data.

Columns are added in place. Alembic's batch mode would copy « user » and drop it, and SQLite would let everything
that belongs to somebody go with it.
"""

import sqlalchemy as sa
from alembic import op

revision = "0012"
down_revision = "0011"


def upgrade() -> None:
    op.create_table(
        "organisation",
        sa.Column("id", sa.Integer, nullable=False),
        sa.Column("name", sa.String(120), nullable=False),
        sa.Column("kind", sa.String(20), nullable=False),
        moment("created", nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_organisation"),
        sa.UniqueConstraint("name", name="uq_organisation_name"),
    )
    for table in ("user", "cohort"):
        belongs(table)
    op.add_column("user", sa.Column("commune", sa.String(80), nullable=False, server_default=""))
    op.add_column("user", moment("seen"))
    for name in ("begins", "ends"):
        op.add_column("cohort", sa.Column(name, sa.Date))
    op.add_column("cohort", moment("archived"))
    op.add_column("membership", sa.Column("pathway", sa.String(60)))
    accesses()


def belongs(table: str) -> None:
    """Give a table its organisation. Both engines read this; Alembic would add the key apart, which SQLite cannot."""
    named = f"constraint fk_{table}_organisation_id references organisation (id)"
    op.execute(f'alter table "{table}" add column organisation_id integer {named}')
    op.create_index(f"ix_{table}_organisation_id", table, ["organisation_id"])


def accesses() -> None:
    op.create_table(
        "access",
        sa.Column("id", sa.Integer, nullable=False),
        sa.Column("who_id", sa.Integer),
        sa.Column("whose_id", sa.Integer),
        sa.Column("what", sa.String(20), nullable=False),
        moment("at", nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_access"),
        sa.ForeignKeyConstraint(["who_id"], ["user.id"], name="fk_access_who_id", ondelete="set null"),
        sa.ForeignKeyConstraint(["whose_id"], ["user.id"], name="fk_access_whose_id", ondelete="set null"),
    )
    op.create_index("ix_access_whose_id_at", "access", ["whose_id", "at"])
    op.create_index("ix_access_at", "access", ["at"])
    op.create_index("ix_access_who_id", "access", ["who_id"])


def moment(name: str, *, nullable: bool = True) -> sa.Column[object]:
    return sa.Column(name, sa.DateTime(timezone=True), nullable=nullable)
