"""Other programs read and write: on both engines."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from typing import Any

import pytest
from flask import Flask

from tests.webapp.conftest import Cast, ParcoursClient
from tests.webapp.programming import Program, board, problem, program
from tests.webapp.test_queries import counted
from webapp.api import replays
from webapp.db import session
from webapp.learn.sheets import SheetReview
from webapp.models import Access, Attempt, Cohort, Membership, now
from webapp.publishing import serving

__all__ = ["board", "program"]


def test_a_dashboard_reads_its_cohorts_people_and_progress(board: Program, awa: ParcoursClient, cast: Cast) -> None:
    awa.submit("/lessons/compter/visits")

    (cohort,) = board.items("/cohorts")
    (member,) = board.items(f"/cohorts/{cast.cohort.id}/members")
    (progress,) = board.items(f"/cohorts/{cast.cohort.id}/progress")

    assert (cohort["name"], cohort["pathway"], cohort["learners"], cohort["course"]) == ("Agadir", "agent", 1, "essai")
    assert (member["id"], member["name"], member["email"]) == (cast.awa.id, "Awa", "awa@example.org")
    assert (progress["learner"], progress["done"], progress["revision"] != "") == (cast.awa.id, 1, True)
    first = progress["modules"][0]
    assert (first["module"], first["state"], first["done"], first["times"]) == ("m01", "here", 1, 1)
    assert first["last_activity"] == progress["last_activity"]


def test_results_of_every_sort(
    board: Program, awa: ParcoursClient, fadma: ParcoursClient, app: Flask, cast: Cast
) -> None:
    awa.submit("/quizzes/quiz-m01/attempts")
    attempt = awa.rows(Attempt)[0]
    at = f"/cohorts/{cast.cohort.id}/results"
    assert board.items(f"{at}/attempts") == []  # one under way is nobody's business yet

    awa.submit(f"/attempts/{attempt.id}/answers", action="finish", sure="1")
    awa.submit("/worksheets/plan-de-suivi", do="finish")
    (sent,), (sheet,) = board.items(f"{at}/attempts"), board.items(f"{at}/worksheets")
    before = sheet["changed"]
    with app.app_context():
        session.add(SheetReview(user_id=cast.awa.id, worksheet=sheet["worksheet"], approved=True, comment="Bien."))
        session.commit()
    (approved,) = board.items(f"{at}/worksheets?since={before}")

    assert (sent["quiz"], sent["module"], sent["learner"]) == ("quiz-m01", "m01", cast.awa.id)
    assert sent["percent"] is not None
    assert sent["passed"] is False
    assert (sheet["state"], approved["state"]) == ("submitted", "approved")
    assert approved["changed"] > before
    for sort in ("runs", "certificates", "transfers"):
        assert board.items(f"{at}/{sort}") == []


def test_since_reads_only_what_is_newer(board: Program, awa: ParcoursClient, cast: Cast) -> None:
    at = f"/cohorts/{cast.cohort.id}/progress?since="
    later = (now() + timedelta(hours=1)).isoformat()
    awa.submit("/lessons/compter/visits")
    changed = board.items(f"/cohorts/{cast.cohort.id}/progress")[0]["changed"]

    assert [one["learner"] for one in board.items(at + changed)] == [cast.awa.id]
    assert board.items(at + later.replace("+00:00", "Z")) == []
    wrong = problem(board.ask(at + "hier"), 422)
    assert wrong["errors"][0]["at"] == "since"
    # the same moment told from another time zone
    assert board.items(at + "2026-01-01T00:00:00%2B14:00") != []


def test_lists_come_in_parts_and_ask_no_more_for_more_people(
    board: Program, app: Flask, awa: ParcoursClient, cast: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(serving, "OFTEN", 3600)  # publications are looked for by the clock
    awa.submit("/lessons/compter/visits")
    paths = [f"/cohorts/{cast.cohort.id}/{what}" for what in ("members", "progress", "results/attempts")]
    board.ask(paths[0])
    few = [_asked(app, board, path) for path in paths]
    people = [{"name": f"Apprenante {number}"} for number in range(12)]
    assert board.ask(paths[0], "POST", json={"people": people}).status_code == 200
    many = [_asked(app, board, path) for path in paths]

    members = board.items(f"{paths[0]}?limit=5")
    assert len({one["id"] for one in members}) == 13
    link = board.ask(f"{paths[0]}?limit=5").headers["Link"]
    assert link.startswith("<http")
    assert link.endswith('>; rel="next"')
    assert len(board.items(f"{paths[1]}?limit=4")) == 13
    assert many == few or many == [few[0] + 1, few[1], few[2]]  # the first reading of new people is written down


def _asked(app: Flask, board: Program, path: str) -> int:
    with counted(app) as seen:
        assert board.ask(path).status_code == 200
    return len(seen)


def test_each_day_of_reading_is_one_line_of_the_journal(board: Program, awa: ParcoursClient, cast: Cast) -> None:
    for path in ("members", "progress", "progress", "results/attempts"):
        board.ask(f"/cohorts/{cast.cohort.id}/{path}")

    lines = [(one.who_id, one.whose_id) for one in awa.rows(Access) if one.what == "program"]
    assert lines == [(cast.fadma.id, cast.awa.id)]
    assert "a lu par un programme" in awa.get("/account/accesses").text


def test_a_cohort_is_made_renamed_and_archived(board: Program, fadma: ParcoursClient) -> None:
    made = board.ask("/cohorts", "POST", json={"name": "  Essaouira ", "pathway": "agent", "begins": "2027-01-04"})
    id = made.json["id"]
    changed = board.ask(f"/cohorts/{id}", "PATCH", json={"name": "Essaouira 2", "archived": True})

    assert (made.status_code, made.json["name"]) == (201, "Essaouira")
    assert made.headers["Location"] == f"/api/v1/cohorts/{id}"
    assert (changed.json["name"], changed.json["pathway"], changed.json["begins"]) == (
        "Essaouira 2",
        "agent",
        "2027-01-04",
    )
    assert changed.json["archived"]
    assert [one["id"] for one in board.items("/cohorts?state=archived")] == [id]
    assert fadma.get(f"/cohorts/{id}").status_code == 200  # its maker accompanies it
    problem(board.ask(f"/cohorts/{id}", "PATCH", json={"ends": "2026-01-01"}), 409)
    problem(board.ask(f"/cohorts/{id}", "PATCH", json={"pathway": "ailleurs"}), 409)
    problem(board.ask(f"/cohorts/{id}", "PATCH", json={"ends": "9999-12-31"}), 409)


def test_a_write_that_names_itself_is_done_once(board: Program, fadma: ParcoursClient) -> None:
    asked = {"name": "Une seule"}
    first, again = (board.ask("/cohorts", "POST", json=asked, Idempotency_Key="abc-1") for _ in range(2))
    other = board.ask("/cohorts", "POST", json={"name": "Autre"}, Idempotency_Key="abc-1")

    assert (again.status_code, again.json, again.headers["Location"]) == (201, first.json, first.headers["Location"])
    assert "autre demande" in problem(other, 422)["detail"]
    problem(board.ask("/cohorts", "POST", json=asked, Idempotency_Key="a" * 81), 400)
    assert [one.name for one in fadma.rows(Cohort)].count("Une seule") == 1


def test_a_write_that_is_still_being_done_is_not_done_beside_it(
    board: Program, app: Flask, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The program gave up on the first answer and asks again before there is one."""
    if app.extensions["settings"].database == "":
        pytest.skip("SQLite has one writer: the second waits for the first")
    asked: dict[str, Any] = {"json": {"name": "Une seule"}, "Idempotency_Key": "abc-2"}
    meanwhile = []

    def repeated(*said: Any) -> Any:
        if not meanwhile:
            meanwhile.append(None)
            with ThreadPoolExecutor(1) as other:  # a request of its own, in another transaction
                meanwhile[0] = other.submit(board.ask, "/cohorts", "POST", **asked).result()
        return once(*said)

    once = replays.insert_once
    monkeypatch.setattr(replays, "insert_once", repeated)
    first = board.ask("/cohorts", "POST", **asked)

    assert "en train" in problem(meanwhile[0], 409)["detail"]
    assert board.ask("/cohorts", "POST", **asked).json == first.json


