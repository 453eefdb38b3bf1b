"""`python -m bench`: every figure that a goal was set for, with the goal and whether it is kept.

All of them take half an hour, most of it to write down a country; names of rooms measure those alone, in this order.
"""

import platform
import sys
from datetime import date
from types import ModuleType

from bench import compiling, exporting, migrating, scaling, searching, serving
from bench.nation import figures as nation

ROOMS: dict[str, ModuleType] = {
    "compiling": compiling,
    "searching": searching,
    "exporting": exporting,
    "scaling": scaling,
    "serving": serving,
    "migrating": migrating,
    "nation": nation,
}


def main(wanted: list[str]) -> None:
    if unknown := set(wanted) - set(ROOMS):
        raise SystemExit(f"No such room: {', '.join(sorted(unknown))}. There are: {', '.join(ROOMS)}.")
    print(f"{date.today()} · {platform.machine()} · Python {platform.python_version()}\n")
    print(f"{'':<66} {'measured':>9} {'':<8} {'goal':<10} kept")
    for name in wanted or ROOMS:
        for figure in ROOMS[name].figures():
            print(figure, flush=True)


if __name__ == "__main__":
    main(sys.argv[1:])
