"""The LMS against the bare app: same machine, same server, same database engine, same run."""

import os
import re
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from itertools import islice
from pathlib import Path
from random import randrange
from statistics import median
from typing import NamedTuple
from urllib.parse import urlencode
from uuid import uuid4

from bench.browser import Visitor, free_port
from bench.compiling import ROOT
from bench.figure import Figure, at_least, at_most
from bench.nation.places import postgresql
from builder import load_course

SECONDS = 3
ROUNDS = 5
PAGE = "/pages/la-naissance-en-trente-jours"
QUIZ = "quiz-m08"
TOGETHER = 16
"""As many as wrk has connections: nobody waits for a row that somebody else writes."""


class Ask(NamedTuple):
    """One request of somebody; with a form, a post of it."""

    who: Visitor
    path: str
    form: Mapping[str, str] | None = None


def figures() -> Iterator[Figure]:
    """Requests per second as ratios, on either engine; bytes and requests of a first lesson view."""
    if not shutil.which("wrk"):
        print("(install wrk to measure the LMS under load)")
        return
    with _lms("") as (bare, learners):
        yield from _ratios("SQLite", bare, learners)
        size, requests = learners[0].weigh(PAGE)
        yield at_most("first lesson view, compressed", size / 1024, 60, "KB")
        yield at_most("first lesson view, requests", requests, 8, "")
    with postgresql() as database, _lms(database) as (bare, learners):
        yield from _ratios("PostgreSQL", bare, learners)


@contextmanager
def _lms(database: str) -> Iterator[tuple[Visitor, list[Visitor]]]:
    """The demo on this database (empty: a SQLite file): whoever asks the bare app, and some who learn, signed in."""
    with tempfile.TemporaryDirectory() as folder:
        ours = {**os.environ, "PARCOURS_VAR": folder, "PARCOURS_COURSE": str(ROOT), "DATABASE_URL": database}
        subprocess.run([_tool("parcours"), "demo"], env=ours, check=True, capture_output=True)
        with served("bench.bare:create_app()", ours) as near, served("webapp.wsgi:app", ours) as far:
            bare = Visitor(near)
            yield bare, [_signed_in(far, username) for username in bare.get("/people").split()]


def _signed_in(port: int, username: str) -> Visitor:
    learner = Visitor(port)
    learner.sign_in(username, "parcours-demo")
    learner.get(PAGE)  # as a browser does, take the cookie with its form token before coming back
    return learner


def _ratios(engine: str, bare: Visitor, learners: Sequence[Visitor]) -> Iterator[Figure]:
    going = ((one, found) for one in learners if (found := one.attempt(QUIZ)))  # some have passed it
    submitted = [Ask(one, *found) for one, found in islice(going, TOGETHER)]
    seen = [Ask(ask.who, PAGE) for ask in submitted]
    for what, path in (("its answers read", "/answers"), ("one row by its key", "/answer")):
        yield at_least(f"lesson view / bare Flask, {what}, {engine}", _ratio(seen, [Ask(bare, path)]), 0.5, "×")
    kept = [Ask(bare, "/answers", {"answer": "guichet"})]
    checked = _checks(learners)
    for doing, asks in (("self-check", checked), ("quiz submit", submitted)):
        yield at_least(f"{doing} / bare Flask, its answer written, {engine}", _ratio(asks, kept), 0.5, "×")


def _checks(learners: Sequence[Visitor]) -> list[Ask]:
    """Everybody answers, rightly, what the second half of the course asks: most never met it, as in life."""
    questions = [one for one in load_course(ROOT).checks.values() if not one.rubric()]
    tokens = [(who, who.token(PAGE)) for who in learners]
    return [
        Ask(who, f"/checks/{question.id}/answers", {"csrf_token": token, **question.answer()})
        for question in questions[len(questions) // 2 :]
        for who, token in tokens
    ]


def _ratio(ours: Sequence[Ask], yardstick: Sequence[Ask]) -> float:
    """Ours over the yardstick, in turns, so that a noisy minute falls on both: the median of the pairs."""
    return median(load(ours) / load(yardstick) for _ in range(ROUNDS))


def load(asks: Sequence[Ask]) -> float:
    """Requests per second that wrk gets through 16 connections, asking these in turns."""
    script, first = Path(__file__).with_name("asks.lua"), randrange(len(asks))
    with tempfile.NamedTemporaryFile("w", suffix=".tsv") as file:
        turned = [*asks[first:], *asks[:first]]  # each load begins elsewhere
        file.writelines(f"{one.path}\t{one.who.cookie}\t{urlencode(one.form or {})}\n" for one in turned)
        file.flush()
        environment = {**os.environ, "BENCH_ASKS": file.name, "BENCH_RUN": uuid4().hex[:8]}
        command = ["wrk", "-t2", "-c16", f"-d{SECONDS}s", "-s", str(script), asks[0].who.url("/")]
        said = subprocess.run(command, env=environment, check=True, capture_output=True, text=True).stdout
    if "Non-2xx" in said:
        raise SystemExit(f"{asks[0].path} was refused under load:\n{said}")
    return float(re.search(r"Requests/sec:\s+([\d.]+)", said)[1])  # type: ignore[index]  # wrk always says it


@contextmanager
def served(app: str, environment: Mapping[str, str]) -> Iterator[int]:
    """gunicorn with two workers of four threads, on a free port, stopped at the end."""
    port = free_port()
    command = [_tool("gunicorn"), "-w2", "--threads=4", f"-b127.0.0.1:{port}", "--log-level=error", app]
    server = subprocess.Popen(command, env=dict(environment), cwd=ROOT, stderr=subprocess.DEVNULL)
    try:
        while not Visitor(port).answers():
            time.sleep(0.05)
        yield port
    finally:
        server.terminate()
        server.wait()


def _tool(name: str) -> str:
    return str(Path(sys.executable).with_name(name))
