"""Certificates: earned when all is done, printed, verified by anybody, revoked with a reason."""

import re

import pytest
import zxingcpp
from flask import Flask
from pypdfium2 import PdfDocument
from sqlalchemy import delete, update

from tests.webapp.conftest import Cast, ParcoursClient
from tests.webapp.test_queries import counted
from tests.webapp.walking import walk
from webapp.certificates.rows import Certificate
from webapp.db import session
from webapp.models import Attempt, User


@pytest.fixture
def done(app: Flask, cast: Cast) -> None:
    """Awa went to the end of her pathway."""
    walk(app, cast.awa)


def held(awa: ParcoursClient) -> Certificate:
    awa.submit("/certificates")
    (found,) = awa.rows(Certificate)
    assert isinstance(found, Certificate)
    return found


def barcode(pdf: bytes) -> zxingcpp.Barcode:
    image = PdfDocument(pdf)[0].render(scale=3, grayscale=True)
    found = zxingcpp.read_barcode(memoryview(bytes(image.buffer)).cast("B", (image.height, image.stride)))
    assert found
    return found


def text(pdf: bytes) -> str:
    page = PdfDocument(pdf)[0]
    return " ".join(page.get_textpage().get_text_range().split())


def test_before_the_end_one_is_told_what_is_left(awa: ParcoursClient) -> None:
    page = awa.get("/certificates").text
    awa.submit("/certificates")

    assert "étapes avant votre certificat" in page
    assert "Le premier mot" in page
    assert awa.rows(Certificate) == []


@pytest.mark.usefixtures("done")
def test_a_quiz_that_is_not_passed_is_missing(awa: ParcoursClient, app: Flask) -> None:
    with app.app_context():
        session.execute(update(Attempt).values(passed=False))
        session.commit()
    awa.submit("/certificates")

    assert "Quiz du module Accueillir" in awa.get("/certificates").text
    assert awa.rows(Certificate) == []


@pytest.mark.usefixtures("done")
def test_it_says_name_pathway_hours_competencies_day_and_revision(awa: ParcoursClient, app: Flask) -> None:
    assert "Recevoir mon certificat" in awa.get("/certificates").text
    found = held(awa)
    course = app.extensions["library"].main.editions["fr"].course
    reply = awa.get(f"/certificates/{found.id}.pdf")
    said = text(reply.data)

    assert reply.mimetype == "application/pdf"
    for part in ("Awa", found.course, found.title, found.spelt, course.revision, *found.competencies):
        assert part.replace("’", "'") in said.replace("’", "'"), part
    assert found.competencies
    assert "h" in said


@pytest.mark.usefixtures("done")
def test_the_qr_code_leads_to_its_page(awa: ParcoursClient, stranger: ParcoursClient) -> None:
    found = held(awa)
    seen = barcode(awa.get(f"/certificates/{found.id}.pdf").data)

    assert seen.text.endswith(f"/verify/{found.spelt}")
    assert "Awa" in stranger.get("/verify/" + seen.text.rpartition("/")[2]).text


@pytest.mark.usefixtures("done")
def test_anybody_verifies_it_and_learns_no_more_than_the_paper_says(
    awa: ParcoursClient, stranger: ParcoursClient, cast: Cast
) -> None:
    found = held(awa)
    reply = stranger.get(f"/verify/{found.code.lower()}")

    assert reply.status_code == 200
    assert "authentique et en vigueur" in reply.text
    assert found.name in reply.text
    assert "awa@example.org" not in reply.text
    assert cast.cohort.name not in reply.text
    assert reply.headers["X-Robots-Tag"] == "noindex, nofollow"


def test_a_code_that_nobody_holds(stranger: ParcoursClient) -> None:
    assert "Aucun certificat" in stranger.get("/verify/AAAAA-BBBBB").text
    assert stranger.get("/verify/AAAAA").status_code == 404
    assert stranger.get("/verify?code=AAAAA-1").location == "/verify/AAAAA-1"
    assert "Code du certificat" in stranger.get("/verify").text


