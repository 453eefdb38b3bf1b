"""What every zip says of itself: its revision, what was checked, how much room it takes, what this format changes."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from builder.words import Words, words
from exports.base import Edition, Exporter, File
from exports.budget import firm_case, worst_case
from exports.fidelity import FEATURES, Loss
from exports.lom import title
from exports.options import Options
from exports.plain import plain
from exports.sources import SOURCES, sources

CONFORMANCE = "conformance.html"

_PAGES = (".html", ".js", ".css", ".json", ".xml")


@dataclass(frozen=True)
class Line:
    """A line of a table: what is told, and what is said of it."""

    name: str
    said: str


def joined(exporter: Exporter, edition: Edition, options: Options, files: Sequence[File]) -> list[File]:
    """The content of a zip with what every zip carries: the sources if they were asked for, then this page."""
    found = [*files, *([sources(edition)] if options.source else [])]
    return [*found, File(CONFORMANCE, conformance(exporter, edition, options, found).encode())]


def conformance(exporter: Exporter, edition: Edition, options: Options, files: Sequence[File]) -> str:
    """The page, in the language that the package opens in."""
    say, course = words(edition.course.language), edition.course
    template = _templates().get_template("conformance.html")
    return template.render(
        _=say.gettext,
        language=say.language,
        direction=say.direction,
        title=title(edition),
        about=_about(exporter, edition, options, say),
        checks=_checks(exporter, options, say),
        weights=_weights(exporter, edition, options, files, say),
        fidelity=[(say.gettext(name), *_kept(exporter.losing(options).get(id), say)) for id, name in FEATURES.items()],
        license=course.head.license,
        attribution=plain(course.head.attribution, course),
        organisation=options.theme.organisation if options.theme else "",
        sources=SOURCES if options.source else "",
    )


def _about(exporter: Exporter, edition: Edition, options: Options, say: Words) -> list[Line]:
    _ = say.gettext
    lines = [
        Line(_("Format"), exporter.title),
        Line(_("Révision"), edition.course.revision[:8]),
        Line(_("Langues"), ", ".join(say.tongue(language) for language in edition.languages)),
        Line(_("Modules"), ", ".join(module.id for module in edition.modules)),
    ]
    if exporter.room:
        lines.append(Line(_("Plateforme visée"), options.profile))
    if options.mastery is not None:
        lines.append(Line(_("Seuil de réussite"), _("%(percent)s %%", percent=options.mastery)))
    return lines


def _checks(exporter: Exporter, options: Options, say: Words) -> list[str]:
    _ = say.gettext
    said = [
        _("Le cours a été relu en entier : aucune erreur."),
        _("Les noms de fichiers n’ont ni accent, ni espace, ni majuscule ; aucun n’est en double."),
    ]
    if exporter.room:
        said.append(_("Ce que la plateforme doit retenir d’une personne y tient, au pire."))
    if options.schemas and "schemas" in exporter.heeds:
        said.append(_("Le manifeste respecte les schémas de sa norme, joints au paquet."))
    elif "schemas" in exporter.heeds:
        said.append(_("Le manifeste n’a pas été confronté ici aux schémas de sa norme : option --schemas."))
    return said


def _weights(exporter: Exporter, edition: Edition, options: Options, files: Sequence[File], say: Words) -> list[Line]:
    _ = say.gettext
    pages = [file for file in files if file.path.endswith(_PAGES)]
    others = [file for file in files if file not in pages]
    lines = [
        Line(_("Pages et scripts"), _weight(pages, say)),
        Line(_("Images et autres fichiers"), _weight(others, say)),
    ]
    if exporter.room:
        outlines = [part.outline for part in options.apart(edition)]
        least, most = max(map(firm_case, outlines)), max(map(worst_case, outlines))
        limit = min(options.host.limit, exporter.room)
        lines += [
            Line(_("État d’une personne, tout gardé, au pire"), _("%(n)s caractères", n=say.number(most))),
            Line(_("Part qui voyage toujours"), _("%(n)s caractères", n=say.number(least))),
            Line(_("Place chez la plateforme"), _("%(n)s caractères", n=say.number(limit))),
        ]
    return lines


def _weight(files: Sequence[File], say: Words) -> str:
    size = sum(len(file.data) for file in files)
    return say.ngettext("%(n)s fichier, %(size)s", "%(n)s fichiers, %(size)s", len(files), size=say.size(size))


def _kept(loss: Loss | None, say: Words) -> tuple[str, str]:
    """How much of a feature is kept, and what becomes of it."""
    if loss is None:
        return say.gettext("Entier"), ""
    return say.gettext("En partie") if loss.partial else say.gettext("Non"), say.gettext(loss.why)


@cache
def _templates() -> Environment:
    return Environment(
        loader=FileSystemLoader(Path(__file__).parent / "templates"), autoescape=True, trim_blocks=True,
        undefined=StrictUndefined,
    )  # fmt: skip
