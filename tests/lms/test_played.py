"""Both packages, played against scorm-again as the LMS: what the learner did is what the LMS holds, twice over."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from builder import Course
from builder.questions import Question
from tests.lms.learner import Learner, wrong

pytestmark = [pytest.mark.browser, pytest.mark.node]

FORMATS = ["scorm12", "scorm2004"]
WORDS = {
    "scorm12": {
        "status": "cmi.core.lesson_status", "score": "cmi.core.score.raw", "time": "cmi.core.session_time",
        "place": "cmi.core.lesson_location", "exit": "cmi.core.exit", "said": "student_response", "wrong": "wrong",
    },
    "scorm2004": {
        "status": "cmi.completion_status", "score": "cmi.score.raw", "time": "cmi.session_time",
        "place": "cmi.location", "exit": "cmi.exit", "said": "learner_response", "wrong": "incorrect",
    },
}  # fmt: skip
SPAN = {"scorm12": r"\d{4}:\d\d:\d\d", "scorm2004": r"PT(\d+H)?(\d+M)?(\d+S)?"}
MOMENT = {"scorm12": r"\d\d:\d\d:\d\d", "scorm2004": r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d"}


@pytest.fixture(params=FORMATS)
def format(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture
def learner(
    format: str, browser: Browser, course: Course, unzipped: Callable[..., Path], served: Callable[[Path], str]
) -> Learner:
    return Learner(browser.new_context(), served(unzipped(format)), format, course)


def checks(course: Course) -> list[Question]:
    return [question for id, question in course.checks.items() if id.startswith("s-")]


def no_api_error(learner: Learner) -> None:
    """Every call accepted, every argument a string; asking for what was never set is no fault (403 in 2004)."""
    refused = [
        call for call in learner.calls
        if call["error"] not in ("0", "") and not (call["verb"] == "GetValue" and call["error"] == "403")
    ]  # fmt: skip
    assert refused == []
    assert all(type == "string" for call in learner.calls for type in call["types"])
    assert all(call["result"] == "true" for call in learner.calls if "Get" not in call["verb"])
    assert learner.problems == []


def within_the_standard(learner: Learner, format: str) -> None:
    """What scorm-again lets pass and others do not."""
    for name, value in learner.stored.items():
        if name.endswith("suspend_data"):
            assert len(value) <= 3800
            assert re.fullmatch(r"[A-Za-z0-9_.~)*!(-]*", value)
        if re.search(r"interactions\.\d+\.id$", name):
            assert re.fullmatch(r"[A-Za-z][A-Za-z0-9_]{0,48}[A-Za-z0-9]", value)
        if name.endswith(("latency", "session_time")):
            assert re.fullmatch(SPAN[format], value)
        if name.endswith((".time", ".timestamp")) and "interactions" in name:
            assert re.fullmatch(MOMENT[format], value)
        if name.endswith(".result"):
            assert value in ("correct", "neutral", WORDS[format]["wrong"]) or re.fullmatch(r"\d+", value)
        if re.search(r"interactions.*(pattern|response)$", name) and format == "scorm12":
            assert len(value) <= 255
        if "location" in name:
            assert len(value) <= 255


def told(learner: Learner) -> dict[str, dict[str, str]]:
    """What the LMS was told of each question, by its id; the last time it was answered."""
    found: dict[str, dict[str, str]] = {}
    for name, value in sorted(learner.stored.items()):
        if match := re.fullmatch(r"cmi\.interactions\.(\d+)\.(.+)", name):
            found.setdefault(match[1], {})[match[2]] = value
    return {found[index]["id"]: found[index] for index in sorted(found, key=int)}


def test_a_launch_says_incomplete_and_suspend_at_once(learner: Learner, format: str) -> None:
    learner.open()
    learner.health("sent")

    assert learner.values[WORDS[format]["status"]] == "incomplete"
    assert learner.values[WORDS[format]["exit"]] == "suspend"
    assert WORDS[format]["score"] not in learner.values
    no_api_error(learner)


RESPONSES = {
    "scorm12": {
        "s_q_choix": "c", "s_q_plusieurs": "a,b", "s_q_vrai": "f", "s_q_relier": "a.a,b.b,c.c",
        "s_q_ordre": "a,b,c", "s_q_nombre": "30", "s_q_texte": "jugement déclaratif",
        "s_q_classer": "a.a,b.b,c.a", "s_q_tableau": "a.a,b.b", "s_q_trous": "30, officier, déclaratif",
        "s_q_fiche": "b,c", "s_q_dessin": "b",
        "s_q_ecrire": "Je salue, je fais asseoir, j'écoute.",
    },
    "scorm2004": {
        "s_q_choix": "c", "s_q_plusieurs": "a[,]b", "s_q_vrai": "false", "s_q_relier": "a[.]a[,]b[.]b[,]c[.]c",
        "s_q_ordre": "a[,]b[,]c", "s_q_nombre": "30", "s_q_texte": "{lang=fr}jugement déclaratif",
        "s_q_classer": "a[.]a[,]b[.]b[,]c[.]a", "s_q_tableau": "a[.]a[,]b[.]b",
        "s_q_trous": "{lang=fr}30[,]{lang=fr}officier[,]{lang=fr}déclaratif", "s_q_fiche": "b[,]c", "s_q_dessin": "b",
        "s_q_ecrire": "{lang=fr}Je salue, je fais asseoir, j'écoute.",
    },
}  # fmt: skip


def test_each_kind_of_self_check_is_judged_shown_and_told(learner: Learner, format: str, course: Course) -> None:
    learner.open()
    learner.go("sept")
    for question in checks(course):
        state = "waiting" if question.rubric() else "correct"
        missed = learner.check(question, wrong(question))
        assert missed.locator("[data-question]").get_attribute("data-state") != "correct"
        form = learner.check(question, dict(question.answer()))
        expect(form.locator("[data-question]")).to_have_attribute("data-state", state)
        expect(form.locator("[data-feedback]")).to_contain_text(question.feedback.for_state(state))
    learner.health("sent")

    said = {id: one[WORDS[format]["said"]] for id, one in told(learner).items()}
    assert said == RESPONSES[format]
    assert {id for id, one in told(learner).items() if one["result"] == "neutral"} == {"s_q_ecrire"}
    assert {one["result"] for one in told(learner).values()} == {"correct", "neutral"}
    assert sum(bool(re.fullmatch(r"cmi\.interactions\.\d+\.id", name)) for name in learner.stored) == 2 * len(
        checks(course)
    )
    no_api_error(learner)
    within_the_standard(learner, format)


@pytest.mark.parametrize("device", ["the same device", "another device"])
def test_the_learner_resumes_where_they_were_and_finishes(
    learner: Learner, format: str, device: str, course: Course
) -> None:
    first_visit(learner, course)
    if device == "another device":
        learner.forget("parcours/")

    learner.open()
    assert learner.frame.evaluate("location.hash") == "#/porte"
    expect(learner.frame.locator("[data-scene]")).to_have_attribute("data-scene", "age")
    expect(learner.frame.locator(".journal")).to_contain_text("Elle s'assied.")
    learner.go("premier-mot")
    expect(learner.frame.locator('[data-question="mot-juste"]')).to_have_attribute("data-state", "correct")
    expect(learner.frame.locator('[data-question="mot-juste"] input:checked')).to_have_value("bonjour")

    second_visit(learner, course, texts=device == "the same device")
    learner.health("sent")
    assert learner.values[WORDS[format]["score"]] == "100"
    assert learner.values[WORDS[format]["status"]] == ("passed" if format == "scorm12" else "completed")
    assert format == "scorm12" or learner.values["cmi.success_status"] == "passed"
    assert format == "scorm12" or learner.values["cmi.score.scaled"] == "1"
    assert format == "scorm12" or learner.values["cmi.progress_measure"] == "1"
    no_api_error(learner)
    within_the_standard(learner, format)

    third_visit(learner, course)
    assert learner.values[WORDS[format]["status"]] == ("passed" if format == "scorm12" else "completed")
    assert learner.stored[WORDS[format]["score"]] == "100"
    no_api_error(learner)


ROOM = """() => {
  const edge = (selector) => document.querySelector(`form[data-kind="quiz"] ${selector}`).getBoundingClientRect()
  return edge(".actions").top - edge("[data-questions]").bottom
}"""
"""Pixels between the question and the buttons, wherever the page is scrolled."""


def test_being_kept_moves_no_button_under_the_finger(learner: Learner) -> None:
    """An answer is kept between the press and the release: what is said of it then must not push the button away."""
    learner.open()
    learner.go("quiz-m01")
    learner.press("start")
    for at in range(learner.frame.locator("[data-steps] button").count()):
        learner.step(at)
        before = learner.frame.evaluate(ROOM)
        learner.answer()
        learner.frame.evaluate("document.activeElement.blur()")
        expect(learner.frame.locator("[data-saved]")).not_to_be_empty()
        assert learner.frame.evaluate(ROOM) == before > 0, learner.asked().id


def first_visit(learner: Learner, course: Course) -> None:
    """A lesson and its checks, half a quiz, a first decision; then the tab is killed."""
    learner.open()
    learner.frame.locator("[data-go]").click()
    learner.frame.locator('form[data-activity="mot-juste"]').wait_for()
    learner.check(course.checks["mot-juste"], {"answer": "bonjour"})
    learner.understood()
    learner.go("quiz-m01")
    learner.press("start")
    for at in range(3):
        learner.answer()
        learner.press("next")
        expect(learner.frame.locator(f"[data-steps] li:nth-child({at + 2}) [aria-current]")).to_be_visible()
    learner.go("porte")
    learner.decide("accueillir")
    learner.health("sent")


def second_visit(learner: Learner, course: Course, *, texts: bool) -> None:
    """The rest of everything. A typed answer stays on the device where it was given."""
    learner.go("quiz-m01")
    ids = learner.frame.locator("[data-steps] button").evaluate_all("all => all.map((one) => one.value.slice(3))")
    kept = [
        id for id in ids[:3] if texts or {one.type for one in course.questions[id].controls()} - {"text", "textarea"}
    ]
    expect(learner.frame.locator('[data-steps] [data-state="done"]')).to_have_count(len(kept))
    finish_quiz(learner)
    expect(learner.frame.locator(".quiz__percent")).to_have_text("100 %")
    learner.go("porte")
    learner.decide("guichet")
    expect(learner.frame.locator(".debrief")).to_contain_text("Vous avez compté les jours.")
    expect(learner.frame.locator(".tally__sum")).to_contain_text("5 points sur 5")
    for lesson in ("compter", "rappeler", "sept"):
        learner.go(lesson)
        learner.understood()
    learner.go("plan-de-suivi")
    learner.frame.locator("button[value=finish]").click()
    learner.frame.wait_for_function("() => document.querySelector('[data-screen]').dataset.page !== 'plan-de-suivi'")


def finish_quiz(learner: Learner) -> None:
    steps = learner.frame.locator("[data-steps] button")
    for at in range(steps.count()):
        learner.step(at)
        learner.answer()
    learner.press("finish")


def third_visit(learner: Learner, course: Course) -> None:
    """Everything again, badly: nothing is taken back."""
    learner.open()
    learner.go("premier-mot")
    learner.check(course.checks["mot-juste"], {"answer": "papiers"})
    learner.go("quiz-m01")
    learner.frame.locator('button[value="start"]').click()
    learner.frame.locator("[data-steps]").wait_for()
    learner.press("all")
    learner.press("finish")
    expect(learner.frame.locator(".quiz__score")).to_contain_text("meilleur résultat : 100 %")
    learner.health("sent")
