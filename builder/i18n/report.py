"""Progress, said to a person or to a program."""

import json
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from babel import Locale, UnknownLocaleError

from builder.i18n.status import SHARED, Progress, Unit
from builder.translation.overlay import State

_STATES: Mapping[State, str] = {"done": "à jour", "stale": "à revoir", "missing": "à traduire"}
_SORTS = {
    "lesson": "leçons", "aid": "fiches", "document": "documents", "question": "questions", "quiz": "quiz",
    "case": "cas (tête, scènes)", "module": "tête du module", "course": "couverture", "term": "termes",
    "competency": "compétences", "pathway": "parcours", "context": "contexte",
}  # fmt: skip
_WIDE = 50


def text(all_: Sequence[Progress], detail: bool = False) -> str:
    return "\n\n".join("\n".join(_table(one, detail)) for one in all_) or "Ce cours n'a qu'une langue."


def as_json(all_: Sequence[Progress], _detail: bool = False) -> str:
    return json.dumps({one.language: _data(one) for one in all_}, ensure_ascii=False, indent=1)


def _table(one: Progress, detail: bool) -> Iterator[str]:
    yield f"{_name(one.language):{_WIDE}}" + "".join(f"{said:>12}" for said in _STATES.values())
    for module, title in one.titles.items():
        label = f"{module}  {title}" if module != SHARED else "Ce que tout le cours partage"
        yield _row(label, one.of(module))
        if detail:
            yield from _sorts([unit for unit in one.units if unit.module == module])
    whole = one.total
    yield _row("Total", whole) + f"{round(100 * whole['done'] / (whole.total() or 1)):>6} %"
    late = [unit.name for unit in one.units if unit.state == "stale"]
    if late:
        yield "À revoir :"
        yield from (f"  {name}" for name in late)


def _sorts(units: list[Unit]) -> Iterator[str]:
    for sort in dict.fromkeys(unit.sort for unit in units):
        yield _row(f"     {_SORTS.get(sort, sort)}", Counter(unit.state for unit in units if unit.sort == sort))


def _row(label: str, counts: Counter[State]) -> str:
    short = label if len(label) < _WIDE else label[: _WIDE - 2].rstrip() + "…"
    return f"{short:{_WIDE}}" + "".join(f"{counts[state]:>12}" for state in _STATES)


def _name(language: str) -> str:
    try:
        return f"{Locale.parse('fr').languages.get(language, language)} ({language})"
    except UnknownLocaleError:
        return language


def _data(one: Progress) -> dict[str, object]:
    return {
        "total": _counts(one.total),
        "modules": [{"id": module, "title": title, **_counts(one.of(module))} for module, title in one.titles.items()],
        "units": [vars(unit) for unit in one.units],
    }


def _counts(counts: Counter[State]) -> dict[str, int]:
    return {state: counts[state] for state in _STATES}
