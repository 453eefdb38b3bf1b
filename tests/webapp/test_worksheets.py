"""A worksheet in the LMS: written without scripts, kept, finished; read by one's trainer, and by nobody else."""

import re
from datetime import timedelta

from flask import Flask
from sqlalchemy import update

from tests.webapp.conftest import Cast, ParcoursClient
from webapp.db import session
from webapp.models import Sheet, now

PLACE = "/worksheets/plan-de-suivi"


def test_what_is_written_is_there_again(awa: ParcoursClient) -> None:
    reply = awa.submit(PLACE, commune="Belfaa", actions="rappeler r1", **{"actions.r1.quoi": "Appeler <le> caïd"})

    assert reply.location == PLACE
    page = awa.get(PLACE).text
    assert 'value="Belfaa"' in page
    assert "Appeler &lt;le&gt; caïd</textarea>" in page
    assert 'data-stand="filled">2<' in page


def test_a_row_more_without_scripts(awa: ParcoursClient) -> None:
    reply = awa.submit(PLACE, commune="Belfaa", actions="rappeler r1", do="add:actions")

    assert reply.location == f"{PLACE}#sheet-actions"
    page = awa.get(PLACE).text
    assert 'name="actions.r2.quoi"' in page
    assert 'value="Belfaa"' in page


def test_finishing_leads_on_and_counts(awa: ParcoursClient) -> None:
    awa.submit(PLACE, do="finish", commune="Belfaa")

    assert awa.rows(Sheet)[0].finished is not None
    assert "1 sur 6 terminés" in awa.get("/").text
    assert "déjà terminé cette feuille" in awa.get(PLACE).text


def test_a_finished_worksheet_changed_later_stays_finished(awa: ParcoursClient) -> None:
    awa.submit(PLACE, do="finish")
    awa.submit(PLACE, do="save", commune="Tiznit")

    assert awa.rows(Sheet)[-1].finished is not None
    assert awa.rows(Sheet)[-1].response["commune"] == "Tiznit"


def test_a_sitting_is_one_fact_and_the_next_another(awa: ParcoursClient, app: Flask) -> None:
    awa.submit(PLACE, commune="A")
    awa.submit(PLACE, commune="B")
    with app.app_context():
        session.execute(update(Sheet).values(at=now() - timedelta(hours=1)))
        session.commit()
    awa.submit(PLACE, commune="C")

    assert [sheet.response["commune"] for sheet in awa.rows(Sheet)] == ["B", "C"]


def test_what_cannot_be_read_is_kept_and_said(awa: ParcoursClient) -> None:
    awa.submit(PLACE, actions="r1", **{"actions.r1.debut": "2026-05-02", "actions.r1.fin": "2026-05-01"})
    page = awa.get(PLACE).text

    assert 'value="2026-05-01"' in page
    assert "Cette date vient avant le début." in page
    assert re.search(r'aria-describedby="w-plan-de-suivi-actions-r1-fin-fault"', page)


def test_a_trainer_reads_what_was_written(awa: ParcoursClient, fadma: ParcoursClient, cast: Cast) -> None:
    place = f"/cohorts/{cast.cohort.id}/learners/{cast.awa.id}"
    assert fadma.get(f"{place}{PLACE}").status_code == 404
    awa.submit(
        PLACE, actions="r1", **{"actions.r1.quoi": "Ouvrir", "actions.r1.public": "rpt", "actions.r1.fin": "2026-05-01"}
    )

    assert f"{place}{PLACE}" in fadma.get(place).text
    page = fadma.get(f"{place}{PLACE}").text
    assert "Ressortissants de pays tiers" in page
    assert "1er mai 2026" in page
    assert "<textarea" not in page


def test_nobody_elses_trainer_reads_it(brahim: ParcoursClient, fadma: ParcoursClient, cast: Cast) -> None:
    brahim.submit(PLACE, commune="Tiznit")

    for cohort in (cast.cohort.id, cast.other.id):
        assert fadma.get(f"/cohorts/{cohort}/learners/{cast.brahim.id}{PLACE}").status_code == 404
