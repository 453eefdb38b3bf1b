"""When whoever gave an answer was told that a corrected key judged it again."""

import sqlalchemy as sa
from alembic import op

revision = "0033"
down_revision = "0022"


def upgrade() -> None:
    op.add_column("second_verdict", sa.Column("seen", sa.DateTime(timezone=True)))
