"""Addresses inside a printed book: anchors, which the translator of pages resolves; nothing leads to a server."""

from urllib.parse import quote


class PaperDoors:
    """Every address starts with `#:`, so that no heading of an author is ever mistaken for one."""

    def page(self, id: str, place: str = "") -> str:
        return f"#:page:{id}:{place}" if place else f"#:page:{id}"

    def place(self, name: str) -> str:
        return f"#:place:{name}"

    def term(self, id: str) -> str:
        return f"#:term:{id}"

    def source(self, id: str) -> str:
        return f"#:source:{id}"

    def search(self, question: str = "") -> str:
        return ""

    def media(self, path: str) -> str:
        return f"media:{quote(path)}"

    def answers(self, question_id: str) -> str:
        return ""

    def notes(self, reflection_id: str = "") -> str:
        return ""
