"""The engine: markdown-it with its plugins, and our two passes over its tokens."""

import re
from collections.abc import Sequence
from functools import cache
from typing import Any

from markdown_it import MarkdownIt
from markdown_it.rules_core import StateCore
from markdown_it.token import Token
from mdit_py_plugins.colon_fence import colon_fence_plugin
from mdit_py_plugins.deflist import deflist_plugin
from mdit_py_plugins.footnote import footnote_plugin
from mdit_py_plugins.myst_blocks import myst_block_plugin
from mdit_py_plugins.myst_role import myst_role_plugin

from builder.markdown.bounds import LONGEST, bound
from builder.markdown.code import fence
from builder.markdown.expand import expand
from builder.markdown.reading import Body, Reading, References, split
from builder.markdown.resolve import resolve
from builder.markdown.typeset import typeset


def read(text: str, references: References, *, path: str = "", folder: str = "", first_line: int = 1) -> Reading:
    """Read a page's Markdown. Problems are gathered in the reading, never raised.

    `folder` is the page's, relative to the course: its media are found from there.
    """
    reading = Reading(references, path, folder, first_line, lines=tuple(text.split("\n")))
    reading.body = split(_engine().render(text, {"reading": reading}))
    return reading


_SIGN = re.compile(r"[\x00-\x1f\\`*_~^&<>\"!\[\]{}]")
"""What Markdown may read as more than letters. Most sentences have none of it, and need not be taken apart."""


def render_inline(text: str, references: References) -> Body:
    """An author's sentence, as HTML with holes."""
    if len(text) <= LONGEST and not _SIGN.search(text):
        return (typeset(text),) if text else ()
    return split(_sentences().renderInline(text, {"reading": Reading(references)}))


def render_block(text: str, references: References) -> Body:
    """An author's paragraphs, as HTML with holes."""
    line = text.strip()
    if line[:1].isalpha() and len(line) <= LONGEST and not _SIGN.search(line):  # one paragraph, and nothing else
        return (f"<p>{typeset(line)}</p>\n",)
    return read(text, references).body


def read_inline(text: str, references: References, path: str, place: tuple[int, int]) -> Reading:
    """Read a sentence of a YAML file for what it mentions and what is wrong with it."""
    reading = Reading(references, path, "", *place)
    _sentences().parseInline(text, {"reading": reading})
    return reading


@cache
def _sentences() -> MarkdownIt:
    """A sentence has no foot for notes."""
    return _made().disable("footnote_inline")


@cache
def _engine() -> MarkdownIt:
    return _made()


def _made() -> MarkdownIt:
    engine = MarkdownIt("commonmark", {"html": True}).enable("table")
    engine.use(footnote_plugin).use(deflist_plugin).use(colon_fence_plugin).use(myst_role_plugin)
    engine.use(myst_block_plugin).disable(["myst_block_break", "myst_target"])
    engine.core.ruler.before("inline", "parcours_expand", _expand)
    engine.core.ruler.before("inline", "parcours_bound", bound)
    engine.core.ruler.push("parcours_resolve", resolve)
    for name, rule in _RENDER.items():
        engine.add_render_rule(name, rule)
    return engine


def _expand(state: StateCore) -> None:
    if not state.inlineMode:
        state.tokens = expand(state.tokens, state)


def _raw(_self: Any, tokens: Sequence[Token], index: int, _options: Any, _env: Any) -> str:
    return tokens[index].content


def _nothing(_self: Any, _tokens: Sequence[Token], _index: int, _options: Any, _env: Any) -> str:
    return ""


def _table_open(self: Any, tokens: Sequence[Token], index: int, options: Any, env: Any) -> str:
    env["tables"] = env.get("tables", 0) + 1
    numbered = f" {env['tables']}" if env["tables"] > 1 else ""
    label = env["reading"].references.gettext("Tableau") + numbered
    frame = Token("div_open", "div", 1, attrs={"class": "table", "role": "region", "tabindex": "0"})
    frame.attrSet("aria-label", label)
    return str(self.renderToken([frame], 0, options, env) + self.renderToken(tokens, index, options, env))


def _table_close(self: Any, tokens: Sequence[Token], index: int, options: Any, env: Any) -> str:
    return str(self.renderToken(tokens, index, options, env)) + "</div>\n"


def _header_open(self: Any, tokens: Sequence[Token], index: int, options: Any, env: Any) -> str:
    """A column that names the rows may go without a header: its corner is then an empty cell, not an empty header."""
    if not tokens[index + 1].content.strip():
        tokens[index].tag = tokens[index + 2].tag = "td"
    return str(self.renderToken(tokens, index, options, env))


_RENDER = {
    "code_block": fence,
    "fence": fence,
    "hole": _raw,
    "html_block": _nothing,
    "html_inline": _nothing,
    "myst_line_comment": _nothing,
    "table_open": _table_open,
    "table_close": _table_close,
    "th_open": _header_open,
}
