"""Read a backup, and know whether it is whole."""

import zlib
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path, PurePosixPath
from types import TracebackType
from typing import IO, Self
from zipfile import BadZipFile, ZipFile

from pydantic import ValidationError

from builder.errors import ParcoursError
from webapp.backup.manifest import Manifest

PIECE = 1 << 20


class Backup:
    """An open backup. What cannot be one, or is not whole, is a ParcoursError."""

    def __init__(self, path: Path) -> None:
        self.path = path
        try:
            self._archive = ZipFile(path)
            self.manifest = Manifest.model_validate_json(self._archive.read("manifest.json"))
        except (OSError, BadZipFile, KeyError, zlib.error) as error:
            raise ParcoursError(f"{path} n’est pas une sauvegarde de Parcours entière ({error}).") from None
        except ValidationError:
            raise ParcoursError(f"{path} vient d’un Parcours que celui-ci ne sait pas lire.") from None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self._archive.close()

    def verify(self) -> None:
        """Read it to the end: every byte is the one that was written."""
        for name, digest in self._promised().items():
            seen = sha256()
            try:
                with self._archive.open(name) as entry:
                    for piece in pieces(entry):
                        seen.update(piece)
            except (BadZipFile, KeyError, zlib.error, EOFError):
                raise ParcoursError(f"{self.path} est abîmé : {name} ne se lit plus.") from None
            if seen.hexdigest() != digest:
                raise ParcoursError(f"{self.path} est abîmé : {name} a changé depuis la sauvegarde.")

    def open(self, name: str) -> IO[bytes]:
        return self._archive.open(name)

    def secret(self) -> bytes:
        """The key that signs sessions; nothing if it was left out."""
        return self._archive.read("secret.key") if self.manifest.secret else b""

    def _promised(self) -> dict[str, str]:
        """Every entry with its SHA-256. No path leads out of `var`."""
        for file in self.manifest.files:
            path = PurePosixPath(file.path)
            if path.is_absolute() or ".." in path.parts or not path.parts:
                raise ParcoursError(f"{self.path} : le chemin « {file.path} » sortirait du dossier.")
        tables = {f"tables/{table.name}.jsonl": table.sha256 for table in self.manifest.tables}
        files = {f"files/{file.path}": file.sha256 for file in self.manifest.files}
        return {**tables, **files, **({"secret.key": self.manifest.secret} if self.manifest.secret else {})}


def pieces(file: IO[bytes]) -> Iterator[bytes]:
    while piece := file.read(PIECE):
        yield piece
