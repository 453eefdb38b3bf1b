"""How Alembic reaches the database and the models. Run by Flask-Migrate, inside the app."""

from alembic import context

from webapp.db import db
from webapp.models import Base


def migrate() -> None:
    """One transaction for the whole upgrade; SQLite changes its tables by copying them."""
    with db.engine.begin() as connection:
        context.configure(connection=connection, target_metadata=Base.metadata, render_as_batch=True)
        with context.begin_transaction():
            context.run_migrations()


migrate()
