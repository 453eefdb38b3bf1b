"""Blanks of a model document: what somebody fills in, on paper or on the screen; what is typed never leaves it."""

import re
from typing import Any

from markdown_it.token import Token

from builder.markdown.reading import Reading

SLUG = re.compile(r"[a-z][a-z0-9]*(-[a-z0-9]+)*")


def fillin(name: str, target: str, control: str, reading: Reading, **attributes: str) -> list[Token]:
    """A label with its control; a variable of the context of the same name is filled in already."""
    shown = reading.references.variables.get(target, "")
    attrs: dict[str, Any] = {"class": f"fillin__{control}", "data-blank": target, **attributes}
    said = [*_around("span", {"class": "fillin__name"}, [Token("text", "", 0, content=name)])]
    if control == "tick":
        field = [Token("input_void", "input", 0, attrs={**attrs, "type": "checkbox"})]
        return _around("label", {"class": "fillin fillin--tick"}, [*field, *said])
    attrs["autocomplete"] = "off"
    if control == "lines":
        written = _around("textarea", attrs, [Token("text", "", 0, content=shown)])
        return _around("label", {"class": "fillin fillin--lines"}, [*said, *written])
    field = [Token("input_void", "input", 0, attrs={**attrs, "type": "text", "value": shown})]
    return _around("label", {"class": "fillin"}, [*said, *field])


def named(target: str) -> bool:
    """Whether a blank's name may serve as one."""
    return SLUG.fullmatch(target) is not None


def _around(tag: str, attrs: dict[str, Any], inner: list[Token]) -> list[Token]:
    return [Token("inline_open", tag, 1, attrs=attrs), *inner, Token("inline_close", tag, -1)]
