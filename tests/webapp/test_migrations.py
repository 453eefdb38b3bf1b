"""A database comes up to today whole or not at all, once, and with all that anybody did."""

import shutil
import sqlite3
import threading
from collections.abc import Callable, Collection
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from flask import Flask
from flask_migrate import upgrade
from sqlalchemy import Connection, MetaData, Table, inspect, select, text

from builder.errors import SettingsError
from tests.conftest import COURSES
from webapp import Settings, create_app
from webapp.db import bare_app, db
from webapp.migrate import VERSIONS, advance, alone, current, migrate, newest, with_tools
from webapp.models import Base
from webapp.workshop.choices import Choices

ENGINES = ("sqlite", "postgresql")

MARKED = (
    "insert into user (id, username, name, role, password, provisional, version, language, created)"
    " values (1, 'awa', 'Awa', 'learner', 'x', 0, 1, 'fr', '2026-01-01')",
    "insert into answer (id, user_id, client_id, revision, language, at, question, response, verdict)"
    " values (1, 1, 'x', 'r', 'fr', '2026-01-01 10:00:00', 'q', '{}',"
    """ '{"state": "waiting", "earned": 0, "possible": 2, "slots": {}}')""",
    "insert into assessment (id, answer_id, levels, comment, verdict, at)"
    " values (1, 1, '{}', 'Bien.', '{}', '2026-01-02')",
)


def test_the_tables_are_those_of_the_models(app: Flask) -> None:
    with app.app_context(), db.engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        assert compare_metadata(context, Base.metadata) == []
        assert connection.scalar(text("select version_num from alembic_version")) == newest()


@pytest.mark.parametrize("engine", ENGINES)
def test_nothing_anybody_did_is_lost(engine: str, place: Callable[[str], Settings]) -> None:
    """A server that was upgraded now and then: what was in each table from its first day on is there today."""
    app, kept = bare_app(place(engine)), dict[str, dict[str, Any]]()
    with app.app_context():
        for revision in (*STOPS, newest()):
            with alone() as connection:
                advance(connection, revision)
                kept |= filled(connection, kept)
        with db.engine.connect() as connection:
            today = {table.name: only_row(connection, table) for table in here(connection) if table.name in kept}
        db.engine.dispose()

    assert {"answer", "assessment", "second_verdict", "transfer_unit", "certificate", "publication"} <= kept.keys()
    assert today.keys() == kept.keys()
    for name, row in kept.items():
        assert [column for column in row.keys() - NAMED_ANEW if today[name][column] != row[column]] == [], name
    assert today["answer"]["review"] is False


STOPS = ("0001", "0006", "0033", "0043")
NAMED_ANEW = {"wish", "choices"}
"""What was asked of a package says of which course since."""
JUDGED = {"state": "correct", "earned": 1, "possible": 1, "slots": {}}
VALUES: dict[type, Any] = {
    int: 1, str: "x", bool: True, float: 1.0, object: JUDGED,
    date: date(2026, 1, 1), datetime: datetime(2026, 1, 1, tzinfo=UTC),
}  # fmt: skip
"""What is put into columns, by what they hold: as an id, 1 is always somebody's."""


def filled(connection: Connection, known: Collection[str]) -> dict[str, dict[str, Any]]:
    """Put a row, the first, into each table but those known: what it then holds, by table."""
    new = [table for table in here(connection) if table.name not in known]
    for table in new:
        row = {column.name: VALUES[column.type.python_type] for column in table.c}
        connection.execute(table.insert().values(row))
    return {table.name: only_row(connection, table) for table in new}


def here(connection: Connection) -> list[Table]:
    """The tables of a database, those that others refer to first."""
    found = MetaData()
    found.reflect(connection)
    return [table for table in found.sorted_tables if table.name != "alembic_version"]


def only_row(connection: Connection, table: Table) -> dict[str, Any]:
    return dict(connection.execute(select(table)).one()._mapping)


LIFE = (
    "insert into user (id, username, name, role, password, provisional, version, language, created)"
    " values (1, 'awa', 'Awa', 'learner', 'x', 0, 1, 'fr', '2026-01-01')",
    "insert into cohort (id, name, created) values (1, 'Agadir', '2026-01-01')",
    "insert into membership (user_id, cohort_id, trains, since) values (1, 1, 0, '2026-01-01')",
    "insert into answer (user_id, client_id, revision, language, at, question, response, verdict)"
    " values (1, 'a', 'r', 'fr', '2026-01-01', 'q', '{}', '{}')",
)


def test_sqlite_is_told_to_behave(tmp_path: Path) -> None:
    made = bare_app(Settings(var=tmp_path))
    with made.app_context(), db.engine.connect() as connection:
        pragmas = ("journal_mode", "synchronous", "foreign_keys", "busy_timeout")
        assert [connection.scalar(text(f"pragma {name}")) for name in pragmas] == ["wal", 2, 1, 5000]
        db.engine.dispose()


def test_a_second_migration_does_nothing(tmp_path: Path) -> None:
    made = create_app(Settings(course=COURSES / "minimal", var=tmp_path, secret="essai"))
    migrate(made)
    migrate(made)

    assert [path.name for path in tmp_path.glob("*.sqlite3")] == ["parcours.sqlite3"]
    with made.app_context():
        db.engine.dispose()


