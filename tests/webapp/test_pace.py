"""A cohort over time: weeks that add up, and a curve that stays on its paper."""

from datetime import UTC, datetime, timedelta
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from webapp.train.watch.curves import NARROW, WIDE, Paper, curve
from webapp.train.watch.pace import MOST, End, weeks

NOW = datetime(2026, 11, 25, 8, tzinfo=UTC)  # a Wednesday
WAYS = {1: {"a", "b"}, 2: {"a", "b"}, 3: {"a", "b"}, 4: {"a", "b"}}


def end(user: int, unit: str, days: int) -> End:
    return End(user, unit, NOW - timedelta(days=days))


def test_weeks_begin_on_mondays_and_the_last_is_this_one() -> None:
    found = weeks([end(1, "a", 9), end(1, "b", 1), end(2, "a", 1), end(2, "off", 1)], WAYS, NOW - timedelta(20), NOW)

    assert [week.begins.weekday() for week in found] == [0] * len(found)
    assert found[-1].begins == datetime(2026, 11, 23, tzinfo=UTC).date()
    last = found[-1]
    assert (last.low, last.middle, last.high, last.active, last.steps, last.finished) == (0, 25, 50, 2, 2, 1)
    assert (found[-2].active, found[-2].steps, found[-2].finished) == (1, 1, 0)


def test_a_cohort_without_anybody_has_its_week() -> None:
    (week,) = weeks([], {}, NOW, NOW)

    assert (week.middle, week.active) == (0, 0)


@given(st.lists(st.tuples(st.sampled_from([1, 2, 3, 4]), st.sampled_from("ab"), st.integers(0, 400)), max_size=30))
def test_progress_never_goes_back(facts: list[tuple[int, str, int]]) -> None:
    firsts = {(user, unit): end(user, unit, days) for user, unit, days in facts}
    found = weeks(firsts.values(), WAYS, NOW - timedelta(30), NOW)

    assert 1 <= len(found) <= MOST
    for before, after in pairwise(found):
        assert before.low <= after.low
        assert before.middle <= after.middle
        assert before.high <= after.high
        assert before.finished <= after.finished


@given(
    st.lists(st.tuples(st.integers(0, 100), st.integers(0, 100), st.integers(0, 100)), min_size=1, max_size=MOST),
    st.sampled_from([NARROW, WIDE]), st.booleans(),
)  # fmt: skip
def test_a_curve_stays_on_its_paper(points: list[tuple[int, int, int]], paper: Paper, mirrored: bool) -> None:
    drawn = curve(points, paper, mirrored=mirrored)

    assert len(drawn.dots) == len(points)
    assert all(0 <= x <= paper.width and 0 <= y <= paper.height for x, y in drawn.dots)
    assert 1 <= len(drawn.weeks) <= paper.names
    assert drawn.weeks[-1].index == len(points) - 1
    xs = [x for x, _ in drawn.dots]
    assert xs == sorted(xs, reverse=mirrored)
