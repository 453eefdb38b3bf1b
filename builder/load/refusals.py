"""What pydantic refuses, said so that an author knows what to write instead."""

from collections.abc import Iterator
from typing import Any

from pydantic import BaseModel, ValidationError

from builder.base import Location
from builder.errors import Problem
from builder.nearest import nearest
from builder.rules import RULES
from builder.source import Document

_SAID: dict[str, tuple[str, str, str]] = {
    "missing": ("field-missing", "Il manque « {field} ».", "Ajoutez « {field}: … »."),
    "string_type": ("field-value", "« {field} » attend un texte.", "Écrivez un mot ou une phrase, entre guillemets."),
    "int_type": ("field-value", "« {field} » attend un nombre entier.", ""),
    "int_parsing": ("field-value", "« {field} » attend un nombre entier.", ""),
    "decimal_parsing": ("field-value", "« {field} » attend un nombre.", ""),
    "decimal_type": ("field-value", "« {field} » attend un nombre.", ""),
    "bool_parsing": ("field-value", "« {field} » attend true ou false.", ""),
    "bool_type": ("field-value", "« {field} » attend true ou false.", ""),
    "date_from_datetime_parsing": ("field-value", "« {field} » attend une date.", "Écrivez 2026-11-01."),
    "date_type": ("field-value", "« {field} » attend une date.", "Écrivez 2026-11-01."),
    "dict_type": ("field-value", "« {field} » attend des entrées « nom: … ».", ""),
    "tuple_type": ("field-value", "« {field} » attend une liste.", "Écrivez « [a, b] », ou un tiret par ligne."),
    "model_type": ("field-value", "« {field} » attend des champs « nom: … ».", ""),
    "too_short": ("field-value", "« {field} » est vide, ou trop court.", ""),
    "too_long": ("field-value", "« {field} » en a trop : {max_length} au plus.", ""),
    "greater_than_equal": ("field-value", "« {field} » vaut au moins {ge}.", ""),
    "less_than_equal": ("field-value", "« {field} » vaut au plus {le}.", ""),
    "literal_error": ("field-value", "« {field} » n'accepte pas « {input} ».", "Il y a : {expected}."),
    "string_pattern_mismatch": ("field-value", "« {input} » ne convient pas à « {field} ».", ""),
}  # fmt: skip

_WRITTEN = {
    "id": "Un identifiant s'écrit en minuscules, chiffres et traits d'union, sans accent.",
    "url": "Écrivez une adresse entière : https://…",
    "code": "Écrivez une lettre majuscule.",
}

MOST = 100
"""Problems that one record tells at a time: who has more than that has one, which is another."""


def refusals(
    error: ValidationError, document: Document, model: type[BaseModel], at: Location = ()
) -> Iterator[Problem]:
    """One Problem for each thing that a model refuses, at its place in the document."""
    for found in error.errors(include_url=False)[:MOST]:
        where = (*at, *(step for step in found["loc"] if step != "[key]"))
        yield document.problem(where, *_say(found, where, model))


def _say(found: Any, where: Location, model: type[BaseModel]) -> tuple[str, str, str]:
    field = next((str(step) for step in reversed(where) if isinstance(step, str)), "ce fichier")
    if found["type"] == "extra_forbidden":
        near = nearest(field, _fields(model))
        fix = f"Vouliez-vous dire « {near} » ?" if near else "Retirez-le."
        return "field-unknown", f"Le champ « {field} » n'existe pas ici.", fix
    if found["type"] == "value_error":
        return "value", str(found["ctx"]["error"]), ""
    if found["type"] in RULES:
        return found["type"], found["msg"], ""
    code, what, fix = _SAID.get(found["type"], ("field-value", "« {field} » ne convient pas : {msg}.", ""))
    if found["type"] == "string_pattern_mismatch":
        fix = _WRITTEN.get(field, _WRITTEN["id"])
    known = {"field": field, "input": found["input"], "msg": found["msg"], **found.get("ctx", {})}
    return code, what.format_map(known), fix.format_map(known).replace(" or ", " ou ")


def _fields(model: type[BaseModel]) -> Iterator[str]:
    for name, field in model.model_fields.items():
        yield field.alias or name
        for inner in _models(field.annotation):
            yield from _fields(inner)


def _models(annotation: Any) -> Iterator[type[BaseModel]]:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        yield annotation
    for inner in getattr(annotation, "__args__", ()):
        yield from _models(inner)
