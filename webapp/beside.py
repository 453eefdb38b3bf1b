"""Work beside the server: processes of our own, so many at once, that outlive it. Their places are locked files.

The system lets go of a locked file when its process ends, however it ends: nobody needs to ask whether a process that
says nothing is still alive. What is to be done is in the database; a process takes what waits, then ends.
"""

import fcntl
import logging
import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from webapp.settings import Settings

log = logging.getLogger(__name__)


class Hands:
    """Those of one sort (a module, run as a program) that this process started; others may have started some."""

    def __init__(self, settings: Settings, module: str, most: int) -> None:
        self.settings, self.module, self.most = settings, module, most
        self._started: list[subprocess.Popen[bytes]] = []

    def start(self) -> None:
        """One more, unless there are enough."""
        self._started = [hand for hand in self._started if hand.poll() is None]
        if len(self._started) < self.most:
            command = [sys.executable, "-m", self.module]
            environment = {**os.environ, **self.settings.environ()}
            try:
                made = subprocess.Popen(command, env=environment, start_new_session=True)  # noqa: S603  # nosec B603  # ours
            except OSError:
                log.exception("%s could not be started: what wakes it next tries again", self.module)
            else:
                self._started.append(made)


@contextmanager
def place(path: Path) -> Iterator[bool]:
    """Hold a place; False when somebody else holds it."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("w") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            yield False
        else:
            yield True


def is_free(path: Path) -> bool:
    with place(path) as free:
        return free
