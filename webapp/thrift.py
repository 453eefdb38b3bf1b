"""Whoever asks to save data (`Save-Data: on`) gets words first: each image waits behind a link that says its weight."""

import re

from flask import Flask, Response, request
from markupsafe import Markup

from builder.within import within
from webapp import here

IMAGE = re.compile(r'<img\b(?=[^>]*?\bsrc="(?P<at>[^"]*/media/)(?P<path>[^"]+)")(?=[^>]*?\balt="(?P<alt>[^"]*)")[^>]*>')
POSTER = re.compile(r'(<video\b[^>]*?) poster="[^"]*"')


def init_app(app: Flask) -> None:
    app.after_request(_spare)


def _spare(response: Response) -> Response:
    if response.mimetype != "text/html" or response.is_streamed:
        return response
    response.vary.add("Save-Data")
    if request.headers.get("Save-Data", "").lower() == "on":
        html = response.get_data(as_text=True)
        response.set_data(POSTER.sub(r"\1", IMAGE.sub(_link, html)))
    return response


def _link(found: re.Match[str]) -> str:
    """What the image shows, and what it weighs; its own words are HTML already."""
    file = within(here.course().root, found["path"])
    weight = here.words().size(file.stat().st_size) if file else ""
    label = here.words().gettext("Voir l’image (%(weight)s)", weight=weight)
    alt = Markup(found["alt"])  # noqa: S704  # nosec B704  # an attribute of a page of ours
    return str(Markup('<a class="spared" href="{}{}">{}</a> <span class="quiet">{}</span>').format(
        found["at"], found["path"], label, alt
    ))  # fmt: skip
