"""What is asked of a package says of which course: its wish is named anew, its file keeps the name it has."""

import json
from hashlib import sha256

import sqlalchemy as sa
from alembic import op

revision = "0036"
down_revision = "0035"


def upgrade() -> None:
    for name in ("package", "offer"):
        rows = sa.table(name, *map(sa.column, ("id", "course", "wish")), sa.column("choices", sa.JSON))
        connection = op.get_bind()
        for id, course, choices in connection.execute(sa.select(rows.c.id, rows.c.course, rows.c.choices)).all():
            told = {**choices, "course": course}
            wish = sha256(json.dumps(told, sort_keys=True).encode()).hexdigest()
            connection.execute(rows.update().where(rows.c.id == id).values(choices=told, wish=wish))
