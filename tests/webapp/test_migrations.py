"""An empty database is upgraded and found equal to the models; an older SQLite file is copied first."""

from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from flask import Flask
from flask_migrate import upgrade
from sqlalchemy import inspect, text

from tests.conftest import COURSES
from webapp import Settings, create_app
from webapp.db import db
from webapp.migrate import migrate, newest, with_tools
from webapp.models import Base

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


def test_nothing_anybody_did_is_lost(tmp_path: Path) -> None:
    """A file that stopped at the fourth migration, with somebody's answer in it, comes up to today with the answer."""
    app = with_tools(create_app(Settings(course=COURSES / "minimal", var=tmp_path, secret="essai")))
    with app.app_context():
        upgrade(revision="0004")
        with db.engine.begin() as connection:
            for statement in LIFE:
                connection.execute(text(statement))
        upgrade()
        with db.engine.connect() as connection:
            kept = [connection.scalar(text(f"select count(*) from {table}")) for table in ("membership", "answer")]
        db.engine.dispose()

    assert kept == [1, 1]


LIFE = (
    "insert into user (id, username, name, role, password, provisional, version, language, created)"
    " values (1, 'awa', 'Awa', 'learner', 'x', 0, 1, 'fr', '2026-01-01')",
    "insert into cohort (id, name, created) values (1, 'Agadir', '2026-01-01')",
    "insert into membership (user_id, cohort_id, trains, since) values (1, 1, 0, '2026-01-01')",
    "insert into answer (user_id, client_id, revision, language, at, question, response, verdict)"
    " values (1, 'a', 'r', 'fr', '2026-01-01', 'q', '{}', '{}')",
)


def test_sqlite_is_told_to_behave(old: Flask) -> None:
    with old.app_context(), db.engine.connect() as connection:
        pragmas = ("journal_mode", "synchronous", "foreign_keys", "busy_timeout")
        assert [connection.scalar(text(f"pragma {name}")) for name in pragmas] == ["wal", 1, 1, 5000]


@pytest.fixture
def old(tmp_path: Path) -> Flask:
    """An app whose database says it stopped at some earlier migration."""
    made = create_app(Settings(course=COURSES / "minimal", var=tmp_path, secret="essai"))
    migrate(made)
    with made.app_context():
        Base.metadata.drop_all(db.engine)
        with db.engine.begin() as connection:
            connection.execute(text("delete from alembic_version"))
            connection.execute(text("create table souvenir (id integer)"))
    return made


def test_a_second_migration_does_nothing(tmp_path: Path) -> None:
    made = create_app(Settings(course=COURSES / "minimal", var=tmp_path, secret="essai"))
    migrate(made)
    migrate(made)

    assert [path.name for path in tmp_path.glob("*.sqlite3")] == ["parcours.sqlite3"]
    with made.app_context():
        db.engine.dispose()


def test_a_file_is_copied_before_it_changes(old: Flask, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with old.app_context(), db.engine.begin() as connection:
        connection.execute(text("insert into alembic_version values ('0000')"))
    monkeypatch.setattr("webapp.migrate._upgrade", lambda app: None)

    migrate(old)

    copies = list(tmp_path.glob("parcours-0000-*.sqlite3"))
    assert len(copies) == 1
    with old.app_context():
        assert inspect(db.engine).has_table("souvenir")
        db.engine.dispose()


def test_what_was_marked_stays_when_the_tables_grow(tmp_path: Path) -> None:
    """SQLite lets what belongs to a table go when the table is copied and dropped."""
    from flask_migrate import upgrade

    from webapp.migrate import with_tools

    made = create_app(Settings(course=COURSES / "minimal", var=tmp_path, secret="essai"))
    with made.app_context():
        with_tools(made)
        upgrade(revision="0006")
        with db.engine.begin() as connection:
            for statement in MARKED:
                connection.execute(text(statement))
    migrate(made)

    with made.app_context(), db.engine.connect() as connection:
        assert connection.scalar(text("select count(*) from assessment")) == 1
        assert connection.scalar(text("select count(*) from answer")) == 1
        assert connection.scalar(text("select review from answer")) == 0
        db.engine.dispose()
