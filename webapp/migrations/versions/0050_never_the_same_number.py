"""On SQLite the number of somebody who left is never given to another person; PostgreSQL never did.

Other servers know people by their number (webhooks, traces of learning, programs), and so do letters already sent.
"""

from alembic import op

revision = "0050"
down_revision = "0043"


def upgrade() -> None:
    if op.get_bind().dialect.name == "sqlite":
        with op.batch_alter_table("user", recreate="always", table_kwargs={"sqlite_autoincrement": True}):
            pass
