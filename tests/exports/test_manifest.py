"""A manifest names all that its package holds, in the words that hosts look for."""

import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from lxml import etree

from builder import Course
from builder.errors import ExportError
from exports import Options, Package, edition, export
from tests.exports.conftest import opened, schemas_or_skip

FORMATS = ["scorm12", "scorm2004", "scorm2004-3rd"]
LANGUAGES = ["fr", "ar"]
Make = Callable[..., Package]


def manifest(package: Package) -> etree._Element:
    return etree.fromstring(opened(package).read("imsmanifest.xml"))


@pytest.mark.parametrize("format", FORMATS)
def test_the_manifest_is_the_one_reviewed(format: str, package: Make, golden: Callable[[str, str], None]) -> None:
    text = opened(package(format)).read("imsmanifest.xml").decode()

    golden(f"manifests/{format}.xml", text)


@pytest.mark.parametrize("schemas", [False, True])
@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("format", FORMATS)
def test_the_standard_accepts_it(format: str, language: str, schemas: bool, package: Make, tmp_path: Path) -> None:
    validator = schemas_or_skip() / "validate.py"
    target = tmp_path / "package.zip"
    target.write_bytes(package(format, language, schemas).data)

    found = subprocess.run([sys.executable, validator, target], capture_output=True, text=True, check=False)

    assert found.returncode == 0, found.stdout + found.stderr


@pytest.mark.parametrize("format", FORMATS)
def test_every_file_is_listed_and_every_listed_file_is_there(format: str, package: Make) -> None:
    listed = [file.get("href") for file in manifest(package(format)).iter("{*}file")]

    assert sorted([*listed, "imsmanifest.xml"]) == sorted(opened(package(format)).namelist())
    assert any(name.startswith("media/") for name in listed)


@pytest.mark.parametrize("format", FORMATS)
def test_the_first_resource_opens_the_package(format: str, package: Make) -> None:
    resources = [*manifest(package(format)).iter("{*}resource")]

    assert [resource.get("href") for resource in resources] == ["index.html"]
    assert resources[0][0].get("href") == "index.html"


def test_prefixes_and_words_are_the_ones_hosts_look_for(package: Make) -> None:
    old = opened(package("scorm12")).read("imsmanifest.xml").decode()
    new = opened(package("scorm2004")).read("imsmanifest.xml").decode()
    older = opened(package("scorm2004-3rd")).read("imsmanifest.xml").decode()

    assert 'adlcp:scormtype="sco"' in old
    assert "<schemaversion>1.2</schemaversion>" in old
    assert 'adlcp:scormType="sco"' in new
    assert "<schemaversion>2004 4th Edition</schemaversion>" in new
    assert "<schemaversion>2004 3rd Edition</schemaversion>" in older
    assert "<imsss:deliveryControls" in new


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("format", FORMATS)
def test_every_id_is_plain(format: str, language: str, package: Make) -> None:
    ids = [id for element in manifest(package(format, language)).iter() if (id := element.get("identifier"))]

    assert len(set(ids)) == len(ids) == 4
    assert all(re.fullmatch(r"[a-z][a-z0-9_]*", id) for id in ids)


def test_an_arabic_package_says_so(package: Make) -> None:
    root = manifest(package("scorm2004", "ar"))
    titles = {title.text for title in root.iter("{http://www.imsglobal.org/xsd/imscp_v1p1}title")}

    assert titles == {"درس تجريبي"}
    assert [element.text for element in root.iter("{*}language")] == ["ar"]
    assert not opened(package("scorm2004", "ar")).read("imsmanifest.xml").startswith(b"\xef\xbb\xbf")


@pytest.mark.parametrize(("format", "tag"), [("scorm12", "datetime"), ("scorm2004", "duration")])
def test_metadata_say_how_long_it_takes(format: str, tag: str, package: Make, minimal: Course) -> None:
    minutes = sum(module.minutes for module in minimal.modules)

    assert [time.text for time in manifest(package(format)).iter(f"{{*}}{tag}")] == [f"PT{minutes}M"]


@pytest.mark.parametrize("format", FORMATS)
def test_schemas_come_with_the_attribute_that_names_them(format: str, package: Make) -> None:
    whole = package(format, schemas=True)
    location = next(value for name, value in manifest(whole).attrib.items() if str(name).endswith("schemaLocation"))
    named = str(location).split()[1::2]

    assert set(named) <= set(opened(whole).namelist())
    assert not any(name.endswith(".xsd") for name in opened(package(format)).namelist())
    assert not {file.get("href") for file in manifest(whole).iter("{*}file")} & set(named)


def test_a_folder_without_the_schemas_is_refused(minimal: Course, tmp_path: Path) -> None:
    with pytest.raises(ExportError, match=r"imscp_rootv1p1p2\.xsd"):
        export("scorm12", edition(minimal), Options(schemas=tmp_path))
