"""Playing a case: decisions kept in order, an ending, playing again."""

import pytest
from flask import Flask

from builder.model import Case
from tests.webapp.conftest import ParcoursClient
from webapp.models import Decision, Run


@pytest.fixture
def case(app: Flask) -> Case:
    found: Case = app.extensions["library"].main.editions["fr"].course.module["m01"].cases[0]
    return found


def way(case: Case, *, best: bool = True) -> list[str]:
    """A path to an ending."""
    path: list[str] = []
    while choices := case.scenes[case.at(path)].choices:
        worth = {id: choice.points + case.best[choice.goto] for id, choice in choices.items()}
        path.append((max if best else min)(worth, key=worth.__getitem__))
    return path


def play(browser: ParcoursClient, case: Case, path: list[str]) -> None:
    for place, choice in enumerate(path):
        runs = [run for run in browser.rows(Run) if run.finished is None]
        address = f"/runs/{runs[-1].id}/decisions" if runs else f"/cases/{case.id}/runs"
        reply = browser.submit(address, choice=choice, scene=case.at(path[:place]))
        assert reply.location == f"/cases/{case.id}"


def test_the_first_decision_begins_a_run(awa: ParcoursClient, case: Case) -> None:
    assert case.scenes[case.start].choices
    play(awa, case, way(case)[:1])

    assert [(d.position, d.scene, d.choice) for d in awa.rows(Decision)] == [(0, case.start, way(case)[0])]
    assert f'name="scene" value="{case.at(way(case)[:1])}"' in awa.get(f"/cases/{case.id}").text


def test_the_ending_closes_the_run(awa: ParcoursClient, case: Case) -> None:
    play(awa, case, way(case))

    run = awa.rows(Run)[0]
    assert run.finished
    assert (run.ending, run.earned, run.possible) == (case.at(way(case)), run.possible, case.best[case.start])
    assert "Ce qui s’est joué" in awa.get(f"/cases/{case.id}").text


def decided(browser: ParcoursClient, run: Run) -> list[str]:
    return [decision.choice for decision in browser.rows(Decision) if decision.run_id == run.id]


def test_playing_again_from_a_decision_keeps_the_first_run(awa: ParcoursClient, case: Case) -> None:
    path = way(case, best=False)
    play(awa, case, path)
    for _ in range(2):  # a double click begins one run
        awa.submit(f"/runs/{awa.rows(Run)[0].id}/decisions", back=str(len(path) - 1), client_id="le-meme-clic")

    first, second = awa.rows(Run)
    assert decided(awa, second) == path[:-1]
    assert decided(awa, first) == path
    assert first.finished
    assert second.finished is None


def test_one_goes_back_before_the_end_as_well(awa: ParcoursClient, case: Case) -> None:
    """From the journal of a run under way, then of a run that was left: the page lists what was left."""
    path = way(case)
    play(awa, case, path[:1])
    assert 'name="back" value="0"' in awa.get(f"/cases/{case.id}").text

    awa.submit(f"/runs/{awa.rows(Run)[0].id}/decisions", back="0")
    first, second = awa.rows(Run)
    assert (decided(awa, first), decided(awa, second)) == (path[:1], [])
    assert f'href="/runs/{first.id}"' in awa.get(f"/cases/{case.id}").text
    assert 'name="back" value="0"' in awa.get(f"/runs/{first.id}").text
    assert awa.get(f"/runs/{second.id}").location == f"/cases/{case.id}"

    awa.submit(f"/runs/{first.id}/decisions", back="1")
    assert decided(awa, awa.rows(Run)[2]) == path[:1]


def test_an_earlier_run_is_read_with_its_debrief(awa: ParcoursClient, case: Case) -> None:
    path = way(case)
    play(awa, case, path)
    awa.submit(f"/runs/{awa.rows(Run)[0].id}/decisions", back="0")

    page = awa.get(f"/runs/{awa.rows(Run)[0].id}").text
    assert page.count('data-worth="right"') == len(path)


def test_a_second_click_decides_nothing(awa: ParcoursClient, case: Case) -> None:
    choice = way(case)[0]
    for _ in range(2):
        awa.submit(f"/cases/{case.id}/runs", choice=choice, scene=case.start, client_id="le-meme-clic")

    assert len(awa.rows(Run)) == len(awa.rows(Decision)) == 1


def test_a_page_left_open_decides_nothing(awa: ParcoursClient, case: Case) -> None:
    play(awa, case, way(case)[:1])

    awa.submit(f"/runs/{awa.rows(Run)[0].id}/decisions", choice=way(case)[0], scene=case.start)

    assert len(awa.rows(Decision)) == 1


def test_an_impossible_choice_decides_nothing(awa: ParcoursClient, case: Case) -> None:
    play(awa, case, way(case)[:1])
    assert awa.submit(f"/runs/{awa.rows(Run)[0].id}/decisions", choice="voler").status_code == 303

    assert len(awa.rows(Decision)) == 1


def test_the_player_gets_the_next_scene(awa: ParcoursClient, case: Case) -> None:
    reply = awa.submit(f"/cases/{case.id}/runs", json=True, choice=way(case)[0], scene=case.start)

    assert reply.json
    assert reply.json["url"] == f"/cases/{case.id}"
    assert f"/runs/{awa.rows(Run)[0].id}/decisions" in reply.json["html"]
    assert "csrf_token" in reply.json["html"]


def test_somebody_elses_run_does_not_exist(awa: ParcoursClient, brahim: ParcoursClient, case: Case) -> None:
    play(awa, case, way(case)[:1])

    assert brahim.get(f"/runs/{awa.rows(Run)[0].id}").status_code == 404
    assert brahim.submit(f"/runs/{awa.rows(Run)[0].id}/decisions", choice=way(case)[1]).status_code == 404
