"""The reference model: what an office is made of, who acts around it, what it does for each right, how it opens."""

from datetime import date
from functools import cached_property
from typing import Annotated, Literal, Self

from pydantic import BeforeValidator, Field, StringConstraints, model_validator
from pydantic_core import PydanticCustomError

from builder.base import Inline, Model, Slug

Part = Literal["decides", "documents", "delays", "practice", "can", "cannot", "relays"]
"""What a right's record says beside its basis."""
RelationKind = Literal["authority", "influence", "cause", "flow"]


class ToVerify(Model):
    """What nobody here could confirm, and whom to ask."""

    what: Inline
    with_whom: Inline = Field(alias="with")


class Stated(Model):
    """How far a record may be trusted: its sources, what is left to verify, whether this course proposes it."""

    sources: tuple[str, ...] = ()
    verify: tuple[ToVerify, ...] = ()
    proposed: bool = False


class Basis(Model):
    """A legal basis: what a law says, read when."""

    law: Inline
    article: str = ""
    source: str
    reviewed: date
    text: Inline


class Component(Stated):
    """A part of the office: what was seen somewhere, and what this course proposes."""

    title: Inline
    purpose: Inline
    seen: Inline = ""
    advice: Inline = ""


class Track(Model):
    """What a chronology tells side by side with other tracks; their order is that of the drawing."""

    title: Inline


def _known(moment: object) -> object:
    """A moment as text; refused when there is no such day."""
    if isinstance(moment, date):
        return moment.isoformat()
    try:
        date.fromisoformat(f"{moment}-01-01"[:10])
    except ValueError:
        what = f"« {moment} » n'est pas une date. Écrivez une année, un mois ou un jour : 2014, 2013-09, 2015-07-07."
        raise PydanticCustomError("field-value", "{said}", {"said": what}) from None
    return moment


Moment = Annotated[str, BeforeValidator(_known), StringConstraints(pattern=r"^\d{4}(-\d{2}(-\d{2})?)?$")]
"""A year, a month or a day, as it is known: 2014, 2013-09, 2015-07-07."""


class Event(Stated):
    """What happened, `when`, and `until` when it lasted. `date` says it in words where figures would say too much."""

    title: Inline
    when: Moment
    until: Moment | None = None
    date: Inline = ""
    track: Slug
    text: Inline

    @property
    def starts(self) -> float:
        return year(self.when)

    @property
    def ends(self) -> float:
        return year(self.until or self.when)


def year(moment: str) -> float:
    """A moment as a number of years: the middle of what is known of it."""
    whole, month, day = (*(int(part) for part in moment.split("-")), 0, 0)[:3]
    if not month:
        return whole + 0.5
    return whole + (month - 1 + ((day - 0.5) / 31 if day else 0.5)) / 12


class Sphere(Model):
    """A circle of actors; their order is that of the map."""

    title: Inline
    summary: Inline = ""


class Actor(Stated):
    """Somebody who counts around the office. `label` is the name's short form, for the map."""

    name: Inline
    label: Inline = ""
    sphere: Slug
    brings: tuple[Inline, ...] = Field(min_length=1)
    needs: tuple[Inline, ...] = ()

    @property
    def short(self) -> str:
        return self.label or self.name


class Relation(Stated):
    """What one actor does to another, in a sentence."""

    start: Slug = Field(alias="from")
    end: Slug = Field(alias="to")
    kind: RelationKind
    text: Inline


class Loop(Stated):
    """Relations that lead back to where they began. Checks hold that they do."""

    title: Inline
    kind: Literal["virtuous", "failure"]
    text: Inline = ""
    relations: tuple[Slug, ...] = Field(min_length=2)


class Role(Stated):
    """Who does what in the office's governance; `actor` is the one on the map who holds the role."""

    title: Inline
    actor: Slug | None = None
    does: tuple[Inline, ...] = Field(min_length=1)
    decides: tuple[Inline, ...] = ()


class Instance(Stated):
    """A meeting: who sits, how often, what it decides, what it leaves behind."""

    title: Inline
    rhythm: Inline
    members: tuple[Slug, ...] = Field(min_length=1)
    decides: tuple[Inline, ...] = Field(min_length=1)
    product: Inline = ""


