"""First attempts of a quiz, found without reading those of the others: everybody's answers to it are counted."""

import sqlalchemy as sa
from alembic import op

revision = "0060"
down_revision = "0050"


def upgrade() -> None:
    first = sa.text("number = 1 and finished is not null")
    told = ["id", "user_id", "earned", "possible", "revision", "language"]
    op.create_index(
        "ix_attempt_firsts", "attempt", ["course", "quiz"],
        postgresql_include=told, postgresql_where=first, sqlite_where=first,
    )  # fmt: skip
