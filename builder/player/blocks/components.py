"""components: what an office is made of, as it was seen and as this course proposes it; on a drawing, if any."""

from collections.abc import Iterable, Mapping
from hashlib import sha256

from markupsafe import Markup

from builder.model import Course
from builder.player.blocks.base import Blocks
from builder.player.drawings import Drawings
from builder.player.prose import Frame
from builder.player.speech import cited, letters


def html(blocks: Blocks, target: str, options: Mapping[str, str], frame: Frame) -> Markup:
    components = blocks.course.framework.components
    kept = {target: components[target]} if target else components
    path = options.get("drawing", "")
    return blocks.draw("components", frame, components=[*kept.values()], picture=_picture(blocks, path), path=path)


def sources(course: Course, target: str, options: Mapping[str, str]) -> Iterable[str]:
    components = course.framework.components
    return cited(*([components[target]] if target else components.values()))


def _picture(blocks: Blocks, path: str) -> Markup:
    """The drawing with every component's number; heard as the list of them."""
    components = blocks.course.framework.components
    named = [f"{n} {letters(blocks.prose, one.title)}" for n, one in enumerate(components.values(), start=1)]
    label = blocks.words.gettext("Dessin du bureau. Ses composantes y sont numérotées : %(all)s.", all=", ".join(named))
    prefix = f"d{sha256(path.encode()).hexdigest()[:6]}-"
    mirrored = blocks.course.direction == "rtl"
    return Drawings(blocks.course.root).numbered(path, [*components], prefix, label, mirrored=mirrored)
