"""Other programs' door: tokens, what is refused and how, what the document says."""

import json
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from shutil import which
from threading import Thread
from typing import Any

import pytest
import schemathesis
from flask import Flask
from flask.testing import FlaskClient
from hypothesis import HealthCheck, given, settings
from sqlalchemy import update
from werkzeug.serving import make_server

from tests.conftest import ROOT
from tests.webapp.conftest import SECRET, Cast, ParcoursClient
from tests.webapp.programming import Hand, Program, board, problem, program
from webapp.api import courses
from webapp.api.rows import Token
from webapp.db import session
from webapp.models import now

__all__ = ["board", "program"]

pytestmark = pytest.mark.parametrize("app", ["sqlite"], indirect=True)
"""Who comes in is no matter of the engine."""


def test_the_course_in_the_language_asked_for(board: Program) -> None:
    french = board.ask("/courses/essai").json
    arabic = board.ask("/courses/essai", Accept_Language="ar").json

    assert (french["language"], arabic["language"]) == ("fr", "ar")
    assert french["revision"]
    assert [one["id"] for one in french["modules"]] == ["m01", "m02"]
    assert {unit["kind"] for unit in french["modules"][0]["units"]} >= {"lesson", "quiz"}
    assert "agent" in [one["id"] for one in board.items("/courses/essai/pathways?limit=1")]
    problem(board.ask("/courses/autre"), 404)


def test_a_token_opens_nothing_before_a_password_is_chosen_again(
    board: Program, app: Flask, cast: Cast, admin: ParcoursClient
) -> None:
    """Somebody else gave them a code, because theirs was lost or stolen: so may the token be."""
    assert board.ask("/cohorts").status_code == 200
    admin.submit(f"/manage/people/{cast.fadma.id}/code")

    problem(board.ask("/cohorts"), 401)


def test_a_reading_that_says_the_same_is_not_sent_again(board: Program, awa: ParcoursClient, cast: Cast) -> None:
    path = f"/cohorts/{cast.cohort.id}/progress"
    first = board.ask(path)
    same = board.ask(path, If_None_Match=first.headers["ETag"])
    awa.submit("/lessons/compter/visits")
    other = board.ask(path, If_None_Match=first.headers["ETag"])

    assert (same.status_code, same.data) == (304, b"")
    assert other.status_code == 200


def test_another_organisations_cohort_does_not_exist(board: Program, cast: Cast) -> None:
    other = f"/cohorts/{cast.other.id}"
    for path in (other, f"{other}/members", f"{other}/progress", f"{other}/results/runs"):
        problem(board.ask(path), 404)
    for method, path, body in (
        ("PATCH", other, {"name": "À moi"}),
        ("POST", f"{other}/members", {"people": [{"name": "X"}]}),
        ("DELETE", f"{other}/members/{cast.brahim.id}", None),
        ("PATCH", f"/cohorts/{cast.cohort.id}/members/{cast.awa.id}", {"cohort": cast.other.id}),
        ("POST", "/cohorts", {"name": "Chez eux", "organisation": cast.commune.id}),
    ):
        assert board.ask(path, method, json=body).status_code in (403, 404, 409)


def test_a_token_opens_what_it_was_made_for(program: Hand, cast: Cast) -> None:
    narrow = program(cast.fadma, "cohorts:read")

    assert narrow.ask("/cohorts").status_code == 200
    problem(narrow.ask(f"/cohorts/{cast.cohort.id}/members"), 403)
    problem(narrow.ask("/cohorts", "POST", json={"name": "Non"}), 403)
    problem(program(cast.awa).ask("/cohorts"), 403)


def test_no_token_an_old_one_a_revoked_one(board: Program, app: Flask, fadma: ParcoursClient) -> None:
    strange = Program(app, "parcours_personne")
    assert problem(strange.ask("/cohorts"), 401)["title"] == "Il faut un jeton"
    assert strange.ask("/cohorts").headers["WWW-Authenticate"] == "Bearer"
    assert fadma.get("/api/v1/cohorts").status_code == 401  # a session is no token

    with app.app_context():
        session.execute(update(Token).values(expires=now() - timedelta(days=1)))
        session.commit()
    problem(board.ask("/cohorts"), 401)


