"""Where packages lie, in `var/exports/`, and the places of those who make them.

A place is a locked file: the system lets go of it when its process ends, however it ends. So nobody needs to ask
whether a process that says nothing is still alive.
"""

import fcntl
import re
import time
from collections.abc import Iterator
from contextlib import contextmanager
from hashlib import sha256
from pathlib import Path

from exports.pack import write

KEY = re.compile(r"[0-9a-f]{64}")
LOGO = re.compile(r"logo-[0-9a-f]{64}\.[a-z]{3,4}")
DRAFT = re.compile(r"\.([0-9a-f]{64}|logo-).*")
"""What a process that died in the middle of writing leaves behind."""
YOUNG = 3600
"""Seconds during which a file may still be waiting for the row that names it."""


class Files:
    """Names come from digests alone: no path is ever made of what somebody typed."""

    def __init__(self, var: Path) -> None:
        self.folder = var.resolve() / "exports"

    def package(self, key: str) -> Path:
        assert KEY.fullmatch(key)
        return self.folder / key

    def keep(self, key: str, data: bytes) -> None:
        write(data, self.package(key))

    def keep_logo(self, data: bytes, ending: str) -> str:
        """Its name from now on: the same picture keeps the same one."""
        name = f"logo-{sha256(data).hexdigest()}{ending}"
        assert LOGO.fullmatch(name)
        write(data, self.folder / name)
        return name

    def logo(self, name: str) -> bytes:
        """Nothing, when none was given or when it is gone."""
        path = self.folder / name
        return path.read_bytes() if LOGO.fullmatch(name) and path.is_file() else b""

    def forget(self, key: str) -> None:
        self.package(key).unlink(missing_ok=True)

    def sweep(self, kept: set[str]) -> None:
        """Remove the packages and logos that nobody wants any more."""
        old = time.time() - YOUNG
        for path in [*self.folder.iterdir()] if self.folder.is_dir() else ():
            ours = KEY.fullmatch(path.name) or LOGO.fullmatch(path.name) or DRAFT.fullmatch(path.name)
            if ours and path.name not in kept and path.stat().st_mtime < old:
                path.unlink(missing_ok=True)

    @contextmanager
    def place(self, slot: int) -> Iterator[bool]:
        """Hold a place; False when somebody else holds it."""
        self.folder.mkdir(parents=True, exist_ok=True)
        with (self.folder / f"place-{slot}.lock").open("w") as file:
            try:
                fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                yield False
            else:
                yield True

    def is_free(self, slot: int) -> bool:
        with self.place(slot) as free:
            return free
