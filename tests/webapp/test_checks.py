"""Answering a self-check."""

import threading

from flask import Flask

from tests.webapp.conftest import ParcoursClient
from webapp.models import Answer


def test_an_answer_is_graded_and_remembered(awa: ParcoursClient, app: Flask) -> None:
    reply = awa.submit("/checks/jours-reste/answers", answer="4", autre="x")

    assert reply.location == "/pages/compter#q-jours-reste"
    answer = awa.rows(Answer)[0]
    assert answer.response == {"answer": "4"}
    assert answer.verdict["state"] in ("correct", "wrong")
    assert answer.revision == app.extensions["library"].main.editions["fr"].course.revision
    assert answer.language == "fr"


def test_the_page_shows_it_again(awa: ParcoursClient) -> None:
    assert "data-state=" not in awa.get("/pages/compter").text.split("<article")[1].split("</article")[0]

    awa.submit("/checks/jours-reste/answers", answer="12345")

    page = awa.get("/pages/compter").text
    assert 'value="12345"' in page
    assert 'data-state="wrong"' in page


def test_the_player_gets_what_to_show(awa: ParcoursClient) -> None:
    reply = awa.submit("/checks/jours-reste/answers", json=True, answer="12345")

    assert reply.json
    assert reply.json["verdict"]["state"] == "wrong"
    assert {"feedback", "remarks"} <= reply.json.keys()


def test_no_key_reaches_the_browser_before(awa: ParcoursClient, app: Flask) -> None:
    feedback = app.extensions["library"].main.editions["fr"].course.checks["jours-reste"].feedback

    assert feedback.right not in awa.get("/pages/compter").text
    assert feedback.wrong not in awa.get("/pages/compter").text


def test_a_repeat_is_recorded_once(awa: ParcoursClient) -> None:
    for _ in range(3):
        awa.submit("/checks/jours-reste/answers", answer="4", client_id="une-fois-seulement")

    assert len(awa.rows(Answer)) == 1


def test_going_back_and_answering_otherwise_is_another_answer(awa: ParcoursClient) -> None:
    for answer in ("4", "5", "4"):
        awa.submit("/checks/jours-reste/answers", answer=answer, client_id="une-fois-seulement")

    assert [answer.response["answer"] for answer in awa.rows(Answer)] == ["4", "5"]


def test_two_at_once_are_one(awa: ParcoursClient, app: Flask) -> None:
    token, cookie = awa.token(), awa.get_cookie("parcours")
    assert cookie
    codes: list[int] = []
    barrier = threading.Barrier(2)

    def post() -> None:
        browser = app.test_client()
        browser.set_cookie("parcours", cookie.value)
        data = {"csrf_token": token, "client_id": "une-fois-seulement", "answer": "4"}
        barrier.wait()
        codes.append(browser.post("/checks/jours-reste/answers", data=data).status_code)

    threads = [threading.Thread(target=post) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert codes == [303, 303]
    assert len(awa.rows(Answer)) == 1


def test_an_unknown_check_is_not_found(awa: ParcoursClient) -> None:
    reply = awa.submit("/checks/q-choix/answers", json=True, answer="bonjour")

    assert reply.status_code == 404
    assert reply.mimetype == "application/problem+json"
    assert reply.json
    assert reply.json["title"] == "Page introuvable"
