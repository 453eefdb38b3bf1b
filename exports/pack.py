"""Make a zip whose bytes depend on its content alone, and never leave half of one."""

import re
from collections import Counter
from collections.abc import Iterable
from io import BytesIO
from pathlib import Path
from tempfile import NamedTemporaryFile
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from builder.errors import ExportError
from exports.base import File

MANIFEST = "imsmanifest.xml"

_EPOCH = (1980, 1, 1, 0, 0, 0)
_NAME = re.compile(r"[a-z0-9_-][a-z0-9_.-]*(/[a-z0-9_-][a-z0-9_.-]*)*")
_STANDARD = re.compile(r"(\w+/)?\w+\.(xsd|dtd)")
"""The standards' own files keep the names that their authors gave them."""


def packed(files: Iterable[File]) -> bytes:
    """The manifest first, then by name: plain deflate, no folders, one date."""
    entries = sorted(files, key=lambda file: (file.path != MANIFEST, file.path))
    _refuse_bad_names([file.path for file in entries])
    return zipped(entries)


def zipped(entries: Iterable[File]) -> bytes:
    """A zip of these files in this order, under any name."""
    memory = BytesIO()
    with ZipFile(memory, "w", ZIP_DEFLATED) as package:
        for file in entries:
            package.writestr(_entry(file.path), file.data, compresslevel=6)
    return memory.getvalue()


def write(data: bytes, target: Path) -> None:
    """Whole or not at all: beside its target first, then in its place."""
    target.parent.mkdir(parents=True, exist_ok=True)
    with NamedTemporaryFile(dir=target.parent, prefix=f".{target.name}.", delete=False) as draft:
        try:
            draft.write(data)
            draft.close()
            Path(draft.name).chmod(0o644)
            Path(draft.name).replace(target)
        except BaseException:  # a full disk, Ctrl-C
            Path(draft.name).unlink(missing_ok=True)
            raise


def _entry(path: str) -> ZipInfo:
    entry = ZipInfo(path, date_time=_EPOCH)
    entry.compress_type = ZIP_DEFLATED
    entry.create_system = 3
    entry.external_attr = 0o100644 << 16
    return entry


def _refuse_bad_names(names: list[str]) -> None:
    for name, times in Counter(names).items():
        if times > 1:
            raise ExportError(f"Deux fichiers du paquet s'appellent « {name} ».")
        if not _NAME.fullmatch(name) and not _STANDARD.fullmatch(name):
            raise ExportError(f"Le nom « {name} » serait refusé par une plateforme : rien n'a été écrit.")
