"""What leaves for other servers: who wants to hear of what, what is on its way, whose turn it is."""

import sqlalchemy as sa
from alembic import op

revision = "0043"
down_revision = "0039"


def upgrade() -> None:
    op.create_table(
        "endpoint",
        sa.Column("id", sa.Integer, nullable=False),
        sa.Column("organisation_id", sa.Integer),
        sa.Column("author_id", sa.Integer),
        sa.Column("name", sa.String(80), nullable=False),
        sa.Column("address", sa.String(500), nullable=False),
        sa.Column("secret", sa.String(80), nullable=False),
        sa.Column("events", sa.JSON, nullable=False),
        moment("at", nullable=False),
        moment("closed"),
        sa.Column("why", sa.String(200), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_endpoint"),
        owned("endpoint", "organisation_id", "organisation", "cascade"),
        owned("endpoint", "author_id", "user", "set null"),
    )
    op.create_index("ix_endpoint_organisation_id", "endpoint", ["organisation_id"])
    op.create_table(
        "outgoing",
        sa.Column("id", sa.Integer, nullable=False),
        sa.Column("target", sa.String(20), nullable=False),
        sa.Column("uid", sa.String(40), nullable=False),
        sa.Column("endpoint_id", sa.Integer),
        sa.Column("user_id", sa.Integer),
        sa.Column("kind", sa.String(40), nullable=False),
        sa.Column("body", sa.JSON, nullable=False),
        moment("at", nullable=False),
        moment("due", nullable=False),
        sa.Column("tries", sa.Integer, nullable=False),
        moment("sent"),
        moment("gave_up"),
        sa.Column("status", sa.Integer),
        sa.Column("error", sa.String(200), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_outgoing"),
        sa.UniqueConstraint("target", "uid", name="uq_outgoing_target_uid"),
        owned("outgoing", "endpoint_id", "endpoint", "cascade"),
        owned("outgoing", "user_id", "user", "cascade"),
    )
    for columns in (["endpoint_id"], ["user_id"], ["sent", "gave_up", "due"]):
        op.create_index(f"ix_outgoing_{'_'.join(columns)}", "outgoing", columns)
    op.create_table(
        "turn",
        sa.Column("id", sa.Integer, nullable=False),
        sa.Column("target", sa.String(20), nullable=False),
        sa.Column("holder", sa.String(40), nullable=False),
        moment("until", nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_turn"),
        sa.UniqueConstraint("target", name="uq_turn_target"),
    )


def moment(name: str, *, nullable: bool = True) -> sa.Column[object]:
    return sa.Column(name, sa.DateTime(timezone=True), nullable=nullable)


def owned(table: str, column: str, other: str, ondelete: str) -> sa.ForeignKeyConstraint:
    name = f"fk_{table}_{column}_{other}"
    return sa.ForeignKeyConstraint([column], [f"{other}.id"], name=name, ondelete=ondelete)
