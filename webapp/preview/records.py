"""What the preview shows of the whole course: words, sources, the model, the counter; and search over all of it."""

from flask import Response, abort, request
from flask.typing import ResponseReturnValue

from webapp import assets
from webapp.preview.app import live
from webapp.preview.live import Shown
from webapp.preview.views import bp, page, show

__all__ = ["bp"]


@bp.get("/<language>/glossary")
def glossary(language: str) -> ResponseReturnValue:
    def find(shown: Shown) -> str:
        return show(shown, "page.html", body=shown.player.glossary(), title="Glossaire", module=None, id="")

    return page(language, "glossary", find)


@bp.get("/<language>/search")
def search(language: str) -> ResponseReturnValue:
    """What the whole course says of a question, as learners will find it."""

    def find(shown: Shown) -> str:
        live_index = f"/{shown.course.language}/search/{shown.index_name}"
        body = shown.player.search.page(request.args.get("q", ""), request.args.get("kind", ""), live=live_index)
        return show(shown, "page.html", body=body, title="Rechercher", module=None, id="")

    return page(language, "search", find)


@bp.get("/<language>/search/<name>")
def search_index(language: str, name: str) -> Response:
    """The index, for the open page that looks by itself."""
    found = live().first(language, lambda shown: shown.index if name == shown.index_name else None)
    return assets.reply(found[0], "private") if found else abort(404)


@bp.get("/<language>/aids")
def aids(language: str) -> ResponseReturnValue:
    def find(shown: Shown) -> str:
        return show(shown, "page.html", body=shown.player.counter(), title="", module=None, id="")

    return page(language, "aids", find)


@bp.get("/<language>/model")
def model(language: str) -> ResponseReturnValue:
    def find(shown: Shown) -> str:
        return show(shown, "page.html", body=shown.player.model(), title="", module=None, id="")

    return page(language, "model", find)


@bp.get("/<language>/sources")
def sources(language: str) -> ResponseReturnValue:
    def find(shown: Shown) -> str:
        return show(shown, "page.html", body=shown.player.sources(), title="Sources", module=None, id="")

    return page(language, "sources", find)
