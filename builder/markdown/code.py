"""Code blocks: their language said above, always left to right, whatever way the page goes."""

from collections.abc import Sequence
from typing import Any

from markdown_it.common.utils import escapeHtml
from markdown_it.token import Token

_NAMES = {"md": "Markdown", "markdown": "Markdown", "yaml": "YAML", "json": "JSON", "html": "HTML", "css": "CSS"}


def fence(_self: Any, tokens: Sequence[Token], index: int, _options: Any, env: Any) -> str:
    """A fenced or an indented block, as a figure whose caption names its language."""
    token = tokens[index]
    info = token.info.split()[0] if token.info.strip() else ""
    gettext = env["reading"].references.gettext
    label = _NAMES.get(info, gettext("Terminal") if info in {"sh", "console"} else info or gettext("Texte"))
    language = f' class="language-{escapeHtml(info)}"' if info else ""
    return (
        f'<figure class="listing"><figcaption class="listing__name">{escapeHtml(label)}</figcaption>'
        f'<pre dir="ltr"><code{language}>{escapeHtml(token.content)}</code></pre></figure>\n'
    )
