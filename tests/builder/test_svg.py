"""Drawings: what a page may show of an SVG file, and what it refuses."""

import pytest

from builder.errors import ContentError
from builder.svg import Drawing, centre, read_svg

SVG = '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" viewBox="0 0 100 50">{}</svg>'


def drawing(inside: str) -> Drawing:
    return read_svg(SVG.format(inside).encode(), "media/x.svg")


def refused(data: str) -> list[str]:
    with pytest.raises(ContentError) as error:
        read_svg(data.encode(), "media/x.svg")
    return [f"{problem.line} {problem.code}" for problem in error.value.problems]


def test_shapes_are_kept_and_ids_belong_to_their_place() -> None:
    inside = '<g id="a"><path d="M0 0h9" fill="url(#b)"/></g><defs><linearGradient id="b"/></defs>'
    html = drawing(inside).html("q-", "Vu")

    assert html.startswith('<svg class="drawing" viewBox="0 0 100 50" focusable="false" role="img" aria-label="Vu">')
    assert '<g id="q-a"><path d="M0 0h9" fill="url(#q-b)"></path></g>' in html
    assert '<linearGradient id="q-b">' in html


def test_a_style_becomes_attributes_and_only_the_course_s_classes_stay() -> None:
    html = drawing('<rect style="fill:#abc; position:fixed" class="button fill-argan stroke-ink"/>').html("")

    assert '<rect fill="#abc" class="fill-argan stroke-ink"></rect>' in html


def test_words_and_other_programs_own_elements_are_left_out() -> None:
    inside = '<title>T</title><metadata><x/></metadata><k:v xmlns:k="urn:k"><rect/></k:v><text x="1">A &lt; B</text>'

    assert drawing(inside).html("").endswith('focusable="false" aria-hidden="true"><text x="1">A &lt; B</text></svg>')


@pytest.mark.parametrize(
    "inside",
    [
        "<script>alert(1)</script>",
        "<foreignObject><p/></foreignObject>",
        "<style>rect { fill: red }</style>",
        '<image href="data:image/png;base64,AA"/>',
        '<rect onclick="alert(1)"/>',
        '<rect fill="url(https://ailleurs.example/x)"/>',
        '<g xlink:href="#a"/>',
        '<use href="#a"/>',
        '<animate attributeName="x"/>',
    ],
)
def test_what_runs_or_calls_outside_is_refused_at_its_line(inside: str) -> None:
    assert refused(SVG.format(f"\n{inside}")) == ["2 svg-unsafe"]


@pytest.mark.parametrize(
    ("data", "codes"),
    [
        ('<!DOCTYPE svg [<!ENTITY a "b">]><svg xmlns="http://www.w3.org/2000/svg"/>', ["1 svg-unsafe"]),
        ("<svg", ["1 svg-unreadable"]),
        ("<html/>", ["1 svg-unreadable"]),
        ('<svg xmlns="http://www.w3.org/2000/svg"/>', ["1 svg-unreadable"]),
        (SVG.format("<g>" * 90 + "</g>" * 90), ["1 svg-unreadable"]),
        (SVG.format("<g/>" * 60_000), ["1 svg-unreadable"]),
    ],
)
def test_what_cannot_be_read_says_so(data: str, codes: list[str]) -> None:
    assert refused(data) == codes


@pytest.mark.parametrize(
    ("shape", "middle"),
    [
        ('<rect id="a" x="10" y="10" width="20" height="10"/>', (20, 15)),
        ('<circle id="a" cx="5" cy="6" r="2"/>', (5, 6)),
        ('<g transform="translate(10 5)"><polygon id="a" points="0,0 4,0 4,2"/></g>', (12, 6)),
        ('<g id="a" transform="scale(2)"><line x1="0" y1="0" x2="10" y2="4"/></g>', (10, 4)),
        ('<path id="a" d="M10 10h20v10H10z"/>', (20, 15)),
        ('<path id="a" d="m10,10 20,0 0,10 -20,0z"/>', (20, 15)),
        ('<text id="a" x="7" y="8">A</text>', (7, 8)),
    ],
)
def test_the_middle_of_a_region_is_found(shape: str, middle: tuple[float, float]) -> None:
    found = centre(drawing(shape).root, "a")

    assert found is not None
    assert found == pytest.approx(middle)
