"""Taking a quiz: keeping answers, coming back, sending, reading the result."""

import re
import threading
from collections.abc import Mapping

import pytest
from flask import Flask

from builder.model import Quiz
from builder.model.quiz import Review
from tests.webapp.conftest import ParcoursClient
from webapp.learn.rows import Card
from webapp.models import Attempt, AttemptAnswer


@pytest.fixture
def quiz(app: Flask) -> Quiz:
    found: Quiz = app.extensions["library"].main.editions["fr"].course.quizzes["quiz-m01"]
    return found


@pytest.fixture
def begun(awa: ParcoursClient) -> str:
    """The address of an attempt that Awa just began."""
    return awa.submit("/quizzes/quiz-m01/attempts").location


def filled(quiz: Quiz, ids: list[str], *, right: bool = True) -> dict[str, str]:
    """The form that answers these questions."""
    answers: Mapping[str, Mapping[str, str]] = {id: quiz.by_id[id].answer() for id in ids}
    form = {f"{id}:{slot}": value for id, answer in answers.items() for slot, value in answer.items()}
    return form if right else dict.fromkeys(form, "autre")


def said(row: AttemptAnswer) -> dict[str, str]:
    """What was answered, without the slots left empty."""
    return {slot: value for slot, value in row.response.items() if value}


def drawn(browser: ParcoursClient) -> list[str]:
    return list(browser.rows(Attempt)[-1].questions)


def test_the_way_in_says_what_is_asked(awa: ParcoursClient) -> None:
    page = awa.get("/quizzes/quiz-m01").text

    assert "7 questions" in page
    assert "Réussi à partir de 70\xa0%" in page
    assert "2 essais, le meilleur compte" in page


def test_an_attempt_shows_one_question_or_all(awa: ParcoursClient, begun: str) -> None:
    assert awa.get(begun).text.count('class="question"') == 1
    assert awa.get(f"{begun}?view=all").text.count('class="question"') == 7
    assert "Question 3 sur 7" in awa.get(f"{begun}?q=3").text
    assert awa.get(f"{begun}?q=99").status_code == awa.get(f"{begun}?q=x").status_code == 200


def test_beginning_again_resumes(awa: ParcoursClient, begun: str) -> None:
    assert awa.submit("/quizzes/quiz-m01/attempts").location == begun
    assert len(awa.rows(Attempt)) == 1
    assert "Reprendre mon essai" in awa.get("/quizzes/quiz-m01").text


