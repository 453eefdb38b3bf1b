"""What a zip says of itself, and that the manual says the same."""

import os
import re
from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest
from lxml import html

from builder import Course, load_course
from builder.load import read_course
from exports import EXPORTERS, Options, Package, edition, export
from exports.fidelity import FEATURES, table
from tests.conftest import ROOT
from tests.exports.conftest import opened

MANUAL = ROOT / "docs" / "exports.md"
MARKS = re.compile(r"(<!-- formats -->\n)(.*?)(<!-- /formats -->)", re.DOTALL)
ZIPS = [name for name, exporter in EXPORTERS.items() if exporter.ending == ".zip"]


def page(package: Package) -> html.HtmlElement:
    return html.document_fromstring(opened(package).read("conformance.html"))


def rows(document: html.HtmlElement) -> dict[str, list[str]]:
    return {row[0].text_content(): [cell.text_content() for cell in row[1:]] for row in document.iter("tr")}


def test_the_manual_shows_the_same_table() -> None:
    text = MANUAL.read_text("utf-8")
    wanted = table(EXPORTERS.values())
    if os.environ.get("GOLDEN") == "write":
        MANUAL.write_text(MARKS.sub(lambda found: found[1] + wanted + found[3], text), "utf-8")
        text = MANUAL.read_text("utf-8")
    found = MARKS.search(text)

    assert found
    assert found[2] == wanted


@pytest.mark.parametrize("format", ZIPS)
@pytest.mark.parametrize("language", ["fr", "ar"])
def test_every_zip_says_what_it_keeps(format: str, language: str, package: Callable[..., Package]) -> None:
    made = package(format, language)
    document = page(made)
    said = rows(document)
    exporter = EXPORTERS[format]

    assert (document.get("lang"), document.get("dir")) == (language, {"fr": "ltr", "ar": "rtl"}[language])
    assert made.revision in document.text_content()
    assert "CC-BY-SA-4.0" in document.text_content()
    if language == "fr":
        kept = {FEATURES[name]: said[FEATURES[name]] for name in FEATURES}
        assert [name for name, (how, _) in kept.items() if how != "Entier"] == [FEATURES[id] for id in exporter.loses]
        assert all(kept[FEATURES[id]][1] == loss.why for id, loss in exporter.loses.items())


def test_it_tells_the_room_that_the_command_tells(package: Callable[..., Package]) -> None:
    made = package("scorm12")
    said = rows(page(made))

    assert said["État d’une personne, tout gardé, au pire"] == [f"{made.state} caractères"]
    assert said["Place chez la plateforme"] == ["3\N{NARROW NO-BREAK SPACE}800 caractères"]


def test_it_claims_only_what_was_checked(package: Callable[..., Package]) -> None:
    assert "n’a pas été confronté" in page(package("scorm12")).text_content()
    assert "n’a pas été confronté" not in page(package("scorm12", schemas=True)).text_content()


def sources(course: Course, *modules: str) -> ZipFile:
    kept = edition(course, modules=tuple(course.module[id] for id in modules) or None)
    return ZipFile(BytesIO(opened(export("scorm12", kept, Options(source=True))).read("sources.zip")))


def test_sources_reopen_as_the_same_course(minimal: Course, tmp_path: Path) -> None:
    sources(minimal).extractall(tmp_path)
    again = load_course(tmp_path)
    readme = (tmp_path / "LISEZ-MOI.md").read_text("utf-8")

    assert again.revision == minimal.revision
    assert load_course(tmp_path, "ar").language == "ar"
    assert minimal.head.license in readme
    assert "parcours preview" in readme
    assert "prérequis" not in readme


def test_sources_of_a_part_hold_that_part(minimal: Course, tmp_path: Path) -> None:
    held = sources(minimal, "m02")
    names = held.namelist()
    held.extractall(tmp_path)
    again, _ = read_course(tmp_path)

    assert not any(name.startswith(("modules/01", "quizzes/01", "quizzes/cases/porte")) for name in names)
    assert any(name.startswith("course/") and name.endswith(".ar.yaml") for name in names)
    assert again
    assert [module.id for module in again.modules] == ["m02"]
    assert "m02" in held.read("LISEZ-MOI.md").decode()


def test_nothing_of_the_sources_is_there_unless_asked(package: Callable[..., Package]) -> None:
    assert "sources.zip" not in opened(package("scorm12")).namelist()
