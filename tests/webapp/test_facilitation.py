"""A module led from the LMS: for trainers alone, with every answer; and its PDF, which no catalogue gives away."""

import pytest
from flask import Flask

from tests.webapp.conftest import ParcoursClient
from tests.webapp.test_exports import order
from tests.webapp.test_queries import counted
from webapp import here
from webapp.workshop.rows import Offer, Package

pytestmark = pytest.mark.parametrize("app", ["sqlite"], indirect=True)
"""Nothing of it comes from the database."""


def test_a_trainer_reads_what_is_asked_and_what_is_expected(fadma: ParcoursClient, app: Flask) -> None:
    assert 'href="/facilitation"' in fadma.get("/monday").text
    assert 'href="/facilitation/m01"' in fadma.get("/facilitation").text
    page = fadma.get("/facilitation/m01").text

    with app.test_request_context():
        module = here.course().module["m01"]
        asked = [str(here.player().md(one.ask)) for lesson in module.lessons for one in lesson.checks.values()]
    assert [words for words in asked if words not in page] == []
    for words in ("En deux heures", "Le module en entier", "Réponse attendue", "choix attendu", "Cartes à découper"):
        assert words in page
    scenes = sum(len(case.scenes) for case in module.cases)
    assert page.count('class="cut__number"') == scenes
    assert f'href="/exports/new/pdf-facilitator?modules={module.id}"' in page
    assert fadma.get("/facilitation/ailleurs").status_code == 404


def test_it_asks_nothing_of_the_database_but_who_reads(fadma: ParcoursClient, app: Flask) -> None:
    with counted(app) as seen:
        fadma.get("/facilitation/m01")

    assert len(seen) <= 1, seen


def test_it_speaks_arabic(fadma: ParcoursClient) -> None:
    fadma.submit("/language", language="ar")

    assert "الجواب المنتظر" in fadma.get("/facilitation/m01").text


def test_the_form_of_its_pdf_knows_the_module(fadma: ParcoursClient) -> None:
    page = fadma.get("/exports/new/pdf-facilitator?modules=m02").text

    assert 'value="m02" checked' in page or 'checked value="m02"' in page
    assert 'value="m01" checked' not in page


def test_no_catalogue_gives_the_answers_away(admin: ParcoursClient) -> None:
    order(admin, "pdf-facilitator")
    assert admin.made() == 1
    (package,) = admin.rows(Package)

    assert package.state == "ready"
    assert "Proposer dans le catalogue public" not in admin.get(f"/exports/{package.id}").text
    assert admin.submit("/manage/catalogue/offers", package=str(package.id)).status_code == 404
    assert admin.rows(Offer) == []
