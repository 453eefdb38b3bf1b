"""Worksheets between a learner and a trainer, their history and calendar; a case beside one’s group."""

from datetime import timedelta

from flask import Flask
from sqlalchemy import update

from builder.model import Case
from tests.webapp.conftest import HASH, Cast, ParcoursClient
from tests.webapp.walking import way
from webapp.db import session
from webapp.learn.sheets import SheetReview
from webapp.models import Decision, Membership, Role, Run, Sheet, User, now

PLACE = "/worksheets/plan-de-suivi"


def desk(cast: Cast) -> str:
    return f"/cohorts/{cast.cohort.id}/learners/{cast.awa.id}{PLACE}"


def test_from_draft_to_approved(awa: ParcoursClient, fadma: ParcoursClient, cast: Cast) -> None:
    awa.submit(PLACE, commune="Belfaa")
    assert "brouillon" in awa.get(PLACE).text
    assert fadma.submit(f"{desk(cast)}/reviews", do="approve").status_code == 400

    awa.submit(PLACE, do="finish", commune="Belfaa")
    assert "envoyée, à relire" in awa.get(PLACE).text
    assert fadma.submit(f"{desk(cast)}/reviews", do="return", comment=" ").status_code == 422
    fadma.submit(f"{desk(cast)}/reviews", do="return", comment="Il manque <les> dates.")
    assert "Il manque &lt;les&gt; dates." in awa.get(PLACE).text
    assert "0 sur 6 terminés" in awa.get("/").text

    awa.submit(PLACE, do="finish", commune="Belfaa, avec dates")
    assert "envoyée, à relire" in awa.get(PLACE).text
    assert "1 sur 6 terminés" in awa.get("/").text
    fadma.submit(f"{desk(cast)}/reviews", do="approve", comment="")
    page = awa.get(PLACE).text
    assert "approuvée" in page
    assert "Il manque" in page
    assert [row.approved for row in awa.rows(SheetReview)] == [False, True]


def test_only_who_accompanies_may_say_so(awa: ParcoursClient, brahim: ParcoursClient, cast: Cast) -> None:
    awa.submit(PLACE, do="finish", commune="Belfaa")

    assert brahim.submit(f"{desk(cast)}/reviews", do="approve").status_code == 403
    assert awa.submit(f"{desk(cast)}/reviews", do="approve").status_code == 403


def test_every_sitting_stays_in_the_history(awa: ParcoursClient, fadma: ParcoursClient, app: Flask, cast: Cast) -> None:
    awa.submit(PLACE, commune="Avant")
    with app.app_context():
        session.execute(update(Sheet).values(at=now() - timedelta(days=2)))
        session.commit()
    awa.submit(PLACE, commune="Après")
    old = awa.rows(Sheet)[0].id

    assert f"{PLACE}/versions/{old}" in awa.get(PLACE).text
    assert "Avant" in awa.get(f"{PLACE}/versions/{old}").text
    assert "Avant" in fadma.get(f"{desk(cast)}/versions/{old}").text
    assert "Après" in fadma.get(desk(cast)).text


def test_rows_with_dates_make_a_calendar(awa: ParcoursClient, app: Flask) -> None:
    sheet = app.extensions["library"].main.editions["fr"].course.worksheets["plan-de-suivi"]
    table, dates = next(
        (id, [c for c, e in t.columns.items() if e.type == "date"])
        for id, t in sheet.tables.items()
        if any(e.type == "date" for e in t.columns.values())
    )
    assert "Calendrier" not in awa.get(PLACE).text
    row = {f"{table}.r1.{dates[0]}": "2026-03-02", table: "r1"}
    awa.submit(PLACE, **row)
    page = awa.get(PLACE).text

    assert "Calendrier" in page
    assert "2 mars 2026" in page.split("gantt__rows")[1]


def group(app: Flask, cast: Cast, case: Case, people: int) -> None:
    """So many others of Awa's cohort who went the worst way."""
    with app.app_context():
        course = app.extensions["library"].main.editions["fr"].course
        for place in range(people):
            person = User(username=f"x{place}", name=f"Nom{place}", role=Role.LEARNER, password=HASH, language="fr")
            session.add(Membership(user=person, cohort_id=cast.cohort.id, trains=False))
            session.flush()
            run = Run(user_id=person.id, revision=course.revision, language="fr", client_id="x", case=case.id, number=1)
            run.finished, run.decisions = now(), decisions(case)
            session.add(run)
        session.commit()


def decisions(case: Case) -> list[Decision]:
    steps = enumerate(case.walk(way(case, best=False)))
    return [Decision(position=at, scene=step.scene, choice=step.choice, client_id=str(at)) for at, step in steps]


def finish(awa: ParcoursClient, case: Case) -> None:
    path = way(case, best=True)
    awa.submit(f"/cases/{case.id}/runs", choice=path[0], scene=case.start)
    for choice in path[1:]:
        awa.submit(f"/runs/{run_id(awa)}/decisions", choice=choice)


def run_id(awa: ParcoursClient) -> int:
    return max(run.id for run in awa.rows(Run))


def test_a_finished_case_is_shown_beside_the_group(awa: ParcoursClient, app: Flask, cast: Cast) -> None:
    case = app.extensions["library"].main.editions["fr"].course.cases["porte"]
    group(app, cast, case, 3)
    assert "Avec votre cohorte" not in awa.get("/cases/porte").text
    finish(awa, case)
    page = awa.get("/cases/porte").text

    assert "1 personne a choisi comme vous, sur 4." in page
    assert "Nom1" not in page


def test_too_few_people_are_not_counted(awa: ParcoursClient, app: Flask, cast: Cast) -> None:
    case = app.extensions["library"].main.editions["fr"].course.cases["porte"]
    group(app, cast, case, 2)
    finish(awa, case)

    assert "Quand quatre personnes" in awa.get("/cases/porte").text
