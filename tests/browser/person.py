"""What a person does in a browser: sign in, answer each kind of question, take a quiz and a case."""

from playwright.sync_api import Locator, Page, expect

from builder.model import Case, Quiz
from builder.questions import Question

PASSWORD = "parcours-demo"


def sign_in(page: Page, who: str) -> None:
    page.goto("/sign-in")
    page.locator("[name=who]").fill(who)
    page.locator("[name=password]").fill(PASSWORD)
    page.locator("form[action='/sign-in'] button").click()
    page.wait_for_url(lambda url: "/sign-in" not in url)


def answer(place: Locator, question: Question, prefix: str = "", *, scripts: bool = True) -> None:
    """Give the right answer, by the means that the page offers."""
    if question.type == "ordering" and scripts:
        _arrange(place, [*question.answer()])
        return
    for control in question.controls():
        _fill(place, control.type, prefix + control.name, question.answer().get(control.name, ""))


def _fill(place: Locator, sort: str, name: str, value: str) -> None:
    if sort == "radio":
        place.locator(f"input[name='{name}'][value='{value}']").check()
    elif sort == "checkbox":
        place.locator(f"input[name='{name}']").set_checked(value == "on")
    elif sort == "select":
        place.locator(f"select[name='{name}']").select_option(value)
    else:
        place.locator(f"input[name='{name}'], textarea[name='{name}']").fill(value)


def _arrange(place: Locator, order: list[str]) -> None:
    """Move each item up to its rank, as a keyboard or a finger would."""
    for rank, item in enumerate(order):
        row = place.locator(f"[data-slot='{item}']")
        while _rank(place, item) > rank:
            row.locator("[data-way=up]").click()


def _rank(place: Locator, item: str) -> int:
    slots = place.locator("[data-slot]").evaluate_all("rows => rows.map((row) => row.dataset.slot)")
    return [slot for slot in slots if slot].index(item)


def by_keyboard(page: Page, place: Locator, question: Question, prefix: str) -> None:
    """Give the right answer with keys alone."""
    if question.type == "ordering":
        for rank, item in enumerate(question.answer()):
            while _rank(place, item) > rank:
                place.locator(f"[data-slot='{item}'] [data-way=up]").press("Enter")
        return
    for control in question.controls():
        name, value = prefix + control.name, question.answer().get(control.name, "")
        if control.type == "radio":
            place.locator(f"input[name='{name}'][value='{value}']").press("Space")
        elif control.type == "checkbox":
            if value:
                place.locator(f"input[name='{name}']").press("Space")
        elif control.type == "select":
            place.locator(f"select[name='{name}']").press("Home")
            while place.locator(f"select[name='{name}']").input_value() != value:
                place.locator(f"select[name='{name}']").press("ArrowDown")
        else:
            place.locator(f"[name='{name}']").focus()
            page.keyboard.type(value)


def take_quiz(page: Page, quiz: Quiz, *, scripts: bool = True) -> None:
    """Answer every question left, one screen after the other, look back, and send."""
    for _ in range(quiz.length + 1):
        shown = page.locator("input[name=shown]")
        if not shown.count():
            break
        asked = quiz.by_id[shown.get_attribute("value") or ""]
        answer(page.locator("form.attempt"), asked, f"{asked.id}:", scripts=scripts)
        press(page, page.locator("form.attempt .actions button[name=action][value=next]"), scripts=scripts)
        expect(page.locator(f"input[name=shown][value='{asked.id}']")).to_have_count(0)
    press(page, page.locator("button[name=action][value=finish]"), scripts=scripts)


def play(page: Page, case: Case, path: list[str], *, scripts: bool = True) -> None:
    for choice in path:
        button = page.locator(f"button[name=choice][value={choice}]")
        press(page, button, scripts=scripts)
        expect(button).to_have_count(0)


def press(page: Page, button: Locator, *, scripts: bool) -> None:
    """Press a button and wait for what it brings: a new page, or a new piece of this one."""
    if scripts:
        with page.expect_response(lambda reply: reply.request.method == "POST"):
            button.click()
        expect(page.locator("[data-busy]")).to_have_count(0)
    else:
        button.click()