def test_what_is_wrong_is_said_where(board: Program, cast: Cast) -> None:
    at = f"/cohorts/{cast.cohort.id}/members"
    said = problem(board.ask(at, "POST", json={"people": [{"name": "\x00", "age": 3}]}, Accept_Language="ar"), 422)
    assert {one["at"]: one["detail"] for one in said["errors"]} == {
        "/people/0/name": "فارغ، أو فيه رموز لا تُطبع.", "/people/0/age": "غير معروف هنا."
    }  # fmt: skip
    problem(board.ask("/cohorts?limit=1000"), 422)
    problem(board.ask("/cohorts?limit=1&limit=2"), 422)
    problem(board.ask("/cohorts?page=2"), 422)


@pytest.mark.parametrize(
    ("method", "path", "data", "kind", "status"),
    [
        ("GET", "/nothing", b"", "", 404),
        ("PUT", "/cohorts", b"{}", "application/json", 405),
        ("POST", "/cohorts", b"{", "application/json", 400),
        ("POST", "/cohorts", b"x=1", "application/x-www-form-urlencoded", 415),
        ("POST", "/cohorts", b'"' + b"x" * 300_000 + b'"', "application/json", 413),
    ],
)
def test_every_error_is_a_problem(board: Program, method: str, path: str, data: bytes, kind: str, status: int) -> None:
    headers = {"Authorization": f"Bearer {board.text}"}
    reply = board._client.open(f"/api/v1{path}", method=method, data=data, content_type=kind, headers=headers)

    problem(reply, status)
    assert (status != 405) or "POST" in reply.headers["Allow"]


