"""What a trainer writes is read and answered; what is between them is nobody else's."""

import re
import zipfile
from datetime import timedelta
from io import BytesIO

import pytest
from flask import Flask
from sqlalchemy import update

from tests.webapp.conftest import Cast, ParcoursClient
from tests.webapp.test_monday import join
from tests.webapp.test_queries import counted
from webapp import Settings
from webapp.db import session
from webapp.forgetting import forget
from webapp.models import Membership, User, now
from webapp.talk.rows import Message

UNREAD = re.compile(r'class="count" aria-hidden="true">(\d+)<')


def unread(browser: ParcoursClient) -> int:
    """What the envelope in the header says."""
    found = UNREAD.search(browser.get("/glossary").text)
    return int(found[1]) if found else 0


def between(cast: Cast) -> str:
    """The address of Awa's conversation."""
    return f"/messages/{cast.cohort.id}/{cast.awa.id}"


def test_a_message_is_read_and_answered(fadma: ParcoursClient, awa: ParcoursClient, cast: Cast) -> None:
    assert unread(awa) == 0
    assert fadma.submit(between(cast), text="Bonjour Awa,\r\n\r\ntout va bien ?").status_code == 303
    assert unread(awa) == 1
    assert "<span>envoyé</span>" in fadma.get(between(cast)).text

    page = awa.get("/messages").text
    assert "Bonjour Awa,\n\ntout va bien ?" in page
    assert unread(awa) == 0
    assert "<span>lu</span>" in fadma.get(between(cast)).text

    awa.submit(between(cast), text="Oui, merci.")
    assert unread(fadma) == 1
    assert "non lu" in fadma.get("/messages").text
    assert unread(fadma) == 1  # the list is not the conversation
    assert "Oui, merci." in fadma.get(between(cast)).text
    assert unread(fadma) == 0
    assert "sans réponse" in fadma.get("/messages").text


def test_who_accompanies_together_sees_one_conversation(
    fadma: ParcoursClient, awa: ParcoursClient, zahra: ParcoursClient, cast: Cast, app: Flask
) -> None:
    with app.app_context():
        session.add(Membership(user_id=cast.zahra.id, cohort_id=cast.cohort.id, trains=True))
        session.commit()
    awa.submit(between(cast), text="Une question.")
    assert (unread(fadma), unread(zahra)) == (1, 1)

    zahra.submit(between(cast), text="Voici la réponse.")
    assert (unread(fadma), unread(zahra)) == (0, 0)  # answered: it waits for nobody
    assert "Voici la réponse." in fadma.get(between(cast)).text


def test_nobody_else_reads_it(fadma: ParcoursClient, awa: ParcoursClient, cast: Cast, app: Flask) -> None:
    fadma.submit(between(cast), text="Entre nous.")

    for who in ("idir", "admin", "brahim", "zahra"):
        other = app.test_client()
        assert isinstance(other, ParcoursClient)
        other.sign_in(who)
        assert other.get(between(cast)).status_code == 404
        assert other.submit(between(cast), text="Moi aussi.").status_code == 404
        assert "Entre nous." not in other.get("/messages").text
    assert fadma.get(f"/messages/{cast.cohort.id}/{cast.brahim.id}").status_code == 404
    assert awa.submit(f"/messages/{cast.cohort.id}", text="À tous.").status_code == 404


def test_a_whole_cohort_is_written_to_and_answers_in_private(
    fadma: ParcoursClient, awa: ParcoursClient, brahim: ParcoursClient, cast: Cast, app: Flask
) -> None:
    with app.app_context():
        session.add(Membership(user_id=cast.brahim.id, cohort_id=cast.cohort.id))
        session.commit()
    fadma.submit(f"/messages/{cast.cohort.id}", text="Rendez-vous mardi.")
    assert (unread(awa), unread(brahim)) == (1, 1)
    assert "Aucune" not in awa.get(between(cast)).text
    assert "lu par 1 personne sur 2" in fadma.get(f"/messages/{cast.cohort.id}").text

    awa.submit(between(cast), text="Je viendrai.")
    theirs = f"/messages/{cast.cohort.id}/{cast.brahim.id}"
    assert "Rendez-vous mardi." in brahim.get(theirs).text
    assert "Je viendrai." not in brahim.get(theirs).text
    assert "Je viendrai." in fadma.get(between(cast)).text


