"""Somebody who visits the LMS over plain HTTP, to prepare what the load repeats."""

import http.client
import re
import socket
from urllib.parse import urlencode

FORM = {"Content-Type": "application/x-www-form-urlencoded"}


def free_port() -> int:
    """A port of 127.0.0.1 that nobody uses now."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


class Visitor:
    """Keeps the session's cookie; follows no redirection."""

    def __init__(self, port: int) -> None:
        self.port, self.cookie = port, ""

    def url(self, path: str) -> str:
        return f"http://127.0.0.1:{self.port}{path}"

    def answers(self) -> bool:
        """Whether the server is up: a listening port is not enough, its workers may still be loading."""
        try:
            return bool(self._ask("GET", "/"))
        except OSError:
            return False

    def get(self, path: str) -> str:
        return self._ask("GET", path).decode()

    def post(self, path: str, form: dict[str, str]) -> bytes:
        return self._ask("POST", path, urlencode(form))

    def token(self, path: str) -> str:
        """The CSRF token of the page's first form."""
        return str(re.search(r'name="csrf_token"[^>]*value="([^"]+)"', self.get(path))[1])  # type: ignore[index]

    def sign_in(self, who: str, password: str) -> None:
        token = self.token("/sign-in")
        self.post("/sign-in", {"csrf_token": token, "who": who, "password": password})

    def attempt(self, quiz: str) -> tuple[str, dict[str, str]] | None:
        """Begin a quiz: where its answers go, and a form that answers its first question; None when it is over."""
        self.post(f"/quizzes/{quiz}/attempts", {"csrf_token": self.token(f"/quizzes/{quiz}"), "client_id": "bench"})
        address = self.location
        page = self.get(address)
        action = re.search(r'action="(/attempts/\d+/answers)"', page)
        name = re.search(r'name="([a-z0-9-]+:[a-z0-9-]+)"', page)
        token = re.search(r'name="csrf_token"[^>]*value="([^"]+)"', page)
        if not (action and name and token):
            return None
        return action[1], {"csrf_token": token[1], name[1]: "1", "q": "1"}

    def weigh(self, path: str) -> tuple[int, int]:
        """Bytes over the wire, compressed, and requests of a first view: the page and all it loads."""
        page = self.get(path)
        parts = set(re.findall(r'(?:src|href)="(/(?:static|assets|media)[^"]+)"', page))
        sizes = [len(self._ask("GET", part, encoded=True)) for part in [path, *sorted(parts)]]
        return sum(sizes), len(sizes)

    def _ask(self, method: str, path: str, body: str = "", *, encoded: bool = False) -> bytes:
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=30)
        headers = {"Cookie": self.cookie, **(FORM if body else {}), **({"Accept-Encoding": "gzip"} if encoded else {})}
        connection.request(method, path, body, headers)
        answer = connection.getresponse()
        for header in answer.headers.get_all("Set-Cookie") or ():
            self.cookie = header.split(";")[0]
        self.location = answer.headers.get("Location", "")
        data = answer.read()
        connection.close()
        return data
