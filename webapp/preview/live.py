"""The course kept as fresh as its files, in every language, with all there is to fix in it."""

import logging
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from threading import Condition
from typing import TypeVar

from builder.errors import Problem
from builder.load import Memory
from builder.load.assemble import Gathered
from builder.load.survey import read_all, report
from webapp.edition import Doors, Edition

T = TypeVar("T")
BREATH = 0.2
"""Seconds at most that open pages have to fetch a large course's page before its checks take the processor."""
log = logging.getLogger("parcours.preview")


class Rehearsed(Doors):
    """The preview's addresses: its media are the same in every language, and it keeps no notes."""

    def media(self, path: str) -> str:
        return f"/media/{path}"

    def notes(self, reflection_id: str = "") -> str:
        return ""


class Shown(Edition):
    """The course in one language; its addresses carry the language. `places` tells the file of a quiz or a case."""

    def __init__(self, read: Gathered) -> None:
        assert read.course
        super().__init__(read.course, Rehearsed(read.course, f"/{read.course.language}"))
        written = (each for sort in ("quiz", "case", "worksheet") for each in read.draft.of(sort).items())
        self.places = {id: record.document.path for id, record in written}
        self.places |= {page.id: page.path for page in (*self.course.lessons.values(), *self.course.aids.values())}


@dataclass(frozen=True)
class State:
    """What one reading gave. `good` holds, for each language, the last course that had no error at all."""

    shown: dict[str, Shown] = field(default_factory=dict)
    good: dict[str, Shown] = field(default_factory=dict)
    problems: tuple[Problem, ...] = ()

    def editions(self, language: str) -> Iterator[Shown]:
        """The course as it is now, then as it was when it last held together."""
        yield from (found[language] for found in (self.shown, self.good) if language in found)

    def looks(self) -> object:
        """What tells it from another, for whoever looks at it."""
        return {language: one.course.revision for language, one in self.shown.items()}, self.problems

    @property
    def languages(self) -> dict[str, Shown]:
        return self.shown or self.good

    def about(self, path: str) -> list[Problem]:
        """The problems of a file, and of its translations and its original."""
        return [problem for problem in self.problems if stem(problem.path) == stem(path)]


def stem(path: str) -> str:
    """A file's name without its language: a page and its translations share it."""
    folder, _, name = path.rpartition("/")
    return f"{folder}/{name.split('.')[0]}"


class Live:
    """One course folder. `version` grows each time that what is shown may differ."""

    def __init__(self, root: Path, context: str | None = None) -> None:
        self.root, self.context = root, context
        self.state, self.version, self.closed = State(), 0, False
        self._memory, self._changed = Memory(), Condition()

    def refresh(self) -> None:
        """Read what changed and show it, then check it. Whatever goes wrong, what was shown stays."""
        start = time.perf_counter()
        try:
            read = read_all(self.root, self.context, None, self._memory)
            shown = _shown(read)
            if shown:
                self._tell(State(shown, self.state.good, self.state.problems))
                time.sleep(min(BREATH, time.perf_counter() - start))
            problems = report(read).problems
            sound = shown and not any(problem.severity == "error" for problem in problems)
            self._tell(State(shown, shown if sound else self.state.good, problems))
        except Exception:
            log.exception("the course could not be read")
            problem = Problem("course/course.yaml", 1, 1, "course-missing", "La relecture s'est arrêtée sur ce cours.")
            self._tell(State({}, self.state.good, (problem,)))

    def _tell(self, state: State) -> None:
        """Open pages hear of a state that looks otherwise than the one before."""
        with self._changed:
            same = state.looks() == self.state.looks()
            self.state, self.version = state, self.version + (not same)
            self._changed.notify_all()

    def wait(self, version: int, seconds: float) -> int:
        """The version after this one, as soon as there is one; the same when there is none in that time."""
        with self._changed:
            self._changed.wait_for(lambda: self.closed or self.version != version, seconds)
            return self.version

    def close(self) -> None:
        with self._changed:
            self.closed = True
            self._changed.notify_all()

    def first(self, language: str, find: Callable[[Shown], T | None]) -> tuple[T, bool] | None:
        """What `find` gives in the course as it is now, or else in the last good one; and whether it is as now."""
        for shown in self.state.editions(language):
            try:
                found = find(shown)
            except Exception:  # an author's error that has its Problem, seen from the page that it breaks
                log.debug("a page could not be shown", exc_info=True)
                continue
            if found is not None:
                return found, shown is self.state.shown.get(language)
        return None


def _shown(read: list[Gathered]) -> dict[str, Shown]:
    """Each language, in its usual context, which comes first."""
    shown: dict[str, Shown] = {}
    for each in read:
        if each.course and each.course.language not in shown:
            shown[each.course.language] = Shown(each)
    return shown
