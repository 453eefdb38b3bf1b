"""Other servers hear of what happens here: once each, signed, until they took it, and never from inside our network."""

import base64
import hmac
import json
import shutil
import socket
import ssl
import subprocess
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass, field, replace
from datetime import timedelta
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from threading import Thread
from typing import Any

import pytest
from flask import Flask
from sqlalchemy import update

from tests.webapp.conftest import Cast, ParcoursClient
from webapp import mail
from webapp.db import session
from webapp.models import User, now
from webapp.outbox import courier, hooks, letters, queue, wire
from webapp.outbox.rows import Endpoint, Outgoing


@dataclass
class Receiver:
    """Another server: what it heard, and what it answers (one status after the other, then the last)."""

    address: str = ""
    answers: list[int] = field(default_factory=lambda: [204])
    heard: list[tuple[dict[str, str], bytes]] = field(default_factory=list)

    @property
    def events(self) -> list[dict[str, Any]]:
        return [json.loads(body) for _, body in self.heard]


@pytest.fixture
def receiver() -> Iterator[Receiver]:
    made = Receiver()

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["Content-Length"]))
            made.heard.append(({name.lower(): value for name, value in self.headers.items()}, body))
            status = made.answers.pop(0) if len(made.answers) > 1 else made.answers[0]
            self.send_response(status)
            if status == 302:
                self.send_header("Location", f"{made.address}elsewhere")
            self.send_header("Content-Length", "0")
            self.end_headers()

        def log_message(self, *args: object) -> None:
            pass

    server = HTTPServer(("127.0.0.1", 0), Handler)
    made.address = f"http://127.0.0.1:{server.server_port}/"
    thread = Thread(target=server.serve_forever)
    thread.start()
    yield made
    server.shutdown()
    thread.join()
    server.server_close()


