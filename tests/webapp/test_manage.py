"""Administering: people, first codes, roles, cohorts."""

import re

import pytest

from tests.webapp.conftest import Cast, ParcoursClient
from webapp.models import Cohort, Membership, Role, User


def code_on(page: str) -> str:
    found = re.search(r'class="code" dir="ltr">([A-Z0-9]+)<', page)
    return found[1] if found else ""


def test_a_trainer_gets_a_first_code_shown_once(admin: ParcoursClient, stranger: ParcoursClient) -> None:
    place = admin.submit("/manage/people", name="Rachida", username="Rachida", role="trainer").location
    code = code_on(admin.get(place).text)

    assert len(code) == 10
    assert code_on(admin.get(place).text) == ""
    assert stranger.sign_in("rachida", code).location == "/welcome"
    assert stranger.get("/account").location == "/welcome"


def test_a_taken_username_is_said(admin: ParcoursClient) -> None:
    reply = admin.submit("/manage/people", name="Autre", username="awa", role="trainer")

    assert reply.status_code == 422
    assert "Cet identifiant sert déjà." in reply.text


def test_a_reset_ends_sessions(admin: ParcoursClient, awa: ParcoursClient, cast: Cast) -> None:
    place = admin.submit(f"/manage/people/{cast.awa.id}/code").location
    code = code_on(admin.get(place).text)

    assert awa.get("/").status_code == 302
    assert awa.sign_in("awa", code).status_code == 303


def test_a_role_opens_doors(admin: ParcoursClient, awa: ParcoursClient, cast: Cast) -> None:
    assert awa.get("/cohorts").status_code == 403

    admin.submit(f"/manage/people/{cast.awa.id}/role", role="trainer")

    assert awa.get("/cohorts").status_code == 200
    assert admin.submit(f"/manage/people/{cast.awa.id}/role", role="reine").status_code == 400


def test_the_last_administrator_stays(admin: ParcoursClient, cast: Cast) -> None:
    reply = admin.submit(f"/manage/people/{cast.admin.id}/role", role="learner")

    assert reply.status_code == 422
    assert next(user for user in admin.rows(User) if user.id == cast.admin.id).role is Role.ADMINISTRATOR


def test_a_cohort_and_its_trainer(admin: ParcoursClient, fadma: ParcoursClient, cast: Cast) -> None:
    place = admin.submit("/cohorts", name="Taroudant", pathway="court", organisation=str(cast.ngo.id)).location
    made = admin.rows(Cohort)[-1]
    assert (place, made.pathway, made.organisation_id) == (f"/cohorts/{made.id}", "court", cast.ngo.id)

    admin.submit(f"/manage/people/{cast.fadma.id}/places", cohort=str(made.id), place="trains")
    assert fadma.get(place).status_code == 200


def test_changing_ones_place_keeps_one_row(admin: ParcoursClient, cast: Cast) -> None:
    for place in ("trains", "learns"):
        admin.submit(f"/manage/people/{cast.awa.id}/places", cohort=str(cast.cohort.id), place=place)

    mine = [m for m in admin.rows(Membership) if m.user_id == cast.awa.id]
    assert [m.trains for m in mine] == [False]


@pytest.mark.parametrize(
    ("search", "found"), [("aw", {"awa"}), ("EXAMPLE", {"awa"}), ("%", {"awa", "brahim"}), ("zz", set())]
)
def test_searching(admin: ParcoursClient, search: str, found: set[str]) -> None:
    page = admin.get("/manage", query_string={"search": search}).text

    assert {name for name in ("awa", "brahim") if f"<bdi>{name}</bdi>" in page} == found
