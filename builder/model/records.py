"""What the whole course shares: competencies, pathways, glossary, sources, the reference model, contexts."""

from datetime import date
from typing import Literal

from pydantic import Field

from builder.base import Inline, Model, Slug


class Competency(Model):
    title: Inline
    summary: Inline = ""


class Pathway(Model):
    """A selection and an order of modules for one public."""

    title: Inline
    summary: Inline = ""
    audience: Inline = ""
    modules: tuple[Slug, ...] = Field(min_length=1)


class Term(Model):
    """A word of the field, its other forms and its equivalents."""

    term: str
    also: tuple[str, ...] = ()
    ar: str = ""
    en: str = ""
    definition: Inline
    sources: tuple[str, ...] = ()
    see: tuple[Slug, ...] = ()
    language: str = "fr"


class Source(Model):
    """Where facts come from, and how far they may be trusted."""

    title: str
    date: str = ""
    url: str = Field(default="", pattern=r"^(https?://\S+)?$")
    reliability: Literal["primary", "secondary"]


class Basis(Model):
    """A legal basis: what a law says, read when."""

    law: Inline
    article: str = ""
    source: str
    reviewed: date
    text: Inline


class ToVerify(Model):
    """What nobody here could confirm, and whom to ask."""

    what: Inline
    with_whom: Inline = Field(alias="with")


class ProcessStep(Model):
    """One of the seven steps. `minutes` is how long it usually takes at the counter."""

    title: Inline
    minutes: int | None = None
    purpose: Inline
    tools: tuple[Inline, ...] = ()
    product: Inline
    mistake: Inline
    escalate: Inline


class Right(Model):
    """One right, from its basis to what the office can and cannot do."""

    code: str = Field(pattern=r"^[A-Z]$")
    title: Inline
    basis: tuple[Basis, ...] = ()
    decides: Inline
    documents: tuple[Inline, ...] = ()
    delays: tuple[Inline, ...] = ()
    practice: Inline = ""
    can: tuple[Inline, ...] = ()
    cannot: tuple[Inline, ...] = ()
    relays: tuple[Inline, ...] = ()
    verify: tuple[ToVerify, ...] = ()


class Framework(Model):
    """The reference model that lessons, cases and fiches draw from."""

    process: dict[Slug, ProcessStep] = {}
    rights: dict[Slug, Right] = {}


class Context(Model):
    """What another region replaces: the variables of the text, the modules it keeps."""

    id: Slug
    title: str
    variables: dict[str, str] = {}
    modules: tuple[Slug, ...] = ()
