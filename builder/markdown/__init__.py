"""Markdown to HTML with holes: CommonMark, tables, footnotes, definition lists, and our directives and roles."""

from builder.markdown.engine import read, render_block, render_inline
from builder.markdown.reading import Body, Heading, Hole, Mention, Reading, References

__all__ = [
    "Body", "Heading", "Hole", "Mention", "Reading", "References", "read", "render_block", "render_inline",
]  # fmt: skip
