"""What the home page shows around the journey: stages, the drawing, job aids."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import groupby

from webapp import here
from webapp.learn.landscape import landscape
from webapp.learn.room import modules
from webapp.pages import lazy, stage_number
from webapp.progress import Journey, Station

STATES = {
    "done": lazy("Étape %(number)s · terminée"),
    "here": lazy("Étape %(number)s · en cours"),
    "todo": lazy("Étape %(number)s"),
}
DRAWN = lazy("Carte du parcours, de la mer aux collines : %(total)s modules, %(done)s terminés.")


@dataclass(frozen=True)
class Stage:
    """Some stations in a row that share a colour. A pathway may come back to a stage."""

    number: int
    title: str
    stations: Sequence[Station]

    def says(self, gettext: Callable[..., str]) -> str:
        """« Étape 3 · en cours »."""
        states = {station.state for station in self.stations}
        state = "here" if "here" in states else "done" if states == {"done"} else "todo"
        return gettext(STATES[state], number=self.number)


def home_context(journey: Journey) -> dict[str, object]:
    place = here.cohort()
    done = sum(station.state == "done" for station in journey.stations)
    return {
        "pathway": place.pathway if place else None,
        "stages": _stages(journey),
        "drawing": landscape(journey),
        "drawing_says": here.words().gettext(DRAWN, total=len(journey.stations), done=done),
        "aids": [aid for module in modules() for aid in module.aids],
    }


def _stages(journey: Journey) -> list[Stage]:
    titles = ["", *here.course().head.stages.values()]
    runs = groupby(journey.stations, key=lambda station: stage_number(station.module))
    return [Stage(number, titles[number], tuple(stations)) for number, stations in runs]
