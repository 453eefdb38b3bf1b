"""A certificate as one page of PDF, and the code that leads to where it is verified."""

import io
import json
from datetime import UTC
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import segno
from markupsafe import Markup

from builder.words import Words, direction
from exports.pdf.fonts import typefaces
from exports.pdf.palette import painted, palette
from exports.pdf.press import STANDARD
from webapp.certificates.rows import Certificate
from webapp.pages import lazy

TEMPLATE, LAND = (Path(__file__).parent / name for name in ("certificate.typ", "land.svg"))
WORDS = {
    "heading": lazy("Certificat de formation"),
    "says": lazy("L’équipe de formation certifie que"),
    "followed": lazy("a suivi et réussi"),
    "hours": lazy("Durée"),
    "competencies": lazy("Compétences"),
    "issued": lazy("Délivré le"),
    "revision": lazy("Version du cours"),
    "verify": lazy("Vérifier"),
    "notice": lazy("Ce certificat n’est pas un diplôme d’État."),
}


def qr(url: str) -> Markup:
    """The address as a QR code, an SVG for a page: its size is the stylesheet's affair."""
    drawn = segno.make(url, error="m", micro=False).svg_inline(omitsize=True, border=2, dark="#000", light="#fff")
    return Markup(drawn)  # noqa: S704  # nosec B704  # squares only


def printed(found: Certificate, words: Words, url: str, hours: str) -> bytes:
    """A4, landscape, tagged (PDF/UA). Dated by the certificate: the same one gives the same bytes."""
    import typst  # eighty megabytes, for whoever prints

    with TemporaryDirectory() as folder:
        place = Path(folder)
        (place / "certificate.typ").write_bytes(TEMPLATE.read_bytes())
        (place / "land.svg").write_text(painted(LAND.read_text("utf-8")), "utf-8")
        (place / "qr.svg").write_bytes(_drawn(url))
        (place / "certificate.json").write_text(json.dumps(_data(found, words, url, hours)), "utf-8")
        return typst.compile(
            place / "certificate.typ", root=place, font_paths=typefaces(),
            pdf_standards=[STANDARD], timestamp=found.at.astimezone(UTC).replace(microsecond=0),
        )  # fmt: skip


def _drawn(url: str) -> bytes:
    out = io.BytesIO()
    segno.make(url, error="m", micro=False).save(out, kind="svg", border=0, xmldecl=False, scale=4)
    return out.getvalue()


def _data(found: Certificate, words: Words, url: str, hours: str) -> dict[str, Any]:
    return {
        "language": found.language,
        "rtl": direction(found.language) == "rtl",
        "words": {key: words.gettext(text) for key, text in WORDS.items()},
        "palette": {name: palette()[name] for name in ("ink", "ink-2", "argan", "line")},
        "name": found.name,
        "course": found.course,
        "title": found.title,
        "hours": hours,
        "competencies": found.competencies,
        "issued": words.date(found.at),
        "revision": found.revision,
        "code": found.spelt,
        "url": url,
        "alt": words.gettext("Code QR de l’adresse %(url)s", url=url),
    }
