"""Recovery codes of packages taken elsewhere: typed by a trainer, read over, then kept; what may be wrong with them."""

import csv
import io
import re
from collections.abc import Mapping
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from flask import Flask
from sqlalchemy import delete, update

from builder import Course
from exports import edition
from exports.recovery import head
from tests.codes import code
from tests.webapp.conftest import Cast, ParcoursClient
from tests.webapp.test_exports import order
from tests.webapp.test_quizzes import filled
from webapp.db import session
from webapp.models import Membership, now
from webapp.progress import traces
from webapp.recovery.rows import Outline, Transfer, TransferUnit
from webapp.start import begin
from webapp.train.watch import pace

DONE: Mapping[str, Any] = {"premier-mot": True, "porte": 4, "quiz-m01": (90, True, 2)}


@pytest.fixture
def course(app: Flask) -> Course:
    found: Course = app.extensions["library"].main.editions["fr"].course
    return found


@pytest.fixture
def whole(course: Course) -> str:
    """A code of somebody who did half of the course in a package."""
    return code(edition(course).brief, DONE, 90)


@pytest.fixture
def door(cast: Cast) -> str:
    """Where Fadma enters a code for Awa."""
    return f"/cohorts/{cast.cohort.id}/learners/{cast.awa.id}/recovery"


def held(app: Flask, cast: Cast) -> dict[str, tuple[bool, int | None]]:
    """What we hold of Awa: done, best."""
    with app.app_context():
        return {id: (trace.done, trace.best) for id, trace in traces(cast.awa.id, "essai").items()}


def words(text: str) -> str:
    """A page's text on one line."""
    return " ".join(re.sub(r"<[^>]*>", " ", text).split())


def test_a_code_is_read_over_then_kept(app: Flask, fadma: ParcoursClient, cast: Cast, door: str, whole: str) -> None:
    page = fadma.submit(door, code=whole.lower().replace("-", " "))

    assert page.status_code == 200
    said = words(page.text)
    assert "Ce code apporte 3 étapes, nouvelles ou meilleures." in said
    assert "les mêmes étapes que le cours d’aujourd’hui" in said
    assert "90 %, réussi, 2 essais" in said
    assert "fait, 80 % des points" in said
    assert "3 étapes finies sur 4" in said
    assert "Rien de fait dans ces modules du paquet : 2." in said
    assert fadma.rows(Transfer) == []
    assert held(app, cast) == {}

    reply = fadma.submit(door, code=whole, sure="yes")
    assert reply.status_code == 303
    assert held(app, cast) == {"premier-mot": (True, None), "porte": (True, 80), "quiz-m01": (True, 90)}
    learner = fadma.get(reply.location).text
    assert "Venu d’un paquet" in learner
    assert "Fadma" in words(learner).partition("Entré par")[2][:12]


def test_what_came_counts_wherever_progress_is_shown(
    fadma: ParcoursClient, awa: ParcoursClient, cast: Cast, door: str, whole: str
) -> None:
    fadma.submit(door, code=whole, sure="yes")

    _, row = csv.reader(
        io.StringIO(fadma.get(f"/cohorts/{cast.cohort.id}.csv").data.decode("utf-8-sig")), delimiter=";"
    )
    assert row[4:7] == ["50", "75", "90"]
    quiz = words(awa.get("/quizzes/quiz-m01").text)
    assert "Dans un paquet" in quiz
    assert "90 % · réussi" in quiz
    assert "Commencer le quiz" in quiz, "tries here are not those of the package"
    assert "3 étapes terminées sur 6" in words(fadma.get(door.removesuffix("/recovery")).text)


def test_the_best_is_told_wherever_it_was_done(
    fadma: ParcoursClient, awa: ParcoursClient, door: str, whole: str, course: Course
) -> None:
    place = awa.submit("/quizzes/quiz-m01/attempts").location
    quiz = course.quizzes["quiz-m01"]
    awa.submit(f"{place}/answers", action="finish", sure="1", **filled(quiz, list(quiz.by_id)[:1]))
    fadma.submit(door, code=whole, sure="yes")
    assert "Dans un paquet repris le" in words(awa.get("/quizzes/quiz-m01").text)
    assert "le meilleur 90 %" in words(awa.get("/quizzes/quiz-m01").text)

    place = awa.submit("/quizzes/quiz-m01/attempts").location
    awa.submit(f"{place}/answers", action="finish", sure="1", **filled(quiz, list(quiz.by_id)))
    page = words(awa.get("/quizzes/quiz-m01").text)
    assert "le meilleur 100 %" in page
    assert page.count("le meilleur 90 %") == 0


def test_a_step_done_here_and_there_is_finished_once(
    app: Flask, fadma: ParcoursClient, awa: ParcoursClient, cast: Cast, door: str, whole: str
) -> None:
    """The group's pace counts what packages brought, and nothing twice."""
    awa.submit("/lessons/premier-mot/visits")
    fadma.submit(door, code=whole, sure="yes")

    with app.app_context():
        assert sorted(end.unit for end in pace.ends(cast.cohort)) == ["porte", "premier-mot", "quiz-m01"]


