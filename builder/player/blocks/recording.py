"""What video and audio share: nothing is fetched before one asks, and the weight is said first."""

from collections.abc import Mapping
from pathlib import PurePosixPath

from markupsafe import Markup

from builder.player.blocks.base import Blocks, file_size
from builder.player.prose import Frame
from builder.within import within

TYPES = {
    ".mp4": "video/mp4", ".webm": "video/webm",
    ".mp3": "audio/mpeg", ".m4a": "audio/mp4", ".ogg": "audio/ogg", ".wav": "audio/wav",
}  # fmt: skip


def player(blocks: Blocks, tag: str, target: str, options: Mapping[str, str], frame: Frame) -> Markup:
    """`tag` is video or audio."""
    return blocks.render(
        "blocks/recording.html",
        tag=tag,
        path=target,
        type=TYPES.get(PurePosixPath(target).suffix.lower(), ""),
        title=blocks.prose.md(options.get("title", ""), frame),
        size=blocks.words.size(file_size(blocks.course, target)),
        spoken=_language(options.get("captions", ""), frame.language or blocks.course.language),
        transcript=_transcript(blocks, options.get("transcript", ""), frame),
        options={**dict.fromkeys(("captions", "duration", "poster"), ""), **options},
    )


def _language(captions: str, otherwise: str) -> str:
    """`accueil.ar.vtt` speaks Arabic; `accueil.vtt`, the page's language."""
    parts = PurePosixPath(captions).name.split(".")
    return parts[-2] if len(parts) > 2 and len(parts[-2]) in {2, 3} else otherwise


def _transcript(blocks: Blocks, path: str, frame: Frame) -> Markup:
    file = within(blocks.course.root, path)
    if file is None:
        return Markup()
    return blocks.prose.md(file.read_text("utf-8-sig"), frame, block=True)
