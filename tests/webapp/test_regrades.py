"""Keys that were corrected: who is concerned is said first, first verdicts stay, results count again."""

from datetime import timedelta

import pytest
from flask import Flask

from tests.webapp.conftest import SECRET, Cast, ParcoursClient
from tests.webapp.test_monday import join
from tests.webapp.test_own import taken
from tests.webapp.test_queries import counted
from webapp import here
from webapp.db import session
from webapp.models import Attempt, AttemptAnswer, now
from webapp.regrading import Regrading, SecondVerdict
from webapp.train.rows import Phrase

RIGHT = {"earned": 1, "possible": 1, "state": "correct", "slots": {"answer": True}}
WRONG = {"earned": 0, "possible": 1, "state": "wrong", "slots": {"answer": False}}


def judged(user_id: int, choice: str, verdict: dict[str, object]) -> None:
    """An attempt judged by yesterday's key: another question of it was right."""
    earned = 1 + int(str(verdict["earned"]))
    rows = [
        AttemptAnswer(question="q-choix", response={"answer": choice}, verdict=verdict),
        AttemptAnswer(question="q-vrai", response={"answer": "false"}, verdict=RIGHT),
    ]
    result = {"earned": earned, "possible": 2, "percent": 50 * earned, "passed": earned == 2}
    fact = {"user_id": user_id, "client_id": f"cle-{user_id}", "revision": "hier", "language": "fr"}
    what = {"quiz": "quiz-m01", "number": 1, "seed": "s", "questions": ["q-choix", "q-vrai"]}
    session.add(Attempt(**fact, **what, **result, at=now() - timedelta(days=2), finished=now(), answers=rows))


@pytest.fixture
def yesterday(app: Flask, cast: Cast) -> None:
    """Awa was right and judged wrong; somebody else was wrong and judged right."""
    with app.app_context():
        judged(cast.awa.id, "bonjour", WRONG)
        judged(join(cast, 1)[0], "papiers", RIGHT)
        session.commit()


def address(cast: Cast) -> str:
    return f"/cohorts/{cast.cohort.id}/regradings/q-choix"


def seal(page: str) -> str:
    return page.split('name="seal" value="')[1].split('"')[0]


@pytest.mark.usefixtures("yesterday")
def test_who_is_concerned_is_said_before_anything_is_written(fadma: ParcoursClient, cast: Cast) -> None:
    assert "2 résultats de quiz basculent" in fadma.get(f"/cohorts/{cast.cohort.id}/regradings").text
    page = fadma.get(address(cast)).text

    assert "2 réponses seraient jugées autrement." in page
    assert "devient réussi" in page
    assert "n’est plus réussi" in page
    assert "Bonjour." in page
    assert fadma.rows(SecondVerdict) == []
    assert fadma.get(f"/cohorts/{cast.cohort.id}/regradings/q-vrai").status_code == 404


@pytest.mark.usefixtures("yesterday")
def test_in_favour_of_people_only(fadma: ParcoursClient, awa: ParcoursClient, cast: Cast) -> None:
    form = {"seal": seal(fadma.get(address(cast)).text), "whom": "better", "reason": "La clé était fausse."}
    assert fadma.submit(address(cast), **form).status_code == 303

    mine, theirs = awa.rows(Attempt)
    assert (mine.percent, mine.passed, theirs.percent, theirs.passed) == (100, True, 100, True)
    (again,) = awa.rows(SecondVerdict)
    assert (again.percent, again.passed, again.verdict["earned"]) == (50, False, 1)
    first = next(row for row in awa.rows(AttemptAnswer) if row.id == again.attempt_answer_id)
    assert first.verdict["earned"] == 0
    result = awa.get(f"/attempts/{mine.id}").text
    assert 'data-state="wrong"' not in result
    learner = fadma.get(f"/cohorts/{cast.cohort.id}/learners/{cast.awa.id}").text
    assert "Rejugé\u00a0: 1 sur 1." in learner
    assert "La clé était fausse." in learner
    assert "1 réponse serait jugée autrement" in fadma.get(f"/cohorts/{cast.cohort.id}/regradings").text


def corrected(fadma: ParcoursClient, cast: Cast, whom: str = "all") -> None:
    form = {"seal": seal(fadma.get(address(cast)).text), "whom": whom, "reason": "La clé était fausse."}
    assert fadma.submit(address(cast), **form).status_code == 303


