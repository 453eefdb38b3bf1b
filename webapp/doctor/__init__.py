"""What is wrong with a deployment, all at once, each with what to do about it."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Finding:
    """Something wrong, and the way out. One that is not grave works today and will hurt one day."""

    what: str
    fix: str
    grave: bool = True
