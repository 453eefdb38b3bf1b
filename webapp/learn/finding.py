"""Where things are: search, the glossary, the sources; each in the modules one follows, and in what belongs to none."""

from flask import Response, abort, request, url_for

from webapp import assets, here
from webapp.learn.room import bp, modules
from webapp.pages import show, show_again


@bp.get("/search")
def search() -> str:
    """What the course says of a question."""
    question, kind = request.args.get("q", ""), request.args.get("kind", "")
    live = url_for(".search_index", name=here.edition().index_name)
    body = here.player().search.page(question, kind, modules=_in_sight(), live=live)
    return show("learn/search.html", body=body)


@bp.get("/search/<name>")
def search_index(name: str) -> Response:
    """The index, for a browser that looks by itself: kept under this name until the course changes."""
    if name != here.edition().index_name:
        abort(404)
    return assets.reply(here.edition().index, "private")


@bp.get("/glossary")
def glossary() -> bytes:
    return show_again("learn/glossary.html", sight := _in_sight(), sight=sight)


@bp.get("/sources")
def sources() -> bytes:
    return show_again("learn/sources.html", sight := _in_sight(), sight=sight)


def _in_sight() -> tuple[str, ...] | None:
    """The modules of one's pathway; None when it is the whole course."""
    mine = modules()
    return None if mine == here.course().modules else tuple(module.id for module in mine)
