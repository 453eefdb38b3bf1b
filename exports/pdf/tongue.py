"""The language of a page, when the book speaks another."""

from typing import Any

from exports.pdf.scribe import Scribe


def told_in(scribe: Scribe, language: str, sentence: str) -> dict[str, Any]:
    """The language of a page, and what is said of it when the book speaks another (`sentence` names it, or not)."""
    own = language in ("", scribe.course.language)
    notice = [] if own else [scribe.words.gettext(sentence, language=scribe.words.tongue(language))]
    return {"language": language or scribe.course.language, "notice": notice}
