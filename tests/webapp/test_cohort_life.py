"""A cohort's life: begun, accompanied by several, moved in and out of, put away; and the paper that opens it."""

import re

import pytest
from flask import Flask
from sqlalchemy import update

from tests.webapp.conftest import Cast, ParcoursClient
from tests.webapp.reading import qr_codes
from webapp.db import session
from webapp.models import Answer, Cohort, Invitation, Membership, User


def made(browser: ParcoursClient, **more: str) -> Cohort:
    browser.submit("/cohorts", **{"name": "Taroudant", "pathway": "court", **more})
    found: Cohort = browser.rows(Cohort)[-1]
    return found


def test_a_trainer_creates_and_accompanies(fadma: ParcoursClient) -> None:
    cohort = made(fadma, begins="2026-10-05", ends="2026-12-18")

    page = fadma.get(f"/cohorts/{cohort.id}").text
    assert "du 5 octobre 2026 au 18 décembre 2026" in page
    assert "Taroudant" in fadma.get("/cohorts").text


@pytest.mark.parametrize(
    ("field", "value", "says"),
    [
        ("ends", "2026-01-01", "vient avant"),
        ("begins", "demain", "Une date"),
        ("ends", "9999-12-31", "Une date"),
        ("name", " ", "À remplir."),
    ],
)
def test_what_cannot_be_is_said(fadma: ParcoursClient, field: str, value: str, says: str) -> None:
    reply = fadma.submit("/cohorts", **{"name": "T", "pathway": "", "begins": "2026-10-05", field: value})

    assert reply.status_code == 422
    assert says in reply.text
    assert len(fadma.rows(Cohort)) == 2


def test_settings_change_it(fadma: ParcoursClient, cast: Cast) -> None:
    fadma.submit(f"/cohorts/{cast.cohort.id}/settings", name="Agadir 2", pathway="", begins="", ends="2026-12-18")

    cohort = next(one for one in fadma.rows(Cohort) if one.id == cast.cohort.id)
    assert (cohort.name, cohort.pathway, str(cohort.ends)) == ("Agadir 2", None, "2026-12-18")
    assert 'value="2026-12-18"' in fadma.get(f"/cohorts/{cast.cohort.id}/settings").text


def test_an_archived_cohort_opens_to_nobody_new(
    fadma: ParcoursClient, awa: ParcoursClient, stranger: ParcoursClient, cast: Cast
) -> None:
    fadma.submit(f"/cohorts/{cast.cohort.id}/invitations", places="3", days="7")
    code = fadma.rows(Invitation)[0].code
    fadma.submit(f"/cohorts/{cast.cohort.id}/archive")

    assert "1 cohorte archivée" in fadma.get("/cohorts").text
    assert stranger.get(f"/join/{code}").status_code == 404
    assert awa.get("/").status_code == 200
    assert fadma.get(f"/cohorts/{cast.cohort.id}").status_code == 200

    fadma.submit(f"/cohorts/{cast.cohort.id}/archive", do="restore")
    assert stranger.get(f"/join/{code}").status_code == 200


def test_a_colleague_accompanies_too_and_the_last_one_stays(
    fadma: ParcoursClient, idir: ParcoursClient, stranger: ParcoursClient, cast: Cast, app: Flask
) -> None:
    base = f"/cohorts/{cast.cohort.id}"
    assert fadma.submit(f"{base}/trainers/{cast.fadma.id}/removal").status_code == 422
    assert "Zahra" not in fadma.get(f"{base}/settings").text
    assert fadma.submit(f"{base}/trainers", person=str(cast.zahra.id)).status_code == 400

    idir.submit("/manage/people", name="Rachida", username="rachida", role="trainer")
    rachida = idir.rows(User)[-1]
    fadma.submit(f"{base}/trainers", person=str(rachida.id))
    assert [m.trains for m in fadma.rows(Membership) if m.user_id == rachida.id] == [True]

    assert fadma.submit(f"{base}/trainers/{cast.fadma.id}/removal").location == "/cohorts"
    assert fadma.get(base).status_code == 404


