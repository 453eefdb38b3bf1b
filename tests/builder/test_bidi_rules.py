"""Arabic text: what a browser would show in another order, and how `{ltr}` holds it."""

from pathlib import Path

import pytest
from playwright.sync_api import Browser

from builder.markdown import References, read
from builder.markdown.bidi import strays
from builder.model import Course
from tests.builder.trial import COURSE, FILES, LESSON, PAGE, report


@pytest.mark.parametrize(
    ("text", "instead"),
    [
        ("القانون رقم 09-08 المتعلق بحماية المعطيات", "{ltr}`09-08`"),
        ("اتصلوا بالرقم 05 28 00 11 22 غدا", "{ltr}`05 28 00 11 22`"),
        ("اتصلوا بالرقم +212 5 28 00 11 22 غدا", "{ltr}`+212 5 28 00 11 22`"),
        ("مكتب BAOM، CNDP، OMDH", "{ltr}`BAOM`، {ltr}`CNDP`، {ltr}`OMDH`"),
        ("مكتب BAOM 5 أيام", "{ltr}`BAOM` {ltr}`5`"),
        ("هل وصلت?", "وصلت؟"),
        ("السلام, ثم الاستماع", "السلام،"),
        ("السلام; ثم الاستماع", "السلام؛"),
    ],
)
def test_what_would_go_astray_is_shown_as_it_should_be(text: str, instead: str) -> None:
    assert [stray.instead for stray in strays(text)] == [instead]


@pytest.mark.parametrize(
    "text",
    [
        "القانون رقم 37.99 والقرار 12/34 يوم 4/5/2026",
        "مكتب (BAOM)، ثم CNDP.",
        "الملف module.ar.yaml والملف course.ar.yaml",
        "القانون رقم \u206609-08\u2069 المتعلق",
        "ثلاثون يوما، ثم؟ نعم؛ 3,5 أيام",
        "Loi 09-08, article 3 ; CNDP, BAOM ?",
    ],
)
def test_what_holds_is_left_alone(text: str) -> None:
    assert [*strays(text)] == []


def test_the_role_isolates() -> None:
    reading = read("## القانون {ltr}`09-08`\n\nالقانون رقم {ltr}`09-08` هنا.", References())

    assert '<bdi dir="ltr">09-08</bdi>' in str(reading.body)
    assert [stray for passage in reading.passages for stray in strays(passage.text)] == []
    assert reading.headings[0].text == "القانون \u206609-08\u2069"


def test_a_telephone_number_stays_on_its_line() -> None:
    assert "05\N{NO-BREAK SPACE}28\N{NO-BREAK SPACE}00" in "".join(map(str, read("{ltr}`05 28 00`", References()).body))


ARABIC = LESSON.replace("On dit bonjour, puis on écoute.", "القانون رقم 09-08 هنا, ثم {ltr}`09-08`.")


def test_an_arabic_page_and_its_overlays_are_read(tmp_path: Path) -> None:
    files = {
        COURSE: FILES[COURSE].replace("[fr]", "[fr, ar]"),
        PAGE.replace(".fr.", ".ar."): ARABIC.replace("title: Accueillir", "title: الاستقبال, أولا"),
        "modules/01-un/module.ar.yaml": "title: الوحدة\nsummary: القانون رقم 09-08 والقانون رقم {ltr}`37-99`.\n",
    }
    found = [problem for problem in report(tmp_path, files).problems if problem.code.startswith("bidi-")]

    assert [(problem.path.rpartition("/")[2], problem.line, problem.column, problem.code) for problem in found] == [
        ("01-accueillir.ar.md", 2, 1, "bidi-punctuation"),
        ("01-accueillir.ar.md", 11, 13, "bidi-isolate"),
        ("01-accueillir.ar.md", 11, 19, "bidi-punctuation"),
        ("module.ar.yaml", 2, 1, "bidi-isolate"),
    ]


@pytest.mark.parametrize("language", ["fr", "ar"])
def test_the_french_page_is_left_alone(minimal: Course, minimal_ar: Course, language: str) -> None:
    body = str((minimal if language == "fr" else minimal_ar).lessons["premier-mot"].body)

    assert ("<bdi" in body) == (language == "ar")


SHOWN = """els => els.map(el => {
  const places = []
  const walk = node => {
    if (node.nodeType !== 3) return node.childNodes.forEach(walk)
    for (let at = 0; at < node.data.length; at++) {
      const range = document.createRange()
      range.setStart(node, at)
      range.setEnd(node, at + 1)
      places.push([node.data[at], range.getBoundingClientRect().x])
    }
  }
  walk(el)
  return places.sort((a, b) => a[1] - b[1]).map(place => place[0]).join("")
})"""


@pytest.mark.browser
def test_a_browser_does_what_the_rule_says(browser: Browser) -> None:
    texts = ["رقم 09-08 نعم", "رقم 37.99 نعم", "رقم 12/34 نعم", "رقم {ltr}`09-08` نعم", "هاتف {ltr}`+212 5 28 00` نعم"]
    html = "".join("".join(map(str, read(text, References()).body)) for text in texts)
    page = browser.new_page()
    page.set_content(f"<html lang=ar dir=rtl><body>{html}")
    shown = page.eval_on_selector_all("p", SHOWN)
    page.close()

    assert "08-09" in shown[0]
    assert "37.99" in shown[1]
    assert "12/34" in shown[2]
    assert "09-08" in shown[3]
    assert "+212 5 28 00" in shown[4].replace("\N{NO-BREAK SPACE}", " ")