def test_who_came_later_is_not_told_of_what_is_over(fadma: ParcoursClient, cast: Cast, app: Flask) -> None:
    fadma.submit(f"/messages/{cast.cohort.id}", text="Rendez-vous mardi.")
    with app.app_context():
        session.add(Membership(user_id=cast.brahim.id, cohort_id=cast.cohort.id, since=now() + timedelta(minutes=1)))
        session.commit()

    assert "Rendez-vous" not in fadma.get(f"/messages/{cast.cohort.id}/{cast.brahim.id}").text


def test_lines_and_links_are_kept_and_nothing_else_runs(fadma: ParcoursClient, awa: ParcoursClient, cast: Cast) -> None:
    fadma.submit(between(cast), text='<script>x</script> https://exemple.ma/?a=1&b=2 javascript:alert(1) "')
    page = awa.get("/messages").text

    assert "&lt;script&gt;x" in page
    assert '<a href="https://exemple.ma/?a=1&amp;b=2" rel="' in page
    assert 'href="javascript' not in page


@pytest.mark.parametrize(("text", "says"), [("  \n ", "Écrivez votre message."), ("x" * 4001, "Quatre mille")])
def test_what_cannot_be_sent_is_said_and_kept(fadma: ParcoursClient, cast: Cast, text: str, says: str) -> None:
    reply = fadma.submit(between(cast), text=text)

    assert reply.status_code == 422
    assert says in reply.text
    assert text.strip() in reply.text
    assert fadma.rows(Message) == []


def test_a_double_click_is_one_message(fadma: ParcoursClient, cast: Cast) -> None:
    for _ in range(2):
        assert fadma.submit(between(cast), text="Bonjour.", client_id="abcdef012345").status_code == 303

    assert len(fadma.rows(Message)) == 1


def test_a_message_is_begun_with_what_somebody_stands_on(fadma: ParcoursClient, cast: Cast, app: Flask) -> None:
    with app.app_context():
        session.execute(update(Membership).values(since=now() - timedelta(days=9)))
        session.commit()
    page = fadma.get(f"{between(cast)}?begin=1").text

    assert "Bonjour Awa," in page
    assert "Votre place dans « Agadir » vous attend." in page
    assert fadma.rows(Message) == []


def test_one_takes_back_what_one_wrote(fadma: ParcoursClient, awa: ParcoursClient, cast: Cast) -> None:
    fadma.submit(between(cast), text="Trompé de personne.")
    (message,) = fadma.rows(Message)

    assert awa.submit(f"/messages/{message.id}/removal").status_code == 404
    assert fadma.submit(f"/messages/{message.id}/removal").location == between(cast)
    assert "Trompé" not in awa.get("/messages").text


def test_who_left_reads_again_and_writes_no_more(fadma: ParcoursClient, awa: ParcoursClient, cast: Cast) -> None:
    fadma.submit(between(cast), text="À bientôt.")
    fadma.submit(f"/cohorts/{cast.cohort.id}/learners/{cast.awa.id}/removal")

    assert "À bientôt." in awa.get("/messages").text
    assert awa.submit(between(cast), text="Merci.").status_code == 404
    assert fadma.submit(between(cast), text="Merci.").status_code == 404


def test_messages_go_with_the_account_and_with_age(
    fadma: ParcoursClient, awa: ParcoursClient, cast: Cast, app: Flask
) -> None:
    for text in ("Ancien.", "Nouveau."):
        fadma.submit(between(cast), text=text)
    with app.app_context():
        session.execute(update(Message).where(Message.text == "Ancien.").values(sent=now() - timedelta(days=800)))
        session.commit()
        assert forget(Settings(), really=False).messages == 1
        forget(Settings(), really=True)
    assert [message.text for message in fadma.rows(Message)] == ["Nouveau."]
    with zipfile.ZipFile(BytesIO(awa.get("/account/data.zip").data)) as taken:
        assert all("Nouveau." in taken.read(name).decode() for name in taken.namelist())

    with app.app_context():
        session.delete(session.get(User, cast.awa.id))
        session.commit()
    assert fadma.rows(Message) == []


def test_no_more_queries_for_more_people(fadma: ParcoursClient, cast: Cast, app: Flask) -> None:
    pages = ("/messages", f"/messages/{cast.cohort.id}", between(cast))

    def asked() -> list[int]:
        found = []
        for page in pages:
            with counted(app) as seen:
                assert fadma.get(page).status_code == 200
            found.append(len(seen))
        return found

    fadma.submit(between(cast), text="Bonjour.")
    before = asked()
    with app.app_context():
        for user_id in join(cast, 12):
            session.add(Message(cohort_id=cast.cohort.id, user_id=user_id, author_id=user_id, client_id="x", text="?"))
        session.commit()
    assert asked() == before
