"""What a backup says of itself."""

from datetime import datetime
from typing import Literal

from builder.base import Model

FORMAT = "parcours-backup/1"
Kind = Literal["integer", "number", "text", "boolean", "moment", "date", "json", "bytes"]


class Column(Model):
    name: str
    kind: Kind


class Table(Model):
    """A table: its columns in their order, how many rows, the SHA-256 of its lines."""

    name: str
    columns: tuple[Column, ...]
    rows: int
    sha256: str


class Entry(Model):
    """A file beside the database: its path in `var`."""

    path: str
    size: int
    sha256: str


class Manifest(Model):
    """Tables come in the order in which they can be filled: what others refer to first."""

    format: Literal["parcours-backup/1"] = "parcours-backup/1"
    at: datetime
    software: str
    schema_version: str
    """The migration that the tables are at."""
    engine: str
    tables: tuple[Table, ...]
    files: tuple[Entry, ...]
    secret: str = ""
    """The SHA-256 of the key that signs sessions, if it is there."""

    @property
    def rows(self) -> int:
        return sum(table.rows for table in self.tables)
