"""What is always at hand: « Reprendre », bookmarks, and what one is able to do."""

from flask import Flask

from tests.webapp.conftest import Cast, ParcoursClient
from tests.webapp.walking import walk
from webapp.learn.rows import Bookmark

CHECK = "/checks/jours-reste/answers"


def test_one_tap_leads_back_to_where_one_was(awa: ParcoursClient) -> None:
    awa.submit(CHECK, answer="999")

    assert 'href="/resume"' in awa.get("/glossary").text
    assert awa.get("/resume").location == "/pages/compter"


def test_at_the_end_it_leads_home(awa: ParcoursClient, app: Flask, cast: Cast) -> None:
    walk(app, cast.awa)

    assert awa.get("/resume").location == "/"


def test_a_page_is_kept_and_let_go(awa: ParcoursClient, brahim: ParcoursClient) -> None:
    assert awa.submit("/bookmarks/compter", do="keep").location == "/pages/compter"
    awa.submit("/bookmarks/compter", do="keep")
    awa.submit("/bookmarks/fiche-accueil", do="keep")

    assert [row.page for row in awa.rows(Bookmark)] == ["compter", "fiche-accueil"]
    assert "Retirer de mes signets" in awa.get("/pages/compter").text
    assert "Garder dans mes signets" in brahim.get("/pages/compter").text
    listed = awa.get("/bookmarks").text
    assert listed.index('href="/pages/fiche-accueil"') < listed.index('href="/pages/compter"')

    assert awa.submit("/bookmarks/compter", **{"do": "remove", "from": "list"}).location == "/bookmarks"
    assert "Garder dans mes signets" in awa.get("/pages/compter").text


def test_what_is_no_page_is_not_kept(awa: ParcoursClient) -> None:
    assert awa.submit("/bookmarks/rien", do="keep").status_code == 404
    assert awa.rows(Bookmark) == []


def test_nothing_is_shown_before_anything_was_done(awa: ParcoursClient) -> None:
    assert "Rien à montrer encore" in awa.get("/competencies").text


def test_the_chart_and_its_table_say_the_best_of_each_competency(awa: ParcoursClient, app: Flask, cast: Cast) -> None:
    walk(app, cast.awa)
    page = awa.get("/competencies").text

    assert "compétences solides sur" in page or "compétence solide sur" in page
    assert '<rect class="strengths__reached" width="100"' in page
    assert "<table>" in page


def test_a_better_answer_replaces_a_worse_one_never_the_other_way(awa: ParcoursClient, app: Flask) -> None:
    right = dict(app.extensions["library"].main.editions["fr"].course.checks["jours-reste"].answer())
    awa.submit(CHECK, **right)
    before = awa.get("/competencies").text.split("<tbody>")[1]
    awa.submit(CHECK, answer="999")

    assert awa.get("/competencies").text.split("<tbody>")[1] == before
    assert "encore peu de réponses" in before
