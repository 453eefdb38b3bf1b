"""A file of a course, and never one that its folder does not hold: the one place that says so."""

from pathlib import Path, PurePosixPath


def within(root: Path, path: str) -> Path | None:
    """The file that a path names from a course's root, links followed.

    None when it is not there or no file, when a link leads out of the course or back to itself, and for a path that
    climbs (`..`) or begins elsewhere.
    """
    if ".." in PurePosixPath(path).parts:
        return None
    try:
        file = (root / path).resolve()
        return file if file.is_relative_to(root.resolve()) and file.is_file() else None
    except (OSError, RuntimeError, ValueError):  # too long a name, a link in a circle, a name that is none
        return None
