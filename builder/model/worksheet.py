"""A worksheet: fields and tables that a person fills, and that only a person can judge."""

from collections.abc import Iterator
from datetime import date
from functools import cached_property
from typing import Literal, Self

from pydantic import Field, model_validator

from builder.base import Block, Inline, Model, Slug
from builder.questions.essay import Criterion

EntryType = Literal["text", "long", "number", "date", "choice", "person", "check", "progress"]

MOST_ENTRIES = 800
"""A form of more fields than this is refused by servers: what a table may hold at most, rows times columns."""

PROGRESS = ("0", "25", "50", "75", "100")
"""How far a row is, in hundredths: five steps that somebody can tell apart."""


class Entry(Model):
    """One thing to fill: a field of the worksheet, or a column of one of its tables.

    `options` belong to a choice; `unit` to a number; `after` names the date column that this date may not precede;
    `due` marks the date at which a row that is not finished is late.
    """

    type: EntryType = "text"
    label: Inline
    hint: Inline = ""
    options: dict[Slug, Inline] = {}
    unit: Inline = ""
    after: Slug | None = None
    due: bool = False

    @model_validator(mode="after")
    def _options_belong_to_a_choice(self) -> Self:
        if (self.type == "choice") != bool(self.options):
            raise ValueError("Un choix a des « options » ; les autres types n'en ont pas.")
        if (self.after or self.due) and self.type != "date":
            raise ValueError("« after » et « due » ne servent qu'à une date.")
        return self


class Table(Model):
    """Rows that can be added to: `rows` are written in advance (id → column → text), `blank` more wait to be filled."""

    title: Inline
    intro: Inline = ""
    row: Inline = ""
    columns: dict[Slug, Entry] = Field(min_length=1, max_length=12)
    rows: dict[Slug, dict[Slug, Inline]] = {}
    blank: int = Field(default=1, ge=0, le=20)
    most: int = Field(default=40, ge=1, le=200)

    @model_validator(mode="after")
    def _holds_together(self) -> Self:
        if self.most * len(self.columns) > MOST_ENTRIES:
            raise ValueError(f"« most » × colonnes dépasse {MOST_ENTRIES} cases : baissez « most ».")
        for id, row in self.rows.items():
            if lost := row.keys() - self.columns.keys():
                raise ValueError(f"La ligne « {id} » remplit « {min(lost)} », qui n'est pas une colonne.")
        for id, column in self.columns.items():
            if column.after and (column.after == id or self._type_of(column.after) != "date"):
                raise ValueError(f"« after: {column.after} » ne nomme pas une autre colonne de date.")
        return self

    def _type_of(self, column: str) -> str:
        return self.columns[column].type if column in self.columns else ""

    @property
    def start(self) -> tuple[str, ...]:
        """The rows of a table that nobody has touched: those written in advance, then blank ones."""
        return (*self.rows, *(f"r{number}" for number in range(1, self.blank + 1)))


class Worksheet(Model):
    """`fields` are filled once, `tables` row by row. Nothing in it is graded by rule.

    `criteria` is what whoever reads it looks for, as an essay's; without them it is read by the platform's own.
    """

    id: Slug
    title: Inline
    minutes: int = Field(ge=1, le=600)
    intro: Block = ""
    competencies: tuple[str, ...] = ()
    reviewed: date
    fields: dict[Slug, Entry] = {}
    tables: dict[Slug, Table] = {}
    criteria: dict[Slug, Criterion] = Field(default={}, max_length=8)
    language: str = ""

    @model_validator(mode="after")
    def _asks_something(self) -> Self:
        if not self.fields and not self.tables:
            raise ValueError("Une feuille de travail a des « fields » ou des « tables ».")
        if shared := self.fields.keys() & self.tables.keys():
            raise ValueError(f"« {min(shared)} » est à la fois un champ et un tableau.")
        return self

    @cached_property
    def words(self) -> int:
        return len(self.intro.split())

    def entries(self) -> Iterator[Entry]:
        """Everything there is to fill, in order."""
        yield from self.fields.values()
        for table in self.tables.values():
            yield from table.columns.values()
