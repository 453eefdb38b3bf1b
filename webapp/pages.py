"""Pages: a template with its words, then each form's hidden fields."""

import secrets
from collections.abc import Hashable, Iterator, Mapping, Sequence
from datetime import date, datetime
from functools import lru_cache

from flask import Flask, render_template, request, session
from flask_wtf.csrf import generate_csrf
from markupsafe import Markup, escape
from wtforms import Field

from builder.model import Module
from builder.player.prose import Frame
from builder.player.templating import icon
from builder.words import Words
from webapp import here
from webapp.blanks import INITIALS, MARK, NAME, UNREAD, Blanks
from webapp.models import now
from webapp.progress import unit_minutes
from webapp.qr import qr
from webapp.scope import accompanies, rules_all

KEPT = 500
"""How many pages are remembered: some forty megabytes at most."""
FIELDS = '<input type="hidden" name="csrf_token" value="%s"><input type="hidden" name="client_id" value="%s">'
"""Filled with a signed token and hexadecimal digits, in which nothing needs escaping."""


def init_app(app: Flask) -> None:
    app.context_processor(_words)
    app.jinja_env.trim_blocks = app.jinja_env.lstrip_blocks = True
    ours = (
        icon, initials, address, kind_of, stage_number, duration, filled, isolated, ltr, since, unit_minutes,
        short_date, this_day, pathway_title, qr, local, in_language,
    )  # fmt: skip
    app.jinja_env.globals.update({function.__name__: function for function in ours})


def lazy(text: str) -> str:
    """Marks a sentence for the catalogue where it is written; it is translated where it is shown."""
    return text


def show(template: str, **context: object) -> str:
    """A template, its forms ready to be posted."""
    return fill(render_template(template, **context))


def show_again(template: str, *about: Hashable, **context: object) -> bytes:
    """A page that looks the same whenever it is `about` the same things: rendered once, then filled for each."""
    if "_flashes" in session:
        return show(template, **context).encode()
    person = here.visitor()
    seen = tuple(shelf.id for shelf in here.shelves())
    key = (template, here.course().language, person.role.value if person else "", request.full_path, seen, *about)
    pages = here.edition().pages
    page = pages.get(key) or Blanks(render_template(template, **context))
    pages[key] = page
    pages.move_to_end(key)
    if len(pages) > KEPT:
        pages.popitem(last=False)
    return page.filled(_fillings(page.blanks))


def fill(html: str) -> str:
    """Give each form who may post it (a token) and what tells a repeat (a fresh id); and say who reads."""
    page = Blanks(html)
    return page.filled(_fillings(page.blanks)).decode()


def _fillings(blanks: Sequence[str]) -> Iterator[str]:
    person, token = here.visitor(), _token() if MARK in blanks else ""
    about: dict[str, str] = {}
    if person:
        about = {
            NAME: escape(person.name),
            INITIALS: escape(initials(person.name)),
            UNREAD: _unread(person.unread, here.words()),
        }
    for blank in blanks:
        yield FIELDS % (token, secrets.token_hex(12)) if blank == MARK else about.get(blank, "")


def _token() -> str:
    """Signed once for each session's secret, as it holds as long as the session does."""
    secret = session.get("csrf_token")
    return _signed(secret) if secret else generate_csrf()


@lru_cache(maxsize=4096)
def _signed(secret: str) -> str:
    return str(generate_csrf())


@lru_cache
def _unread(number: int, words: Words) -> Markup:
    """A quiet mark beside the envelope; nothing when nothing waits."""
    if not number:
        return Markup()
    says = words.ngettext("%(n)s message non lu", "%(n)s messages non lus", number)
    shown = words.number(number) if number < 100 else "99+"
    return Markup('<b class="count" aria-hidden="true">{}</b><span class="visually-hidden"> ({})</span>').format(
        shown, says
    )


