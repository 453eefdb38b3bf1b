"""A record store hears of learning: each event once, in order for each learner, whatever happens meanwhile."""

import json
import re
import socket
import subprocess
import time
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from http.client import HTTPConnection
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import Any
from urllib.parse import urlsplit

import pytest
from flask import Flask
from sqlalchemy import update

from builder import Course
from builder.errors import SettingsError
from tests.conftest import COURSES, ROOT
from tests.webapp.conftest import Cast, ParcoursClient
from webapp import Settings, create_app
from webapp.db import session
from webapp.models import now
from webapp.outbox import courier, wire
from webapp.outbox.rows import Outgoing
from webapp.xapi import interactions, lrs

LRS = ROOT / ".lrs" / "bin" / "python"
HOME = "https://cours.example.org"
Statement = dict[str, Any]


@dataclass
class Store:
    """A store in front of which anything may happen. `moods` come one after the other; then all is well.

    down: nobody answers · 500 · lost: it keeps, and its answer is lost · poison: it refuses what mentions a lesson.
    """

    address: str = ""
    behind: str = ""
    """A real store to pass everything on to."""
    moods: list[str] = field(default_factory=list)
    poison: str = ""
    kept: dict[str, Statement] = field(default_factory=dict)

    def hear(self, body: bytes) -> int:
        said: list[Statement] = json.loads(body)
        if self.poison and self.poison in body.decode():
            return 400
        if any(one["id"] in self.kept for one in said):
            return 409
        self.kept |= {one["id"]: one for one in said}
        return 200


def _handler(store: Store) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["Content-Length"]))
            mood = store.moods.pop(0) if store.moods else ""
            if mood == "down":
                self.connection.close()
                return
            status = 500 if mood == "500" else self._passed(body) if store.behind else store.hear(body)
            if mood == "lost":
                self.connection.close()
                return
            self.send_response(status)
            self.send_header("Content-Length", "0")
            self.end_headers()

        def _passed(self, body: bytes) -> int:
            place = urlsplit(store.behind)
            store_ = HTTPConnection(place.hostname or "", place.port or 0, timeout=30)
            store_.request("POST", "/xAPI/statements", body, dict(self.headers.items()))
            status = store_.getresponse().status
            store_.close()
            return status

        def log_message(self, *args: object) -> None:
            pass

    return Handler


@pytest.fixture
def store(app: Flask, cast: Cast, monkeypatch: pytest.MonkeyPatch) -> Iterator[Store]:
    made = Store()
    server = ThreadingHTTPServer(("127.0.0.1", 0), _handler(made))
    server.handle_error = lambda *_: None  # type: ignore[method-assign]  # it hangs up on purpose
    made.address = f"http://127.0.0.1:{server.server_port}/xAPI"
    thread = Thread(target=server.serve_forever)
    thread.start()
    told = {"lrs": made.address, "lrs_key": "parcours", "lrs_secret": "secret", "address": HOME}
    monkeypatch.setitem(app.extensions, "settings", replace(app.extensions["settings"], **told))
    yield made
    server.shutdown()
    thread.join()
    server.server_close()


def learn(who: ParcoursClient) -> None:
    """A self-check, a lesson, a quiz, a worksheet."""
    who.submit("/checks/jours-reste/answers", answer="4")
    who.submit("/lessons/compter/visits")
    where = who.submit("/quizzes/quiz-m01/attempts").location
    who.submit(f"{where}/answers", action="finish", sure="1")
    who.submit("/worksheets/plan-de-suivi", do="finish")


def due(app: Flask) -> None:
    with app.app_context():
        session.execute(update(Outgoing).where(Outgoing.sent.is_(None)).values(due=now()))
        session.commit()


def until_all_arrived(app: Flask, who: ParcoursClient) -> None:
    for _ in range(20):
        courier.round_(app)
        due(app)
        if all(row.sent or row.gave_up for row in who.rows(Outgoing)):
            return
    pytest.fail("something never arrived")


def verb(one: Statement) -> str:
    return str(one["verb"]["id"].rpartition("/")[2])


def test_what_is_said_of_learning(app: Flask, awa: ParcoursClient, store: Store, cast: Cast) -> None:
    learn(awa)
    until_all_arrived(app, awa)
    said = [*store.kept.values()]

    steps = [verb(one) for one in said if verb(one) != "answered"]
    assert steps[:3] == ["completed", "progressed", "initialized"]
    assert steps[3:5] == ["failed", "completed"]
    answer = said[0]
    assert (verb(answer), answer["result"]["response"], answer["result"]["success"]) == ("answered", "4", True)
    asked = answer["object"]["definition"]
    assert (asked["interactionType"], asked["type"][-15:]) == ("numeric", "cmi.interaction")
    assert set(asked["name"]) == {"fr", "ar"}
    assert re.fullmatch(r"[\d.]+\[:\][\d.]+", asked["correctResponsesPattern"][0])
    around = answer["context"]
    assert around["contextActivities"]["parent"][0]["id"] == f"{HOME}/xapi/courses/essai/lessons/compter"
    assert around["contextActivities"]["grouping"][0]["id"] == f"{HOME}/xapi/courses/essai"
    assert around["language"] == "fr"
    assert around["extensions"][f"{HOME}/xapi/revision"]
    quiz = next(one for one in said if verb(one) == "failed")
    assert quiz["result"]["score"]["scaled"] == 0
    assert len({one["context"]["registration"] for one in said}) == 1