def test_people_are_added_by_the_rules_of_the_list(board: Program, admin: ParcoursClient, cast: Cast) -> None:
    at = f"/cohorts/{cast.cohort.id}/members"
    people = [
        {"name": "Salma B.", "email": "salma@example.org", "pathway": "court", "language": "ar"},
        {"name": "Awa", "email": "awa@example.org"},
        {"name": "Brahim", "username": "brahim"},
    ]
    dry = board.ask(at, "POST", json={"people": people, "dry_run": True}).json["entries"]
    assert len(board.items(at)) == 1
    first, again = (board.ask(at, "POST", json={"people": people}).json["entries"] for _ in range(2))

    assert [one["fate"] for one in dry] == [one["fate"] for one in first] == ["new", "there", "wrong"]
    assert first[2]["errors"]
    assert first[2]["id"] is None
    assert [one["fate"] for one in again] == ["there", "there", "wrong"]
    (salma,) = [one for one in board.items(at) if one["name"] == "Salma B."]
    assert (salma["id"], salma["language"], salma["pathway"]) == (first[0]["id"], "ar", "court")


def test_somebody_moves_and_leaves(board: Program, fadma: ParcoursClient, cast: Cast) -> None:
    there = board.ask("/cohorts", "POST", json={"name": "Deuxième"}).json["id"]
    moved = board.ask(f"/cohorts/{cast.cohort.id}/members/{cast.awa.id}", "PATCH", json={"cohort": there})
    gone = board.ask(f"/cohorts/{there}/members/{cast.awa.id}", "DELETE")

    assert moved.json["id"] == cast.awa.id
    assert (gone.status_code, gone.data) == (204, b"")
    assert not [one for one in fadma.rows(Membership) if one.user_id == cast.awa.id]
    problem(board.ask(f"/cohorts/{there}/members/{cast.awa.id}", "DELETE"), 404)
