"""Take a backup up again, on either engine, in an empty place and nowhere else."""

import os
import shutil
from pathlib import Path, PurePosixPath
from tempfile import mkdtemp

from sqlalchemy import Connection, inspect

from builder.errors import ParcoursError, SettingsError
from webapp.backup import rows
from webapp.backup.place import beside, passes
from webapp.backup.reading import Backup
from webapp.db import db
from webapp.migrate import advance, alone, refuse_newer
from webapp.settings import Settings


def restore(settings: Settings, backup: Backup) -> None:
    """Bring everything back, and up to today's tables: all of it, or nothing. Run inside the app.

    Raises ParcoursError when something is there already, or when the backup is not whole or from a newer Parcours.
    """
    refuse_newer(backup.manifest.schema_version)
    _refuse_full(settings)
    backup.verify()
    var = settings.var.resolve()
    aside = Path(mkdtemp(dir=var, prefix=".restore-"))
    moved: list[Path] = []
    try:
        _take_out(backup, aside)
        with alone() as connection:
            _fill(connection, backup)
            for name in [*aside.iterdir()]:
                moved.append(name.replace(var / name.name))
    except BaseException:
        for path in moved:
            shutil.rmtree(path) if path.is_dir() else path.unlink()
        raise
    finally:
        shutil.rmtree(aside)


def _refuse_full(settings: Settings) -> None:
    """An empty place has no table, and no file that a backup would take."""
    settings.var.mkdir(parents=True, exist_ok=True)
    with db.engine.connect() as connection:
        if inspect(connection).get_table_names():
            raise SettingsError(
                f"La base n’est pas vide ({db.engine.url.render_as_string()}) : rien n’a été restauré. Donnez une base"
                " neuve dans DATABASE_URL, ou un dossier neuf dans PARCOURS_VAR."
            )
    there = [name for name, _ in beside(settings)] + ["secret.key"] * (settings.var / "secret.key").exists()
    if there:
        raise SettingsError(
            f"{settings.var.resolve()} n’est pas vide ({there[0]}) : rien n’a été restauré. Donnez un dossier neuf dans"
            " PARCOURS_VAR."
        )


def _take_out(backup: Backup, folder: Path) -> None:
    """But what is made again: a server that starts reads it, and trusts that it made it."""
    for file in backup.manifest.files:
        if passes(PurePosixPath(file.path)):
            continue
        path = folder / file.path
        path.parent.mkdir(parents=True, exist_ok=True)
        with backup.open(f"files/{file.path}") as entry, path.open("wb") as target:
            shutil.copyfileobj(entry, target)
    if key := backup.secret():
        with os.fdopen(os.open(folder / "secret.key", os.O_WRONLY | os.O_CREAT, 0o600), "wb") as target:
            target.write(key)


def _fill(connection: Connection, backup: Backup) -> None:
    """The tables as they were then, with their rows; then the migrations that came since."""
    kept = {table.name: table for table in backup.manifest.tables}
    advance(connection, backup.manifest.schema_version)
    tables = rows.found(connection)
    if {table.name: rows.columns(table) for table in tables} != {name: table.columns for name, table in kept.items()}:
        raise ParcoursError(
            f"Les tables de {backup.path} ne sont pas celles de l’étape {backup.manifest.schema_version}."
        )
    for table in tables:
        with backup.open(f"tables/{table.name}.jsonl") as lines:
            rows.fill(connection, table, kept[table.name].columns, lines)
    advance(connection)
