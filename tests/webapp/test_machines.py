"""Several machines, one database, one Redis, one nginx that takes them in any order: nobody notices which answers."""

import re
import shutil
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from dataclasses import dataclass, replace
from pathlib import Path

import pytest

from tests.conftest import COURSES
from tests.webapp.conftest import SECRET
from tests.webapp.fronting import NAME, Browser, Door, need_nginx, nginx
from tests.webapp.learners import Learner
from tests.webapp.serving import Served, free_port, served, until
from tests.webapp.test_faults import NAMES, count, enrol
from webapp import Settings
from webapp.db import bare_app, opened
from webapp.models import Role

TITLE, OTHER = "Un cours d'essai", "Un cours relu"


@dataclass
class Machines:
    """Two servers that share nothing but what is said to be shared, and the port that everybody comes to."""

    servers: list[Served]
    port: int

    def asked(self, number: int, route: str) -> int:
        """How many requests for a route this machine wrote in its log."""
        return self.servers[number].log.read_text().count(f'"route": "{route}"')


@pytest.fixture
def machines(place: Callable[[str], Settings], redis_socket: Path, tmp_path: Path) -> Iterator[Machines]:
    """Both start at once on an empty database; only the first makes packages."""
    need_nginx()
    shared = replace(
        place("postgresql"), redis=f"redis+unix://{redis_socket}", proxies=1, secure=True, publish="by-hand",
        secret="a-Long-Secret-0f-tests-that-nobody-guesses-42",
    )  # fmt: skip
    apart = []
    for number in (1, 2):
        course, var = tmp_path / f"cours-{number}", tmp_path / f"machine-{number}"
        shutil.copytree(COURSES / "minimal", course)
        var.mkdir()
        apart.append(replace(shared, course=course, var=var, makers=2 - number))
    with ExitStack() as stack:
        with ThreadPoolExecutor() as pool:
            started = [*pool.map(lambda one: stack.enter_context(served(one, workers=1)), apart)]
        enrol(shared, rita=Role.LEARNER, safia=Role.TRAINER, admin=Role.ADMINISTRATOR)
        port = free_port()
        stack.enter_context(nginx(tmp_path / "nginx", [one.port for one in started], port, free_port()))
        yield Machines(started, port)


def test_nobody_notices_which_machine_answers(machines: Machines) -> None:
    """One start of both for all of it: a session, guesses, a package, a revision; at the end one of them dies."""
    goes_on_with_one_session(machines)
    counts_wrong_passwords_together(machines)
    finds_a_package_every_time(machines)
    sees_what_was_published(machines)
    loses_nothing_when_one_dies(machines)


def goes_on_with_one_session(machines: Machines) -> None:
    browser = Browser(machines.port)
    assert browser.sign_in("rita", SECRET) == 303
    for number in range(4):
        browser.submit("/privacy", "/checks/jours-reste/answers", answer=f"{number}", client_id=f"{number:024x}")
        assert browser.status == 303
        assert browser.headers["Location"].startswith("/pages/")
        browser.ask("GET", "/account")
        assert browser.status == 200
    assert all(machines.asked(number, "/account") for number in (0, 1))


def counts_wrong_passwords_together(machines: Machines) -> None:
    statuses = [Browser(machines.port).sign_in("rita", "autre chose") for _ in range(9)]
    assert statuses == [422] * 8 + [429]


def finds_a_package_every_time(machines: Machines) -> None:
    trainer = Browser(machines.port)
    trainer.sign_in("safia", SECRET)
    trainer.submit("/privacy", "/exports/new/gift", pathway="", language="fr", context="essai", profile="moodle")
    assert trainer.status == 303
    package = trainer.headers["Location"]
    until(lambda: "Le paquet est prêt" in trainer.ask("GET", package))
    for _ in range(4):
        assert "::" in trainer.ask("GET", f"{package}/file")
        assert trainer.status == 200
    assert machines.asked(1, "/exports/<int:package_id>/file") == 0


def sees_what_was_published(machines: Machines) -> None:
    """On both, from the next page on."""
    admin = Browser(machines.port)
    admin.sign_in("admin", SECRET)
    for server in machines.servers:
        file = server.settings.course / "course" / "course.yaml"
        file.write_text(file.read_text().replace(TITLE, OTHER))
    found = re.search(r'href="(/manage/revisions/essai/\w+)"', admin.ask("GET", "/manage/revisions"))
    assert found
    after = re.search(r'name="after" value="(\d+)"', admin.ask("GET", found[1]))
    assert after
    admin.submit("/privacy", found[1], after=after[1], note="Le titre.")
    assert admin.status == 303

    assert all(OTHER in admin.ask("GET", "/") for _ in range(4))


def loses_nothing_when_one_dies(machines: Machines) -> None:
    learners = [Learner(machines.port, name, SECRET, Door(NAME, machines.port, timeout=30)) for name in NAMES]
    for learner in learners:
        learner.start()
    until(lambda: all(len(learner.kept) > 5 or learner.amiss for learner in learners))
    machines.servers[0].die()
    before = [len(learner.kept) for learner in learners]
    until(lambda: all(map(lambda one, had: len(one.kept) > had + 15 or one.amiss, learners, before)))
    for learner in learners:
        learner.enough.set()
        learner.join(60)

    assert [said for learner in learners for said in learner.amiss] == []
    with opened(bare_app(machines.servers[1].settings)):
        for learner in learners:
            count(learner)
