"""What browsers are told to refuse, and what we refuse them."""

import gzip
import re
from dataclasses import replace

import pytest
from flask import Flask

from builder.errors import SettingsError
from tests.conftest import ROOT
from tests.webapp.conftest import ON_SQLITE, Cast, ParcoursClient
from webapp import Settings, create_app
from webapp.mail import Mail
from webapp.models import Answer, Invitation, Visit


def test_a_form_without_its_token_is_refused(awa: ParcoursClient) -> None:
    reply = awa.post("/lessons/compter/visits")

    assert reply.status_code == 400
    assert "sa protection a expiré" in reply.text
    assert awa.rows(Visit) == []


def test_somebody_elses_token_is_refused(awa: ParcoursClient, brahim: ParcoursClient) -> None:
    assert awa.post("/lessons/compter/visits", data={"csrf_token": brahim.token()}).status_code == 400


@pytest.mark.parametrize(("site", "status"), [("cross-site", 403), ("same-site", 403), ("same-origin", 303)])
def test_another_sites_page_cannot_post(awa: ParcoursClient, site: str, status: int) -> None:
    data, headers = {"csrf_token": awa.token()}, {"Sec-Fetch-Site": site}

    assert awa.post("/lessons/compter/visits", data=data, headers=headers).status_code == status


@pytest.mark.parametrize("url", ["/sign-in", "/", "/pages/compter", "/ailleurs"])
def test_every_page_says_what_it_may_load(awa: ParcoursClient, url: str) -> None:
    headers = awa.get(url).headers

    policy = headers["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Cache-Control"] == "private, no-cache"


@pytest.mark.parametrize("wrong", ["9" * 30, str(2**31), "0"])
def test_a_number_that_no_row_has_leads_nowhere(admin: ParcoursClient, app: Flask, wrong: str) -> None:
    """Larger than databases count: an address, a page of a list, a form."""
    rules = [rule for rule in app.url_map.iter_rules() if rule.methods and "GET" in rule.methods]
    asked = {re.sub("<int:[a-z_]+>", wrong, rule.rule) for rule in rules if rule.rule.count("<") == 1}
    found = {url: admin.get(url).status_code for url in asked if wrong in url}

    assert len(found) > 20
    assert set(found.values()) <= {404, 401}
    for page in ("/manage", "/manage/accesses", "/manage/overview", "/account/accesses"):
        assert admin.get(f"{page}?page={wrong}").status_code == 200
    assert admin.submit("/manage/catalogue/offers", package=wrong).status_code == 404


@ON_SQLITE[0]
def test_a_file_of_the_course_is_kept_by_its_reader_alone(awa: ParcoursClient) -> None:
    with awa.get("/media/modules/01-accueil/media/frise.svg") as reply:
        assert (reply.status_code, reply.cache_control.private, reply.cache_control.public) == (200, True, False)


@ON_SQLITE[0]
def test_every_answer_has_its_headers(awa: ParcoursClient) -> None:
    """Pages, files, refusals, what machines ask: all of them."""
    asset = awa.get("/").text.split('rel="stylesheet" href="')[1].split('"')[0]
    for url in ("/", "/nowhere", "/cohorts", "/account/data.zip", "/notebook.txt", "/health", "/metrics", asset):
        with awa.get(url) as reply:
            headers = reply.headers
        policy = {part.split()[0]: part.split()[1:] for part in headers["Content-Security-Policy"].split(";")}
        assert (
            policy["default-src"]
            == policy["object-src"]
            == policy["base-uri"]
            == policy["frame-ancestors"]
            == ["'none'"]
        )
        assert policy["script-src"] == policy["style-src"] == ["'self'"]
        assert headers["X-Content-Type-Options"] == "nosniff"
        assert headers["Referrer-Policy"] == "same-origin"
        assert headers["Content-Type"]
        assert "charset" in headers["Content-Type"] or not headers["Content-Type"].startswith("text/")
        assert not [name for name, _ in headers if name.startswith("Access-Control")]
        assert "Strict-Transport-Security" not in headers, "only where it is true"


