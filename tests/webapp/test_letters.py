"""A forgotten password by e-mail: a real server takes the letter, and nobody learns who has an account."""

import re
from collections.abc import Iterator
from email import message_from_bytes, policy
from email.message import EmailMessage
from pathlib import Path

import pytest
from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, Envelope, Session
from flask import Flask
from itsdangerous import URLSafeTimedSerializer
from sqlalchemy import delete, select

from builder.errors import SettingsError
from tests.conftest import COURSES
from tests.webapp.conftest import HASH, SECRET, ParcoursClient
from webapp import Settings, create_app
from webapp.account import letters as door
from webapp.db import db as database
from webapp.db import session
from webapp.mail import Mail
from webapp.migrate import migrate
from webapp.models import User
from webapp.throttle import limiter


class Box:
    """Keeps what it is handed."""

    def __init__(self) -> None:
        self.letters: list[EmailMessage] = []

    async def handle_DATA(self, server: SMTP, session: Session, envelope: Envelope) -> str:  # its name
        assert isinstance(envelope.content, bytes)
        letter = message_from_bytes(envelope.content, policy=policy.default)
        assert isinstance(letter, EmailMessage)
        self.letters.append(letter)
        return "250 OK"


class Here(Controller):
    """Takes whichever port is free."""

    def _trigger_server(self) -> None:
        assert self.server is not None
        self.port = self.server.sockets[0].getsockname()[1]
        super()._trigger_server()


@pytest.fixture
def post() -> Iterator[Here]:
    controller = Here(Box(), hostname="127.0.0.1", port=0)
    controller.start()
    yield controller
    controller.stop()


@pytest.fixture
def posting(post: Here, tmp_path: Path) -> Iterator[Flask]:
    """An LMS that may write letters, with Awa, who has an address, and Brahim, who has none."""
    limiter.reset()
    settings = Settings(
        course=COURSES / "minimal", var=tmp_path, secret="essai", address="https://parcours.example",
        mail=f"smtp://127.0.0.1:{post.port}", sender="Parcours <parcours@example.org>",
    )  # fmt: skip
    app = create_app(settings)
    app.test_client_class = ParcoursClient
    app.testing = True
    migrate(app)
    with app.app_context():
        session.add(User(username="awa", name="Awa", email="awa@example.org", password=HASH, language="fr"))
        session.add(User(username="brahim", name="Brahim", password=HASH))
        session.commit()
    yield app
    with app.app_context():
        database.engine.dispose()


@pytest.fixture
def browser(posting: Flask) -> ParcoursClient:
    made = posting.test_client()
    assert isinstance(made, ParcoursClient)
    return made


def letters(app: Flask, post: Here) -> list[EmailMessage]:
    """What arrived, once the last letter was carried."""
    app.extensions["mail"]._hand.submit(int).result()
    box = post.handler
    assert isinstance(box, Box)
    return box.letters


def link(letter: EmailMessage) -> str:
    found = re.search(r"https://parcours\.example(/forgotten/\S+)", letter.get_content())
    assert found
    return found[1]


@pytest.mark.parametrize("who", ["awa", "AWA@example.org"])
def test_a_letter_gives_a_new_password(posting: Flask, browser: ParcoursClient, post: Here, who: str) -> None:
    browser.submit("/forgotten", who=who)

    (letter,) = letters(posting, post)
    assert (letter["To"], letter["From"]) == ("awa@example.org", "Parcours <parcours@example.org>")
    assert "Votre identifiant : awa" in letter.get_content()
    assert browser.get(link(letter)).status_code == 200
    assert browser.submit(link(letter), password="court").status_code == 422

    assert browser.submit(link(letter), password="une autre phrase").location == "/sign-in?who=awa"
    assert browser.sign_in("awa").status_code == 422
    assert browser.sign_in("awa", "une autre phrase").status_code == 303


def test_the_link_opens_once(posting: Flask, browser: ParcoursClient, post: Here) -> None:
    browser.submit("/forgotten", who="awa")
    (letter,) = letters(posting, post)
    browser.submit(link(letter), password="une autre phrase")

    assert browser.get(link(letter)).status_code == 404
    assert browser.submit(link(letter), password="encore une phrase").status_code == 404
    assert browser.sign_in("awa", "encore une phrase").status_code == 422


def test_a_letter_speaks_its_readers_language(posting: Flask, browser: ParcoursClient, post: Here) -> None:
    with posting.app_context():
        for user in session.query(User):
            user.language = "ar"
        session.commit()
    browser.submit("/forgotten", who="awa")

    (letter,) = letters(posting, post)
    assert "معرّفكم: awa" in letter.get_content()
    assert "كلمة مرور" in letter["Subject"]


