"""The files of deploy/ as an operator uses them: read by nginx and systemd, and a server behind a real nginx."""

import http.client
import os
import re
import shutil
import ssl
import subprocess
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from urllib.parse import urlencode

import pytest

from builder.cli import parcours
from tests.conftest import ROOT
from tests.webapp.conftest import SECRET
from tests.webapp.serving import free_port, served, until
from tests.webapp.test_faults import enrol
from webapp import Settings, read_settings

DEPLOY = ROOT / "deploy"
SBIN = Path("/usr/sbin/nginx")
NGINX = shutil.which("nginx") or (str(SBIN) if SBIN.exists() else "")
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


@contextmanager
def nginx(folder: Path, port: int, secure: int, plain: int) -> Iterator[None]:
    """Ours as it is in deploy/, with other ports and a certificate made here."""
    for file in ("fullchain.pem", "privkey.pem"):
        assert file in (DEPLOY / "nginx.conf").read_text()
    made = [
        "openssl",
        "req",
        "-x509",
        "-newkey",
        "ec",
        "-pkeyopt",
        "ec_paramgen_curve:prime256v1",
        "-nodes",
        "-days",
        "2",
    ]
    files = ["-keyout", folder / "privkey.pem", "-out", folder / "fullchain.pem", "-subj", "/CN=parcours.exemple.org"]
    subprocess.run([*made, *files], check=True, capture_output=True)
    site = (DEPLOY / "nginx.conf").read_text()
    site = re.sub(r"^ +listen \[::\].*\n", "", site, flags=re.MULTILINE)
    site = site.replace("listen 80;", f"listen 127.0.0.1:{plain};").replace(
        "listen 443 ssl", f"listen 127.0.0.1:{secure} ssl"
    )
    site = site.replace("127.0.0.1:8000", f"127.0.0.1:{port}").replace(
        "/etc/letsencrypt/live/parcours.exemple.org", str(folder)
    )
    kept = "".join(
        f"{name}_temp_path {folder}/{name};" for name in ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")
    )
    conf = folder / "nginx.conf"
    conf.write_text(
        f"daemon off; pid {folder}/pid; error_log {folder}/errors; worker_processes 1;"
        f"{'user root;' if os.geteuid() == 0 else ''}"
        f"events {{}} http {{ access_log {folder}/seen; {kept}\n{site}\n}}"
    )
    subprocess.run([NGINX, "-t", "-c", conf], check=True, capture_output=True)
    process = subprocess.Popen([NGINX, "-c", conf])
    try:
        until(lambda: (folder / "pid").exists())
        yield
    finally:
        process.terminate()
        process.wait(20)


@pytest.mark.skipif(not NGINX or not shutil.which("openssl"), reason="nginx or openssl is not here")
def test_behind_a_real_nginx(place: Callable[[str], Settings], tmp_path: Path) -> None:
    """HTTPS, secure cookies, the visitor's own address whatever they claim, plain HTTP sent on, figures kept inside."""
    settings = replace(place("sqlite"), proxies=1, secure=True, secret="a-Long-Secret-0f-tests-that-nobody-guesses-42")
    enrol(settings)
    secure, plain = free_port(), free_port()
    folder = tmp_path / "nginx"
    folder.mkdir()
    folder.chmod(0o755)
    tmp_path.chmod(0o755)
    with served(settings) as server, nginx(folder, server.port, secure, plain):
        browser = Browser(secure)
        token = re.search(r'name="csrf_token" value="([^"]+)"', browser.ask("GET", "/sign-in"))
        assert token
        browser.ask("POST", "/sign-in", csrf_token=token[1], who="awa", password=SECRET)
        assert browser.status == 303
        assert "Secure" in browser.headers["Set-Cookie"]
        token = re.search(r'name="csrf_token" value="([^"]+)"', browser.ask("GET", "/account"))
        assert token
        browser.ask("POST", "/checks/jours-reste/answers", csrf_token=token[1], answer="30")
        assert browser.status == 303
        assert browser.headers["Location"].startswith("/")

        style = re.search(r'href="(/assets/[^"]+)"', browser.ask("GET", "/"))
        assert style
        browser.ask("GET", style[1])
        assert (browser.status, "max-age" in browser.headers["Cache-Control"]) == (200, True)
        guesses = set()
        for place in range(2 * 20 + 1):  # each of two processes counts twenty
            browser.claimed = f"203.0.113.{place}"
            browser.ask("GET", f"/join/PERSONNE{place}")
            guesses.add(browser.status)
        assert browser.status == 429, guesses
        browser.ask("GET", "/metrics")
        assert browser.status == 404
        sent_on = http.client.HTTPConnection("127.0.0.1", plain, timeout=20)
        sent_on.request("GET", "/aids?x=1", headers={"Host": "parcours.exemple.org"})
        assert sent_on.getresponse().headers["Location"] == "https://parcours.exemple.org/aids?x=1"
        sent_on.close()

        server.process.terminate()
        server.process.wait(30)
        paused = browser.ask("GET", "/sign-in")
        assert (browser.status, browser.headers["Retry-After"]) == (503, "10")
        assert "Le service est interrompu un instant" in paused
        assert 'lang="ar"' in paused


class Browser:
    """Comes by HTTPS, and claims to come from elsewhere."""

    def __init__(self, port: int) -> None:
        trusting = ssl.create_default_context()
        trusting.check_hostname, trusting.verify_mode = False, ssl.CERT_NONE
        self._new = lambda: http.client.HTTPSConnection("127.0.0.1", port, context=trusting, timeout=30)
        self._cookie, self.claimed = "", "203.0.113.9"

    def ask(self, method: str, path: str, **form: str) -> str:
        connection = self._new()
        sent = {"Host": "parcours.exemple.org", "Cookie": self._cookie, "X-Forwarded-For": self.claimed}
        sent["Referer"] = f"https://parcours.exemple.org{path}"
        sent |= {"Content-Type": "application/x-www-form-urlencoded"} if form else {}
        connection.request(method, path, urlencode(form) if form else None, sent)
        reply = connection.getresponse()
        self.status, self.headers, body = reply.status, reply.headers, reply.read().decode()
        self._cookie = (reply.headers["Set-Cookie"] or self._cookie).split(";")[0]
        connection.close()
        return body
