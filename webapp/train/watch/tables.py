"""The same analyses as tables for spreadsheets: what a screen draws, in numbers."""

from collections.abc import Sequence

from builder.model import Case
from webapp import here
from webapp.spreadsheet import Table
from webapp.train.queries import Row
from webapp.train.watch.competencies import Board, Level
from webapp.train.watch.concerns import Concern
from webapp.train.watch.items import Item
from webapp.train.watch.pace import Week
from webapp.train.watch.reading import read
from webapp.train.watch.splits import Split
from webapp.train.watch.wording import reading, reason


def of_calls(calls: Sequence[tuple[Row, Sequence[Concern]]]) -> Table:
    _ = here.words().gettext
    heads = (_("Nom"), _("Identifiant"), _("Parcours (%)"), _("Dernière activité"), _("Pourquoi"))
    rows = [
        (row.user.name, row.user.username, row.journey.percent, row.last, " ".join(map(reason, found)))
        for row, found in calls
    ]
    return Table(_("À relancer"), heads, tuple(rows))


def of_weeks(weeks: Sequence[Week]) -> Table:
    _ = here.words().gettext
    heads = (
        _("Semaine du"), _("Médiane (%)"), _("Premier quart (%)"), _("Dernier quart (%)"),
        _("Personnes actives"), _("Étapes terminées"), _("Parcours terminés"),
    )  # fmt: skip
    rows = [(w.begins, w.middle, w.low, w.high, w.active, w.steps, w.finished) for w in weeks]
    return Table(_("Dans le temps"), heads, tuple(rows))


def of_competencies(board: Board, rows: Sequence[Row]) -> Table:
    """Percentages; empty where too few questions were answered."""
    _, course = here.words().gettext, here.course()
    titles = (f"{id} · {here.edition().plain(course.competencies[id].title)}" for id in board.group)
    lines = [
        (row.user.name, *(level.percent if level.known else None for level in _levels(board, row.user.id)))
        for row in rows
    ]
    group = (_("Ensemble"), *(level.percent if level.known else None for level in board.group.values()))
    return Table(_("Compétences"), (_("Nom"), *titles), (*lines, group))


def of_items(items: Sequence[Item], usual: float | None) -> Table:
    _, plain = here.words().gettext, here.edition().plain
    heads = (
        _("Question"), _("Énoncé"), _("Compétence"), _("Personnes"), _("Réussite (%)"), _("Tout juste"),
        _("Discrimination"), _("Temps médian (s)"), _("Lecture"),
    )  # fmt: skip
    rows = [
        (
            item.question.id, plain(item.question.ask), item.question.competency, item.people, item.percent, item.right,
            item.discrimination, item.seconds, reading(read(item, usual), item),
        )
        for item in items
    ]  # fmt: skip
    return Table(_("Questions"), heads, tuple(rows))


def of_picked(items: Sequence[Item]) -> Table:
    """Every answer that was taken, or that nobody took."""
    _, plain = here.words().gettext, here.edition().plain
    heads = (_("Question"), _("Partie"), _("Réponse"), _("Juste"), _("Personnes"), _("Part (%)"))
    rows = [
        (
            item.question.id, plain(one.label) if one.label else "", plain(one.answer) if one.known else one.answer,
            _("oui") if one.right else _("non"), one.people, one.percent,
        )
        for item in items
        for one in item.picked
    ]  # fmt: skip
    return Table(_("Réponses choisies"), heads, tuple(rows))


def of_decisions(cases: Sequence[Case], splits: Sequence[Split]) -> Table:
    _, plain = here.words().gettext, here.edition().plain
    heads = (_("Cas"), _("Scène"), _("Choix"), _("Personnes"), _("Part (%)"))
    rows = [
        (
            plain(split.case.title), plain(scene.title or scene.ask or scene.text),
            plain(scene.choices[share.choice].text), share.people, share.percent,
        )
        for case in cases
        for split in splits
        if split.case.id == case.id
        for scene in [case.scenes[split.scene]]
        for share in split.shares
    ]  # fmt: skip
    return Table(_("Décisions"), heads, tuple(rows))


def _levels(board: Board, user: int) -> list[Level]:
    return [board.of(user, id) for id in board.group]