def _words() -> dict[str, object]:
    edition, person = here.edition(), here.visitor()
    return {
        "_": edition.words.gettext,
        "ngettext": edition.words.ngettext,
        "words": edition.words,
        "md": edition.player.md,
        "title_of": edition.player.title,
        "say": edition.player.say,
        "course": edition.course,
        "editions": here.editions(),
        "at": here.shelf().at,
        "visitor": person,
        "troubled": any(shelf.problems for shelf in here.library()),
        "visitor_name": NAME,
        "visitor_initials": INITIALS,
        "visitor_unread": UNREAD,
        "cohort": here.cohort(),
        "rules_all": person is not None and rules_all(person),
        "accompanies": lambda cohort_id: person is not None and accompanies(person, cohort_id),
        "player": edition.player,
        "script_name": edition.script.name,
        "hidden": MARK,
        "here": request.path,
        "came_from": request.full_path.rstrip("?") if request.method == "GET" else "/",
    }


def in_language(text: str, language: str) -> Markup:
    """An author's sentence in a language that may not be the page's."""
    return here.player().prose.md(text, Frame(language=language))


def initials(name: str) -> str:
    """One or two letters that stand for somebody."""
    return "".join(word[0] for word in name.split()[:2]).upper()


def address(unit_id: str) -> str:
    return here.edition().doors.page(unit_id)


def kind_of(unit: object) -> str:
    """lesson, case or quiz."""
    return type(unit).__name__.lower()


def stage_number(module: Module) -> int:
    """Which of the pathway's stages a module belongs to: each has its colour."""
    stages = [*here.course().head.stages]
    return stages.index(module.head.stage) + 1 if module.head.stage in stages else 0


def pathway_title(pathway: str | None, course: str = "") -> Markup | str:
    """What a pathway of this course or that one is called; one that left it, or none, is the whole course."""
    its = here.edition_of(here.library().get(course) or here.shelf())
    found = its.course.pathways.get(pathway or "")
    if pathway is None or found is None:
        return here.words().gettext("Tout le cours")
    return its.player.say("pathway", pathway, "title", found.title)


def duration(minutes: int, words: Words | None = None) -> str:
    """« 12 min », « 5 h 40 min », « 8 h »; in the page's language when no other is given."""
    hours, rest = divmod(minutes, 60)
    _ = (words or here.words()).gettext
    if not hours:
        return _("%(minutes)s min", minutes=rest)
    if not rest:
        return _("%(hours)s h", hours=hours)
    return _("%(hours)s h %(minutes)s min", hours=hours, minutes=f"{rest:02}")


def since(moment: datetime | None) -> str:
    """« aujourd'hui », « hier », « il y a 6 j »."""
    words = here.words()
    _, ngettext = words.gettext, words.ngettext
    if moment is None:
        return _("jamais")
    days = (now().date() - moment.date()).days
    return [_("aujourd’hui"), _("hier")][days] if days < 2 else ngettext("il y a %(n)s j", "il y a %(n)s j", days)


def isolated(name: str) -> str:
    """A name that may run the other way than the sentence it stands in."""
    return f"\N{FIRST STRONG ISOLATE}{name}\N{POP DIRECTIONAL ISOLATE}"


def ltr(code: str) -> str:
    """Letters and digits that keep their order in a sentence that runs the other way."""
    return f"\N{LEFT-TO-RIGHT ISOLATE}{code}\N{POP DIRECTIONAL ISOLATE}"


def local(moment: datetime) -> datetime:
    """The same moment by the clock on the wall."""
    return moment.astimezone(here.zone())


def short_date(day: date) -> str:
    """« 28/11 », as it fits under a drawing."""
    return day.strftime("%d/%m")


def this_day() -> date:
    return now().date()


def filled(field: Field, hint: str, attributes: Mapping[str, object]) -> Markup:
    """A field's control, tied to its hint and to what is wrong with it."""
    about = [f"{field.id}-hint"] * bool(hint) + [f"{field.id}-error"] * bool(field.errors)
    described = {"aria-describedby": " ".join(about)} if about else {}
    invalid = {"aria-invalid": "true"} if field.errors else {}
    return field(class_="input", **attributes, **described, **invalid)
