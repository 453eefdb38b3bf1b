"""How many different answers there are to a question: PostgreSQL counts them where it reads them, once it knows."""

from alembic import op

revision = "0061"
down_revision = "0060"


def upgrade() -> None:
    if op.get_bind().dialect.name == "postgresql":
        alike = "question, (response::text), (verdict::text)"
        op.execute(f"create statistics attempt_answer_alike (ndistinct) on {alike} from attempt_answer")
        op.execute("analyze attempt_answer")
