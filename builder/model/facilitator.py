"""What an author says to whoever leads a module with a group: learners never see it, packages never carry it."""

from typing import Annotated

from pydantic import Field

from builder.base import Model, Prose

Aside = Annotated[str, Prose(block=False, needed=False)]
"""A sentence that a translation of the module may leave out: it is then told in the original's language."""


class Moment(Model):
    """A piece of the session's running order: how long it takes, what it is, how to lead it."""

    minutes: int = Field(ge=1, le=240)
    title: Aside
    how: Aside = ""


class Facilitator(Model):
    """`running` takes the place of the two hours that are proposed from the module's lessons and cases."""

    note: Annotated[str, Prose(block=True, needed=False)] = ""
    material: tuple[Aside, ...] = ()
    running: tuple[Moment, ...] = ()
    debrief: tuple[Aside, ...] = ()
