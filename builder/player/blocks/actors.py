"""actors: who counts around the office, drawn as a map and told as tables."""

from collections.abc import Iterable, Mapping
from hashlib import sha256

from markupsafe import Markup

from builder.model import Actor, Course, Framework, Relation
from builder.player.blocks.base import Blocks
from builder.player.maps import KINDS, picture
from builder.player.prose import Frame
from builder.player.speech import cited


def html(blocks: Blocks, target: str, options: Mapping[str, str], frame: Frame) -> Markup:
    model = blocks.course.framework
    actors, relations = kept(model, options)
    return blocks.draw(
        "actors", frame, id=_id(options), actors=actors, blocks=blocks, relations=relations,
        picture=picture(blocks.prose, actors, relations, blocks.sheets), leads={id: f"acteur-{id}" for id in actors},
        loops=[id for id in model.loops if id in _words(options.get("loop", ""))],
        proposed=all(one.proposed for one in (*actors.values(), *relations.values())),
        kinds=[kind for kind in KINDS if any(one.kind == kind for one in relations.values())],
        spheres={id: sphere for id, sphere in model.spheres.items() if any(a.sphere == id for a in actors.values())},
    )  # fmt: skip


def sources(course: Course, target: str, options: Mapping[str, str]) -> Iterable[str]:
    actors, relations = kept(course.framework, options)
    return cited(*actors.values(), *relations.values())


def kept(model: Framework, options: Mapping[str, str]) -> tuple[dict[str, Actor], dict[str, Relation]]:
    """What the options leave: the relations of a kind, of a loop, of some actors; then whoever they join."""
    spheres, named, loops, kinds = (_words(options.get(name, "")) for name in ("sphere", "actor", "loop", "kind"))
    inside = {id for id, actor in model.actors.items() if not spheres or actor.sphere in spheres}
    looped = {id for loop in loops for id in model.loops[loop].relations}
    relations = {
        id: one
        for id, one in model.relations.items()
        if {one.start, one.end} <= inside and (not kinds or one.kind in kinds) and (not loops or id in looped)
        and (not named or {one.start, one.end} & named)
    }  # fmt: skip
    joined = {end for one in relations.values() for end in (one.start, one.end)}
    shown = joined | (named & inside) if named or loops or kinds else inside
    return {id: actor for id, actor in model.actors.items() if id in shown}, relations


def _words(text: str) -> frozenset[str]:
    return frozenset(word.strip() for word in text.split(",") if word.strip())


def _id(options: Mapping[str, str]) -> str:
    """The same part of the map has the same address wherever it is drawn."""
    asked = "&".join(f"{name}={value}" for name, value in sorted(options.items()))
    return f"carte-{sha256(asked.encode()).hexdigest()[:6]}" if asked else "carte"
