"""The OpenAPI 3.1 document, made of the operations and of the models that check and write what goes through."""

from collections.abc import Iterator
from http import HTTPMethod, HTTPStatus
from typing import Any

from pydantic import BaseModel
from pydantic.json_schema import models_json_schema

from webapp import here
from webapp.api.operations import OPERATIONS, PLACE, Operation
from webapp.api.shapes import Problem
from webapp.tables import LARGEST_ID

VERSION = "1.0"
REFERS = "#/components/schemas/{model}"
Json = dict[str, Any]

KEY = {
    "name": "Idempotency-Key",
    "in": "header",
    "schema": {"type": "string", "pattern": "^[!-~]{1,80}$"},
    "description": "Names this write: repeated within seven days, it is done once and answered alike."
    " For another write: 422. While the first is still being done: 409.",
}
HEADERS = {
    "ETag": {"schema": {"type": "string"}, "description": "To send back as If-None-Match."},
    "Link": {"schema": {"type": "string"}, "description": 'The next part of a list, as rel="next" (RFC 8288).'},
}


def document() -> Json:
    """For the course as it stands: pathways and languages are named."""
    references, schemas = _schemas()
    paths: dict[str, Json] = {}
    for one in OPERATIONS:
        paths.setdefault(one.path, {})[one.method.lower()] = _operation(one, references, schemas)
    return {
        "openapi": "3.1.0",
        "info": {"title": "Parcours", "version": VERSION, "description": "Cohorts, people, progress and results."},
        "servers": [{"url": "/api/v1"}],
        "paths": paths,
        "components": {
            "schemas": schemas,
            "securitySchemes": {"token": {"type": "http", "scheme": "bearer", "description": "Made at /tokens."}},
        },
    }


def _schemas() -> tuple[dict[tuple[Any, str], Json], Json]:
    """Where each model is, and all of them."""
    said: list[tuple[type[BaseModel], Any]] = [(Problem, "serialization")]
    for one in OPERATIONS:
        said += [(model, "serialization") for model in (one.answer,) if model]
        said += [(model, "validation") for model in (one.query, one.body) if model]
    references, made = models_json_schema([*dict.fromkeys(said)], ref_template=REFERS)
    return references, _known(made["$defs"])  # type: ignore[return-value]  # keyed by mode, which is a Literal


def _known(schema: Any) -> Any:
    """With what the course knows where the models say `x-known`."""
    if isinstance(schema, list):
        return [_known(one) for one in schema]
    if not isinstance(schema, dict):
        return schema
    made = {name: _known(value) for name, value in schema.items() if name != "x-known"}
    choices = _choices().get(schema.get("x-known", ""))
    return {**made, "enum": choices} if choices else made


def _choices() -> dict[str, list[str]]:
    """Of every course that this server teaches."""
    shelves = [*here.library()]
    return {
        "courses": [shelf.id for shelf in shelves],
        "pathways": [*dict.fromkeys(id for shelf in shelves for id in shelf.course.pathways)],
        "languages": [*dict.fromkeys(language for shelf in shelves for language in shelf.editions)],
    }


def _operation(one: Operation, references: dict[tuple[Any, str], Json], schemas: Json) -> Json:
    writes = one.method is not HTTPMethod.GET
    said: Json = {
        "operationId": one.name,
        "tags": [one.path.split("/")[-1] if one.path.count("/") > 2 else one.path.split("/")[1]],
        "summary": one.about.partition(". ")[0],
        "description": one.about,
        "security": [{"token": [one.scope] if one.scope else []}],
        "parameters": [*_places(one), *_query(one, schemas), *([KEY] if writes else ())],
        "responses": {str(one.status): _answer(one, references), **_others(one, references)},
    }
    if one.body:
        its = references[one.body, "validation"]
        said["requestBody"] = {"required": True, "content": {"application/json": {"schema": its}}}
    return said


def _places(one: Operation) -> Iterator[Json]:
    for name in PLACE.findall(one.path):
        number = {"type": "integer", "minimum": 1, "maximum": LARGEST_ID}
        schema = number if name.endswith("_id") else {"type": "string", "pattern": "^[a-z0-9-]+$"}
        yield {"name": name, "in": "path", "required": True, "schema": schema}


def _query(one: Operation, schemas: Json) -> Iterator[Json]:
    """A model of a query, parameter by parameter; none of them can be null."""
    if one.query is None:
        return
    for name, schema in schemas[one.query.__name__]["properties"].items():
        plain = {key: value for key, value in schema.items() if key not in ("anyOf", "title", "description")}
        for choice in schema.get("anyOf", ()):
            plain |= choice if choice.get("type") != "null" else {}
        if plain.get("default", "") is None:
            del plain["default"]
        yield {"name": name, "in": "query", "schema": plain, "description": schema.get("description", "")}


def _answer(one: Operation, references: dict[tuple[Any, str], Json]) -> Json:
    said: Json = {"description": HTTPStatus(one.status).phrase}
    if one.answer:
        said["content"] = {"application/json": {"schema": references[one.answer, "serialization"]}}
    if one.method is HTTPMethod.GET:
        said["headers"] = HEADERS if one.query else {"ETag": HEADERS["ETag"]}
    if one.status == 201:
        said["headers"] = {"Location": {"schema": {"type": "string"}}}
    return said


def _others(one: Operation, references: dict[tuple[Any, str], Json]) -> Json:
    """What goes wrong, and the reading that says the same as last time."""
    statuses = {401, 403, 429, 500, *one.statuses}
    statuses |= {422} if one.query else set()
    statuses |= {400, 409, 422} if one.method is not HTTPMethod.GET else set()
    statuses |= {413, 415} if one.body else set()
    content = {"application/problem+json": {"schema": references[Problem, "serialization"]}}
    said: Json = {str(status): {"description": HTTPStatus(status).phrase, "content": content} for status in statuses}
    said["429"]["headers"] = {"Retry-After": {"schema": {"type": "string"}, "description": "Seconds to wait."}}
    if one.method is HTTPMethod.GET:
        said["304"] = {"description": "As it was: If-None-Match named it."}
    return dict(sorted(said.items()))
