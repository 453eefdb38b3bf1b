"""What no source supports is never affirmed: causes, counts, costs, an article, duties and entitlements."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.conftest import ROOT

DOUBTS = (
    r"\?", "vérifi", "aucun", "personne n", "ne dit pas", "n’est pas", "n’a pas", "sans source", "hypothèse",
    "peut-être", "juriste", "à confirmer", "inconnu", "n’affirm", "ne promet", "jamais", "ne sai", "ignore", "faux",
    "fausse", "invent", "pas de source", "n’explique", "pas expliqué",
)  # fmt: skip
HEDGED = re.compile("|".join(DOUBTS), re.IGNORECASE)
"""A sentence that asks, doubts or denies."""

OTHERS = "Agadir|Taroudant|Inezgane|Drarga|Qliaâ|Sidi Bibi|Aït Amira|Biougra|Oulad Teïma|Tafraout"
FORBIDDEN = {
    "causes of the end of early offices": r"(premiers? (BAOM|bureaux).{0,80}(échoué|fermé|disparu|arrêté)"
    r"|(échec|fermeture|fin) des premiers).{0,60}(parce qu|car |à cause|en raison|faute d)",
    "sixteen communes named": r"(seize|16) (communes|BAOM|bureaux).{0,40}( : |sont ).{0,10}(Agadir|Taroudant|Belfaa)",
    "another commune as an office": rf"(BAOM|bureau d’accueil et d’orientation) (de |d’|à )({OTHERS})\b",
    "how many people offices receive": r"bureaux? (reçoi(t|vent)|accueill\w+|suiv\w+).{0,30}\b\d[\d  ]*"
    r"\s(personnes|usagers|usagères|migrants) (par|chaque) (an|mois|jour|semaine)",
    "what an office costs": r"(BAOM|bureau)\b.{0,30}\bcoûte\b.{0,30}\d",
    "an article on offices in the law on communes": r"(article|art\.) \d+.{0,60}113-14.{0,60}(BAOM|bureaux? d’accueil)",
    "the delay under the new law": r"36-21.{0,80}(délai|sous) .{0,20}\d+ jours",
    "foreigners' right to AMO-Tadamon": r"(étrang\w+|migrant\w+|réfugié\w+|RPT).{0,60}(ont droit|a droit|bénéfici\w+"
    r"|accèd\w+).{0,40}(AMO|Tadamon|aide sociale directe)",
    "a duty to report": r"(agent\w*|bureau|commune) (doit|est tenu\w*|a l’obligation).{0,40}(signaler|dénoncer"
    r"|déclarer).{0,40}(séjour|irrégul|police|parquet|violence)",
    "a ban on reporting": r"la loi (interdit|défend).{0,40}(signaler|dénoncer).{0,40}(séjour|irrégul|violence|crime)",
    "an entitlement to the wage without a visa": r"salaire.{0,30}(est|reste) dû même sans (visa|contrat)",
    "the article on trafficking victims": r"article 448-10.{0,40}(protège|prévoit|exclut|dit)",
}
ASSERTIONS = [(name, re.compile(pattern, re.IGNORECASE)) for name, pattern in FORBIDDEN.items()]


TRANSLATED = re.compile(r"\.[a-z]{2}\.yaml$")
CHECK = re.compile(r"^:::\{check\}\n(.*?)^:::$", re.MULTILINE | re.DOTALL)


def said(data: Any) -> Iterator[str]:
    """What a record affirms: not what somebody may choose to say, nor what is there to be judged."""
    if isinstance(data, dict):
        mute = {"text"} if data.keys() & {"goto", "group", "column"} or data.get("right", True) is not True else set()
        mute |= {"ask"} if data.get("type") == "truefalse" and data.get("answer") is False else set()
        for key, value in data.items():
            if key == "options":
                yield from said([{"right": False} | one for one in value.values() if isinstance(one, dict)])
            elif key not in mute:
                yield from said(value)
    elif isinstance(data, list):
        yield from (text for one in data for text in said(one))
    elif isinstance(data, str):
        yield data


def texts(file: Path) -> Iterator[str]:
    text = file.read_text("utf-8")
    if file.suffix == ".yaml":
        yield from said(yaml.safe_load(text))
    else:
        yield from (one for check in CHECK.findall(text) for one in said(yaml.safe_load(check)))
        yield from re.split(r"\n\s*\n", CHECK.sub("", text))


def sentences() -> Iterator[tuple[str, str]]:
    """What a learner reads as true, sentence by sentence."""
    for pattern in ("modules/**/*.fr.md", "course/documents/*.fr.md", "course/*.yaml", "quizzes/**/*.yaml"):
        for file in sorted(ROOT.glob(pattern)):
            if not TRANSLATED.search(file.name):
                for text in texts(file):
                    plain = re.sub(r"\{\w+\}`([^`<]+)[^`]*`", r"\1", re.sub(r"\s+", " ", text))
                    yield from ((file.name, sentence) for sentence in re.split(r"(?<=[.!?»])\s", plain))


def affirmed(sentence: str) -> list[str]:
    if HEDGED.search(sentence):
        return []
    return [name for name, pattern in ASSERTIONS if pattern.search(sentence)]


def test_nothing_is_affirmed_that_no_source_supports() -> None:
    assert [(file, name, sentence) for file, sentence in sentences() for name in affirmed(sentence)] == []


@pytest.mark.parametrize(
    ("sentence", "name"),
    [
        ("Les premiers BAOM ont fermé parce que les élus ont changé.", "causes of the end of early offices"),
        ("Le BAOM de Taroudant ouvre deux jours par semaine.", "another commune as an office"),
        ("Les bureaux reçoivent 400 personnes par an.", "how many people offices receive"),
        ("Un bureau coûte 120 000 DH par an.", "what an office costs"),
        ("L’article 83 de la loi 113-14 crée les BAOM.", "an article on offices in the law on communes"),
        ("Avec la loi 36-21, le délai passe à 60 jours.", "the delay under the new law"),
        ("Les réfugiés ont droit à AMO-Tadamon.", "foreigners' right to AMO-Tadamon"),
        ("L’agent doit signaler le séjour irrégulier.", "a duty to report"),
        ("La loi interdit de signaler un séjour irrégulier.", "a ban on reporting"),
        ("Le salaire est dû même sans visa.", "an entitlement to the wage without a visa"),
        ("L’article 448-10 les protège.", "the article on trafficking victims"),
    ],
)
def test_an_assertion_would_be_seen(sentence: str, name: str) -> None:
    assert affirmed(sentence) == [name]


def test_what_is_there_to_be_judged_is_no_assertion() -> None:
    options = {"a": {"text": "Faux.", "feedback": "Non."}, "b": {"text": "Vrai.", "right": True}}

    assert [*said({"ask": "Quoi ?", "options": options, "items": [{"text": "Ceci", "group": "g"}]})] == [
        "Quoi ?", "Non.", "Vrai.", "g",
    ]  # fmt: skip
    assert [*said({"type": "truefalse", "ask": "Ceci.", "answer": False, "if_false": "Bien."})] == [
        "truefalse",
        "Bien.",
    ]


@pytest.mark.parametrize(
    "sentence",
    [
        "Pourquoi les premiers BAOM ont-ils fermé : parce que les élus ont changé ?",
        "Aucune source ne dit que les réfugiés ont droit à AMO-Tadamon.",
        "À vérifier : avec la loi 36-21, le délai passe-t-il à 60 jours.",
    ],
)
def test_a_doubt_is_no_assertion(sentence: str) -> None:
    assert affirmed(sentence) == []
