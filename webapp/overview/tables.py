"""The overview as tables for a spreadsheet. No names of people: counts alone."""

from collections.abc import Sequence

from webapp import here
from webapp.overview.sums import Line, Month
from webapp.spreadsheet import Table


def of_lines(found: Sequence[Line], *, whole: bool) -> Table:
    """`whole`: lines are organisations, rather than cohorts of one."""
    _ = here.words().gettext
    heads = (
        _("Organisation") if whole else _("Cohorte"), _("Cohortes en cours"), _("Inscrit·es"), _("Ont commencé"),
        _("Actives"), _("Silencieuses"), _("Évaluation finale réussie"), _("Certifié·es"), _("Évaluation finale (%)"),
    )  # fmt: skip
    rows = tuple(
        (
            line.name or _("Plateforme"), line.cohorts, line.learners, line.began, line.active, line.silent,
            line.passed, line.certified, line.percent,
        )
        for line in found
    )  # fmt: skip
    return Table(_("Vue d’ensemble"), heads, rows)


def of_months(found: Sequence[Month]) -> Table:
    _ = here.words().gettext
    rows = tuple((f"{one.year}-{one.month:02}", one.joined, one.certified) for one in found)
    return Table(_("Mois"), (_("Mois"), _("Inscriptions"), _("Certificats")), rows)
