"""The stylesheet and the scripts keep the house's rules: both directions, the browser floor, one scope."""

import re
import shutil
import subprocess
from pathlib import Path

import pytest

from builder.player import script, stylesheet
from builder.player.assets import CSS, JS

PHYSICAL = re.compile(
    r"(?<![\w-])(left|right|top|bottom|width|height|(margin|padding|border)-(left|right|top|bottom)(-\w+)*"
    r"|(min|max)-(width|height)|border-(top|bottom)-(left|right)-radius)\s*:|text-align:\s*(left|right)|float:"
)
ABOVE_THE_FLOOR = re.compile(r"oklch|color-mix|light-dark\(|@scope|@starting-style|:has\(|:dir\(|(^|\s)&")
LEVEL = re.compile(r"^(?:export )?(?:async )?(?:function|const|let|class) (\w+)", re.MULTILINE)
ENTRIES = sorted(path.relative_to(JS).as_posix() for path in (JS / "boot").glob("*.js"))


@pytest.mark.parametrize("path", sorted(CSS.glob("*.css")), ids=lambda path: path.name)
def test_css_serves_both_directions_and_old_browsers(path):
    css = re.sub(r"/\*.*?\*/", "", path.read_text("utf-8"), flags=re.DOTALL)
    rules = re.sub(r"@media[^{]*", "", css)

    assert [found[0] for found in PHYSICAL.finditer(rules)] == []
    assert ABOVE_THE_FLOOR.findall(css) == []


def test_layers_come_first_and_every_rule_is_in_one():
    assert stylesheet().startswith("@layer tokens, reset, base, layout, prose, components, print;")
    for path in CSS.glob("*.css"):
        tops = re.findall(r"^(?![}\s/])([^\n{]+)\{", path.read_text("utf-8"), re.MULTILINE)
        assert tops, path.name
        assert all(top.startswith("@layer ") for top in tops), path.name


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_texts_are_readable_in_both_themes(theme):
    colours = _colours(theme)
    grounds = {"paper", "surface", "sunk"}
    pairs = [(ink, ground) for ink in ("ink", "ink-2", "link") for ground in grounds]
    pairs += [(hue, f"{hue}-soft") for hue in ("atlas", "argan", "terre", "safran", "grenade")]
    pairs += [(hue, g) for hue in ("atlas", "argan", "terre", "safran", "grenade") for g in ("paper", "surface")]
    pairs += [("ink", f"{hue}-soft") for hue in ("atlas", "argan", "terre", "safran", "grenade")]
    pairs += [("on-primary", "argan"), ("on-primary", "primary-hover"), ("on-marker", "marker")]
    colours["link"] = colours["atlas"]

    poor = {f"{a} on {b}": round(_contrast(colours[a], colours[b]), 2) for a, b in pairs}
    assert {pair: ratio for pair, ratio in poor.items() if ratio < 4.5} == {}
    assert all(_contrast(colours["edge"], colours[ground]) >= 3 for ground in grounds)


@pytest.mark.parametrize("entry", ENTRIES)
def test_a_flattened_script_names_each_thing_once(entry):
    names = LEVEL.findall(script(entry))

    assert sorted({name for name in names if names.count(name) > 1}) == []
    assert "import " not in re.sub(r"//.*|/\*.*?\*/", "", script(entry))


@pytest.mark.node
@pytest.mark.skipif(not shutil.which("node"), reason="needs Node.js")
@pytest.mark.parametrize("entry", ENTRIES)
def test_a_flattened_script_parses(entry, tmp_path: Path):
    file = tmp_path / "script.js"
    file.write_text(script(entry), "utf-8")

    assert subprocess.run(["node", "--check", str(file)], capture_output=True, text=True).stderr == ""


def _colours(theme: str) -> dict[str, str]:
    css = (CSS / "tokens.css").read_text("utf-8")
    both = re.findall(r"--([\w-]+): var\(--if-light, (#\w+)\) var\(--if-dark, (#\w+)\)", css)
    same = re.findall(r"--([\w-]+): (#\w+);", css)
    return {name: light if theme == "light" else dark for name, light, dark in both} | dict(same)


def _contrast(one: str, other: str) -> float:
    high, low = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


def _luminance(colour: str) -> float:
    digits = colour[1:] if len(colour) == 7 else "".join(2 * digit for digit in colour[1:])
    parts = [int(digits[at : at + 2], 16) / 255 for at in (0, 2, 4)]
    red, green, blue = (p / 12.92 if p <= 0.03928 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
