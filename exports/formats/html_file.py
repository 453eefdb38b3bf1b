"""The whole course in one HTML file: to send in a message, to keep on a phone, to open by touching it."""

from collections.abc import Iterator, Mapping
from typing import Any, ClassVar

from markupsafe import Markup

from builder.words import later
from exports.base import Edition, Exporter, File
from exports.doors import FileDoors, as_address
from exports.fidelity import lost, partly
from exports.options import Options
from exports.reading import Reading
from exports.site import Site, pushed, spoken

HEAVY = 16_000_000
"""Bytes: messengers and mail refuse what is much heavier."""


class HtmlFile(Exporter):
    name: ClassVar = "html-file"
    title: ClassVar = later("Site en un fichier")
    about: ClassVar = later("Sans plateforme : un seul fichier, à envoyer par messagerie et à ouvrir d’un téléphone.")
    ending: ClassVar = ".html"
    heeds: ClassVar = frozenset({"languages", "mastery", "theme"})
    loses: ClassVar = {
        "progress": partly("Gardée si le navigateur le veut bien ; sinon il le dit, et elle part dans un fichier."),
        "results": lost("La progression reste dans le navigateur, et dans le fichier qu’on en fait."),
    }

    def files(self, edition: Edition, options: Options) -> Iterator[File]:
        site = Site(edition, options, boot=self.name, doors=FileDoors)
        readings = [Reading(tongue, together=True) for tongue in site.tongues]
        first, *others = readings
        [page] = site.pages(
            readable={"": "#contenu", **{id: first.address(id) for id in first.ids}},
            twins={one.tongue.voice.language: f"#{one.folder}" for one in others},
            reading=Markup("\n").join(part for one in readings for part in _read(one, listed=one is not first)),
            inside=_inside(site, first.folder),
        )
        if len(page.data) > HEAVY:
            self.remark = (
                "Au-delà de 16 Mo, des messageries le refuseront : moins de modules (--modules), "
                "un parcours (--pathway) ou une seule langue l'allègent."
            )
        yield File(f"{edition.name}.html", page.data)


def _read(reading: Reading, *, listed: bool) -> Iterator[Markup]:
    """A language's pages one after the other; where the page's own menu does not lead to them, a list does."""
    voice = reading.tongue.voice
    back = f"#{reading.folder}" if listed else "#contenu"
    leaf = Markup('<section id="{}" lang="{}" dir="{}">{}<p><a href="{}">{}</a></p></section>')
    if listed:
        yield Markup('<div id="{}" lang="{}" dir="{}">{}</div>').format(
            reading.folder, voice.language, voice.direction, reading.contents()
        )
    for id, body in reading.pages():
        said = reading.tongue.words.gettext("Sommaire")
        yield leaf.format(f"{reading.folder}.{id}", voice.language, voice.direction, body, back, said)


def _inside(site: Site, folder: str) -> Mapping[str, Any]:
    """What a site has beside its page, by the same names. What is needed at once runs; the rest waits as text."""
    first = f"{folder}/words"
    return {
        "style": as_address(".css", site.style.encode()),
        "data": {f"{path}.js": embedded(spoken(part)) for path, part in site.parts.items() if path != first},
        "scripts": [embedded(text) for text in (pushed(site.course), pushed(site.parts[first]), site.script)],
    }


def embedded(text: str) -> Markup:
    """A script's text, in JavaScript or JSON, that cannot end the element it stands in."""
    return Markup(text.replace("</", "<\\/").replace("<!--", "\\u003c!--"))  # noqa: S704  # nosec B704  # escaped here
