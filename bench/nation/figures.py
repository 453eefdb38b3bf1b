"""What the country's people wait for, and what their server needs: each figure beside its goal.

Lessons and answers are asked together at a hundred requests a second, by two hundred people; a dashboard, the overview
and the reading of a quiz by one person while nobody else asks. Growth is asked of the app itself, without a server.
"""

import itertools
import subprocess
import time
from collections.abc import Iterator
from pathlib import Path
from uuid import uuid4

from flask import Flask

from bench.figure import Figure, at_most
from bench.nation import crowd, people
from bench.nation.load import Ask, alone, centile, person, steady
from bench.nation.places import lms, postgresql
from bench.serving import PAGE, served
from tests.webapp.test_queries import counted
from webapp.db import db

COUNTRY = 15_000
TOWN = 500
RATE = 100
SECONDS = 20
PEOPLE = 200
QUIZ = "quiz-m08"
CHECK = "/checks/naissance-jour-26/answers"


def figures() -> Iterator[Figure]:
    fewest: dict[str, int] = {}
    for learners in (COUNTRY // 100, COUNTRY // 10, COUNTRY):
        with postgresql() as address, lms(address) as (app, environment):
            country = _settled(app, learners)
            yield from _growth(app, country, fewest)
            if learners == COUNTRY:
                yield from _waits("PostgreSQL", app, environment, country)
    with lms("") as (app, environment):
        yield from _waits("SQLite", app, environment, _settled(app, TOWN))


def _settled(app: Flask, learners: int) -> crowd.Country:
    start = time.perf_counter()
    with app.app_context():
        made = crowd.settle(db.engine, app.extensions["library"].main.course, learners)
    span = time.perf_counter() - start
    print(f"  {made.learners:,} learners, {made.cohorts:,} cohorts, {made.answers:,} answers, written in {span:.0f} s")
    return made


def _waits(engine: str, app: Flask, environment: dict[str, str], country: crowd.Country) -> Iterator[Figure]:
    """Served by two workers, as `docs/operators.md` says; started once before, as every server but a new one was."""
    with served("webapp.wsgi:app", environment):
        pass
    start = time.perf_counter()
    with served("webapp.wsgi:app", environment) as port:
        yield at_most(f"{engine}: started again, to the first answer", time.perf_counter() - start, 2, "s")
        spans = _loaded(port, app, country)
        for what, mine in spans.items():
            yield at_most(f"{engine}: {what}, p95 at {RATE} requests/s", centile(mine, 0.95), 100, "ms")
        for what, path, who, most in _pages(country):
            asked = Ask(path, person(app, who).cookie)
            yield at_most(f"{engine}: {what}, median", centile(alone(port, asked), 0.5), most, "ms")
        yield at_most(f"{engine}: memory of a worker", max(_memories(port)) / 1024, 250, "MB")


def _pages(country: crowd.Country) -> list[tuple[str, str, int, float]]:
    """What is opened by whom, and the milliseconds it may take."""
    cohort, everywhere = 1 + country.cohorts // 2, people.administrator(country.learners)
    trainer = people.trainer(country.learners, cohort)
    return [
        ("a cohort's dashboard", f"/cohorts/{cohort}", trainer, 200),
        ("« Lundi matin »", "/monday", trainer, 200),
        ("item analysis of a cohort", f"/cohorts/{cohort}/questions", trainer, 500),
        ("the overview of the country", "/manage/overview", everywhere, 500),
        ("item analysis of a quiz, everybody", f"/manage/overview/questions/{QUIZ}", everywhere, 500),
    ]


def _loaded(port: int, app: Flask, country: crowd.Country) -> dict[str, list[float]]:
    """Milliseconds of lesson views and of answers, asked in turns."""
    step = max(1, country.learners // PEOPLE)
    people = [person(app, 1 + step * place) for place in range(min(PEOPLE, country.learners))]
    run = uuid4().hex[:8]

    def asks() -> Iterator[Ask]:
        for place, one in enumerate(itertools.cycle(people)):
            yield Ask(PAGE, one.cookie)
            form = {"csrf_token": one.token, "client_id": f"{run}-{place}", "answer": "guichet"}
            yield Ask(CHECK, one.cookie, form)

    steady(port, asks(), RATE, 3)  # pages are rendered, connections open
    spans = steady(port, asks(), RATE, SECONDS)
    return {"lesson view": spans[::2], "answer": spans[1::2]}


def _growth(app: Flask, country: crowd.Country, fewest: dict[str, int]) -> Iterator[Figure]:
    """Milliseconds and queries of each page, by the app itself; `fewest` keeps what the smallest country asked."""
    for what, path, who, most in [("a lesson", PAGE, 1, 100.0), *_pages(country)]:
        span, queries = _asked(app, path, who)
        told = f"{country.learners:,} learners: {what}"
        yield at_most(told, span, most, "ms")
        yield at_most(f"{told}, queries", queries, fewest.setdefault(what, queries), "")


def _asked(app: Flask, path: str, who: int) -> tuple[float, int]:
    """Milliseconds of the middle of five, and how many queries one makes."""
    browser = app.test_client()
    name, value = person(app, who).cookie.split("=", 1)
    browser.set_cookie(name, value)
    browser.get(path)
    spans = []
    with counted(app) as queries:
        for _ in range(5):
            start = time.perf_counter()
            if browser.get(path).status_code != 200:
                raise SystemExit(f"{path} did not open")
            spans.append((time.perf_counter() - start) * 1000)
    return centile(spans, 0.5), len(queries) // 5


def _memories(port: int) -> list[int]:
    """Kilobytes of each process that answers there, its share of what they have in common included (PSS)."""
    told = subprocess.run(["pgrep", "-f", f"127.0.0.1:{port} "], capture_output=True, text=True, check=True).stdout
    return [_share(int(process)) for process in told.split()]


def _share(process: int) -> int:
    lines = Path(f"/proc/{process}/smaps_rollup").read_text().splitlines()
    return next(int(line.split()[1]) for line in lines if line.startswith("Pss:"))
