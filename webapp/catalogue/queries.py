"""What the catalogue asks: whether it is open, what it offers, how far the course is translated."""

from dataclasses import dataclass

from sqlalchemy import select

from builder.model import Course
from exports import EXPORTERS
from webapp import here
from webapp.db import session as db
from webapp.workshop import queue
from webapp.workshop.choices import Choices
from webapp.workshop.files import Files
from webapp.workshop.rows import Offer, Package, Site


@dataclass(frozen=True)
class Shelf:
    """Something offered: its newest package that can be downloaded, and what became of the last one asked for."""

    offer: Offer
    choices: Choices
    ready: Package | None
    last: Package | None

    @property
    def tracked(self) -> bool:
        """Whether a platform is told how far somebody is."""
        found = EXPORTERS.get(self.choices.format)
        return bool(found and found.room)


def is_open() -> bool:
    return bool(db.scalar(select(Site.catalogue)))


def shelves(files: Files) -> list[Shelf]:
    """All that is offered of the course of this request, in the order in which it was."""
    return [_shelf(offer, packages, files) for offer, packages in queue.offered(here.shelf().id).values()]


def downloadable(digest: str, files: Files) -> Package | None:
    """An offered package by its SHA-256; any other does not exist."""
    found = select(Package).where(Package.digest == digest, Package.wish.in_(select(Offer.wish)))
    found = found.where(Package.course == here.shelf().id)
    return next((package for package in db.scalars(found) if _there(package, files)), None)


def translated(course: Course) -> tuple[int, int]:
    """How many pages are in the course's language, of how many."""
    pages = [page.language for page in course.pages.values()]
    return sum(language == course.language for language in pages), len(pages)


def _shelf(offer: Offer, packages: list[Package], files: Files) -> Shelf:
    ready = next((package for package in packages if _there(package, files)), None)
    return Shelf(offer, Choices.read(offer.choices), ready, packages[0] if packages else None)


def _there(package: Package, files: Files) -> bool:
    return package.state == "ready" and files.package(package.key).is_file()
