"""What a sentence may weigh: past that, it is no text, and reading it would take for ever."""

from markdown_it.rules_core import StateCore

LONGEST, BRACKETS = 20_000, 500


def bound(state: StateCore) -> None:
    """Refuse a paragraph that is too long, or whose brackets open too often, before its sentences are read."""
    for token in state.tokens:
        if token.type == "inline" and not token.meta and _too_much(token.content):
            line = token.map[0] if token.map else 0
            what = f"Ce paragraphe a plus de {LONGEST} signes, ou plus de {BRACKETS} crochets."
            state.env["reading"].problem(line, "text-too-long", what, "Partagez-le.")
            token.content = ""


def _too_much(text: str) -> bool:
    return len(text) > LONGEST or text.count("[") > BRACKETS
