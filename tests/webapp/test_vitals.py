"""What machines ask of a server: whether it lives, whether it is ready, its figures."""

import os
import re
import signal
import socket
import sqlite3
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from datetime import timedelta
from http.client import HTTPConnection
from pathlib import Path
from types import SimpleNamespace

import pytest
from flask import Flask
from sqlalchemy import text

from tests.conftest import COURSES
from tests.webapp.conftest import ON_SQLITE, SECRET, ParcoursClient
from tests.webapp.test_queries import counted
from webapp import Settings
from webapp.db import db, session
from webapp.models import now
from webapp.outbox.rows import Endpoint, Outgoing

pytestmark = ON_SQLITE
PROXIED = {"X-Forwarded-For": "203.0.113.9"}


def figures(browser: ParcoursClient) -> dict[str, float]:
    lines = browser.get("/metrics").text.splitlines()
    return {name: float(value) for name, _, value in (line.rpartition(" ") for line in lines if line[0] != "#")}


def test_alive_and_ready(stranger: ParcoursClient) -> None:
    for page, said in (("/health", "alive"), ("/ready", "ready")):
        reply = stranger.get(page)
        assert (reply.status_code, reply.json) == (200, {"status": said})
        assert "Set-Cookie" not in reply.headers


def test_an_old_database_is_not_ready(stranger: ParcoursClient, app: Flask) -> None:
    with app.app_context(), db.engine.begin() as connection:
        found = connection.scalar(text("select version_num from alembic_version"))
        connection.execute(text("update alembic_version set version_num = '0001'"))
    try:
        reply = stranger.get("/ready")
        assert (reply.status_code, reply.mimetype) == (503, "application/problem+json")
        assert reply.json == {"type": "about:blank", "title": "Not ready", "status": 503, "failing": ["migrations"]}
        assert stranger.get("/health").status_code == 200
    finally:
        with app.app_context(), db.engine.begin() as connection:
            connection.execute(text("update alembic_version set version_num = :found"), {"found": found})


