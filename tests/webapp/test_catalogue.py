"""The public catalogue: closed until an administrator opens it, then the same page for everybody."""

import hashlib
import re

import pytest
from flask import Flask
from sqlalchemy import update

from tests.webapp.conftest import ParcoursClient
from tests.webapp.test_exports import order
from webapp.db import session
from webapp.workshop.rows import Offer, Package


@pytest.fixture
def offered(admin: ParcoursClient) -> Package:
    """A package that an open catalogue offers."""
    order(admin)
    admin.made()
    package: Package = admin.rows(Package)[0]
    assert admin.submit("/manage/catalogue/offers", package=str(package.id)).status_code == 303
    assert admin.submit("/manage/catalogue", open="yes").status_code == 303
    return package


def test_it_is_closed_until_it_is_opened(admin: ParcoursClient, stranger: ParcoursClient) -> None:
    assert stranger.get("/catalogue/fr").status_code == 404
    assert "/catalogue" not in stranger.get("/sign-in").text

    admin.submit("/manage/catalogue", open="yes")
    assert stranger.get("/catalogue/fr").status_code == 200
    assert 'href="/catalogue"' in stranger.get("/sign-in").text

    admin.submit("/manage/catalogue", open="no")
    assert stranger.get("/catalogue/fr").status_code == 404


def test_it_says_what_the_course_is(stranger: ParcoursClient, offered: Package) -> None:
    page = stranger.get("/catalogue/fr").text

    for said in (
        "Un cours d&#39;essai", "De quoi tout montrer, en petit.", "Court", "CC-BY-SA-4.0", "by-sa/4.0/deed.fr",
        "Les auteurs de l", offered.revision[:8], offered.digest, "Français", "العربية", "GIFT",
    ):  # fmt: skip
        assert said in page, said


def test_it_is_the_same_for_everybody_and_leaves_no_trace(
    stranger: ParcoursClient, admin: ParcoursClient, offered: Package
) -> None:
    """A visitor's name, a cookie, a token or a notice kept for somebody would be in everybody's copy."""
    seen, ours = stranger.get("/catalogue/fr"), admin.get("/catalogue/fr")

    assert seen.data == ours.data
    assert "Admin" not in seen.text
    assert "csrf_token" not in seen.text
    assert "Set-Cookie" not in seen.headers
    assert "Cookie" not in seen.headers["Vary"]
    assert seen.headers["Cache-Control"] == "public, max-age=300"
    assert stranger.get("/catalogue/fr", headers={"If-None-Match": seen.headers["ETag"]}).status_code == 304


def test_it_speaks_the_language_of_the_browser(stranger: ParcoursClient, offered: Package) -> None:
    reply = stranger.get("/catalogue", headers={"Accept-Language": "ar-MA,fr;q=0.5"})

    assert reply.location == "/catalogue/ar"
    assert "Accept-Language" in reply.headers["Vary"]
    assert '<html lang="ar" dir="rtl">' in stranger.get("/catalogue/ar").text
    assert stranger.get("/catalogue/ar").headers["Content-Language"] == "ar"
    assert stranger.get("/catalogue/en").status_code == 404


def test_a_stranger_downloads_what_was_announced(stranger: ParcoursClient, offered: Package) -> None:
    found = re.search(r'href="(/catalogue/files/[^"]+)" download', stranger.get("/catalogue/fr").text)
    assert found
    with stranger.get(found[1]) as whole:
        assert hashlib.sha256(whole.data).hexdigest() == offered.digest
        assert whole.headers["Cache-Control"] == "public, max-age=86400"
        assert "Set-Cookie" not in whole.headers
    with stranger.get(found[1], headers={"Range": "bytes=10-19"}) as part:
        assert (part.status_code, part.data) == (206, whole.data[10:20])


@pytest.mark.parametrize("digest", ["0" * 64, "..%2f..", "secret.key"])
def test_nothing_else_can_be_downloaded(digest: str, stranger: ParcoursClient, offered: Package) -> None:
    assert stranger.get(f"/catalogue/files/{digest}/x").status_code == 404
    assert stranger.get(f"/catalogue/files/../{digest}").status_code == 404


def test_what_is_not_offered_stays_inside(
    stranger: ParcoursClient, fadma: ParcoursClient, admin: ParcoursClient, offered: Package
) -> None:
    order(fadma, language="ar")
    fadma.made()
    inside = fadma.rows(Package)[-1]
    assert stranger.get(f"/catalogue/files/{inside.digest}/x").status_code == 404
    assert inside.digest not in stranger.get("/catalogue/fr").text

    admin.submit(f"/manage/catalogue/offers/{admin.rows(Offer)[0].id}/removal")
    assert stranger.get(f"/catalogue/files/{offered.digest}/x").status_code == 404
    assert "Aucun paquet n’est proposé" in stranger.get("/catalogue/fr").text


def test_it_follows_the_course(app: Flask, admin: ParcoursClient, stranger: ParcoursClient, offered: Package) -> None:
    """What was made of an older course stays on the shelf until the new one is there, without anybody asking."""
    with app.app_context():
        old = "f" * 64
        app.extensions["makers"].files.package(offered.key).rename(app.extensions["makers"].files.package(old))
        session.execute(update(Package).values(key=old, revision="ancienne"))
        session.commit()
    assert "ancienne" in stranger.get("/catalogue/fr").text
    assert "ces paquets montrent une révision plus ancienne" in admin.get("/manage/catalogue").text

    assert admin.submit("/manage/catalogue/renewal").status_code == 303
    assert "le nouveau est en préparation" in admin.get("/manage/catalogue").text
    assert "ancienne" in stranger.get("/catalogue/fr").text

    admin.made()
    assert "ancienne" not in stranger.get("/catalogue/fr").text
    assert offered.revision[:8] in stranger.get("/catalogue/fr").text


def test_a_server_that_starts_renews_what_is_offered(app: Flask, admin: ParcoursClient, offered: Package) -> None:
    makers = app.extensions["makers"]
    makers.wanted = 0
    with app.app_context():
        session.execute(update(Package).values(key="e" * 64))
        session.commit()
        makers.resume()

    assert makers.wanted == 1
    assert admin.made() == 1
    assert len(admin.rows(Package)) == 2


def test_offering_twice_is_offering_once(admin: ParcoursClient, offered: Package) -> None:
    admin.submit("/manage/catalogue/offers", package=str(offered.id))

    assert len(admin.rows(Offer)) == 1
    assert "Proposé dans le catalogue public." in admin.get(f"/exports/{offered.id}").text


def test_what_is_not_ready_cannot_be_offered(admin: ParcoursClient) -> None:
    order(admin)

    assert admin.submit("/manage/catalogue/offers", package=str(admin.rows(Package)[0].id)).status_code == 404
    assert admin.submit("/manage/catalogue/offers", package="tous").status_code == 404
