"""What is true of any grading: points stay within 0…possible, right answers earn all, draws are steady."""

from typing import Any

from hypothesis import given
from hypothesis import strategies as st
from strategies import keys, responses, seeds, slugs, typed

from builder.grading import draw, grade, outcome, plain, shuffled


@given(key=keys, response=responses)
def test_points_never_leave_what_is_possible(key: Any, response: dict[str, str]) -> None:
    verdict = grade(key, response)
    assert 0 <= verdict["earned"] <= verdict["possible"]
    if verdict["state"] == "waiting":
        assert (verdict["possible"], verdict["slots"]) == (0, {})
    else:
        assert verdict["possible"] == key["possible"]
        assert verdict["slots"].keys() == key["slots"].keys()


@given(key=keys, response=responses)
def test_the_state_tells_what_was_earned(key: Any, response: dict[str, str]) -> None:
    verdict = grade(key, response)
    if verdict["state"] == "waiting":
        return
    assert (verdict["state"] == "correct") == (verdict["earned"] == verdict["possible"])
    assert (verdict["state"] == "partial") == (0 < verdict["earned"] < verdict["possible"])


@given(text=typed)
def test_reading_plainly_twice_is_reading_once(text: str) -> None:
    assert plain(plain(text)) == plain(text)


@given(text=typed, more=st.text(" \t\n\u00a0", max_size=3))
def test_spaces_around_and_case_never_count(text: str, more: str) -> None:
    assert plain(more + text + more) == plain(text)


@given(
    verdicts=st.lists(
        st.tuples(st.integers(0, 9), st.integers(0, 9)).map(lambda t: {"earned": min(t), "possible": max(t)}),
        max_size=6,
    ),
    mark=st.integers(0, 100),
)
def test_an_outcome_is_a_whole_percentage_and_the_order_of_answers_does_not_count(
    verdicts: list[Any], mark: int
) -> None:
    found = outcome(verdicts, mark)
    assert 0 <= found["percent"] <= 100
    assert found == outcome(verdicts[::-1], mark)
    assert not found["passed"] or found["possible"] > 0


@given(seed=seeds, ids=st.lists(slugs, unique=True, min_size=1, max_size=12), data=st.data())
def test_a_shuffled_order_does_not_change_when_ids_come_or_go(seed: str, ids: list[str], data: st.DataObject) -> None:
    kept = data.draw(st.sets(st.sampled_from(ids)))
    order = shuffled(ids, seed)
    assert sorted(order) == sorted(ids)
    assert shuffled(kept, seed) == [id for id in order if id in kept]


@given(
    bank=st.dictionaries(slugs, st.sampled_from(["C1", "C2"]), min_size=1, max_size=12),
    newcomer=slugs,
    quota=st.integers(1, 4),
    seed=seeds,
)
def test_a_bank_that_grows_by_one_question_changes_one_drawn_question_at_most(
    bank: dict[str, str], newcomer: str, quota: int, seed: str
) -> None:
    bank.pop(newcomer, None)
    before = set(draw(bank, {"C1": quota}, seed, shuffle=True))
    after = set(draw({**bank, newcomer: "C1"}, {"C1": quota}, seed, shuffle=True))
    assert after - before <= {newcomer}
    assert len(before - after) <= 1


@given(
    bank=st.dictionaries(slugs, st.sampled_from(["C1", "C2"]), max_size=12),
    quotas=st.dictionaries(st.sampled_from(["C1", "C2"]), st.integers(1, 4), min_size=1),
    seed=seeds,
)
def test_a_draw_respects_its_quotas(bank: dict[str, str], quotas: dict[str, int], seed: str) -> None:
    drawn = draw(bank, quotas, seed, shuffle=True)
    assert len(drawn) == len(set(drawn))
    for competency in ("C1", "C2"):
        there = sum(its == competency for its in bank.values())
        taken = sum(bank[id] == competency for id in drawn)
        assert taken == min(there, quotas.get(competency, 0))
