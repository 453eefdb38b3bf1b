"""Free texts: sent by a learner, read by a trainer of the cohort, seen by the learner; and quizzes that count again."""

import re

import pytest
from flask import Flask

from builder.questions.essay import Criterion, Level
from tests.webapp.conftest import Cast, ParcoursClient
from webapp import here
from webapp.db import session
from webapp.models import Assessment, Attempt, AttemptAnswer, Sheet, now
from webapp.train.rows import Phrase

TEXT = "Je salue.\nPuis j'écoute."
FILLED = {"ou": "Au bureau"}
LEVELS = {"level:respect": "la", "level:ordre": "confus"}


@pytest.fixture
def sent(awa: ParcoursClient, cast: Cast, app: Flask) -> AttemptAnswer:
    """An attempt of Awa's that asked for the text and nothing else, and that she sent."""
    with app.app_context():
        attempt = Attempt(
            user_id=cast.awa.id, client_id="essai-00", revision="r", language="fr", quiz="quiz-m01", number=1,
            seed="s", questions=["q-ecrire", "q-vrai"], at=now(),
        )  # fmt: skip
        session.add(attempt)
        session.commit()
        place = f"/attempts/{attempt.id}/answers"
    answers = {"q-ecrire:answer": TEXT, "q-vrai:answer": "false", "action": "finish", "sure": "1"}
    assert awa.submit(place, **answers).status_code == 303
    return next(row for row in awa.rows(AttemptAnswer) if row.question == "q-ecrire")


def path(cast: Cast, sent: AttemptAnswer) -> str:
    return f"/cohorts/{cast.cohort.id}/works/quiz/{sent.id}"


def test_what_waits_is_said_and_counts_for_nothing_yet(awa: ParcoursClient, sent: AttemptAnswer) -> None:
    attempt = awa.rows(Attempt)[0]
    assert (attempt.earned, attempt.possible, attempt.percent) == (1, 1, 100)
    page = awa.get(f"/attempts/{attempt.id}").text
    assert "1 réponse attend d’être lue" in page
    assert 'data-state="waiting"' in page
    assert "Une personne va le lire." in page


def test_the_trainer_reads_marks_and_goes_on(fadma: ParcoursClient, cast: Cast, sent: AttemptAnswer) -> None:
    assert "À corriger" in fadma.get(f"/cohorts/{cast.cohort.id}").text
    assert "1 travail attend d’être lu." in fadma.get(f"/cohorts/{cast.cohort.id}/works").text
    page = fadma.get(path(cast, sent)).text
    assert "Puis j&#39;écoute." in page
    assert "Le respect" in page

    reply = fadma.submit(f"{path(cast, sent)}/readings", **LEVELS, comment="Bien vu.")
    assert (reply.status_code, reply.location) == (303, f"/cohorts/{cast.cohort.id}/works")
    assert "Tout est lu" in fadma.get(reply.location).text


def test_the_learner_sees_the_mark_and_the_quiz_counts_again(
    awa: ParcoursClient, fadma: ParcoursClient, cast: Cast, sent: AttemptAnswer
) -> None:
    fadma.submit(f"{path(cast, sent)}/readings", **LEVELS, comment="Bien vu.")

    attempt = awa.rows(Attempt)[0]
    assert (attempt.earned, attempt.possible, attempt.percent, attempt.passed) == (3, 4, 75, True)
    page = awa.get(f"/attempts/{attempt.id}").text
    assert "attend d’être lue" not in page
    assert "Bien vu." in page
    assert "Présent" in page
    assert "Lu par Fadma" in page
    assert awa.rows(AttemptAnswer)[0].response["answer"] == TEXT
    assert next(row for row in awa.rows(AttemptAnswer) if row.id == sent.id).verdict["state"] == "waiting"


def test_a_mark_may_be_given_again_and_the_last_one_holds(
    awa: ParcoursClient, fadma: ParcoursClient, cast: Cast, sent: AttemptAnswer
) -> None:
    for ordre in ("confus", "clair"):
        fadma.submit(f"{path(cast, sent)}/readings", **{**LEVELS, "level:ordre": ordre}, comment="")

    assert len(awa.rows(Assessment)) == 2
    assert awa.rows(Attempt)[0].percent == 100


def test_a_criterion_without_a_level_is_asked_again(fadma: ParcoursClient, cast: Cast, sent: AttemptAnswer) -> None:
    reply = fadma.submit(f"{path(cast, sent)}/readings", **{"level:respect": "la"}, comment="Presque.")

    assert reply.status_code == 422
    assert "Choisissez un niveau pour chaque critère." in reply.text
    assert "Presque." in reply.text
    assert fadma.rows(Assessment) == []


def test_other_people_s_texts_do_not_exist(
    awa: ParcoursClient, fadma: ParcoursClient, admin: ParcoursClient, cast: Cast, sent: AttemptAnswer
) -> None:
    elsewhere = f"/cohorts/{cast.other.id}/works/quiz/{sent.id}"
    assert fadma.get(elsewhere).status_code == admin.get(elsewhere).status_code == 404
    assert fadma.submit(f"{elsewhere}/readings", **LEVELS).status_code == 404
    assert fadma.get(f"/cohorts/{cast.cohort.id}/works/check/{sent.id}").status_code == 404
    assert awa.get(path(cast, sent)).status_code == 403


