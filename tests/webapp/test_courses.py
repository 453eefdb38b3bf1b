"""Two courses in one LMS, whose lessons, questions, quizzes and cases have the same ids: nothing leaks.

The second is the small course again, under another name and with a word that only it says.
"""

import json
import os
import re
import shutil
from collections.abc import Iterator
from datetime import timedelta
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest
from flask import Flask
from sqlalchemy import delete, update

from tests.conftest import COURSES
from tests.webapp.conftest import SECRET, Cast, Idle, ParcoursClient
from tests.webapp.test_queries import counted
from tests.webapp.test_review import later
from tests.webapp.test_roles import PAGES, WHO, address, places
from tests.webapp.walking import walk
from webapp import Settings, create_app
from webapp.certificates.rows import Certificate
from webapp.db import db as database
from webapp.db import session
from webapp.library import Library
from webapp.migrate import migrate
from webapp.models import Attempt, Cohort, Invitation, Membership, Organisation, now

OTHER = "/courses/autre"
__all__ = ["places"]


def other_course(folder: Path) -> Path:
    shutil.copytree(COURSES / "minimal", folder)
    for name, before, after in (
        ("course/course.yaml", "id: essai\ntitle: Un cours d'essai", "id: autre\ntitle: Un autre cours"),
        ("modules/01-accueil/01-premier-mot.fr.md", "Une note de bas de page", "Un zellige de bas de page"),
    ):
        text = (folder / name).read_text("utf-8")
        assert before in text
        (folder / name).write_text(text.replace(before, after), "utf-8")
    return folder


@pytest.fixture(scope="module")
def app(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Flask]:
    place = tmp_path_factory.mktemp("deux")
    folders = os.pathsep.join(map(str, (COURSES / "minimal", other_course(place / "autre"))))
    made = create_app(Settings(course=Path(folders), var=place / "var", secret="essai"))
    made.test_client_class = ParcoursClient
    made.extensions["makers"] = Idle(made.extensions["settings"])
    made.testing = True
    migrate(made)
    yield made
    with made.app_context():
        database.engine.dispose()


@pytest.fixture
def second(app: Flask, cast: Cast) -> int:
    """A cohort of the NGO that follows the other course: Fadma trains Awa there too."""
    with app.app_context():
        made = Cohort(name="Seconde", course="autre", organisation_id=cast.ngo.id)
        session.add(made)
        session.flush()
        session.add(Membership(user_id=cast.fadma.id, cohort_id=made.id, trains=True))
        session.add(Membership(user_id=cast.awa.id, cohort_id=made.id, trains=False))
        session.commit()
        return made.id


def test_each_course_has_its_addresses(awa: ParcoursClient) -> None:
    main, other = awa.get("/").text, awa.get(f"{OTHER}/").text

    assert "<h1>Un autre cours" in other
    assert "<h1>Un cours" in main
    assert 'href="/pages/premier-mot"' in main
    assert f'href="{OTHER}/pages/premier-mot"' in other
    assert 'href="/pages/' not in other
    assert '"/media/' not in awa.get(f"{OTHER}/pages/premier-mot").text
    assert awa.get("/courses/ailleurs/").status_code == 404


def test_what_is_done_in_one_is_not_done_in_the_other(awa: ParcoursClient, cast: Cast, app: Flask) -> None:
    walk(app, cast.awa)

    assert "Vous êtes au bout du chemin" in awa.get("/").text
    assert "On commence ici" in awa.get(f"{OTHER}/").text
    awa.submit(f"{OTHER}/certificates")
    assert awa.rows(Certificate) == []


def test_a_certificate_is_of_its_course(awa: ParcoursClient, cast: Cast, app: Flask) -> None:
    for course in ("essai", "autre"):
        walk(app, cast.awa, None if course == "autre" else "agent", course)
    for at in ("", OTHER):
        awa.submit(f"{at}/certificates")
    main, other = awa.rows(Certificate)

    assert (other.course_id, other.course) == ("autre", "Un autre cours")
    assert awa.get(f"{OTHER}/certificates/{other.id}.pdf").status_code == 200
    assert awa.get(f"{OTHER}/certificates/{main.id}.pdf").status_code == 404
    assert main.spelt not in awa.get(f"{OTHER}/certificates").text
    assert "Un autre cours" in awa.get(f"/verify/{other.code}").text


def test_a_missed_question_comes_back_in_its_own_course(awa: ParcoursClient, app: Flask) -> None:
    awa.submit(f"{OTHER}/checks/jours-reste/answers", answer="999")
    later(app, days=9)

    assert "Rien à revoir" in awa.get("/review").text
    assert 'name="jours-reste:' in awa.get(f"{OTHER}/review").text
    assert "999" not in awa.get("/pages/compter").text
    assert "999" in awa.get(f"{OTHER}/pages/compter").text


