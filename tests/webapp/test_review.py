"""Spaced review: what was missed or grows old comes back, one question at a time, and each answer is a fact."""

import re
from datetime import timedelta

import pytest
from flask import Flask
from sqlalchemy import update

from tests.webapp.conftest import Cast, ParcoursClient
from tests.webapp.test_queries import counted
from webapp.db import session
from webapp.learn import memory
from webapp.learn.rows import Card
from webapp.models import Answer, AttemptAnswer, now

CHECK = "/checks/jours-reste/answers"


def later(app: Flask, days: int) -> None:
    """Let days go by, for everything that is remembered."""
    with app.app_context():
        past = timedelta(days=days)
        for card in session.scalars(memory.select(Card)):
            session.execute(update(Card).where(Card.id == card.id).values(due=card.due - past, last=card.last - past))
        session.commit()


def card_of(awa: ParcoursClient, question: str) -> Card:
    return next(card for card in awa.rows(Card) if card.question == question)


def right_answer(app: Flask) -> dict[str, str]:
    return dict(app.extensions["library"].main.editions["fr"].course.checks["jours-reste"].answer())


def prefixed(answer: dict[str, str]) -> dict[str, str]:
    return {f"jours-reste:{slot}": value for slot, value in answer.items()}


def test_a_missed_question_comes_back_before_a_known_one(
    awa: ParcoursClient, brahim: ParcoursClient, app: Flask
) -> None:
    awa.submit(CHECK, answer="999")
    brahim.submit(CHECK, **right_answer(app))
    missed, known = awa.rows(Card)

    assert missed.due < known.due
    assert missed.due > now()


def test_it_is_not_asked_the_same_day(awa: ParcoursClient) -> None:
    awa.submit(CHECK, answer="999")
    page = awa.get("/review").text

    assert "Rien à revoir aujourd’hui." in page
    assert "La prochaine reviendra le" in page
    assert "/review" not in awa.get("/").text.split('id="resume"')[1].split("</section>")[0]


def test_nothing_was_answered_yet(awa: ParcoursClient) -> None:
    assert "Rien à revoir encore" in awa.get("/review").text


def test_five_minutes_from_the_home_page_to_the_end(awa: ParcoursClient, app: Flask) -> None:
    awa.submit(CHECK, answer="999")
    later(app, 3)
    assert "Réviser 1 question" in awa.get("/").text

    asked = awa.get("/review").text
    assert "Question 1 sur 1" in asked
    reply = awa.submit("/review/answers", question="jours-reste", n="0", **prefixed(right_answer(app)))
    told = awa.get(reply.location).text
    assert 'data-state="correct"' in told
    assert "Elle reviendra plus tard." in told
    end = awa.get(re.search(r'href="(/review\?n=1)"', told)[1]).text  # type: ignore[index]
    assert "1 question revue. C’est fait pour aujourd’hui." in end
    assert "Réviser 1 question" not in awa.get("/").text


def test_an_answer_in_review_is_a_fact_that_moves_nothing_on_the_way(awa: ParcoursClient, app: Flask) -> None:
    awa.submit(CHECK, answer="999")
    before = awa.get("/").text.split("Vous en étiez ici")[1][:200]
    later(app, 3)
    awa.submit("/review/answers", question="q-choix", n="0", **{"q-choix:answer": "bonjour"})

    assert [(row.question, row.review) for row in awa.rows(Answer)] == [("jours-reste", False), ("q-choix", True)]
    assert awa.get("/").text.split("Vous en étiez ici")[1][:200] == before


def test_sent_twice_it_counts_once(awa: ParcoursClient, app: Flask) -> None:
    form = {"question": "jours-reste", "n": "0", "client_id": "abcdef0123456789", **prefixed(right_answer(app))}
    first = awa.submit("/review/answers", **form)
    known = card_of(awa, "jours-reste").stability
    second = awa.submit("/review/answers", **form)

    assert first.location == second.location
    assert len(awa.rows(Answer)) == 1
    assert card_of(awa, "jours-reste").stability == known


