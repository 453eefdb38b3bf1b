"""Make a SCORM package of this course, from its files to the zip."""

import tempfile
from collections.abc import Iterator
from functools import partial
from pathlib import Path

from click.testing import CliRunner

from bench.compiling import ROOT
from bench.figure import Figure, at_most, best
from builder.cli import parcours


def figures() -> Iterator[Figure]:
    with tempfile.TemporaryDirectory() as folder:
        for name in ("scorm12", "scorm2004"):
            target = Path(folder) / f"{name}.zip"
            span = best(partial(_export, name, target), 3)
            yield at_most(f"one {name} export, check included", span, 0.5, "s")
            yield at_most(f"{name} package", target.stat().st_size / 1024, 1536, "KB")


def _export(name: str, target: Path) -> None:
    result = CliRunner().invoke(parcours, ["export", name, str(ROOT), "-o", str(target)])
    if result.exit_code:
        raise SystemExit(result.output)
