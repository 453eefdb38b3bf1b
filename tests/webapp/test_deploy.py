"""The files of deploy/ as an operator uses them: read by nginx and systemd, and a server behind a real nginx."""

import gzip
import http.client
import os
import re
import shutil
import ssl
import subprocess
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from builder import Course
from builder.cli import parcours
from exports import edition, export
from tests.conftest import ROOT
from tests.webapp.conftest import HASH, SECRET
from tests.webapp.fronting import DEPLOY, NAME, Browser, need_nginx, nginx
from tests.webapp.serving import Served, free_port, served
from tests.webapp.test_faults import enrol
from webapp import Settings, read_settings
from webapp.db import bare_app, db, opened
from webapp.models import Role, User, now
from webapp.workshop.choices import Choices
from webapp.workshop.files import Files
from webapp.workshop.rows import Package

UNITS = sorted(path.name for path in DEPLOY.glob("*.service"))


@pytest.mark.parametrize("unit", UNITS)
@pytest.mark.skipif(not shutil.which("systemd-analyze"), reason="systemd is not here")
def test_units_are_understood_and_shut_in(unit: str, tmp_path: Path) -> None:
    text = (DEPLOY / unit).read_text()
    command = re.search(r"^ExecStart=/opt/parcours/.venv/bin/parcours (\S+)", text, re.MULTILINE)
    assert command
    assert command[1] in parcours.list_commands(None)  # type: ignore[arg-type]
    for path in DEPLOY.glob("parcours*"):
        (tmp_path / path.name).write_text(path.read_text().replace("/opt/parcours/.venv/bin/parcours", "/bin/true"))

    timers = (
        [tmp_path / unit.replace("service", "timer")] if (DEPLOY / unit.replace("service", "timer")).exists() else []
    )
    verified = subprocess.run(
        ["systemd-analyze", "verify", tmp_path / unit, *timers], capture_output=True, text=True, check=False
    )
    assert [line for line in verified.stderr.splitlines() if "parcours" in line] == []
    shut = ["systemd-analyze", "security", "--offline=true", "--threshold=25", tmp_path / unit]
    assert subprocess.run(shut, capture_output=True, check=False).returncode == 0


def test_the_example_of_settings_is_one_that_we_read() -> None:
    lines = (DEPLOY / "parcours.env").read_text().splitlines()
    given = dict(line.lstrip("#").split("=", 1) for line in lines if re.match(r"#?[A-Z_]+=", line))

    settings = read_settings(given)
    assert (settings.proxies, settings.secure, settings.host) == (1, True, "127.0.0.1")


def test_the_guide_of_operators_names_what_is_there() -> None:
    """Commands and their options, files of ours, units: nothing that an operator would look for in vain."""
    lines = re.findall(
        r"^```console\n(.*?)^```", (ROOT / "docs" / "operators.md").read_text(), re.MULTILINE | re.DOTALL
    )
    typed = "".join(lines).replace("*.service", "parcours.service").replace("*.timer", "parcours-backup.timer")

    named = re.findall(r"^(?:[A-Z_]+=\S* )*parcours (\w+)(.*)$", typed, re.MULTILINE)
    assert {"appoint", "backup", "restore", "doctor"} <= {name for name, _ in named}
    for name, rest in named:
        command = parcours.get_command(None, name)  # type: ignore[arg-type]
        assert command, name
        options = {option for one in command.params for option in one.opts}
        assert set(re.findall(r"--[a-z-]+", rest)) <= options, rest
    for path in re.findall(r"/opt/parcours/((?!\.venv)[\w./-]+)", typed):
        assert (ROOT / path).exists(), path
    units = re.findall(r"parcours[\w-]*\.(?:service|timer)", typed)
    assert units
    assert [unit for unit in units if not (DEPLOY / unit).exists()] == []


def test_the_command_runs_with_the_settings_of_the_server(tmp_path: Path) -> None:
    """Quoted or not, with spaces or signs; what is given in front goes first; comments and others' variables do not."""
    lines = (
        "#PARCOURS_PORT=9", "PARCOURS_CONTACT=\"Mairie, a'b $HOME `id`\"", "PARCOURS_SENDER='P <p@ex.org>'",
        "PATH=/nowhere", "PARCOURS_VAR=/var/lib/parcours", "DATABASE_URL=postgresql://p:a==@/p",
    )  # fmt: skip
    (tmp_path / "parcours.env").write_text("\n".join(lines) + "\n")
    script = (DEPLOY / "parcours").read_text()
    for ours, theirs in (
        ("/etc/parcours/parcours.env", str(tmp_path / "parcours.env")),
        ("runuser -u parcours -- /opt/parcours/.venv/bin/parcours", "env -0"),
    ):
        assert ours in script
        script = script.replace(ours, theirs)
    bare = {"PATH": os.environ["PATH"], "PARCOURS_VAR": "/tmp/essai"}
    said = subprocess.run(["sh", "-c", script], env=bare, capture_output=True, text=True, check=True).stdout
    seen = dict(line.split("=", 1) for line in said.rstrip("\0").split("\0"))

    assert {name: value for name, value in seen.items() if name.startswith("PARCOURS_") or name == "DATABASE_URL"} == {
        "PARCOURS_CONTACT": "Mairie, a'b $HOME `id`",
        "PARCOURS_SENDER": "P <p@ex.org>",
        "PARCOURS_VAR": "/tmp/essai",
        "DATABASE_URL": "postgresql://p:a==@/p",
    }
    assert seen["PATH"] == os.environ["PATH"]


