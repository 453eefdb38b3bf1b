"""From pydantic's JSON Schema to ours: French descriptions, what YAML really reads, one branch a kind of question."""

from collections.abc import Callable
from copy import deepcopy
from typing import Any

from pydantic import BaseModel

from builder.questions import KINDS
from builder.schema.kinds import Kind
from builder.schema.words import said
from builder.translation import DRAFT, RECORD, TRANSLATES

Schema = dict[str, Any]

_OURS = {("Quiz", "language"), ("Case", "language"), ("Term", "language"), ("Worksheet", "language")}
"""Fields that loading fills, not authors."""


def shaped(kind: Kind) -> Schema:
    """The schema of a kind of file, with the definitions it needs."""
    whole = _schema(kind.model)
    definitions: Schema = whole.pop("$defs", {})
    if "Question" in definitions:
        definitions |= _questions()
    if kind.many:
        definitions[kind.model.__name__] = whole
        whole = {"type": "object", "additionalProperties": {"$ref": f"#/$defs/{kind.model.__name__}"}}
    if kind.inside:
        whole["properties"] |= {
            TRANSLATES: {"type": "string", "description": said("", TRANSLATES)},
            DRAFT: {"type": "boolean", "description": said("", DRAFT)},
        }
    return {**whole, "$defs": dict(sorted(definitions.items()))} if definitions else whole


def partial(whole: Schema) -> Schema:
    """What a translation may hold: the same keys, none of them required, and free text; questions go by their id."""
    laid: Schema = _each(deepcopy(whole), _laid)
    definitions: Schema = laid.get("$defs", {})
    if "Question" in definitions:
        definitions["Question"] = {"anyOf": [{"$ref": f"#/$defs/{_name(kind)}"} for kind in KINDS]}
        asked = laid["properties"]["questions"]
        laid["properties"]["questions"] = {
            "type": "object", "additionalProperties": asked["items"], "description": asked["description"]
        }  # fmt: skip
    signed = {"type": "object", "additionalProperties": {"type": "string"}, "description": said("", RECORD)}
    return {**laid, "properties": {**laid.get("properties", {}), RECORD: signed}}


def _schema(model: type[BaseModel]) -> Schema:
    """A model's schema: what pydantic says, then in our words, without what loading fills."""
    whole = model.model_json_schema(by_alias=True)
    for name, definition in ((model.__name__, whole), *whole.get("$defs", {}).items()):
        _describe(name, definition)
    read: Schema = _each(whole, _read)
    return read


def _describe(name: str, definition: Schema) -> None:
    definition.pop("description", None)
    properties: Schema = definition.get("properties", {})
    for field in [field for field in properties if (name, field) in _OURS]:
        del properties[field]
    for field, schema in properties.items():
        schema.setdefault("description", said(name, field))


def _read(schema: Schema) -> Schema:
    """YAML reads 3 and 2023 as numbers where a text is meant, and a bare `off` as false."""
    schema.pop("title", None)
    if schema.get("type") == "string" and not schema.keys() & {"pattern", "enum", "format", "const"}:
        schema["type"] = ["string", "number"]
    if schema.get("enum") == ["error", "warning", "off"]:
        schema.pop("type")
        schema["enum"] = ["error", "warning", "off", False]
    return schema


def _questions() -> Schema:
    """A definition for each kind, and « Question » that goes to the one its `type` names."""
    definitions: Schema = {}
    for kind, model in KINDS.items():
        own = _schema(model)
        definitions |= own.pop("$defs", {})
        own["properties"]["type"] = {"const": kind, "description": said("Question", "type")}
        own["required"] = [*own["required"], "difficulty", "sources"]
        definitions[_name(kind)] = own
    kinds = [
        {"if": {"properties": {"type": {"const": kind}}}, "then": {"$ref": f"#/$defs/{_name(kind)}"}} for kind in KINDS
    ]
    head = {"type": {"enum": [*KINDS], "description": said("Question", "type")}}
    definitions["Question"] = {"type": "object", "required": ["type"], "properties": head, "allOf": kinds}
    return definitions


def _name(kind: str) -> str:
    return f"Question-{kind}"


def _laid(schema: Schema) -> Schema:
    for word in ("required", "minItems", "maxItems", "minProperties", "maxProperties", "allOf", "default"):
        schema.pop(word, None)
    if "properties" in schema:
        schema["properties"] = {name: its for name, its in schema["properties"].items() if _tells(its)}
    return schema


def _tells(schema: Schema) -> bool:
    """Whether a translation has something to say there: text, or what may hold some."""
    if schema.get("type") in ("object", "array") or "$ref" in schema:
        inner = schema.get("additionalProperties") or schema.get("items") or {"$ref": ""}
        return isinstance(inner, dict) and _tells(inner) if "$ref" not in schema else True
    if "anyOf" in schema:
        return any(_tells(each) for each in schema["anyOf"])
    return "string" in schema.get("type", ()) and not schema.keys() & {"pattern", "enum", "format", "const"}


def _each(schema: Any, change: Callable[[Schema], Schema]) -> Any:
    """The schema, changed at every level; names of properties are no schemas."""
    if isinstance(schema, list):
        return [_each(item, change) for item in schema]
    if not isinstance(schema, dict):
        return schema
    changed = change(dict(schema))
    for word, inner in changed.items():
        if word in {"properties", "$defs"}:
            changed[word] = {name: _each(each, change) for name, each in inner.items()}
        elif word not in {"enum", "const", "default", "required", "description"}:
            changed[word] = _each(inner, change)
    return changed
