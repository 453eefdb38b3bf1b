"""A package carries the counter and the model, offline, whichever modules it keeps."""

import json
import re
from collections.abc import Callable
from typing import Any

from builder import Course
from exports import Package, edition, export
from tests.exports.conftest import opened


def bundle(package: Package, name: str) -> dict[str, Any]:
    script = opened(package).read(name).decode()
    found: dict[str, Any] = json.loads(script[script.index("push(") + 5 : script.rindex(")")])
    return found


def test_fiches_and_papers_come_with_every_package(package: Callable[..., Package]) -> None:
    tools, course = bundle(package("scorm12"), "fr/tools.js"), bundle(package("scorm12"), "course.js")

    assert {"droit-naissance", "etape-accueil", "recu"} <= tools["pages"].keys()
    assert tools["pages"].keys() <= set(course["aids"])
    assert all(course["modules"][id] == "tools" for id in tools["pages"])
    assert bundle(package("scorm12"), "fr/words.js")["titles"]["recu"] == "Un reçu"


def test_the_model_comes_too(package: Callable[..., Package]) -> None:
    assert "map__chart" in bundle(package("scorm2004"), "fr/model.js")["pages"]["model"]


def test_the_counter_of_one_module_names_no_page_that_is_not_there(minimal: Course) -> None:
    made = export("scorm12", edition(minimal, modules=(minimal.module["m02"],)))
    counter, course = bundle(made, "fr/tools.js")["counter"], bundle(made, "course.js")

    assert set(re.findall(r'href="#/([a-z0-9-]+)"', counter)) - {"model"} <= course["modules"].keys()