def test_a_fault_of_ours_is_a_problem_too(board: Program, app: Flask, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(app, "testing", False)
    monkeypatch.setitem(app.config, "PROPAGATE_EXCEPTIONS", False)
    monkeypatch.setattr(courses, "_course", lambda: 1 // 0)

    problem(board.ask("/courses"), 500)


def test_a_token_that_asks_too_often_waits(
    board: Program, program: Hand, app: Flask, cast: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    other = program(cast.idir)
    monkeypatch.setitem(app.extensions, "settings", replace(app.extensions["settings"], api_rate=3))
    replies = [board.ask("/cohorts") for _ in range(4)]
    spared = other.ask("/cohorts")

    assert [one.status_code for one in replies] == [200, 200, 200, 429]
    problem(replies[3], 429)
    assert 0 < int(replies[3].headers["Retry-After"]) <= 60
    assert spared.status_code == 200


def test_a_token_is_shown_once_and_revoked(fadma: ParcoursClient, idir: ParcoursClient, app: Flask) -> None:
    made = fadma.submit("/tokens", name="Tableau de l’ONG", scopes="cohorts:read", days="30")
    text = made.text.split('value="parcours_')[1].split('"')[0]
    assert made.headers["Cache-Control"] == "no-store"
    board = Program(app, f"parcours_{text}")
    assert board.ask("/cohorts").status_code == 200

    page = idir.get("/tokens").text  # who administers her organisation sees it, not its text
    assert "Tableau de l’ONG" in page
    assert text not in page
    assert "dernier usage : aujourd’hui" in page
    (row,) = fadma.rows(Token)
    assert text not in row.hashed
    assert fadma.submit("/tokens", name="", days="30").status_code == 422
    assert idir.submit(f"/tokens/{row.id}/revocation").status_code == 303
    assert board.ask("/cohorts").status_code == 401


def test_nobody_else_sees_or_revokes_it(
    program: Hand, cast: Cast, zahra: ParcoursClient, rachid: ParcoursClient
) -> None:
    program(cast.fadma)
    (row,) = zahra.rows(Token)

    for other in (zahra, rachid):
        assert "Tableau de bord" not in other.get("/tokens").text
        assert other.submit(f"/tokens/{row.id}/revocation").status_code == 404


def test_a_token_goes_with_its_maker_and_its_digest_is_told_to_nobody(
    board: Program, fadma: ParcoursClient, cast: Cast
) -> None:
    (row,) = fadma.rows(Token)
    data = fadma.get("/account/data.zip").data
    assert row.hashed.encode() not in data
    assert fadma.submit("/account/deletion", password=SECRET, sure="1").status_code in (303, 422)


def test_a_stranger_to_our_code_finds_nothing_wrong(board: Program, app: Flask) -> None:
    """Schemathesis: every check of it, seeded; by hand it is run with many more examples."""
    schema = schemathesis.openapi.from_wsgi("/api/v1/openapi.json", app)
    for found in schema.get_all_operations():
        _try(found.ok(), board)


def _try(operation: Any, board: Program) -> None:
    @settings(max_examples=3, derandomize=True, deadline=None, database=None, suppress_health_check=[*HealthCheck])
    @given(case=operation.as_strategy())
    def one(case: schemathesis.Case) -> None:
        case.call_and_validate(headers={"Authorization": f"Bearer {board.text}", "Accept-Encoding": "identity"})

    one()


def test_the_document_says_every_address(board: Program, app: Flask) -> None:
    said = FlaskClient(app).get("/api/v1/openapi.json").json
    rules = {
        str(rule).removeprefix("/api/v1").replace("<int:", "{").replace("<", "{").replace(">", "}")
        for rule in app.url_map.iter_rules()
        if rule.endpoint.startswith("api.")
    }

    assert said["openapi"] == "3.1.0"
    assert rules - {"/openapi.json", "/docs"} == set(said["paths"])
    assert "agent" in json.dumps(said["components"]["schemas"]["NewCohort"])
    page = FlaskClient(app).get("/api/v1/docs").text
    assert all(path in page for path in said["paths"])
    assert "<script>" not in page
    assert "//cdn" not in page


@pytest.fixture
def site(app: Flask) -> Iterator[str]:
    """The LMS at an address."""
    server = make_server("127.0.0.1", 0, app, threaded=True)
    thread = Thread(target=server.serve_forever)
    thread.start()
    yield f"http://127.0.0.1:{server.port}"
    server.shutdown()
    thread.join()
    server.server_close()


@pytest.mark.skipif(which("curl") is None, reason="curl is not here")
def test_the_walk_with_curl_is_as_written(site: str, board: Program, cast: Cast) -> None:
    blocks = re.findall(r"```sh\n(.*?)```", (ROOT / "docs/api.md").read_text("utf-8"), re.DOTALL)
    told = {**os.environ, "SITE": site, "TOKEN": board.text, "COHORT": str(cast.cohort.id)}
    run = subprocess.run(["bash", "-e"], input="\n".join(blocks), env=told, capture_output=True, text=True, check=False)

    assert run.returncode == 0, run.stderr
    assert len(blocks) == 5
    assert '"name":"Printemps 2027"' in run.stdout
    assert '"fate":"new"' in run.stdout


def test_the_example_keeps_a_table(site: str, board: Program, awa: ParcoursClient, cast: Cast, tmp_path: Path) -> None:
    table = tmp_path / "progress.csv"

    def read() -> list[str]:
        command = [sys.executable, ROOT / "docs/api-example.py", site, board.text, table]
        subprocess.run(command, check=True, capture_output=True)
        return table.read_text("utf-8").splitlines()

    before = read()
    awa.submit("/lessons/compter/visits")
    after = read()

    assert before == ["cohort,learner,percent,last_activity", f"Agadir,{cast.awa.id},0,"]
    assert after[1].startswith(f"Agadir,{cast.awa.id},16,20")
