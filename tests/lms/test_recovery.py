"""The recovery code and the journal, on the screen: noted here, typed there, read by a phone, copied for a helper."""

from collections.abc import Callable
from pathlib import Path

import pytest
import zxingcpp
from playwright.sync_api import Browser, expect

from builder import Course
from tests.lms.learner import Learner

pytestmark = [pytest.mark.browser, pytest.mark.node]


@pytest.fixture
def learner(browser: Browser, course: Course, unzipped: Callable[..., Path], served: Callable[[Path], str]) -> Learner:
    context = browser.new_context()
    context.grant_permissions(["clipboard-read", "clipboard-write"])
    return Learner(context, served(unzipped("scorm12")), "scorm12", course)


def one_lesson_and_a_passed_quiz(learner: Learner) -> None:
    learner.go("premier-mot")
    learner.understood()
    learner.go("quiz-m01")
    learner.press("start")
    learner.press("all")
    learner.answer_all()
    learner.press("finish")


def test_a_code_noted_here_gives_everything_back_there(learner: Learner) -> None:
    learner.open()
    one_lesson_and_a_passed_quiz(learner)
    learner.frame.locator(".health > summary").click()
    learner.frame.locator(".health a").click()
    code = learner.frame.locator(".recovery__code").inner_text()
    learner.frame.locator(".recovery [data-copy]").click()
    expect(learner.frame.locator(".recovery [data-copied]")).to_have_text("Copié.")
    assert learner.page
    assert learner.page.evaluate("navigator.clipboard.readText()") == code
    learner.forget("")

    learner.open()
    learner.frame.locator("[data-new] a").click()
    form = learner.frame.locator("[data-recover]")
    form.locator("textarea").fill(code[:-1])
    form.locator("button").click()
    expect(form.get_by_text("Ce code n’est pas complet")).to_be_visible()
    form.locator("textarea").fill(f" {code.lower().replace('-', ' ')} ")
    form.locator("button").click()
    expect(form.get_by_text("C’est repris")).to_be_visible()
    expect(learner.frame.locator(".recovery__code")).to_have_text(code)

    form.get_by_role("link").click()
    for unit in ("premier-mot", "quiz-m01"):
        expect(learner.frame.locator(f'[data-menu] [data-unit="{unit}"]')).to_have_attribute("data-state", "done")
    learner.health("sent")
    assert learner.stored["cmi.core.score.raw"] == "100"
    assert learner.problems == []


def test_a_phone_reads_the_code_off_a_dark_screen(browser: Browser, unzipped: Callable[..., Path]) -> None:
    page = browser.new_context(color_scheme="dark", offline=True).new_page()
    page.goto(f"{(unzipped('scorm12', 'ar') / 'index.html').as_uri()}#/~code")
    wide, pixels = page.locator(".recovery__qr svg").evaluate(
        """async (svg) => {
          const image = new Image()
          const drawn = svg.cloneNode(true)
          const paper = getComputedStyle(svg.parentNode).backgroundColor
          drawn.setAttribute("xmlns", svg.namespaceURI)
          drawn.setAttribute("fill", getComputedStyle(svg).fill)
          for (const side of ["width", "height"]) drawn.setAttribute(side, 300)
          image.src = "data:image/svg+xml," + encodeURIComponent(drawn.outerHTML)
          await image.decode()
          const canvas = Object.assign(document.createElement("canvas"), { width: 300, height: 300 })
          const pen = canvas.getContext("2d")
          pen.fillStyle = paper
          pen.fillRect(0, 0, 300, 300)
          pen.drawImage(image, 0, 0)
          const { data } = pen.getImageData(0, 0, 300, 300)
          return [300, [...data].filter((_, at) => at % 4 === 0)]
        }"""
    )
    found = zxingcpp.read_barcode(memoryview(bytes(pixels)).cast("B", (wide, wide)), try_invert=False)

    assert found
    assert found.text == page.locator(".recovery__code").inner_text()


def test_what_the_platform_gives_back_is_confirmed(learner: Learner) -> None:
    learner.open()
    learner.go("premier-mot")
    learner.health("sent")
    expect(learner.frame.locator(".health > summary")).to_contain_text("Envoyé")

    learner.open()
    learner.health("confirmed")
    expect(learner.frame.locator(".health > summary")).to_contain_text("Confirmé")
    learner.go("compter")
    learner.health("sent")


def test_a_platform_that_forgot_is_told_and_the_code_is_one_tap_away(learner: Learner) -> None:
    learner.open()
    learner.go("premier-mot")
    learner.understood()
    learner.health("sent")
    learner.forget("host")

    learner.open()
    expect(learner.frame.locator("[data-banner]")).to_contain_text("La plateforme n’a pas rendu ce qu’elle disait")
    learner.frame.locator("[data-banner] a").click()
    expect(learner.frame.locator(".recovery__code")).to_contain_text("-")


def test_a_long_press_or_a_key_shows_every_call_to_copy(learner: Learner) -> None:
    frame = learner.open()
    assert learner.page
    learner.go("premier-mot")
    learner.health("sent")
    frame.locator(".health > summary").click(delay=900)
    lines = frame.locator(".journal-page__lines")
    expect(lines).to_contain_text("LMSInitialize → true")
    expect(lines).to_contain_text("LMSSetValue cmi.suspend_data")
    expect(lines).to_contain_text("LMSCommit → true")
    assert frame.locator(".health").get_attribute("open") is None
    frame.locator(".journal-page [data-copy]").click()
    expect(frame.locator("[data-copied]")).to_have_text("Copié.")
    assert "LMSCommit → true" in learner.page.evaluate("navigator.clipboard.readText()")
    assert "Diallo" not in learner.page.evaluate("navigator.clipboard.readText()")

    learner.go("premier-mot")
    frame.locator(".health > summary").focus()
    learner.page.keyboard.press("ContextMenu")
    expect(lines).to_contain_text("LMSInitialize")
    assert learner.problems == []