def test_moving_takes_everything_along(fadma: ParcoursClient, awa: ParcoursClient, cast: Cast) -> None:
    awa.submit("/checks/jours-reste/answers", answer="4")
    there = made(fadma)
    base = f"/cohorts/{cast.cohort.id}/learners/{cast.awa.id}"

    assert fadma.submit(f"{base}/move", cohort=str(cast.other.id)).status_code == 400
    assert fadma.submit(f"{base}/move", cohort=str(there.id)).location == f"/cohorts/{there.id}/learners/{cast.awa.id}"

    assert [m.cohort_id for m in fadma.rows(Membership) if m.user_id == cast.awa.id] == [there.id]
    assert len(fadma.rows(Answer)) == 1
    assert fadma.get(base).status_code == 404


def test_communes_are_looked_at_one_by_one(fadma: ParcoursClient, cast: Cast, app: Flask) -> None:
    with app.app_context():
        session.execute(update(User).where(User.id == cast.awa.id).values(commune="Drarga"))
        session.add(Membership(user_id=cast.brahim.id, cohort_id=cast.cohort.id))
        session.execute(update(User).where(User.id == cast.brahim.id).values(commune="Tarrast"))
        session.commit()

    page = f"/cohorts/{cast.cohort.id}"
    assert "?commune=Drarga" in fadma.get(page).text
    one = fadma.get(f"{page}?commune=Drarga").text
    assert ("<bdi>Awa</bdi>" in one, "<bdi>Brahim</bdi>" in one) == (True, False)
    assert "<bdi>Brahim</bdi>" in fadma.get(f"{page}?commune=Ailleurs").text


def test_ones_own_pathway_counts(fadma: ParcoursClient, cast: Cast, app: Flask) -> None:
    """Awa follows the short one in a cohort that follows the long one: the modules she skips are no gap."""
    with app.app_context():
        session.execute(update(Membership).where(Membership.user_id == cast.awa.id).values(pathway="court"))
        session.commit()

    page = fadma.get(f"/cohorts/{cast.cohort.id}").text
    assert page.count("hors de son parcours") == 1
    table = fadma.get(f"/cohorts/{cast.cohort.id}.csv").data.decode("utf-8-sig")
    heads, row = (line.split(";") for line in table.splitlines())
    assert len(heads) == len(row)


def test_the_square_leads_where_the_link_does(fadma: ParcoursClient, cast: Cast) -> None:
    place = fadma.submit(f"/cohorts/{cast.cohort.id}/invitations", places="3", days="7").location
    link = f"http://localhost/join/{fadma.rows(Invitation)[0].code}"
    page = fadma.get(place).text

    assert qr_codes(page) == [link]
    assert f'href="{link}"' in page
    slips = fadma.get(f"{place}/slips").text
    assert qr_codes(slips) == [link] * 8


def test_a_slip_opens_the_account_once(fadma: ParcoursClient, stranger: ParcoursClient, cast: Cast) -> None:
    reply = fadma.submit(f"/cohorts/{cast.cohort.id}/learners/{cast.awa.id}/code")
    found = re.search(r'slip__code">(\w{5}) (\w{5})<', reply.text)

    assert found
    assert reply.headers["Cache-Control"] == "no-store"
    assert qr_codes(reply.text) == ["http://localhost/sign-in?who=awa"]
    assert 'value="awa"' in stranger.get("/sign-in?who=awa").text
    assert stranger.sign_in("awa", found[1] + found[2]).status_code == 303


def test_a_sheet_of_slips_is_for_those_who_chose_nothing_yet(
    fadma: ParcoursClient, stranger: ParcoursClient, cast: Cast
) -> None:
    assert fadma.submit(f"/cohorts/{cast.cohort.id}/slips").status_code == 404

    fadma.submit(f"/cohorts/{cast.cohort.id}/learners/{cast.awa.id}/code")
    reply = fadma.submit(f"/cohorts/{cast.cohort.id}/slips")
    assert (reply.status_code, reply.text.count('class="slip"')) == (200, 1)
    assert "Imprimer 1 bulletin" in fadma.get(f"/cohorts/{cast.cohort.id}").text
