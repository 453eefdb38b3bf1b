"""Random plans, random things that learners did with them, and random edits of a course."""

from copy import deepcopy
from typing import Any

from hypothesis import strategies as st

from builder.grading import draw as drawn
from builder.grading import micro

Plan = dict[str, Any]
State = dict[str, Any]

_numbers = st.sampled_from(["0", "-0", "30", "26,5", "-3.25", "999999999,999999", "-999999999,999999", "١٢", "trente"])


@st.composite
def plans(draw: st.DrawFn) -> Plan:
    """Few units of each sort, with every sort of slot."""
    checks = {f"check-{n}": draw(_questions) for n in range(draw(st.integers(0, 4)))}
    quizzes: Plan = {}
    banks: Plan = {}
    for number in range(draw(st.integers(0, 2))):
        asked = {f"quiz-{number}-q{n}": draw(_questions) for n in range(draw(st.integers(1, 5)))}
        quizzes[f"quiz-{number}"] = draw(_quizzes(sorted(asked)))
        banks |= asked
    cases = {f"case-{n}": draw(_cases()) for n in range(draw(st.integers(0, 2)))}
    lessons = [f"lesson-{n}" for n in range(draw(st.integers(0, 5)))]
    return {
        "course": "cours", "revision": draw(st.sampled_from(["0a1b2c3d", "ffffffff"])), "pass": 70,
        "lessons": lessons, "required": [*lessons, *cases, *quizzes], "questions": checks | banks,
        "quizzes": quizzes, "cases": cases, "language": "fr",
    }  # fmt: skip


@st.composite
def _question(draw: st.DrawFn) -> Plan:
    values = st.integers(1, 12).map(lambda count: [f"v{n}" for n in range(count)])
    slot = st.one_of(
        values.map(lambda v: {"values": v}),
        st.sampled_from([{"kind": "number"}, {"kind": "text"}]),
    )
    slots = [{"name": f"s{n}", **draw(slot)} for n in range(draw(st.integers(1, 6)))]
    return {"slots": slots, "possible": draw(st.sampled_from([0, 1, 5, 31, 32, 120])), "competency": "C1"}


_questions = _question()


@st.composite
def _quizzes(draw: st.DrawFn, ids: list[str]) -> Plan:
    bank = {id: draw(st.sampled_from(["C1", "C2"])) for id in ids}
    quotas = draw(st.dictionaries(st.sampled_from(["C1", "C2"]), st.integers(1, 3)))
    return {"bank": bank, "quotas": quotas, "pass": 70, "shuffle": draw(st.booleans()), "attempts": draw(_attempts)}


_attempts = st.sampled_from([0, 1, 3, 9])


@st.composite
def _cases(draw: st.DrawFn) -> Plan:
    count = draw(st.integers(2, 6))
    scenes: Plan = {f"s{count - 1}": {}}
    best = {count - 1: 0}
    for number in range(count - 2, -1, -1):
        goto = draw(st.lists(st.integers(number + 1, count - 1), min_size=0 if number else 1, max_size=3))
        worth = [draw(st.integers(0, 9)) for _ in goto]
        pairs = list(zip(goto, worth, strict=True))
        scenes[f"s{number}"] = {f"c{n}": {"goto": f"s{to}", "points": p} for n, (to, p) in enumerate(pairs)}
        best[number] = max((p + best[to] for to, p in pairs), default=0)
    return {"start": "s0", "scenes": scenes, "possible": best[0]}


@st.composite
def states(draw: st.DrawFn, plan: Plan) -> State:
    """Anything that a learner may have done, with responses as forms post them."""
    nonce = draw(st.integers(0, 2**24 - 1))
    asked = {id for quiz in plan["quizzes"].values() for id in quiz["bank"]}
    checks = {
        id: {"response": draw(responses(question)), "earned": draw(st.integers(0, question["possible"]))}
        for id, question in plan["questions"].items()
        if id not in asked and draw(st.booleans())
    }
    pages = [*plan["lessons"], *plan["quizzes"], *plan["cases"]]
    snapshot = {
        "location": draw(st.sampled_from(pages) | st.none()) if pages else None,
        "lessons": [id for id in plan["lessons"] if draw(st.booleans())],
        "checks": checks,
        "quizzes": {id: draw(_tried(plan, id, nonce)) for id in plan["quizzes"] if draw(st.booleans())},
        "cases": {id: draw(_walked(case)) for id, case in plan["cases"].items() if draw(st.booleans())},
        "seconds": draw(st.integers(0, 10**6)),
    }
    return {
        "sequence": draw(st.integers(0, 2**30 - 1)), "counter": draw(st.integers(0, 2**18 - 1)), "nonce": nonce,
        "status": draw(st.integers(0, 5)), "score": draw(st.none() | st.integers(0, 100)), "snapshot": snapshot,
    }  # fmt: skip