def test_tries_are_counted_in_each(awa: ParcoursClient) -> None:
    for at in ("", OTHER):
        assert awa.submit(f"{at}/quizzes/quiz-m01/attempts").location.startswith(f"{at}/attempts/")
    main, other = awa.rows(Attempt)

    assert (main.course, main.number, other.course, other.number) == ("essai", 1, "autre", 1)
    assert awa.get(f"{OTHER}/attempts/{main.id}").status_code == 404
    assert awa.get(f"/attempts/{other.id}").status_code == 404
    assert awa.submit(f"/attempts/{other.id}/answers", action="finish").status_code == 404


def test_notes_bookmarks_worksheets_and_cases_stay_where_they_are(awa: ParcoursClient, app: Flask) -> None:
    course = app.extensions["library"].main.course
    reflection, worksheet = next(iter(course.reflections)), next(iter(course.worksheets))
    awa.submit(f"/reflections/{reflection}/note", text="Rien que pour moi")
    awa.submit("/bookmarks/premier-mot")
    awa.submit(f"/worksheets/{worksheet}", do="finish")
    awa.submit("/cases/porte/runs", choice="accueillir")

    assert "Rien que pour moi" not in awa.get(f"{OTHER}/notebook").text
    assert "/pages/premier-mot" not in awa.get(f"{OTHER}/bookmarks").text
    assert "On commence ici" in awa.get(f"{OTHER}/").text
    assert "/runs/" in awa.get("/cases/porte").text
    assert "/runs/" not in awa.get(f"{OTHER}/cases/porte").text


def test_each_searches_its_own_pages(awa: ParcoursClient) -> None:
    assert f'href="{OTHER}/pages/premier-mot' in awa.get(f"{OTHER}/search?q=zellige").text
    assert "/pages/premier-mot" not in awa.get("/search?q=zellige").text


def test_a_trainer_sees_of_a_cohort_what_was_done_in_its_course(
    awa: ParcoursClient, fadma: ParcoursClient, cast: Cast, second: int, app: Flask
) -> None:
    walk(app, cast.awa)
    seen, unseen = f"/cohorts/{cast.cohort.id}", f"/cohorts/{second}"

    for page in ("questions?module=m01", "competencies", "evidence.csv"):
        assert fadma.get(f"{seen}/{page}").data != fadma.get(f"{unseen}/{page}").data
    assert "jours-reste" in fadma.get(f"{seen}/questions.csv").text
    assert "jours-reste" not in fadma.get(f"{unseen}/questions.csv").text
    assert ";100;" in fadma.get(f"{seen}.csv").text
    assert ";100;" not in fadma.get(f"{unseen}.csv").text
    assert f'href="{OTHER}/"' in fadma.get(f"{unseen}/learners/{cast.awa.id}").text


def test_home_tells_how_far_one_is_in_each(awa: ParcoursClient, cast: Cast, app: Flask) -> None:
    walk(app, cast.awa, None, "autre")
    page = awa.get("/").text
    cards = page.split('id="others"')[1].split("</section></div></section>")[0]

    assert f'href="{OTHER}/"' in cards
    assert re.search(r'value="(\d+)".*\1 sur \d+ terminés', cards, re.DOTALL)
    assert page.count("Commencer") == 1, "one « Reprendre », whatever one follows beside"
    assert 'aria-current="true">Un autre cours' in awa.get(f"{OTHER}/glossary").text


def test_seeing_two_courses_asks_nothing_more(awa: ParcoursClient, app: Flask, monkeypatch: pytest.MonkeyPatch) -> None:
    with counted(app) as two:
        awa.get("/")
    monkeypatch.setitem(app.extensions, "library", Library({"essai": app.extensions["library"].main}))
    with counted(app) as one:
        awa.get("/")

    assert len(two) == len(one)


def test_one_arrives_in_the_course_of_ones_cohort(
    stranger: ParcoursClient, cast: Cast, second: int, app: Flask
) -> None:
    with app.app_context():
        session.execute(update(Cohort).where(Cohort.id != second).values(archived=now()))
        session.commit()

    assert stranger.sign_in("awa").location == f"{OTHER}/"
    assert f'href="{OTHER}/certificates"' in stranger.get("/account").text
    stranger.submit("/sign-out")
    assert stranger.sign_in("fadma").location == f"{OTHER}/monday"


