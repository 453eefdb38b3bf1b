"""The author's guide is a course, and cannot lie: whatever an author may write is used live in it, its source shown."""

import re
from collections.abc import Iterator
from functools import cache
from importlib.metadata import entry_points
from pathlib import Path

import click
import pytest
from click.testing import CliRunner

from builder import Course, load_course
from builder.base import Model
from builder.cli import parcours
from builder.excerpt import excerpt
from builder.markdown.expand import DIRECTIVES
from builder.markdown.resolve import ROLES
from builder.model import CourseHead
from builder.questions import KINDS
from builder.questions.base import Control
from tests.conftest import ROOT

GUIDE = ROOT / "docs" / "authors"
EXAMPLE = re.compile(r"^(:{4,})\{example\}[^\n]*\n(.*?)^\1[ ]*$", re.MULTILINE | re.DOTALL)
FENCE = re.compile(r"^(`{3,})[^\n]*\n.*?^\1[ ]*$", re.MULTILINE | re.DOTALL)
FILE = re.compile(r"^:{3,}\{file\} (\S+)\n(?::part: (.*)\n)?", re.MULTILINE)
CODE = re.compile(r"^(`{3,})console\n(.*?)^\1[ ]*$", re.MULTILINE | re.DOTALL)


@pytest.fixture(scope="module")
def guide() -> Course:
    return load_course(GUIDE)


def pages() -> list[str]:
    return [file.read_text("utf-8") for file in sorted(GUIDE.glob("modules/**/*.md"))]


@cache
def examples() -> str:
    """What is written in an example, and so both shown and done."""
    return "\n".join(body for page in pages() for _, body in EXAMPLE.findall(page))


@cache
def shown() -> str:
    """Every source that the guide shows and that is really in use: examples, and its own files."""
    files = (excerpt(GUIDE, path, part) for page in pages() for path, part in FILE.findall(FENCE.sub("", page)))
    return "\n".join([examples(), *filter(None, files)])


def test_the_guide_has_nothing_to_fix() -> None:
    result = CliRunner().invoke(parcours, ["check", str(GUIDE), "--strict"])

    assert result.output.splitlines()[0] == "Rien à corriger."
    assert result.exit_code == 0


@pytest.mark.parametrize("name", [*DIRECTIVES])
def test_every_directive_is_there_to_see_beside_its_source(name: str) -> None:
    assert re.search(rf"^:{{3,}}\{{{name}\}}", FENCE.sub("", examples()), re.MULTILINE)


@pytest.mark.parametrize("name", [*DIRECTIVES])
def test_every_option_of_a_directive_is_shown(name: str) -> None:
    options: dict[str, bool] = getattr(DIRECTIVES[name], "OPTIONS", {})

    assert [option for option in options if f":{option}:" not in examples()] == []


@pytest.mark.parametrize("name", [*ROLES])
def test_every_role_is_there_to_see_beside_its_source(name: str) -> None:
    assert f"{{{name}}}`" in FENCE.sub("", examples())


@pytest.mark.parametrize("kind", [*KINDS])
def test_every_kind_of_question_can_be_answered_and_read(guide: Course, kind: str) -> None:
    assert kind in {question.kind for question in guide.questions.values()}
    assert re.search(rf"^\s*type: {kind}$", shown(), re.MULTILINE)


def written() -> Iterator[tuple[str, str]]:
    """Every field that an author may write, with its record. `language` is the author's in course.yaml alone."""
    for model in sorted(subclasses(Model), key=lambda model: (model.__module__, model.__name__)):
        if model.__module__.startswith(("builder.model", "builder.questions")) and model is not Control:
            for name, field in model.model_fields.items():
                if model.__name__ != "Step" and (name != "language" or model is CourseHead):
                    yield model.__name__, field.alias or name


def subclasses(model: type[Model]) -> set[type[Model]]:
    below = {*model.__subclasses__()}
    return below.union(*(subclasses(inner) for inner in below))


@pytest.mark.parametrize(("record", "field"), [*written()])
def test_every_field_is_shown_in_use(record: str, field: str) -> None:
    assert re.search(rf"(^|[\s{{,-]){field}:", shown(), re.MULTILINE), f"{record}.{field}"


def commands() -> Iterator[tuple[str, click.Command]]:
    for entry in entry_points(group="parcours.commands"):
        yield from flat(entry.name, entry.load())


def flat(name: str, command: click.Command) -> Iterator[tuple[str, click.Command]]:
    if isinstance(command, click.Group):
        for inner in command.commands.values():
            yield from flat(f"{name} {inner.name}", inner)
    else:
        yield name, command


@pytest.mark.parametrize(("name", "command"), [*commands()], ids=lambda value: value if isinstance(value, str) else "")
def test_every_command_and_option_is_in_the_guide(name: str, command: click.Command) -> None:
    text = "\n".join(pages())
    typed = "\n".join(code for page in pages() for _, code in CODE.findall(page))
    own = [option for option in command.params if isinstance(option, click.Option) and not option.hidden]
    options = [form for option in own for form in option.opts if form.startswith("--")]

    assert f"parcours {name}" in typed
    assert [option for option in options if option not in text] == []


def test_the_guide_speaks_arabic_where_it_teaches_translation() -> None:
    arabic = load_course(GUIDE, "ar")

    assert arabic.lessons["une-page-soeur"].language == "ar"
    assert arabic.quizzes["quiz-m02"].language == "ar"


def test_the_report_in_the_guide_is_what_an_author_gets(tmp_path: Path) -> None:
    CliRunner().invoke(parcours, ["new", str(tmp_path / "cours")])
    mistake(tmp_path / "cours/modules/01-accueillir/02-ecouter.fr.md", "{term}`reformulez", "{terme}`reformulez")
    mistake(
        tmp_path / "cours/quizzes/01-accueillir.yaml", "right: true, feedback: La personne", "feedback: La personne"
    )
    report = CliRunner().invoke(parcours, ["check", str(tmp_path / "cours")]).output

    assert f"```text\n{report}```" in (GUIDE / "modules/10-verifier/01-lire-le-releve.fr.md").read_text("utf-8")


def mistake(file: Path, right: str, wrong: str) -> None:
    text = file.read_text("utf-8")
    assert right in text
    file.write_text(text.replace(right, wrong), "utf-8")


def test_a_file_shown_is_only_ever_one_of_the_course(tmp_path: Path) -> None:
    assert excerpt(GUIDE, "../checks.md") is None
    assert excerpt(GUIDE, "course/../../checks.md") is None
    assert excerpt(GUIDE, "modules/02-ecrire-une-lecon/media/page.svg") is None
    assert excerpt(GUIDE, "course/nulle-part.yaml") is None
    assert excerpt(GUIDE, "course/glossary.yaml", "nulle-part") is None
