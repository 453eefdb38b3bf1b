"""Where a category stands, as Moodle spells it."""

from collections.abc import Sequence


def spelt(path: Sequence[str]) -> str:
    """`$course$/top/…`: a slash inside a name is doubled, and kept away from those around it."""
    return "/".join(["$course$", "top", *map(_step, path)])


def _step(name: str) -> str:
    doubled = name.replace("/", "//")
    return f"{' ' * name.startswith('/')}{doubled}{' ' * name.endswith('/')}"
