"""What statements are about: the course's own things, each with an address that stays, named in every language."""

from functools import lru_cache
from typing import Any

from builder.questions import Question
from webapp import here
from webapp.edition import Edition
from webapp.pages import kind_of
from webapp.xapi.interactions import definition
from webapp.xapi.terms import TYPES

Activity = dict[str, Any]
LONGEST = 500
"""Characters kept of a name."""


def root() -> str:
    """Our own address, of which the ids of activities are made: it names, and needs not lead anywhere."""
    return here.settings().address.rstrip("/")


def course() -> Activity:
    return _made("course", "", "course", {code: one.course.title for code, one in here.editions().items()})


def module(id: str) -> Activity:
    titles = {code: one.course.module[id].title for code, one in here.editions().items() if id in one.course.module}
    return _made("modules", id, "module", titles)


def unit(id: str) -> Activity:
    """A lesson, a case, a quiz or a worksheet."""
    found = {code: one.course.pages[id] for code, one in here.editions().items() if id in one.course.pages}
    kind = kind_of(next(iter(found.values())))
    return _made(f"{kind}s", id, kind, {code: one.title for code, one in found.items()})


def question(id: str) -> Activity:
    """With its type, what could be picked and what was right, in each language."""
    found = {
        code: (one, one.course.questions[id]) for code, one in here.editions().items() if id in one.course.questions
    }
    made = _made("questions", id, "question", {code: one.ask for code, (_, one) in found.items()})
    labels = {code: _labels(one) for code, (_, one) in found.items()}

    def say(name: str) -> dict[str, str]:
        known = {code: said.get(name, "") for code, said in labels.items()}
        return {code: _plain(found[code][0], text) for code, text in known.items() if text}

    first = next(iter(found.values()))[1]
    made["definition"] |= definition(first, say)
    return made


def certificate(code: str) -> Activity:
    names = {"fr": "Certificat", "en": "Certificate", "ar": "شهادة"}
    return _made("certificates", code, "certificate", names, plain=False)


def _labels(one: Question) -> dict[str, str]:
    """What each option, item or target is called."""
    fields = {control.name: control.label for control in one.controls()}
    return fields | {value: label for control in one.controls() for value, label in control.options}


def _made(room: str, id: str, kind: str, titles: dict[str, str], *, plain: bool = True) -> Activity:
    editions, its = here.editions(), here.course().id
    names = {code: _plain(editions[code], title) if plain else title for code, title in titles.items()}
    where = f"{root()}/xapi/courses/{its}" + (f"/{room}/{id}" if id else "")
    return {"objectType": "Activity", "id": where, "definition": {"name": names, "type": TYPES[kind]}}


@lru_cache(maxsize=4096)
def _plain(edition: Edition, text: str) -> str:
    return edition.plain(text)[:LONGEST]
