"""The journal of accesses, as an administrator reads it."""

from urllib.parse import urlencode

from flask import request

from webapp import accesses, here
from webapp.manage import queries
from webapp.manage.room import bp
from webapp.pages import show
from webapp.tables import as_number


@bp.get("/accesses")
def journal() -> str:
    """Who did what with whose data: about a name, of one sort, page by page."""
    name, what = request.args.get("name", "").strip()[:60], request.args.get("what", "")
    page = accesses.page(queries.accesses(here.user(), name, what), request.args.get("page", 1, as_number))
    address = f"/manage/accesses?{urlencode({'name': name, 'what': what})}&"
    context = {"name": name, "what": what, "kinds": accesses.kinds(), "said": accesses.SAID, "address": address}
    context["nameless"] = accesses.NAMELESS
    return show("manage/accesses.html", page=page, **context)