def test_a_script_gets_the_explanation_alone(awa: ParcoursClient, app: Flask) -> None:
    reply = awa.submit("/review/answers", json=True, question="jours-reste", n="0", **prefixed(right_answer(app)))
    told = reply.get_json()

    assert told["html"].startswith("<div data-region")
    assert told["url"].startswith("/review/answers/")


def test_somebody_elses_answer_does_not_exist(awa: ParcoursClient, brahim: ParcoursClient, app: Flask) -> None:
    url = awa.submit("/review/answers", question="jours-reste", n="0", **prefixed(right_answer(app))).location

    assert awa.get(url).status_code == 200
    assert brahim.get(url).status_code == 404


def test_a_question_that_left_the_course_is_passed_over(awa: ParcoursClient, app: Flask) -> None:
    awa.submit(CHECK, answer="999")
    later(app, 3)
    with app.app_context():
        session.execute(update(Card).values(question="partie"))
        session.commit()

    assert "Rien à revoir encore" in awa.get("/review").text
    assert awa.submit("/review/answers", question="partie", n="2").location == "/review?n=2"


def test_a_quiz_is_remembered_question_by_question(awa: ParcoursClient) -> None:
    url = awa.submit("/quizzes/quiz-m01/attempts").location
    assert awa.rows(Card) == []
    awa.submit(f"{url}/answers", action="finish", sure="1")
    read_by_the_trainer = sum(row.verdict["state"] == "waiting" for row in awa.rows(AttemptAnswer))

    assert len(awa.rows(Card)) == 7 - read_by_the_trainer


def test_the_longest_forgotten_comes_first(awa: ParcoursClient, app: Flask) -> None:
    awa.submit(CHECK, **right_answer(app))
    awa.submit("/review/answers", question="q-choix", n="0", **{"q-choix:answer": "papiers"})
    later(app, 4)

    assert 'name="question" value="q-choix"' in awa.get("/review").text


def test_five_minutes_stop_even_when_more_is_due(awa: ParcoursClient, app: Flask) -> None:
    awa.submit(CHECK, answer="999")
    later(app, 3)
    page = awa.get("/review?n=7").text

    assert "7 questions revues." in page
    assert "Encore cinq minutes" in page


def test_all_may_be_made_anew_from_the_facts(awa: ParcoursClient, brahim: ParcoursClient, app: Flask) -> None:
    awa.submit(CHECK, answer="999")
    brahim.submit(CHECK, answer="999")
    awa.submit(CHECK, **right_answer(app))
    url = awa.submit("/quizzes/quiz-m01/attempts").location
    awa.submit(f"{url}/answers", action="finish", sure="1")
    kept = cards(awa)
    with app.app_context():
        memory.replay()
        session.commit()

    assert cards(awa) == kept
    assert len({user for user, _ in kept}) == 2


def cards(browser: ParcoursClient) -> dict[tuple[int, str], object]:
    """What everybody remembers, by person and question."""
    return {(one.user_id, one.question): (round(one.stability, 6), one.due.date()) for one in browser.rows(Card)}


@pytest.mark.parametrize(("url", "most"), [("/review", 2)])
def test_the_database_is_asked_as_often_whatever_is_due(
    awa: ParcoursClient, app: Flask, cast: Cast, url: str, most: int
) -> None:
    started = awa.submit("/quizzes/quiz-m01/attempts").location
    awa.submit(f"{started}/answers", action="finish", sure="1")
    later(app, 3)
    with counted(app) as seen:
        assert "Question 1 sur" in awa.get(url).text

    assert len(seen) <= most, seen


def test_the_trainer_sees_that_it_was_a_review(
    awa: ParcoursClient, fadma: ParcoursClient, app: Flask, cast: Cast
) -> None:
    awa.submit("/review/answers", question="jours-reste", n="0", **prefixed(right_answer(app)))

    assert "en révision" in fadma.get(f"/cohorts/{cast.cohort.id}/learners/{cast.awa.id}").text
