"""The server's figures, as Prometheus reads them: counted in each process, added up when they are asked for."""

import os
import shutil
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal, cast

from flask import Flask, Response, current_app, request
from sqlalchemy import func, select

from webapp.db import db
from webapp.mail import Mail
from webapp.outbox import queue
from webapp.workshop.rows import Package

if TYPE_CHECKING:
    from prometheus_client import Metric

SHARED = "PROMETHEUS_MULTIPROC_DIR"
"""Where prometheus-client looks for the folder that processes share; it reads it when it is imported."""
LIVE: Literal["livesum"] = "livesum"
"""What processes hold now is added up; what those that ended held is not."""
QUICK = (0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10)
"""Seconds at which the histogram of latencies is cut."""
METHODS = frozenset({"GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"})
"""Anybody may make up another, and each would be kept for ever."""
ANSWERS = frozenset(f"learn.{name}" for name in ("create_answer", "create_review", "save_answers", "create_decision"))
"""What keeps an answer or a decision, when it says so by a status below 400."""
DOORS = {"account.create_session": {303: "opened", 422: "refused", 429: "throttled"}}
"""What a sign-in comes to, by what is answered."""


def share(folder: Path) -> None:
    """Let the processes of one server count together, in an emptied folder. To be called before anything counts."""
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    os.environ[SHARED] = str(folder)


def forget(pid: int) -> None:
    """What a process that ended held open is no longer counted; what it counted still is."""
    if SHARED in os.environ:
        from prometheus_client.multiprocess import mark_process_dead

        mark_process_dead(pid)  # type: ignore[no-untyped-call]


class Metrics:
    """The figures of one application."""

    def __init__(self) -> None:
        from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram

        self.registry = held = CollectorRegistry()
        about = ("method", "route")
        self.requests = Counter("parcours_requests", "Requests answered.", (*about, "status"), registry=held)
        self.seconds = Histogram("parcours_request_seconds", "Time to answer.", about, buckets=QUICK, registry=held)
        self.sign_ins = Counter("parcours_sign_ins", "Sign-ins, by what came of them.", ("outcome",), registry=held)
        self.answers = Counter("parcours_answers", "Answers and decisions said to be kept.", registry=held)
        self.letters = Gauge("parcours_letters_waiting", "Letters to carry.", registry=held, multiprocess_mode=LIVE)
        self.connections = Gauge(
            "parcours_database_connections", "In use at the end of a request.", registry=held, multiprocess_mode=LIVE
        )

    def count(self, response: Response, route: str, seconds: float) -> None:
        """One more request. Its route is a template: addresses have no end, and may name somebody; so do methods."""
        method = request.method if request.method in METHODS else "other"
        self.requests.labels(method, route, str(response.status_code)).inc()
        self.seconds.labels(method, route).observe(seconds)
        if method == "POST":
            self._count_post(request.endpoint or "", response.status_code)
        self.letters.set(cast(Mail, current_app.extensions["mail"]).waiting)
        self.connections.set(db.engine.pool.checkedout())  # type: ignore[attr-defined]  # every pool of ours has it

    def _count_post(self, endpoint: str, status: int) -> None:
        if endpoint in ANSWERS and status < 400:
            self.answers.inc()
        if outcome := DOORS.get(endpoint, {}).get(status):
            self.sign_ins.labels(outcome).inc()

    def text(self) -> bytes:
        """Everything that is counted, by all processes, with the queues as the database knows them."""
        from prometheus_client import CollectorRegistry, generate_latest
        from prometheus_client.multiprocess import MultiProcessCollector

        queues = CollectorRegistry()
        queues.register(Queues())
        counted = self.registry
        if SHARED in os.environ:
            counted = CollectorRegistry()
            MultiProcessCollector(counted)  # type: ignore[no-untyped-call]
        return generate_latest(counted) + generate_latest(queues)


class Queues:
    """What waits in the database, one grouped question for each queue: asked for when it is read."""

    def collect(self) -> Iterable["Metric"]:
        yield _gauge("parcours_packages", "Packages not ready yet, by state.", ("state",), _packages())
        told = queue.standing()
        counted = {about: number for about, (number, _) in told.items()}
        ages = {about: seconds for about, (_, seconds) in told.items()}
        about = ("sort", "state")
        yield _gauge("parcours_outgoing", "What leaves for other servers and has not arrived.", about, counted)
        yield _gauge("parcours_outgoing_oldest_seconds", "Since when the oldest of it is there.", about, ages)


def _gauge(name: str, about: str, labels: Sequence[str], values: Mapping[Any, float]) -> "Metric":
    from prometheus_client.core import GaugeMetricFamily

    family = GaugeMetricFamily(name, about, labels=labels)
    for said, value in values.items():
        family.add_metric(said, value)
    return family


def _packages() -> Mapping[tuple[str], float]:
    making = Package.slot.is_not(None)
    asked = select(making, func.count()).where(Package.finished.is_(None)).group_by(making)
    found = {bool(is_made): number for is_made, number in db.session.execute(asked)}
    return {(state,): found.get(is_made, 0) for state, is_made in (("waiting", False), ("making", True))}


def of(app: Flask) -> Metrics:
    return cast(Metrics, app.extensions["metrics"])
