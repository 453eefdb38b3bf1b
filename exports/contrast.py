"""How two colours stand out from each other, by WCAG 2.2, and a colour brought to where it can be read."""

AA = 4.5
"""WCAG 2.2, 1.4.3: the least contrast of a text of ordinary size."""

Colour = tuple[int, int, int]


def colour(text: str) -> Colour:
    """`#rrggbb` as three numbers of 0–255."""
    return int(text[1:3], 16), int(text[3:5], 16), int(text[5:7], 16)


def written(found: Colour) -> str:
    return "#" + "".join(f"{part:02x}" for part in found)


def contrast(one: str, other: str) -> float:
    """From 1 (the same) to 21 (black on white)."""
    dark, light = sorted((_luminance(colour(one)), _luminance(colour(other))))
    return (light + 0.05) / (dark + 0.05)


def readable(text: str, grounds: tuple[str, ...], towards: str) -> str:
    """The colour itself when it can be read on every ground, else the nearest one on the way to another."""
    steps = (mixed(text, towards, part / 50) for part in range(51))
    return next((each for each in steps if min(contrast(each, ground) for ground in grounds) >= AA), towards)


def mixed(one: str, other: str, part: float) -> str:
    """One colour with so much of another in it, from 0 to 1."""
    red, green, blue = (round(a + (b - a) * part) for a, b in zip(colour(one), colour(other), strict=True))
    return written((red, green, blue))


def _luminance(found: Colour) -> float:
    red, green, blue = (_linear(part / 255) for part in found)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(part: float) -> float:
    return part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4
