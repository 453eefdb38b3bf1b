"""A page and its images are light enough for a slow network."""

import zlib
from collections.abc import Iterator

from builder.checks.draft import Draft
from builder.errors import Problem
from builder.markdown import Reading, References
from builder.model import Course

_PACKED = (".svg", ".txt", ".csv")
"""Images that a server compresses; the others are compressed already."""

_LEFT_OUT = (".mp3", ".m4a", ".ogg", ".opus", ".wav", ".mp4", ".webm", ".vtt", ".pdf")
"""What is only fetched when somebody asks for it."""


def check(course: Course, draft: Draft) -> Iterator[Problem]:
    budget = course.head.checks.screen_bytes
    for reading in draft.readings.values():
        pictures = {m.target for m in reading.mentions if m.kind == "media" and m.target in draft.media}
        shown = sorted(path for path in pictures if not path.endswith(_LEFT_OUT))
        sizes = {path: (course.root / path).stat().st_size for path in shown}
        if sum(draft.once(reading, _most)) + sum(sizes.values()) <= budget:
            continue  # compressed, it is lighter still
        page = len(zlib.compress(_html(reading)))
        weights = {path: _weight(course, path, size) for path, size in sizes.items()}
        if (whole := page + sum(weights.values())) > budget:
            what = f"Cette page pèse {_kb(whole)} avec ses images ; {_kb(budget)} au plus."
            heavy = sorted(weights.items(), key=lambda item: -item[1])[:3]
            told = ", ".join(f"{path.rpartition('/')[2]} ({_kb(size)})" for path, size in heavy)
            fix = f"Allégez {told}." if told else "Coupez-la en deux leçons."
            yield Problem(reading.path, 1, 1, "screen-heavy", what, fix)


def _most(reading: Reading, _: References) -> Iterator[int]:
    """The bytes of its text, if every character took two."""
    yield sum(len(piece) for piece in reading.body if isinstance(piece, str)) * 2


def _html(reading: Reading) -> bytes:
    return "".join(piece for piece in reading.body if isinstance(piece, str)).encode()


def _weight(course: Course, path: str, size: int) -> int:
    return len(zlib.compress((course.root / path).read_bytes())) if path.endswith(_PACKED) else size


def _kb(size: int) -> str:
    return f"{-(-size // 1000)} ko"
