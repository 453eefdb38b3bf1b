"""The overview: counts of everybody, kept apart by organisation; and a quiz read over everybody as over a cohort."""

from dataclasses import replace
from datetime import timedelta

import pytest
from flask import Flask
from sqlalchemy import select

from tests.webapp.conftest import Cast, ParcoursClient
from tests.webapp.test_queries import counted
from webapp import here
from webapp.certificates.rows import Certificate
from webapp.db import session
from webapp.demo.crowd import Habits, Learner
from webapp.demo.living import live
from webapp.models import Attempt, Cohort, Membership, User, now
from webapp.overview.weighed import groups, weighed
from webapp.train.watch.answers import answers
from webapp.train.watch.items import items

PEOPLE = 14


@pytest.fixture
def crowd(app: Flask, cast: Cast) -> int:
    """Fourteen people of Awa's cohort, some good and some not, who have done all there is to do."""
    _settle(app, cast.cohort.id, cast.ngo.id)
    return cast.cohort.id


def _settle(app: Flask, cohort_id: int, organisation_id: int, people: int = PEOPLE) -> None:
    with app.test_request_context():
        for place in range(people):
            user = User(
                username=f"p{cohort_id}-{place}", name=f"Personne {place}", password="", organisation_id=organisation_id
            )
            session.add(user)
            session.flush()
            since = now() - timedelta(days=20)
            session.add(Membership(user_id=user.id, cohort_id=cohort_id, since=since))
            live(here.course(), Learner(user, None, Habits(15, 1, 9, 1 + place % 9, 100)))
        session.commit()


def _one(cohort_id: int) -> int:
    """Somebody of the crowd."""
    return session.scalars(select(User.id).where(User.username == f"p{cohort_id}-0")).one()


def test_everybody_is_counted_where_they_learn(admin: ParcoursClient, crowd: int, app: Flask, cast: Cast) -> None:
    with app.app_context():
        first = _one(crowd)
        said = {
            "course_id": here.library().main.id,
            "pathway": "",
            "number": 1,
            "name": "N",
            "course": "C",
            "title": "",
            "minutes": 1,
            "competencies": [],
        }
        session.add(Certificate(user_id=first, code="A" * 20, language="fr", revision="r", **said))
        session.commit()

    lines = admin.get("/manage/overview/lines.csv").text.splitlines()

    ngo = next(line.split(";") for line in lines if line.startswith(cast.ngo.name))
    assert ngo[1:5] == ["1", str(PEOPLE + 1), str(PEOPLE), str(PEOPLE)]
    assert ngo[7] == "1"
    assert cast.commune.name in admin.get("/manage/overview").text


def test_who_went_silent_is_told(admin: ParcoursClient, crowd: int, app: Flask, cast: Cast) -> None:
    with app.app_context():
        gone = _one(crowd)
        for model in (Attempt.__table__, *(table for table in Attempt.metadata.sorted_tables if table.name == "visit")):
            old = now() - timedelta(days=40)
            dated = {"at": old, **({"finished": old} if model.name == "attempt" else {})}
            session.execute(model.update().where(model.c.user_id == gone).values(**dated))
        session.commit()

    lines = admin.get("/manage/overview/lines.csv").text.splitlines()
    ngo = next(line for line in lines if line.startswith(cast.ngo.name))

    assert ngo.split(";")[4:6] == [str(PEOPLE - 1), "1"]


def test_an_organisation_sees_its_own_cohorts_alone(
    idir: ParcoursClient, rachid: ParcoursClient, crowd: int, cast: Cast
) -> None:
    theirs, others = idir.get("/manage/overview").text, rachid.get("/manage/overview").text

    assert f'href="/cohorts/{crowd}"' in theirs
    assert f'href="/cohorts/{crowd}"' not in others
    assert cast.cohort.name not in others
    assert "Aucune réponse encore" in rachid.get("/manage/overview/questions/quiz-m01").text
    assert "Aucune réponse encore" not in idir.get("/manage/overview/questions/quiz-m01").text


def test_a_quiz_says_of_everybody_what_it_says_of_a_cohort(app: Flask, crowd: int) -> None:
    """The same people: summed by the database, or counted one by one."""
    with app.test_request_context():
        quiz = here.course().quizzes["quiz-m01"]
        cohort = session.get_one(Cohort, crowd)
        bank = {question.id: question for question in quiz.questions}
        first = {attempt.id for attempt in session.query(Attempt).filter_by(quiz=quiz.id, number=1)}
        one_by_one = items([one for one in answers(cohort) if one.attempt in first], bank)
        summed = weighed(groups(here.course().id, quiz, None), bank)

    assert summed == [replace(item, seconds=None) for item in one_by_one]
    assert any(item.discrimination is not None for item in summed)


def test_a_question_leads_to_what_was_answered(admin: ParcoursClient, crowd: int) -> None:
    page = admin.get("/manage/overview/questions/quiz-m01").text
    address = page.split('href="/manage/overview/questions/quiz-m01/')[1].split('"')[0]

    assert admin.get(f"/manage/overview/questions/quiz-m01/{address}").status_code == 200
    assert admin.get("/manage/overview/questions/quiz-m01/rien").status_code == 404
    assert admin.get("/manage/overview/questions/rien").status_code == 404


@pytest.mark.parametrize("address", ["/manage/overview", "/manage/overview/questions/quiz-m01"])
def test_more_people_are_no_more_queries(app: Flask, admin: ParcoursClient, cast: Cast, address: str) -> None:
    def asked() -> int:
        with counted(app) as seen:
            assert admin.get(address).status_code == 200
        return len(seen)

    _settle(app, cast.cohort.id, cast.ngo.id, 3)
    few = asked()
    _settle(app, cast.other.id, cast.commune.id, 12)

    assert asked() == few
