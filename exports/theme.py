"""Whose course it looks like: a logo, an accent colour and a name, from one small YAML file."""

import re
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import Annotated, Self

from pydantic import StringConstraints, ValidationError, model_validator

from builder.base import Model
from builder.errors import ContentError
from builder.load.refusals import refusals
from builder.source import read_text, read_yaml
from builder.svg import read_svg
from exports.base import File
from exports.contrast import AA, contrast, mixed, readable

LIGHT, DARK = ("#ffffff", "#fbf9f4", "#f3efe7"), ("#191713", "#23201b", "#13100d", "#14200f")
"""What the player lays text on, by light and by dark: see `builder/player/css/tokens.css`."""

_LOGO = re.compile(r"\.(svg|png|jpe?g|webp)$")
_HEAVY = 200_000


class ThemeFile(Model):
    """theme.yaml: every field may be left out. `logo` is a path from the file itself."""

    logo: Annotated[str, StringConstraints(min_length=1)] | None = None
    accent: str | None = None
    organisation: str = ""

    @model_validator(mode="after")
    def _accent_can_be_read(self) -> Self:
        if self.accent is not None:
            check_accent(self.accent)
        return self


@dataclass(frozen=True)
class Theme:
    """What packages show of an organisation. `accent` is `#rrggbb`, or empty; it can be read on light paper (AA)."""

    logo: File | None = None
    accent: str = ""
    organisation: str = ""

    @property
    def css(self) -> str:
        """The player's primary colour in its place, by light and by dark; nothing when there is no accent."""
        if not self.accent:
            return ""
        dark = readable(self.accent, DARK, "#ffffff")
        said = {
            "primary": (self.accent, dark),
            "primary-hover": (mixed(self.accent, "#000000", 0.25), mixed(dark, "#ffffff", 0.3)),
        }
        lines = (f"--{name}:var(--if-light,{light}) var(--if-dark,{night});" for name, (light, night) in said.items())
        return f"@layer tokens{{:root{{{''.join(lines)}}}}}\n"


def check_accent(accent: str) -> None:
    """ValueError, in a sentence for whoever chose it, unless it is a colour that can be read on light paper."""
    if not re.fullmatch(r"#[0-9a-fA-F]{6}", accent):
        raise ValueError(f'« {accent} » n\'est pas une couleur : écrivez-la "#rrggbb", entre guillemets.')
    worst = min(contrast(accent, ground) for ground in LIGHT)
    if worst < AA:
        better = readable(accent, LIGHT, "#000000")
        raise ValueError(
            f"« {accent} » ne se lit pas assez sur le papier du cours : contraste de {_said(worst)}, "
            f"il en faut {_said(AA)} (WCAG AA). La plus proche qui convient : « {better} »."
        )


def read_theme(file: Path) -> Theme:
    """The theme of a YAML file. Raises ContentError, with lines, when something of it cannot serve."""
    document = read_yaml(read_text(file, file.name), file.name)
    try:
        found = ThemeFile.model_validate(document.data or {})
    except ValidationError as error:
        raise ContentError(refusals(error, document, ThemeFile)) from None
    try:
        logo = _read_logo(file.parent / found.logo) if found.logo else None
    except ValueError as error:
        raise ContentError([document.problem(("logo",), "theme-logo", str(error))]) from None
    return Theme(logo, (found.accent or "").lower(), found.organisation)


def logo_of(name: str, data: bytes) -> File:
    """The picture under a name that every host keeps. ValueError or ContentError says why it may not be shown."""
    ending = _ending(name)
    if len(data) > _HEAVY:
        raise ValueError(f"« {name} » pèse {len(data) // 1000} Ko ; un logo en a {_HEAVY // 1000} au plus.")
    if ending == ".svg":
        read_svg(data, name)
    return File(f"media/logo{ending}", data)


def _read_logo(file: Path) -> File:
    """Its name first: a theme may name any file of the machine."""
    _ending(file.name)
    if not file.is_file():
        raise ValueError(f"« {file.name} » n'est pas là.")
    return logo_of(file.name, file.read_bytes())


def _ending(name: str) -> str:
    ending = PurePosixPath(name.lower()).suffix
    if not _LOGO.fullmatch(ending):
        raise ValueError(f"« {name} » : un logo est une image svg, png, jpg ou webp.")
    return ending


def _said(number: float) -> str:
    return f"{number:.1f}".replace(".", ",")
