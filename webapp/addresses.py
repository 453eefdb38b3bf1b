"""Whose address is which course's: the main one has the usual addresses, the others the same under /courses/<id>."""

from flask import Flask, abort, g, redirect, request
from werkzeug.routing import IntegerConverter, Map

from webapp import here
from webapp.tables import LARGEST_ID

ROOMS = frozenset({"learn", "certificates", "ship", "catalogue", "offers", "overview"})
"""Rooms that every course has. The others are everybody's; a cohort's pages follow its course by themselves."""
PAGES = frozenset({"train.monday"})


class Number(IntegerConverter):
    """A row's number: one that no row can have leads nowhere."""

    def __init__(self, map: Map) -> None:
        super().__init__(map, min=1, max=LARGEST_ID)


def number(app: Flask) -> None:
    """Before any room is there."""
    app.url_map.converters["int"] = Number


def init_app(app: Flask) -> None:
    """Once every room is there."""
    for rule in [*app.url_map.iter_rules()]:
        if _is_of_a_course(rule.endpoint):
            methods = (rule.methods or set()) - {"HEAD", "OPTIONS"}
            app.add_url_rule(f"/courses/<course>{rule.rule}", rule.endpoint, methods=methods)
    app.url_value_preprocessor(_open)
    app.url_defaults(_stay)


def settle() -> None:
    """Once the visitor is known: a page of no course is shown in their own; a course they do not see does not exist.

    The way in leads to theirs, whatever the main course is.
    """
    of_a_course, asked = _is_of_a_course(request.endpoint or ""), g.get("shelf", here.library().main)
    seen = asked is not None and (here.visitor() is None or here.user().sees(asked.id))
    if not of_a_course or not seen:
        g.shelf = here.own_shelf()
    here.speak(here.tongue())
    if of_a_course and not seen:
        abort(redirect(f"{g.shelf.at}/") if request.path == "/" and g.shelf.at else 404)


def _is_of_a_course(endpoint: str) -> bool:
    return endpoint.partition(".")[0] in ROOMS or endpoint in PAGES


def _open(endpoint: str | None, values: dict[str, object] | None) -> None:
    """The address's own course, before anything else is looked at; one that is not here is told once one is known."""
    if values and "course" in values and _is_of_a_course(endpoint or ""):
        g.shelf = here.library().get(str(values.pop("course")))
        if g.shelf is None and request.blueprint == "catalogue":
            abort(404)  # nobody is known there


def _stay(endpoint: str, values: dict[str, object]) -> None:
    """Links lead on within the course that one is in."""
    if here.shelf() is not here.library().main and _is_of_a_course(endpoint):
        values.setdefault("course", here.shelf().id)
