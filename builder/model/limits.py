"""What an author asks of their own course: `checks:` in course.yaml."""

from typing import Annotated

from pydantic import BeforeValidator, Field

from builder.base import Model
from builder.settle import Weight

Weighed = Annotated[Weight, BeforeValidator(lambda said: "off" if said is False else said)]
"""How much a rule weighs. YAML reads a bare `off` as false."""


class Limits(Model):
    """`severity` is rule → weight; the rest are the limits of the rules that count something."""

    severity: dict[str, Weighed] = {}
    reading_ease: int = Field(alias="reading-ease", default=45, ge=0, le=100)
    words_per_minute: int = Field(alias="words-per-minute", default=180, ge=60, le=400)
    minutes_off: int = Field(alias="minutes-off", default=50, ge=10, le=300)
    review_months: int = Field(alias="review-months", default=12, ge=1, le=120)
    screen_bytes: int = Field(alias="screen-bytes", default=60_000, ge=1_000)
    longest_right: int = Field(alias="longest-right", default=60, ge=0, le=100)
