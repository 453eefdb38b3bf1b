"""The cohort's table as CSV: for spreadsheets, which must neither lose accents nor run anything."""

import csv
import io
from collections.abc import Iterator, Sequence

from builder.model import Module
from builder.words import Words
from webapp.train.queries import Row

BOM = "\ufeff"
RISKY = ("=", "+", "-", "@", "\t", "\r")
"""What a spreadsheet takes for the beginning of a formula."""


def as_csv(rows: Sequence[Row], modules: Sequence[Module], words: Words) -> str:
    """Semicolons between cells, as spreadsheets in our languages expect."""
    out = io.StringIO()
    writer = csv.writer(out, delimiter=";", lineterminator="\r\n")
    writer.writerow(safe(cell) for cell in _heads(modules, words))
    for row in rows:
        writer.writerow(safe(cell) for cell in _cells(row, modules))
    return BOM + out.getvalue()


def safe(cell: str) -> str:
    """A cell that a spreadsheet takes for text."""
    return f"'{cell}" if cell.lstrip().startswith(RISKY) or cell.startswith(RISKY) else cell


def _heads(modules: Sequence[Module], words: Words) -> Iterator[str]:
    _ = words.gettext
    yield from (_("Nom"), _("Identifiant"), _("Adresse e-mail"), _("Commune"), _("Parcours (%)"))
    for module in modules:
        yield f"{module.number}. {module.title} (%)"
        if module.quiz:
            yield _("%(number)s. Meilleur quiz (%%)", number=module.number)
    yield _("Dernière activité")


def _cells(row: Row, modules: Sequence[Module]) -> Iterator[str]:
    yield from (row.user.name, row.user.username, row.user.email or "", row.user.commune, str(row.journey.percent))
    for module in modules:
        station = row.station(module)
        yield str(station.percent) if station else ""
        if module.quiz:
            yield "" if station is None or station.best is None else str(station.best)
    yield row.last.strftime("%Y-%m-%d %H:%M") if row.last else ""
