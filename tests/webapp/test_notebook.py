"""The private notebook: kept, shown to its writer alone, taken away as text, gone when emptied or with the person."""

from flask import Flask
from sqlalchemy import delete

from tests.webapp.conftest import Cast, ParcoursClient
from webapp.db import session
from webapp.models import Note, User

KEEP = "/reflections/mon-rappel/note"
TEXT = 'Awa, <demain> à 9 h.\nEt "Brahim" & moi.'


def test_a_note_is_kept_and_comes_back_in_its_lesson(awa: ParcoursClient) -> None:
    reply = awa.submit(KEEP, text=TEXT)

    assert (reply.status_code, reply.location) == (303, "/pages/rappeler#reflection-mon-rappel")
    shown = awa.get("/pages/rappeler").text
    assert ">\nAwa, &lt;demain&gt; à 9 h.\nEt &#34;Brahim&#34; &amp; moi.</textarea>" in shown
    assert "Vous seul·e voyez ce que vous écrivez ici." in shown


def test_the_newest_text_alone_is_kept(awa: ParcoursClient) -> None:
    awa.submit(KEEP, text="Un.")
    awa.submit(KEEP, text="Deux.")

    assert [note.text for note in awa.rows(Note)] == ["Deux."]


def test_an_emptied_note_is_gone(awa: ParcoursClient) -> None:
    awa.submit(KEEP, text="Un.")
    awa.submit(KEEP, text="  ")

    assert awa.rows(Note) == []


def test_a_script_keeps_without_leaving_the_page(awa: ParcoursClient) -> None:
    assert awa.submit(KEEP, json=True, text="Un.").get_json() == {}


def test_a_note_too_long_is_cut_where_the_page_says(awa: ParcoursClient) -> None:
    awa.submit(KEEP, text="x" * 6000)

    assert len(awa.rows(Note)[0].text) == 5000


def test_nobody_else_sees_it_whatever_the_role(
    awa: ParcoursClient, brahim: ParcoursClient, fadma: ParcoursClient, admin: ParcoursClient, cast: Cast
) -> None:
    awa.submit(KEEP, text="Un secret.")
    cohort, person = f"/cohorts/{cast.cohort.id}", f"/manage/people/{cast.awa.id}"
    places = ["/notebook", "/notebook.txt", "/pages/rappeler", "/cohorts", cohort, f"{cohort}.csv", "/manage", person]
    places.append(f"{cohort}/learners/{cast.awa.id}")

    assert "Un secret." in awa.get("/notebook").text
    for other in (brahim, fadma, admin):
        assert [place for place in places if "secret." in other.get(place).text] == []


def test_the_notebook_shows_every_question_and_what_was_written(awa: ParcoursClient) -> None:
    assert "Rien n’est encore écrit." in awa.get("/notebook").text
    awa.submit(KEEP, text=TEXT)
    shown = awa.get("/notebook").text

    assert "Qui rappellerez-vous <strong>demain</strong>" in shown
    assert "Awa, &lt;demain&gt; à 9 h." in shown
    assert 'href="/pages/rappeler#reflection-mon-rappel"' in shown


def test_it_is_taken_away_as_text(awa: ParcoursClient) -> None:
    awa.submit(KEEP, text=TEXT)
    reply = awa.get("/notebook.txt")

    assert reply.mimetype == "text/plain"
    assert reply.headers["Content-Disposition"] == "attachment; filename=carnet-essai.txt"
    assert TEXT in reply.text


def test_a_question_that_is_not_asked_keeps_nothing(awa: ParcoursClient) -> None:
    assert awa.submit("/reflections/inconnue/note", text="Un.").status_code == 404


def test_it_goes_with_the_person(awa: ParcoursClient, app: Flask, cast: Cast) -> None:
    awa.submit(KEEP, text="Un.")
    with app.app_context():
        session.execute(delete(User).where(User.id == cast.awa.id))
        session.commit()

    assert awa.rows(Note) == []
