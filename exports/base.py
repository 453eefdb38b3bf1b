"""What every export shares: an edition of the course goes in, files come out, nothing else is touched."""

from abc import ABC, abstractmethod
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING, Any, ClassVar

from builder.model import Course, Module
from exports.fidelity import Becomes, Loss
from exports.plan import brief, plan

if TYPE_CHECKING:
    from exports.options import Options


@dataclass(frozen=True, order=True)
class File:
    """One entry of a package."""

    path: str
    data: bytes


@dataclass(frozen=True)
class Edition:
    """What is exported: a course, the modules kept, the pathway that chose them, and other languages of the course.

    `course` and `modules` are those of the language that a package opens in. `alone` gives each language as an edition.
    """

    course: Course
    modules: tuple[Module, ...]
    pathway: str | None = None
    others: tuple[Course, ...] = ()

    @cached_property
    def name(self) -> str:
        """Names the package and its file; two editions never share it."""
        whole = self.course.pathway_modules(self.pathway)
        kept = [] if _units(self.modules) == _units(whole) else self.modules
        context = self.course.context
        local = [context.id] if context and context.id != self.course.head.context else []
        chosen = [*filter(None, [self.pathway]), *(module.id for module in kept)]
        return "-".join([self.course.id, *chosen, *local, *self.languages])

    @cached_property
    def languages(self) -> tuple[str, ...]:
        """The one it opens in comes first."""
        return tuple(course.language for course in (self.course, *self.others))

    @cached_property
    def alone(self) -> tuple["Edition", ...]:
        """One edition a language, of the same units."""
        others = (
            replace(self, course=course, modules=tuple(_like(module, course) for module in self.modules), others=())
            for course in self.others
        )
        return replace(self, others=()) if self.others else self, *others

    @property
    def parts(self) -> tuple["Edition", ...]:
        """One edition a module."""
        return tuple(replace(self, modules=(module,)) for module in self.modules)

    @cached_property
    def outline(self) -> dict[str, Any]:
        """Ids, keys and shapes, as a script needs them: see `exports.plan`."""
        return plan(self.course, self.modules)

    @cached_property
    def brief(self) -> dict[str, Any]:
        """What a recovery code of it is read with: see `exports.plan`."""
        return brief(self.course, self.modules)

    @property
    def minutes(self) -> int:
        return sum(module.minutes for module in self.modules)

    def mastered_at(self, percent: int) -> "Edition":
        """The same, every quiz being passed at so many percent."""
        return replace(self, modules=tuple(_mastered(module, percent) for module in self.modules))

    def in_sequence(self) -> "Edition":
        """The same, every quiz but the last with as many tries as one likes: a limit would shut the rest for good."""
        return replace(self, modules=(*map(_unlimited, self.modules[:-1]), *self.modules[-1:]))


def edition(*courses: Course, modules: tuple[Module, ...] | None = None, pathway: str | None = None) -> Edition:
    """One course in one or several languages: the modules given, or the pathway's, or all of them."""
    first, *others = courses
    kept = first.pathway_modules(pathway) if modules is None else modules
    return Edition(first, kept, pathway, tuple(others))


class Exporter(ABC):
    """A subclass names itself and yields files. Zipping, naming and writing happen elsewhere.

    One whose `ending` is not `.zip` yields a single file, written as it is. `room` is how many characters of somebody's
    state may travel with it; 0 when none does. `heeds` names the options that change it (`exports.options.OPTIONS`),
    `loses` what it does not carry as it is (`exports.fidelity.FEATURES`).
    """

    name: ClassVar[str]
    title: ClassVar[str]
    about: ClassVar[str] = ""
    """One sentence: for whom, and to open where."""
    ending: ClassVar[str] = ".zip"
    room: ClassVar[int] = 0
    heeds: ClassVar[frozenset[str]] = frozenset()
    loses: ClassVar[Mapping[str, Loss]] = {}
    kinds: ClassVar[Mapping[str, Becomes]] = {}
    """What each kind of question becomes, where the host has its own."""
    public: ClassVar[bool] = True
    """Whether anybody may have it: not what tells every answer to whoever leads a session."""
    remark: str = ""
    """What `files` has to say of what it made: a sentence for whoever asked for it."""

    @abstractmethod
    def files(self, edition: Edition, options: "Options") -> Iterable[File]:
        """The content. Raises ExportError when the course cannot leave in this format."""

    def closed(self, edition: Edition, options: "Options", files: Sequence[File]) -> Iterable[File]:
        """The package, once what every zip carries has joined the content: here a manifest names all its files."""
        return files

    def losing(self, options: "Options") -> Mapping[str, Loss]:
        """What a package made with these options does not carry as it is."""
        return self.loses


def _units(modules: tuple[Module, ...]) -> list[tuple[str, list[str]]]:
    return [(module.id, [unit.id for unit in module.units()]) for module in modules]


def _like(module: Module, course: Course) -> Module:
    """The same units in another language, as hard to pass."""
    found = course.module[module.id].with_only({unit.id for unit in module.units()})
    if not module.quiz:
        return found
    as_hard = {"pass_mark": module.quiz.pass_mark, "attempts": module.quiz.attempts}
    return replace(found, quiz=found.quiz and found.quiz.model_copy(update=as_hard))


def _unlimited(module: Module) -> Module:
    return replace(module, quiz=module.quiz and module.quiz.model_copy(update={"attempts": 0}))


def _mastered(module: Module, percent: int) -> Module:
    quiz = module.quiz and module.quiz.model_copy(update={"pass_mark": percent})
    return replace(module, quiz=quiz)