@st.composite
def responses(draw: st.DrawFn, question: Plan) -> dict[str, str]:
    found = {}
    for slot in question["slots"]:
        if slot.get("kind") == "number":
            found[slot["name"]] = draw(_numbers)
        elif slot.get("kind") == "text":
            found[slot["name"]] = draw(st.sampled_from(["", "l’état civil", "الأسرة"]))
        elif draw(st.booleans()):
            found[slot["name"]] = draw(st.sampled_from(slot["values"]))
    return found


@st.composite
def _tried(draw: st.DrawFn, plan: Plan, id: str, nonce: int) -> Plan:
    quiz = plan["quizzes"][id]
    attempt = draw(st.integers(1, quiz["attempts"] or 1023))
    asked = drawn(quiz["bank"], quiz["quotas"], f"{nonce}/{id}/{attempt}", shuffle=False)
    best = draw(st.none() | st.integers(0, 100))
    answers = {one: draw(responses(plan["questions"][one])) for one in asked if draw(st.booleans())}
    passed = best is not None and draw(st.booleans())
    return {"attempt": attempt, "best": best, "passed": passed, "finished": draw(st.booleans()), "answers": answers}


@st.composite
def _walked(draw: st.DrawFn, case: Plan) -> Plan:
    path: list[str] = []
    scene = case["start"]
    while case["scenes"][scene] and draw(st.integers(0, 4)):
        path.append(draw(st.sampled_from(sorted(case["scenes"][scene]))))
        scene = case["scenes"][scene][path[-1]]["goto"]
    best = draw(st.none() | st.integers(0, case["possible"]))
    return {"path": path, "best": best, "ended": not case["scenes"][scene] and draw(st.booleans())}


def stored(plan: Plan, state: State) -> State:
    """What a state keeps of what was done: no text, numbers in their plainest form, no empty answer."""
    kept = deepcopy(state)
    for id, check in kept["snapshot"]["checks"].items():
        check["response"] = _stored(plan["questions"][id], check["response"])
    for quiz in kept["snapshot"]["quizzes"].values():
        quiz["answers"] = {id: _stored(plan["questions"][id], given) for id, given in quiz["answers"].items()}
    return kept


def _stored(question: Plan, response: dict[str, str]) -> dict[str, str]:
    found = {}
    for slot in question["slots"]:
        given = response.get(slot["name"], "")
        if slot.get("kind") == "number":
            found[slot["name"]] = _plainest(micro(given))
        elif "values" in slot:
            found[slot["name"]] = given
    return {name: given for name, given in found.items() if given}


def _plainest(millionths: int | None) -> str:
    if millionths is None:
        return ""
    whole, part = divmod(abs(millionths), 1_000_000)
    return f"{'-' * (millionths < 0)}{whole}" + f".{part:06}".rstrip("0").rstrip(".")


@st.composite
def edits(draw: st.DrawFn, plan: Plan) -> Plan:
    """The same course a month later: things removed, added, renamed, moved around."""
    edited = deepcopy(plan)
    left = [id for id in plan["lessons"] if draw(st.booleans())]
    edited["lessons"] = ["lesson-new", *draw(st.permutations(left))]
    for id in plan["questions"]:
        edited["questions"][id] = draw(_edited_question(plan["questions"][id]))
        if not draw(st.integers(0, 3)):
            del edited["questions"][id]
            for quiz in edited["quizzes"].values():
                quiz["bank"].pop(id, None)
    for id in [*plan["quizzes"], *plan["cases"]]:
        if not draw(st.integers(0, 3)):
            edited["quizzes"].pop(id, None)
            edited["cases"].pop(id, None)
    for case in edited["cases"].values():
        case["scenes"] = {
            scene: {choice + draw(st.sampled_from(["", "", "-bis"])): to for choice, to in choices.items()}
            for scene, choices in case["scenes"].items()
        }
    return edited


@st.composite
def _edited_question(draw: st.DrawFn, question: Plan) -> Plan:
    slots = [{**slot} for slot in question["slots"]]
    change = draw(st.sampled_from(["none", "none", "option", "slot", "possible"]))
    if change == "option" and "values" in slots[0]:
        slots[0]["values"] = ["v-new", *slots[0]["values"]]
    if change == "slot":
        slots.append({"name": "s-new", "values": ["v0"]})
    return {**question, "slots": slots, "possible": 1 if change == "possible" else question["possible"]}
