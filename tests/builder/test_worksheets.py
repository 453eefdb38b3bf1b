"""Worksheets: what may be asked, what is kept of a form, how rows come and go, and where they stand."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from builder.model import Course, Worksheet
from builder.model.sheet import changed, kept, sheet

TODAY = date(2026, 11, 24)


def worksheet(**columns: object) -> Worksheet:
    table = {"title": "T", "columns": columns or {"quoi": {"label": "Quoi"}}, "blank": 1, "most": 3}
    return Worksheet.model_validate(
        {"id": "w", "title": "W", "minutes": 5, "reviewed": TODAY, "tables": {"t": {**table, "rows": {"un": {}}}}}
    )


def rows(response: dict[str, str]) -> list[str]:
    return response["t"].split()


def test_an_untouched_worksheet_shows_the_authors_rows_then_blank_ones(minimal: Course) -> None:
    actions = sheet(minimal.worksheets["plan-de-suivi"], {}, TODAY).tables[0]

    assert [row.id for row in actions.rows] == ["rappeler", "r1"]
    assert actions.rows[0].cells[0].value == "Rappeler chaque personne sous dix jours"
    assert (actions.standing.filled, actions.standing.percent) == (1, 0)


def test_what_is_cleared_stays_cleared() -> None:
    found = sheet(worksheet(quoi={"label": "Quoi"}), {"t": "un", "t.un.quoi": ""}, TODAY)

    assert found.tables[0].rows[0].cells[0].value == ""


def test_only_what_belongs_to_the_worksheet_is_kept() -> None:
    asked = worksheet(quoi={"label": "Quoi"}, ou={"type": "progress", "label": "Où"})
    posted = {"t": "un r1 <b> r9 r8 r7", "t.un.quoi": f" {'a' * 300} ", "t.r1.ou": "33", "t.zz.quoi": "?", "x": "y"}

    assert kept(asked, posted) == {"t": "un r1 r9", "t.un.quoi": "a" * 200, "t.r1.ou": ""}


def test_rows_are_added_moved_and_removed_by_name() -> None:
    asked = worksheet()
    more = changed(asked, {}, "add:t")

    assert rows(more) == ["un", "r1", "r2"]
    assert rows(changed(asked, more, "add:t")) == ["un", "r1", "r2"], "no more than « most »"
    assert rows(changed(asked, more, "up:t.r2")) == ["un", "r2", "r1"]
    assert rows(changed(asked, more, "up:t.un")) == ["un", "r1", "r2"]
    assert rows(changed(asked, more, "down:t.un")) == ["r1", "un", "r2"]
    assert rows(changed(asked, more, "remove:t.un")) == ["r1", "r2"]
    assert changed(asked, more, "remove:elsewhere.un") == more


def test_a_removed_rows_number_never_serves_again_while_a_later_one_stands() -> None:
    asked = worksheet()
    without = changed(asked, {"t": "r1 r2", "t.r1.quoi": "a", "t.r2.quoi": "b"}, "remove:t.r1")

    assert without == {"t": "r2", "t.r2.quoi": "b"}
    assert rows(changed(asked, without, "add:t")) == ["r2", "r3"]


@pytest.mark.parametrize(
    ("entry", "value", "fault"),
    [
        ({"type": "date"}, "2026-02-30", "date"), ({"type": "date"}, "demain", "date"), ({"type": "date"}, "", ""),
        ({"type": "date"}, "2026-02-28", ""),
        ({"type": "number"}, "beaucoup", "number"), ({"type": "number"}, "12,5", ""),
        ({"type": "date", "after": "debut"}, "2025-12-31", "before"),
        ({"type": "date", "after": "debut"}, "2026-01-01", ""),
    ],
)  # fmt: skip
def test_what_cannot_be_read_is_kept_and_said(entry: dict[str, str], value: str, fault: str) -> None:
    asked = worksheet(debut={"type": "date", "label": "Début"}, it={**entry, "label": "It"})
    cell = sheet(asked, {"t": "un", "t.un.debut": "2026-01-01", "t.un.it": value}, TODAY).tables[0].rows[0].cells[1]

    assert (cell.value, cell.fault) == (value, fault)


@pytest.mark.parametrize(
    ("columns", "says"),
    [
        ({"a": {"type": "choice", "label": "A"}}, "options"),
        ({"a": {"type": "text", "label": "A", "options": {"x": "X"}}}, "options"),
        ({"a": {"type": "date", "label": "A", "after": "b"}}, "colonne de date"),
        ({"a": {"type": "text", "label": "A", "due": True}}, "date"),
    ],
)
def test_what_an_author_may_not_ask(columns: dict[str, object], says: str) -> None:
    with pytest.raises(ValidationError, match=says):
        worksheet(**columns)


@given(st.lists(st.sampled_from(["add:t", "remove:t.un", "remove:t.r1", "up:t.r2", "down:t.r1", "up:t.un"])))
def test_rows_stay_distinct_and_within_bounds_whatever_is_pressed(verbs: list[str]) -> None:
    asked, response = worksheet(), dict[str, str]()
    for verb in verbs:
        response = changed(asked, response, verb)
        assert len(set(rows(response))) == len(rows(response)) <= 3
    assert kept(asked, kept(asked, response)) == kept(asked, response)


def test_what_the_author_wrote_stays_the_authors_in_each_language(minimal: Course, minimal_ar: Course) -> None:
    left_alone = {"actions": "rappeler", "actions.rappeler.quoi": "Rappeler chaque personne sous dix jours"}
    response = kept(minimal.worksheets["plan-de-suivi"], left_alone)
    arabic = sheet(minimal_ar.worksheets["plan-de-suivi"], response, TODAY)

    assert response == {"actions": "rappeler"}
    assert arabic.tables[0].rows[0].cells[0].value.startswith("الاتصال")
