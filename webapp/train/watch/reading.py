"""What an item's figures mean, in plain words: the first rule that fits speaks."""

from dataclasses import dataclass
from typing import Literal

from webapp.train.watch.items import Item

HARD = 25
"""Percent earned at or under which three in four are wrong."""
EASY = 95
"""Percent earned from which a question sorts nobody."""
WEAK = 0.15
"""Discrimination under which a question hardly tells who knows."""
LURED = 40
"""From which share of people a wrong answer is worth a talk, in percent."""
SLOW = 2.0
"""How many times the usual time is long."""
SLOWEST = 60
"""Seconds under which nothing is long."""

Says = Literal["few", "misleads", "hard", "lure", "weak", "easy", "slow", "good"]


@dataclass(frozen=True)
class Reading:
    """What to say, whether it calls for an action, and about which answer."""

    says: Says
    answer: str = ""
    known: bool = False

    @property
    def calls(self) -> bool:
        return self.says in ("misleads", "hard", "lure", "slow")

    @property
    def hue(self) -> str:
        return {"misleads": "grenade", "hard": "terre", "lure": "terre", "slow": "safran", "weak": "safran"}.get(
            self.says, "argan" if self.says == "good" else "atlas"
        )


def read(item: Item, usual: float | None) -> Reading:
    """`usual`: the seconds that a question of the course usually takes this group."""
    if item.few:
        return Reading("few")
    if item.discrimination is not None and item.discrimination < 0:
        return Reading("misleads")
    if item.percent <= HARD:
        return Reading("hard")
    lure = item.lure
    if lure and lure.percent >= LURED:
        return Reading("lure", lure.answer, lure.known)
    if item.percent >= EASY:
        return Reading("easy")
    if item.discrimination is not None and item.discrimination < WEAK:
        return Reading("weak")
    if usual and item.seconds and item.seconds >= SLOWEST and item.seconds > SLOW * usual:
        return Reading("slow")
    return Reading("good")
