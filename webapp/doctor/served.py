"""The courses: what each folder holds now, beside the revision that people are served."""

from collections.abc import Iterator, Mapping
from pathlib import Path

from sqlalchemy import select
from sqlalchemy.exc import DBAPIError

from builder.errors import ContentError, SettingsError
from webapp.db import bare_app, opened
from webapp.db import session as db
from webapp.doctor import Finding
from webapp.publishing.kept import Kept, served
from webapp.publishing.rows import Publication
from webapp.settings import BY_HAND, Settings
from webapp.shelf import read

PUBLISH = "page « Révisions » : voyez ce qui changerait, puis « Publier »"


def courses(settings: Settings) -> Iterator[Finding]:
    """Whether each can be read, and whether it is what is served. Nothing is made by looking."""
    published = _published(settings)
    for folder in settings.folders:
        kept = served(settings, folder)
        try:
            found = read(settings, folder)[0]
        except ContentError as error:
            yield _broken(folder, len(error.problems), _last_good(kept, published))
        except OSError as error:
            yield Finding(f"Aucun cours dans {folder.resolve()} ({error.strerror}).", "Corrigez PARCOURS_COURSE.")
        else:
            live = published.get(found.id) or (kept.served if kept else "")
            if live and live != found.revision:
                here = Kept(settings, folder, found.id)
                yield _fresh(settings, folder, found.revision, live) if here.has(live) else _lost(folder, live)


def _published(settings: Settings) -> Mapping[str, str]:
    """The last revision published of each course; nothing when the database does not tell, which another check says."""
    if not settings.database and not (settings.var / "parcours.sqlite3").is_file():
        return {}
    try:
        with opened(bare_app(settings)):
            asked = select(Publication.course, Publication.revision).order_by(Publication.id)
            return {row.course: row.revision for row in db.execute(asked)}
    except (SettingsError, DBAPIError):
        return {}


def _last_good(kept: Kept | None, published: Mapping[str, str]) -> str:
    """What is served of a course whose folder cannot be; nothing when there is nothing, or when it reads no more."""
    live = published.get(kept.place.name, kept.served) if kept else ""
    try:
        return read(kept.settings, kept.folder, kept.place / live)[0].revision if kept and kept.has(live) else ""
    except (ContentError, OSError):
        return ""


def _broken(folder: Path, problems: int, live: str) -> Finding:
    """It works as long as an earlier revision is there to be served."""
    if not live:
        return Finding(
            f"Le cours de {folder.resolve()} a {problems} problème(s) à corriger, et aucune version n’en est servie.",
            f"« parcours check {folder} » les liste.",
        )
    return Finding(
        f"Le dossier {folder.resolve()} a changé et a {problems} problème(s) :"
        f" la version {live}, la dernière bonne, est servie à sa place.",
        f"« parcours check {folder} » les liste ; puis {PUBLISH}, ou redémarrez.",
        grave=False,
    )


def _fresh(settings: Settings, folder: Path, revision: str, live: str) -> Finding:
    way = PUBLISH if settings.publish == BY_HAND else f"Redémarrez ; ou {PUBLISH}"
    return Finding(
        f"Le dossier {folder.resolve()} tient la version {revision}, qui n’est pas publiée :"
        f" on sert la version {live}.",
        f"{way}. Si l’on est revenu exprès à {live}, il n’y a rien à faire.",
        grave=False,
    )


def _lost(folder: Path, live: str) -> Finding:
    """Published by another machine, or kept on a disk that is gone: this one serves something else."""
    return Finding(
        f"La version {live} est publiée, et n’est ni dans {folder.resolve()} ni dans PARCOURS_VAR :"
        " cette machine ne peut pas la servir.",
        f"Mettez-y le même cours que sur les autres machines ; ou {PUBLISH}.",
    )
