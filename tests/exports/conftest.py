"""Packages made once, and the standard's schemas where a machine has them."""

import zipfile
from collections.abc import Callable
from functools import cache
from io import BytesIO
from pathlib import Path

import pytest

from builder import Course
from exports import Options, Package, edition, export
from tests.conftest import ROOT

SCHEMAS = ROOT.parent / "shared" / "schemas"


@pytest.fixture(scope="session")
def package(minimal: Course, minimal_ar: Course) -> Callable[..., Package]:
    """`package("scorm12", "ar", schemas=True)`, made once."""

    @cache
    def make(format: str, language: str = "fr", schemas: bool = False) -> Package:
        course = {"fr": minimal, "ar": minimal_ar}[language]
        return export(format, edition(course), Options(schemas=schemas_or_skip() if schemas else None))

    return make


def schemas_or_skip() -> Path:
    if not SCHEMAS.is_dir():
        pytest.skip("the standards' schemas are not beside this repository (../shared/schemas)")
    return SCHEMAS


def opened(package: Package) -> zipfile.ZipFile:
    return zipfile.ZipFile(BytesIO(package.data))
