"""What paper knows of the player's HTML: which classes have a drawing, which tags, and what it leaves out."""


def _named(text: str) -> frozenset[str]:
    return frozenset(text.split())


DRAWN = _named(
    """note tip warning verify callout__title legal legal__label legal__law legal__meta situation situation__title
    reflection reflection__title steps compare compare__text compare__practice compare__title timeline cards card
    tiles tile tile__title tile__label contacts__list contact contact__name contact__verified process__path
    process__step process__number process__name process__time record record__title record__code record__parts
    record__part record__doubts record__whom loop loop__title loop__steps phases phase phase__title phase__number
    phase__activities phase__facts map__legend map__group fillin fillin--lines fillin__name panel example__label
    listing__name paper-link tag quiet small lede transcript"""
)
"""Classes with a drawing of their own: the last that an element bears counts. An element with none goes by its tag."""

TAGS = {
    "abbr": "span", "b": "strong", "bdi": "span", "blockquote": "quote", "br": "break", "caption": "caption",
    "dd": "dd", "dl": "dl", "dt": "dt", "em": "em", "figcaption": "caption", "figure": "figure", "hr": "rule",
    "i": "em", "label": "span", "li": "li", "ol": "ol", "p": "p", "span": "span", "strong": "strong", "sub": "sub",
    "sup": "sup", "time": "span", "ul": "ul",
}  # fmt: skip
"""Other tags only hold what is in them."""

UNSEEN = _named("button script style template source track select video audio")
OMITTED = _named(
    """visually-hidden map__panel reflection__form footnote-backref footnotes footnotes-sep record__more download
    recording__about question__kind sources"""
)
"""What serves on a screen only, or stands elsewhere in a book."""

INLINE = _named(
    """strong em code link term cite sup sub span quiet small tag break blank tick way footnote sample fillin pageref
    record__code record__whom phase__number process__number process__name process__time fillin__name"""
)
"""Kinds that stand inside a line; the others begin one of their own."""

SAID = {
    "lang": "lang", "dir": "dir", "data-part": "part", "data-kind": "sort", "data-hue": "hue", "start": "start",
    "data-loop-kind": "sort", "aria-current": "current", "colspan": "wide", "rowspan": "tall",
}  # fmt: skip
"""The attributes that a drawing needs to know, and what nodes call them."""
