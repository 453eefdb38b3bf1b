"""« Lundi matin »: the first page of a trainer's week, its three lists, and the sheet to talk about a decision."""

from collections.abc import Sequence
from datetime import timedelta

import pytest
from flask import Flask
from sqlalchemy import insert, update

from tests.webapp.conftest import Cast, ParcoursClient
from tests.webapp.test_queries import counted
from webapp.db import session
from webapp.models import Attempt, AttemptAnswer, Cohort, Decision, Membership, Run, User, Visit, now


def join(cast: Cast, number: int, cohort: Cohort | None = None) -> list[int]:
    """So many more people in Awa's cohort."""
    made = []
    for n in range(number):
        person = User(username=f"p{n:03}", name=f"Personne {n}", password="x", memberships=[])
        session.add(person)
        session.flush()
        place = {"user_id": person.id, "cohort_id": (cohort or cast.cohort).id, "trains": False, "since": now()}
        session.execute(insert(Membership).values(place))
        made.append(person.id)
    return made


def play(user_id: int, choices: Sequence[tuple[str, str]], number: int = 1) -> None:
    fact = {"user_id": user_id, "client_id": f"run-{number}", "revision": "r", "language": "fr"}
    steps = [
        Decision(position=n, scene=scene, choice=choice, client_id=f"d-{number}-{n}")
        for n, (scene, choice) in enumerate(choices)
    ]
    session.add(Run(**fact, case="porte", number=number, decisions=steps))


@pytest.fixture
def split(app: Flask, cast: Cast) -> None:
    """Five people before the same door: three let in, two ask for papers."""
    with app.app_context():
        for n, user_id in enumerate(join(cast, 5)):
            play(user_id, [("seuil", "accueillir" if n < 3 else "papiers"), ("age", "guichet")][: 2 if n < 3 else 1])
            play(user_id, [("seuil", "accueillir")], number=2)
        session.commit()


def test_it_is_where_a_trainer_arrives(stranger: ParcoursClient, cast: Cast) -> None:
    assert stranger.sign_in("fadma").location == "/monday"
    assert stranger.get("/sign-in").location == "/monday"
    stranger.submit("/sign-out")
    assert stranger.sign_in("awa").location == "/"
    stranger.submit("/sign-out")
    assert stranger.sign_in("fadma", next="/glossary").location == "/glossary"


def test_whom_to_see_says_why_where_and_how_to_write(
    fadma: ParcoursClient, awa: ParcoursClient, idir: ParcoursClient, cast: Cast, app: Flask
) -> None:
    awa.submit("/lessons/premier-mot/visits")
    with app.app_context():
        session.execute(update(Visit).values(at=now() - timedelta(days=20)))
        session.commit()

    page = fadma.get("/monday").text
    assert "Rien depuis 20 jours." in page
    assert "En est à : ⁨Compter les jours⁩ (module 1)." in page
    assert f'href="/messages/{cast.cohort.id}/{cast.awa.id}?begin=1#text"' in page
    assert "mailto:awa@example.org?subject=" in idir.get("/monday").text  # who administers does not write inside
    assert "Brahim" not in page


def test_a_quiet_monday_says_so(fadma: ParcoursClient) -> None:
    page = fadma.get("/monday").text

    assert "Chacun avance" in page
    assert "Aucune décision ne partage le groupe" in page
    assert "Tout est lu." in page


def test_works_that_wait_are_one_line_with_the_oldest_first(fadma: ParcoursClient, cast: Cast, app: Flask) -> None:
    with app.app_context():
        for n, user_id in enumerate([cast.awa.id, *join(cast, 2)]):
            wait(user_id, days=n)
        session.commit()

    page = fadma.get("/monday").text
    oldest = max(fadma.rows(AttemptAnswer), key=lambda row: row.id)
    assert "3 travaux attendent" in page
    assert "il y a 2 j" in page
    fadma.submit("/language", language="ar")
    assert "قبل يومين" in fadma.get("/monday").text
    assert f'href="/cohorts/{cast.cohort.id}/works/quiz/{oldest.id}"' in page


@pytest.mark.usefixtures("split")
def test_a_decision_that_splits_the_group_counts_first_choices(fadma: ParcoursClient, cast: Cast) -> None:
    page = fadma.get("/monday").text

    assert f'href="/cohorts/{cast.cohort.id}/discussions/porte/seuil"' in page
    assert "3 personnes · 60 %" in page
    assert "2 personnes · 40 %" in page
    assert "discussions/porte/age" not in page  # three of three agree


@pytest.mark.usefixtures("split")
def test_the_sheet_has_no_name_and_every_choice(fadma: ParcoursClient, cast: Cast) -> None:
    sheet = fadma.get(f"/cohorts/{cast.cohort.id}/discussions/porte/seuil").text

    assert "Que dites-vous" in sheet
    assert "Elle recule." in sheet
    assert "Trente jours." in sheet
    assert "Personne 0" not in sheet
    assert fadma.get(f"/cohorts/{cast.cohort.id}/discussions/porte/age").status_code == 404
    assert fadma.get(f"/cohorts/{cast.cohort.id}/discussions/ailleurs/seuil").status_code == 404
    assert fadma.get(f"/cohorts/{cast.other.id}/discussions/porte/seuil").status_code == 404


def test_few_people_are_not_a_group(fadma: ParcoursClient, cast: Cast, app: Flask) -> None:
    with app.app_context():
        for user_id, choice in zip(join(cast, 3), ("accueillir", "papiers", "papiers"), strict=True):
            play(user_id, [("seuil", choice)])
        session.commit()

    assert "Aucune décision ne partage le groupe" in fadma.get("/monday").text


def test_it_is_nobody_else_s(awa: ParcoursClient, stranger: ParcoursClient) -> None:
    assert awa.get("/monday").status_code == 403
    assert "/sign-in" in stranger.get("/monday").location


@pytest.mark.usefixtures("split")
def test_no_more_queries_for_more_people_or_cohorts(admin: ParcoursClient, cast: Cast, app: Flask) -> None:
    with counted(app) as before:
        admin.get("/monday")
    with app.app_context():
        third = Cohort(name="Troisième")
        session.add(third)
        session.flush()
        session.add_all(User(username=f"q{n}", name=f"Q {n}", password="x") for n in range(20))
        session.flush()
        for user in session.query(User).filter(User.username.like("q%")):
            session.add(Membership(user_id=user.id, cohort_id=third.id, trains=False))
        session.commit()
    with counted(app) as after:
        admin.get("/monday")

    assert len(after) == len(before) <= 8, after


def wait(user_id: int, days: int) -> None:
    """A free text that somebody sent so many days ago."""
    at = now() - timedelta(days=days)
    verdict = {"earned": 0, "possible": 0, "state": "waiting", "slots": {}}
    row = AttemptAnswer(question="q-ecrire", response={"answer": "Je salue."}, verdict=verdict, at=at)
    session.add(
        Attempt(
            user_id=user_id, client_id="essai-00", revision="r", language="fr", quiz="quiz-m01", number=1, seed="s",
            questions=["q-ecrire"], at=at, finished=at, earned=0, possible=0, percent=0, passed=False, answers=[row],
        )
    )  # fmt: skip