@pytest.fixture
def sheet(awa: ParcoursClient) -> Sheet:
    """Awa's worksheet, said to be finished."""
    awa.submit("/worksheets/plan-de-suivi", **FILLED, do="finish")
    return awa.rows(Sheet)[-1]


def test_a_finished_worksheet_waits_is_read_and_comes_back(
    fadma: ParcoursClient, awa: ParcoursClient, cast: Cast, sheet: Sheet
) -> None:
    address = f"/cohorts/{cast.cohort.id}/works/sheet/{sheet.id}"
    assert address in fadma.get(f"/cohorts/{cast.cohort.id}/works").text
    page = fadma.get(address).text
    assert "Tenable dans la commune" in page

    levels = {"level:entier": "bien", "level:precis": "moyen", "level:tenable": "bien"}
    assert fadma.submit(f"{address}/readings", **levels, comment="Datez la première ligne.").status_code == 303
    assert "Tout est lu" in fadma.get(f"/cohorts/{cast.cohort.id}/works").text
    page = awa.get("/worksheets/plan-de-suivi").text
    assert "Datez la première ligne." in page
    assert "5 sur 6" in page


OWN = {
    "trajet": Criterion(
        title="Le trajet est dit",
        levels={"non": Level(title="Nulle part", points=0), "oui": Level(title="D’un bout à l’autre", points=4)},
    )
}
"""What an author looks for in a worksheet."""


def test_a_worksheet_is_read_by_its_author_s_rubric(
    app: Flask, fadma: ParcoursClient, awa: ParcoursClient, cast: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    with app.test_request_context():
        sheets = here.course().worksheets
    monkeypatch.setitem(sheets, "plan-de-suivi", sheets["plan-de-suivi"].model_copy(update={"criteria": OWN}))  # type: ignore[arg-type]
    assert "Le trajet est dit" in awa.get("/worksheets/plan-de-suivi").text
    awa.submit("/worksheets/plan-de-suivi", **FILLED, do="finish")
    address = f"/cohorts/{cast.cohort.id}/works/sheet/{awa.rows(Sheet)[-1].id}"
    page = fadma.get(address).text
    assert "Le trajet est dit" in page
    assert "Tenable dans la commune" not in page

    assert fadma.submit(f"{address}/readings", **{"level:entier": "bien"}).status_code == 422
    assert fadma.submit(f"{address}/readings", **{"level:trajet": "oui"}).status_code == 303
    page = awa.get("/worksheets/plan-de-suivi").text
    assert "4 sur 4" in page
    assert "D’un bout à l’autre" in page.split("Ce qu’on vous en dit")[1].split("</section>")[0]


def test_a_worksheet_that_is_not_finished_is_nobody_s_business(
    fadma: ParcoursClient, awa: ParcoursClient, cast: Cast
) -> None:
    awa.submit("/worksheets/plan-de-suivi", **FILLED, do="save")

    assert "Tout est lu" in fadma.get(f"/cohorts/{cast.cohort.id}/works").text


def test_names_may_be_hidden_while_marking(fadma: ParcoursClient, cast: Cast, sent: AttemptAnswer) -> None:
    fadma.submit(f"/cohorts/{cast.cohort.id}/works/anonymity", anonymous="1")

    for page in (fadma.get(f"/cohorts/{cast.cohort.id}/works").text, fadma.get(path(cast, sent)).text):
        assert "Awa" not in page
        assert re.search(r"Copie [0-9A-F]{4}", page)
    fadma.submit(f"/cohorts/{cast.cohort.id}/works/anonymity", anonymous="0")
    assert "Awa" in fadma.get(path(cast, sent)).text


def test_a_comment_is_kept_put_in_again_and_forgotten(
    fadma: ParcoursClient, admin: ParcoursClient, cast: Cast, sent: AttemptAnswer
) -> None:
    for _ in range(2):
        fadma.submit(f"{path(cast, sent)}/readings", **LEVELS, comment="Un exemple de plus.", keep="1")
    (kept,) = fadma.rows(Phrase)

    put = fadma.submit(f"{path(cast, sent)}/readings", comment="Bien vu.", phrase=str(kept.id))
    assert put.status_code == 200
    assert "Bien vu.\nUn exemple de plus.</textarea>" in put.text
    assert len(fadma.rows(Assessment)) == 2
    assert "Un exemple de plus." not in admin.get(path(cast, sent)).text.split("</textarea>")[1]

    admin.submit(f"/cohorts/{cast.cohort.id}/works/phrases/{kept.id}/removal")
    assert len(fadma.rows(Phrase)) == 1
    fadma.submit(f"/cohorts/{cast.cohort.id}/works/phrases/{kept.id}/removal")
    assert fadma.rows(Phrase) == []


def test_one_may_pass_over_a_work_and_come_back_to_it(
    fadma: ParcoursClient, cast: Cast, sent: AttemptAnswer, sheet: Sheet
) -> None:
    assert f'href="/cohorts/{cast.cohort.id}/works/sheet/{sheet.id}"' in fadma.get(path(cast, sent)).text
    assert f'href="{path(cast, sent)}"' in fadma.get(f"/cohorts/{cast.cohort.id}/works/sheet/{sheet.id}").text
