"""Backups: taken while people work, taken up again on either engine, in an empty place and nowhere else."""

import json
import stat
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime
from hashlib import sha256
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest
from click.testing import CliRunner, Result
from flask import Flask
from sqlalchemy import JSON, Boolean, Date, DateTime, Float, Integer, LargeBinary, MetaData, insert, select

from builder.cli import parcours
from tests.webapp.conftest import ParcoursClient
from webapp import Settings, create_app
from webapp.backup import making, rows
from webapp.backup.reading import Backup
from webapp.db import bare_app, db, opened
from webapp.migrate import advance, alone, current, newest
from webapp.models import Answer, Base
from webapp.tables import Moment

ENGINES = ("sqlite", "postgresql")
Place = Callable[[str], Settings]
"""See `conftest.place`."""
AWKWARD = 'تيفيناغ ⵜⵉⴼⵉⵏⴰⵖ « l’été » \n\t"\\ \U0001f642 \x7f'


def test_everything_comes_back_on_the_other_engine(app: Flask, awa: ParcoursClient, place: Place) -> None:
    """A row of every table there is, whoever adds one: nothing, a moment, an Arabic text come back as they were."""
    settings: Settings = app.extensions["settings"]
    files = lay_files(settings.var)
    with app.app_context():
        engine = db.engine.dialect.name
        for table in Base.metadata.sorted_tables:
            db.session.execute(insert(table), [made_up(table, number) for number in (901, 902, 903)])
        db.session.commit()
        before = contents()
        path = making.backup(settings)

    target = place("postgresql" if engine == "sqlite" else "sqlite")
    run("restore", path, target)

    again = create_app(target)
    with opened(again):
        assert contents() == before
        assert all(len(table) >= 3 for table in before.values())
    assert {name: (target.var / name).read_bytes() for name in files} == files
    assert {one.name for one in target.var.iterdir() if one.is_dir()} == {"exports", "kept", "revisions"}
    goes_on(again, len(before["answer"]))


def goes_on(again: Flask, answers: int) -> None:
    """Whoever had an account has it still, and new rows are counted on from the old ones."""
    again.test_client_class = ParcoursClient
    browser = again.test_client()
    assert isinstance(browser, ParcoursClient)
    assert browser.sign_in("awa").status_code == 303
    assert browser.submit("/checks/jours-reste/answers", answer="30").status_code == 303
    assert len(browser.rows(Answer)) == answers + 1
    with opened(again):
        pass


def lay_files(var: Path) -> dict[str, bytes]:
    """What is beside a database: what is kept is returned; the rest passes."""
    kept = {f"exports/{'a' * 64}": b"PK package", "exports/logo-1.png": bytes(range(256)), "kept/é.json": b"{}"}
    passing = {"exports/place-1.lock": b"", f"exports/.{'a' * 64}.x": b"half", ".draft": b"", "metrics/1.db": b"1"}
    for name, data in {**kept, **passing}.items():
        (var / name).parent.mkdir(exist_ok=True)
        (var / name).write_bytes(data)
    return kept


def made_up(table: Any, number: int) -> dict[str, Any]:
    """A row: every reference to another row of the same number; the last one as empty as may be."""
    values: dict[type[Any], Any] = {
        JSON: {"é": [number, None, 1.5, AWKWARD]}, Boolean: number % 2 == 0, Integer: number, Float: number / 7,
        DateTime: datetime(2026, 3, 29, 1, 59, 59, number, UTC), Moment: datetime(2026, 3, 29, 1, 59, 59, number, UTC),
        Date: date(2024, 2, 29), LargeBinary: bytes(range(256)),
    }  # fmt: skip
    row: dict[str, Any] = {}
    for column in table.c:
        kind = next((kind for kind in values if isinstance(column.type, kind)), None)
        text = f"{number}{AWKWARD}"[: getattr(column.type, "length", None)]
        enums = getattr(column.type, "enums", None)
        value = enums[0] if enums else text if kind is None else values[kind]
        row[column.name] = None if number == 903 and column.nullable else value
    return row


def contents() -> dict[str, list[tuple[Any, ...]]]:
    """Every row of every table that the models know."""
    return {
        table.name: [tuple(row) for row in db.session.execute(select(table).order_by(*table.primary_key))]
        for table in Base.metadata.sorted_tables
    }


