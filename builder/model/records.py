"""What the whole course shares: competencies, pathways, glossary, sources, contexts."""

from datetime import date as Day
from typing import Annotated, Literal, Self

from pydantic import Field, model_validator

from builder.base import Inline, Model, Said, Slug


class Competency(Model):
    """What a person becomes able to do, and the signs by which one sees it."""

    title: Inline
    summary: Inline = ""
    signs: tuple[Inline, ...] = ()


class Pathway(Model):
    """A selection and an order of modules for one public.

    `promise` is what one leaves able to do; `hours` what is announced, which a check compares with the modules'.
    `thread` says of a module why it is there, for this public; `only` keeps these units of a module, the others being
    left to the curious.
    """

    title: Inline
    summary: Inline = ""
    audience: Inline = ""
    promise: Inline = ""
    hours: float | None = Field(default=None, gt=0, le=300)
    modules: tuple[Slug, ...] = Field(min_length=1)
    thread: dict[Slug, Inline] = {}
    only: dict[Slug, tuple[Slug, ...]] = {}

    @model_validator(mode="after")
    def _speaks_of_its_modules(self) -> Self:
        for name, said in (("thread", self.thread), ("only", self.only)):
            if strays := said.keys() - set(self.modules):
                raise ValueError(f"« {name} » parle de « {min(strays)} », qui n'est pas dans « modules ».")
        return self


class Term(Model):
    """A word of the field, its other forms and its equivalents. `language` is its definition's."""

    term: Annotated[str, Said(needed=False)]
    also: Annotated[tuple[str, ...], Said(needed=False, whole=True)] = ()
    ar: str = ""
    en: str = ""
    definition: Inline
    sources: tuple[str, ...] = ()
    see: tuple[Slug, ...] = ()
    language: str = ""


class Source(Model):
    """Where facts come from, and how far they may be trusted. `excerpt`: only a part of it was read."""

    title: Annotated[str, Said(needed=False)]
    date: str = ""
    reviewed: Day | None = None
    excerpt: bool = False
    url: str = Field(default="", pattern=r"^(https?://\S+)?$")
    reliability: Literal["primary", "secondary"]
