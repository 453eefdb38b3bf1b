"""Records as schemes: a chronology, a path with forks, the steps; each drawn for narrow and for wide places."""

from collections.abc import Mapping

from builder.drawing import (
    ROOMY,
    SCROLL,
    SPREAD,
    TIGHT,
    Again,
    Axis,
    Fork,
    Moment,
    Step,
    Stop,
    Turn,
    around,
    axis,
    column,
    fork,
)
from builder.model import Event, Path, ProcessStep
from builder.model import Stop as StopRecord
from builder.player.prose import Prose
from builder.player.speech import letters
from builder.words import Words


def years(prose: Prose, words: Words, events: Mapping[str, Event], tracks: Mapping[str, object]) -> dict[str, Axis]:
    """Each track on its side of the axis; a track that is alone takes turns on both."""
    order = [id for id in tracks if any(event.track == id for event in events.values())]
    inside = sorted(events, key=lambda id: events[id].starts)
    moments = [
        Moment(
            id, event.starts, event.ends, order.index(event.track),
            (order.index(event.track) if len(order) > 1 else inside.index(id)) % 2,
            letters(prose, dated(words, event, short=True)), letters(prose, event.title),
        )
        for id, event in events.items()
    ]  # fmt: skip
    return {"narrow": axis(moments, SCROLL), "wide": axis(moments, SPREAD)}


def dated(words: Words, event: Event, *, short: bool = False) -> str:
    """When it happened, as people write it; `short` is no finer than a month, and a year for what lasted."""
    kept = 4 if event.until else 7
    ends = [words.moment(when[:kept] if short else when) for when in (event.when, event.until) if when]
    said = event.date or " – ".join(dict.fromkeys(ends))
    return said[:1].upper() + said[1:]


def forks(prose: Prose, path: Path) -> dict[str, Fork]:
    stops = [
        _stop(prose, id, stop, [(way.answer, [*way.steps.items()]) for way in stop.ways.values()])
        for id, stop in path.steps.items()
    ]
    return {"narrow": fork(stops, TIGHT), "wide": fork(stops, ROOMY)}


def _stop(
    prose: Prose, id: str, stop: StopRecord, ways: list[tuple[str, list[tuple[str, StopRecord]]]]
) -> Stop:  # fmt: skip
    followed = tuple(
        (letters(prose, answer), tuple(_stop(prose, inner, one, []) for inner, one in stops)) for answer, stops in ways
    )
    return Stop(id, letters(prose, stop.title), bool(stop.verify), followed)


def turns(prose: Prose, words: Words, steps: Mapping[str, ProcessStep]) -> dict[str, Turn]:
    drawn = [
        Step(
            id,
            letters(prose, step.title),
            words.gettext("%(minutes)s min", minutes=step.minutes) if step.minutes else "",
        )
        for id, step in steps.items()
    ]
    again = [Again(id, step.back.to, letters(prose, step.back.why)) for id, step in steps.items() if step.back]
    return {"narrow": column(drawn, again), "wide": around(drawn, again)}
