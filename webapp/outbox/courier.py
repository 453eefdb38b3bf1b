"""The process that delivers, beside the server: what is due, target by target, until nothing waits; then it ends.

It is run as `python -m webapp.outbox.courier`, with the server's settings in its environment; `parcours deliver` makes
one round, for cron. Any number of them, on any number of servers, may run at once: each target has one turn.
"""

import logging
import os
import sys
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

from flask import Flask

from webapp import beside
from webapp import db as database
from webapp.db import session as db
from webapp.models import now
from webapp.outbox import Courier, hooks, letters, queue, wire
from webapp.outbox.queue import Holding
from webapp.outbox.rows import Endpoint, Outgoing
from webapp.settings import Settings, read_settings
from webapp.xapi import lrs

AT_ONCE = 4
"""Targets: one that is slow delays three others at most."""
LINGER = 30.0
"""Seconds without anything to do before the process ends: events come in swarms."""
OFTEN, RARELY = 1.0, 5.0
"""Seconds between two looks: while there was something of late, and while one only waits for a far try."""

log = logging.getLogger(__name__)
Deliver = Callable[[Holding, Settings], int]


def round_(app: Flask) -> int:
    """Deliver once what is due to every target whose turn is free: how many arrived."""
    with app.app_context():
        targets = queue.due_targets()
        db.remove()
    with ThreadPoolExecutor(AT_ONCE) as hands:
        return sum(hands.map(lambda target: _deliver(app, target), targets))


def _deliver(app: Flask, target: str) -> int:
    settings: Settings = app.extensions["settings"]
    with app.app_context():
        try:
            with queue.turn(target) as holding:
                if holding is None:
                    return 0
                return lrs.deliver(holding, settings) if target == lrs.TARGET else to_endpoint(holding, settings)
        except Exception:
            log.exception("delivering to %s", target)
            db.rollback()
            return 0
        finally:
            db.remove()


def to_endpoint(holding: Holding, settings: Settings) -> int:
    """Each event by itself: one that is refused holds up no other; an address that does not answer, all."""
    one = db.get(Endpoint, int(holding.target.removeprefix("hook-")))
    arrived = 0
    for row in queue.of_target(holding.target, due=True):
        if one is None or one.closed or not holding.renew():
            break
        body, headers = hooks.signed(row, one.secret)
        answer = wire.post(one.address, body, headers, inside=settings.hooks_inside)
        if answer.status and 200 <= answer.status < 300:
            queue.sent([row], answer.status)
            arrived += 1
        else:
            _failed(row, one, answer, settings)
    return arrived


def _failed(row: Outgoing, one: Endpoint, answer: wire.Answer, settings: Settings) -> None:
    """Later; or never, when three days of tries came to nothing, or when the other server wants no more (410)."""
    said = "" if answer.status else answer.text
    wait = hooks.wait(row.tries + 1)
    if wait and answer.status != 410:
        queue.put_off(row, wait, answer.status, said, all_of_target=answer.status is None)
        return
    queue.give_up(row, answer.status, said)
    one.closed, one.why = now(), "gone" if answer.status == 410 else "silent"
    db.commit()
    letters.closed(one, settings)


def main() -> None:
    """Hold the place, deliver until nothing was due for a while; then look once more, for what came in between."""
    os.nice(5)
    settings = read_settings()
    app, courier = database.bare_app(settings), Courier(settings)
    left = True
    while left:
        with beside.place(courier.place) as mine:
            if not mine:
                return
            _stay(app)
        left = _waits(app)


def _stay(app: Flask) -> None:
    """As long as something waits, however late it is due: nobody else would try it then. Waiting costs a look."""
    quiet = 0.0
    with app.app_context():
        queue.purge()
        db.remove()
    while quiet < LINGER or _waits(app):
        quiet = 0.0 if round_(app) else quiet + OFTEN
        time.sleep(OFTEN if quiet < LINGER else RARELY)


def _waits(app: Flask) -> bool:
    with app.app_context():
        moment = queue.next_due()
        db.remove()
    return moment is not None


if __name__ == "__main__":
    logging.basicConfig(stream=sys.stderr)
    main()
