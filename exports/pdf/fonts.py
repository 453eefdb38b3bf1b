"""The letters of a book: fonts that packages of the house carry, so that a machine need have none of its own."""

from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

from builder.errors import ExportError

if TYPE_CHECKING:
    from typst import Fonts

PACKAGES = ("fontpkg_amiri", "fontpkg_pt_sans")
"""Amiri for Arabic, PT Sans for labels and tables. Typst brings Libertinus Serif itself."""


@cache
def typefaces() -> "Fonts":
    """What the typesetter sets with: these fonts and its own, never the machine's."""
    from typst import Fonts

    return Fonts(include_system_fonts=False, font_paths=[_folder(name) for name in PACKAGES])


def _folder(name: str) -> Path:
    found = find_spec(name)
    folder = Path(found.origin).parent / "files" if found and found.origin else None
    if not folder or not folder.is_dir():
        package = name.replace("_", "-")
        raise ExportError(f"Le PDF a besoin des polices de « {package} » : installez-le (pip install {package}).")
    return folder
