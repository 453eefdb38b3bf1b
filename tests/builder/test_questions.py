"""The kinds of question: what each shows, how it is graded, what it says, and how an LMS hears of it."""

from typing import Any

import pytest
from pydantic import ValidationError

from builder.grading import Response, Verdict, grade, remarks
from builder.model import question
from builder.questions import KINDS, Question
from builder.questions.base import token

SHARED: dict[str, Any] = {
    "id": "q",
    "competency": "C1",
    "ask": "Que faire ?",
    "feedback": {"right": "Oui.", "wrong": "Non."},
}
DATA: dict[str, dict[str, Any]] = {
    "choice": {
        "options": {
            "tribunal": {"text": "Le tribunal", "right": True},
            "commune": {"text": "La commune", "feedback": "Elle inscrit, elle ne juge pas."},
        },
        "points": 2,
    },
    "truefalse": {"answer": False, "if_true": "Relisez la loi."},
    "several": {
        "options": {
            "cin": {"text": "La carte", "right": True, "feedback": "Toujours."},
            "acte": {"text": "L'acte", "right": True},
            "religion": {"text": "La religion", "feedback": "Jamais."},
        },
        "credit": "partial",
    },
    "matching": {
        "pairs": {
            "naissance": {"item": "Naissance", "match": "30 jours"},
            "deces": {"item": "Décès", "match": "Sans attendre", "feedback": "Relisez la fiche."},
        },
        "decoys": {"jamais": "Un an"},
    },
    "ordering": {
        "items": {"accueil": {"text": "Accueillir"}, "ecoute": {"text": "Écouter", "feedback": "Avant d'écrire."}}
    },
    "text": {"accepts": ["réquisition"], "mistakes": [{"says": ["question"], "feedback": "Presque."}]},
    "categorise": {
        "groups": {"bureau": "Le bureau", "guichet": "Le guichet"},
        "items": {
            "ecouter": {"text": "Écouter", "group": "bureau"},
            "inscrire": {"text": "Inscrire", "group": "guichet", "feedback": "C'est un acte."},
        },
    },
    "matrix": {
        "columns": {"oui": "Permis", "non": "Interdit"},
        "statements": {
            "conseiller": {"text": "Conseiller", "column": "oui"},
            "signer": {"text": "Signer", "column": "non", "feedback": "Jamais."},
        },
    },
    "cloze": {
        "text": "En {delai} à l'{term}`état civil`, devant {autorite} : {jugement}.",
        "blanks": {
            "jugement": {"accepts": ["déclaratif"], "feedback": "Relisez."},
            "delai": {"answer": "30", "within": 1, "unit": "jours"},
            "autorite": {"options": {"officier": "l'officier", "juge": "le juge"}, "right": "officier"},
        },
    },
    "document": {
        "title": "Fiche",
        "fields": {
            "nom": {"label": "Nom", "value": "Awa", "feedback": "Rien à redire."},
            "date": {"label": "Date", "value": "31 février", "error": "Ce jour n'existe pas."},
            "rite": {"label": "Religion", "value": "—", "error": "Jamais."},
        },
        "credit": "partial",
    },
    "hotspot": {
        "figure": "media/plan.svg",
        "alt": "Un plan.",
        "regions": {
            "porte": {"label": "La porte", "feedback": "Elle reste ouverte."},
            "table": {"label": "La table", "right": True},
        },
    },
    "essay": {
        "criteria": {
            "respect": {
                "title": "Respect",
                "levels": {"absent": {"title": "Absent", "points": 0}, "la": {"title": "Là", "points": 2}},
            },
        },
        "model": "Je salue.",
    },
    "number": {"answer": 30, "within": 1, "unit": "jours", "mistakes": [{"value": 15, "feedback": "La moitié."}]},
}


def make(kind: str, **changes: Any) -> Question:
    return question({**SHARED, "type": kind, **DATA[kind], **changes})


def said(asked: Question, response: Response) -> list[str]:
    return [remark["says"] for remark in remarks(asked.remarks(), response, grade(asked.key(), response))]


def judged(asked: Question, response: Response) -> tuple[int, str]:
    verdict: Verdict = grade(asked.key(), response)
    return verdict["earned"], verdict["state"]


def test_all_kinds_are_tested_here() -> None:
    assert KINDS.keys() == DATA.keys()


