"""How a course grows: time and memory a module, at 10, 100 and 1,000 modules; and how soon a save is seen.

Each size is measured by a process of its own, so that nothing is left of the one before.
"""

import gc
import json
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from urllib.request import urlopen

from bench.courses import write_course
from bench.figure import Figure, at_most
from tests.webapp.previewing import Served, serving

SIZES = (10, 100, 1000)
LESSON = "modules/0005-module/01-lecon-5-1.fr.md"
SETTLED = 2.2
"""Seconds after which a file's stamp is believed."""


def figures() -> Iterator[Figure]:
    found = {size: json.loads(_measured(size)) for size in SIZES}
    small, large = found[SIZES[1]], found[SIZES[-1]]
    for size in SIZES:
        each = found[size]
        print(f"  {size:>5} modules: {each['read']:.1f} ms and {each['memory']:.0f} KB a module, first reading")
    yield at_most("time a module, 1,000 modules / 100", large["read"] / small["read"], 1.25, "×")
    yield at_most("memory a module, 1,000 modules / 100", large["memory"] / small["memory"], 1.25, "×")
    yield at_most("10 modules: a save is on the page", found[SIZES[0]]["seen"], 300, "ms")
    yield at_most("1,000 modules: a lesson saved is on the page", large["seen"], 500, "ms")
    yield at_most("1,000 modules: the glossary saved is on the page", large["glossary"], 1000, "ms")


def _measured(size: int) -> str:
    told = subprocess.run(
        [sys.executable, "-m", "bench.scaling", str(size)], check=True, capture_output=True, text=True
    )
    return told.stdout


def _measure(size: int) -> dict[str, float]:
    """Milliseconds of processor and kilobytes a module, then milliseconds from a save to its page."""
    from builder.load import Memory, read_course

    with tempfile.TemporaryDirectory() as folder:
        read_course(write_course(Path(folder) / "1", 1))  # everything is imported
        root = write_course(Path(folder) / "cours", size)
        memory, before, start = Memory(), _resident(), time.process_time()
        held = read_course(root, memory=memory)
        span, weight = time.process_time() - start, _resident() - before
        del held, memory
        return {"read": span / size * 1000, "memory": weight / size, **_saves(root)}


def _saves(root: Path) -> dict[str, float]:
    with serving(root) as served:
        time.sleep(SETTLED)
        served.live.refresh()
        gc.collect()
        gc.freeze()  # as the command does
        seen = [_seen(served, root / LESSON, "## Ce que dit le texte", f"Vu {n} fois.") for n in range(5)]
        told = [
            _seen(served, root / "course/glossary.yaml", "Ce que dit le mot 5.", f"Dit {n} fois.") for n in range(3)
        ]
        return {"seen": min(seen), "glossary": min(told)}


def _seen(served: Served, file: Path, place: str, sign: str) -> float:
    """Milliseconds from the end of a save to the end of the page that shows it, waiting as an open page does."""
    version = served.live.version
    while (now := served.live.wait(version, 2)) != version:  # its author reads before writing again
        version = now
    file.write_text(file.read_text("utf-8").replace(place, f"{place} {sign}", 1), "utf-8")
    start = time.perf_counter()
    while True:
        version = served.live.wait(version, 5)
        with urlopen(f"{served.address}/fr/pages/lecon-5-1") as answer:
            if sign in answer.read().decode():
                return (time.perf_counter() - start) * 1000


def _resident() -> float:
    """Kilobytes at most so far, of this process alone: `resource` would count those of the one that started it."""
    return float(Path("/proc/self/status").read_text().partition("VmHWM:")[2].split()[0])


if __name__ == "__main__":
    print(json.dumps(_measure(int(sys.argv[1]))))