@pytest.mark.parametrize("engine", ENGINES)
def test_servers_that_start_at_once_upgrade_once(
    engine: str, place: Callable[[str], Settings], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Both have seen the old tables when the door opens. On SQLite the file was copied before it changed, once."""
    settings = place(engine)
    started, seen = bare_app(settings), threading.Barrier(3)
    with started.app_context(), ThreadPoolExecutor(2) as servers:
        with alone() as connection:
            advance(connection, "0004")
        monkeypatch.setattr("webapp.migrate.refuse_newer", lambda found: seen.wait(20))
        with alone():
            starts = [servers.submit(migrate, bare_app(settings)) for _ in "ab"]
            seen.wait(20)
        assert [start.result(60) for start in starts] == [None, None]
        with db.engine.connect() as connection:
            assert current(connection) == newest()
            assert inspect(connection).has_table("sheet_review")
        db.engine.dispose()

    copies = list(settings.var.glob("parcours-*.sqlite3"))
    assert [copy.name[:14] for copy in copies] == ["parcours-0004-"] * (engine == "sqlite")
    for copy in copies:
        with closing(sqlite3.connect(copy)) as before:
            assert before.execute("select version_num from alembic_version").fetchone() == ("0004",)


@pytest.mark.parametrize("engine", ENGINES)
def test_a_migration_that_fails_leaves_all_as_it_was(
    engine: str, place: Callable[[str], Settings], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It fails at its end, when tables are made, copied, emptied: nothing of that stays, and people go on answering."""
    app = create_app(place(engine))
    migrate(app)
    with app.app_context():
        for statement in MARKED:
            told = statement.replace("into user ", 'into "user" ').replace("'x', 0, 1", "'x', '0', 1")
            told = told.replace("answer (id", "answer (course, id").replace(
                "(1, 1, 'x', 'r'", "('essai', 1, 1, 'x', 'r'"
            )
            db.session.execute(text(told))
        db.session.commit()
        before, last = tables(), newest()

    folder = Path(shutil.copytree(VERSIONS.parent, tmp_path / "migrations")) / "versions"
    (folder / "9998_good.py").write_text(MIGRATION.format(revision="9998", before=last, fails=""))
    (folder / "9999_bad.py").write_text(MIGRATION.format(revision="9999", before="9998", fails="1 / 0"))
    monkeypatch.setattr("webapp.migrate.VERSIONS", folder)
    with pytest.raises(ZeroDivisionError):
        migrate(app)

    with app.app_context():
        assert tables() == before
        with db.engine.connect() as connection:
            assert current(connection) == last
    assert app.test_client().get("/sign-in").status_code == 200
    with app.app_context():
        db.engine.dispose()


MIGRATION = """
import sqlalchemy as sa
from alembic import op

revision = "{revision}"
down_revision = "{before}"


def upgrade():
    op.create_table("new_{revision}", sa.Column("id", sa.Integer, primary_key=True))
    op.execute("update answer set question = 'other'")
    with op.batch_alter_table("answer") as table:
        table.alter_column("question", type_=sa.Text)
    op.execute("delete from assessment")
    {fails}
"""


def tables() -> dict[str, tuple[list[str], list[tuple[Any, ...]]]]:
    """Every table with its columns and its rows."""
    found = MetaData()
    found.reflect(db.engine)
    with db.engine.connect() as connection:
        return {
            table.name: (
                [f"{column.name} {column.type}" for column in table.c],
                [*map(tuple, connection.execute(select(table)))],
            )
            for table in found.sorted_tables
        }


def test_a_database_from_tomorrow_is_refused_in_a_sentence(tmp_path: Path) -> None:
    app = bare_app(Settings(var=tmp_path))
    migrate(app)
    with app.app_context(), db.engine.begin() as connection:
        connection.execute(text("update alembic_version set version_num = '9999'"))

    with pytest.raises(SettingsError, match=r"9999.*plus récente"):
        migrate(app)
    with app.app_context():
        db.engine.dispose()


ONE_COURSE = (
    *LIFE,
    "insert into attempt (id, user_id, client_id, revision, language, at, quiz, number, seed, questions)"
    " values (1, 1, 'b', 'r', 'fr', '2026-01-01', 'z', 1, 's', '[]')",
    "insert into attempt_answer (attempt_id, question, response, at) values (1, 'q', '{}', '2026-01-01')",
    """insert into run (id, user_id, client_id, revision, language, at, "case", number)"""
    " values (1, 1, 'c', 'r', 'fr', '2026-01-01', 'k', 1)",
    "insert into decision (run_id, position, scene, choice, client_id, at) values (1, 0, 's', 'c', 'd', '2026-01-01')",
    "insert into note (user_id, reflection, text, at) values (1, 'n', 'Moi', '2026-01-01')",
    """insert into offer (wish, choices, at) values"""
    """ ('w', '{"format": "scorm12", "languages": ["fr"]}', '2026-01-01')""",
)
ELSEWHERE = (
    "insert into attempt (user_id, client_id, revision, language, at, course, quiz, number, seed, questions)"
    " values (1, 'e', 'r', 'fr', '2026-01-01', 'autre', 'z', 1, 's', '[]')"
)
"""The first try at a quiz that another course calls the same."""


def test_everything_was_of_the_only_course(tmp_path: Path) -> None:
    """What was done before courses could stand side by side is of the main one, and hangs together as it did."""
    app = with_tools(create_app(Settings(course=COURSES / "minimal", var=tmp_path, secret="essai")))
    with app.app_context():
        upgrade(revision="0033")
        with db.engine.begin() as connection:
            for statement in ONE_COURSE:
                connection.execute(text(statement))
        upgrade()
        with db.engine.begin() as connection:
            told = ("cohort", "answer", "attempt", "run", "note", "offer")
            courses = {connection.scalar(text(f"select course from {table}")) for table in told}
            kept = [
                connection.scalar(text(f"select count(*) from {table}")) for table in ("attempt_answer", "decision")
            ]
            wish = connection.scalar(text("select wish from offer"))
            connection.execute(text(ELSEWHERE))
        db.engine.dispose()

    assert courses == {"essai"}
    assert kept == [1, 1]
    assert wish == Choices("scorm12", ("fr",), course="essai").wish