def test_without_a_disk_or_a_database_it_is_not_ready(
    stranger: ParcoursClient, app: Flask, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(app.extensions, "settings", Settings(var=tmp_path / "gone"))
    assert stranger.get("/ready").json["failing"] == ["disk"]

    away = tmp_path / "nowhere" / "x.sqlite3"
    with app.app_context():
        db.engine.dispose()
        monkeypatch.setattr(db.engine.dialect, "connect", lambda *a, **k: sqlite3.connect(away))
    assert stranger.get("/ready").json["failing"] == ["database", "disk"]


def test_figures_say_what_was_done(awa: ParcoursClient) -> None:
    before = figures(awa)
    awa.submit("/checks/jours-reste/answers", answer="4")
    awa.submit("/sign-in", who="awa", password="autre chose")
    awa.get("/nowhere/awa@example.org")
    after = figures(awa)

    def more(name: str) -> float:
        return after[name] - before.get(name, 0)

    route = 'method="POST",route="/checks/<question_id>/answers"'
    assert more(f'parcours_requests_total{{{route},status="303"}}') == 1
    assert more(f"parcours_request_seconds_count{{{route}}}") == 1
    assert more("parcours_answers_total") == 1
    assert more('parcours_sign_ins_total{outcome="refused"}') == 1
    assert more('parcours_requests_total{method="GET",route="none",status="404"}') == 1
    assert after['parcours_packages{state="waiting"}'] == 0
    assert {"parcours_letters_waiting", "parcours_database_connections"} <= set(after)
    assert not [name for name in after if "awa" in name]


def test_figures_do_not_grow_by_what_anybody_makes_up(stranger: ParcoursClient) -> None:
    stranger.get("/sign-in")
    before = figures(stranger)
    for number in range(3):
        assert stranger.open(f"/nowhere{number}", method=f"MADEUP{number}").status_code in (404, 405)
    after = figures(stranger)

    assert {name for name in after if name not in before and "other" not in name and "/metrics" not in name} == set()
    assert after['parcours_requests_total{method="other",route="none",status="404"}'] == 3


def test_figures_say_what_does_not_leave(app: Flask, awa: ParcoursClient) -> None:
    """How much, for how long: of what waits, fails, was given up, or stands before a door that was closed."""
    with app.app_context():
        shut = Endpoint(name="X", address="https://example.org/", secret="", events=[], closed=now())
        session.add(shut)
        session.flush()
        for place, (target, more) in enumerate((
            ("hook-0", {"tries": 0}), ("hook-0", {"tries": 3}), ("hook-0", {"tries": 4}), ("lrs", {"tries": 0}),
            ("hook-0", {"gave_up": now()}), ("hook-0", {"sent": now()}), (shut.target, {"endpoint_id": shut.id}),
        )):  # fmt: skip
            at = now() - timedelta(hours=place)
            session.add(Outgoing(target=target, uid=f"u{place}", kind="x", body={}, at=at, due=at, **more))
        session.commit()

    after = figures(awa)
    told = {}
    for name, value in after.items():
        if name.startswith("parcours_outgoing{"):
            age = after[name.replace("{", "_oldest_seconds{")]
            told[re.sub(r'[a-z_]+="|"', "", name[18:-1])] = (int(value), round(age / 3600))
    assert told == {
        "webhooks,waiting": (1, 0), "webhooks,again": (2, 2), "webhooks,gave-up": (1, 4), "webhooks,suspended": (1, 6),
        "xapi,waiting": (1, 3), "xapi,again": (0, 0), "xapi,gave-up": (0, 0), "xapi,suspended": (0, 0),
    }  # fmt: skip


def test_figures_cost_two_questions_however_much_waits(app: Flask, awa: ParcoursClient) -> None:
    with counted(app) as seen:
        figures(awa)
    assert len([one for one in seen if "package" in one or "outgoing" in one]) == 2


def test_figures_are_for_this_machine_or_for_a_token(
    stranger: ParcoursClient, app: Flask, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert stranger.get("/metrics").status_code == 200
    assert stranger.get("/metrics", headers=PROXIED).status_code == 404
    assert stranger.get("/metrics", environ_base={"REMOTE_ADDR": "192.0.2.1"}).status_code == 404

    for proxies in (1, 2):  # whoever a proxy speaks for is not this machine, however many are counted
        monkeypatch.setitem(app.extensions, "settings", Settings(proxies=proxies))
        assert stranger.get("/metrics", headers=PROXIED).status_code == 404
        assert stranger.get("/metrics").status_code == 200
    monkeypatch.setitem(app.extensions, "settings", Settings(metrics_token="un mot"))
    shown = {"Authorization": "Bearer un mot", **PROXIED}
    assert stranger.get("/metrics", headers=shown).status_code == 200
    for wrong in ({}, {"Authorization": "Bearer autre"}):
        assert stranger.get("/metrics", headers=wrong).status_code == 404


@pytest.mark.parametrize(("given", "kept"), [("abc-123.DEF_9", True), ("court", False), ("a b\x0bc" * 4, False)])
def test_a_request_keeps_the_name_it_was_given(stranger: ParcoursClient, given: str, kept: bool) -> None:
    named = stranger.get("/health", headers={"X-Request-ID": given.replace("\x0b", " ")}).headers["X-Request-ID"]

    assert (named == given) is kept
    assert re.fullmatch(r"[\w.-]{8,64}", named)


@pytest.fixture
def serving(tmp_path: Path) -> Iterator[SimpleNamespace]:
    """`parcours serve` with two processes, and its log in a file."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    environ = {
        **os.environ, "PARCOURS_COURSE": str(COURSES / "minimal"), "PARCOURS_VAR": str(tmp_path / "var"),
        "PARCOURS_PORT": str(port), "PARCOURS_WORKERS": "2", "PARCOURS_THREADS": "1",
    }  # fmt: skip
    log = tmp_path / "log"
    command = [sys.executable, "-c", "from webapp.cli import serve; serve()"]
    with log.open("wb") as out, subprocess.Popen(command, env=environ, stdout=out, stderr=out) as running:
        try:
            _wait(f"http://127.0.0.1:{port}/ready")
            yield SimpleNamespace(port=port, log=log)
        finally:
            running.send_signal(signal.SIGINT)


def _wait(address: str) -> None:
    for _ in range(600):
        try:
            urllib.request.urlopen(address, timeout=5).close()
            return
        except OSError:
            time.sleep(0.1)
    raise AssertionError("the server does not start")


def test_processes_count_together_and_gunicorn_names_nobody(serving: SimpleNamespace) -> None:
    """Twenty requests go to either of two processes; what any of them says is the sum. The log has a line for each."""
    for number in range(20):
        with urllib.request.urlopen(
            f"http://127.0.0.1:{serving.port}/sign-in?who=khadija{number}", timeout=20
        ) as reply:
            assert reply.status == 200
    bad = HTTPConnection("127.0.0.1", serving.port, timeout=20)
    bad.putrequest("GET", "/search?q=khadija", skip_host=True)
    bad.putheader("Host khadija@example.org", "x")
    bad.endheaders()
    assert bad.getresponse().status == 400
    bad.close()

    with urllib.request.urlopen(f"http://127.0.0.1:{serving.port}/metrics", timeout=20) as reply:
        told = reply.read().decode()
    assert 'parcours_requests_total{method="GET",route="/sign-in",status="200"} 20.0' in told
    log = serving.log.read_text()
    assert log.count('"route": "/sign-in"') == 20
    assert "Invalid request from ip=…" in log
    assert not re.search(f"khadija|{SECRET}", log)
    assert "127.0.0.1" not in log.partition("arrêter)")[2]
