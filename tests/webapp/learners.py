"""Learners over plain HTTP who never give up: what was not acknowledged is sent again, as the player's outbox does."""

import http.client
import json
import re
import threading
import time
from collections.abc import Mapping
from hashlib import sha256
from random import Random
from urllib.parse import urlencode

FORM = {"Content-Type": "application/x-www-form-urlencoded", "Accept": "application/json"}
CHECK = "/checks/jours-reste/answers"
AWAY = (ConnectionError, http.client.HTTPException, TimeoutError)


class Learner(threading.Thread):
    """Answers self-checks and takes a quiz, until told to stop; then finishes what is under way.

    `kept`: what the server acknowledged, by client id. `saved`: the same for an attempt's questions, by its address.
    `door`: a way in of its own, HTTPS for instance. `cut` and `told`: how often a connection broke, and which refusals
    were read. `amiss`: whatever should not be.
    """

    def __init__(self, port: int, name: str, password: str, door: http.client.HTTPConnection | None = None) -> None:
        super().__init__(name=name, daemon=True)
        self.port, self.password, self.random = port, password, Random(name)
        self.kept: dict[str, str] = {}
        self.saved: dict[str, dict[str, str]] = {}
        self.finished: set[str] = set()
        self.cut, self.told, self.amiss = 0, list[str](), list[str]()
        self.enough = threading.Event()
        self._cookie, self._token = "", ""
        self._connection = door or http.client.HTTPConnection("127.0.0.1", port, timeout=30)

    def run(self) -> None:
        try:
            self._sign_in()
            number = 0
            while not self.enough.is_set():
                self._check(number := number + 1)
                if number % 20 == 10 and number < 40:
                    self._quiz(number)
        except Exception as error:  # told by the test
            self.amiss.append(repr(error))
        finally:
            self._connection.close()

    def _check(self, number: int) -> None:
        client_id, answer = self._client_id(number), str(self.random.randrange(90))
        self._deliver(CHECK, {"client_id": client_id, "answer": answer})
        self.kept[client_id] = answer
        time.sleep(0.03)

    def _client_id(self, number: int) -> str:
        """A client id, as forms carry them."""
        return sha256(f"{self.name} {number}".encode()).hexdigest()[:24]

    def _quiz(self, number: int) -> None:
        """Every question of an attempt, one by one, then its end."""
        address = self._deliver("/quizzes/quiz-m01/attempts", {"client_id": self._client_id(-number)})
        _, page = self._until_read(f"{address}?view=all")
        for question in re.findall(r'name="shown" value="([^"]+)"', page):
            said = str(self.random.randrange(90))
            self._deliver(f"{address}/answers", {"shown": question, f"{question}:answer": said})
            self.saved.setdefault(address, {})[question] = said
            self._check(number * 1000 + len(self.saved[address]))
        self._deliver(f"{address}/answers", {"action": "finish", "sure": "1"})
        self.finished.add(address)

    def _deliver(self, path: str, form: Mapping[str, str]) -> str:
        """Post until it is acknowledged; where it leads, if anywhere."""
        while True:
            status, body = self._ask("POST", path, {**form, "csrf_token": self._token})
            if status == 200 or (status == 303 and not self._location.startswith("/sign-in")):
                return self._location
            self._heed(status, body)

    def _until_read(self, path: str) -> tuple[int, str]:
        while (found := self._ask("GET", path))[0] != 200:
            self._heed(*found)
        return found

    def _heed(self, status: int, body: str) -> None:
        """What to do about a reply that is no success; none at all is 0."""
        if status == 503:
            self.told.append(json.loads(body)["detail"] if body.startswith("{") else body)
        elif status in (303, 302, 400, 401):  # the session is over: the clock went back
            self._sign_in()
        elif status:
            self.amiss.append(f"{status} {body[:300]}")
        time.sleep(0.1)

    def _sign_in(self) -> None:
        while True:
            _, page = self._until_read("/sign-in")
            self._token = re.search(r'name="csrf_token" value="([^"]+)"', page)[1]  # type: ignore[index]
            form = {"csrf_token": self._token, "who": self.name, "password": self.password}
            if self._ask("POST", "/sign-in", form)[0] == 303:
                _, page = self._until_read("/account")
                self._token = re.search(r'name="csrf_token" value="([^"]+)"', page)[1]  # type: ignore[index]
                return
            time.sleep(0.1)

    def _ask(self, method: str, path: str, form: Mapping[str, str] | None = None) -> tuple[int, str]:
        """Status and body; 0 when nobody answered to the end."""
        try:
            headers = {**(FORM if form else {"Accept": "text/html"}), "Cookie": self._cookie}
            headers["Referer"] = f"https://{self._connection.host}:{self._connection.port}/"
            self._connection.request(method, path, urlencode(form) if form else None, headers)
            answer = self._connection.getresponse()
            body = answer.read().decode()
        except AWAY:
            self._connection.close()
            self.cut += 1
            return 0, ""
        for header in answer.headers.get_all("Set-Cookie") or ():
            self._cookie = header.split(";")[0]
        self._location = answer.headers.get("Location", "")
        return answer.status, body
