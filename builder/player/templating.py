"""The player's templates, and the icons that every room draws with."""

from collections.abc import Mapping, MutableMapping
from functools import cache
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from builder.words import Words, direction

TEMPLATES = Path(__file__).parent / "templates"


class Templates(Environment):
    """Templates whose globals never change once they speak: each render copies them, which a plain dict does fast."""

    def make_globals(self, d: MutableMapping[str, Any] | None) -> MutableMapping[str, Any]:
        return {**self.globals, **(d or {})}


@cache
def environment(words: Words) -> Environment:
    """The templates, speaking one language."""
    made = Templates(
        loader=FileSystemLoader(TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
    )
    made.globals.update(_=words.gettext, ngettext=words.ngettext, words=words, icon=icon, direction=direction)
    return made


@cache
def icon(name: str) -> Markup:
    """An inline drawing, hidden from assistive technology: the words beside it say the same."""
    drawing: str = _icons().icon(name)
    return trusted(drawing)


@cache
def icons() -> Mapping[str, str]:
    """Every icon by its name, as `icon` draws it."""
    return {name: str(icon(name)) for name in _icons().drawings}


def trusted(html: str) -> Markup:
    """HTML from our templates or our Markdown engine: both escape what people write."""
    return Markup(html)  # noqa: S704  # nosec B704  # our templates escape


@cache
def _icons() -> Any:
    plain = Environment(loader=FileSystemLoader(TEMPLATES), autoescape=True, undefined=StrictUndefined)
    return plain.get_template("icons.html").module
