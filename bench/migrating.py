"""A database of a million answers, brought from the oldest tables to today's; and how that compares with copying them.

The yardstick is the same rows written once more, by one INSERT … SELECT into a table with the same keys: what any
migration that touches every answer has to pay. Each engine is measured by a process of its own, which tells its memory.
"""

import json
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import AbstractContextManager, nullcontext
from pathlib import Path

from sqlalchemy import Connection, text

from bench.compiling import ROOT
from bench.figure import Figure, at_most
from bench.nation.places import SECRET, postgresql
from webapp import Settings
from webapp.db import bare_app, db, opened
from webapp.learn import memory
from webapp.migrate import advance, alone, newest

OLDEST = "0001"
PEOPLE = 10_000
CHECKS, QUIZZES, DRAWN = 50, 5, 10
"""Self-checks that each answered; quizzes that each took, and the questions of one: a hundred answers a person."""
ANSWERS = PEOPLE * (CHECKS + QUIZZES * DRAWN)

MOMENT = {
    "sqlite": "strftime('%Y-%m-%d %H:%M:%S.000000', '2026-01-05', '+' || (i % 300) || ' days')",
    "postgresql": "timestamptz '2026-01-05 00:00:00Z' + (i % 300) * interval '1 day'",
}
VERDICT = """'{"state": "correct", "earned": 1, "possible": 1, "slots": {"answer": {"earned": 1, "right": true}}}'"""
COUNT = "with recursive n(i) as (select 0 union all select i + 1 from n where i < :last) "
FACT = "'c' || i, 'r', 'fr'"
LIFE = (
    (PEOPLE, """insert into "user" (id, username, name, role, password, provisional, version, language, created)
      {count} select i + 1, 'p' || i, 'P', 'learner', 'x', false, 1, 'fr', {moment} from n"""),
    (PEOPLE * CHECKS, """insert into answer (user_id, client_id, revision, language, at, question, response, verdict)
      {count} select i / {checks} + 1, {fact}, {moment}, 'q' || (i % {checks}), '{{"answer": "guichet"}}', {verdict}
      from n"""),
    (PEOPLE * QUIZZES, """insert into attempt (id, user_id, client_id, revision, language, at, quiz, number, seed,
      questions, finished, earned, possible, percent, passed)
      {count} select i + 1, i / {quizzes} + 1, {fact}, {moment}, 'z' || (i % {quizzes}), 1, '5eed', '[]', {moment},
      10, 10, 100, true from n"""),
    (PEOPLE * QUIZZES * DRAWN, """insert into attempt_answer (attempt_id, question, response, verdict, at)
      {count} select i / {drawn} + 1, 'z' || (i % {drawn}), '{{"answer": "guichet"}}', {verdict}, {moment} from n"""),
)  # fmt: skip
"""How many rows, and how each engine makes them by itself."""
COPY = (
    'create table copied (id integer primary key, user_id integer not null references "user" (id),'
    " client_id varchar(40) not null, revision varchar(16) not null, language varchar(8) not null,"
    " at timestamp not null, question varchar(60) not null, response json not null, verdict json not null,"
    " unique (user_id, client_id))",
    "create index copied_by_question on copied (user_id, question)",
    "insert into copied select id, user_id, client_id, revision, language, at, question, response, verdict from answer",
    "create table copied_too (id integer primary key, attempt_id integer not null references attempt (id),"
    " question varchar(60) not null, response json not null, verdict json, at timestamp not null,"
    " unique (attempt_id, question))",
    "insert into copied_too select id, attempt_id, question, response, verdict, at from attempt_answer",
)


def figures() -> Iterator[Figure]:
    for engine in ("sqlite", "postgresql"):
        told = subprocess.run(
            [sys.executable, "-m", "bench.migrating", engine], check=True, capture_output=True, text=True
        )
        copied, tables, cards, memory = json.loads(told.stdout)
        print(f"  {engine}: {ANSWERS:,} answers copied {copied:.1f} s, tables {tables:.1f} s, cards {cards:.1f} s")
        yield at_most(f"{engine}: tables of {OLDEST} to today's / a million answers copied", tables / copied, 4, "×")
        yield at_most(f"{engine}: what they say of review, derived / the same", cards / copied, 20, "×")
        yield at_most(f"{engine}: memory of that", memory / 1024, 250, "MB")


def _measured(engine: str) -> tuple[float, float, float, float]:
    """Seconds to copy, to migrate, to derive; kilobytes at most."""
    place: AbstractContextManager[str] = postgresql() if engine == "postgresql" else nullcontext("")
    with place as address, tempfile.TemporaryDirectory() as var:
        app = bare_app(Settings(course=ROOT, var=Path(var), database=address, secret=SECRET))
        with opened(app):
            with alone() as connection:
                advance(connection, OLDEST)
                _fill(connection)
            marks = [_copied()]
            with alone() as connection:
                for work in (lambda: advance(connection, newest()), lambda: memory.replay(connection)):
                    start = time.perf_counter()
                    work()
                    marks.append(time.perf_counter() - start)
    copied, tables, cards = marks
    return copied, tables, cards, _resident()


def _fill(connection: Connection) -> None:
    shape = {
        "count": COUNT, "moment": MOMENT[connection.dialect.name], "fact": FACT, "verdict": VERDICT.replace(":", r"\:"),
        "checks": CHECKS, "quizzes": QUIZZES, "drawn": DRAWN,
    }  # fmt: skip
    for rows, statement in LIFE:
        connection.execute(text(statement.format(**shape)), {"last": rows - 1})


def _copied() -> float:
    with db.engine.begin() as connection:
        start = time.perf_counter()
        for statement in COPY:
            connection.execute(text(statement))
        span = time.perf_counter() - start
        for table in ("copied", "copied_too"):
            connection.execute(text(f"drop table {table}"))
    return span


def _resident() -> float:
    return float(Path("/proc/self/status").read_text().partition("VmHWM:")[2].split()[0])


if __name__ == "__main__":
    print(json.dumps(_measured(sys.argv[1])))
