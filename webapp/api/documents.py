"""What the door says of itself: the OpenAPI document, and a page of it for people. Both are open to everybody."""

from flask import Response, jsonify

from webapp import here
from webapp.api.document import document
from webapp.api.door import bp
from webapp.api.tokens import SCOPES
from webapp.pages import show


@bp.get("/openapi.json")
def openapi() -> Response:
    return jsonify(document())


@bp.get("/docs")
def docs() -> str:
    """The same document as a page: no script, no other site."""
    return show("api/docs.html", document=document(), scopes=SCOPES, root=here.root())
