"""The process that makes packages, beside the server: it takes what waits, one after the other, then it ends.

It is run as `python -m webapp.workshop.maker`, with the server's settings in its environment. It shares no memory with
the server, so that neither its weight nor its death is felt there.
"""

import logging
import os
import signal
import time
from collections.abc import Callable
from errno import EDQUOT, ENOSPC
from hashlib import sha256
from pathlib import Path
from typing import Any

import exports
from builder import Course
from builder.errors import ExportError, ParcoursError
from builder.load import course_id, load_course, revision
from webapp import db as database
from webapp.models import now
from webapp.pages import lazy
from webapp.publishing import kept
from webapp.recovery import outlines
from webapp.settings import Settings, read_settings
from webapp.shelf import courses
from webapp.vitals.log import configure
from webapp.workshop import queue
from webapp.workshop.choices import Choices
from webapp.workshop.files import Files
from webapp.workshop.rows import Package

LONGEST = 15 * 60
"""Seconds after which a making is taken for stuck: the process ends, and so does its place."""
OFTEN = 0.5
"""Seconds at least between two things said of the same step."""
BROKEN = lazy("Un défaut du logiciel a arrêté la fabrication. Le journal du serveur dit lequel.")
FULL = lazy("Le disque du serveur est plein : rien n’a été écrit. Prévenez l’administration, puis recommencez.")
SAID = 1200
"""Characters kept of what is wrong with a course."""

log = logging.getLogger(__name__)


class NotWanted(Exception):
    """Somebody cancelled what is being made."""


def work(settings: Settings) -> int:
    """Make what waits, in a place that is free; how many were made. Nothing happens when every place is taken."""
    files = Files(settings.var)
    for slot in range(1, settings.makers + 1):
        with files.place(slot) as mine:
            if mine:
                queue.bury(lambda other: other == slot or files.is_free(other))  # noqa: B023  # called before the next
                _renew(settings, files)
                database.session.commit()
                made = _empty(slot, settings, files)
                queue.purge(files)
                return made
    return 0


def _renew(settings: Settings, files: Files) -> None:
    for course, (_, there) in _places(settings).items():
        queue.renew(course, revision(there), files)


def _empty(slot: int, settings: Settings, files: Files) -> int:
    made = 0
    while package := queue.claim(slot):
        signal.alarm(LONGEST)
        try:
            _make(package, slot, settings, files)
        except NotWanted:
            log.info("Package %s was cancelled", package.id)
        finally:
            signal.alarm(0)
        made += 1
    return made


def _make(package: Package, slot: int, settings: Settings, files: Files) -> None:
    """Make one and say how it ended: the file first, then the row that tells of it."""
    try:
        queue.tell(package.id, slot, finished=now(), **_made(package, slot, settings, files))
    except ParcoursError as error:
        queue.tell(package.id, slot, finished=now(), failed=str(error)[:SAID])
    except NotWanted:
        raise
    except Exception as error:
        log.exception("Package %s could not be made", package.id)
        database.session.rollback()
        is_full = isinstance(error, OSError) and error.errno in (ENOSPC, EDQUOT)
        queue.tell(package.id, slot, finished=now(), failed=FULL if is_full else BROKEN)


def _made(package: Package, slot: int, settings: Settings, files: Files) -> dict[str, Any]:
    """The file kept, and what its row says of it."""
    choices = Choices.read(package.choices)
    told = _teller(package.id, slot)
    edition = choices.edition(_courses(choices, settings, told))
    options = choices.options(files.logo(choices.logo), Path(settings.schemas) if settings.schemas else None)
    made = exports.export(choices.format, edition, options, told)
    outlines.remember(options.apart(edition.in_sequence() if options.sequenced else edition))
    files.keep(package.key, made.data)
    return {
        "name": made.name,
        "size": len(made.data),
        "digest": sha256(made.data).hexdigest(),
        "remark": made.remark,
        "revision": edition.course.revision,
    }


def _courses(choices: Choices, settings: Settings, told: exports.Told) -> list[Course]:
    """The course in each language asked for: as the server keeps it ready, or read anew in another context."""
    if choices.format not in exports.EXPORTERS:
        raise ExportError(f"Le format « {choices.format} » n'est plus là : choisissez-en un autre.")
    told("read", 0)
    folder, there = _places(settings).get(choices.course, (None, None))
    if folder is None or there is None:
        raise ExportError(f"Le cours « {choices.course} » n'est plus sur ce serveur.")
    ready = courses(settings, folder, there)
    usual = ready[0].context.id if ready[0].context else ""
    if choices.context == usual:
        return [_spoken(ready, language) for language in choices.languages]
    found: list[Course] = []
    for language in choices.languages:
        told("read", len(found))
        found.append(load_course(there, language, choices.context))
    return found


def _places(settings: Settings) -> dict[str, tuple[Path, Path]]:
    """Each course by its id: its folder, and where the revision that people see is read.

    What the folder holds may be broken, or not published yet.
    """
    found = {}
    for folder in settings.folders:
        last = kept.served(settings, folder)
        if last and last.has(last.served):
            found[last.place.name] = folder, last.place / last.served
        else:
            found[course_id(folder)] = folder, folder
    return found


def _spoken(ready: list[Course], language: str) -> Course:
    found = next((course for course in ready if course.language == language), None)
    if found is None:
        raise ExportError(f"Le cours n'est plus en « {language} » : choisissez une autre langue.")
    return found


def _teller(id: int, slot: int) -> Callable[[str, int], None]:
    """Keeps what is said of a making, not more often than people look."""
    last = ("", 0.0)

    def told(step: str, done: int) -> None:
        nonlocal last
        moment = time.monotonic()
        if step == last[0] and moment - last[1] < OFTEN:
            return
        last = step, moment
        if not queue.tell(id, slot, step=step, done=done):
            raise NotWanted

    return told


def main() -> None:
    os.nice(5)
    settings = read_settings()
    with database.bare_app(settings).app_context():
        work(settings)
        database.db.engine.dispose()


if __name__ == "__main__":
    configure(read_settings())
    main()
