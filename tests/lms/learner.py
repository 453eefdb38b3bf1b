"""Somebody who opens a package in a host, reads, answers, leaves and comes back."""

import json
from typing import Any

from playwright.sync_api import BrowserContext, Frame, Locator, Page

from builder import Course
from builder.questions import Question


class Learner:
    """One browser; every `open` is a launch by the host."""

    def __init__(self, context: BrowserContext, address: str, version: str, course: Course) -> None:
        self.context, self.address, self.version, self.course = context, address, version, course
        self.problems: list[str] = []
        self.requests: list[str] = []
        context.on("request", lambda request: self.requests.append(request.url))
        self.page: Page | None = None

    def open(self, mood: str = "good") -> Frame:
        """A launch: the tab before it is gone without a word, as on a phone."""
        if self.page:
            self.page.close()
        self.page = self.context.new_page()
        self.page.on("pageerror", lambda error: self.problems.append(str(error)))
        self.page.on("console", lambda message: self._heard(message.type, message.text))
        self.page.goto(self.door(mood))
        self.arrive()
        return self.frame

    def arrive(self) -> None:
        """Wait until the package shows something."""
        assert self.page
        self.page.frame_locator("iframe").locator("[data-screen] h1").first.wait_for()

    def door(self, mood: str) -> str:
        """Where the platform opens the package."""
        return f"{self.address}/?version={self.version}&mood={mood}"

    @property
    def frame(self) -> Frame:
        assert self.page
        frame = self.page.frame(name="package")
        assert frame
        return frame

    def go(self, id: str) -> None:
        self.frame.evaluate("id => { location.hash = '#/' + id }", id)
        self.frame.wait_for_function("id => document.querySelector('[data-screen]').dataset.page === id", arg=id)

    def understood(self) -> None:
        """« J'ai compris, continuer »."""
        before = self.frame.evaluate("location.hash")
        self.frame.locator("[data-on] button").click()
        self.frame.wait_for_function("before => location.hash !== before", arg=before)

    def check(self, question: Question, response: dict[str, str]) -> Locator:
        form = self.frame.locator(f'form[data-activity="{question.id}"]')
        fill(form, question, response)
        form.locator("button:not([type=button])").click()
        form.locator("[data-state]").wait_for()
        return form

    def adopt(self) -> None:
        """Say that the work which the browser keeps for somebody unnamed is one's own."""
        self.go("~code")
        self.frame.locator("[data-answer=adopt]").click()

    def press(self, name: str) -> None:
        """Press a button of the quiz; « next » is done once the question has left the screen."""
        leaving = self.asked().id if name == "next" else None
        self.frame.locator(f'form[data-kind="quiz"] button[value="{name}"]').click()
        if leaving:
            self.frame.locator(f'[data-question="{leaving}"]').wait_for(state="detached")
        self.frame.wait_for_function("() => !document.querySelector('[aria-busy=true]')")

    def step(self, at: int) -> None:
        """Go to a question by its number, unless it is on the screen: pressing it then shows the same one anew."""
        here = self.frame.locator(f"[data-steps] li:nth-child({at + 1}) [aria-current]")
        if not here.count():
            self.frame.locator("[data-steps] button").nth(at).click()
            here.wait_for()

    def asked(self) -> Question:
        """The question on the screen."""
        id = self.frame.locator("[data-question]").get_attribute("data-question")
        assert id
        return self.course.questions[id]

    def answer(self, *, right: bool = True) -> Question:
        """Answer the question on the screen."""
        question = self.asked()
        response = dict(question.answer()) if right else wrong(question)
        fill(self.frame.locator("[data-question]"), question, response, f"{question.id}.")
        return question

    def answer_all(self, *, right: bool = True) -> None:
        """Answer every question, all of them being on the screen."""
        for part in self.frame.locator("[data-questions] [data-question]").all():
            question = self.course.questions[part.get_attribute("data-question") or ""]
            fill(part, question, dict(question.answer()) if right else wrong(question), f"{question.id}.")

    def decide(self, choice: str) -> None:
        scene = self.frame.locator("[data-scene]").get_attribute("data-scene")
        self.frame.locator(f'button[name="choice"][value="{choice}"]').click()
        self.frame.locator(f'[data-scene]:not([data-scene="{scene}"])').wait_for()

    def health(self, state: str) -> None:
        """Wait until the sign says so."""
        self.frame.locator(f'[data-health="{state}"]').wait_for()

    @property
    def calls(self) -> list[dict[str, Any]]:
        assert self.page
        return list(self.page.evaluate("calls"))

    @property
    def values(self) -> dict[str, str]:
        """What the host accepted in this launch, the last value of each element."""
        assert self.page
        return dict(self.page.evaluate("values"))

    @property
    def stored(self) -> dict[str, str]:
        """What the host would give back, over all launches."""
        assert self.page
        return dict(json.loads(self.page.evaluate("localStorage.getItem('host') || '{}'")))

    def forget(self, prefix: str) -> None:
        """Leave, and come back on another device (`parcours/`): what the page writes as it goes is forgotten too."""
        self.page = self.page or self.context.new_page()
        self.page.goto(f"{self.address}/judge/host.js")
        for key in self.page.evaluate("Object.keys(localStorage)"):
            if key.startswith(prefix):
                self.page.evaluate("key => localStorage.removeItem(key)", key)

    def _heard(self, type: str, text: str) -> None:
        if type == "error" and "favicon" not in text and "404" not in text:
            self.problems.append(text)


def fill(root: Locator, question: Question, response: dict[str, str], prefix: str = "") -> None:
    if question.interaction()["type"] == "sequencing":
        return rank(root, response)
    for control in question.controls():
        answer = response.get(control.name, "")
        field = root.locator(f'[name="{prefix}{control.name}"]')
        if control.type == "radio":
            root.locator(f'[name="{prefix}{control.name}"][value="{answer}"]').check()
        elif control.type == "checkbox":
            if field.is_checked() != (answer == "on"):
                root.locator(f'[data-slot="{control.name}"] label').click()
        elif control.type == "select":
            field.select_option(answer)
        else:
            field.fill(answer)
    return None


def rank(root: Locator, response: dict[str, str]) -> None:
    """Bring each item up to its rank, with its button. One that was never moved is no answer: move it first."""
    ranked = sorted(response, key=lambda slot: int(response[slot]))
    root.locator(
        f'[data-slot="{ranked[0]}"] [data-way="down"], [data-slot="{ranked[1]}"] [data-way="down"]'
    ).first.click()
    for slot in ranked:
        row = root.locator(f'[data-slot="{slot}"]')
        while int(row.locator("select").input_value()) > int(response[slot]):
            row.locator('[data-way="up"]').click()


def wrong(question: Question) -> dict[str, str]:
    """A response that earns nothing, or less than everything."""
    right = dict(question.answer())
    type = question.interaction()["type"]
    if type == "sequencing":
        return dict(zip(right, reversed(right.values()), strict=True))
    if type in ("numeric", "fill-in", "long-fill-in"):
        return {c.name: "999" if not c.options else c.options[-1][0] for c in question.controls()}
    first = question.controls()[0]
    if type == "choice" and first.type == "checkbox":
        return {control.name: "on" for control in question.controls() if control.name not in right}
    values = [value for value, _ in first.options]
    return {slot: next(value for value in values if value != said) for slot, said in right.items()}