@pytest.mark.usefixtures("done")
def test_it_stays_as_it_was_issued(awa: ParcoursClient, app: Flask, cast: Cast) -> None:
    found = held(awa)
    with app.app_context():
        session.execute(update(User).where(User.id == cast.awa.id).values(name="Une autre"))
        session.commit()
    awa.submit("/certificates")

    assert [one.name for one in awa.rows(Certificate)] == ["Awa"]
    first, second = (awa.get(f"/certificates/{found.id}.pdf").data for _ in range(2))
    assert first == second


@pytest.mark.usefixtures("done")
def test_somebody_elses_is_not_there(awa: ParcoursClient, brahim: ParcoursClient, stranger: ParcoursClient) -> None:
    found = held(awa)

    assert brahim.get(f"/certificates/{found.id}.pdf").status_code == 404
    assert stranger.get(f"/certificates/{found.id}.pdf").status_code == 302


@pytest.mark.usefixtures("done")
def test_a_trainer_revokes_it_with_a_reason(
    awa: ParcoursClient, fadma: ParcoursClient, stranger: ParcoursClient, cast: Cast
) -> None:
    found = held(awa)
    place = f"/cohorts/{cast.cohort.id}/learners/{cast.awa.id}/certificates"
    assert fadma.submit(f"{place}/{found.id}/revocation", reason="  ").status_code == 422
    assert fadma.get(f"{place}/{found.id}.pdf").mimetype == "application/pdf"
    fadma.submit(f"{place}/{found.id}/revocation", reason="Le quiz a été passé par une autre personne.")

    public = stranger.get(f"/verify/{found.code}").text
    assert "a été révoqué" in public
    assert "Awa" not in public
    assert "autre personne" not in public
    assert "autre personne" in awa.get("/certificates").text
    assert awa.get(f"/certificates/{found.id}.pdf").status_code == 404
    awa.submit("/certificates")
    assert len(awa.rows(Certificate)) == 1


@pytest.mark.usefixtures("done")
def test_another_may_be_asked_for_when_the_trainer_said_so(
    awa: ParcoursClient, fadma: ParcoursClient, cast: Cast
) -> None:
    found = held(awa)
    place = f"/cohorts/{cast.cohort.id}/learners/{cast.awa.id}/certificates"
    fadma.submit(f"{place}/{found.id}/revocation", reason="Nom mal écrit.", renewable="on")
    awa.submit("/certificates")

    first, second = awa.rows(Certificate)
    assert (first.revoked is None, second.revoked) == (False, None)
    assert first.code != second.code


@pytest.mark.usefixtures("done")
def test_only_who_accompanies_may_revoke(
    awa: ParcoursClient, brahim: ParcoursClient, fadma: ParcoursClient, app: Flask, cast: Cast
) -> None:
    found = held(awa)
    place = f"/cohorts/{cast.other.id}/learners/{cast.awa.id}/certificates/{found.id}/revocation"

    assert fadma.submit(place, reason="Pour voir.").status_code == 404
    assert brahim.submit(place, reason="Pour voir.").status_code == 403


@pytest.mark.usefixtures("done")
def test_in_arabic(awa: ParcoursClient) -> None:
    awa.submit("/language", language="ar")
    found = held(awa)

    assert found.language == "ar"
    assert barcode(awa.get(f"/certificates/{found.id}.pdf").data).text.endswith(found.spelt)
    assert "شهادة تكوين" in awa.get("/certificates").text


@pytest.mark.usefixtures("done")
def test_it_goes_with_the_person(awa: ParcoursClient, stranger: ParcoursClient, app: Flask, cast: Cast) -> None:
    found = held(awa)
    with app.app_context():
        session.execute(delete(User).where(User.id == cast.awa.id))
        session.commit()

    assert stranger.get(f"/verify/{found.code}").status_code == 404


@pytest.mark.usefixtures("done")
def test_the_database_is_asked_as_often_whatever_is_done(awa: ParcoursClient, app: Flask) -> None:
    held(awa)
    with counted(app) as seen:
        page = awa.get("/certificates").text

    assert re.search(r"/certificates/\d+\.pdf", page)
    assert len(seen) <= 3, seen
