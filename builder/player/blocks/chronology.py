"""chronology: what happened, drawn along the years, then told date by date."""

from collections.abc import Iterable, Mapping

from markupsafe import Markup

from builder.model import Course, Event, Framework
from builder.player.blocks.base import Blocks
from builder.player.prose import Frame
from builder.player.schemes import dated, years
from builder.player.speech import cited


def html(blocks: Blocks, target: str, options: Mapping[str, str], frame: Frame) -> Markup:
    model = blocks.course.framework
    events = kept(model, options)
    tracks = [id for id in model.tracks if any(event.track == id for event in events.values())]
    return blocks.draw(
        "chronology", frame, events=events, tracks={id: model.tracks[id] for id in tracks}, order=tracks,
        axes=years(blocks.prose, blocks.words, events, model.tracks),
        dates={id: dated(blocks.words, event) for id, event in events.items()},
    )  # fmt: skip


def sources(course: Course, target: str, options: Mapping[str, str]) -> Iterable[str]:
    return cited(*kept(course.framework, options).values())


def kept(model: Framework, options: Mapping[str, str]) -> dict[str, Event]:
    """The events of the tracks that are asked for, or all, in time."""
    asked = {id.strip() for id in options.get("track", "").split(",") if id.strip()}
    found = {id: event for id, event in model.chronology.items() if not asked or event.track in asked}
    return dict(sorted(found.items(), key=lambda item: item[1].starts))
