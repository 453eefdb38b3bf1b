"""What lies beside the database in `var`, and what of it is worth keeping."""

import re
from collections.abc import Iterator
from pathlib import Path, PurePosixPath

from webapp.settings import Settings
from webapp.workshop.files import KEY

PASSING = re.compile(r"\..*|.*\.lock|courses-[0-9a-f-]+\.\w+|.*\.sqlite3(-\w+)?|secret\.key")
"""Names of what is not taken as a file: drafts, locks, what is made again from the course, databases, the key."""
FIGURES = "metrics"
"""Where the processes of a server count together (`webapp.cli.serve`): begun anew at each start."""


def passes(path: PurePosixPath) -> bool:
    """Whether a path in `var` is of what no backup needs to hold, nor gives back if it does."""
    return path.parts[0] == FIGURES or any(PASSING.fullmatch(part) for part in path.parts)


def beside(settings: Settings, *, packages: bool = True) -> Iterator[tuple[str, Path]]:
    """Files with their paths in `var`. Packages can be made again: one may do without them."""
    var, backups = settings.var.resolve(), settings.backup_folder.resolve()
    for path in sorted(var.rglob("*")):
        name = PurePosixPath(path.relative_to(var))
        if passes(name):
            continue
        again = len(name.parts) == 2 and name.parts[0] == "exports" and KEY.fullmatch(name.name)
        if path.is_file() and not path.is_symlink() and not path.is_relative_to(backups) and (packages or not again):
            yield str(name), path
