"""Settings come from the environment, and say what is wrong with it."""

import socket
import stat
from pathlib import Path

import pytest

from builder.errors import SettingsError
from tests.conftest import COURSES
from webapp import Settings, create_app, read_settings
from webapp.server import try_port


def test_defaults_suit_one_machine(tmp_path: Path) -> None:
    settings = read_settings({})

    assert (settings.host, settings.port, settings.secure) == ("127.0.0.1", 8000, False)
    assert settings.database_url.startswith("sqlite:///")


def test_each_is_read_as_what_it_is() -> None:
    given = {"PARCOURS_PORT": "9000", "PARCOURS_SECURE": "oui", "PARCOURS_VAR": "ici", "PATH": "/bin"}

    settings = read_settings(given)
    assert (settings.port, settings.secure, settings.var) == (9000, True, Path("ici"))


@pytest.mark.parametrize("scheme", ["postgres", "postgresql"])
def test_postgresql_goes_by_psycopg(scheme: str) -> None:
    settings = read_settings({"DATABASE_URL": f"{scheme}://u@h/base"})

    assert settings.database_url == "postgresql+psycopg://u@h/base"


@pytest.mark.parametrize(
    ("given", "says"),
    [
        ({"PARCOURS_PROT": "1"}, "Vouliez-vous dire PARCOURS_PORT"),
        ({"PARCOURS_XYZXYZ": "1"}, "Réglages connus"),
        ({"PARCOURS_PORT": "beaucoup"}, "un nombre entier"),
        ({"PARCOURS_SECURE": "peut-être"}, "oui ou non"),
    ],
)
def test_what_cannot_be_read_is_said(given: dict[str, str], says: str) -> None:
    with pytest.raises(SettingsError, match=says):
        read_settings(given)


def test_the_secret_is_made_once_for_us_alone(tmp_path: Path) -> None:
    settings = Settings(var=tmp_path / "var")

    assert settings.secret_key() == settings.secret_key() != ""
    assert stat.S_IMODE((tmp_path / "var" / "secret.key").stat().st_mode) == 0o600


@pytest.mark.parametrize("folder", ["nulle-part", "courses"])
def test_a_course_that_cannot_be_read_stops_the_start(tmp_path: Path, folder: str) -> None:
    (tmp_path / "courses").mkdir()
    with pytest.raises(SettingsError, match="cours"):
        create_app(Settings(course=tmp_path / folder, var=tmp_path, secret="essai"))


def test_behind_a_proxy_the_address_is_the_visitors(tmp_path: Path) -> None:
    app = create_app(Settings(course=COURSES / "minimal", var=tmp_path, secret="essai", proxies=1))
    app.add_url_rule("/qui", "qui", lambda: __import__("flask").request.remote_addr)
    app.before_request_funcs[None] = app.before_request_funcs[None][:1]  # its id alone

    reply = app.test_client().get("/qui", headers={"X-Forwarded-For": "203.0.113.9"})
    assert reply.text == "203.0.113.9"


def test_a_door_that_nobody_can_open_is_said_before_anything_is_read() -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        with pytest.raises(SettingsError, match=f"Le port {port} est pris : PARCOURS_PORT"):
            try_port(Settings(port=port))
    try_port(Settings(port=port))
    with pytest.raises(SettingsError, match=r"192\.0\.2\.1.*PARCOURS_HOST"):
        try_port(Settings(host="192.0.2.1", port=port))