@pytest.mark.parametrize("kind", DATA)
def test_its_answer_earns_everything(kind: str) -> None:
    asked = make(kind)
    assert judged(asked, asked.answer()) == (
        (asked.key()["possible"], "correct") if kind != "essay" else (0, "waiting")
    )


@pytest.mark.parametrize("kind", DATA)
def test_no_answer_earns_nothing(kind: str) -> None:
    assert judged(make(kind), {}) == (0, "wrong")


@pytest.mark.parametrize("kind", DATA)
def test_controls_and_key_name_the_same_slots(kind: str) -> None:
    asked = make(kind)
    assert [control.name for control in asked.controls()] == [*asked.key()["slots"]]


@pytest.mark.parametrize("kind", DATA)
def test_its_answer_is_offered_by_its_controls(kind: str) -> None:
    asked = make(kind)
    offered = {control.name: {value for value, _ in control.options} for control in asked.controls()}
    for slot, value in asked.answer().items():
        assert value in (offered[slot] or {"on", value})


@pytest.mark.parametrize("kind", DATA)
def test_remarks_are_about_its_slots(kind: str) -> None:
    asked = make(kind)
    assert {remark["slot"] for remark in asked.remarks()} <= asked.key()["slots"].keys()


@pytest.mark.parametrize("kind", DATA)
def test_letters_are_single_and_differ(kind: str) -> None:
    interaction = make(kind).interaction()
    for letters in (interaction["letters"], interaction["targets"]):
        assert all(len(letter) == 1 for letter in letters.values())
        assert len(set(letters.values())) == len(letters)


@pytest.mark.parametrize("kind", DATA)
def test_a_field_that_does_not_exist_is_refused(kind: str) -> None:
    with pytest.raises(ValidationError, match="couleur"):
        make(kind, couleur="bleu")


@pytest.mark.parametrize("id", ["Q1", "1q", "q_1", "é", "q--1", ""])
def test_an_id_is_a_slug(id: str) -> None:
    with pytest.raises(ValidationError, match="id"):
        make("truefalse", id=id)


def test_a_type_that_does_not_exist_is_a_key_error() -> None:
    with pytest.raises(KeyError):
        question({**SHARED, "type": "essai"})


def test_feedback_falls_back_on_wrong_when_nothing_is_said_of_partly_right() -> None:
    feedback = make("several").feedback
    assert [feedback.for_state(state) for state in ("correct", "partial", "wrong")] == ["Oui.", "Non.", "Non."]


def test_feedback_may_speak_of_partly_right() -> None:
    asked = make("several", feedback={"right": "Oui.", "partial": "Presque.", "wrong": "Non."})
    assert asked.feedback.for_state("partial") == "Presque."


def test_choice_shows_radios_that_may_be_mixed() -> None:
    (control,) = make("choice").controls()
    assert (control.type, control.mixed) == ("radio", True)
    assert control.options == (("tribunal", "Le tribunal"), ("commune", "La commune"))


def test_choice_says_what_the_option_says() -> None:
    asked = make("choice")
    assert said(asked, {"answer": "commune"}) == ["Elle inscrit, elle ne juge pas."]
    assert said(asked, {"answer": "tribunal"}) == []
    assert judged(asked, {"answer": "commune"}) == (0, "wrong")


@pytest.mark.parametrize("right", [[], ["a", "b"]])
def test_choice_has_one_right_option(right: list[str]) -> None:
    options = {id: {"text": id, "right": id in right} for id in ("a", "b", "c")}
    with pytest.raises(ValidationError, match=f"une seule bonne option ; ici, {len(right)}"):
        make("choice", options=options)


def test_choice_has_at_least_two_options() -> None:
    with pytest.raises(ValidationError, match="options"):
        make("choice", options={"a": {"text": "a", "right": True}})


def test_truefalse_keeps_its_order_and_speaks_of_the_answer_given() -> None:
    asked = make("truefalse")
    (control,) = asked.controls()
    assert ([value for value, _ in control.options], control.mixed) == (["true", "false"], False)
    assert said(asked, {"answer": "true"}) == ["Relisez la loi."]
    assert asked.interaction()["letters"] == {"true": "t", "false": "f"}


def test_several_gives_and_takes_points() -> None:
    asked = make("several")
    assert [control.type for control in asked.controls()] == ["checkbox"] * 3
    assert judged(asked, {"cin": "on"}) == (1, "partial")
    assert judged(asked, {"cin": "on", "religion": "on"}) == (0, "wrong")
    assert said(asked, {"cin": "on", "religion": "on"}) == ["Toujours.", "Jamais."]


