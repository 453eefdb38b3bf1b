"""Who may open what: every route for every role. A new route must say so here."""

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager

import pytest
from flask import Flask
from sqlalchemy import Table, func, select

from tests.webapp.conftest import ON_SQLITE, Cast, ParcoursClient
from webapp.db import session
from webapp.models import Base, Invitation
from webapp.throttle import limiter

pytestmark = ON_SQLITE

WHO = ("stranger", "awa", "brahim", "fadma", "admin", "idir", "zahra", "rachid")
ANYBODY = dict.fromkeys(WHO, 200)
IN = 302
"""A stranger is shown the way in."""

NO_TOKEN = dict.fromkeys(WHO, 401)
"""A program shows a token; a session, whoever's, is none."""
ONE = "/cohorts/<int:cohort_id>"


def train(status: int) -> dict[str, int]:
    """What a page about Awa's cohort answers: to her trainer, to those who administer her organisation or all of them.

    In another organisation it does not exist, not even for those who have the same roles there.
    """
    inside = dict.fromkeys(("fadma", "idir", "admin"), status)
    return {"stranger": IN, "awa": 403, "brahim": 403, **inside, "zahra": 404, "rachid": 404}


def accompany(status: int, learner: int = 404) -> dict[str, int]:
    """What messages of Awa's cohort answer: to who accompanies it, and to Awa; to no administrator."""
    return {**dict.fromkeys(WHO, 404), "stranger": IN, "awa": learner, "fadma": status}


def any_trainer(status: int) -> dict[str, int]:
    """What a page about no cohort answers to whoever trains or administers."""
    return {"stranger": IN, "awa": 403, "brahim": 403, **dict.fromkeys(WHO[3:], status)}


def manage(status: int, elsewhere: int = 404) -> dict[str, int]:
    """What a page about Awa's account answers to administrators: hers, the platform's, another organisation's."""
    return {**dict.fromkeys(WHO, 403), "stranger": IN, "admin": status, "idir": status, "rachid": elsewhere}


def platform(status: int) -> dict[str, int]:
    """What only the platform's administrator may open."""
    return {**dict.fromkeys(WHO, 403), "stranger": IN, "admin": status}


