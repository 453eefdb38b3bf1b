"""video: a film of the course, with its captions and its transcript. It never starts by itself."""

from markdown_it.token import Token

from builder.markdown.directive import Directive, Writer
from builder.markdown.recording import recording

OPTIONS = {"title": True, "captions": True, "transcript": False, "poster": False, "duration": False}


def tokens(directive: Directive, write: Writer) -> list[Token]:
    return recording(directive, write, (".mp4", ".webm"))
