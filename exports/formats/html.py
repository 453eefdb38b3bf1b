"""A static site: for a web server, or a folder on a key that opens by a double-click. Nobody hosts it."""

import json
from collections.abc import Sequence
from hashlib import sha256
from typing import ClassVar

from markupsafe import Markup

from builder.words import later
from exports.base import Edition, Exporter, File
from exports.fidelity import lost, partly
from exports.leaves import home, leaves
from exports.options import Options
from exports.reading import Reading
from exports.site import Site, player


class Html(Exporter):
    name: ClassVar = "html"
    title: ClassVar = later("Site statique")
    about: ClassVar = later(
        "Sans plateforme : un dossier à poser sur un serveur web, ou à ouvrir d'une clé USB par un double-clic."
    )
    heeds: ClassVar = frozenset({"languages", "mastery", "theme", "source"})
    loses: ClassVar = {
        "results": lost("La progression reste dans le navigateur, et dans le fichier qu’on en fait."),
        "offline": partly("D’un dossier, toujours ; d’un serveur, après la première ouverture, et en HTTPS."),
    }

    def files(self, edition: Edition, options: Options) -> list[File]:
        site = Site(edition, options, boot="html")
        readings = [Reading(tongue) for tongue in site.tongues]
        first, *others = readings
        readable = {"": "index.html", **{id: first.address(id) for id in first.ids}}
        twins = {one.tongue.voice.language: home(readings, one) for one in others}
        pages = site.files(readable=readable, twins=twins, reading=Markup())
        return [*pages, *leaves(readings), worker(edition, pages)]  # who has a worker has scripts


def worker(edition: Edition, files: Sequence[File]) -> File:
    """The script that keeps these files in the browser, for when there is no network. Other files, another version."""
    digest = sha256()
    for file in sorted(files):
        digest.update(f"{file.path}\0{sha256(file.data).hexdigest()}\n".encode())
    kept = {"name": edition.name, "version": digest.hexdigest()[:12], "files": sorted(file.path for file in files)}
    return File("worker.js", f"self.parcours = {json.dumps(kept)};\n{player('worker')}".encode())