PAGES = {
    "/sign-in": {**dict.fromkeys(WHO, 302), "stranger": 200},
    "/join": ANYBODY,
    "/join/<code>": dict.fromkeys(WHO, 404),
    "/": {**ANYBODY, "stranger": IN},
    "/account": {**ANYBODY, "stranger": IN},
    "/account/accesses": {**ANYBODY, "stranger": IN},
    "/account/data.zip": {**ANYBODY, "stranger": IN},
    "/account/deletion": {**ANYBODY, "stranger": IN},
    "/welcome": {**ANYBODY, "stranger": IN},
    "/forgotten": ANYBODY,
    "/forgotten/<token>": dict.fromkeys(WHO, 404),
    "/privacy": ANYBODY,
    "/glossary": {**ANYBODY, "stranger": IN},
    "/sources": {**ANYBODY, "stranger": IN},
    "/search": {**ANYBODY, "stranger": IN},
    "/search/<name>": {**dict.fromkeys(WHO, 404), "stranger": IN},
    "/messages": {**ANYBODY, "stranger": IN},
    "/messages/<int:cohort_id>": accompany(200),
    "/messages/<int:cohort_id>/<int:user_id>": accompany(200, 200),
    "/account/letters": {**ANYBODY, "stranger": IN},
    "/letters/<token>": dict.fromkeys(WHO, 404),
    "/cohorts/<int:cohort_id>/reminders": train(200),
    "/meetings": {**ANYBODY, "stranger": IN},
    "/meetings/<int:meeting_id>.ics": {**dict.fromkeys(WHO, 404), "stranger": IN},
    "/calendar/<token>.ics": dict.fromkeys(WHO, 404),
    "/cohorts/<int:cohort_id>/meetings": train(200),
    "/cohorts/<int:cohort_id>/meetings/new": train(200),
    "/cohorts/<int:cohort_id>/meetings/<int:meeting_id>": train(404),
    "/cohorts/<int:cohort_id>/meetings/<int:meeting_id>/attendance": train(404),
    "/cohorts/<int:cohort_id>/meetings/<int:meeting_id>/sheet": train(404),
    "/cohorts/<int:cohort_id>/attendance.<any(csv, xlsx):ending>": train(200),
    "/aids": {**ANYBODY, "stranger": IN},
    "/model": {**ANYBODY, "stranger": IN},
    "/resume": {**dict.fromkeys(WHO, 302)},
    "/competencies": {**ANYBODY, "stranger": IN},
    "/bookmarks": {**ANYBODY, "stranger": IN},
    "/review": {**ANYBODY, "stranger": IN},
    "/review/answers/<int:answer_id>": {**dict.fromkeys(WHO, 404), "stranger": IN},
    "/notebook": {**ANYBODY, "stranger": IN},
    "/notebook.txt": {**ANYBODY, "stranger": IN},
    "/certificates": {**ANYBODY, "stranger": IN},
    "/certificates/<int:certificate_id>.pdf": {**dict.fromkeys(WHO, 404), "stranger": IN},
    "/verify": ANYBODY,
    "/verify/<code>": dict.fromkeys(WHO, 404),
    "/cohorts/<int:cohort_id>/learners/<int:user_id>/certificates": train(200),
    "/cohorts/<int:cohort_id>/learners/<int:user_id>/certificates/<int:certificate_id>.pdf": train(404),
    "/worksheets/<worksheet_id>.pdf": {**dict.fromkeys(WHO, 404), "stranger": IN},
    "/worksheets/<worksheet_id>/versions/<int:version_id>": {**dict.fromkeys(WHO, 404), "stranger": IN},
    "/cohorts/<int:cohort_id>/learners/<int:user_id>/worksheets/<worksheet_id>.pdf": train(404),
    "/cohorts/<int:cohort_id>/learners/<int:user_id>/worksheets/<worksheet_id>/versions/<int:version_id>": train(404),
    "/cohorts/<int:cohort_id>/learners/<int:user_id>/time": train(200),
    "/pages/<page_id>": {**ANYBODY, "stranger": IN},
    "/quizzes/<quiz_id>": {**ANYBODY, "stranger": IN},
    "/cases/<case_id>": {**ANYBODY, "stranger": IN},
    "/worksheets/<worksheet_id>": {**ANYBODY, "stranger": IN},
    "/media/<path:name>": {**ANYBODY, "stranger": IN},
    "/runs/<int:run_id>": {**dict.fromkeys(WHO, 404), "stranger": IN},
    "/attempts/<int:attempt_id>": {**dict.fromkeys(WHO, 404), "stranger": IN, "awa": 200},
    "/cohorts": any_trainer(200),
    "/cohorts/new": any_trainer(200),
    "/cohorts/<int:cohort_id>": train(200),
    "/cohorts/<int:cohort_id>.csv": train(200),
    "/cohorts/<int:cohort_id>/settings": train(200),
    "/cohorts/<int:cohort_id>/import": train(200),
    "/cohorts/<int:cohort_id>/import/template.<ending>": train(200),
    "/cohorts/<int:cohort_id>/learners/<int:user_id>": train(200),
    "/cohorts/<int:cohort_id>/learners/<int:user_id>/recovery": train(200),
    "/cohorts/<int:cohort_id>/learners/<int:user_id>/worksheets/<worksheet_id>": train(404),
    "/cohorts/<int:cohort_id>/works": train(200),
    "/cohorts/<int:cohort_id>/works/<sort>/<int:work_id>": train(404),
    "/monday": any_trainer(200),
    "/facilitation": any_trainer(200),
    "/facilitation/<module_id>": any_trainer(404),
    "/cohorts/<int:cohort_id>/discussions/<case_id>/<scene_id>": train(404),
    **{
        f"/cohorts/<int:cohort_id>/{page}": train(status)
        for page, status in {
            "pace": 200,
            "competencies": 200,
            "questions": 200,
            "questions/<question_id>": 404,
            "paths": 200,
            "reports": 200,
            "reports/<any(commune, funder):whom>": 200,
            "evidence.<any(csv, xlsx):ending>": 200,
            "regradings": 200,
            "regradings/<question_id>": 404,
            "paths/<case_id>": 200,
            "<any(calls, pace, competencies, questions, paths):what>.<any(csv, xlsx):ending>": 200,
        }.items()
    },
    "/invitations/<int:invitation_id>": train(200),
    "/invitations/<int:invitation_id>/slips": train(200),
    "/exports": any_trainer(200),
    "/exports/new/<format>": any_trainer(200),
    "/exports/<int:package_id>": any_trainer(404),
    "/exports/<int:package_id>/file": any_trainer(404),
    "/catalogue": dict.fromkeys(WHO, 404),
    "/catalogue/<language>": dict.fromkeys(WHO, 404),
    "/catalogue/files/<digest>/<name>": dict.fromkeys(WHO, 404),
    "/manage": manage(200, 200),
    "/manage/accesses": manage(200, 200),
    "/manage/catalogue": platform(200),
    "/manage/courses": platform(200),
    "/manage/organisations": platform(200),
    "/manage/revisions": manage(200, 200),
    "/manage/revisions/<course_id>/<revision>": manage(404, 404),
    "/manage/overview": manage(200, 200),
    "/manage/overview/lines.<any(csv, xlsx):ending>": manage(200, 200),
    "/manage/overview/questions/<quiz_id>": manage(200, 200),
    "/manage/overview/questions/<quiz_id>/<question_id>": manage(404),
    "/manage/people/<int:user_id>": manage(200),
    "/tokens": any_trainer(200),
    "/manage/webhooks": manage(200, 200),
    "/manage/webhooks/<int:endpoint_id>": manage(404),
    "/api/v1/docs": ANYBODY,
    "/api/v1/openapi.json": ANYBODY,
    **{f"/api/v1{path}": NO_TOKEN for path in (
        "/courses", "/courses/<course>", "/courses/<course>/pathways",
        "/cohorts", f"{ONE}", f"{ONE}/members", f"{ONE}/members/<int:user_id>", f"{ONE}/progress",
        *(f"{ONE}/results/{sort}" for sort in ("attempts", "runs", "worksheets", "certificates", "transfers")),
    )},
    "/assets/<name>": dict.fromkeys(WHO, 404),
    **dict.fromkeys(("/health", "/ready", "/metrics"), ANYBODY),
}  # fmt: skip