def test_nobody_learns_who_has_an_account(posting: Flask, browser: ParcoursClient, post: Here) -> None:
    def reply(who: str) -> str:
        page = browser.submit("/forgotten", who=who)
        assert page.status_code == 200
        return re.sub(r'value="[^"]*"', "", page.text)

    assert reply("awa") == reply("brahim") == reply("personne") == reply("personne@example.org")
    assert len(letters(posting, post)) == 1


def test_a_mailbox_is_not_flooded(posting: Flask, browser: ParcoursClient, post: Here) -> None:
    statuses = [browser.submit("/forgotten", who="awa").status_code for _ in range(5)]

    assert statuses == [200, 200, 200, 429, 429]
    assert len(letters(posting, post)) == 3


@pytest.mark.parametrize("salt", ["forgotten", "other"])
def test_a_token_made_up_opens_nothing(posting: Flask, browser: ParcoursClient, salt: str) -> None:
    """Signed by another key, or by ours for another use."""
    key = "une autre clé" if salt == "forgotten" else "essai"
    with posting.app_context():
        (awa,) = session.scalars(select(User).where(User.username == "awa"))
        token = URLSafeTimedSerializer(key, salt=salt).dumps([*awa.mark, awa.version])

    assert browser.get(f"/forgotten/{token}").status_code == 404


def test_a_letter_to_somebody_who_left_opens_nothing_of_who_comes_next(
    posting: Flask, browser: ParcoursClient, post: Here
) -> None:
    """In a database restored from a backup, the number of somebody who left since may be given again."""
    browser.submit("/forgotten", who="awa")
    (letter,) = letters(posting, post)
    with posting.app_context():
        (awa,) = session.scalars(select(User).where(User.username == "awa"))
        session.execute(delete(User).where(User.id == awa.id))
        session.commit()
        heir = User(id=awa.id, username="heir", name="Heir", password=HASH, language="fr")
        session.add(heir)
        session.commit()

    assert browser.get(link(letter)).status_code == 404
    assert browser.submit(link(letter), password="une autre phrase").status_code == 404
    assert browser.sign_in("heir").status_code == 303


def test_an_old_letter_opens_nothing(
    posting: Flask, browser: ParcoursClient, post: Here, monkeypatch: pytest.MonkeyPatch
) -> None:
    browser.submit("/forgotten", who="awa")
    token = link(letters(posting, post)[0]).rpartition("/")[2]
    assert browser.get(f"/forgotten/{token}").status_code == 200

    monkeypatch.setattr(door, "LASTS", -1)
    assert browser.get(f"/forgotten/{token}").status_code == 404


def test_a_server_that_is_away_is_nobodys_trouble(
    posting: Flask, browser: ParcoursClient, caplog: pytest.LogCaptureFixture
) -> None:
    nowhere = Settings(mail="smtp://127.0.0.1:1", sender="a@b.ma", address="https://parcours.example")
    posting.extensions["mail"] = Mail(nowhere)
    assert browser.submit("/forgotten", who="awa").status_code == 200

    posting.extensions["mail"]._hand.submit(int).result()
    assert "a letter could not be sent" in caplog.text


def test_without_a_server_it_says_whom_to_ask(stranger: ParcoursClient) -> None:
    page = stranger.get("/forgotten").text

    assert "La personne qui vous accompagne" in page
    assert 'action="/forgotten"' not in page
    assert stranger.submit("/forgotten", who="awa").status_code == 422


@pytest.mark.parametrize(
    ("given", "says"),
    [
        ({"mail": "mail.example.org"}, "smtp://"),
        ({"mail": "http://mail.example.org"}, "smtp://"),
        ({"mail": "smtp://mail.example.org"}, "PARCOURS_SENDER"),
        ({"mail": "smtp://mail.example.org", "sender": "a@example.org"}, "PARCOURS_ADDRESS"),
    ],
)
def test_settings_that_cannot_work_stop_the_start(given: dict[str, str], says: str) -> None:
    with pytest.raises(SettingsError, match=says):
        Mail(Settings(**given))  # type: ignore[arg-type]  # all of them texts


def test_a_password_is_told_in_secret_only(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture, post: Here
) -> None:
    """This server offers no encryption: away from this machine, it would not be told the password."""
    monkeypatch.setattr("webapp.mail.HERE", frozenset())
    mail = Mail(
        Settings(mail=f"smtp://me:{SECRET.split()[0]}@127.0.0.1:{post.port}", sender="a@b.ma", address="https://x")
    )
    mail.send("c@d.ma", "Bonjour", "…").result()

    assert "the password is not told" in caplog.text
    box = post.handler
    assert isinstance(box, Box)
    assert box.letters == []
