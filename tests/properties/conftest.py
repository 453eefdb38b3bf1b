"""Shared by the properties: one Node process that answers JSON lines, and the tests' profile."""

import json
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, settings
from strategies import Ask

settings.register_profile(
    "parcours", deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large]
)
settings.load_profile("parcours")


@pytest.fixture(scope="session")
def ask() -> Iterator[Ask]:
    """`ask("grade", key, response)` is what the player's JavaScript returns."""
    node = shutil.which("node")
    if not node:
        pytest.skip("Node.js is not installed: the two readers were not compared")
    script = Path(__file__).with_name("reader.js")
    with subprocess.Popen([node, script], stdin=subprocess.PIPE, stdout=subprocess.PIPE, encoding="utf-8") as reader:
        assert reader.stdin
        assert reader.stdout
        yield lambda verb, *arguments: _answer(reader, [verb, *arguments])
        reader.stdin.close()


def _answer(reader: subprocess.Popen[str], question: list[Any]) -> Any:
    assert reader.stdin
    assert reader.stdout
    reader.stdin.write(json.dumps(question) + "\n")
    reader.stdin.flush()
    answer = json.loads(reader.stdout.readline())
    assert "error" not in answer, answer["error"]
    return answer["is"]