DONE = 303
ACTIONS = {
    "/sign-in": dict.fromkeys(WHO, 422),
    "/sign-out": dict.fromkeys(WHO, DONE),
    "/join": dict.fromkeys(WHO, 422),
    "/join/<code>": dict.fromkeys(WHO, 404),
    "/language": dict.fromkeys(WHO, 400),
    "/account": {**dict.fromkeys(WHO, 422), "stranger": IN},
    "/account/password": {**dict.fromkeys(WHO, 422), "stranger": IN},
    "/account/sessions/closing": {**dict.fromkeys(WHO, 422), "stranger": IN},
    "/account/deletion": {**dict.fromkeys(WHO, 422), "stranger": IN},
    "/welcome": {**dict.fromkeys(WHO, DONE), "stranger": IN},
    "/welcome/username": {**dict.fromkeys(WHO, DONE), "stranger": IN},
    "/forgotten": dict.fromkeys(WHO, 422),
    "/forgotten/<token>": dict.fromkeys(WHO, 404),
    "/checks/<question_id>/answers": {**dict.fromkeys(WHO, DONE), "stranger": IN},
    "/reflections/<reflection_id>/note": {**dict.fromkeys(WHO, DONE), "stranger": IN},
    "/bookmarks/<page_id>": {**dict.fromkeys(WHO, DONE), "stranger": IN},
    "/review/answers": {**dict.fromkeys(WHO, DONE), "stranger": IN},
    "/certificates": {**dict.fromkeys(WHO, DONE), "stranger": IN},
    "/cohorts/<int:cohort_id>/learners/<int:user_id>/certificates/<int:certificate_id>/revocation": train(404),
    "/cohorts/<int:cohort_id>/learners/<int:user_id>/worksheets/<worksheet_id>/reviews": train(400),
    "/cohorts/<int:cohort_id>/learners/<int:user_id>/time": train(400),
    "/lessons/<lesson_id>/visits": {**dict.fromkeys(WHO, DONE), "stranger": IN},
    "/worksheets/<worksheet_id>": {**dict.fromkeys(WHO, DONE), "stranger": IN},
    "/quizzes/<quiz_id>/attempts": {**dict.fromkeys(WHO, DONE), "stranger": IN},
    "/attempts/<int:attempt_id>/answers": {**dict.fromkeys(WHO, 404), "stranger": IN, "awa": DONE},
    "/cases/<case_id>/runs": {**dict.fromkeys(WHO, DONE), "stranger": IN},
    "/runs/<int:run_id>/decisions": {**dict.fromkeys(WHO, 404), "stranger": IN},
    "/messages/<int:cohort_id>": accompany(422),
    "/messages/<int:cohort_id>/<int:user_id>": accompany(422, 422),
    "/account/letters": {**dict.fromkeys(WHO, DONE), "stranger": IN},
    "/letters/<token>": dict.fromkeys(WHO, 404),
    "/cohorts/<int:cohort_id>/reminders": train(422),
    "/meetings/feed": {**dict.fromkeys(WHO, DONE), "stranger": IN},
    "/meetings/feed/removal": {**dict.fromkeys(WHO, DONE), "stranger": IN},
    "/cohorts/<int:cohort_id>/meetings": train(422),
    "/cohorts/<int:cohort_id>/meetings/<int:meeting_id>": train(404),
    "/cohorts/<int:cohort_id>/meetings/<int:meeting_id>/cancellation": train(404),
    "/cohorts/<int:cohort_id>/meetings/<int:meeting_id>/attendance": train(404),
    "/messages/<int:message_id>/removal": {**dict.fromkeys(WHO, 404), "stranger": IN},
    "/cohorts": any_trainer(422),
    "/cohorts/<int:cohort_id>/settings": train(422),
    "/cohorts/<int:cohort_id>/archive": train(DONE),
    "/cohorts/<int:cohort_id>/trainers": train(400),
    "/cohorts/<int:cohort_id>/trainers/<int:user_id>/removal": train(DONE),
    "/cohorts/<int:cohort_id>/learners/<int:user_id>/move": train(400),
    "/cohorts/<int:cohort_id>/learners/<int:user_id>/removal": train(DONE),
    "/cohorts/<int:cohort_id>/learners/<int:user_id>/code": train(200),
    "/cohorts/<int:cohort_id>/learners/<int:user_id>/recovery": train(422),
    "/cohorts/<int:cohort_id>/learners/<int:user_id>/transfers/<int:transfer_id>/removal": train(404),
    "/cohorts/<int:cohort_id>/import": train(422),
    "/cohorts/<int:cohort_id>/import/confirmation": train(400),
    "/cohorts/<int:cohort_id>/slips": train(404),
    "/cohorts/<int:cohort_id>/invitations": train(422),
    "/cohorts/<int:cohort_id>/works/<sort>/<int:work_id>/readings": train(404),
    "/cohorts/<int:cohort_id>/works/anonymity": train(DONE),
    "/cohorts/<int:cohort_id>/works/phrases/<int:phrase_id>/removal": train(DONE),
    "/cohorts/<int:cohort_id>/regradings/<question_id>": train(404),
    "/invitations/<int:invitation_id>/revocation": train(DONE),
    "/tokens": any_trainer(422),
    "/manage/webhooks": manage(422, 422),
    "/manage/webhooks/lrs/<int:delivery_id>/again": platform(404),
    **{f"/manage/webhooks/<int:endpoint_id>/{verb}": manage(404) for verb in (
        "test", "state", "removal", "deliveries/<int:delivery_id>/again"
    )},
    "/tokens/<int:token_id>/revocation": any_trainer(404),
    "/api/v1/cohorts": NO_TOKEN,
    f"/api/v1{ONE}/members": NO_TOKEN,
    "/exports/new/<format>": any_trainer(422),
    "/exports/<int:package_id>/again": any_trainer(404),
    "/exports/<int:package_id>/cancellation": any_trainer(404),
    "/manage/people": manage(422, 422),
    "/manage/people/<int:user_id>/role": manage(400),
    "/manage/people/<int:user_id>/organisation": platform(400),
    "/manage/people/<int:user_id>/code": manage(DONE),
    "/manage/people/<int:user_id>/places": manage(400),
    "/manage/people/<int:user_id>/places/<int:cohort_id>/removal": manage(DONE),
    "/manage/organisations": platform(422),
    "/manage/revisions/<course_id>/<revision>": platform(404),
    "/manage/organisations/<int:organisation_id>": platform(422),
    "/manage/courses": platform(422),
    "/manage/catalogue": platform(DONE),
    "/manage/catalogue/offers": platform(404),
    "/manage/catalogue/offers/<int:offer_id>/removal": platform(DONE),
    "/manage/catalogue/renewal": platform(DONE),
}  # fmt: skip


