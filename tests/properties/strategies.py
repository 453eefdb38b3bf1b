"""What the properties draw from: things people type, rules, keys, responses, ids, seeds."""

from collections.abc import Callable
from typing import Any

from hypothesis import strategies as st

Ask = Callable[..., Any]
"""`ask("grade", key, response)` is what the player's JavaScript returns."""

typed = st.one_of(
    st.text(st.characters(exclude_categories=["Cs", "Cn"]), max_size=12),
    st.text("aàâéÉœIİıßΣσςfiﬁ '’ʼ \u00a0\u202f\t", max_size=12),
    st.text("اأإآٱءؤئةهىيـًَُِّْلﻻمدن ٠٣٩", max_size=12),
    st.text("0123456789٠٣٩,.+-−  ", max_size=12),
    st.sampled_from(["", "on", "true", "état civil", "l’état  CIVIL", "26,5", "1e3", "__proto__", "constructor"]),
)
points = st.integers(0, 5)
rules: st.SearchStrategy[dict[str, Any]] = st.one_of(
    st.fixed_dictionaries({"rule": st.just("is"), "value": typed, "gain": points, "loss": points}),
    st.fixed_dictionaries(
        {"rule": st.just("text"), "accepts": st.lists(typed, max_size=3), "gain": points, "loss": points}
    ),
    st.fixed_dictionaries(
        {
            "rule": st.just("number"),
            "value": st.integers(-(10**10), 10**10),
            "within": st.integers(0, 10**7),
            "gain": points,
            "loss": points,
        }
    ),
    st.just({"rule": "read"}),
    st.fixed_dictionaries({"rule": st.just("worth"), "points": st.dictionaries(typed, st.integers(-3, 5), max_size=4)}),
)
names = st.sampled_from(["a", "b", "c", "__proto__", "toString"])
keys = st.fixed_dictionaries(
    {
        "slots": st.dictionaries(names, rules, max_size=4),
        "scoring": st.sampled_from(["each", "all"]),
        "possible": st.integers(0, 12),
    }
)
responses = st.dictionaries(names, typed, max_size=4)
slugs = st.from_regex(r"[a-z][a-z0-9]{0,3}(-[a-z0-9]{1,2})?", fullmatch=True)
seeds = st.text(st.characters(exclude_categories=["Cs"]), max_size=10)
