"""The colours of the screen, for paper: read from the player's own tokens, so that they are written once."""

import re
from collections.abc import Mapping
from functools import cache
from pathlib import Path

from builder import player
from exports.contrast import mixed

_LIGHT = re.compile(r"--([a-z][a-z0-9-]*): var\(--if-light, (#[0-9a-f]{3,6})\)")
_ASKED = re.compile(r"var\(--([a-z][a-z0-9-]*)\)")
_TOKENS = Path(player.__file__).parent / "css" / "tokens.css"
_DRAWING = Path(__file__).parent / "templates" / "drawing.css"


_MIRRORED = '.map__sphere,text[text-anchor="start"]{text-anchor:end}text[text-anchor="end"]{text-anchor:start}'
"""A drawing that stands alone has no direction: words that begin somewhere begin on the right."""


def palette(accent: str = "") -> Mapping[str, str]:
    """Each colour of the light theme, by its name: `argan-soft` → `#e6f0e4`. An accent takes the place of argan."""
    own = {"argan": accent, "argan-soft": mixed(accent, "#ffffff", 0.88)} if accent else {}
    return {**_tokens(), **own}


@cache
def _tokens() -> Mapping[str, str]:
    return dict(_LIGHT.findall(_TOKENS.read_text("utf-8")))


def painted(text: str) -> str:
    """A stylesheet or a drawing of ours, each `var(--name)` replaced by its colour."""
    return _ASKED.sub(lambda asked: _tokens()[asked[1]], text)


@cache
def drawing_style(*, mirrored: bool) -> str:
    """How drawings are painted once they stand alone: the page's stylesheet does not reach them."""
    named = "".join(f".fill-{name}{{fill:{c}}}.stroke-{name}{{stroke:{c}}}" for name, c in palette().items())
    start = _MIRRORED if mirrored else ""
    return painted(_DRAWING.read_text("utf-8")) + named + ".fill-none{fill:none}.stroke-none{stroke:none}" + start
