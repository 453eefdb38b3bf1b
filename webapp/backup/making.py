"""Make a backup while people work: one moment of the database, then the files that it speaks of."""

import os
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from errno import EDQUOT, ENOSPC
from hashlib import sha256
from importlib.metadata import version
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

from sqlalchemy import Connection, Engine, text
from sqlalchemy import Table as SqlTable

from builder.errors import ParcoursError, SettingsError
from webapp.backup import rows
from webapp.backup.manifest import Entry, Manifest, Table
from webapp.backup.place import beside
from webapp.backup.reading import Backup, pieces
from webapp.db import db
from webapp.migrate import LOCK, current
from webapp.models import now
from webapp.settings import Settings

DAY = 24 * 3600
"""Seconds after which the draft of a backup was left by a process that died."""


def backup(settings: Settings, *, secret: bool = False, packages: bool = True, keep: int | None = None) -> Path:
    """Write a backup, read it again, give it its name; then remove the oldest beyond `keep`. Run inside the app.

    Whoever may read it may read everything: it is its owner's alone. Whatever goes wrong, the older ones stay.
    """
    folder, moment = settings.backup_folder, now()
    path = folder / f"parcours-{moment:%Y%m%d-%H%M%S}.zip"
    draft = folder / f".{path.name}"
    try:
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        _write(draft, settings, secret=secret, packages=packages)
        with Backup(draft) as written:
            written.verify()
        draft.replace(path)
    except OSError as error:
        if error.errno in (ENOSPC, EDQUOT):
            raise ParcoursError(f"Le disque de {folder} est plein : rien n’a été sauvegardé.") from None
        raise ParcoursError(f"Rien n’a été sauvegardé dans {folder} : {error.strerror}.") from None
    finally:
        draft.unlink(missing_ok=True)
    old = made(settings)[keep:] if keep else []
    stopped = [left for left in folder.glob(".parcours-*.zip") if left.stat().st_mtime < moment.timestamp() - DAY]
    for gone in old + stopped:
        gone.unlink(missing_ok=True)
    return path


def made(settings: Settings) -> list[Path]:
    """The backups that are there, the newest first."""
    return sorted(settings.backup_folder.glob("parcours-*.zip"), reverse=True)


@contextmanager
def snapshot(engine: Engine) -> Iterator[Connection]:
    """The database as it is at one moment, while others go on writing; nobody changes its tables meanwhile."""
    with engine.connect() as connection:
        if engine.dialect.name == "sqlite":
            connection.exec_driver_sql("begin")
        else:
            connection.execution_options(isolation_level="REPEATABLE READ", postgresql_readonly=True)
            connection.execute(text("select pg_advisory_xact_lock_shared(:name)"), {"name": LOCK})
        yield connection


def _write(draft: Path, settings: Settings, *, secret: bool, packages: bool) -> None:
    with os.fdopen(os.open(draft, os.O_RDWR | os.O_CREAT | os.O_TRUNC, 0o600), "w+b") as file:
        with ZipFile(file, "w", ZIP_DEFLATED) as archive:
            with snapshot(db.engine) as connection:
                schema_version = current(connection)
                if schema_version is None:
                    raise SettingsError("La base est vide : il n’y a rien à sauvegarder.")
                tables = [_table(archive, connection, table) for table in rows.found(connection)]
            manifest = Manifest(
                at=now(),
                software=version("parcours"),
                schema_version=schema_version,
                engine=db.engine.dialect.name,
                tables=tuple(tables),
                files=tuple(_files(archive, settings, packages=packages)),
                secret=_put(archive, "secret.key", [settings.secret_key().encode()]) if secret else "",
            )
            archive.writestr("manifest.json", manifest.model_dump_json(indent=1))
        file.flush()
        os.fsync(file.fileno())


def _table(archive: ZipFile, connection: Connection, table: SqlTable) -> Table:
    count = 0

    def counted() -> Iterator[bytes]:
        nonlocal count
        for line in rows.lines(connection, table):
            count += 1
            yield line

    digest = _put(archive, f"tables/{table.name}.jsonl", counted())
    return Table(name=table.name, columns=rows.columns(table), rows=count, sha256=digest)


def _files(archive: ZipFile, settings: Settings, *, packages: bool) -> Iterator[Entry]:
    """Files come before the rows that name them and go after: those of the snapshot are there, or not wanted since."""
    for name, path in beside(settings, packages=packages):
        try:
            file = path.open("rb")
        except FileNotFoundError:
            continue
        with file:
            digest = _put(archive, f"files/{name}", pieces(file))
            yield Entry(path=name, size=file.tell(), sha256=digest)


def _put(archive: ZipFile, name: str, said: Iterable[bytes]) -> str:
    """Write an entry; its SHA-256."""
    digest = sha256()
    with archive.open(name, "w", force_zip64=True) as entry:
        for piece in said:
            digest.update(piece)
            entry.write(piece)
    return digest.hexdigest()
