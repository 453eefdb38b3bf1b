"""How people of the demo answer: rightly, or as somebody would who missed the lesson. Difficult questions cost more."""

import re
from datetime import datetime, timedelta
from random import Random

from builder.grading import Response, rank
from builder.model import Case, Entry, Worksheet
from builder.questions import Question

HOLDERS = ("Khadija Aït Lahcen", "le secrétariat général", "le service social", "l’association partenaire")
STEPS = ("100", "100", "50", "0")
PLAIN = (
    "Je reçois la personne au calme, j’écoute sa demande, puis je vérifie dans l’annuaire à qui elle s’adresse.",
    "D’abord ne rien promettre. Ensuite écrire la demande avec ses mots, et convenir d’un jour pour se revoir.",
    "Je ne garde que ce qui sert à l’orientation, et je lui dis pourquoi je l’écris.",
)
"""What somebody writes to a question that has no model answer."""


def answered(question: Question, good: int, luck: Random) -> Response:
    """The right answer about `good` times in ten, less often when it is difficult; else one that many give."""
    answer = dict(question.answer())
    if any(control.type == "textarea" for control in question.controls()):
        return {name: _written(text, good, luck) for name, text in answer.items()}
    if luck.randrange(12) < good + 3 - question.difficulty:
        return answer
    return {name: _mistaken(question, name, value, luck) for name, value in answer.items()}


def _mistaken(question: Question, name: str, value: str, luck: Random) -> str:
    """One wrong answer is more tempting than the others: two people in three give that one."""
    control = next(control for control in question.controls() if control.name == name)
    if control.type == "checkbox":
        return value if luck.random() < 0.5 else "" if value else "on"
    others = [option for option, _ in control.options if option != value]
    if others:
        return others[rank(question.id, name) % len(others)] if luck.random() < 0.66 else luck.choice(others)
    return luck.choice(["15", "60", "90"]) if control.type == "number" else luck.choice(["la commune", "le guichet"])


def _written(model: str, good: int, luck: Random) -> str:
    """The beginning of a good answer, the whole of it from whoever is good at it."""
    sentences = re.split(r"(?<=[.!?])\s+", re.sub(r"[*_>#]|\[|\]\([^)]*\)", "", model).strip())
    kept = sentences[: max(1, len(sentences) * good // 9)]
    return f"{luck.choice(PLAIN)} {' '.join(kept)}".strip()[:900]


def way(case: Case, good: int, luck: Random) -> list[str]:
    """The choices that earn most, `good` times in ten; else another."""
    path: list[str] = []
    while choices := case.scenes[case.at(path)].choices:
        worth = {id: choice.points + case.best[choice.goto] for id, choice in choices.items()}
        best = max(worth, key=worth.__getitem__)
        others = [id for id in choices if id != best] or [best]
        path.append(best if luck.randrange(10) < good else luck.choice(others))
    return path


def sheet(worksheet: Worksheet, at: datetime, luck: Random, *, whole: bool) -> Response:
    """The rows that the author wrote, each with somebody and a day; when not `whole`, only the first of them."""
    rows = {id: [*table.rows][: None if whole else 2] for id, table in worksheet.tables.items()}
    said = {id: " ".join(kept) for id, kept in rows.items()}
    for id, kept in rows.items():
        for place, row in enumerate(kept):
            table = worksheet.tables[id]
            for column, entry in table.columns.items():
                said[f"{id}.{row}.{column}"] = table.rows[row].get(column) or _entered(entry, place, at, luck)
    return {name: value for name, value in said.items() if value}


def _entered(entry: Entry, place: int, at: datetime, luck: Random) -> str:
    day = (at + timedelta(days=30 * place)).date().isoformat()
    said = {"date": day, "progress": STEPS[min(place, 3)], "person": luck.choice(HOLDERS)}
    return next(iter(entry.options), said.get(entry.type, ""))
