"""Whatever an author writes is read back as it was written, in both formats."""

from decimal import Decimal
from html import escape

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from builder.words import words
from exports.base import File
from exports.moodle import model
from exports.moodle.clean import cleaned
from exports.moodle.gift import gift, unsaid
from exports.moodle.xml import quiz
from exports.xml import as_xml
from tests.exports.moodle import read_gift, read_xml
from tests.exports.moodle.host import Held, fits

quickly = settings(max_examples=120, deadline=None, suppress_health_check=[HealthCheck.too_slow])

letters = st.characters(exclude_categories=["Cc", "Cs", "Cn", "Co"])
signs = st.sampled_from(
    ["~", "=", "#", "{", "}", ":", "\\", "%", "*", "&", "<", ">", '"', "'", "[html]", "]]>", "->", "::", "//", "####",
     "{1:SA:=x}", "{#1}", "%50%", "&amp;", "&#35;", "&eacute;", r"\n", r"\}", "$CATEGORY:", "\n\n", "مرحبا", "é"]
)  # fmt: skip
texts = st.lists(st.one_of(signs, st.text(letters, max_size=4)), min_size=1, max_size=6).map("".join)
said = texts.map(lambda text: model.Text(f'<p lang="fr" dir="ltr">{escape(text)}</p>'))
plain = texts.map(lambda text: " ".join(text.split())).filter(bool).filter(lambda text: "&&0" not in text)
fractions = st.sampled_from([model.FULL, model.NONE])


@st.composite
def verdicts(draw: st.DrawFn) -> model.Verdicts:
    return model.Verdicts(draw(said), draw(said), draw(said))


@st.composite
def choices(draw: st.DrawFn) -> model.Choice:
    right, *wrong = draw(st.lists(st.tuples(said, said), min_size=2, max_size=4))
    options = (
        model.Option(right[0], model.FULL, right[1]),
        *(model.Option(text, model.NONE, feedback) for text, feedback in wrong),
    )
    return model.Choice(options, draw(verdicts()), single=True)


@st.composite
def pairings(draw: st.DrawFn) -> model.Matching:
    pairs = draw(st.lists(st.tuples(said, plain), min_size=2, max_size=4, unique_by=lambda pair: pair[1]))
    return model.Matching(tuple(pairs), tuple(draw(st.lists(plain, max_size=2))), draw(verdicts()))


@st.composite
def shorts(draw: st.DrawFn) -> model.Short:
    known = draw(st.lists(st.tuples(plain, said), min_size=1, max_size=3))
    answers = [model.Typed(words, model.FULL, feedback) for words, feedback in known]
    return model.Short((*answers, model.Typed(None, model.NONE, draw(said))))


@st.composite
def numericals(draw: st.DrawFn) -> model.Numerical:
    number, within = draw(st.integers(-999, 999)), draw(st.integers(0, 9))
    first = model.Value(Decimal(number), model.FULL, Decimal(within), draw(said))
    return model.Numerical((first, model.Value(None, model.NONE, feedback=draw(said))), draw(plain)[:50].strip())


@st.composite
def clozes(draw: st.DrawFn) -> model.Cloze:
    options = draw(st.lists(plain, min_size=2, max_size=3, unique=True))
    picks = model.Pick(
        tuple(model.Named(text, model.FULL if not at else model.NONE, model.Text()) for at, text in enumerate(options))
    )
    bodies = draw(st.lists(st.one_of(shorts(), st.just(picks)), min_size=1, max_size=3))
    inner = draw(st.lists(texts.map(escape), min_size=len(bodies) + 1, max_size=len(bodies) + 1))
    pieces = (f'<div lang="fr" dir="ltr">{inner[0]}', *inner[1:-1], f"{inner[-1]}</div>")
    return model.Cloze(
        pieces, tuple(model.Gap(1, body) for body in bodies), filled='<div lang="fr" dir="ltr">filled</div>'
    )


bodies = st.one_of(
    choices(),
    pairings(),
    shorts(),
    numericals(),
    clozes(),
    st.builds(model.TrueFalse, st.booleans(), said, said),
    st.builds(model.Ordering, st.lists(said, min_size=2, max_size=4).map(tuple), verdicts()),
    st.builds(model.Essay, said),
)
items = st.builds(
    model.Item,
    id=st.just("q-un"),
    name=plain.map(lambda text: text[:200].strip()).filter(bool),
    ask=said,
    after=said,
    states=st.just(model.Text()),
    grade=st.integers(1, 9),
    body=bodies,
    hint=said,
    penalty=st.just(model.NONE),
    tags=st.just(("C5",)),
)


