"""`python -m bench`: every figure, with its goal and whether it is kept."""

import platform
from datetime import date

from bench import compiling, exporting, scaling, searching, serving


def main() -> None:
    print(f"{date.today()} · {platform.machine()} · Python {platform.python_version()}\n")
    print(f"{'':<66} {'measured':>9} {'':<8} {'goal':<10} kept")
    for room in (compiling, searching, exporting, scaling, serving):
        for figure in room.figures():
            print(figure, flush=True)


if __name__ == "__main__":
    main()
