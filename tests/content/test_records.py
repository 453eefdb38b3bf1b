"""The reference model, the words, the papers, the contexts and the pathways that the terms of reference ask for."""

import re

import pytest

from builder import Course, load_course
from tests.conftest import ROOT

PAPERS = {
    "fiche-accueil", "registre", "fiche-suivi", "fiche-liaison", "annuaire-local", "convention-type",
    "decision-interne", "fiche-de-poste", "tableau-trimestriel", "notice-donnees", "procedure-urgence",
}  # fmt: skip
PHONE = re.compile(r"(?<![\d-])(?:\+|00)?212[\s.-]?\d|(?<!\d)0[5-8](?:[\s.-]?\d{2}){4}(?!\d)")
NO_PHONE = re.compile(r'https?://\S+|"[0-9a-f]{12}"')
"""An address, or the digest of what was translated."""


def test_the_reference_model_is_complete(baom: Course) -> None:
    model = baom.framework

    assert len(model.components) >= 5
    assert len(model.actors) >= 25
    assert len(model.relations) >= 40
    kinds = [loop.kind for loop in model.loops.values()]
    assert kinds.count("virtuous") >= 2
    assert kinds.count("failure") >= 2
    assert len(model.process) == 7
    assert len(model.rights) == 17
    assert len(model.roadmap) >= 8
    assert sum(len(phase.activities) for phase in model.roadmap.values()) >= 40
    assert model.governance.roles
    assert model.governance.instances


def test_the_glossary_says_the_words_in_three_languages(baom: Course) -> None:
    assert len(baom.glossary) >= 120
    assert sum(bool(term.ar) for term in baom.glossary.values()) >= 65
    assert sum(bool(term.en) for term in baom.glossary.values()) >= 65


def test_every_source_that_is_cited_exists(baom: Course) -> None:
    cited = set()
    for file in [*ROOT.glob("modules/**/*.md"), *ROOT.glob("course/**/*.md"), *ROOT.glob("quizzes/**/*.yaml")]:
        text = file.read_text("utf-8")
        cited |= set(re.findall(r"\{source\}`(S\d+)`", text)) | set(re.findall(r"^:source: (S\d+)", text, re.MULTILINE))
        cited |= {key for keys in re.findall(r"sources: \[([^\]]*)\]", text) for key in re.findall(r"S\d+", keys)}

    assert len(cited) >= 80
    assert cited - set(baom.sources) == set()


def test_the_toolbox_is_whole(baom: Course) -> None:
    assert set(baom.documents) >= PAPERS


def test_a_fiche_for_each_right_and_each_step(baom: Course) -> None:
    assert {f"droit-{id}" for id in baom.framework.rights} <= set(baom.aids)
    assert {f"etape-{id}" for id in baom.framework.process} <= set(baom.aids)


@pytest.mark.parametrize("context", ["souss-massa", "oriental", "modele"])
def test_a_context_makes_a_course(context: str) -> None:
    course = load_course(ROOT, context=context)

    assert course.context
    assert course.context.directory
    assert all(entry.verified and entry.source for entry in course.context.directory.values())


def test_the_other_region_is_another_place() -> None:
    oriental, souss = (load_course(ROOT, context=name).context for name in ("oriental", "souss-massa"))

    assert oriental
    assert souss
    assert oriental.variables["region"] != souss.variables["region"]
    assert oriental.directory.keys() != souss.directory.keys()


PATHWAYS = ("agent", "elu", "association", "mre", "rpt", "replication")


@pytest.mark.parametrize("name", PATHWAYS)
def test_a_pathway_has_its_thread_and_its_hours(baom: Course, name: str) -> None:
    pathway = baom.pathways[name]

    assert pathway.hours
    assert pathway.promise
    assert pathway.audience
    assert set(pathway.thread) == set(pathway.modules)


def test_the_agents_pathway_is_the_whole_course(baom: Course) -> None:
    assert set(baom.pathways["agent"].modules) == set(baom.module)


def test_no_phone_number_stands_outside_the_contexts() -> None:
    files = [*ROOT.glob("modules/**/*.*"), *ROOT.glob("quizzes/**/*.yaml"), *ROOT.glob("course/*.*")]
    files += ROOT.glob("course/documents/*.md")
    texts = {file.name: file.read_text("utf-8") for file in files if file.suffix in {".md", ".yaml"}}

    assert [name for name, text in texts.items() if PHONE.search(NO_PHONE.sub("", text))] == []


@pytest.mark.parametrize("number", ["05 28 00 00 00", "0612345678", "+212 528"])
def test_a_phone_number_would_be_seen(number: str) -> None:
    assert PHONE.search(f"Appelez le {number} le matin.")
