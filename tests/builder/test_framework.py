"""The reference model: its records, and the aids, maps and pages drawn from it."""

from pathlib import Path

from builder.model import Course
from tests.conftest import whole_course


def test_every_loop_of_the_course_comes_back_to_where_it_began() -> None:
    model = whole_course().framework

    assert len(model.actors) >= 12
    assert len(model.loops) >= 2
    for loop in model.loops.values():
        steps = [model.relations[id] for id in loop.relations]
        assert [step.end for step in steps] == [step.start for step in [*steps[1:], steps[0]]]


def test_a_pathway_announces_what_its_modules_take(minimal: Course) -> None:
    assert minimal.pathway_minutes("court") == minimal.module["m01"].minutes
    assert minimal.pathways["court"].hours is None


def test_activities_are_found_by_their_id() -> None:
    model = whole_course().framework

    assert model.activities["lister-les-services"].role in model.governance.roles


def test_a_right_is_as_fresh_as_its_oldest_reading() -> None:
    right = whole_course().framework.rights["naissance"]

    assert right.reviewed == min(basis.reviewed for basis in right.basis)


def test_a_translation_covers_any_record(tmp_path: Path) -> None:
    course = whole_course("ar")

    assert course.framework.relations.keys() == whole_course().framework.relations.keys()
