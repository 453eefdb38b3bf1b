"""Tries are counted by account and by address; in Redis when there is one, so that processes count together."""

from collections.abc import Iterator
from pathlib import Path

import pytest
import redis
from flask import Flask

from tests.conftest import COURSES
from tests.webapp.conftest import ON_SQLITE, ParcoursClient
from webapp import Settings, create_app
from webapp.throttle import address, limiter

pytestmark = ON_SQLITE


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("2001:db8:1:2::1", "2001:db8:1:2:ffff::9", True),
        ("2001:db8:1:2::1", "2001:db8:1:3::1", False),
        ("192.0.2.1", "192.0.2.2", False),
        ("192.0.2.1", "::ffff:192.0.2.1", False),
    ],
)
def test_who_owns_a_network_is_one_address(app: Flask, one: str, other: str, same: bool) -> None:
    def counted(told: str) -> str:
        with app.test_request_context(environ_base={"REMOTE_ADDR": told}):
            return address()

    assert (counted(one) == counted(other)) is same


def test_by_address_whatever_the_account(stranger: ParcoursClient) -> None:
    for number in range(40):
        assert stranger.sign_in(f"personne{number}", "autre chose").status_code == 422
    assert stranger.sign_in("awa").status_code == 429

    elsewhere = {"REMOTE_ADDR": "192.0.2.7"}
    data = {"csrf_token": stranger.token(), "who": "awa", "password": "autre chose"}
    assert stranger.post("/sign-in", data=data, environ_base=elsewhere).status_code == 422


@pytest.fixture
def counting(app: Flask) -> Iterator[None]:
    """Afterwards, the limits count in memory again, as those of the other tests do."""
    yield
    limiter._storage_dead = False
    limiter.init_app(app)


def test_processes_count_together_in_redis(
    redis_socket: Path, counting: None, app: Flask, stranger: ParcoursClient
) -> None:
    settings: Settings = app.extensions["settings"]
    told = Settings(course=COURSES / "minimal", var=settings.var, secret="essai", redis=f"redis+unix://{redis_socket}")

    def process() -> ParcoursClient:
        made = create_app(told)
        made.test_client_class = ParcoursClient
        made.testing = True
        browser = made.test_client()
        assert isinstance(browser, ParcoursClient)
        return browser

    for _ in range(8):
        assert process().sign_in("awa", "autre chose").status_code == 422
    another = process()
    assert another.sign_in("awa").status_code == 429

    held = redis.Redis(unix_socket_path=str(redis_socket))
    assert held.dbsize() > 0
    assert b"awa" not in b" ".join(held.keys())
    held.shutdown(nosave=True)
    assert another.sign_in("awa").status_code == 303, "without Redis, people still come in"