@pytest.fixture
def behind(place: Callable[[str], Settings], tmp_path: Path) -> Iterator[tuple[Served, int, int]]:
    """A server behind nginx, the port for HTTPS, which is not 443, and the one for HTTP."""
    need_nginx()
    settings = replace(place("sqlite"), proxies=1, secure=True, secret="a-Long-Secret-0f-tests-that-nobody-guesses-42")
    enrol(settings)
    secure, plain = free_port(), free_port()
    with served(settings) as server, nginx(tmp_path / "nginx", [server.port], secure, plain):
        yield server, secure, plain


def test_behind_a_real_nginx(behind: tuple[Served, int, int], minimal: Course) -> None:
    """HTTPS on a port of its own, secure cookies, the visitor's own address whatever they claim, files whole, plain
    HTTP sent on, figures kept inside; whoever asks for another name is left alone.
    """
    server, secure, plain = behind
    data, package = _packed(server.settings, minimal)
    browser = Browser(secure)
    browser.submit("/sign-in", "/sign-in", who="awa", password=SECRET)
    assert browser.status == 303
    assert "Secure" in browser.headers["Set-Cookie"]
    browser.submit("/account", "/checks/jours-reste/answers", answer="30")
    assert browser.status == 303
    assert browser.headers["Location"].startswith("/")

    style = re.search(r'href="(/assets/[^"]+)"', browser.ask("GET", "/"))
    assert style
    whole = browser.read("GET", style[1])
    assert (browser.status, "max-age" in browser.headers["Cache-Control"]) == (200, True)
    small = browser.read("GET", style[1], encoding="gzip")
    assert browser.headers["Content-Encoding"] == "gzip"
    assert (gzip.decompress(small), len(small) < len(whole) / 2) == (whole, True)
    trainer = Browser(secure)
    trainer.submit("/sign-in", "/sign-in", who="zineb", password=SECRET)
    assert (trainer.read("GET", f"/exports/{package}/file"), trainer.status) == (data, 200)
    assert trainer.headers["Content-Length"] == str(len(data))

    _nobody_elses_name(browser, secure)
    guesses = set()
    for place in range(2 * 20 + 1):  # each of two processes counts twenty
        browser.claimed = f"203.0.113.{place}"
        browser.ask("GET", f"/join/PERSONNE{place}")
        guesses.add(browser.status)
    assert browser.status == 429, guesses
    browser.ask("GET", "/metrics")
    assert browser.status == 404
    sent_on = http.client.HTTPConnection("127.0.0.1", plain, timeout=20)
    sent_on.request("GET", "/aids?x=1", headers={"Host": NAME})
    assert sent_on.getresponse().headers["Location"] == f"https://{NAME}/aids?x=1"
    sent_on.close()
    server.process.terminate()
    server.process.wait(30)
    paused = browser.ask("GET", "/sign-in")
    assert (browser.status, browser.headers["Retry-After"]) == (503, "10")
    assert "Le service est interrompu un instant" in paused
    assert 'lang="ar"' in paused


def _packed(settings: Settings, course: Course) -> tuple[bytes, int]:
    """A real package, made already, and a trainer to fetch it."""
    data = export("scorm12", edition(course)).data
    Files(settings.var).keep("0" * 64, data)
    with opened(bare_app(settings)):
        db.session.add(User(username="zineb", name="Zineb", role=Role.TRAINER, password=HASH, language="fr"))
        choices = Choices("scorm12", ("fr",), course="essai")
        made = Package(
            key="0" * 64, wish=choices.wish, choices=choices.kept, course="essai", name="x.zip", finished=now()
        )
        db.session.add(made)
        db.session.commit()
        return data, made.id


def _nobody_elses_name(browser: Browser, port: int) -> None:
    """By the name of the certificate, by `Host`, or by a first line that says another one than `Host`."""
    with pytest.raises(ssl.SSLError):
        Browser(port, "evil.example").ask("GET", "/sign-in")
    ours = browser.host
    for host in ("evil.example", f"evil.example:{port}", f"{NAME}.evil.example"):
        browser.host = host
        with pytest.raises(http.client.RemoteDisconnected):
            browser.ask("GET", "/sign-in")
    for host in ("evil.example", f"{NAME}:443@evil.example", f"evil.example:{port}"):
        browser.host, browser.origin = host, f"https://{host}"
        browser.ask("GET", f"https://{NAME}/sign-in")
        assert browser.headers["Location"] == "/"
        browser.submit(f"https://{NAME}/account", f"https://{NAME}/language", language="fr")
        assert browser.status == 400  # a form of another site: we never go by the name that it wrote
    browser.host, browser.origin = ours, f"https://{ours}"
