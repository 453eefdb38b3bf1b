"""contacts: entries of the local directory, each with the day somebody last made sure of it."""

import re
from collections.abc import Iterator, Mapping
from datetime import date

from markupsafe import Markup

from builder.model import Contact, Course
from builder.player.blocks.base import Blocks
from builder.player.prose import Frame
from builder.words import later

KINDS = {
    "commune": later("Commune"),
    "state": later("Administration"),
    "health": later("Santé"),
    "school": later("École et formation"),
    "justice": later("Justice et droits"),
    "police": later("Police, gendarmerie"),
    "association": later("Association"),
    "international": later("Organisation internationale"),
    "consulate": later("Consulat"),
    "other": later("Autre"),
}


def html(blocks: Blocks, target: str, options: Mapping[str, str], frame: Frame) -> Markup:
    course = blocks.course
    found = [_shown(contact, course, blocks) for contact in _chosen(course, target.split(), options)]
    return blocks.render("blocks/contacts.html", contacts=found, frame=frame)


def _chosen(course: Course, named: list[str], options: Mapping[str, str]) -> Iterator[Contact]:
    directory = course.context.directory if course.context else {}
    kinds, place = options.get("kind", "").split(","), options.get("place", "").casefold()
    for contact in [directory[id] for id in named if id in directory] if named else directory.values():
        if (kinds == [""] or contact.kind in kinds) and place in contact.place.casefold():
            yield contact


def _shown(contact: Contact, course: Course, blocks: Blocks) -> dict[str, object]:
    until = _later(contact.verified, course.head.checks.review_months)
    return {
        "contact": contact,
        "kind": blocks.words.gettext(KINDS[contact.kind]),
        "dial": re.sub(r"[^+0-9]", "", contact.phone),
        "tongues": [blocks.words.tongue(language) for language in contact.languages],
        "until": until,
        "stale": _newest(course) >= until,
    }


def _later(day: date, months: int) -> date:
    """The same day so many months on, or the last of a shorter month."""
    year, month = divmod(day.month - 1 + months, 12)
    return date(day.year + year, month + 1, min(day.day, 28))


def _newest(course: Course) -> date:
    """The last day when somebody reviewed anything: the course itself knows no later one."""
    return max((module.head.reviewed for module in course.modules), default=date.min)
