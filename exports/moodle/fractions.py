"""The shares of a grade that Moodle accepts: an import stops, or rounds, at any other.

100, 90, 83.33333, 80, 75, 70, 66.66667, 60, 50, 40, 33.33333, 30, 25, 20, 16.66667, 14.28571, 12.5, 11.11111, 10, 5, 0,
and the same below zero.
"""

from decimal import Decimal

_HUNDRED = Decimal(100)
_ROUNDED = Decimal("0.00001")


def shares(count: int) -> list[Decimal]:
    """As many shares as right options, from Moodle's list, that add up to 100 (99.99999 when a third is cut short).

    They are equal up to ten. From eleven to twenty, some are worth 10 and the others 5: no equal share is allowed.
    """
    if count <= 10:
        return [(_HUNDRED / count).quantize(_ROUNDED).normalize()] * count
    return [Decimal(10)] * (20 - count) + [Decimal(5)] * (2 * count - 20)


def penalty(count: int) -> Decimal:
    """What a wrong tick takes back: as much as a right one brings, at its least."""
    return -min(shares(count))
