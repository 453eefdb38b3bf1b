"""Whoever saves a file is seen at once, wherever the course's folders come from and go to."""

import logging
import threading
from pathlib import Path

from watchfiles import watch

from builder.load.folder import FOLDERS
from webapp.preview.live import Live

STEP, QUIET, LOOK = 15, 40, 500
"""Milliseconds: how often changes are gathered, how long at most, and how often folders are looked for."""
log = logging.getLogger("parcours.preview")


class Watcher(threading.Thread):
    """Reads the course again after each change, until it is stopped."""

    def __init__(self, live: Live) -> None:
        super().__init__(name="watch", daemon=True)
        self.live, self.stopping = live, threading.Event()

    def run(self) -> None:
        before = self._folders()
        while not self.stopping.is_set():
            try:
                self._follow([*before])
            except (OSError, RuntimeError) as error:  # the folder left, or the system watches no more files
                log.info("watching again: %s", error)
                self.stopping.wait(LOOK / 1000)
            if (now := self._folders()) != before:
                before = now
            if not self.stopping.is_set():
                self.live.refresh()

    def stop(self) -> None:
        self.stopping.set()
        self.join(timeout=2)

    def _follow(self, folders: list[Path]) -> None:
        """Refresh at each change; come back when a folder of the course appears or goes."""
        there = self._folders()
        if not folders:
            while self._folders() == there and not self.stopping.is_set():
                self.stopping.wait(LOOK / 1000)
            return
        for changes in watch(
            *folders, watch_filter=None, debounce=QUIET, step=STEP, rust_timeout=LOOK, yield_on_timeout=True,
            stop_event=self.stopping, raise_interrupt=False,
        ):  # fmt: skip
            if self._folders() != there:
                return
            if changes:
                self.live.refresh()

    def _folders(self) -> dict[Path, int]:
        """The folders of the course that are there, and which they are: one may leave and another take its name."""
        found: dict[Path, int] = {}
        for name in FOLDERS:
            try:
                found[self.live.root / name] = (self.live.root / name).stat().st_ino
            except OSError:
                continue
        return found