def test_what_came_is_evidence_and_no_sign_of_life(
    app: Flask, fadma: ParcoursClient, cast: Cast, door: str, whole: str
) -> None:
    with app.app_context():
        session.execute(update(Membership).values(since=now() - timedelta(days=30)))
        session.commit()
    fadma.submit(door, code=whole, sure="yes")

    monday = words(fadma.get("/monday").text)
    assert "Jamais venu·e, inscrit·e depuis 30 jours. Ses résultats viennent d’un paquet." in monday
    _, *steps = csv.reader(
        io.StringIO(fadma.get(f"/cohorts/{cast.cohort.id}/evidence.csv").data.decode("utf-8-sig")), delimiter=";"
    )
    assert {step[6] for step in steps} == {"", "80", "90"}
    assert {step[8] for step in steps} == {"dans un paquet\u00a0; code entré ce jour-là"}
    report = fadma.get(f"/cohorts/{cast.cohort.id}/reports/commune").text
    assert "(dont 3 d’un paquet)" in report
    assert "3 étapes ont été faites dans un paquet" in report


def test_the_same_code_twice_is_once(fadma: ParcoursClient, door: str, whole: str) -> None:
    fadma.submit(door, code=whole, sure="yes")
    page = fadma.submit(door, code=f" {whole.lower()} ")
    assert "Ce code est déjà entré pour cette personne" in page.text
    assert "Entrer ces résultats" not in page.text

    fadma.submit(door, code=whole, sure="yes")
    assert len(fadma.rows(Transfer)) == 1
    assert len(fadma.rows(TransferUnit)) == 3


def test_the_best_counts_and_nothing_is_lowered(
    app: Flask, fadma: ParcoursClient, awa: ParcoursClient, cast: Cast, door: str, course: Course
) -> None:
    place = awa.submit("/quizzes/quiz-m01/attempts").location
    quiz = course.quizzes["quiz-m01"]
    awa.submit(f"{place}/answers", action="finish", sure="1", **filled(quiz, list(quiz.by_id)))
    assert held(app, cast)["quiz-m01"] == (True, 100)
    plan = edition(course).brief

    less = fadma.submit(door, code=code(plan, {"quiz-m01": (40, False, 1)}))
    assert "nous avons mieux" in less.text
    assert "il n’y a rien à entrer" in less.text
    assert "Entrer ces résultats" not in less.text
    fadma.submit(door, code=code(plan, {"quiz-m01": (40, False, 1), "porte": 0}), sure="yes")
    assert held(app, cast) == {"quiz-m01": (True, 100), "porte": (True, 0)}

    fadma.submit(door, code=code(plan, {"porte": 5}), sure="yes")
    assert held(app, cast)["porte"] == (True, 100)


@pytest.mark.parametrize(
    ("change", "typed", "meant"),
    [
        (lambda code: code[:8] + ("K" if code[8] != "K" else "M") + code[9:], 2, 2),
        (lambda code: code[:13] + code[14:], 3, 3),
        (lambda code: code[:3] + code[4] + code[3] + code[5:], 1, 1),
    ],
)
def test_a_slip_is_said_with_its_place_and_mended(
    change: Any, typed: int, meant: int, fadma: ParcoursClient, door: str, whole: str
) -> None:
    wrong = change(whole)
    page = fadma.submit(door, code=wrong)

    assert page.status_code == 422
    said = words(page.text)
    assert f"Groupe {meant} : vous avez écrit" in said
    assert whole.split("-")[meant - 1] in said.partition("sans doute")[2]
    mended = re.search(r'<input type="hidden" name="code" value="([^"]+)"', page.text)
    assert mended
    assert mended[1] == whole
    assert fadma.rows(Transfer) == []


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("", "Écrivez le code."),
        ("x" * 601, "C’est trop long pour un code."),
        ("j’ai perdu mon code", "n’est celui d’aucun paquet de ce cours"),
        ("<b>Uu</b>", "Groupe 1 : « U » n’est dans aucun code."),
    ],
)
def test_what_is_no_code_gets_a_sentence(typed: str, said: str, fadma: ParcoursClient, door: str) -> None:
    reply = fadma.submit(door, code=typed)

    assert reply.status_code == 422
    assert said in reply.text
    assert "<b>U" not in reply.text


def test_two_errors_are_somewhere_after_the_first_group(fadma: ParcoursClient, door: str, whole: str) -> None:
    last = "".join("M" if letter != "M" else "N" for letter in whole[-3:])
    said = words(fadma.submit(door, code=whole[:-3] + last).text)

    assert "Le premier groupe est juste" in said
    assert " ".join(whole.split("-")[:3]) in said, "the groups stand one by one, to be compared"


def test_a_code_of_another_course_says_so(fadma: ParcoursClient, door: str, course: Course) -> None:
    other = {**edition(course).brief, "package": "ailleurs"}
    page = fadma.submit(door, code=code(other, {}))

    assert page.status_code == 422
    assert "il vient d’un autre cours" in page.text


