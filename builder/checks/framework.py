"""The reference model holds together: what its records name exists, relations join two actors, loops close."""

from collections.abc import Collection, Iterator
from difflib import get_close_matches

from builder.base import Location
from builder.checks.draft import Draft
from builder.errors import Problem
from builder.model import Course, Framework, Loop, Stated

Fault = tuple[Location, str, str, str]
Named = Iterator[tuple[Location, str, str, Collection[str]]]


def check(course: Course, draft: Draft) -> Iterator[Problem]:
    written = draft.of("framework").get("framework")
    if written is None:
        return
    model = course.framework
    for at, kind, name, known in (*_named(model, course), *_sources(model, course)):
        if name not in known:
            yield written.document.problem(at, *unknown(kind, name, known))
    for at, *said in (*_relations(model), *_loops(model), *_twice(model), *_ordered(model)):
        yield written.document.problem(at, *said)


SAID = {
    "track": "Le fil « {} » de la chronologie n'existe pas.",
    "path": "Le chemin « {} » n'existe pas.",
    "actor": "L'acteur « {} » n'existe pas.",
    "sphere": "Le cercle d'acteurs « {} » n'existe pas.",
    "relation": "La relation « {} » n'existe pas.",
    "loop": "La boucle « {} » n'existe pas.",
    "role": "Le rôle « {} » n'existe pas.",
    "document": "Le document modèle « {} » n'existe pas.",
    "source": "La source « {} » n'existe pas.",
    "component": "La composante « {} » n'existe pas.",
    "instance": "L'instance « {} » n'existe pas.",
    "phase": "La phase « {} » n'existe pas.",
    "right": "Le droit « {} » n'existe pas.",
    "step": "L'étape du processus « {} » n'existe pas.",
}


def unknown(kind: str, name: str, known: Collection[str]) -> tuple[str, str, str]:
    """What to say of a record that is not there, with the nearest one."""
    near = get_close_matches(name, [*known], n=1)
    few = f"Il y a : {', '.join(known)}." if 0 < len(known) < 20 else "Corrigez-le, ou ajoutez ce qui manque."
    return f"{kind}-unknown", SAID[kind].format(name), f"Vouliez-vous dire « {near[0]} » ?" if near else few


def _named(model: Framework, course: Course) -> Named:
    for id, actor in model.actors.items():
        yield ("actors", id, "sphere"), "sphere", actor.sphere, model.spheres.keys()
    for id, relation in model.relations.items():
        yield ("relations", id, "from"), "actor", relation.start, model.actors.keys()
        yield ("relations", id, "to"), "actor", relation.end, model.actors.keys()
    for id, loop in model.loops.items():
        for i, name in enumerate(loop.relations):
            yield ("loops", id, "relations", i), "relation", name, model.relations.keys()
    for id, right in model.rights.items():
        for i, name in enumerate(right.actors):
            yield ("rights", id, "actors", i), "actor", name, model.actors.keys()
    for id, event in model.chronology.items():
        yield ("chronology", id, "track"), "track", event.track, model.tracks.keys()
    for id, path in model.paths.items():
        if path.right:
            yield ("paths", id, "right"), "right", path.right, model.rights.keys()
    for id, step in model.process.items():
        if step.back:
            yield ("process", id, "back", "to"), "step", step.back.to, model.process.keys()
        for i, name in enumerate(step.documents):
            yield ("process", id, "documents", i), "document", name, course.documents.keys()
    yield from _governed(model)
    yield from _planned(model, course)


def _governed(model: Framework) -> Named:
    roles = model.governance.roles
    for id, role in roles.items():
        if role.actor:
            yield ("governance", "roles", id, "actor"), "actor", role.actor, model.actors.keys()
    for id, instance in model.governance.instances.items():
        for i, name in enumerate(instance.members):
            yield ("governance", "instances", id, "members", i), "role", name, roles.keys()


def _planned(model: Framework, course: Course) -> Named:
    for phase_id, phase in model.roadmap.items():
        for id, activity in phase.activities.items():
            at = ("roadmap", phase_id, "activities", id)
            yield (*at, "role"), "role", activity.role, model.governance.roles.keys()
            if activity.document:
                yield (*at, "document"), "document", activity.document, course.documents.keys()


