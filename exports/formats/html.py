"""A static site: for a web server, or a folder on a key that opens by a double-click. Nobody hosts it."""

from typing import ClassVar

from exports.base import Edition, Exporter, File
from exports.fidelity import lost
from exports.options import Options
from exports.site import Site


class Html(Exporter):
    name: ClassVar = "html"
    title: ClassVar = "Site statique"
    about: ClassVar = (
        "Sans plateforme : un dossier à poser sur un serveur web, ou à ouvrir d'une clé USB par un double-clic."
    )
    heeds: ClassVar = frozenset({"languages", "mastery", "theme", "source"})
    loses: ClassVar = {
        "results": lost("La progression reste dans le navigateur, et dans le fichier qu’on en fait."),
    }

    def files(self, edition: Edition, options: Options) -> list[File]:
        return Site(edition, options, boot="html").files()
