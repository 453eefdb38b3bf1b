"""Reading: the home page, lessons, job aids, the glossary, media."""

import re

import pytest

from tests.webapp.conftest import ParcoursClient
from webapp.models import Visit


def resumed(page: str) -> str:
    """What the card on the home page offers."""
    card = page[page.index('class="resume"') :]
    found = re.search(r'class="button" href="([^"]+)"', card)
    return found[1] if found else ""


def test_home_begins_with_the_first_lesson(awa: ParcoursClient) -> None:
    page = awa.get("/").text

    assert resumed(page) == "/pages/premier-mot"
    assert "0 sur 6 terminés" in page
    assert "Dans votre poche" in page


def test_i_understood_moves_on_and_is_remembered(awa: ParcoursClient) -> None:
    reply = awa.submit("/lessons/premier-mot/visits")

    assert reply.location == "/pages/compter"
    assert [visit.lesson for visit in awa.rows(Visit)] == ["premier-mot"]
    page = awa.get("/").text
    assert resumed(page) == "/pages/compter"
    assert "1 sur 6 terminés" in page


def test_reading_changes_nothing(awa: ParcoursClient) -> None:
    awa.get("/pages/compter")

    assert awa.rows(Visit) == []
    assert resumed(awa.get("/").text) == "/pages/premier-mot"


def test_one_resumes_where_one_was(awa: ParcoursClient) -> None:
    awa.submit("/checks/jours-reste/answers", answer="4")

    assert resumed(awa.get("/").text) == "/pages/compter"


def test_the_last_unit_leads_home(awa: ParcoursClient) -> None:
    assert awa.submit("/worksheets/plan-de-suivi", do="finish").location == "/"


def test_a_pathway_says_why_a_module_is_there(awa: ParcoursClient, brahim: ParcoursClient) -> None:
    assert "L’essentiel avant le premier guichet." in brahim.get("/").text.replace("'", "’")
    assert "L’essentiel" not in awa.get("/").text.replace("'", "’")


def test_a_pathway_shows_its_own_modules(brahim: ParcoursClient) -> None:
    page = brahim.get("/").text

    assert 'id="m01"' in page
    assert 'id="m02"' not in page
    assert brahim.get("/pages/rappeler").status_code == 200


def test_a_lesson_stands_in_its_module(awa: ParcoursClient) -> None:
    page = awa.get("/pages/premier-mot").text

    assert 'href="/pages/compter"' in page
    assert 'href="/quizzes/quiz-m01"' in page
    assert page.count("<h1") == 1


def test_a_job_aid_and_the_glossary(awa: ParcoursClient) -> None:
    assert awa.get("/pages/fiche-accueil").status_code == 200
    assert awa.get("/glossary").text.count("<h1") == 1


def test_media_of_the_course(awa: ParcoursClient) -> None:
    with awa.get("/media/modules/01-accueil/media/frise.svg") as drawing:
        assert drawing.mimetype == "image/svg+xml"
        assert "sandbox" in drawing.headers["Content-Security-Policy"]


def test_a_document_is_handed_over_to_be_kept(awa: ParcoursClient) -> None:
    with awa.get("/media/modules/02-suite/media/fiche-de-rappel.txt") as file:
        assert file.headers["Content-Disposition"] == "attachment; filename=fiche-de-rappel.txt"
        assert "sandbox" in file.headers["Content-Security-Policy"]


def test_a_video_is_served_by_pieces_and_its_captions_as_captions(awa: ParcoursClient) -> None:
    folder = "/media/modules/02-suite/media"
    with awa.get(f"{folder}/rappel.webm", headers={"Range": "bytes=0-99"}) as piece:
        assert (piece.status_code, piece.mimetype, len(piece.data)) == (206, "video/webm", 100)
    with awa.get(f"{folder}/rappel.fr.vtt") as captions:
        assert captions.mimetype == "text/vtt"
        assert "Content-Disposition" not in captions.headers or "inline" in captions.headers["Content-Disposition"]


@pytest.mark.parametrize(
    "name",
    [
        "course/course.yaml",
        "modules/01-accueil/module.yaml",
        "modules/01-accueil/media/../module.yaml",
        "modules/01-accueil/media/%2e%2e/module.yaml",
        "modules/01-accueil/media/absent.png",
        "modules/01-accueil/media",
        "../minimal/modules/01-accueil/media/frise.svg",
    ],
)
def test_and_nothing_but_media(awa: ParcoursClient, name: str) -> None:
    assert awa.get(f"/media/{name}").status_code == 404


@pytest.mark.parametrize("url", ["/pages/nulle-part", "/quizzes/aucun", "/cases/aucun", "/attempts/1", "/ailleurs"])
def test_what_does_not_exist_says_so(awa: ParcoursClient, url: str) -> None:
    reply = awa.get(url)

    assert reply.status_code == 404
    assert "Page introuvable" in reply.text
    assert "Revenir à mon parcours" in reply.text
