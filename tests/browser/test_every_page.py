"""Every sort of page that a role reaches by links: no axe-core violation, light and dark; none too wide for a phone."""

import re
from collections import Counter
from collections.abc import Iterator

import pytest
from playwright.sync_api import Page

from tests.browser.chromium import overflow, violations, violations_in_both_lights, whole
from tests.browser.conftest import Visit
from tests.browser.person import sign_in

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser-lms")]

PEOPLE = ["khadija", "fadma", "admin", None]
FORMS = re.compile(r"(?<=/exports/new/).*")
"""One page for every format and every host: the first one stands for all."""


@pytest.mark.parametrize("who", PEOPLE)
def test_no_page_has_a_violation(who: str | None, visit: Visit) -> None:
    page = visit(390, 5000, color_scheme="light", reduced_motion="reduce").new_page()
    refused: list[str] = []
    page.on("console", lambda said: refused.append(said.text) if "Content Security Policy" in said.text else None)
    if who:
        sign_in(page, who)

    found = {path: [*violations_in_both_lights(page), *too_wide(page)] for path in wander(page)}

    assert {path: faults for path, faults in found.items() if faults} == {}
    assert refused == [], "what a page wants, its own policy refuses"
    assert len(found) >= (6 if who else 2)


def test_no_page_has_a_violation_in_arabic(visit: Visit) -> None:
    page = visit(320, 5000, reduced_motion="reduce").new_page()
    sign_in(page, "brahim")
    page.locator(
        "form[action='/language'] button[value=ar], form[action='/language'] [name=language][value=ar]"
    ).first.evaluate("button => button.form.requestSubmit(button)")
    page.wait_for_function("document.documentElement.dir === 'rtl'")

    found = {path: [*violations(page), *too_wide(page)] for path in wander(page)}

    assert {path: faults for path, faults in found.items() if faults} == {}


OF_A_SORT = 3
"""A course has hundreds of lessons, cases and fiches: so many of each sort are visited, spread over the course."""


def wander(page: Page) -> Iterator[str]:
    """Visit the home page, then the addresses that links lead to, once each, whatever their number."""
    seen: set[str] = set()
    sorts: Counter[str] = Counter()
    waiting = ["/"]
    while waiting:
        path = waiting.pop(len(waiting) * len(seen) % 7 % len(waiting))
        shape = FORMS.sub("", "".join("#" if letter.isdigit() else letter for letter in path))
        sort = "/".join(path.split("?")[0].split("/")[1::2])
        if shape in seen or path.endswith((".csv", ".txt", ".json", ".ics")) or sorts[sort] == OF_A_SORT:
            continue
        seen.add(shape)
        sorts[sort] += 1
        page.goto(path)
        whole(page)
        yield path
        links = page.eval_on_selector_all(
            "a[href^='/']:not([download])", "links => links.map((link) => link.getAttribute('href'))"
        )
        waiting += [link.split("#")[0] for link in links]


def too_wide(page: Page) -> list[str]:
    extra = overflow(page)
    return [f"{extra} pixels too wide"] if extra > 0 else []
