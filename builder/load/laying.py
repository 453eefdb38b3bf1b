"""YAML files read with their strings in the course's language laid over them."""

from typing import TypeVar

from builder.base import Model
from builder.checks.draft import Draft
from builder.load.files import Files
from builder.source import Document
from builder.translation import Overlay, Part, parts_of, parts_of_records

Record = TypeVar("Record", bound=Model)


def read_one(
    files: Files, draft: Draft, sort: str, model: type[Record], path: str
) -> tuple[Record, Document] | tuple[None, None]:
    """A file that holds one record; None when there is no such file, or it is none."""
    document = files.yaml(path) if files.has(path) else None
    made = files.shape(model, document) if document else None
    if document is None or made is None:
        return None, None
    laid = overlaid(files, draft, sort, made, document)
    again = made if laid is document else files.shape(model, laid)
    return (again, laid) if again else (None, None)


def read_all(
    files: Files, draft: Draft, sort: str, model: type[Record], path: str
) -> tuple[dict[str, Record], Document]:
    """A file of records, id → record. A missing file is an empty one."""
    document = files.yaml(path) if files.has(path) else None
    if document is None:
        return {}, Document(path, {})
    made = _records(files, model, document)
    if files.language == files.original:
        return made, document
    laid = _laid(files, draft, document, parts_of_records(sort, made, document))
    return (made if laid is document else _records(files, model, laid)), laid


def overlaid(files: Files, draft: Draft, sort: str, record: Model, document: Document) -> Document:
    """A file's data with its translation over it; the same document when there is none to show."""
    if files.language == files.original:
        return document
    return _laid(files, draft, document, parts_of(sort, record, document), together=sort in {"case", "worksheet"})


def spoken(files: Files, draft: Draft, sort: str, id: str) -> str:
    """The language that a record's text is really in."""
    return files.original if "" in draft.untranslated.get(f"{sort}/{id}", ()) else files.language


def _laid(
    files: Files, draft: Draft, document: Document, parts: tuple[Part, ...], *, together: bool = False
) -> Document:
    path = files.translation(document.path)
    overlay = Overlay(document, parts, path, files.yaml(path) if files.has(path) else None, together)
    draft.overlays.append(overlay)
    draft.untranslated |= overlay.untranslated
    files.problems += overlay.problems
    return overlay.laid


def _records(files: Files, model: type[Record], document: Document) -> dict[str, Record]:
    made = {id: files.shape(model, document, data, (id,)) for id, data in document.data.items()}
    return {id: record for id, record in made.items() if record is not None}
