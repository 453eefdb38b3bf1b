"""Search: what an index holds, how words meet, and that the readers' index is the one that Python makes."""

import json
from collections.abc import Callable

import pytest

from builder.search import Document, Library, Part, make_index
from builder.search.stems import stem

BIRTH = "La naissance se déclare à l’officier d’état civil, selon la loi 37-99. Déclarez-la avant trente jours."
REGISTRY = "Service qui tient le registre des naissances et des décès, sur déclaration."
LONG = " ".join(f"mot{n}" for n in range(40))


def page(id: str, module: str, title: str, *parts: tuple[str, str], kind: str = "lesson", lang: str = "fr") -> Document:
    made = tuple(Part(f"/{id}#{n}", heading, text) for n, (heading, text) in enumerate(parts))
    return Document(kind, id, module, f"Module {module[-1]}", title, lang, made, ((title, lang),))


def term(id: str, name: str, definition: str, arabic: str = "") -> Document:
    names = ((name, "fr"), (arabic, "ar")) if arabic else ((name, "fr"),)
    return Document("term", id, "", "", name, "fr", (Part(f"/glossary#{id}", "", definition),), names)


SHELF = [
    page(
        "jour-26", "m01", "Le jour 26",
        ("", f"Un père arrive au guichet. {LONG}"),
        ("Déclarer à temps", BIRTH),
    ),
    page(
        "hors-delai", "m02", "Après le délai",
        ("", "La déclaration tardive passe par un juge."),
        ("Le jugement", "Le tribunal prononce un jugement déclaratif quand le délai est passé."),
    ),
    page(
        "yawm", "m02", "اليوم السادس والعشرون",
        ("", "تصل الأسرة إلى الشباك."),
        ("التصريح بالولادة", "تُسجَّل الولادات في ثلاثين يومًا."),
        lang="ar",
    ),
    page("registre", "m01", "Le registre", ("", "Qui écrit, et où."), kind="aid"),
    term("etat-civil", "État civil", REGISTRY, "سجل الولادات"),
    term("jugement", "Jugement", "Décision d’un tribunal."),
]  # fmt: skip
"""The small library of tests/conformance/search: what the cases there find."""


def test_the_index_is_the_one_that_the_law_is_tried_on(golden: Callable[[str, str], None]) -> None:
    golden("search/index.json", json.dumps(make_index(SHELF), ensure_ascii=False, indent=1) + "\n")


@pytest.mark.parametrize(
    ("language", "forms"),
    [
        ("fr", ["déclarer", "déclaration", "déclarations", "déclaré", "Déclarées"]),
        ("fr", ["naissance", "naissances"]),
        ("fr", ["officier", "officiers"]),
        ("ar", ["الولادة", "ولادة", "ولادات", "الولادات", "بالولادة", "للولادة"]),
        ("ar", ["الأسرة", "أسرة", "اسرة"]),
        ("ar", ["المدنية", "مدنية", "المَدَنِيَّة"]),
        ("en", ["declares", "declared", "declaring"]),
    ],
)
def test_forms_of_one_word_share_a_stem(language: str, forms: list[str]) -> None:
    assert len({stem(form, language) for form in forms}) == 1


@pytest.mark.parametrize(("one", "other"), [("commune", "communication"), ("mariage", "marché"), ("acte", "action")])
def test_words_that_only_look_alike_do_not(one: str, other: str) -> None:
    assert stem(one, "fr") != stem(other, "fr")


def test_a_form_goes_by_its_commonest_spelling() -> None:
    twice = page("a", "m", "x", ("", "il a déclaré, elle a déclaré ; le declare ; déclaration"))
    index = make_index([twice])

    forms = dict(zip(index["forms"].split(), index["stems"], strict=True))
    assert forms["declare"] == forms["declaration"]


def test_each_page_is_stemmed_in_its_own_language() -> None:
    arabic = page("b", "m", "تسجيل", ("", "وتسجيل الولادة"), lang="ar")
    library = Library(make_index([page("a", "m", "Naissances", ("", "")), arabic]))

    assert [library.pages[hit.page]["id"] for hit in library.find("naissance").hits] == ["a"]
    assert [library.pages[hit.page]["id"] for hit in library.find("التسجيل").hits] == ["b"]


def test_the_order_of_pages_is_all_that_an_index_depends_on() -> None:
    assert make_index(SHELF) == make_index([*SHELF])
    assert json.loads(json.dumps(make_index(SHELF))) == make_index(SHELF)


def test_an_empty_course_finds_nothing() -> None:
    assert Library(make_index([])).find("naissance").hits == ()
