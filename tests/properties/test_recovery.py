"""Recovery codes: what a package writes, Python reads, and a phone reads off the screen."""

from typing import Any

import pytest
import zxingcpp
from hypothesis import given, settings
from hypothesis import strategies as st
from plans import Plan, State, plans, states
from strategies import Ask

from exports.recovery import RecoveryError, Sent, cleaned, head, read_recovery
from exports.slips import slips
from tests.codes import code

pytestmark = pytest.mark.node

LETTERS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ-"
SLIPS = ["changed", "left", "added", "turned"]
LONGEST = 970
"""Letters that the largest QR code of ours holds (version 20, correction M)."""


@settings(max_examples=150)
@given(data=st.data(), plan=plans())
def test_python_reads_what_a_package_writes(ask: Ask, data: st.DataObject, plan: Plan) -> None:
    state = data.draw(states(plan))
    code = ask("recoveryCode", plan, state)
    read = read_recovery(plan, code)

    assert read.done == done(plan, state)
    assert (read.completed, read.score) == (state["status"] % 2 == 1, state["score"])
    assert read.success == ["unknown", "failed", "passed"][state["status"] // 2]
    assert ask("readRecovery", plan, code) == {**vars(read), "done": plainly(read.done)}


@settings(max_examples=60)
@given(data=st.data(), plan=plans())
def test_what_is_written_for_tests_is_what_a_package_writes(ask: Ask, data: st.DataObject, plan: Plan) -> None:
    """And as little of a plan as the LMS keeps reads it all the same."""
    state = data.draw(states(plan))
    whole = ask("recoveryCode", plan, state)
    sent_ones = {id: one for id, one in done(plan, state).items() if isinstance(one, Sent)}
    quizzes = {id: (one.best, one.passed, one.sent) for id, one in sent_ones.items()}
    success = ["unknown", "failed", "passed"][state["status"] // 2]
    mine = code(plan, done(plan, state) | quizzes, state["score"], completed=state["status"] % 2 == 1, success=success)

    assert mine == whole
    assert read_recovery(briefly(plan), whole) == read_recovery(plan, whole)


@settings(max_examples=40)
@given(data=st.data(), plan=plans(), at=st.integers(0, 10_000), how=st.sampled_from(SLIPS))
def test_one_slip_is_found_again(ask: Ask, data: st.DataObject, plan: Plan, at: int, how: str) -> None:
    whole = ask("recoveryCode", plan, data.draw(states(plan)))
    text = cleaned(whole)
    place = at % (len(text) - 1)
    letter = LETTERS[at % 32]
    before, two, after = text[:place], text[place : place + 2], text[place + 2 :]
    wrong = {"changed": letter + two[1], "left": two[1], "added": letter + two, "turned": two[::-1]}[how]
    typed = before + wrong + after

    if typed == text:
        return
    found = slips(typed, [head(plan)])
    assert whole in [slip.code for slip in found]
    its = next(slip for slip in found if slip.code == whole)
    assert its.meant == whole.split("-")[its.group - 1]
    assert its.typed != its.meant


def briefly(plan: Plan) -> Plan:
    """As `exports.plan.brief` has it."""
    return {
        "course": plan["course"],
        "package": plan.get("package"),
        "required": plan["required"],
        "quizzes": {id: {"attempts": quiz["attempts"]} for id, quiz in plan["quizzes"].items()},
        "cases": {id: {"possible": case["possible"]} for id, case in plan["cases"].items()},
    }


@settings(max_examples=100)
@given(data=st.data(), plan=plans(), at=st.integers(0, 10_000), letter=st.sampled_from(LETTERS[:-1]))
def test_one_wrong_letter_is_noticed(ask: Ask, data: st.DataObject, plan: Plan, at: int, letter: str) -> None:
    code = ask("recoveryCode", plan, data.draw(states(plan))).replace("-", "")
    place = at % len(code)
    typed = code[:place] + letter + code[place + 1 :]

    if typed == code:
        return
    with pytest.raises(RecoveryError):
        read_recovery(plan, typed)
    assert ask("readRecovery", plan, typed) == {"fault": "typed"}


def done(plan: Plan, state: State) -> dict[str, Any]:
    """What of a state counts."""
    snapshot = state["snapshot"]
    cases = {id: case["best"] for id, case in snapshot["cases"].items() if case["best"] is not None}
    quizzes = {id: sent(plan["quizzes"][id], quiz) for id, quiz in snapshot["quizzes"].items()}
    return dict.fromkeys(snapshot["lessons"], True) | cases | {id: quiz for id, quiz in quizzes.items() if quiz}


def sent(quiz: Plan, tried: Plan) -> Sent | None:
    times = min(tried["attempt"] - (not tried["finished"]), quiz["attempts"] or 15)
    return Sent(times, tried["best"], tried["passed"]) if times and tried["best"] is not None else None


def plainly(done: Any) -> dict[str, Any]:
    return {id: one._asdict() if isinstance(one, Sent) else one for id, one in done.items()}


@settings(max_examples=60)
@given(text=st.text(LETTERS, min_size=1, max_size=LONGEST))
def test_a_reader_that_is_not_ours_reads_our_qr_codes(ask: Ask, text: str) -> None:
    assert seen(ask("qrCode", text)) == text


@pytest.mark.parametrize("length", [1, 20, 21, 38, 90, 122, 154, 178, 311, 600, 939, LONGEST])
def test_every_size_of_qr_code_survives_a_stain(ask: Ask, length: int) -> None:
    """Correction M mends fifteen words of a hundred; a stain in the data is far less than that."""
    text = (LETTERS * 40)[:length]
    rows = ask("qrCode", text)
    stain = max(1, len(rows) // 12)
    middle = len(rows) // 2 + 1
    for row in rows[middle : middle + stain]:
        row[middle : middle + stain] = [not dark for dark in row[middle : middle + stain]]

    assert seen(rows) == text


def test_what_does_not_fit_has_no_qr_code(ask: Ask) -> None:
    assert ask("qrCode", "A" * (LONGEST + 1)) is None
    assert ask("qrCode", "é") is None


def seen(rows: list[list[bool]]) -> str:
    """What a photograph of the code says: each module three pixels wide, four modules of light around."""
    wide = 3 * (len(rows) + 8)
    line = bytes([255]) * wide
    edge = bytes([255]) * 12
    lines = [edge + b"".join(bytes([0 if dark else 255]) * 3 for dark in row) + edge for row in rows]
    pixels = line * 12 + b"".join(one * 3 for one in lines) + line * 12
    found = zxingcpp.read_barcode(memoryview(pixels).cast("B", (wide, wide)), zxingcpp.BarcodeFormat.QRCode)
    assert found, f"{len(rows)} modules: no code is seen"
    return str(found.text)