def test_several_may_be_all_or_nothing() -> None:
    asked = make("several", credit="all", points=3)
    assert judged(asked, {"cin": "on"}) == (0, "wrong")
    assert judged(asked, {"cin": "on", "acte": "on"}) == (3, "correct")


def test_several_says_how_it_gives_credit() -> None:
    with pytest.raises(ValidationError, match="credit"):
        question({**SHARED, "type": "several", "options": DATA["several"]["options"]})


def test_several_has_something_right() -> None:
    with pytest.raises(ValidationError, match="Aucune option"):
        make("several", options={"a": {"text": "a"}, "b": {"text": "b"}})


def test_matching_offers_the_same_partners_everywhere_decoys_included() -> None:
    first, second = make("matching").controls()
    assert first.options == second.options
    assert {label for _, label in first.options} == {"30 jours", "Sans attendre", "Un an"}


def test_matching_shows_values_that_tell_nothing_and_never_change() -> None:
    offered = [value for value, _ in make("matching").controls()[0].options]
    assert not {"naissance", "deces", "jamais"} & set(offered)
    more = {**DATA["matching"]["pairs"], "mariage": {"item": "Mariage", "match": "Avant"}}
    assert set(offered) < {value for value, _ in make("matching", pairs=more).controls()[0].options}


def test_matching_gives_credit_pair_by_pair() -> None:
    asked = make("matching")
    response = {"naissance": token("q", "naissance"), "deces": token("q", "jamais")}
    assert judged(asked, response) == (1, "partial")
    assert said(asked, response) == ["Relisez la fiche."]
    assert asked.interaction()["targets"].keys() == {token("q", id) for id in ("naissance", "deces", "jamais")}


def test_matching_refuses_an_id_that_is_a_pair_and_a_decoy() -> None:
    with pytest.raises(ValidationError, match="« deces » est à la fois une paire et un leurre"):
        make("matching", decoys={"deces": "Un an"})


def test_ordering_asks_each_item_its_rank() -> None:
    asked = make("ordering")
    assert [[value for value, _ in control.options] for control in asked.controls()] == [["1", "2"]] * 2
    assert judged(asked, {"accueil": "1", "ecoute": "1"}) == (1, "partial")
    assert said(asked, {"accueil": "1", "ecoute": "1"}) == ["Avant d'écrire."]


@pytest.mark.parametrize("kind", ["several", "ordering"])
def test_kinds_whose_slots_tell_their_order_are_mixed(kind: str) -> None:
    assert KINDS[kind].mixes_slots
    assert not KINDS["matching"].mixes_slots


def test_text_is_read_plainly_and_knows_mistakes() -> None:
    asked = make("text")
    assert judged(asked, {"answer": " REQUISITION "}) == (1, "correct")
    assert said(asked, {"answer": "Question"}) == ["Presque."]


def test_text_accepts_something() -> None:
    with pytest.raises(ValidationError, match="accepts"):
        make("text", accepts=[])


def test_number_gives_or_takes_and_knows_mistakes_exactly() -> None:
    asked = make("number")
    assert judged(asked, {"answer": "31,0"}) == (1, "correct")
    assert judged(asked, {"answer": "31,5"}) == (0, "wrong")
    assert said(asked, {"answer": "15"}) == ["La moitié."]
    assert said(asked, {"answer": "16"}) == []
    assert asked.controls()[0].detail == "jours"


def test_number_is_exact_to_the_millionth() -> None:
    asked = make("number", answer="0.1", within="0.000001", mistakes=[])
    assert judged(asked, {"answer": "0,100001"}) == (1, "correct")
    assert judged(asked, {"answer": "0,100002"}) == (0, "wrong")


def test_categorise_gives_each_item_every_group() -> None:
    asked = make("categorise")
    assert [[value for value, _ in control.options] for control in asked.controls()] == [["bureau", "guichet"]] * 2
    assert judged(asked, {"ecouter": "bureau", "inscrire": "bureau"}) == (1, "partial")
    assert said(asked, {"ecouter": "bureau", "inscrire": "bureau"}) == ["C'est un acte."]


