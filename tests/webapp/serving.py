"""`parcours serve` as it really runs: gunicorn with its worker processes, on a free port."""

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

from tests.conftest import ROOT
from webapp import Settings

PARCOURS = Path(sys.executable).with_name("parcours")


@dataclass(frozen=True)
class Served:
    """A server under way. `log` is what it says on its error stream."""

    settings: Settings
    process: subprocess.Popen[bytes]
    log: Path

    @property
    def port(self) -> int:
        return self.settings.port

    def workers(self) -> list[int]:
        """The processes that answer, the oldest first."""
        pid = self.process.pid
        children = Path(f"/proc/{pid}/task/{pid}/children").read_text().split()
        return sorted(map(int, children))

    def kill_worker(self, number: int) -> None:
        """`kill -9`, then wait until another has taken its place."""
        gone = self.workers()[number]
        os.kill(gone, signal.SIGKILL)
        until(lambda: gone not in self.workers() and len(self.workers()) == self.settings.workers)

    def die(self) -> None:
        """As a machine does that loses its current: every process at once, nobody told."""
        for pid in (self.process.pid, *self.workers()):
            os.kill(pid, signal.SIGKILL)
        self.process.wait(20)


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@contextmanager
def served(settings: Settings, command: Sequence[str] = (str(PARCOURS), "serve"), workers: int = 2) -> Iterator[Served]:
    """Serve until the end, by so many processes at least."""
    settings = replace(settings, port=free_port(), workers=max(workers, settings.workers))
    ours = {**os.environ, **settings.environ(), "PARCOURS_SECRET": settings.secret}
    log = settings.var / "served.log"
    with log.open("ab") as errors:
        process = subprocess.Popen(command, cwd=ROOT, env=ours, stdout=errors, stderr=errors)
    server = Served(settings, process, log)
    try:
        until(lambda: process.poll() is not None or _listens(server))
        assert process.poll() is None, log.read_text()
        yield server
    finally:
        process.terminate()
        process.wait(30)


def until(true: Callable[[], object], seconds: float = 60) -> None:
    """Wait for something that another process does."""
    end = time.monotonic() + seconds
    while not true():
        assert time.monotonic() < end, "it did not come"
        time.sleep(0.05)


def is_open(port: int) -> bool:
    """Whether somebody listens there."""
    with socket.socket() as probe:
        return probe.connect_ex(("127.0.0.1", port)) == 0


def _listens(server: Served) -> bool:
    return is_open(server.port) and len(server.workers()) == server.settings.workers
