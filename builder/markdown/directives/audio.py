"""audio: something to listen to, with its transcript. It never starts by itself."""

from markdown_it.token import Token

from builder.markdown.directive import Directive, Writer
from builder.markdown.recording import recording

OPTIONS = {"title": True, "captions": False, "transcript": False, "duration": False}


def tokens(directive: Directive, write: Writer) -> list[Token]:
    return recording(directive, write, (".mp3", ".m4a", ".ogg", ".wav"))
