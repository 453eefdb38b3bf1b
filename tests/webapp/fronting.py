"""A real nginx with the file of deploy/, as it stands before one server or several; and a browser that comes by it."""

import http.client
import os
import re
import shutil
import socket
import ssl
import subprocess
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urlencode

import pytest

from tests.conftest import ROOT
from tests.webapp.serving import is_open, until

DEPLOY = ROOT / "deploy"
SBIN = Path("/usr/sbin/nginx")
NGINX = shutil.which("nginx") or (str(SBIN) if SBIN.exists() else "")
NAME = "parcours.exemple.org"
TRUSTING = ssl.create_default_context()
TRUSTING.check_hostname, TRUSTING.verify_mode = False, ssl.CERT_NONE


def need_nginx() -> None:
    """Skip where it is not here."""
    if not NGINX or not shutil.which("openssl"):
        pytest.skip("nginx or openssl is not here")


@contextmanager
def nginx(folder: Path, servers: Sequence[int], secure: int, plain: int) -> Iterator[None]:
    """Ours as it is in deploy/, with other ports and a certificate made here; packages are the first server's."""
    folder.mkdir()
    for path in (folder, folder.parent):
        path.chmod(0o755)
    _certify(folder)
    site = (DEPLOY / "nginx.conf").read_text()
    site = re.sub(r"^ +listen \[::\].*\n", "", site, flags=re.MULTILINE)
    for ours, theirs in (
        ("listen 80", f"listen 127.0.0.1:{plain}"),
        ("listen 443", f"listen 127.0.0.1:{secure}"),
        (f"/etc/letsencrypt/live/{NAME}", str(folder)),
        ("rate=20r/s", "rate=2000r/s"),  # everybody comes from one address here
    ):
        assert ours in site
        site = site.replace(ours, theirs)
    several = " ".join(f"server 127.0.0.1:{port};" for port in servers)
    site = site.replace("server 127.0.0.1:8000;", several, 1)
    site = site.replace("server 127.0.0.1:8000;", f"server 127.0.0.1:{servers[0]};", 1)
    assert "8000" not in site
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
        until(lambda: is_open(secure))
        yield
    finally:
        process.terminate()
        process.wait(20)


def _certify(folder: Path) -> None:
    made = ["openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1"]
    made += ["-nodes", "-days", "2"]
    files = ["-keyout", folder / "privkey.pem", "-out", folder / "fullchain.pem", "-subj", f"/CN={NAME}"]
    subprocess.run([*made, *files], check=True, capture_output=True)


class Door(http.client.HTTPSConnection):
    """To a name that nobody resolves here."""

    def connect(self) -> None:
        plain = socket.create_connection(("127.0.0.1", self.port), self.timeout)
        self.sock = TRUSTING.wrap_socket(plain, server_hostname=self.host)


class Browser:
    """Comes by HTTPS to this port, and claims to come from elsewhere."""

    def __init__(self, port: int, name: str = NAME) -> None:
        self._port, self._name = port, name
        self._cookie, self.claimed, self.host = "", "203.0.113.9", f"{name}:{port}"
        self.origin = f"https://{self.host}"

    def ask(self, method: str, path: str, **form: str) -> str:
        return self.read(method, path, **form).decode()

    def read(self, method: str, path: str, encoding: str = "", **form: str) -> bytes:
        connection = Door(self._name, self._port, timeout=30)
        sent = {"Host": self.host, "Cookie": self._cookie, "X-Forwarded-For": self.claimed, "Accept-Encoding": encoding}
        sent["Referer"] = f"{self.origin}{path.removeprefix(self.origin)}"
        sent |= {"Content-Type": "application/x-www-form-urlencoded"} if form else {}
        connection.request(method, path, urlencode(form) if form else None, sent)
        reply = connection.getresponse()
        self.status, self.headers, body = reply.status, reply.headers, reply.read()
        self._cookie = (reply.headers["Set-Cookie"] or self._cookie).split(";")[0]
        connection.close()
        return body

    def submit(self, page: str, path: str, **form: str) -> None:
        """Post what the form of a page would."""
        token = re.search(r'name="csrf_token" value="([^"]+)"', self.ask("GET", page))
        assert token
        self.ask("POST", path, csrf_token=token[1], **form)

    def sign_in(self, who: str, password: str) -> int:
        self.submit("/sign-in", "/sign-in", who=who, password=password)
        return self.status
