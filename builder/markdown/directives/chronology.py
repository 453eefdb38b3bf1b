"""chronology: what happened, drawn along the years, then told date by date; `track` keeps some threads of it."""

from markdown_it.token import Token

from builder.markdown.directive import Directive, Writer

OPTIONS = {"track": False}


def tokens(directive: Directive, write: Writer) -> list[Token]:
    track = directive.options.get("track", "")
    for id in track.split(",") if track else ():
        write.reading.mention("block", f"track:{id.strip()}", directive.line, near=id.strip())
    return write.block_hole(directive, "", **({"track": track} if track else {}))