class Mode(Stated):
    """A way to run the office."""

    title: Inline
    text: Inline


class Governance(Model):
    roles: dict[Slug, Role] = {}
    instances: dict[Slug, Instance] = {}
    modes: dict[Slug, Mode] = {}


class Return(Model):
    """The earlier step that a step may lead back to, and why."""

    to: Slug
    why: Inline


class ProcessStep(Stated):
    """One of the seven steps. `minutes` is how long it usually takes at the counter."""

    title: Inline
    minutes: int | None = None
    purpose: Inline
    tools: tuple[Inline, ...] = ()
    documents: tuple[Slug, ...] = ()
    product: Inline
    mistake: Inline
    escalate: Inline
    back: Return | None = None


class Stop(Stated):
    """Something to do, or to ask, on a path."""

    title: Inline
    text: Inline = ""


class Way(Model):
    """An answer, and what follows it until the ways meet again."""

    answer: Inline
    steps: dict[Slug, Stop] = {}


class Fork(Stop):
    """A stop of a path; with two `ways`, it is a question."""

    ways: dict[Slug, Way] = Field(default={}, max_length=2)

    @model_validator(mode="after")
    def _goes_two_ways(self) -> Self:
        if len(self.ways) == 1:
            raise ValueError("Une question a deux voies : « ways » en nomme une seule.")
        return self


class Path(Stated):
    """How something goes from beginning to end, with its forks; `right` is the right that it leads to."""

    title: Inline
    right: Slug | None = None
    steps: dict[Slug, Fork] = Field(min_length=2)


class Right(Model):
    """One right, from its basis to what the office can and cannot do.

    `actors` are the relays that the map shows; `proposed` names the parts that this course proposes.
    """

    code: str = Field(pattern=r"^[A-Z][0-9]?$")
    title: Inline
    summary: Inline = ""
    basis: tuple[Basis, ...] = ()
    decides: Inline
    documents: tuple[Inline, ...] = ()
    delays: tuple[Inline, ...] = ()
    practice: Inline = ""
    can: tuple[Inline, ...] = ()
    cannot: tuple[Inline, ...] = ()
    relays: tuple[Inline, ...] = ()
    actors: tuple[Slug, ...] = ()
    verify: tuple[ToVerify, ...] = ()
    proposed: tuple[Part, ...] = ("can", "cannot", "relays")

    @property
    def reviewed(self) -> date | None:
        """The oldest reading of its legal bases: what the whole record may be trusted for."""
        return min((basis.reviewed for basis in self.basis), default=None)


class Activity(Stated):
    """Something to do in a phase: by whom, for what product, in how many weeks, and how one sees it is done."""

    title: Inline
    product: Inline
    role: Slug
    indicator: Inline
    weeks: int = Field(ge=1, le=104)
    document: Slug | None = None


class Phase(Stated):
    """A phase of the roadmap, its activities in order."""

    title: Inline
    purpose: Inline
    weeks: int = Field(ge=1, le=260)
    activities: dict[Slug, Activity] = Field(min_length=1)


class Framework(Model):
    """The reference model that lessons, cases, fiches, maps and worksheets draw from."""

    reviewed: date | None = None
    tracks: dict[Slug, Track] = {}
    chronology: dict[Slug, Event] = {}
    components: dict[Slug, Component] = {}
    spheres: dict[Slug, Sphere] = {}
    actors: dict[Slug, Actor] = {}
    relations: dict[Slug, Relation] = {}
    loops: dict[Slug, Loop] = {}
    governance: Governance = Governance()
    process: dict[Slug, ProcessStep] = {}
    rights: dict[Slug, Right] = {}
    paths: dict[Slug, Path] = {}
    roadmap: dict[Slug, Phase] = {}

    @cached_property
    def activities(self) -> dict[str, Activity]:
        """Every activity of the roadmap, by its id."""
        return {id: activity for phase in self.roadmap.values() for id, activity in phase.activities.items()}