def through_xml(item: model.Item) -> Held:
    held, about = read_xml.read(as_xml(quiz([model.Shelf(("Cours",), item.after.html, [item])])))
    assert about == {("Cours",): item.after.html}
    assert len(held) == 1
    return held[0]


def through_gift(item: model.Item) -> Held:
    held = read_gift.read(gift([model.Shelf(("Cours",), item.after.html, [item])], words("fr")))
    assert len(held) == 1
    return held[0]


@quickly
@given(items)
def test_moodle_xml_gives_back_what_was_written(item: model.Item) -> None:
    held = through_xml(item)

    assert (held.name, held.after, held.hint) == (item.name, item.after.html, item.hint.html)
    if not isinstance(item.body, model.Cloze):
        assert held.ask == item.ask.html
    _same(item, held)


@quickly
@given(items)
def test_gift_gives_back_what_was_written(item: model.Item) -> None:
    held = through_gift(item)

    assert held.name == item.name
    assert held.id == "q-un"
    assert held.ask.startswith(item.ask.html)
    assert held.after.endswith(item.after.html)
    if unsaid([model.Shelf((), "", [item])]):
        assert held.type == "essay"
        assert "GIFT ne sait pas dire" in held.comment
    else:
        _same(item, held)


def _same(item: model.Item, held: Held) -> None:
    body = item.body.matched() if isinstance(item.body, model.Ordering) and held.type == "matching" else item.body
    match body:
        case model.Choice(options, verdicts):
            assert held.options == [(o.text.html, o.fraction, o.feedback.html) for o in options]
            assert held.said in ((), (verdicts.right.html, verdicts.partial.html, verdicts.wrong.html))
        case model.Matching(pairs, decoys):
            assert held.pairs == [(s.html, a) for s, a in pairs] + [("", decoy) for decoy in decoys]
        case model.Ordering(items):
            assert [text for text, _, _ in held.options] == [one.html for one in items]
        case model.Short():
            _same_words(body, held)
        case model.Numerical(values, unit):
            assert [says for _, _, says in held.options] == [one.feedback.html for one in values]
            assert held.unit in ("", unit)
        case model.TrueFalse(right, if_true, if_false):
            assert held.options[0] == ("true", Decimal(100 * right), if_true.html)
            assert held.options[1] == ("false", Decimal(100 * (not right)), if_false.html)
        case model.Essay(guide):
            assert held.guide in ("", guide.html)
        case model.Cloze(_, gaps):
            for gap, there in zip(gaps, held.gaps, strict=True):
                if isinstance(gap.body, model.Short):
                    _same_words(gap.body, there)
                elif isinstance(gap.body, model.Pick):
                    assert [(text, worth) for text, worth, _ in there.options] == [
                        (one.words, one.fraction) for one in gap.body.options
                    ]


def _same_words(body: model.Short, held: Held) -> None:
    """Words that are wanted fit and no others do, whatever stars and backslashes they hold."""
    for typed, (pattern, worth, says) in zip(body.answers, held.options, strict=True):
        assert fits(typed.words or "anything", pattern)
        assert typed.words is None or not fits(f"{typed.words}x", pattern)
        assert (worth, says) == (typed.fraction, typed.feedback.html)


@quickly
@given(texts)
def test_a_text_made_to_stand_alone_keeps_every_word(text: str) -> None:
    html = cleaned(escape(text), "p", "fr", "ltr", lambda _: "")  # type: ignore[arg-type]

    kept = html.removeprefix('<p lang="fr" dir="ltr">').removesuffix("</p>")
    assert kept.strip() == escape(text, quote=False).strip()


@quickly
@given(st.lists(plain.filter(lambda text: "<" not in text and "\\" not in text), min_size=1, max_size=4))
def test_a_category_keeps_its_names(names: list[str]) -> None:
    shelves = [model.Shelf(tuple(names))]
    _, about = read_xml.read(as_xml(quiz(shelves)))

    assert [*about] == [tuple(names)]


def test_a_picture_travels_inside() -> None:
    picture = model.Text(
        '<p lang="fr" dir="ltr"><img src="@@PLUGINFILE@@/a.png" alt="A"></p>', (File("a.png", b"\x89PNG"),)
    )
    item = model.Item(
        "q-un", "Un", picture, model.Text(), model.Text(), 1, model.TrueFalse(True, model.Text(), model.Text())
    )

    assert through_xml(item).files == {"a.png": b"\x89PNG"}
    assert 'src="data:image/png;base64,iVBORw=="' in through_gift(item).ask
