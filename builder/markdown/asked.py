"""References that remember what they were asked: what was read with them still holds while they answer the same."""

from collections.abc import Callable, Hashable, Iterator, Mapping, Set
from dataclasses import dataclass, field, fields
from typing import Any

from builder.markdown.reading import References

_NOTHING = object()

Kept = dict[Callable[..., Any], tuple["Asked", tuple[Any, ...]]]
"""What was found in something, by who looked for it; and what they asked meanwhile."""


@dataclass
class Asked:
    """What was looked up in some References, and what they told."""

    references: References
    told: dict[tuple[str, Hashable], object] = field(default_factory=dict)
    whole: set[str] = field(default_factory=set)

    def holds(self, references: References) -> bool:
        """Whether these References would have told the same."""
        if references is self.references:
            return True
        before = self.references
        same = all(getattr(references, name) == getattr(before, name) for name in self.whole) and all(
            _answer(getattr(references, name), key) == told for (name, key), told in self.told.items()
        )
        if same:
            self.references = references
        return same


def listening(references: References) -> tuple[References, Asked]:
    """The same References, and what will have been asked of them."""
    asked = Asked(references)
    heard: dict[str, Any] = {}
    for each in fields(references):
        value = getattr(references, each.name)
        if isinstance(value, Mapping):
            heard[each.name] = _Listened(value, each.name, asked)
        elif isinstance(value, Set):
            heard[each.name] = _Counted(value, each.name, asked)
        else:
            heard[each.name] = value
            asked.whole.add(each.name)
    return References(**heard), asked


def _answer(known: Any, key: Hashable) -> object:
    return known.get(key, _NOTHING) if isinstance(known, Mapping) else key in known


@dataclass(eq=False)
class _Listened(Mapping[Any, Any]):
    """A mapping that notes each question. Whoever reads all of it depends on all of it."""

    known: Mapping[Any, Any]
    name: str
    asked: Asked

    def __getitem__(self, key: Hashable) -> Any:
        found = self.asked.told[self.name, key] = self.known.get(key, _NOTHING)
        if found is _NOTHING:
            raise KeyError(key)
        return found

    def __iter__(self) -> Iterator[Any]:
        self.asked.whole.add(self.name)
        return iter(self.known)

    def __len__(self) -> int:
        self.asked.whole.add(self.name)
        return len(self.known)


@dataclass(eq=False)
class _Counted(Set[Any]):
    """Likewise for a set."""

    known: Set[Any]
    name: str
    asked: Asked

    def __contains__(self, key: object) -> bool:
        found = self.asked.told[self.name, key] = key in self.known
        return found

    def __iter__(self) -> Iterator[Any]:
        self.asked.whole.add(self.name)
        return iter(self.known)

    def __len__(self) -> int:
        self.asked.whole.add(self.name)
        return len(self.known)

    @classmethod
    def _from_iterable(cls, it: Any) -> frozenset[Any]:  # what set operations give
        return frozenset(it)
