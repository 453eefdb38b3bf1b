"""« Lundi matin »: whom to see, what to talk about, what to read. Three lists, each with what to do beside it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta

from flask import abort

from webapp import here
from webapp.models import Cohort, now
from webapp.pages import show
from webapp.train import queries, texts
from webapp.train.room import bp, cohort_of
from webapp.train.texts import Work
from webapp.train.watch import queries as watch
from webapp.train.watch.calls import calls
from webapp.train.watch.splits import decisions, divided
from webapp.train.watch.wording import letter, place, reason

SHOWN = 8
"""How many lines of a list: a Monday has no more."""
TALKS = 3
"""How many decisions: a meeting has no more."""

NEWS = timedelta(days=14)
"""How long the word of whoever published a revision is told."""


@dataclass(frozen=True)
class Pile:
    """Works of one cohort on one subject that wait to be read, the oldest first."""

    cohort: Cohort
    works: tuple[Work, ...]

    @property
    def oldest(self) -> Work:
        return self.works[0]


@bp.get("/monday")
def monday() -> str:
    """Of all the cohorts one accompanies in this course: five queries, however many they are."""
    cohorts = [card.cohort for card in queries.cohorts(here.user(), here.shelf().id) if card.cohort.archived is None]
    by_id = {cohort.id: cohort for cohort in cohorts}
    course, today = here.course(), now()
    lists = {
        "calls": [*calls(by_id, watch.everybody(course, cohorts), today)],
        "splits": divided(decisions(watch.tallies(cohorts), course.cases), today),
        "piles": piles(by_id, texts.works(course, *cohorts)),
    }
    said = {"reason": reason, "place": place, "letter": letter}
    published = here.shelf().published
    told = published if published and published.note and today - published.at < NEWS else None
    context = {"published": told, "cohorts": by_id, "shown": SHOWN, "talks": TALKS, "today": today}
    return show("train/monday.html", **context, **said, **lists)


@bp.get("/cohorts/<int:cohort_id>/discussions/<case_id>/<scene_id>")
def discussion(cohort_id: int, case_id: str, scene_id: str) -> str:
    """A decision on one sheet of paper, to talk about: who chose what is nobody's business."""
    found, course = cohort_of(cohort_id), here.course()
    splits = decisions(watch.tallies([found]), course.cases)
    mine = (one for one in splits if (one.case.id, one.scene) == (case_id, scene_id) and one.divided)
    split = next(mine, None) or abort(404)
    return show("train/discussion.html", its_cohort=found, split=split, scene=split.case.scenes[scene_id])


def piles(cohorts: Mapping[int, Cohort], works: Sequence[Work]) -> list[Pile]:
    """What waits, cohort by cohort and subject by subject; who waits longest comes first."""
    found: dict[tuple[int, str], list[Work]] = {}
    for work in works:
        if work.mark is None:
            found.setdefault((work.cohort, work.task.id), []).append(work)
    return [Pile(cohorts[cohort], tuple(waiting)) for (cohort, _), waiting in found.items()]
