"""How Alembic reaches the database and the models. Run inside the app, by `webapp.migrate` or by Flask-Migrate."""

from alembic import context
from sqlalchemy import Connection

from webapp.migrate import alone
from webapp.models import Base


def run(connection: Connection) -> None:
    """The transaction is the caller's. SQLite changes its tables by copying them."""
    context.configure(connection=connection, target_metadata=Base.metadata, render_as_batch=True)
    context.run_migrations()


if given := context.config.attributes.get("connection"):
    run(given)
else:
    with alone() as connection:
        run(connection)