def test_a_learner_is_a_pseudonym_unless_the_settings_say_otherwise(
    app: Flask, awa: ParcoursClient, store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    awa.submit("/lessons/compter/visits")
    monkeypatch.setitem(app.extensions, "settings", replace(app.extensions["settings"], lrs_names=True))
    awa.submit("/lessons/premier-mot/visits")
    until_all_arrived(app, awa)

    accounts = [one["actor"]["account"] for one in store.kept.values()]
    assert {one["homePage"] for one in accounts} == {HOME}
    assert re.fullmatch(r"[0-9a-f]{32}", accounts[0]["name"])
    assert accounts[-1]["name"] == "awa"
    assert "Awa" not in json.dumps(next(iter(store.kept.values())))


@pytest.mark.parametrize("moods", [["down"], ["500", "500"], ["lost"], ["down", "500", "lost", "500", "500", "lost"]])
def test_whatever_happens_each_arrives_once_and_in_order(
    app: Flask, awa: ParcoursClient, store: Store, moods: list[str]
) -> None:
    store.moods = [*moods]
    learn(awa)
    until_all_arrived(app, awa)

    rows = awa.rows(Outgoing)
    assert [row.uid for row in rows] == [*store.kept]
    assert store.moods == []


def test_one_that_is_refused_is_set_apart_and_the_others_pass(
    app: Flask, awa: ParcoursClient, admin: ParcoursClient, store: Store
) -> None:
    store.poison = "verbs/initialized"
    learn(awa)
    until_all_arrived(app, awa)

    apart = [row for row in awa.rows(Outgoing) if row.gave_up]
    assert [row.kind for row in apart] == ["initialized"]
    assert [row.uid for row in awa.rows(Outgoing) if row.sent] == [*store.kept]
    page = admin.get("/manage/webhooks").text
    assert "400" in page
    store.poison = ""
    assert admin.submit(f"/manage/webhooks/lrs/{apart[0].id}/again").status_code == 303
    until_all_arrived(app, awa)
    assert apart[0].uid in store.kept


def test_a_key_that_is_refused_loses_nothing(
    app: Flask, awa: ParcoursClient, store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    learn(awa)
    monkeypatch.setattr(lrs, "_post", lambda rows, settings: wire.Answer(401, "no"))
    for _ in range(8):
        assert courier.round_(app) == 0
        due(app)
    monkeypatch.undo()

    assert not any(row.gave_up for row in awa.rows(Outgoing))


@pytest.mark.skipif(not LRS.exists(), reason="no record store here: « make .lrs/.installed » brings one")
@pytest.mark.parametrize("app", ["sqlite"], indirect=True)
def test_a_real_store_keeps_each_once_and_in_order(
    app: Flask, awa: ParcoursClient, brahim: ParcoursClient, store: Store, tmp_path: Path
) -> None:
    """Ralph: away at first, then failing, then keeping what it answers nothing about."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    store.behind, store.moods = f"http://127.0.0.1:{port}", ["down", "500", "lost"]
    learn(awa)
    courier.round_(app)
    ralph = subprocess.Popen([LRS, ROOT / "tests/lrs/serve.py", str(port), tmp_path])
    try:
        _up(port)
        learn(brahim)
        due(app)
        until_all_arrived(app, awa)
    finally:
        ralph.terminate()
        ralph.wait(20)

    kept = [json.loads(line) for line in (tmp_path / "fs_lrs.jsonl").read_text("utf-8").splitlines()]
    rows = awa.rows(Outgoing)
    assert sorted(one["id"] for one in kept) == sorted(row.uid for row in rows)
    for learner in {row.user_id for row in rows}:
        theirs = [row.uid for row in rows if row.user_id == learner]
        assert [one["id"] for one in kept if one["id"] in theirs] == theirs


def _up(port: int) -> None:
    for _ in range(240):
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.25)
    pytest.fail("Ralph did not come up")


def test_every_kind_of_question_is_spelled(minimal: Course) -> None:
    """What earns everything is spelled as the pattern that says so; texts that a person reads are not told."""
    told = {}
    for question in minimal.questions.values():
        its, key = question.interaction(), question.key()
        made = interactions.definition(question, lambda id: {"fr": id})
        told[its["type"]] = (made, interactions.spelled(its, key, its["right"]))

    assert set(told) == {"true-false", "choice", "matching", "sequencing", "numeric", "fill-in", "long-fill-in"}
    for kind in ("true-false", "choice", "matching", "sequencing", "fill-in"):
        made, right = told[kind]
        assert made["correctResponsesPattern"] == [right] != [""]
    assert told["long-fill-in"][1] == ""
    assert "[.]" in told["matching"][1]
    ids = {one["id"] for one in told["choice"][0]["choices"]}
    assert set(told["choice"][1].split("[,]")) <= ids


def test_a_store_needs_our_address(tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match="PARCOURS_ADDRESS"):
        create_app(Settings(course=COURSES / "minimal", var=tmp_path, secret="essai", lrs="https://lrs.example"))
