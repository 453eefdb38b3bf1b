"""The record store: statements in order, in batches, at least once. One that it refuses is set apart, and said."""

import base64
import json
import random
from collections.abc import Sequence
from datetime import timedelta
from enum import Enum, auto

from webapp.models import now
from webapp.outbox import letters, queue, wire
from webapp.outbox.queue import Holding
from webapp.outbox.rows import Outgoing
from webapp.settings import Settings

TARGET = queue.LRS
LONGEST_WAIT = 3600
CAREFUL = 3
"""After so many batches that the store could not take, one statement at a time: it may be one of them."""
PATIENT = 12
"""How often a statement alone is tried that makes the store fail, while others pass."""


class Fate(Enum):
    KEPT = auto()
    """It is there, now or already (409)."""
    REFUSED = auto()
    """Never, as it is."""
    LATER = auto()


def deliver(holding: Holding, settings: Settings) -> int:
    """All that waits, the oldest first, until nothing does or the store cannot: how many arrived."""
    arrived = 0
    while holding.renew():
        rows = queue.of_target(holding.target, due=False)
        if not rows or rows[0].due > now():
            break
        answer = _post(rows, settings) if rows[0].tries < CAREFUL else None
        if answer and answer.status in (200, 204):
            queue.sent(rows, answer.status)
            arrived += len(rows)
        elif answer and _fate(answer.status) is Fate.LATER:
            _put_off(rows[0], answer)
            break
        else:
            kept, going = _one_by_one(rows, holding, settings)
            arrived += kept
            if not going:
                break
    return arrived


def _one_by_one(rows: Sequence[Outgoing], holding: Holding, settings: Settings) -> tuple[int, bool]:
    """Each alone: what is refused is set apart, what must wait holds up its own learner's. Also whether to go on."""
    kept, stuck, waiting = 0, set[int | None](), list[tuple[Outgoing, wire.Answer]]()
    for row in rows:
        if row.user_id in stuck:
            continue
        if not holding.renew():
            return kept, False
        answer = _post([row], settings)
        fate = _fate(answer.status)
        if fate is Fate.KEPT:
            queue.sent([row], answer.status)
            kept += 1
        elif fate is Fate.REFUSED:
            _set_apart(row, answer, settings)
        elif answer.status is None:
            _put_off(row, answer)
            return kept, False
        else:
            stuck.add(row.user_id)
            waiting.append((row, answer))
    for row, answer in waiting:
        if kept and row.tries >= PATIENT:
            _set_apart(row, answer, settings)
        else:
            _put_off(row, answer)
    return kept, not waiting


def _post(rows: Sequence[Outgoing], settings: Settings) -> wire.Answer:
    name = f"{settings.lrs_key}:{settings.lrs_secret}".encode()
    headers = {
        "Authorization": f"Basic {base64.b64encode(name).decode()}",
        "Content-Type": "application/json",
        "User-Agent": "Parcours",
        "X-Experience-API-Version": "1.0.3",
    }
    body = json.dumps([row.body for row in rows], ensure_ascii=False).encode()
    return wire.post(f"{settings.lrs.rstrip('/')}/statements", body, headers, inside=True)


def _fate(status: int | None) -> Fate:
    """A key that is refused, a store that is away or asks to wait: nothing is wrong with what was sent."""
    if status in (200, 204, 409):
        return Fate.KEPT
    later = status is None or status >= 500 or status < 400 or status in (401, 403, 404, 408, 429)
    return Fate.LATER if later else Fate.REFUSED


def _put_off(row: Outgoing, answer: wire.Answer) -> None:
    """The store, not the statement, is tried later: the first one waiting says when."""
    wait = min(LONGEST_WAIT, 5 * 2 ** min(row.tries, 10)) * random.uniform(0.8, 1.2)
    queue.put_off(row, timedelta(seconds=wait), answer.status, answer.text)


def _set_apart(row: Outgoing, answer: wire.Answer, settings: Settings) -> None:
    queue.give_up(row, answer.status, answer.text)
    letters.poisoned(settings)
