"""Recordings, seen or heard: a file of the course that plays when asked, with its captions and its transcript."""

import re
from pathlib import PurePosixPath

from markdown_it.token import Token

from builder.markdown.directive import Directive, Writer, element, words
from builder.markdown.media import file_of_course

_DURATION = re.compile(r"(\d+:)?\d{1,2}:\d{2}")
_FILES = ("captions", "transcript", "poster")


def recording(directive: Directive, write: Writer, forms: tuple[str, ...]) -> list[Token]:
    """The player's hole, then what is said in it. `forms` are the endings that browsers play."""
    path = file_of_course(write.reading, directive.argument, directive.line)
    given = {name: value for name, value in directive.options.items() if value and name not in _FILES}
    given |= _files(directive, write)
    _sound(directive, write, forms)
    if not path:
        return []
    return element("figure", "recording", write.block_hole(directive, path, **given), _transcript(directive, write))


def _files(directive: Directive, write: Writer) -> dict[str, str]:
    found: dict[str, str] = {}
    for name in _FILES:
        asked = directive.options.get(name)
        path = file_of_course(write.reading, asked, directive.line) if asked else ""
        if path:
            found[name] = path
    return found


def _sound(directive: Directive, write: Writer, forms: tuple[str, ...]) -> None:
    """What can be said of it without opening its files."""
    option, problem, line = directive.options.get, write.reading.problem, directive.line
    ending = PurePosixPath(directive.argument).suffix.lower()
    if directive.argument and ending not in forms:
        what = f"« {directive.argument} » ne se lit pas dans tous les navigateurs."
        problem(line, "recording-form", what, f"Il y a : {', '.join(forms)}.", near=directive.argument)
    captions = option("captions", "")
    if captions and not captions.endswith(".vtt"):
        problem(
            line, "captions-form", "Des sous-titres s'écrivent en WebVTT.", "Donnez un fichier .vtt.", near=captions
        )
    if not option("transcript") and not directive.body.strip():
        what = "Cet enregistrement n'a pas de transcription."
        fix = "Écrivez dedans ce qui s'y dit et s'y voit, ou donnez « :transcript: media/….md »."
        problem(line, "transcript-missing", what, fix)
    duration = option("duration", "")
    if duration and not _DURATION.fullmatch(duration):
        problem(line, "directive-option", f"« {duration} » n'est pas une durée.", "Écrivez 3:20.", near=duration)


def _transcript(directive: Directive, write: Writer) -> list[Token]:
    if not directive.body.strip():
        return []
    summary = element("summary", "", words(write.word("Transcription")))
    return element("details", "transcript", summary, element("div", "transcript__text", write.block(directive)))
