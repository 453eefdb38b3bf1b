"""Packages carry less, and show the same."""

import pytest

from builder.player.templating import icon
from exports.lean import lean, symbols


def test_indentation_goes_and_what_is_preformatted_stays() -> None:
    html = "<div>\n    <p>Un\n    mot</p>\n  <pre>un\n    mot</pre>\n  <em>a</em>\n  <em>b</em>\n</div>"

    assert lean({"pages": [html]}) == {
        "pages": ["<div><p>Un\nmot</p>\n<pre>un\n    mot</pre>\n<em>a</em>\n<em>b</em></div>"]
    }


@pytest.mark.parametrize(
    ("html", "carried"),
    [
        ("<p>un \n\n \t deux</p>", "<p>un\ndeux</p>"),
        ("<b>a</b>\n", "<b>a</b>\n"),
        ("<b>a</b> \n ", "<b>a</b>\n"),
        ("<pre>a\n  b</pre>\n\n <i>c</i>", "<pre>a\n  b</pre>\n<i>c</i>"),
    ],
)
def test_lines_keep_their_ends_and_lose_the_blanks_around(html: str, carried: str) -> None:
    assert lean(html) == carried


def test_what_is_not_html_is_left_as_it_is() -> None:
    assert lean({"text": "Un\n  mot", "points": 3, "none": None}) == {"text": "Un\n  mot", "points": 3, "none": None}


def test_an_icon_is_drawn_once_and_used_everywhere() -> None:
    html = f"<p>{icon('next')} {icon('alert')}</p>"
    used = lean(html)

    assert used.count("<path") == 0
    assert '<svg class="icon icon--flip" aria-hidden="true"><use href="#icon-next"/></svg>' in used
    assert 'class="icon" aria-hidden="true"><use href="#icon-alert"/>' in used
    for name in ("next", "alert"):
        assert f'<symbol id="icon-{name}" viewBox="0 0 24 24">' in symbols()


def test_a_drawing_that_is_no_icon_keeps_its_lines() -> None:
    drawing = '<p><svg class="drawing" viewBox="0 0 1 1" aria-hidden="true"><path d="M0 0"/></svg></p>'

    assert lean(drawing) == drawing