@pytest.mark.parametrize(
    ("kind", "changes", "fault"),
    [
        ("categorise", {"groups": {"bureau": "Ici", "guichets": "Là"}}, (("items", "inscrire", "group"), "guichets")),
        ("matrix", {"columns": {"oui": "Oui", "nom": "Non"}}, (("statements", "signer", "column"), "nom")),
        ("cloze", {"text": "{delais} {autorite} {jugement} {delai}"}, (("text",), "delai")),
        ("cloze", {"text": "{autorite} {jugement}"}, (("blanks", "delai"), "{delai}")),
        ("cloze", {"text": "{autorite} {jugement} {delai} {delai}"}, (("blanks", "delai"), "une fois")),
    ],
)
def test_what_a_kind_names_and_does_not_have_is_said_at_its_place_with_the_nearest(
    kind: str, changes: dict[str, Any], fault: tuple[tuple[str, ...], str]
) -> None:
    ((where, _, _, fix),) = make(kind, **changes).faults()
    assert (where, fault[1] in fix) == (fault[0], True)


@pytest.mark.parametrize("kind", DATA)
def test_a_sound_question_has_no_fault(kind: str) -> None:
    assert [*make(kind).faults()] == []


def test_matrix_is_graded_line_by_line() -> None:
    asked = make("matrix")
    assert judged(asked, {"conseiller": "oui", "signer": "oui"}) == (1, "partial")
    assert said(asked, {"conseiller": "oui", "signer": "oui"}) == ["Jamais."]


def test_cloze_asks_its_blanks_in_the_order_of_the_text_and_reads_each_by_its_own_rule() -> None:
    asked = make("cloze")
    kinds = [(control.name, control.type) for control in asked.controls()]
    assert kinds == [("delai", "number"), ("autorite", "select"), ("jugement", "text")]
    assert judged(asked, {"delai": "31", "autorite": "officier", "jugement": "DECLARATIF"}) == (3, "correct")
    assert judged(asked, {"delai": "32", "autorite": "juge", "jugement": "déclaratif"}) == (1, "partial")
    assert said(asked, {"jugement": "définitif"}) == ["Relisez."]


def test_a_blank_is_of_one_sort() -> None:
    with pytest.raises(ValidationError, match="Un trou a"):
        make("cloze", text="{a}", blanks={"a": {"accepts": ["x"], "answer": 3}})


def test_document_gives_and_takes_points_and_explains_every_error() -> None:
    asked = make("document")
    assert judged(asked, {"date": "on"}) == (1, "partial")
    assert judged(asked, {"date": "on", "nom": "on"}) == (0, "wrong")
    assert said(asked, {"date": "on", "nom": "on"}) == ["Rien à redire.", "Ce jour n'existe pas.", "Jamais."]
    assert judged(make("document", credit="all"), {"date": "on"}) == (0, "wrong")


def test_hotspot_has_one_region_or_with_credit_several() -> None:
    assert [control.type for control in make("hotspot").controls()] == ["radio"]
    assert said(make("hotspot"), {"answer": "porte"}) == ["Elle reste ouverte."]
    asked = make("hotspot", credit="partial")
    assert [control.type for control in asked.controls()] == ["checkbox"] * 2
    assert judged(asked, {"table": "on", "porte": "on"}) == (0, "wrong")
    assert said(asked, {"porte": "on"}) == ["Elle reste ouverte."]
    both = {id: {"label": id, "right": True} for id in ("porte", "table")}
    assert [code for _, code, _, _ in make("hotspot", regions=both).faults()] == ["region-right"]


def test_essay_waits_until_a_person_gives_each_criterion_a_level() -> None:
    asked = make("essay")
    rubric = asked.rubric()
    assert rubric
    assert grade(asked.key(), {"answer": "Bonjour."})["state"] == "waiting"
    assert (grade(rubric, {"respect": "la"})["earned"], rubric["possible"]) == (2, 2)
    assert grade(rubric, {"respect": "absent"})["state"] == "wrong"
    assert asked.feedback.for_state("waiting") == ""


def test_a_document_without_an_error_has_nothing_to_find() -> None:
    fields = {"nom": {"label": "Nom", "value": "Awa"}, "date": {"label": "Date", "value": "3 mars"}}
    assert [code for _, code, _, _ in make("document", fields=fields).faults()] == ["document-right"]


@pytest.mark.parametrize("value", ["trente", "0.0000001", 1_000_000_000, "NaN"])
def test_number_refuses_what_no_learner_could_write(value: object) -> None:
    with pytest.raises(ValidationError, match="answer"):
        make("number", answer=value)
