"""Several courses side by side: each row about a lesson or a question says of which; all were of the main one."""

import sqlalchemy as sa
from alembic import op
from flask import current_app

from builder.load import course_id

revision = "0035"
down_revision = "0047"

INDEXED = {
    "visit": "lesson",
    "answer": "question",
    "sheet": "worksheet",
    "sheet_review": "worksheet",
    "transfer_unit": "unit",
}
"""Tables and what they are looked up by, in a course."""
UNIQUE = {
    "attempt": ("quiz", "number"),
    "run": ("case", "number"),
    "note": ("reflection",),
    "card": ("question",),
    "bookmark": ("page",),
    "certificate": ("pathway", "number"),
}
"""Tables and what somebody has once, in a course."""
PLAIN = ("cohort", "regrading", "transfer", "outline", "package", "offer")


def upgrade() -> None:
    with op.batch_alter_table("organisation") as table:
        table.add_column(sa.Column("hidden", sa.JSON, nullable=False, server_default="[]"))
    with op.batch_alter_table("organisation") as table:
        table.alter_column("hidden", existing_type=sa.JSON, existing_nullable=False, server_default=None)
    for name in (*INDEXED, *UNIQUE, *PLAIN):
        _of_the_main_course(name, "course_id" if name == "certificate" else "course")
    op.drop_index("ix_card_user_id_due", "card")


def _of_the_main_course(name: str, column: str) -> None:
    """Said once for all rows, as what a row has by default: they are not written again one by one."""
    main = course_id(current_app.extensions["settings"].folders[0])
    op.add_column(name, sa.Column(column, sa.String(60), nullable=False, server_default=main))
    with op.batch_alter_table(name) as table:
        table.alter_column(column, existing_type=sa.String(60), existing_nullable=False, server_default=None)
        if name in INDEXED:
            table.drop_index(f"ix_{name}_user_id_{INDEXED[name]}")
            table.create_index(f"ix_{name}_user_id_{column}_{INDEXED[name]}", ["user_id", column, INDEXED[name]])
        if name in UNIQUE:
            once = "_".join(UNIQUE[name])
            table.drop_constraint(f"uq_{name}_user_id_{once}", type_="unique")
            table.create_unique_constraint(f"uq_{name}_user_id_{column}_{once}", ["user_id", column, *UNIQUE[name]])