def test_modules_chosen_elsewhere_are_told_by_the_trainer(
    app: Flask, fadma: ParcoursClient, door: str, course: Course, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A course of three modules, of which somebody took the first and the last: nobody can guess that."""
    third = replace(course.modules[1], head=course.modules[1].head.model_copy(update={"id": "m03"}))
    longer = replace(course, modules=(*course.modules, third))
    monkeypatch.setattr(app.extensions["library"].main.editions["fr"], "course", longer)
    typed = code(edition(longer, modules=(longer.modules[0], third)).brief, DONE)

    page = fadma.submit(door, code=typed)
    assert page.status_code == 422
    assert "lesquels ?" in page.text
    told = {"csrf_token": fadma.token(), "code": typed, "modules": ["m01", "m03"]}
    read = fadma.post(door, data=told)
    assert read.status_code == 200
    assert read.text.count('name="modules"') == 2, "they are told again when one is sure"
    assert fadma.post(door, data={**told, "sure": "yes"}).status_code == 303


def test_a_package_of_an_older_course_is_read_as_it_was(
    app: Flask, fadma: ParcoursClient, cast: Cast, door: str, course: Course
) -> None:
    """The course had a lesson that it has no more, and we saw it then."""
    plan = edition(course).brief
    older = {**plan, "required": ["adieu", *plan["required"]]}
    typed = code(older, {"adieu": True, "compter": True}, completed=False)
    with app.app_context():
        session.add(Outline(head=head(older), plan=older, revision="abcdef012345"))
        session.commit()

    said = words(fadma.submit(door, code=typed).text)
    assert "plus ancienne : ses étapes sont celles de la révision" in said
    assert "Étapes que le cours n’a plus" in said
    fadma.submit(door, code=typed, sure="yes")
    assert held(app, cast) == {"adieu": (True, None), "compter": (True, None)}
    assert fadma.rows(Transfer)[0].revision == "abcdef012345"


def test_a_package_that_we_never_saw_gives_status_and_score(
    app: Flask, fadma: ParcoursClient, cast: Cast, door: str, course: Course
) -> None:
    plan = edition(course).brief
    unseen = {**plan, "required": plan["required"][1:]}
    typed = code(unseen, {"compter": True}, 77, completed=True, success="passed")

    said = words(fadma.submit(door, code=typed).text)
    assert "On ne peut pas dire quelles étapes sont faites." in said
    assert "77 %" in said
    fadma.submit(door, code=typed, sure="yes")
    assert held(app, cast) == {}
    entered = fadma.rows(Transfer)[0]
    assert (entered.completed, entered.success, entered.score, entered.revision) == (True, "passed", 77, "")
    assert "Version du paquet inconnue" in fadma.get(door.removesuffix("/recovery")).text


def test_a_code_entered_for_somebody_else_is_told(admin: ParcoursClient, cast: Cast, whole: str) -> None:
    admin.submit(f"/cohorts/{cast.cohort.id}/learners/{cast.awa.id}/recovery", code=whole, sure="yes")
    page = admin.submit(f"/cohorts/{cast.other.id}/learners/{cast.brahim.id}/recovery", code=whole)

    assert "Le même code a été entré pour une autre personne" in page.text
    assert "Awa" not in words(page.text)


def test_a_code_of_the_wrong_person_is_withdrawn(
    app: Flask, fadma: ParcoursClient, admin: ParcoursClient, cast: Cast, door: str, whole: str
) -> None:
    fadma.submit(door, code=whole, sure="yes")
    entered = fadma.rows(Transfer)[0].id
    elsewhere = f"/cohorts/{cast.other.id}/learners/{cast.brahim.id}/transfers/{entered}/removal"
    assert admin.submit(elsewhere).status_code == 404
    assert fadma.submit(elsewhere).status_code == 404

    assert fadma.submit(door.replace("/recovery", f"/transfers/{entered}/removal")).status_code == 303
    assert (fadma.rows(Transfer), fadma.rows(TransferUnit), held(app, cast)) == ([], [], {})
    fadma.submit(door, code=whole, sure="yes")
    assert len(fadma.rows(TransferUnit)) == 3


def test_a_server_and_a_maker_remember_how_codes_are_read(app: Flask, fadma: ParcoursClient, course: Course) -> None:
    with app.app_context():
        session.execute(delete(Outline))
        session.commit()
    begin(app)
    begin(app)
    seen = {row.head: row.plan for row in fadma.rows(Outline)}
    assert edition(course).brief in seen.values()
    assert len(seen) == len(fadma.rows(Outline))

    order(fadma, "scorm12", context="ailleurs")
    fadma.made()
    assert len(fadma.rows(Outline)) >= len(seen)


def test_it_is_in_arabic_too(fadma: ParcoursClient, door: str, whole: str) -> None:
    fadma.submit("/language", language="ar")

    assert "يضيف هذا الرمز 3 مراحل" in words(fadma.submit(door, code=whole).text)
    assert "المجموعة 4" in words(fadma.submit(door, code=whole[:-1] + ("7" if whole[-1] != "7" else "8")).text)
