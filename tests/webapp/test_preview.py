"""The author's preview: the whole course, with its answers and its problems; for this machine alone, never a trace."""

import shutil
import socket
from pathlib import Path

import pytest
from click.testing import CliRunner
from flask.testing import FlaskClient

from tests.conftest import COURSES, ROOT
from tests.webapp.previewing import client
from webapp.preview.cli import preview
from webapp.preview.live import Live

LESSON = "modules/01-accueil/01-premier-mot.fr.md"
BAD = sorted(folder.name for folder in COURSES.glob("bad-*"))


@pytest.fixture
def live(tmp_path: Path) -> Live:
    made = Live(Path(shutil.copytree(COURSES / "minimal", tmp_path / "cours")))
    made.refresh()
    return made


@pytest.fixture
def author(live: Live) -> FlaskClient:
    return client(live)


@pytest.mark.parametrize("language", ["fr", "ar"])
def test_every_page_of_the_course_is_shown(author: FlaskClient, live: Live, language: str) -> None:
    course = live.state.shown[language].course
    pages = [*course.lessons, *course.aids]
    shown = {id: author.get(f"/{language}/pages/{id}").status_code for id in pages}
    shown |= {id: author.get(f"/{language}/quizzes/{id}").status_code for id in course.quizzes}
    shown |= {id: author.get(f"/{language}/cases/{id}").status_code for id in course.cases}
    shown |= {id: author.get(f"/{language}/worksheets/{id}").status_code for id in course.worksheets}

    assert set(shown.values()) == {200}
    assert "hidden-" not in author.get(f"/{language}/pages/premier-mot").text


def test_every_question_is_shown_with_its_answer_and_its_feedback(author: FlaskClient, live: Live) -> None:
    html = author.get("/fr/quizzes/quiz-m01").text
    questions = live.state.shown["fr"].course.quizzes["quiz-m01"].questions

    assert all(f'id="q-{question.id}"' in html for question in questions)
    assert html.count('data-state="correct"') == sum(question.type != "essay" for question in questions)


def test_a_case_is_decided_by_its_address_alone(author: FlaskClient) -> None:
    answer = author.post("/fr/cases/porte", data={"choice": "accueillir"})
    assert answer.location == "/fr/cases/porte?path=accueillir"

    answer = author.post("/fr/cases/porte?path=accueillir,guichet", data={"back": "0"})
    assert answer.location == "/fr/cases/porte"
    assert author.get("/fr/cases/porte?path=nulle,part").status_code == 200


def test_the_drawing_names_endings_and_points(author: FlaskClient) -> None:
    html = author.get("/fr/cases/porte?path=accueillir").text

    assert all(said in html for said in ("Bonne fin", "Fin mitigée", "Mauvaise fin", "A · 2"))
    assert html.count('aria-current="step"') == 1


def test_the_drawing_is_mirrored_for_who_reads_from_the_right(author: FlaskClient) -> None:
    def first_box(html: str) -> float:
        return float(html.split('graph__scene"')[1].split('<rect x="')[1].split('"')[0])

    assert first_box(author.get("/fr/cases/porte").text) < first_box(author.get("/ar/cases/porte").text)


def test_a_check_is_judged_without_scripts(author: FlaskClient, live: Live) -> None:
    question = next(iter(live.state.shown["fr"].course.checks.values()))
    html = author.post(f"/fr/checks/{question.id}/answers", data=dict(question.answer())).text

    assert "C’est juste." in html


@pytest.mark.parametrize("host", ["evil.example", "127.0.0.1.evil.example", "127.0.0.1@evil.example"])
def test_another_name_for_this_machine_is_refused(author: FlaskClient, host: str) -> None:
    assert author.get("/fr/", headers={"Host": host}).status_code == 403


def test_only_its_own_pages_may_frame_it(author: FlaskClient) -> None:
    policy = author.get("/fr/").headers["Content-Security-Policy"]

    assert "frame-ancestors 'self'" in policy
    assert "script-src 'self'" in policy
    assert "unsafe" not in policy


@pytest.mark.parametrize(
    "path",
    ["/fr/pages/nulle-part", "/zz/", "/media/%00", "/media/course/course.yaml", "/media/modules/../../x", "/a/b/c/d"],
)
def test_what_is_not_there_is_said_in_a_sentence(author: FlaskClient, path: str) -> None:
    answer = author.get(path)

    assert answer.status_code == 404
    assert "Traceback" not in answer.text


def test_a_fault_of_ours_shows_no_trace(author: FlaskClient, live: Live, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(type(live), "version", property(lambda _: 1 / 0), raising=False)
    answer = author.get("/fr/problems")

    assert answer.status_code == 500
    assert "Traceback" not in answer.text


@pytest.mark.parametrize("name", BAD)
def test_a_bad_course_is_shown_with_its_problems(name: str) -> None:
    live = Live(COURSES / name)
    live.refresh()
    author = client(live)

    assert live.state.problems[0].what.split("«")[0] in author.get("/fr/problems").text.replace("&#39;", "'")
    for language, shown in live.state.shown.items():
        addresses = [shown.doors.page(unit.id) for module in shown.course.modules for unit in module.units()]
        assert {author.get(address).status_code for address in [f"/{language}/", *addresses]} == {200}


def test_a_course_that_is_not_there_is_said_and_recovers(tmp_path: Path) -> None:
    live = Live(tmp_path / "cours")
    live.refresh()
    author = client(live)
    assert "course-missing" in author.get("/", follow_redirects=True).text
    assert "course-missing" in author.get("/fr/").text or "Voir tous" in author.get("/fr/").text

    shutil.copytree(COURSES / "minimal", tmp_path / "cours")
    live.refresh()
    assert "Un cours d" in author.get("/", follow_redirects=True).text


def test_a_broken_page_is_shown_as_it_last_was(author: FlaskClient, live: Live) -> None:
    file = live.root / LESSON
    file.write_text(file.read_text("utf-8").replace("title:", "titre:"), "utf-8")
    live.refresh()
    html = author.get("/fr/pages/premier-mot").text

    assert "dernière bonne version" in html
    assert "field-unknown" in html


def test_the_guide_is_shown_too() -> None:
    if not (ROOT / "docs/authors/course/course.yaml").is_file():
        pytest.skip("the guide is not here")
    live = Live(ROOT / "docs/authors")
    live.refresh()
    assert client(live).get("/", follow_redirects=True).status_code == 200


def test_a_port_in_use_is_said(tmp_path: Path) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        result = CliRunner().invoke(preview, [str(tmp_path), "--port", str(taken.getsockname()[1])])

    assert "est pris" in str(result.exception)


def test_search_the_model_and_the_counter_are_there_too(author: FlaskClient, live: Live) -> None:
    found = author.get("/fr/search?q=accueillir").text

    assert "<mark>" in found
    assert 'href="/fr/' in found
    index = author.get(f"/fr/search/{live.state.shown['fr'].index_name}")
    assert index.is_json
    for place in ("model", "aids", *(f"pages/{id}" for id in live.state.shown["fr"].course.documents)):
        assert author.get(f"/fr/{place}").status_code == 200


def test_a_row_is_added_to_a_worksheet_without_scripts(author: FlaskClient) -> None:
    asked = {"do": "add:actions", "actions": "rappeler r1", "actions.r1.quoi": "Ouvrir"}
    page = author.post("/fr/worksheets/plan-de-suivi", data=asked).text

    assert 'name="actions.r2.quoi"' in page
    assert "Ouvrir</textarea>" in page
