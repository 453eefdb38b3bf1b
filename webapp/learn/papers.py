"""A filled worksheet as a PDF: for who wrote it, and for who accompanies them."""

from flask import Response

from builder.model import Worksheet
from exports.pdf import Bar, Calendar, Filing, Remark, filled_worksheet
from webapp import here, rubrics, wordings
from webapp.learn.gantt import Gantt, gantt
from webapp.learn.sheets import Dossier, SheetReview
from webapp.models import Sheet, now
from webapp.pages import lazy
from webapp.readings import of_sheet
from webapp.spreadsheet import file_name

STATES = {
    "draft": (lazy("brouillon"), "atlas"), "submitted": (lazy("envoyée, à relire"), "safran"),
    "returned": (lazy("à reprendre"), "grenade"), "approved": (lazy("approuvée"), "argan"),
}  # fmt: skip


def paper(worksheet: Worksheet, dossier: Dossier, name: str, about: str) -> Response:
    """The last version, in the words that were asked that day; `about` follows the person's name."""
    written = dossier.versions[0]
    its = wordings.told([written]).worksheet(written).item or worksheet
    made = Response(filled_worksheet(here.course(), its, written.response, _filing(its, dossier, written, name, about)))
    made.mimetype = "application/pdf"
    made.headers["Cache-Control"] = "private, no-store"
    made.headers.set("Content-Disposition", "attachment", filename=f"{file_name(f'{worksheet.id} {name}')}.pdf")
    return made


def _filing(its: Worksheet, dossier: Dossier, written: Sheet, name: str, about: str) -> Filing:
    words, (state, tone) = here.words(), STATES[dossier.state]
    said = {"", *(one.comment for one in dossier.reviews)}
    mark = of_sheet(written.user_id, its.id)
    total = words.gettext("%(earned)s sur %(possible)s", **mark.verdict) if mark else ""
    saved = words.gettext("enregistrée le %(date)s", date=words.date(written.at.date()))
    return Filing(
        who=name,
        about=" · ".join(filter(None, (about, saved))),
        state=words.gettext(state),
        tone=tone,
        day=now().date(),
        remarks=[*map(_remark, dossier.reviews), *([_word(mark.comment)] if mark and mark.comment not in said else [])],
        mark=total,
        levels=mark.levels if mark else {},
        criteria=rubrics.of_sheet(its, words.gettext) if mark else {},
        calendar=_calendar(gantt(its, written.response, now().date())),
    )


def _remark(one: SheetReview) -> Remark:
    words = here.words()
    title = words.gettext("Approuvée") if one.approved else words.gettext("À reprendre")
    said = (title, one.reader.name if one.reader else "", words.date(one.at.date()))
    return Remark(" · ".join(filter(None, said)), "argan" if one.approved else "grenade", one.comment)


def _word(comment: str) -> Remark:
    return Remark(here.words().gettext("Ce qu’on vous en dit"), "atlas", comment)


def _calendar(drawn: Gantt | None) -> Calendar | None:
    if drawn is None:
        return None
    words = here.words()
    says = words.gettext(
        "Du %(first)s au %(last)s, comme enregistré. Le trait marque aujourd’hui.",
        first=words.date(drawn.first), last=words.date(drawn.last),
    )  # fmt: skip
    bars = []
    for bar in drawn.bars:
        days = " – ".join(dict.fromkeys((words.date(bar.start), words.date(bar.end))))
        far = (
            words.gettext("en retard") if bar.late
            else words.gettext("fait") if bar.done == 100
            else words.gettext("%(percent)s %%", percent=bar.done)
        )  # fmt: skip
        bars.append(Bar(bar.label, f"{days} · {far}", bar.at, bar.width, bar.done, bar.late))
    return Calendar(words.gettext("Calendrier"), says, bars, drawn.today)