@pytest.fixture
def places(cast: Cast, awa: ParcoursClient, fadma: ParcoursClient) -> dict[str, str]:
    """What stands in addresses: Awa's attempt, Awa's cohort and its invitation, Awa."""
    fadma.submit(f"/cohorts/{cast.cohort.id}/invitations", places="3", days="7")
    attempt = awa.submit("/quizzes/quiz-m01/attempts").location.rpartition("/")[2]
    return {
        "<code>": "ZZZZZZZZ", "<page_id>": "compter", "<quiz_id>": "quiz-m01", "<case_id>": "porte",
        "<scene_id>": "seuil", "<int:phrase_id>": "99", "<any(commune, funder):whom>": "funder",
        "<any(calls, pace, competencies, questions, paths):what>": "pace",
        "<any(csv, xlsx):ending>": "xlsx",
        "<worksheet_id>": "plan-de-suivi",
        "<lesson_id>": "compter", "<question_id>": "jours-reste",
        "<reflection_id>": "mon-rappel", "<int:attempt_id>": attempt, "<int:run_id>": "99",
        "<int:cohort_id>": str(cast.cohort.id), "<int:user_id>": str(cast.awa.id),
        "<int:message_id>": "99", "<int:meeting_id>": "99",
        "<int:invitation_id>": str(fadma.rows(Invitation)[0].id),
        "<int:organisation_id>": str(cast.ngo.id),
        "<sort>": "quiz", "<int:work_id>": "99", "<format>": "scorm12", "<int:package_id>": "99",
        "<int:transfer_id>": "99", "<int:token_id>": "99", "<int:endpoint_id>": "99", "<int:delivery_id>": "99",
        "<course>": "essai",        "<int:certificate_id>": "99", "<int:answer_id>": "99",
        "<ending>": "csv", "<int:version_id>": "99", "<token>": "rien",
        "<language>": "fr", "<digest>": "0" * 64, "<int:offer_id>": "99",
        "<path:name>": "modules/01-accueil/media/frise.svg", "<name>": "rien.css",
    }  # fmt: skip


