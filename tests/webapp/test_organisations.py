"""Organisations are kept apart: lists, choices, roles, and what an administrator may give away."""

import pytest
from flask import Flask
from sqlalchemy import update

from tests.webapp.conftest import Cast, ParcoursClient
from webapp.db import session
from webapp.models import Cohort, Kind, Membership, Organisation, Role, User


def test_lists_hold_ones_own_only(idir: ParcoursClient, rachid: ParcoursClient, admin: ParcoursClient) -> None:
    ours, theirs, all_of_them = (browser.get("/manage").text for browser in (idir, rachid, admin))

    for name, seen in {"awa": (1, 0, 1), "brahim": (0, 1, 1), "Agadir": (1, 0, 1)}.items():
        assert tuple(f"<bdi>{name}</bdi>" in page for page in (ours, theirs, all_of_them)) == tuple(map(bool, seen))


def test_whom_an_administrator_creates_is_of_their_organisation(idir: ParcoursClient, cast: Cast) -> None:
    idir.submit("/manage/people", name="Rachida", username="rachida", role="administrator", organisation="")

    made = idir.rows(User)[-1]
    assert (made.role, made.organisation_id) == (Role.ADMINISTRATOR, cast.ngo.id)


def test_a_foreign_cohort_cannot_be_entered(rachid: ParcoursClient, cast: Cast) -> None:
    """Not by naming it in a form either."""
    place = {"cohort": str(cast.cohort.id), "place": "trains"}

    assert rachid.submit(f"/manage/people/{cast.zahra.id}/places", **place).status_code == 400
    assert rachid.submit(f"/manage/people/{cast.zahra.id}/places/{cast.cohort.id}/removal").status_code == 404


def test_a_cohort_of_another_organisation_is_not_named(idir: ParcoursClient, cast: Cast, app: Flask) -> None:
    with app.app_context():
        session.add(Membership(user_id=cast.awa.id, cohort_id=cast.other.id))
        session.commit()

    assert "Tiznit" not in idir.get(f"/manage/people/{cast.awa.id}").text
    assert "Tiznit" not in idir.get("/manage").text


@pytest.mark.parametrize("role", [Role.TRAINER, Role.ADMINISTRATOR])
def test_a_trainer_takes_no_account_but_a_learners(fadma: ParcoursClient, cast: Cast, app: Flask, role: Role) -> None:
    """Neither a colleague's who learns there, nor that of somebody from another organisation."""
    code = f"/cohorts/{cast.cohort.id}/learners/{{}}/code"
    with app.app_context():
        for person in (cast.idir, cast.brahim):
            session.add(Membership(user_id=person.id, cohort_id=cast.cohort.id))
        session.execute(update(User).where(User.id == cast.idir.id).values(role=role))
        session.commit()

    for person in (cast.idir, cast.brahim):
        assert fadma.get(f"/cohorts/{cast.cohort.id}/learners/{person.id}").status_code == 200
        assert fadma.submit(code.format(person.id)).status_code == 403
    assert fadma.submit(code.format(cast.awa.id)).status_code == 200


def test_the_platform_names_organisations(admin: ParcoursClient, cast: Cast) -> None:
    assert admin.submit("/manage/organisations", name="Ait Melloul", kind="commune").status_code == 303
    made = admin.rows(Organisation)[-1]
    assert (made.name, made.kind) == ("Ait Melloul", Kind.COMMUNE)

    assert "porte déjà ce nom" in admin.submit("/manage/organisations", name="Tiznit", kind="ngo").text
    assert "porte déjà ce nom" in admin.submit(f"/manage/organisations/{made.id}", name="Tiznit", kind="ngo").text
    assert admin.submit(f"/manage/organisations/{made.id}", name="Aït Melloul", kind="commune").status_code == 303
    assert "Aït Melloul" in admin.get("/manage/organisations").text


def test_the_platform_keeps_somebody(admin: ParcoursClient, cast: Cast) -> None:
    """Giving the last one an organisation would leave nobody who sees all."""
    reply = admin.submit(f"/manage/people/{cast.admin.id}/organisation", organisation=str(cast.ngo.id))
    assert reply.status_code == 422

    admin.submit(f"/manage/people/{cast.brahim.id}/organisation", organisation=str(cast.ngo.id))
    assert next(user for user in admin.rows(User) if user.id == cast.brahim.id).organisation_id == cast.ngo.id


@pytest.mark.parametrize(("who", "whose"), [("fadma", "ngo"), ("idir", "ngo"), ("admin", None)])
def test_a_new_cohort_belongs_to_its_authors_organisation(
    who: str, whose: str | None, request: pytest.FixtureRequest, cast: Cast
) -> None:
    browser: ParcoursClient = request.getfixturevalue(who)
    browser.submit("/cohorts", name="Taroudant", pathway="court", organisation="")

    assert browser.rows(Cohort)[-1].organisation_id == (getattr(cast, whose).id if whose else None)
