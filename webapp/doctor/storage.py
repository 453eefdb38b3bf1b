"""Where things are kept: the database, the disk, the backups."""

import os
import shutil
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

from sqlalchemy import text

from builder.errors import SettingsError
from webapp.backup.making import made
from webapp.db import bare_app, db, opened
from webapp.doctor import Finding
from webapp.migrate import current, newest, refuse_newer
from webapp.models import now
from webapp.settings import Settings

LITTLE = 500_000_000
"""Octets of free disk under which an evening's work may fill it."""
OLD = timedelta(days=2)
"""A backup is taken every night: one may have failed."""
APART = timedelta(seconds=5)
NETWORK = frozenset({"nfs", "nfs4", "cifs", "smb3", "9p", "fuse.sshfs", "glusterfs", "ceph"})


def disk(settings: Settings) -> Iterator[Finding]:
    var = settings.var.resolve()
    if not var.is_dir():
        yield Finding(f"Le dossier {var} n’existe pas.", "Créez-le, au nom du compte qui sert Parcours.")
        return
    if not os.access(var, os.W_OK | os.X_OK):
        yield Finding(f"Ce compte ne peut pas écrire dans {var}.", f"chown -R parcours {var}")
    free = shutil.disk_usage(var).free
    if free < LITTLE:
        yield Finding(f"Il reste {free // 1_000_000} Mo sur le disque de {var}.", "Faites de la place, ou agrandissez.")
    kind = filesystem(var, Path("/proc/mounts"))
    if not settings.database and kind in NETWORK:
        yield Finding(
            f"SQLite est sur un disque du réseau ({kind}), dont les verrous ne sont pas sûrs : la base peut s’abîmer.",
            "Mettez PARCOURS_VAR sur un disque de la machine, ou passez à PostgreSQL.",
        )


def filesystem(path: Path, mounts: Path) -> str:
    """The kind of what is mounted where a path is; empty when the system does not tell."""
    if not mounts.is_file():
        return ""
    told = [line.split()[1:3] for line in mounts.read_text().splitlines()]
    above = [(at.replace("\\040", " "), kind) for at, kind in told if path.is_relative_to(at.replace("\\040", " "))]
    return max(above, key=lambda one: len(one[0]), default=("", ""))[1]


def database(settings: Settings) -> Iterator[Finding]:
    """Whether it answers, which migration it is at, what time it is there. Nothing is made by looking."""
    if not settings.database and not (settings.var / "parcours.sqlite3").is_file():
        yield Finding("Il n’y a pas encore de base.", "« parcours serve » la prépare.", grave=False)
        return
    try:
        with opened(bare_app(settings)), db.engine.connect() as connection:
            found = current(connection)
            refuse_newer(found)
            if found != newest():
                yield Finding(
                    f"La base est à l’étape {found or 'zéro'}, le logiciel à la {newest()}.",
                    "« parcours backup », puis redémarrez : « parcours serve » la met à jour.",
                    grave=False,
                )
            if db.engine.dialect.name == "postgresql":
                there: datetime = connection.scalar(text("select now()")) or now()
                if abs(there - now()) > APART:
                    yield Finding(
                        "L’horloge de la base et celle de cette machine diffèrent.", "timedatectl set-ntp true"
                    )
    except SettingsError as error:
        yield Finding(str(error), "Vérifiez DATABASE_URL, et que le serveur de base de données est lancé.")


def backups(settings: Settings) -> Iterator[Finding]:
    if not settings.database and not (settings.var / "parcours.sqlite3").is_file():
        return  # nothing to keep yet
    kept = made(settings)
    newest_of_all = kept[0].stat().st_mtime if kept else 0
    if now() - datetime.fromtimestamp(newest_of_all, UTC) > OLD:
        since = f"La dernière sauvegarde est du {kept[0].name[9:17]}" if kept else "Il n’y a aucune sauvegarde"
        yield Finding(
            f"{since} dans {settings.backup_folder.resolve()}.",
            "« parcours backup », chaque nuit (deploy/parcours-backup.timer).",
        )
