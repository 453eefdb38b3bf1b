"""What a learner sees: lessons, questions, cases, in French and in Arabic."""

import re
from pathlib import Path
from types import SimpleNamespace

import pytest
from markupsafe import Markup

from builder import load_course
from builder.grading import grade
from builder.model import Course
from builder.player import Given, Player
from builder.player.blocks import Blocks
from builder.player.prose import Frame
from builder.words import words

COURSE = Path(__file__).parents[1] / "courses" / "minimal"


class Doors:
    """Addresses that a test can read."""

    def page(self, id: str, place: str = "") -> str:
        return f"/pages/{id}" + (f"#{place}" if place else "")

    def place(self, name: str) -> str:
        return f"/{name}"

    def term(self, id: str) -> str:
        return f"/glossary#terme-{id}"

    def source(self, id: str) -> str:
        return f"/sources#source-{id}"

    def search(self, question: str = "") -> str:
        return f"/search?q={question}"

    def media(self, path: str) -> str:
        return f"/media/{path}"

    def answers(self, question_id: str) -> str:
        return f"/questions/{question_id}/answers"

    def notes(self, reflection_id: str = "") -> str:
        return f"/reflections/{reflection_id}/note" if reflection_id else "/notebook"


def player(language: str = "fr") -> Player:
    return Player(load_course(COURSE, language), Doors(), words(language))


@pytest.fixture(scope="module")
def course() -> Course:
    return load_course(COURSE)


@pytest.fixture(scope="module")
def french() -> Player:
    return player()


def test_a_lesson_fills_every_hole(french):
    html = french.lesson(french.course.lessons["premier-mot"])

    assert 'href="/pages/compter"' in html
    assert re.search(r'<svg class="drawing" [^>]*aria-label="Frise : du jour 0 au jour 30."', html)
    assert 'data-activity="mot-juste"' in html
    assert 'href="#terme-etat-civil"' in html
    assert 'href="#source-S53"' in html
    assert "\x02" not in html


def test_a_lesson_ends_with_its_words_and_numbered_sources(french):
    html = french.lesson(french.course.lessons["premier-mot"])

    assert 'id="terme-etat-civil"' in html
    assert '<span class="entry__other" lang="ar" dir="rtl">الحالة المدنية</span>' in html
    assert "Sources de la leçon (2)" in html
    assert "source secondaire" in html


def test_a_page_not_translated_says_so_and_keeps_its_language():
    arabic = player("ar")
    lesson = next(one for one in arabic.course.lessons.values() if one.language == "fr")
    html = arabic.lesson(lesson)

    assert "لم يُترجم بعد" in html
    assert '<div class="prose" lang="fr" dir="ltr">' in html


def test_every_question_shows_all_its_slots_under_its_prefix(course, french):
    for question in course.questions.values():
        html = french.question(question, seed="seed", prefix="p.")
        names = {name.removeprefix("p.") for name in re.findall(r' name="([^"]+)"', html)}
        assert names == set(question.key()["slots"]), question.id


def test_a_seed_always_gives_the_same_order_and_seeds_differ(course, french):
    question = next(one for one in course.questions.values() if one.kind == "ordering")
    orders = {tuple(re.findall(r'data-slot="([^"]+)"', french.question(question, seed=str(n)))) for n in range(20)}

    assert french.question(question, seed="a") == french.question(question, seed="a")
    assert len(orders) > 1


def test_a_page_never_carries_the_key_before_the_answer(course, french):
    for question in course.questions.values():
        html = french.question(question, seed="seed")
        for remark in question.remarks():
            assert french.md(remark["says"]) not in html
        assert french.md(question.feedback.right) not in html


def test_a_right_answer_is_marked_right_and_a_judged_question_is_closed(course, french):
    for question in course.questions.values():
        response = question.answer()
        given = Given(response, grade(question.key(), response))
        html = french.question(question, seed="seed", given=given)

        assert f'data-state="{"waiting" if question.rubric() else "correct"}"' in html
        assert 'data-mark="wrong"' not in html
        assert '<fieldset class="question__set" disabled>' in html


def test_what_may_be_told_of_a_missed_question_is_told_and_no_more(course, french):
    """Marks alone, then the right answer in words, then the author's reasons; of every kind that a rule grades."""
    for question in course.questions.values():
        given = Given(response := dict.fromkeys(question.answer(), ""), grade(question.key(), response))
        marks, answers, all_of_it = (
            str(french.question(question, seed="", given=given, shows=shows))
            for shows in ("marks", "answers", "explanations")
        )
        why = str(french.prose.md(question.feedback.wrong, Frame()))
        assert "verdict__answer" not in marks, question.id
        assert 'data-mark="missed"' not in marks, question.id
        assert ("verdict__answer" in answers) == (not question.rubric()), question.id
        assert [why in page for page in (marks, answers, all_of_it)] == [False, False, True], question.id