@pytest.mark.usefixtures("yesterday")
def test_the_learner_is_told_once_at_home_and_for_ever_on_the_attempt(
    fadma: ParcoursClient, awa: ParcoursClient, cast: Cast
) -> None:
    assert "Une question a été corrigée" not in awa.get("/").text
    corrected(fadma, cast)

    (attempt,) = (one for one in awa.rows(Attempt) if one.user_id == cast.awa.id)
    home = awa.get("/").text
    assert "passe de 50\u00a0% à 100\u00a0%" in home
    assert "Le quiz est maintenant réussi." in home
    assert f'href="/attempts/{attempt.id}"' in home
    for _ in range(2):
        page = awa.get(f"/attempts/{attempt.id}").text
        assert "Une correction a changé ce résultat" in page
        assert "La clé était fausse." in page
        assert "0, puis 1, sur 1" in page
    assert "Une question a été corrigée" not in awa.get("/").text


@pytest.mark.usefixtures("yesterday")
def test_what_was_judged_again_is_taken_away_and_goes_with_whose_it_was(
    fadma: ParcoursClient, awa: ParcoursClient, cast: Cast, app: Flask
) -> None:
    with app.app_context():
        session.add(Phrase(user_id=cast.fadma.id, task="q-ecrire", text="Dites qui décide."))
        session.commit()
    corrected(fadma, cast, whom="better")

    data, page = taken(awa)
    assert [one["verdict"]["earned"] for one in data["second_verdict"]] == [1]
    assert [one["reason"] for one in data["regrading"]] == ["La clé était fausse."]
    assert "La clé était fausse." in page
    data, page = taken(fadma)
    assert [one["text"] for one in data["phrase"]] == ["Dites qui décide."]
    assert "Dites qui décide." in page
    assert "second_verdict" not in data

    awa.submit("/account/deletion", password=SECRET)
    fadma.submit("/account/deletion", password=SECRET)
    assert [fadma.rows(model) for model in (SecondVerdict, Regrading, Phrase)] == [[], [], []]


@pytest.mark.usefixtures("yesterday")
def test_for_everybody_and_then_nothing_is_left(fadma: ParcoursClient, cast: Cast) -> None:
    form = {"seal": seal(fadma.get(address(cast)).text), "whom": "all", "reason": "La clé était fausse."}
    page = fadma.submit(address(cast), **form, follow="1")

    assert page.status_code == 303
    assert [attempt.percent for attempt in fadma.rows(Attempt)] == [100, 50]
    listed = fadma.get(f"/cohorts/{cast.cohort.id}/regradings").text
    assert "Rien à rejuger" in listed
    assert "La clé était fausse." in listed
    (made,) = fadma.rows(Regrading)
    with fadma.application.test_request_context():
        assert (made.question, made.revision, made.author_id) == ("q-choix", here.course().revision, cast.fadma.id)


@pytest.mark.usefixtures("yesterday")
@pytest.mark.parametrize(("change", "status"), [({"reason": " "}, 422), ({"seal": "autre"}, 409)])
def test_without_a_reason_or_on_another_list_nothing_is_written(
    fadma: ParcoursClient, cast: Cast, change: dict[str, str], status: int
) -> None:
    form = {"seal": seal(fadma.get(address(cast)).text), "whom": "all", "reason": "Clé corrigée."}

    assert fadma.submit(address(cast), **{**form, **change}).status_code == status
    assert fadma.rows(SecondVerdict) == []


@pytest.mark.usefixtures("yesterday")
def test_another_cohort_s_people_are_out_of_sight(fadma: ParcoursClient, admin: ParcoursClient, cast: Cast) -> None:
    elsewhere = f"/cohorts/{cast.other.id}/regradings"

    assert "Rien à rejuger" in admin.get(elsewhere).text
    assert admin.get(f"{elsewhere}/q-choix").status_code == 404
    assert fadma.get(elsewhere).status_code == 404


@pytest.mark.usefixtures("yesterday")
def test_no_more_queries_for_more_people(fadma: ParcoursClient, cast: Cast, app: Flask) -> None:
    with counted(app) as before:
        fadma.get(address(cast))
    with app.app_context():
        from webapp.models import Cohort, Membership, User

        for n in range(12):
            person = User(username=f"z{n}", name=f"Z {n}", password="x")
            session.add(person)
            session.flush()
            session.add(Membership(user_id=person.id, cohort_id=session.get_one(Cohort, cast.cohort.id).id))
            judged(person.id, "bonjour", WRONG)
        session.commit()
    with counted(app) as after:
        fadma.get(address(cast))

    assert len(after) == len(before) <= 6, after