def test_monday_is_about_the_cohorts_of_one_course(fadma: ParcoursClient, second: int, cast: Cast, app: Flask) -> None:
    with app.app_context():
        session.execute(update(Membership).values(since=now() - timedelta(days=30)))
        session.commit()

    assert f"/cohorts/{second}" not in fadma.get("/monday").text
    assert f"/cohorts/{second}" in fadma.get(f"{OTHER}/monday").text


def test_a_trainer_chooses_the_course_of_a_cohort(fadma: ParcoursClient, stranger: ParcoursClient) -> None:
    assert 'name="course" value="autre"' in fadma.get("/cohorts/new?course=autre").text
    made = fadma.submit("/cohorts", name="Nouvelle", course="autre", pathway="court").location
    assert [cohort.course for cohort in fadma.rows(Cohort)][-1] == "autre"
    assert "Un autre cours" in fadma.get("/cohorts").text
    assert fadma.submit("/cohorts", name="Nulle part", course="ailleurs").status_code == 404

    fadma.submit(f"{made}/invitations", places="3", days="7")
    code = fadma.rows(Invitation)[-1].code
    joined = stranger.submit(f"/join/{code}", name="Samira", password=SECRET)
    assert joined.location == "/welcome"
    assert f'href="{OTHER}/"' in stranger.get("/welcome").text


def test_what_is_ones_own_is_taken_away_course_by_course(awa: ParcoursClient) -> None:
    awa.submit("/lessons/premier-mot/visits")
    awa.submit(f"{OTHER}/lessons/premier-mot/visits")
    with ZipFile(BytesIO(awa.get("/account/data.zip").data)) as archive:
        said, page = json.loads(archive.read("mes-donnees.json")), archive.read("mes-donnees.html").decode()

    assert [row["course"] for row in said["visit"]] == ["essai", "autre"]
    assert 0 < page.index("<h1>Un cours") < page.index("<h1>Un autre cours")


def test_the_administrator_says_who_sees_which_course(
    admin: ParcoursClient, awa: ParcoursClient, cast: Cast, second: int
) -> None:
    page = admin.get("/manage/courses").text
    assert "Un autre cours" in page
    assert "1 cohorte · 1 personne" in page

    ticks = {f"{one.id}:essai": "1" for one in (cast.ngo, cast.commune)}
    assert admin.submit("/manage/courses", **ticks, **{f"{cast.ngo.id}:autre": "1"}).status_code == 303
    assert {one.name: one.hidden for one in admin.rows(Organisation)} == {"ONG d'essai": [], "Tiznit": ["autre"]}
    assert admin.submit("/manage/courses", **{f"{cast.ngo.id}:autre": "1"}).status_code == 422
    assert second


def test_a_course_that_leaves_takes_its_cohorts_out_of_sight(
    fadma: ParcoursClient, second: int, app: Flask, monkeypatch: pytest.MonkeyPatch
) -> None:
    library = app.extensions["library"]
    monkeypatch.setitem(app.extensions, "library", Library({"essai": library.main}))

    assert fadma.get(f"/cohorts/{second}").status_code == 404
    assert "Seconde" not in fadma.get("/cohorts").text


@pytest.mark.parametrize("who", WHO)
def test_the_same_people_open_the_same_pages(
    who: str, app: Flask, request: pytest.FixtureRequest, places: dict[str, str]
) -> None:
    browser: ParcoursClient = request.getfixturevalue(who)
    twins = {rule.rule for rule in app.url_map.iter_rules() if rule.rule.startswith("/courses/<course>")}
    expected, found = {}, {}
    for rule, statuses in PAGES.items():
        if f"/courses/<course>{rule}" in twins:
            expected[rule] = 404 if (who, statuses[who]) == ("awa", 200) and "attempt_id" in rule else statuses[who]
            with browser.get(f"{OTHER}{address(rule, places)}") as reply:
                found[rule] = reply.status_code

    assert len(found) > 30
    assert found == expected


def test_a_hidden_course_is_seen_by_those_who_have_a_place_in_it_alone(
    awa: ParcoursClient, fadma: ParcoursClient, brahim: ParcoursClient, second: int, cast: Cast, app: Flask
) -> None:
    with app.app_context():
        session.execute(update(Organisation).values(hidden=["autre"]))
        session.commit()

    assert second
    assert [who.get(f"{OTHER}/").status_code for who in (awa, fadma, brahim)] == [200, 200, 404]

    with app.app_context():
        session.execute(update(Organisation).values(hidden=["essai"]))
        session.execute(delete(Membership).where(Membership.user_id == cast.brahim.id))
        session.commit()
    assert brahim.get("/").location == f"{OTHER}/"
    assert brahim.get("/glossary").status_code == 404
    assert f'href="{OTHER}/"' in brahim.get("/account").text
