"""The interface's words, from the catalogues."""

from functools import cache
from pathlib import Path


class Words:
    def __init__(self, language: str) -> None:
        self.language = language

    def gettext(self, text: str, **values: object) -> str:
        return text % values if values else text


@cache
def words(language: str, *folders: Path) -> Words:
    return Words(language)