def test_no_route_is_forgotten(app: Flask) -> None:
    for method, known in (("GET", PAGES), ("POST", ACTIONS)):
        rules = {rule.rule for rule in app.url_map.iter_rules() if rule.methods and method in rule.methods}
        assert {rule.removeprefix("/courses/<course>") for rule in rules} == set(known)


@pytest.mark.parametrize("who", WHO)
def test_pages(who: str, request: pytest.FixtureRequest, places: dict[str, str]) -> None:
    browser: ParcoursClient = request.getfixturevalue(who)
    found = {}
    for rule in PAGES:
        with browser.get(address(rule, places)) as reply:
            found[rule] = reply.status_code

    assert found == {rule: statuses[who] for rule, statuses in PAGES.items()}


@pytest.mark.parametrize("who", WHO)
def test_actions(who: str, app: Flask, request: pytest.FixtureRequest, places: dict[str, str]) -> None:
    """Each from the same start: the database, the session and the limits are put back before it."""
    browser: ParcoursClient = request.getfixturevalue(who)
    token, held, found = browser.token(), browser.get_cookie("parcours"), {}
    assert held
    with _snapshot(app) as put_back:
        for rule in ACTIONS:
            browser.set_cookie("parcours", held.value)
            found[rule] = browser.post(address(rule, places), data={"csrf_token": token}).status_code
            put_back()

    assert found == {rule: statuses[who] for rule, statuses in ACTIONS.items()}


BY_TOKEN = {"/api/v1/cohorts": 401, "/api/v1/cohorts/<int:cohort_id>/members": 401, "/letters/<token>": 404}
"""What no cookie opens: a program shows its own token, a letter holds its own."""


def test_no_action_without_its_token(admin: ParcoursClient, app: Flask, places: dict[str, str]) -> None:
    """A form that another site sends: whatever it asks, for whoever is signed in, nothing happens."""
    before = {table.name: _count(app, table) for table in Base.metadata.sorted_tables}
    found = {rule: admin.post(address(rule, places)).status_code for rule in ACTIONS}

    assert {rule: status for rule, status in found.items() if status != 400} == BY_TOKEN
    assert {table.name: _count(app, table) for table in Base.metadata.sorted_tables} == before


def _count(app: Flask, table: Table) -> int:
    with app.app_context():
        return session.scalar(select(func.count()).select_from(table)) or 0


@contextmanager
def _snapshot(app: Flask) -> Iterator[Callable[[], None]]:
    """How to have SQLite's database again as it is now: copied by pages, which costs less than one sign-in."""
    file = app.config["SQLALCHEMY_DATABASE_URI"].removeprefix("sqlite:///")
    with closing(sqlite3.connect(file)) as live, closing(sqlite3.connect(":memory:")) as kept:
        live.backup(kept)

        def put_back() -> None:
            limiter.reset()
            kept.backup(live)

        yield put_back


def test_another_trainers_cohort_does_not_exist(fadma: ParcoursClient, cast: Cast) -> None:
    for page in ("", ".csv", f"/learners/{cast.brahim.id}", f"/learners/{cast.brahim.id}/recovery"):
        assert fadma.get(f"/cohorts/{cast.other.id}{page}").status_code == 404
    for page in ("", "/recovery"):
        assert fadma.get(f"/cohorts/{cast.cohort.id}/learners/{cast.brahim.id}{page}").status_code == 404


def address(rule: str, places: dict[str, str]) -> str:
    for name, value in places.items():
        rule = rule.replace(name, value)
    return rule
