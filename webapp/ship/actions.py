"""What changes in the export centre."""

from pathlib import PurePosixPath

from builder.load import revision
from exports import Exporter
from webapp import here
from webapp.db import session as db
from webapp.models import now
from webapp.pages import lazy
from webapp.settings import Settings
from webapp.ship.forms import PackageForm, chosen
from webapp.workshop import queue
from webapp.workshop.choices import Choices
from webapp.workshop.files import Files
from webapp.workshop.rows import Package

MOST = 3
"""How many packages somebody may wait for at once."""


CANCELLED = lazy("Fabrication annulée.")


class TooMany(Exception):
    """Somebody waits for as many packages as they may."""


def order(form: PackageForm, exporter: type[Exporter], settings: Settings, files: Files) -> Package:
    """The package of a valid form: one that is there, or one more to make. Raises TooMany."""
    logo = ""
    if form.picture:
        ending = PurePosixPath(form.logo.data.filename.lower()).suffix
        logo = files.keep_logo(form.picture, ending)
    context = here.course().context
    choices = chosen(form, exporter, context.id if context else "", logo)
    return order_again(choices, settings, files)


def order_again(choices: Choices, settings: Settings, files: Files) -> Package:
    """The same choices, of the course as it is today."""
    me = here.user().id
    package = queue.ask(choices, revision(here.shelf().folder), me, files)
    db.flush()
    if package.author_id == me and package.state == "waiting" and queue.unfinished(me) > MOST:
        raise TooMany
    return package


def cancel(package: Package) -> None:
    """Its maker stops at the next step."""
    package.finished, package.failed = now(), CANCELLED
