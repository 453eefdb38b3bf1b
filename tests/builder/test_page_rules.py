"""Rules about what is written in a page: headings, links, tables, images, ease, weight, dates."""

from datetime import date
from pathlib import Path

import pytest

from builder.markdown.ease import ease, sentences, syllables
from tests.builder.trial import FILES, LESSON, PAGE, TODAY, codes, page, report, with_checks

DRAWN = {"modules/01-un/media/ligne.svg": "<svg/>"}


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("# Encore un titre", "heading-order"),
        ("#### Trop bas", "heading-order"),
        ("### Trois\n\n#### Quatre\n\n##### Cinq", "heading-order"),
        ("##\n\nTexte", "heading-empty"),
        ("[](#quiz-m01)", "link-empty"),
        ("Voir [Ici](#quiz-m01).", "link-vague"),
        ("![ligne.svg](media/ligne.svg)", "alt-vague"),
        (":::{figure} media/ligne.svg\n:alt: Image\n:::", "alt-vague"),
        ("| A | |\n|---|---|\n| a | b |", "table-header"),
        ("[plus bas](#bonjou)", "page-unknown"),
    ],
)
def test_a_fault_of_a_page_is_found(tmp_path: Path, text: str, code: str) -> None:
    assert [problem for problem in codes(tmp_path, {**DRAWN, **page(text)}) if problem != "media-unused"] == [code]


@pytest.mark.parametrize(
    "text",
    [
        "### Trois\n\n#### Quatre\n\n## Deux",
        "[le quiz](#quiz-m01), [plus haut](#bonjour)",
        "| | A | B |\n|---|---|---|\n| un | a | b |",
    ],
)
def test_what_is_well_written_is_left_alone(tmp_path: Path, text: str) -> None:
    assert codes(tmp_path, page(text)) == []


def test_a_lost_anchor_has_the_nearest_heading(tmp_path: Path) -> None:
    (problem,) = report(tmp_path, page("[plus haut](#bonjou)")).problems

    assert problem.fix == "Vouliez-vous dire « bonjour » ?"


def test_a_hard_lesson_says_which_sentences_to_rewrite(tmp_path: Path) -> None:
    hard = (
        "L'administration communale territorialement compétente procédera ultérieurement à la régularisation "
        "individualisée des situations administratives préalablement signalées par les autorités consulaires."
    )
    found = report(tmp_path, {**page(hard), **with_checks("reading-ease: 60")}).problems

    assert [(problem.code, problem.line) for problem in found] == [("reading-ease", 2)]
    assert "l. 24 « L'administration communale" in found[0].fix


def test_ease_is_kandel_and_moles() -> None:
    found = [*sentences([(0, "Le chat dort. La porte est là.")])]

    assert [(s.words, s.syllables) for s in found] == [(3, 3), (4, 4)]
    assert ease(found) == pytest.approx(207 - 1.015 * 7 / 2 - 73.6 * 7 / 7)


def test_sentences_end_where_a_reader_stops() -> None:
    text = "« Bonjour ! Asseyez-vous. » M. Alaoui vient ; l'art. 3 le dit. Voilà."

    assert [s.text for s in sentences([(0, text)])] == [
        "« Bonjour !", "Asseyez-vous. »", "M. Alaoui vient ; l'art. 3 le dit.", "Voilà.",
    ]  # fmt: skip


BY_HAND = """
école 2 porte 1 naissance 2 créer 2 situation 4 officier 3 accueille 2 état 2 bureaux 2 déclarent 2 oiseau 2
citoyenneté 5 lieu 1 pays 2 travail 2 feuille 1 municipalité 6 hier 2 jouer 2 théâtre 2 commune 2 communes 2
prénom 2 étrangère 3 que 1 guichet 2 maternité 4 jour 1 mère 1 carte 1 demande 2 certificat 4 registre 2
personne 2 document 3 rendez 2 semaine 2 source 1 secondaire 3 juridique 3 orientation 4 accompagner 4
interprète 3 épelle 2 question 2 réponse 2 association 5 administration 6 marocain 3 ivoirienne 4
nationalité 5 mariage 3 consulat 3 délai 2 trente 1 quatre 1 premier 2 dernière 2 relire 2 noter 2 appeler 3
signature 3 établissement 5 calendrier 4 client 2 ouvrier 3 moyen 2 payer 2 mangeait 2 oui 1 nuit 1 huit 1
voix 1 écoute 2 reformuler 4 chiffre 1 dossier 2 tribunal 3 jugement 3 déclaratif 4 parents 2 père 1
inconnu 3 deux 1 chacun 2 temps 1 ville 1 famille 2 juillet 2 œuvre 1 idée 2 lycée 2 national 3 loi 1 acte 1
actes 1
"""


