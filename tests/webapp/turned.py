"""`parcours` in a process whose clock a file turns, in seconds: `python -m tests.webapp.turned FILE serve`.

No door for this stands in our own code. The clock that only goes forward is left alone, as when somebody
sets the time of a machine.
"""

import datetime
import sys
import time
from pathlib import Path
from typing import Any

from builder.cli import parcours
from webapp import tables

FILE = Path(sys.argv.pop(1))
TRUE = time.time


class Turned:
    """What `webapp.tables.now` asks."""

    @staticmethod
    def now(zone: datetime.tzinfo) -> datetime.datetime:
        return datetime.datetime.fromtimestamp(time.time(), zone)


def turned() -> float:
    return TRUE() + float(FILE.read_text() or 0)


if __name__ == "__main__":
    seam: Any = tables
    time.time, seam.datetime = turned, Turned
    parcours()
