"""A package in people's words: what it is of, for whom, in which languages; where its making is."""

import re
from collections.abc import Iterator

from exports import EXPORTERS, PROFILES
from exports.options import OPTIONS
from webapp import here
from webapp.pages import isolated, lazy
from webapp.workshop.choices import Choices
from webapp.workshop.rows import Package

STEPS = {
    "read": lazy("Étape 1 sur 3 : lecture du cours."),
    "write": lazy("Étape 2 sur 3 : écriture des pages."),
    "pack": lazy("Étape 3 sur 3 : mise en paquet et vérification."),
}
"""What a maker says it does, in order."""


def said(text: str) -> str:
    """A sentence of the exports, which are written for a terminal too: with the apostrophes and spaces of print."""
    printed = here.words().gettext(text).replace("'", "\N{RIGHT SINGLE QUOTATION MARK}")
    return re.sub(r" (?=[:;?!»])|(?<=«) ", "\N{NO-BREAK SPACE}", printed)


def capital(sentence: str) -> str:
    return sentence[:1].upper() + sentence[1:]


def format_title(choices: Choices) -> str:
    """What its format is called, even when it has left."""
    found = EXPORTERS.get(choices.format)
    return said(found.title) if found else choices.format


def about(choices: Choices) -> str:
    """For whom its format is, in a sentence."""
    found = EXPORTERS.get(choices.format)
    return said(found.about) if found else ""


def subject(choices: Choices) -> str:
    """The part of the course: its pathway's title, how many modules when some were chosen."""
    course, words = here.course(), here.words()
    pathway = course.pathways.get(choices.pathway)
    what = here.edition().plain(pathway.title) if pathway else choices.pathway or words.gettext("Tout le cours")
    if not choices.modules:
        return what
    kept = words.ngettext("%(n)s module", "%(n)s modules", len(choices.modules))
    return f"{what} ({kept})"


def languages(choices: Choices) -> str:
    known = here.editions()
    return words_list([isolated(known[code].name if code in known else code) for code in choices.languages])


def words_list(names: list[str]) -> str:
    return here.words().gettext(", ").join(names)


def _named(module_id: str) -> str:
    """« 3. L’écosystème d’acteurs »; its id once the course has it no more."""
    found = here.course().module.get(module_id)
    return f"{found.number}. {here.edition().plain(found.title)}" if found else module_id


def details(choices: Choices) -> Iterator[tuple[str, str]]:
    """What was chosen beside, label and value; nothing of what was left as it comes."""
    _ = here.words().gettext
    heeds = EXPORTERS[choices.format].heeds if choices.format in EXPORTERS else frozenset()
    if choices.modules:
        yield _("Modules"), _(" ; ").join(isolated(_named(id)) for id in choices.modules)
    usual = here.course().context
    if choices.context and usual and choices.context != usual.id:
        yield _("Contexte local"), choices.context
    if "profile" in heeds and choices.profile in PROFILES:
        yield _("Plateforme visée"), said(PROFILES[choices.profile].name)
    if choices.mastery is not None:
        yield _("Seuil de réussite"), _("%(percent)s %%", percent=choices.mastery)
    if choices.organisation:
        yield _("Organisation"), choices.organisation
    for name in choices.ticked:
        if name in OPTIONS:
            yield _("Avec"), said(OPTIONS[name][1])


def step_of(package: Package, ahead: int) -> str:
    """Where a making is, in a sentence."""
    words = here.words()
    if package.state == "waiting":
        if ahead:
            return words.ngettext(
                "En attente : %(n)s paquet passe avant.", "En attente : %(n)s paquets passent avant.", ahead
            )
        return words.gettext("En attente : la fabrication va commencer.")
    sentence = words.gettext(STEPS.get(package.step, STEPS["read"]))
    if package.step != "write" or not package.done:
        return sentence
    written = words.ngettext("%(n)s fichier.", "%(n)s fichiers.", package.done)
    return f"{sentence} {written}"
