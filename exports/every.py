"""Every format in every language at once, in processes of their own; one that fails stops none of the others."""

import json
import multiprocessing
import os
import signal
from collections.abc import Generator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor, as_completed
from dataclasses import asdict, dataclass
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import Any

import exports
from builder.errors import ParcoursError
from exports.base import Edition
from exports.options import Options
from exports.pack import write
from exports.selection import Selection

LEDGER = "manifest.json"


@dataclass(frozen=True)
class Job:
    """One package to make."""

    format: str
    language: str


@dataclass(frozen=True)
class Made:
    """A file that was written: its name in the folder, its bytes counted and summed, and what it was made with."""

    file: str
    format: str
    language: str
    size: int
    sha256: str
    revision: str
    options: dict[str, Any]


@dataclass(frozen=True)
class Failed:
    """A package that could not be made, and the sentence that says why."""

    format: str
    language: str
    why: str

    def __str__(self) -> str:
        return f"{self.format} ({self.language})"


Outcomes = Generator[Made | Failed, None, None]
"""Whoever stops asking closes it."""


def jobs(languages: Sequence[str]) -> list[Job]:
    """Every format in every language."""
    return [Job(format, language) for format in sorted(exports.EXPORTERS) for language in languages]


def make_all(wanted: Sequence[Job], selection: Selection, options: Options, folder: Path) -> Outcomes:
    """What came of each job, as they end. Files are written into the folder, each whole or not at all.

    Only this process writes: those that make packages may be stopped at any time, and leave nothing behind.
    """
    context = multiprocessing.get_context("spawn")  # the same on every system, and no thread is copied half-way
    workers = min(len(wanted), os.cpu_count() or 1)
    with ProcessPoolExecutor(workers, mp_context=context, initializer=_stoppable) as pool:
        try:
            started = {pool.submit(_make, job, selection, options): job for job in wanted}
            for done in as_completed(started):
                yield _outcome(done, started.pop(done), folder)
        except BaseException:  # Ctrl-C, or nobody asks any more: what is left need not be made
            for worker in multiprocessing.active_children():
                worker.terminate()
            raise


def write_ledger(made: Sequence[Made], failed: Sequence[Failed], folder: Path) -> None:
    """What the folder holds, and what it does not, so that somebody may check or publish it."""
    found = {
        "files": [asdict(one) for one in sorted(made, key=lambda one: one.file)],
        "failed": [asdict(one) for one in sorted(failed, key=str)],
    }
    write((json.dumps(found, ensure_ascii=False, indent=1) + "\n").encode(), folder / LEDGER)


def _outcome(done: "Future[tuple[Made, bytes]]", job: Job, folder: Path) -> Made | Failed:
    try:
        made, data = done.result()
        write(data, folder / made.file)
    except ParcoursError as error:
        return Failed(job.format, job.language, str(error))
    except Exception as error:  # a bug in one format, or its process gone, must not take the others with it
        return Failed(job.format, job.language, f"erreur imprévue, {error!r}")
    return made


def _stoppable() -> None:
    """Ctrl-C reaches every process of a terminal: one that makes packages stops there, without a word."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)


def _make(job: Job, selection: Selection, options: Options) -> tuple[Made, bytes]:
    """In a process of its own."""
    heeded = options.heeded_by(exports.EXPORTERS[job.format])
    package = exports.export(job.format, _edition(selection, job.language), heeded)
    digest = sha256(package.data).hexdigest()
    told = {**heeded.told, **{name: said for name, said in _chosen(selection).items() if said}}
    made = Made(package.name, job.format, job.language, len(package.data), digest, package.revision, told)
    return made, package.data


@cache
def _edition(selection: Selection, language: str) -> Edition:
    """Read once in each process."""
    return selection.edition((language,))


def _chosen(selection: Selection) -> dict[str, str | None]:
    return {"context": selection.context, "modules": selection.modules, "pathway": selection.pathway}
