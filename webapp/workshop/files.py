"""Where packages lie, in `var/exports/`, and the places (`webapp.beside`) of those who make them."""

import re
import time
from contextlib import AbstractContextManager
from hashlib import sha256
from pathlib import Path

from exports.pack import write
from webapp import beside

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

    def place(self, slot: int) -> AbstractContextManager[bool]:
        """Hold a place; False when somebody else holds it."""
        return beside.place(self._place(slot))

    def is_free(self, slot: int) -> bool:
        return beside.is_free(self._place(slot))

    def _place(self, slot: int) -> Path:
        return self.folder / f"place-{slot}.lock"
