"""`make audit` never hides what an index tells, and passes where none answers."""

import json
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from threading import Thread

import pytest

from tests.audit import audit


class Index(BaseHTTPRequestHandler):
    """An index of vulnerabilities that knows one, of whatever it is asked."""

    def do_POST(self) -> None:  # its name
        known = {"id": "TEST-1", "affected": [], "aliases": [], "details": "x", "modified": "2026-01-01T00:00:00Z"}
        self.send_response(200)
        self.end_headers()
        self.wfile.write(json.dumps({"vulns": [known]}).encode())

    def log_message(self, *_: object) -> None:
        return


@pytest.fixture
def index() -> Iterator[str]:
    server = HTTPServer(("127.0.0.1", 0), Index)
    Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/v1/query"
    server.shutdown()
    server.server_close()


@pytest.fixture
def lock(tmp_path: Path) -> str:
    file = tmp_path / "x.lock"
    file.write_text(f"zxcvbn==4.5.0 --hash=sha256:{'a' * 64}\n")
    return str(file)


def test_what_is_known_fails(index: str, lock: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert audit(lock, ["-s", "osv", "--osv-url", index]) == 1
    assert "zxcvbn 4.5.0: TEST-1" in capsys.readouterr().out


def test_nobody_answers(lock: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert audit(lock, ["-s", "osv", "--osv-url", "http://127.0.0.1:9/v1/query"]) == 0
    assert "not audited" in capsys.readouterr().out


def test_a_lock_that_cannot_be_read_is_no_silence(tmp_path: Path) -> None:
    assert audit(str(tmp_path / "nothing.lock"), []) == 1