def test_the_right_answer_is_said_in_the_words_of_the_page(course, french):
    by_type = {question.type: str(french.right(question)) for question in course.questions.values()}

    assert "<ol><li>" in by_type["ordering"]
    assert (
        "La bonne réponse :</b> Vrai" in by_type["truefalse"] or "La bonne réponse :</b> Faux" in by_type["truefalse"]
    )
    assert by_type["matching"].count("<li>") > 1
    assert by_type.get("essay", "").strip() == ""


def test_a_self_check_can_be_answered_again(course, french):
    check = next(iter(course.checks.values()))
    html = french.check(check, Given({}, grade(check.key(), {})))

    assert 'data-state="wrong"' in html
    assert "disabled" not in html
    assert "<button" in html


def test_true_and_false_are_said_in_the_page_s_language():
    arabic = player("ar")
    question = next(one for one in arabic.course.questions.values() if one.kind == "truefalse")

    assert "خطأ" in arabic.question(question, seed="s")


def test_sealed_and_reply_say_the_same(course, french):
    for question in course.questions.values():
        verdict = grade(question.key(), {})
        assert french.sealed(question)["feedback"][verdict["state"]] == french.reply(question, {}, verdict)["feedback"]


def test_a_case_offers_its_choices_then_tells_what_was_decided(french):
    case = next(iter(french.course.cases.values()))
    opening = french.case(case, [], "/cases/x")
    choice = next(iter(case.scenes[case.start].choices))
    then = french.case(case, [choice], "/cases/x")

    for id in case.scenes[case.start].choices:
        assert f'name="choice" value="{id}"' in opening
    assert french.prose.md(case.scenes[case.start].choices[choice].consequence, _plain_frame(case)) in then


def test_an_ending_debriefs_every_decision_and_lets_replay_from_it(french):
    case = next(iter(french.course.cases.values()))
    path: list[str] = []
    while choices := case.scenes[case.at(path)].choices:
        path.append(next(iter(choices)))
    html = french.case(case, path, "/cases/x")

    assert html.count("data-worth=") == len(path)
    assert f'name="back" value="{len(path) - 1}"' in html
    assert 'name="back" value="0"' in html


def test_hidden_inputs_are_in_every_form(course):
    from markupsafe import Markup

    guarded = Player(course, Doors(), words("fr"), lambda: Markup('<input type="hidden" name="token">'))
    check = next(iter(course.checks.values()))
    case = next(iter(course.cases.values()))

    assert 'name="token"' in guarded.check(check)
    assert 'name="token"' in guarded.case(case, [], "/")


def test_the_glossary_lists_every_term_once(french):
    html = french.glossary()

    assert sorted(re.findall(r'id="terme-([^"]+)"', html)) == sorted(french.course.glossary)


def _plain_frame(case):
    from builder.player.prose import Frame

    return Frame(language=case.language)


def test_a_block_is_drawn_from_its_name_its_target_and_its_options(monkeypatch: pytest.MonkeyPatch) -> None:
    drawing = SimpleNamespace(
        html=lambda _blocks, target, options, _frame: Markup(f"<p>{target} {options['show']}</p>")
    )
    monkeypatch.setitem(Blocks.drawn, "drawing", drawing)

    assert player().blocks.fill("drawing:a-name?show=a+b", Frame()) == "<p>a-name a b</p>"


def test_a_question_that_is_not_translated_says_so_in_a_quiz_and_keeps_its_language(minimal_ar: Course) -> None:
    player = Player(minimal_ar, Doors(), words("ar"))
    html = player.question(minimal_ar.questions["q-choix"], seed="")

    assert "هذا السؤال لم يُترجم بعد؛ إليكم نصه باللغة الفرنسية." in html
    assert '<legend class="question__ask"><span class="foreign" lang="fr" dir="ltr">Quel premier mot' in html


def test_a_record_is_marked_with_the_language_it_is_really_in(minimal_ar: Course) -> None:
    player = Player(minimal_ar, Doors(), words("ar"))
    pathway = minimal_ar.pathways["agent"].title

    assert player.say("course", minimal_ar.id, "title", minimal_ar.title) == "درس تجريبي"
    assert player.say("pathway", "agent", "title", pathway).startswith('<span class="foreign" lang="fr" dir="ltr">')


def test_the_step_of_a_decision_keeps_its_language(minimal_ar: Course) -> None:
    html = Player(minimal_ar, Doors(), words("ar")).decision(
        minimal_ar.cases["porte"], "seuil", "papiers", 1, debrief=True
    )

    assert 'المرحلة: <span class="foreign" lang="fr" dir="ltr">Accueil</span>' in html
