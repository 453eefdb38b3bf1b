"""Who may have a certificate, and what it will say: the one place that decides."""

from collections.abc import Sequence

from builder.model import Course, Unit
from webapp.progress import Journey


def left(journey: Journey) -> list[Unit]:
    """What is still to be done: every lesson, case and worksheet finished, every quiz passed."""
    units = (pair for station in journey.stations for pair in station.units)
    return [unit for unit, trace in units if not (trace and trace.done)]


def deserved(journey: Journey) -> bool:
    return journey.total > 0 and not left(journey)


def minutes(course: Course, pathway: str | None, journey: Journey) -> int:
    """What the pathway announces; otherwise what its modules declare, to the half hour."""
    announced = course.pathways[pathway].hours if pathway and pathway in course.pathways else None
    if announced:
        return round(60 * announced)
    return max(30, 30 * round(sum(station.module.minutes for station in journey.stations) / 30))


def competencies(course: Course, journey: Journey) -> Sequence[str]:
    """Those that the pathway's modules work on, in the order of the course."""
    worked = {id for station in journey.stations for id in station.module.head.competencies}
    return [id for id in course.competencies if id in worked]