@pytest.fixture
def inside(app: Flask, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(app.extensions, "settings", replace(app.extensions["settings"], hooks_inside=True))


Subscribe = Callable[..., str]


@pytest.fixture
def subscribe(inside: None, receiver: Receiver) -> Subscribe:
    def made(who: ParcoursClient, *events: str) -> str:
        """The secret that the page shows."""
        data = {"name": "Tableau", "address": receiver.address, "events": [*events] or [*hooks.EVENTS]}
        page = who.post("/manage/webhooks", data={"csrf_token": who.token(), **data}).text
        return "whsec_" + page.split('value="whsec_')[1].split('"')[0]

    return made


def later(app: Flask) -> None:
    """Time passes: whatever waits is due."""
    with app.app_context():
        session.execute(update(Outgoing).where(Outgoing.sent.is_(None)).values(due=now() - timedelta(seconds=1)))
        session.commit()


def finish_quiz(who: ParcoursClient) -> None:
    where = who.submit("/quizzes/quiz-m01/attempts").location
    who.submit(f"{where}/answers", action="finish", sure="1")


def test_what_happens_is_told_once_and_signed(
    app: Flask, cast: Cast, idir: ParcoursClient, awa: ParcoursClient, subscribe: Subscribe, receiver: Receiver
) -> None:
    secret = subscribe(idir)
    finish_quiz(awa)
    awa.submit("/worksheets/plan-de-suivi", do="finish")
    assert app.extensions["courier"].wanted > 0

    assert courier.round_(app) == 2
    assert courier.round_(app) == 0
    headers, body = receiver.heard[0]
    told = f"{headers['webhook-id']}.{headers['webhook-timestamp']}.".encode() + body
    signed = hmac.new(base64.b64decode(secret[6:]), told, "sha256").digest()
    assert headers["webhook-signature"] == f"v1,{base64.b64encode(signed).decode()}"
    quiz, sheet = receiver.events
    assert (quiz["type"], sheet["type"]) == ("quiz.finished", "worksheet.submitted")
    data = quiz["data"]
    assert (data["learner"], data["cohorts"], data["quiz"]) == (cast.awa.id, [cast.cohort.id], "quiz-m01")
    assert "Awa" not in body.decode()


def test_the_signature_is_the_standards() -> None:
    """The example of the Standard Webhooks specification."""
    secret, uid = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw", "msg_p5jXN8AQM9LWM0D4loKWxJek"

    assert hooks.signature(secret, uid, 1614265330, b'{"test": 2432232314}') == (
        "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE="
    )


def test_a_module_is_said_to_be_completed_when_its_last_step_is(
    app: Flask, idir: ParcoursClient, awa: ParcoursClient, subscribe: Subscribe, receiver: Receiver
) -> None:
    subscribe(idir, "module.completed")
    awa.submit("/lessons/rappeler/visits")
    courier.round_(app)
    assert receiver.heard == []

    awa.submit("/worksheets/plan-de-suivi", do="finish")
    awa.submit("/worksheets/plan-de-suivi", do="finish")
    courier.round_(app)
    assert [event["data"]["module"] for event in receiver.events] == ["m02"]


def test_another_organisation_hears_nothing(
    app: Flask, rachid: ParcoursClient, admin: ParcoursClient, awa: ParcoursClient, subscribe: Subscribe,
    receiver: Receiver,
) -> None:  # fmt: skip
    subscribe(rachid)
    finish_quiz(awa)
    courier.round_(app)
    assert receiver.heard == []

    assert "Tableau" in admin.get("/manage/webhooks").text
    assert "Tableau" in rachid.get("/manage/webhooks").text


def test_what_fails_is_tried_again_and_nothing_is_lost(
    app: Flask, idir: ParcoursClient, awa: ParcoursClient, subscribe: Subscribe, receiver: Receiver
) -> None:
    subscribe(idir, "quiz.finished")
    receiver.answers = [500, 302, 200]
    finish_quiz(awa)

    arrived = []
    for _ in range(3):
        arrived.append(courier.round_(app))
        assert courier.round_(app) == 0  # not before it is due
        later(app)
    ids = {headers["webhook-id"] for headers, _ in receiver.heard}
    assert (arrived, len(receiver.heard), len(ids)) == ([0, 0, 1], 3, 1)
    (row,) = idir.rows(Outgoing)
    assert (row.state, row.tries, row.status) == ("sent", 3, 200)


def test_after_three_days_it_is_closed_and_said(
    app: Flask, cast: Cast, idir: ParcoursClient, awa: ParcoursClient, subscribe: Subscribe, receiver: Receiver,
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    said: list[tuple[str, str]] = []
    monkeypatch.setattr(mail.Mail, "works", property(lambda self: True))
    monkeypatch.setattr(letters.Mail, "send", lambda self, to, subject, text: _sent(said, to, text))
    with app.app_context():
        session.execute(update(User).where(User.id == cast.idir.id).values(email="idir@example.org"))
        session.commit()
    subscribe(idir, "quiz.finished")
    receiver.answers = [503]
    finish_quiz(awa)
    for _ in range(12):
        courier.round_(app)
        later(app)

    assert len(receiver.heard) == len(hooks.WAITS) + 1
    assert 2.5 < sum(hooks.WAITS) / 86400 < 4
    assert [to for to, _ in said] == ["idir@example.org"]
    assert "« Tableau »" in said[0][1]
    (one,) = idir.rows(Endpoint)
    assert "trois jours" in idir.get(f"/manage/webhooks/{one.id}").text

    receiver.answers = [200]
    (row,) = idir.rows(Outgoing)
    assert idir.submit(f"/manage/webhooks/{one.id}/state").status_code == 303
    assert idir.submit(f"/manage/webhooks/{one.id}/deliveries/{row.id}/again").status_code == 303
    assert courier.round_(app) == 1


def _sent(said: list[tuple[str, str]], to: str, text: str) -> Any:
    said.append((to, text))

    class Done:
        def result(self) -> None:
            return None

    return Done()


def test_two_couriers_deliver_once(
    app: Flask, idir: ParcoursClient, awa: ParcoursClient, subscribe: Subscribe, receiver: Receiver
) -> None:
    subscribe(idir, "quiz.finished")
    for _ in range(3):
        finish_quiz(awa)
    hands = [Thread(target=courier.round_, args=[app]) for _ in range(3)]
    for hand in hands:
        hand.start()
    for hand in hands:
        hand.join()

    ids = [headers["webhook-id"] for headers, _ in receiver.heard]
    assert len(ids) == len(set(ids)) == len(idir.rows(Outgoing)) > 0


def test_a_courier_that_died_gives_its_turn_back(
    app: Flask, idir: ParcoursClient, awa: ParcoursClient, subscribe: Subscribe, monkeypatch: pytest.MonkeyPatch
) -> None:
    subscribe(idir, "quiz.finished")
    finish_quiz(awa)
    with app.app_context():
        target = idir.rows(Endpoint)[0].target
        with queue.turn(target) as mine, queue.turn(target) as other:
            assert mine
            assert other is None
        monkeypatch.setattr(queue, "LEASE", timedelta(0))
        with queue.turn(target) as mine, queue.turn(target) as other:
            assert mine
            assert other
            assert not mine.renew()


def test_what_waits_for_a_suspended_endpoint_keeps_no_courier_and_is_not_lost(
    app: Flask, idir: ParcoursClient, awa: ParcoursClient, subscribe: Subscribe, receiver: Receiver
) -> None:
    subscribe(idir, "quiz.finished")
    finish_quiz(awa)
    (one,) = idir.rows(Endpoint)
    idir.submit(f"/manage/webhooks/{one.id}/state")
    with app.app_context():
        assert (queue.due_targets(), queue.next_due()) == ([], None)
        assert queue.standing()["webhooks", "suspended"][0] == 1

    idir.submit(f"/manage/webhooks/{one.id}/state")
    assert courier.round_(app) == len(receiver.heard) == 1


def test_a_courier_stays_for_a_far_try_and_looks_rarely(
    app: Flask, idir: ParcoursClient, awa: ParcoursClient, subscribe: Subscribe, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Nobody else would try again then; once nothing waits, it ends."""
    subscribe(idir, "quiz.finished")
    finish_quiz(awa)
    with app.app_context():
        session.execute(update(Outgoing).values(due=now() + timedelta(hours=20)))
        session.commit()
    naps: list[float] = []

    def sleep(seconds: float) -> None:
        naps.append(seconds)
        if len(naps) == 40:
            later(app)

    monkeypatch.setattr(courier.time, "sleep", sleep)
    courier._stay(app)
    assert idir.rows(Outgoing)[0].state == "sent"
    assert naps[:40] == [courier.OFTEN] * 29 + [courier.RARELY] * 11
    assert len(naps) == 40 + 1 + 30


def test_what_is_not_kept_is_not_told(
    app: Flask, idir: ParcoursClient, awa: ParcoursClient, subscribe: Subscribe
) -> None:
    """The fact and what is told of it are one transaction; what is somebody's goes with them."""
    subscribe(idir, "quiz.finished")
    finish_quiz(awa)
    assert len(awa.rows(Outgoing)) == 1
    with app.app_context():
        session.execute(update(Endpoint).values(closed=now()))
        session.commit()
    finish_quiz(awa)
    assert len(awa.rows(Outgoing)) == 1


@pytest.mark.parametrize(
    "address",
    [
        "https://127.0.0.1/", "https://[::1]/", "https://10.1.2.3/", "https://192.168.1.1/", "https://169.254.169.254/",
        "https://[::ffff:127.0.0.1]/", "https://[64:ff9b::7f00:1]/", "https://0.0.0.0/", "https://[fd00::1]/",
        "https://100.64.0.1/", "https://224.0.0.1/", "https://localhost/", "http://example.org/", "https://2130706433/",
        "https://127.1/", "https://0177.0.0.1/", "https://0x7f000001/", "https://[::127.0.0.1]/", "https://[fec0::1]/",
        "https://[2002:7f00:1::]/", "https://example.org@127.0.0.1/", "https://240.0.0.1/",
    ],
)  # fmt: skip
def test_nothing_leaves_for_inside(address: str) -> None:
    answer = wire.post(address, b"{}", {}, inside=False)

    assert answer.status is None
    assert "inside" in answer.text or "https" in answer.text


def test_a_name_that_changes_between_two_looks_leads_nowhere(monkeypatch: pytest.MonkeyPatch) -> None:
    """DNS rebinding: what was looked at is what is reached, and one that leads inside is passed over."""
    answers = [["10.0.0.1", "93.184.216.34"], ["127.0.0.1"]]
    reached: list[str] = []

    def looked(host: str, port: int, **more: object) -> list[Any]:
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (one, port)) for one in answers.pop(0)]

    def connect(sock: socket.socket, place: tuple[str, int]) -> None:
        reached.append(place[0])
        raise ConnectionRefusedError

    monkeypatch.setattr(wire.socket, "getaddrinfo", looked)
    monkeypatch.setattr(wire.socket.socket, "connect", connect)

    assert wire.post("https://rebind.example/", b"{}", {}, inside=False).status is None
    assert (reached, len(answers)) == (["93.184.216.34"], 1)


def test_a_redirection_is_not_followed(receiver: Receiver) -> None:
    """It could lead inside."""
    receiver.answers = [302]

    assert wire.post(receiver.address, b"{}", {}, inside=True).status == 302
    assert len(receiver.heard) == 1


@pytest.fixture(params=["http", "https"])
def dripping(request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """The address of a server that answers a letter at a time, for half a minute: each comes soon enough."""
    server = socket.create_server(("127.0.0.1", 0))
    secure = _secured(tmp_path, monkeypatch) if request.param == "https" else None

    def drip() -> None:
        with (
            suppress(OSError),
            server.accept()[0] as plain,
            secure.wrap_socket(plain, server_side=True) if secure else plain as line,
        ):
            line.recv(4096)
            for letter in b"HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n" + b"." * 600:
                line.send(bytes([letter]))
                time.sleep(0.05)

    thread = Thread(target=drip)
    thread.start()
    yield f"{request.param}://127.0.0.1:{server.getsockname()[1]}/"
    server.close()
    thread.join()


def _secured(folder: Path, monkeypatch: pytest.MonkeyPatch) -> ssl.SSLContext:
    """A certificate made here, which whoever delivers trusts for once."""
    if not shutil.which("openssl"):
        pytest.skip("openssl is not here")
    files = ["-keyout", folder / "key.pem", "-out", folder / "cert.pem"]
    made = ["openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes"]
    subprocess.run([*made, "-subj", "/CN=x", *files], check=True, capture_output=True)
    trusting = ssl._create_unverified_context()
    monkeypatch.setattr(wire.ssl, "create_default_context", lambda: trusting)
    found = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    found.load_cert_chain(folder / "cert.pem", folder / "key.pem")
    return found


def test_who_answers_a_letter_at_a_time_is_not_waited_for(dripping: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """The whole exchange has its time, not each letter of it: over HTTPS too."""
    monkeypatch.setattr(wire, "PATIENCE", 0.5)

    assert wire.post(dripping, b"{}", {}, inside=True).status is None


def test_a_name_of_many_silent_addresses_is_waited_for_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(wire, "PATIENCE", 0.1)
    places = [(socket.AF_INET, socket.SOCK_STREAM, 6, "", ("198.51.100.1", 443))] * 50
    monkeypatch.setattr(wire.socket, "getaddrinfo", lambda *about, **more: places)
    tried: list[float | None] = []

    def connect(sock: socket.socket, place: object) -> None:
        tried.append(sock.gettimeout())
        time.sleep(0.06)
        raise TimeoutError

    monkeypatch.setattr(wire.socket.socket, "connect", connect)
    assert wire.post("https://silent.example/", b"{}", {}, inside=True).status is None
    assert len(tried) == 2


@pytest.mark.parametrize("app", ["sqlite"], indirect=True)
@pytest.mark.parametrize(
    ("address", "says"),
    [
        ("http://example.org/", "https://"), ("https://10.0.0.1/", "refusée"), ("ftp://x/", "https://"),
        ("https://u:p@example.org/", "https://"), ("bonjour", "https://"),
    ],
)  # fmt: skip
def test_an_address_is_looked_at_when_it_is_given(idir: ParcoursClient, address: str, says: str) -> None:
    page = idir.submit("/manage/webhooks", name="X", address=address, events="quiz.finished")

    assert page.status_code == 422
    assert says in page.text


@pytest.mark.parametrize("app", ["sqlite"], indirect=True)
def test_a_test_event_and_the_page(
    app: Flask, idir: ParcoursClient, subscribe: Subscribe, receiver: Receiver, zahra: ParcoursClient
) -> None:
    secret = subscribe(idir, "quiz.finished")
    (one,) = idir.rows(Endpoint)
    assert secret not in idir.get(f"/manage/webhooks/{one.id}").text
    idir.submit(f"/manage/webhooks/{one.id}/test")
    courier.round_(app)

    assert receiver.events[0]["type"] == "parcours.test"
    assert "Arrivé" in idir.get(f"/manage/webhooks/{one.id}").text
    assert idir.submit(f"/manage/webhooks/{one.id}/removal").status_code == 303
    assert idir.rows(Outgoing) == []
