"""First steps with a slip: a code that somebody else knows opens one page, until a password of one's own is chosen."""

import re

import pytest

from tests.webapp.conftest import SECRET, Cast, ParcoursClient
from webapp.models import Membership


@pytest.fixture
def slip(fadma: ParcoursClient, cast: Cast) -> str:
    """The code on Awa's new slip, in its two groups."""
    page = fadma.submit(f"/cohorts/{cast.cohort.id}/learners/{cast.awa.id}/code").text
    found = re.search(r'slip__code">(\w{5} \w{5})<', page)
    assert found
    return found[1]


@pytest.mark.parametrize("typed", ["{}", " {} ", "{lower}", "{joined}"])
def test_the_code_may_be_typed_as_it_is_printed(stranger: ParcoursClient, slip: str, typed: str) -> None:
    code = typed.format(slip, lower=slip.lower(), joined=slip.replace(" ", ""))

    assert stranger.sign_in("awa", code).location == "/welcome"


def test_nothing_else_opens_before_a_password_is_chosen(stranger: ParcoursClient, slip: str) -> None:
    stranger.sign_in("awa", slip)

    for page in ("/", "/account", "/account/data.zip", "/pages/compter"):
        assert stranger.get(page).location == "/welcome"
    assert stranger.submit("/lessons/compter/visits").location == "/welcome"
    assert stranger.get("/privacy").status_code == 200
    assert stranger.submit("/language", language="ar", next="/welcome").location == "/welcome"
    assert 'dir="rtl"' in stranger.get("/welcome").text


def test_a_role_and_a_password_and_one_is_in(stranger: ParcoursClient, slip: str, cast: Cast) -> None:
    stranger.sign_in("awa", slip)
    assert stranger.submit("/welcome", password="court", role="court").status_code == 422

    assert stranger.submit("/welcome", password=SECRET, role="court").location == "/welcome"
    assert '<p class="code" dir="ltr">awa</p>' in stranger.get("/welcome").text
    assert stranger.get("/").status_code == 200
    assert [m.pathway for m in stranger.rows(Membership) if m.user_id == cast.awa.id] == ["court"]

    stranger.submit("/sign-out")
    assert stranger.sign_in("awa", slip).status_code == 422
    assert stranger.sign_in("awa").location == "/"


def test_a_trainer_is_asked_no_role(admin: ParcoursClient, stranger: ParcoursClient, cast: Cast) -> None:
    place = admin.submit(f"/manage/people/{cast.fadma.id}/code").location
    code = re.search(r'class="code" dir="ltr">([A-Z0-9]+)<', admin.get(place).text)
    assert code
    stranger.sign_in("fadma", code[1])

    assert 'type="radio"' not in stranger.get("/welcome").text
    stranger.submit("/welcome", password=SECRET)
    assert 'href="/monday"' in stranger.get("/welcome").text


def test_whoever_has_a_password_cannot_change_it_here(awa: ParcoursClient) -> None:
    awa.submit("/welcome", password="autre phrase")
    awa.submit("/sign-out")

    assert awa.sign_in("awa").status_code == 303


def test_the_role_may_change_later(awa: ParcoursClient, cast: Cast) -> None:
    said = {"name": "Awa Koné", "commune": "Drarga", "email": "awa@example.org", "language": "fr"}
    assert awa.submit("/account", **said, role="court").status_code == 303

    assert [m.pathway for m in awa.rows(Membership) if m.user_id == cast.awa.id] == ["court"]
    assert 'value="court" checked' in awa.get("/account").text
    assert 'value="Drarga"' in awa.get("/account").text