@ON_SQLITE[0]
def test_nobody_says_who_we_are(app: Flask, fadma: ParcoursClient, cast: Cast) -> None:
    """Behind a proxy, neither links nor pages take the name that a visitor forwards; a told address is the only one."""
    settings: Settings = app.extensions["settings"]
    evil = {"X-Forwarded-Host": "evil.example", "X-Forwarded-For": "192.0.2.1", "Forwarded": "host=evil.example"}
    told = Settings(
        course=settings.course, var=settings.var, secret="essai", proxies=1, address="https://parcours.example"
    )
    for chosen, host in ((told, "parcours.example"), (replace(told, address=""), "localhost")):
        made = create_app(chosen)
        made.test_client_class = ParcoursClient
        browser = made.test_client()
        assert isinstance(browser, ParcoursClient)
        browser.sign_in("fadma")
        browser.submit(f"/cohorts/{cast.cohort.id}/invitations", places="3", days="7")
        page = browser.get(
            f"/invitations/{browser.rows(Invitation)[-1].id}", headers={**evil, "Host": "localhost"}
        ).text
        assert "evil.example" not in page
        assert f"{host}/join/" in page


def test_letters_need_an_address() -> None:
    with pytest.raises(SettingsError, match="PARCOURS_ADDRESS"):
        Mail(Settings(mail="smtp://127.0.0.1:25", sender="a@b.example"))


def test_one_place_says_our_address() -> None:
    """`here.root`: nothing else of the LMS asks the browser what we are called."""
    asks = re.compile(r"_external|host_url|url_root|request\.host\b")
    found = {
        str(path.relative_to(ROOT)) for path in (ROOT / "webapp").rglob("*.*")
        if path.suffix in (".py", ".html") and "preview" not in path.parts and asks.search(path.read_text("utf-8"))
    }  # fmt: skip
    assert found == {"webapp/here.py"}


@pytest.mark.parametrize("url", ["/", "/pages/compter", "/quizzes/quiz-m01", "/cases/porte", "/account"])
def test_no_page_needs_an_inline_style_or_script(awa: ParcoursClient, url: str) -> None:
    page = awa.get(url).text

    assert " style=" not in page
    assert "<style" not in page
    assert " onclick=" not in page
    assert page.count("<script") == page.count("<script src=") + page.count('<script type="application/json"')


def test_names_are_text(awa: ParcoursClient, fadma: ParcoursClient, cast: object) -> None:
    awa.submit("/account", name='<img src=x onerror="alert(1)">', language="fr", email="awa@example.org")

    for browser, url in ((awa, "/"), (fadma, "/cohorts"), (awa, "/account")):
        assert "<img src=x" not in browser.get(url).text
    assert "&lt;img src=x" in awa.get("/").text


def test_an_answer_is_cut_and_kept_as_text(awa: ParcoursClient) -> None:
    awa.submit("/checks/jours-reste/answers", answer='"><script>' + "x" * 900)

    assert len(awa.rows(Answer)[0].response["answer"]) == 500
    assert '"><script>' not in awa.get("/pages/compter").text


def test_a_huge_form_is_refused(awa: ParcoursClient) -> None:
    assert awa.submit("/checks/jours-reste/answers", answer="x" * 300_000).status_code == 413


def test_cookies_stay_with_us(stranger: ParcoursClient) -> None:
    cookie = stranger.get("/sign-in").headers["Set-Cookie"]

    assert "HttpOnly" in cookie
    assert "SameSite=Lax" in cookie


def test_pages_travel_compressed_and_never_quite_the_same_length(awa: ParcoursClient) -> None:
    replies = [awa.get("/", headers={"Accept-Encoding": "gzip"}) for _ in range(12)]

    assert {reply.headers["Content-Encoding"] for reply in replies} == {"gzip"}
    assert "Accept-Encoding" in replies[0].headers["Vary"]
    assert "Compte de Awa" in gzip.decompress(replies[0].data).decode()
    assert len({len(reply.data) for reply in replies}) > 1


def test_the_stylesheet_is_kept_for_ever(stranger: ParcoursClient) -> None:
    page = stranger.get("/sign-in").text
    address = page.split('rel="stylesheet" href="')[1].split('"')[0]
    reply = stranger.get(address, headers={"Accept-Encoding": "gzip"})

    assert "immutable" in reply.headers["Cache-Control"]
    assert reply.headers["Content-Encoding"] == "gzip"
    assert stranger.get(address).data == gzip.decompress(reply.data)
