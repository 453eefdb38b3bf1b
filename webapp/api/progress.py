"""Where each learner of a cohort stands, module by module."""

from datetime import datetime
from http import HTTPMethod

from webapp import accesses, here
from webapp.api import changes, outcomes
from webapp.api.cohorts import cohort_of
from webapp.api.operations import Part, cut, operation
from webapp.api.shapes import Page, Since
from webapp.progress import Station
from webapp.train import queries
from webapp.train.queries import Row


@operation(
    HTTPMethod.GET, "/cohorts/{cohort_id}/progress", "progress:read",
    answer=Page[outcomes.Progress], query=Since, statuses=(404,),
)  # fmt: skip
def list_progress(cohort_id: int, query: Since) -> Part:
    """Progress of each learner on their pathway, module by module. `since`: of those for whom something changed."""
    found = cohort_of(cohort_id)
    rows = queries.rows(here.course(), found)
    known = changes.last([row.user.id for row in rows])
    moments = {row.user.id: max(known.get(row.user.id, row.since), row.since) for row in rows}
    asked = [row for row in rows if row.user.id > query.after]
    asked = [row for row in asked if query.since is None or moments[row.user.id] >= query.since]
    some, after = cut(sorted(asked, key=lambda row: row.user.id)[: query.limit + 1], query.limit, _number)
    accesses.note_today("program", *(row.user.id for row in some))
    return Part([_shape(row, moments[row.user.id]) for row in some], after)


def _number(row: Row) -> int:
    return row.user.id


def _shape(row: Row, changed: datetime) -> outcomes.Progress:
    its, way = here.course(), row.journey
    return outcomes.Progress(
        learner=row.user.id, course=its.id, revision=its.revision, pathway=row.pathway, percent=way.percent,
        done=way.done, total=way.total, last_activity=row.last, changed=changed,
        modules=[_module(station) for station in way.stations],
    )  # fmt: skip


def _module(station: Station) -> outcomes.ModuleProgress:
    traces = [trace for _, trace in station.units if trace]
    return outcomes.ModuleProgress(
        module=station.module.id, state=station.state, percent=station.percent, done=station.done,
        total=station.total, best=station.best, times=sum(trace.times for trace in traces),
        last_activity=max((trace.last for trace in traces), default=None),
    )  # fmt: skip