def run(command: str, *arguments: object, expect: int = 0) -> str:
    """Run a command as its operator would, with the settings among its arguments as its environment."""
    settings = next(one for one in arguments if isinstance(one, Settings))
    typed = [str(one) for one in arguments if one is not settings]
    result: Result = CliRunner().invoke(parcours, [command, *typed], env=settings.environ())
    assert result.exit_code == expect, result.output
    return result.output


def test_it_is_one_moment_whatever_is_written_meanwhile(
    app: Flask, awa: ParcoursClient, place: Place, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Before each table is read, somebody does something that stands in several: all of it is after that moment."""
    calm, lines = rows.lines, rows.lines
    names = [table.name for table in Base.metadata.sorted_tables]

    def busy(connection: Any, table: Any) -> Iterator[bytes]:
        answer = f"{names.index(table.name)}"
        assert awa.submit("/checks/jours-reste/answers", answer=answer, client_id=answer).status_code == 303
        assert awa.submit("/bookmarks/premier-mot", client_id=answer).status_code == 303
        return calm(connection, table)

    awa.submit("/checks/jours-reste/answers", answer="999")
    with app.app_context():
        before = contents()
        monkeypatch.setattr(rows, "lines", busy)
        path = making.backup(app.extensions["settings"])
        monkeypatch.setattr(rows, "lines", lines)
        assert len(contents()["answer"]) == len(before["answer"]) + len(names)

    target = place("sqlite")
    run("restore", path, target)
    with opened(bare_app(target)):
        assert contents() == before


@pytest.fixture
def served(place: Place) -> Settings:
    """The settings of a small server with somebody in it."""
    settings = place("sqlite")
    with opened(bare_app(settings)):
        with alone() as connection:
            advance(connection)
        db.session.execute(insert(Base.metadata.tables["user"]), [made_up(Base.metadata.tables["user"], 903)])
        db.session.commit()
    return settings


def test_nobody_else_may_read_it_and_the_key_is_there_if_asked_for(served: Settings, place: Place) -> None:
    key = (Settings(var=served.var)).secret_key()
    settings = Settings(**{**vars(served), "secret": ""})
    said = run("backup", settings)
    path = Path(said.split("  ")[0])
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert "1 lignes" in said
    assert "se connectera de nouveau" in run("restore", path, "--check", place("sqlite"))
    path.unlink()

    path = Path(run("backup", "--with-secret", settings).split("  ")[0])
    target = Settings(**{**vars(place("sqlite")), "secret": ""})
    assert "Restaurée" in run("restore", path, target)
    assert target.secret_key() == key
    assert stat.S_IMODE((target.var / "secret.key").stat().st_mode) == 0o600


def test_the_oldest_go_and_only_backups_go(served: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = served.var / "backups"
    for second in range(4):
        monkeypatch.setattr(making, "now", lambda second=second: datetime(2026, 11, 28, 10, 0, second, tzinfo=UTC))
        run("backup", "--keep", 2, served)
        (folder / "lettre.zip").touch()

    assert [path.name for path in making.made(served)] == [
        "parcours-20261128-100003.zip",
        "parcours-20261128-100002.zip",
    ]
    assert {path.name for path in folder.iterdir()} - {path.name for path in making.made(served)} == {"lettre.zip"}


def test_packages_may_be_left_out(served: Settings) -> None:
    files = lay_files(served.var)
    with Backup(Path(run("backup", "--without-packages", served).split("  ")[0])) as backup:
        assert {file.path for file in backup.manifest.files} == {*files} - {f"exports/{'a' * 64}"}


def test_a_full_disk_is_said_and_leaves_the_older_ones(served: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    run("backup", served)
    older = making.made(served)

    def full(descriptor: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(making, "now", lambda: datetime(2027, 1, 1, tzinfo=UTC))
    monkeypatch.setattr("os.fsync", full)
    assert "plein : rien n’a été sauvegardé" in run("backup", served, expect=1)
    assert [*(served.var / "backups").iterdir()] == older


def test_an_old_backup_comes_up_to_today(place: Place) -> None:
    settings, target = place("sqlite"), place("postgresql")
    with opened(bare_app(settings)):
        with alone() as connection:
            advance(connection, "0004")
            tables = MetaData()
            tables.reflect(connection)
            connection.execute(insert(tables.tables["user"]), made_up(tables.tables["user"], 902))
        path = making.backup(settings)
    run("restore", path, target)

    with opened(bare_app(target)), db.engine.connect() as connection:
        assert current(connection) == newest()
        assert connection.execute(select(Base.metadata.tables["user"].c.id)).all() == [(902,)]


def test_it_is_restored_in_an_empty_place_only(served: Settings, place: Place) -> None:
    path = Path(run("backup", served).split("  ")[0])
    assert "La base n’est pas vide" in run("restore", path, served, expect=1)

    target = place("sqlite")
    (target.var / "kept").mkdir()
    (target.var / "kept" / "note").write_text("à moi")
    assert "n’est pas vide (kept/note)" in run("restore", path, target, expect=1)
    assert (target.var / "kept" / "note").read_text() == "à moi"


def change(path: Path, name: str, wanted: bytes | None) -> None:
    """The same zip with another entry in the place of one, or without it."""
    with ZipFile(path) as archive:
        entries = {entry: archive.read(entry) for entry in archive.namelist()}
    entries[name] = wanted or b""
    with ZipFile(path, "w") as archive:
        for entry, data in entries.items():
            if entry != name or wanted is not None:
                archive.writestr(entry, data)


def cut(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:-200])


def bend(path: Path) -> None:
    """One octet of what one entry holds: after its header, its name and the field of large sizes."""
    with ZipFile(path) as archive:
        at = archive.getinfo("tables/user.jsonl").header_offset + 30 + len("tables/user.jsonl") + 20 + 8
    data = bytearray(path.read_bytes())
    data[at] ^= 255
    path.write_bytes(data)


def retold(**said: object) -> Callable[[Path], None]:
    def change_manifest(path: Path) -> None:
        with ZipFile(path) as archive:
            manifest = json.loads(archive.read("manifest.json"))
        change(path, "manifest.json", json.dumps({**manifest, **said}).encode())

    return change_manifest


OUT = {"path": "../parti", "size": 0, "sha256": ""}


def test_nothing_that_a_server_would_run_comes_out_of_a_backup(served: Settings, place: Place) -> None:
    """Courses already read are made again: whoever could plant them would do anything else too."""
    path, planted = Path(run("backup", served).split("  ")[0]), b"cos\nsystem\n(S'touch owned'\ntR."
    kept = {"kept/note": b"a word", "courses-0a1b2c3d-4e5f.pickle": planted, "revisions/.x": planted}
    for name, data in kept.items():
        change(path, f"files/{name}", data)
    files = [{"path": name, "size": len(data), "sha256": sha256(data).hexdigest()} for name, data in kept.items()]
    retold(files=files)(path)
    target = place("sqlite")
    run("restore", path, target)

    assert (target.var / "kept" / "note").read_bytes() == b"a word"
    assert [one for one in target.var.rglob("*") if one.is_file() and one.read_bytes() == planted] == []


@pytest.mark.parametrize(
    ("harm", "says"),
    [
        (cut, "pas une sauvegarde de Parcours entière"),
        (bend, "est abîmé"),
        (lambda path: change(path, "tables/user.jsonl", b"[]\n"), "user.jsonl a changé"),
        (lambda path: change(path, "tables/user.jsonl", None), "user.jsonl ne se lit plus"),
        (lambda path: change(path, "manifest.json", None), "pas une sauvegarde"),
        (retold(format="parcours-backup/9"), "ne sait pas lire"),
        (retold(schema_version="9999"), "plus récente"),
        (retold(schema_version="0004"), "ne sont pas celles de l’étape 0004"),
        (retold(files=[OUT]), "sortirait du dossier"),
    ],
)
def test_what_is_not_whole_is_refused_and_nothing_is_left(
    served: Settings, place: Place, harm: Callable[[Path], None], says: str
) -> None:
    lay_files(served.var)
    path = Path(run("backup", served).split("  ")[0])
    harm(path)
    target = place("sqlite")

    assert says in run("restore", path, target, expect=1)
    assert {one.name for one in target.var.iterdir()} <= {"parcours.sqlite3"}
    with opened(bare_app(target)), db.engine.connect() as connection:
        assert current(connection) is None


def test_a_database_that_does_not_answer_is_said_without_its_password(place: Place) -> None:
    away = Settings(var=place("sqlite").var, database="postgresql://parcours:secret@127.0.0.1:1/parcours")

    said = run("backup", away, expect=1)
    assert "ne répond pas (postgresql+psycopg://parcours:***@127.0.0.1:1/parcours)" in said