def test_two_beginnings_at_once_are_one(awa: ParcoursClient, app: Flask) -> None:
    token, cookie = awa.token(), awa.get_cookie("parcours")
    assert cookie
    barrier, places = threading.Barrier(2), set()

    def begin(client_id: str) -> None:
        browser = app.test_client()
        browser.set_cookie("parcours", cookie.value)
        barrier.wait()
        data = {"csrf_token": token, "client_id": client_id}
        places.add(browser.post("/quizzes/quiz-m01/attempts", data=data).location)

    threads = [threading.Thread(target=begin, args=(f"navigateur-{n}",)) for n in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert len(places) == len(awa.rows(Attempt)) == 1


def test_an_answer_is_kept_and_shown_after_coming_back(
    awa: ParcoursClient, brahim: ParcoursClient, app: Flask, begun: str, quiz: Quiz
) -> None:
    first = drawn(awa)[0]
    reply = awa.submit(f"{begun}/answers", action="next", q="1", **filled(quiz, [first]))

    assert reply.location == f"{begun}?q=2"
    kept = awa.rows(AttemptAnswer)[0]
    assert (kept.question, said(kept), kept.verdict) == (first, quiz.by_id[first].answer(), None)
    assert 'aria-current="step"' in awa.get(begun).text
    assert "Question 2 sur 7" in awa.get(begun).text


@pytest.mark.parametrize(
    ("button", "place"),
    [
        ({"action": "previous"}, "q=2"),
        ({"action": "next"}, "q=4"),
        ({"action": "save"}, "q=3"),
        ({"goto": "6"}, "q=6"),
        ({"action": "next", "view": "all"}, "view=all"),
        ({"action": "finish"}, "view=end"),
    ],
)
def test_buttons_lead_where_they_say(awa: ParcoursClient, begun: str, button: dict[str, str], place: str) -> None:
    assert awa.submit(f"{begun}/answers", q="3", **button).location == f"{begun}?{place}"


def test_an_autosave_hears_when(awa: ParcoursClient, begun: str, quiz: Quiz) -> None:
    reply = awa.submit(f"{begun}/answers", json=True, q="1", **filled(quiz, drawn(awa)[:1]))

    assert reply.json
    assert re.fullmatch(r"\d+ h \d\d", reply.json["saved"])
    assert len(awa.rows(AttemptAnswer)) == 1


def test_unticking_everything_is_an_answer_too(awa: ParcoursClient, begun: str, quiz: Quiz) -> None:
    awa.submit(f"{begun}/answers", action="save", **filled(quiz, drawn(awa)))
    awa.submit(f"{begun}/answers", action="save", shown=drawn(awa)[0])

    kept = {row.question: said(row) for row in awa.rows(AttemptAnswer)}
    assert kept[drawn(awa)[0]] == {}
    assert kept[drawn(awa)[1]] == quiz.by_id[drawn(awa)[1]].answer()


def test_the_last_next_looks_back_before_sending(awa: ParcoursClient, begun: str) -> None:
    place = awa.submit(f"{begun}/answers", action="next", q="7").location

    assert place == f"{begun}?view=end"
    assert "Il reste 7 questions sans réponse." in awa.get(place).text


def test_sending_with_blanks_asks_once(awa: ParcoursClient, begun: str, quiz: Quiz) -> None:
    some = filled(quiz, drawn(awa)[:5])
    assert awa.submit(f"{begun}/answers", action="finish", view="all", **some).location == f"{begun}?view=end"
    assert awa.rows(Attempt)[0].finished is None

    assert awa.submit(f"{begun}/answers", action="finish", sure="1").location == begun
    assert awa.rows(Attempt)[0].finished


def test_all_right_is_passed(awa: ParcoursClient, begun: str, quiz: Quiz) -> None:
    awa.submit(f"{begun}/answers", action="finish", view="all", **filled(quiz, drawn(awa)))

    attempt = awa.rows(Attempt)[0]
    assert (attempt.percent, attempt.passed) == (100, True)
    page = awa.get(begun).text
    assert "Quiz réussi" in page
    assert page.count('data-state="correct"') + page.count('data-state="waiting"') >= 7
    assert "100\xa0%" in awa.get("/").text.replace("100 %", "100\xa0%")


def test_all_wrong_says_what_to_read_again(awa: ParcoursClient, begun: str, quiz: Quiz) -> None:
    awa.submit(f"{begun}/answers", action="finish", view="all", **filled(quiz, drawn(awa), right=False))

    page = awa.get(begun).text
    assert "À relire\xa0:" in page
    assert "Il vous reste 1 essai." in page
    assert awa.rows(Attempt)[0].passed is False


def test_nothing_changes_once_sent(awa: ParcoursClient, begun: str, quiz: Quiz) -> None:
    ids = drawn(awa)
    awa.submit(f"{begun}/answers", action="finish", view="all", **filled(quiz, ids, right=False))
    before = [(row.response, row.verdict) for row in awa.rows(AttemptAnswer)]

    reply = awa.submit(f"{begun}/answers", action="finish", view="all", **filled(quiz, ids))

    assert reply.location == begun
    assert [(row.response, row.verdict) for row in awa.rows(AttemptAnswer)] == before
    assert awa.rows(Attempt)[0].percent == 0


def test_attempts_run_out(awa: ParcoursClient, quiz: Quiz) -> None:
    for _ in range(2):
        place = awa.submit("/quizzes/quiz-m01/attempts").location
        awa.submit(f"{place}/answers", action="finish", sure="1")

    assert awa.submit("/quizzes/quiz-m01/attempts").location == "/quizzes/quiz-m01"
    assert "Vous avez utilisé tous vos essais" in awa.get("/quizzes/quiz-m01").text
    assert len(awa.rows(Attempt)) == 2


def test_the_player_gets_the_next_screen(awa: ParcoursClient, begun: str, quiz: Quiz) -> None:
    reply = awa.submit(f"{begun}/answers", json=True, action="next", q="1", **filled(quiz, drawn(awa)[:1]))

    assert reply.json
    assert reply.json["url"] == f"{begun}?q=2"
    assert reply.json["html"].count("data-region") == 1
    assert 'name="csrf_token"' in reply.json["html"]


def test_somebody_elses_attempt_does_not_exist(brahim: ParcoursClient, begun: str) -> None:
    assert brahim.get(begun).status_code == 404
    assert brahim.submit(f"{begun}/answers", action="finish", sure="1").status_code == 404


def test_no_key_before_sending(awa: ParcoursClient, begun: str, quiz: Quiz) -> None:
    page = awa.get(f"{begun}?view=all").text

    assert not [id for id in drawn(awa) if quiz.by_id[id].feedback.wrong in page]


def test_feedback_after_each_question_locks_it(awa: ParcoursClient, app: Flask, quiz: Quiz) -> None:
    course = app.extensions["library"].main.editions["fr"].course
    course.quizzes["quiz-m01"] = quiz.model_copy(update={"feedback": "each"})
    try:
        place = awa.submit("/quizzes/quiz-m01/attempts").location
        first = next(id for id in drawn(awa) if quiz.by_id[id].type != "essay")  # which only a trainer reads
        q = str(drawn(awa).index(first) + 1)
        reply = awa.submit(f"{place}/answers", q=q, check=first, **filled(quiz, [first], right=False))
        assert reply.location == f"{place}?q={q}"
        assert 'data-state="wrong"' in awa.get(reply.location).text

        awa.submit(f"{place}/answers", q=q, action="next", **filled(quiz, [first]))
        assert awa.rows(AttemptAnswer)[0].verdict["state"] == "wrong"
    finally:
        course.quizzes["quiz-m01"] = quiz


TOLD = {
    "score": set(),
    "marks": {"marks"},
    "answers": {"marks", "answers"},
    "explanations": {"marks", "answers", "explanations"},
}


def told(page: str) -> set[str]:
    """What a result's page says of questions that were missed."""
    signs = {
        "marks": 'data-state="wrong"' in page,
        "answers": "verdict__answer" in page,
        "explanations": "data-why" in page,
    }
    return {sign for sign, found in signs.items() if found}


@pytest.mark.parametrize("each", TOLD)
def test_an_author_decides_what_each_attempt_shows(
    awa: ParcoursClient, begun: str, quiz: Quiz, each: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """And what the end shows: here, once the second and last attempt is made; then for the first one as well."""
    monkeypatch.setitem(quiz.__dict__, "review", Review.model_validate({"each": each, "end": "explanations"}))
    awa.submit(f"{begun}/answers", action="finish", sure="1", **filled(quiz, drawn(awa), right=False))
    assert told(awa.get(begun).text) == TOLD[each]
    assert ("Après votre dernier essai" in awa.get(begun).text) == (each != "explanations")
    assert (awa.rows(Card) != []) == (each == "explanations"), "what is kept back is not explained in review either"

    second = awa.submit("/quizzes/quiz-m01/attempts").location
    awa.submit(f"{second}/answers", action="finish", sure="1")
    assert told(awa.get(begun).text) == TOLD["explanations"]


def test_passing_is_an_end_too(awa: ParcoursClient, begun: str, quiz: Quiz, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(quiz.__dict__, "review", Review(each="score", end="marks"))
    assert "après le dernier, ou dès que vous aurez réussi" in awa.get("/quizzes/quiz-m01").text
    awa.submit(f"{begun}/answers", action="finish", sure="1", **filled(quiz, drawn(awa)))

    assert 'data-state="correct"' in awa.get(begun).text
    assert quiz.by_id[drawn(awa)[0]].feedback.right not in awa.get(begun).text
