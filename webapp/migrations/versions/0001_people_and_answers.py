"""People, cohorts, invitations; visits, answers, attempts, runs."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None


def upgrade() -> None:
    people()
    facts()
    details()


def people() -> None:
    op.create_table(
        "user",
        sa.Column("id", sa.Integer, nullable=False),
        sa.Column("username", sa.String(40), nullable=False),
        sa.Column("email", sa.String(254)),
        sa.Column("name", sa.String(80), nullable=False),
        sa.Column("role", sa.String(20), nullable=False),
        sa.Column("password", sa.String(200), nullable=False),
        sa.Column("provisional", sa.Boolean, nullable=False),
        sa.Column("version", sa.Integer, nullable=False),
        sa.Column("language", sa.String(8), nullable=False),
        moment("created"),
        sa.PrimaryKeyConstraint("id", name="pk_user"),
        sa.UniqueConstraint("username", name="uq_user_username"),
        sa.UniqueConstraint("email", name="uq_user_email"),
    )
    op.create_table(
        "cohort",
        sa.Column("id", sa.Integer, nullable=False),
        sa.Column("name", sa.String(120), nullable=False),
        sa.Column("pathway", sa.String(60)),
        moment("created"),
        sa.PrimaryKeyConstraint("id", name="pk_cohort"),
    )
    op.create_table(
        "membership",
        sa.Column("id", sa.Integer, nullable=False),
        sa.Column("user_id", sa.Integer, nullable=False),
        sa.Column("cohort_id", sa.Integer, nullable=False),
        sa.Column("trains", sa.Boolean, nullable=False),
        moment("since"),
        sa.PrimaryKeyConstraint("id", name="pk_membership"),
        belongs("membership", "user"),
        belongs("membership", "cohort"),
        sa.UniqueConstraint("user_id", "cohort_id", name="uq_membership_user_id_cohort_id"),
    )
    op.create_index("ix_membership_cohort_id_trains", "membership", ["cohort_id", "trains"])
    op.create_table(
        "invitation",
        sa.Column("id", sa.Integer, nullable=False),
        sa.Column("code", sa.String(20), nullable=False),
        sa.Column("cohort_id", sa.Integer, nullable=False),
        sa.Column("author_id", sa.Integer),
        sa.Column("places", sa.Integer, nullable=False),
        sa.Column("used", sa.Integer, nullable=False),
        moment("created"),
        moment("expires"),
        moment("revoked", nullable=True),
        sa.PrimaryKeyConstraint("id", name="pk_invitation"),
        belongs("invitation", "cohort"),
        sa.ForeignKeyConstraint(["author_id"], ["user.id"], name="fk_invitation_author_id", ondelete="set null"),
        sa.UniqueConstraint("code", name="uq_invitation_code"),
    )
    op.create_index("ix_invitation_cohort_id", "invitation", ["cohort_id"])


def facts() -> None:
    fact("visit", sa.Column("lesson", sa.String(60), nullable=False))
    op.create_index("ix_visit_user_id_lesson", "visit", ["user_id", "lesson"])
    fact(
        "answer",
        sa.Column("question", sa.String(60), nullable=False),
        sa.Column("response", sa.JSON, nullable=False),
        sa.Column("verdict", sa.JSON, nullable=False),
    )
    op.create_index("ix_answer_user_id_question", "answer", ["user_id", "question"])
    fact(
        "attempt",
        sa.Column("quiz", sa.String(60), nullable=False),
        sa.Column("number", sa.Integer, nullable=False),
        sa.Column("seed", sa.String(20), nullable=False),
        sa.Column("questions", sa.JSON, nullable=False),
        moment("finished", nullable=True),
        sa.Column("earned", sa.Integer),
        sa.Column("possible", sa.Integer),
        sa.Column("percent", sa.Integer),
        sa.Column("passed", sa.Boolean),
        sa.UniqueConstraint("user_id", "quiz", "number", name="uq_attempt_user_id_quiz_number"),
    )
    fact(
        "run",
        sa.Column("case", sa.String(60), nullable=False),
        sa.Column("number", sa.Integer, nullable=False),
        moment("finished", nullable=True),
        sa.Column("ending", sa.String(60)),
        sa.Column("earned", sa.Integer),
        sa.Column("possible", sa.Integer),
        sa.UniqueConstraint("user_id", "case", "number", name="uq_run_user_id_case_number"),
    )


def details() -> None:
    op.create_table(
        "attempt_answer",
        sa.Column("id", sa.Integer, nullable=False),
        sa.Column("attempt_id", sa.Integer, nullable=False),
        sa.Column("question", sa.String(60), nullable=False),
        sa.Column("response", sa.JSON, nullable=False),
        sa.Column("verdict", sa.JSON),
        moment("at"),
        sa.PrimaryKeyConstraint("id", name="pk_attempt_answer"),
        belongs("attempt_answer", "attempt"),
        sa.UniqueConstraint("attempt_id", "question", name="uq_attempt_answer_attempt_id_question"),
    )
    op.create_table(
        "decision",
        sa.Column("id", sa.Integer, nullable=False),
        sa.Column("run_id", sa.Integer, nullable=False),
        sa.Column("position", sa.Integer, nullable=False),
        sa.Column("scene", sa.String(60), nullable=False),
        sa.Column("choice", sa.String(60), nullable=False),
        sa.Column("client_id", sa.String(40), nullable=False),
        moment("at"),
        sa.PrimaryKeyConstraint("id", name="pk_decision"),
        belongs("decision", "run"),
        sa.UniqueConstraint("run_id", "position", name="uq_decision_run_id_position"),
        sa.UniqueConstraint("run_id", "client_id", name="uq_decision_run_id_client_id"),
    )


def fact(table: str, *columns: sa.schema.SchemaItem) -> None:
    """A table of facts: somebody's, recognisable when repeated, about one text on one day."""
    op.create_table(
        table,
        sa.Column("id", sa.Integer, nullable=False),
        sa.Column("user_id", sa.Integer, nullable=False),
        sa.Column("client_id", sa.String(40), nullable=False),
        sa.Column("revision", sa.String(16), nullable=False),
        sa.Column("language", sa.String(8), nullable=False),
        moment("at"),
        *columns,
        sa.PrimaryKeyConstraint("id", name=f"pk_{table}"),
        belongs(table, "user"),
        sa.UniqueConstraint("user_id", "client_id", name=f"uq_{table}_user_id_client_id"),
    )


def moment(name: str, *, nullable: bool = False) -> sa.Column[object]:
    return sa.Column(name, sa.DateTime(timezone=True), nullable=nullable)


def belongs(table: str, owner: str) -> sa.ForeignKeyConstraint:
    """Whoever goes takes what was theirs along."""
    return sa.ForeignKeyConstraint([f"{owner}_id"], [f"{owner}.id"], name=f"fk_{table}_{owner}_id", ondelete="cascade")