def test_syllables_are_those_counted_by_hand_or_nearly() -> None:
    counted = dict(zip(BY_HAND.split()[::2], map(int, BY_HAND.split()[1::2]), strict=True))
    found = {word: syllables(word) for word in counted}

    assert sum(found[word] == counted[word] for word in counted) >= 0.9 * len(counted)
    assert sum(found.values()) == pytest.approx(sum(counted.values()), rel=0.05)


def test_a_page_heavier_than_its_budget_names_what_weighs(tmp_path: Path) -> None:
    text = "![Une photo du guichet](media/guichet.jpg)"
    files = {"modules/01-un/media/guichet.jpg": "x" * 70_000, **page(text)}
    (problem,) = report(tmp_path, files).problems

    assert (problem.code, problem.severity) == ("screen-heavy", "warning")
    assert "guichet.jpg (70 ko)" in problem.fix
    assert codes(tmp_path, {**files, **with_checks("screen-bytes: 80000")}) == []


def test_a_drawing_weighs_what_it_weighs_compressed(tmp_path: Path) -> None:
    text = "![Une frise](media/frise.svg)"

    assert codes(tmp_path, {"modules/01-un/media/frise.svg": "<svg/>" * 20_000, **page(text)}) == []


@pytest.mark.parametrize(("minutes", "found"), [(1, []), (3, []), (10, ["lesson-minutes"])])
def test_minutes_go_with_words(tmp_path: Path, minutes: int, found: list[str]) -> None:
    assert codes(tmp_path, {PAGE: LESSON.replace("minutes: 3", f"minutes: {minutes}")}) == found


ESSAY = """
:::{check}
id: raconter
type: essay
competency: C1
ask: Racontez.
words: {min: 150}
criteria:
  clair: {title: Clair, levels: {non: {title: Non, points: 0}, oui: {title: Oui, points: 1}}}
feedback: {right: Bien., wrong: Relisez., waiting: Merci.}
:::
"""


def test_writing_takes_time_too(tmp_path: Path) -> None:
    files = {PAGE: LESSON.replace("minutes: 3", "minutes: 13") + ESSAY}

    assert codes(tmp_path, files) == []
    assert codes(tmp_path, {PAGE: files[PAGE].replace("words: {min: 150}\n", "")}) == ["lesson-minutes"]


LEGAL = ":::{legal}\n:law: Loi 37-99\n:source: S1\n:reviewed: 2025-11-30\n\nUn texte.\n:::"
SOURCES = {"course/sources.yaml": "S1: {title: Une loi, reliability: primary}\n"}


@pytest.mark.parametrize(("day", "found"), [(date(2026, 11, 30), []), (date(2026, 12, 1), ["legal-stale"])])
def test_the_law_is_read_again_every_year(tmp_path: Path, day: date, found: list[str]) -> None:
    assert codes(tmp_path, {**SOURCES, **page(LEGAL)}, day) == found


def test_pages_and_modules_are_read_again_too(tmp_path: Path) -> None:
    found = report(tmp_path, {}, date(2027, 11, 2)).problems

    assert [(problem.path, problem.line, problem.code) for problem in found] == [
        (PAGE, 6, "review-stale"),
        ("modules/01-un/module.yaml", 5, "review-stale"),
    ]
    assert codes(tmp_path, with_checks("review-months: 24"), date(2027, 11, 2)) == []


def test_a_right_is_read_again(tmp_path: Path) -> None:
    basis = "{law: Loi, source: S1, reviewed: 2024-01-01, text: Un texte.}"
    right = f"rights:\n  asile: {{code: A, title: Asile, decides: Le bureau., basis: [{basis}]}}\n"

    assert codes(tmp_path, {**SOURCES, "course/framework.yaml": right}) == ["legal-stale"]


def test_every_date_of_the_small_course_is_fresh() -> None:
    assert all("2026-11-01" in text for path, text in FILES.items() if "reviewed" in text)
    assert date(2026, 11, 1) < TODAY
