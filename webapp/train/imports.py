"""People added by a list: a file or some lines, shown as what they would do, then written when confirmed."""

import json
from typing import Any

from flask import Response, abort, flash, redirect, request, url_for
from flask.typing import ResponseReturnValue

from webapp import here, usernames
from webapp.models import Cohort
from webapp.pages import lazy, show
from webapp.train import actions, roster, sheets
from webapp.train.forms import ImportForm
from webapp.train.room import bp, cohort_of
from webapp.train.roster import COLUMNS, Line
from webapp.train.sheets import SheetError
from webapp.train.table import BOM

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
NOTHING = lazy("Choisissez un fichier, ou écrivez au moins un nom.")
ADVICE = {
    "name": lazy("Le seul obligatoire : prénom et nom, comme on veut les voir."),
    "commune": lazy("Où la personne travaille ; pour regarder la cohorte commune par commune."),
    "email": lazy("Facultatif. Sans e-mail, un code oublié se redemande à la formatrice ou au formateur."),
    "role": lazy("Facultatif. Un de ces parcours : %(known)s"),
    "language": lazy("Facultatif. Une de ces langues : %(known)s"),
    "username": lazy("Facultatif. Sans lui, il est fait à partir du nom."),
}


@bp.get("/cohorts/<int:cohort_id>/import")
def import_people(cohort_id: int) -> str:
    return _ask(cohort_of(cohort_id))


@bp.get("/cohorts/<int:cohort_id>/import/template.<ending>")
def import_template(cohort_id: int, ending: str) -> Response:
    """Heads to fill below, in the reader's language; XLSX also holds advice."""
    cohort_of(cohort_id)
    _ = here.words().gettext
    heads = [_(title) for title, words in COLUMNS.values()]
    if ending == "csv":
        reply = Response(BOM + ";".join(heads) + "\r\n", mimetype="text/csv")
    elif ending == "xlsx":
        known = {"role": ", ".join(_titles()), "language": ", ".join(_languages().values())}
        advice = [(_(COLUMNS[key][0]), _(said, known=known.get(key, ""))) for key, said in ADVICE.items()]
        reply = Response(sheets.template(heads, advice), mimetype=XLSX)
    else:
        abort(404)
    reply.headers.set("Content-Disposition", "attachment", filename=f"personnes.{ending}")
    return reply


@bp.post("/cohorts/<int:cohort_id>/import")
def preview_people(cohort_id: int) -> ResponseReturnValue:
    """What the list would do, line by line. Nothing is written."""
    found, form = cohort_of(cohort_id), ImportForm()
    try:
        lines = _read(form)
    except SheetError as error:
        return _ask(found, form, str(error)), 422
    roster.examine(lines, here.course(), found, _languages())
    return _preview(found, lines)


@bp.post("/cohorts/<int:cohort_id>/import/confirmation")
def confirm_people(cohort_id: int) -> ResponseReturnValue:
    """Write what was shown, with usernames as they were put right there: all of it, or nothing and what is wrong.

    It is examined anew: somebody may have taken an address meanwhile, or posted twice.
    """
    found, lines = cohort_of(cohort_id), _posted()
    roster.examine(lines, here.course(), found, _languages())
    if any(line.errors for line in lines):
        return _preview(found, lines)
    added = actions.enrol(found, lines, here.course().language)
    _ = here.words().ngettext
    flash(_("%(n)s personne ajoutée.", "%(n)s personnes ajoutées.", added))
    return redirect(url_for(".cohort", cohort_id=cohort_id, _anchor="invitations"), code=303)


def _preview(found: Cohort, lines: list[Line]) -> ResponseReturnValue:
    """Each new account gets a proposed username, to be put right: Arabic names are spelt in many ways."""
    good = [line for line in lines if line.fate in ("new", "joins") or line.proposed]
    unnamed = [line for line in good if line.fate == "new" and not line.fields["username"]]
    made = usernames.proposals([line.fields["name"] for line in unnamed], [line.fields["username"] for line in lines])
    for line, proposal in zip(unnamed, made, strict=True):
        line.proposed, line.fields["username"] = True, proposal
    kept = [{**line.fields, "number": line.number, "username": _given(line)} for line in good]
    values = {"good": json.dumps(kept, ensure_ascii=False), "number": len(good)}
    page = show("train/preview.html", its_cohort=found, lines=lines, **values)
    return page, 422 if any(line.errors for line in lines) else 200


def _given(line: Line) -> str:
    """The username that the list itself gave."""
    return "" if line.proposed else line.fields["username"]


def _ask(found: Cohort, form: ImportForm | None = None, refused: str = "") -> str:
    context = {"form": form or ImportForm(formdata=None), "refused": refused, "most": sheets.MOST_LINES}
    return show("train/import.html", its_cohort=found, titles=_titles(), **context)


def _read(form: ImportForm) -> list[Line]:
    """The file if there is one, else what was typed. Raises SheetError."""
    file, typed = form.file.data, (form.lines.data or "").strip()
    if not file and not typed:
        raise SheetError(NOTHING)
    table = sheets.table(file.read()) if file else sheets.typed(typed)
    lines = roster.read(table, heads=bool(file))
    if lines is None:
        raise SheetError(roster.NO_HEADS)
    if not lines:
        raise SheetError(sheets.EMPTY)
    return lines


def _posted() -> list[Line]:
    """The lines that our own page sent back; whatever else was made of them is refused."""
    try:
        posted: Any = json.loads(request.form.get("lines", ""))
        lines = [
            Line(int(one["number"]), {key: str(one[key])[: sheets.LONGEST_CELL] for key in COLUMNS}) for one in posted
        ]
    except (ValueError, TypeError, KeyError):
        abort(400)
    if not 0 < len(lines) <= sheets.MOST_LINES:
        abort(400)
    for line in lines:
        typed = request.form.get(f"username-{line.number}", "").strip().lower()[: sheets.LONGEST_CELL]
        if typed and not line.fields["username"]:
            line.proposed, line.fields["username"] = True, typed
    return lines


def _titles() -> list[str]:
    return [pathway.title for pathway in here.course().pathways.values()]


def _languages() -> dict[str, str]:
    return {code: edition.name for code, edition in here.editions().items()}
