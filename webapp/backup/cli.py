"""Backups at the command line."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from webapp.settings import read_settings

if TYPE_CHECKING:
    from webapp.backup.reading import Backup


@click.command()
@click.option("--keep", type=click.IntRange(1), metavar="N", help="Supprimer ensuite les plus anciennes au-delà de N.")
@click.option("--with-secret", is_flag=True, help="Joindre la clé des sessions : personne n’aura à se reconnecter.")
@click.option("--without-packages", is_flag=True, help="Laisser les paquets : le serveur sait les refaire.")
def backup(keep: int | None, with_secret: bool, without_packages: bool) -> None:
    """Sauvegarder tout ce que les personnes ont fait, pendant qu’elles travaillent.

    Un fichier par sauvegarde dans PARCOURS_BACKUPS (« backups » dans PARCOURS_VAR, sans autre réglage), relu avant
    d’être gardé. Il contient des données personnelles : il n’est lisible que par son propriétaire. Le cours, qui est
    fait de fichiers, n’y est pas.
    """
    from webapp.backup.making import backup as made
    from webapp.backup.reading import Backup
    from webapp.db import bare_app, opened

    settings = read_settings()
    with opened(bare_app(settings)):
        path = made(settings, secret=with_secret, packages=not without_packages, keep=keep)
    with Backup(path) as written:
        click.echo(f"{path}  {_said(written)}")


@click.command()
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--check", is_flag=True, help="Relire la sauvegarde et dire ce qu’elle contient, sans rien restaurer.")
def restore(file: Path, check: bool) -> None:
    """Restaurer une sauvegarde dans un endroit vide.

    La base de DATABASE_URL (ou celle de PARCOURS_VAR) ne doit avoir aucune table, et PARCOURS_VAR aucun fichier. Une
    sauvegarde faite avec SQLite se restaure dans PostgreSQL, et l’inverse ; une ancienne est mise à jour.
    """
    from webapp.backup.reading import Backup
    from webapp.backup.restoring import restore as bring_back
    from webapp.db import bare_app, opened

    settings = read_settings()
    with Backup(file) as found:
        if check:
            found.verify()
        else:
            with opened(bare_app(settings)):
                bring_back(settings, found)
        click.echo(f"{'Entière' if check else 'Restaurée'} : {_said(found)}")
        if not found.manifest.secret:
            click.echo("Sans la clé des sessions : chaque personne se connectera de nouveau.")


def _said(backup: "Backup") -> str:
    manifest, size = backup.manifest, backup.path.stat().st_size
    return (
        f"sauvegarde du {manifest.at:%d/%m/%Y à %H:%M} UTC, {manifest.rows} lignes de {len(manifest.tables)} tables,"
        f" {len(manifest.files)} fichiers, {size / 1_000_000:.1f} Mo, étape {manifest.schema_version}"
    )
