"""Time limits: the server's clock decides, what was answered counts, and who needs more time has it."""

from collections.abc import Iterator
from datetime import timedelta

import pytest
from flask import Flask
from sqlalchemy import update

from tests.webapp.conftest import Cast, ParcoursClient
from webapp.db import session
from webapp.models import Attempt, AttemptAnswer, now

QUIZ = "/quizzes/quiz-m01"


@pytest.fixture(autouse=True)
def timed(app: Flask) -> Iterator[None]:
    """The quiz lasts twenty minutes."""
    quiz = app.extensions["library"].main.editions["fr"].course.quizzes["quiz-m01"]
    object.__setattr__(quiz, "minutes", 20)
    yield
    object.__setattr__(quiz, "minutes", None)


def minutes(attempt: Attempt) -> float | None:
    return attempt.deadline and round((attempt.deadline - attempt.at).total_seconds() / 60)


def let_go_by(app: Flask, minutes: int) -> None:
    with app.app_context():
        session.execute(update(Attempt).values(deadline=now() - timedelta(minutes=minutes)))
        session.commit()


def answer_one(awa: ParcoursClient, url: str, **more: str) -> None:
    drawn = awa.rows(Attempt)[0].questions[0]
    awa.submit(f"{url}/answers", shown=drawn, q="1", **{f"{drawn}:answer": "bonjour"}, **more)


def test_the_page_says_how_long_before_and_during(awa: ParcoursClient) -> None:
    assert "20 min, pas davantage" in awa.get(QUIZ).text
    url = awa.submit(f"{QUIZ}/attempts").location

    assert minutes(awa.rows(Attempt)[0]) == 20
    assert 'data-left="1' in awa.get(url).text


def test_what_was_answered_in_time_counts_and_nothing_after(awa: ParcoursClient, app: Flask) -> None:
    url = awa.submit(f"{QUIZ}/attempts").location
    answer_one(awa, url)
    let_go_by(app, 1)
    before = [row.response for row in awa.rows(AttemptAnswer)]

    assert "Le temps est écoulé" in awa.get(url).text
    drawn = awa.rows(Attempt)[0].questions[1]
    reply = awa.submit(f"{url}/answers", shown=drawn, q="2", action="next", **{f"{drawn}:answer": "tard"})
    assert "Vos réponses" in awa.get(reply.location).text
    (attempt,) = awa.rows(Attempt)
    assert attempt.finished
    assert [row.response for row in awa.rows(AttemptAnswer)][: len(before)] == before
    assert not any("tard" in row.response.values() for row in awa.rows(AttemptAnswer))


def test_the_last_answer_may_still_be_on_its_way(awa: ParcoursClient, app: Flask) -> None:
    url = awa.submit(f"{QUIZ}/attempts").location
    with app.app_context():
        session.execute(update(Attempt).values(deadline=now() - timedelta(seconds=2)))
        session.commit()
    answer_one(awa, url, action="finish")

    assert awa.rows(Attempt)[0].finished
    assert any("bonjour" in row.response.values() or row.response for row in awa.rows(AttemptAnswer))


def test_coming_back_too_late_leads_to_the_result(awa: ParcoursClient, app: Flask) -> None:
    url = awa.submit(f"{QUIZ}/attempts").location
    let_go_by(app, 60)

    assert awa.submit(f"{QUIZ}/attempts").location == url
    assert "Vos réponses" in awa.get(url).text


def test_who_needs_more_time_has_it_at_once(awa: ParcoursClient, fadma: ParcoursClient, cast: Cast) -> None:
    url = awa.submit(f"{QUIZ}/attempts").location
    place = f"/cohorts/{cast.cohort.id}/learners/{cast.awa.id}/time"
    fadma.submit(place, percent="133")
    assert minutes(awa.rows(Attempt)[0]) == 27
    assert "27 min, pas davantage" in awa.get(QUIZ).text

    fadma.submit(place, percent="0")
    assert minutes(awa.rows(Attempt)[0]) is None
    assert "data-left" not in awa.get(url).text
    assert "sans limite" in awa.get(QUIZ).text


def test_only_what_is_offered_may_be_granted(fadma: ParcoursClient, cast: Cast) -> None:
    place = f"/cohorts/{cast.cohort.id}/learners/{cast.awa.id}/time"

    assert fadma.submit(place, percent="1000").status_code == 400
    assert fadma.submit(f"/cohorts/{cast.other.id}/learners/{cast.brahim.id}/time", percent="150").status_code == 404
