"""The LMS against the bare app: same machine, same server, same database engine, same run."""

import os
import re
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from statistics import median
from typing import NamedTuple
from urllib.parse import urlencode
from uuid import uuid4

from bench.bare import WHO
from bench.browser import Visitor, free_port
from bench.compiling import ROOT
from bench.figure import Figure, at_least, at_most
from bench.nation.places import postgresql

SECONDS = 3
ROUNDS = 5
PAGE = "/pages/la-naissance-en-trente-jours"
CHECK = "naissance-jour-26"


class Ask(NamedTuple):
    """What is asked again and again: a page, or a form to post."""

    visitor: Visitor
    path: str
    form: Mapping[str, str] | None = None


def figures() -> Iterator[Figure]:
    """Requests per second as ratios, on either engine; bytes and requests of a first lesson view."""
    if not shutil.which("wrk"):
        print("(install wrk to measure the LMS under load)")
        return
    with _lms("") as (bare, lms):
        yield from _ratios("SQLite", bare, lms)
        size, requests = lms.weigh(PAGE)
        yield at_most("first lesson view, compressed", size / 1024, 60, "KB")
        yield at_most("first lesson view, requests", requests, 8, "")
    with postgresql() as database, _lms(database) as (bare, lms):
        yield from _ratios("PostgreSQL", bare, lms)


@contextmanager
def _lms(database: str) -> Iterator[tuple[Visitor, Visitor]]:
    """The demo on this database (empty: a SQLite file): whoever asks the bare app, and somebody who learns."""
    with tempfile.TemporaryDirectory() as folder:
        ours = {**os.environ, "PARCOURS_VAR": folder, "PARCOURS_COURSE": str(ROOT), "DATABASE_URL": database}
        subprocess.run([_tool("parcours"), "demo"], env=ours, check=True, capture_output=True)
        with served("bench.bare:create_app()", ours) as near, served("webapp.wsgi:app", ours) as far:
            learner = Visitor(far)
            learner.sign_in(WHO, "parcours-demo")
            learner.get(PAGE)  # as a browser does, take the cookie with its form token before coming back
            yield Visitor(near), learner


def _ratios(engine: str, bare: Visitor, lms: Visitor) -> Iterator[Figure]:
    seen = Ask(lms, PAGE)
    for what, path in (("its answers read", "/answers"), ("one row by its key", "/answer")):
        yield at_least(f"lesson view / bare Flask, {what}, {engine}", _ratio(seen, Ask(bare, path)), 0.5, "×")
    kept, token = Ask(bare, "/answers", {}), lms.token(PAGE)
    checked = Ask(lms, f"/checks/{CHECK}/answers", {"csrf_token": token, "answer": "guichet"})
    submitted = Ask(lms, *lms.attempt("quiz-m08"))
    for what, ask in (("self-check", checked), ("quiz submit", submitted)):
        yield at_least(f"{what} / bare Flask, its answer written, {engine}", _ratio(ask, kept), 0.5, "×")


def _ratio(ours: Ask, yardstick: Ask) -> float:
    """Ours over the yardstick, in turns, so that a noisy minute falls on both: the median of the pairs."""
    return median(load(*ours) / load(*yardstick) for _ in range(ROUNDS))


def load(visitor: Visitor, path: str, form: Mapping[str, str] | None = None) -> float:
    """Requests per second that wrk gets through 16 connections; with a form, posts of it."""
    script = [] if form is None else ["-s", str(Path(__file__).with_name("form.lua"))]
    environment = {
        **os.environ, "BENCH_COOKIE": visitor.cookie, "BENCH_BODY": urlencode(form or {}), "BENCH_RUN": uuid4().hex[:8],
    }  # fmt: skip
    cookie = ["-H", f"Cookie: {visitor.cookie}"] if visitor.cookie else []
    command = ["wrk", "-t2", "-c16", f"-d{SECONDS}s", *cookie, *script, visitor.url(path)]
    said = subprocess.run(command, env=environment, check=True, capture_output=True, text=True).stdout
    if "Non-2xx" in said:
        raise SystemExit(f"{path} was refused under load:\n{said}")
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