def stated(model: Framework) -> Iterator[tuple[Location, Stated]]:
    """Every record that says how far it may be trusted, with its place."""
    governance = model.governance
    groups: tuple[tuple[Location, dict[str, Stated]], ...] = (
        (("chronology",), {**model.chronology}), (("paths",), {**model.paths}),
        (("components",), {**model.components}), (("actors",), {**model.actors}),
        (("relations",), {**model.relations}), (("loops",), {**model.loops}), (("process",), {**model.process}),
        (("roadmap",), {**model.roadmap}), (("governance", "roles"), {**governance.roles}),
        (("governance", "instances"), {**governance.instances}), (("governance", "modes"), {**governance.modes}),
    )  # fmt: skip
    for at, records in groups:
        yield from (((*at, id), record) for id, record in records.items())
    for phase_id, phase in model.roadmap.items():
        yield from ((("roadmap", phase_id, "activities", id), one) for id, one in phase.activities.items())
    for path_id, path in model.paths.items():
        for id, fork in path.steps.items():
            at = ("paths", path_id, "steps", id)
            yield at, fork
            for way_id, way in fork.ways.items():
                yield from (((*at, "ways", way_id, "steps", stop_id), stop) for stop_id, stop in way.steps.items())


def _sources(model: Framework, course: Course) -> Named:
    for at, record in stated(model):
        for i, source in enumerate(record.sources):
            yield (*at, "sources", i), "source", source, course.sources.keys()


def _relations(model: Framework) -> Iterator[Fault]:
    first: dict[tuple[str, str, str], str] = {}
    for id, relation in model.relations.items():
        same = (relation.start, relation.end, relation.kind)
        if relation.start == relation.end:
            what = f"La relation « {id} » va de « {relation.start} » à lui-même."
            yield ("relations", id, "to"), "relation-self", what, "Nommez un autre acteur."
        if same in first:
            what = f"La relation « {id} » répète « {first[same]} » : mêmes acteurs, même nature."
            yield ("relations", id), "relation-duplicate", what, "Réunissez-les en une phrase."
        first.setdefault(same, id)


def _loops(model: Framework) -> Iterator[Fault]:
    for id, loop in model.loops.items():
        if all(name in model.relations for name in loop.relations):
            yield from _closed(id, loop, model)


def _closed(id: str, loop: Loop, model: Framework) -> Iterator[Fault]:
    """Each relation begins where the one before it ends, and the first where the last does."""
    for i, name in enumerate(loop.relations):
        before, here = model.relations[loop.relations[i - 1]], model.relations[name]
        if before.end != here.start:
            what = f"La boucle « {id} » ne se tient pas : « {loop.relations[i - 1]} » mène à « {before.end} », "
            what += f"et « {name} » part de « {here.start} »."
            fix = f"Mettez ici une relation qui part de « {before.end} »."
            yield ("loops", id, "relations", i), "loop-open", what, fix


def _twice(model: Framework) -> Iterator[Fault]:
    codes: dict[str, str] = {}
    for id, right in model.rights.items():
        if right.code in codes:
            what = f"Le droit « {codes[right.code]} » a déjà le code {right.code}."
            yield ("rights", id, "code"), "right-code", what, "Donnez-en un autre : « A2 » convient aussi."
        codes.setdefault(right.code, id)
    seen: dict[str, str] = {}
    for phase_id, phase in model.roadmap.items():
        for id in phase.activities:
            if id in seen:
                what = f"L'activité « {id} » est déjà dans la phase « {seen[id]} »."
                yield ("roadmap", phase_id, "activities", id), "activity-duplicate", what, "Donnez-lui un autre nom."
            seen.setdefault(id, phase_id)


def _ordered(model: Framework) -> Iterator[Fault]:
    """What lasts ends after it began; a step leads back to one before it."""
    for id, event in model.chronology.items():
        if event.ends < event.starts:
            what = f"« {id} » finirait en {event.until}, avant d'avoir commencé."
            yield ("chronology", id, "until"), "event-order", what, f"Mettez une date après {event.when}."
    order = [*model.process]
    for id, step in model.process.items():
        if step.back and step.back.to in order[order.index(id) :]:
            what = f"L'étape « {id} » reviendrait à « {step.back.to} », qui ne la précède pas."
            yield ("process", id, "back", "to"), "step-order", what, "Nommez une étape d'avant."
