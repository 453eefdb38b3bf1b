"""What the whole course shares, read first: everything else may name it."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from builder.checks.draft import Draft, Written
from builder.grading import plain
from builder.load.contexts import Contexts
from builder.load.files import Files
from builder.load.laying import Record, read_all, read_one, spoken
from builder.markdown import References
from builder.model import Competency, Context, Framework, Pathway, Source, Term
from builder.source import Document
from builder.words import words


@dataclass(frozen=True)
class Records:
    """The course's records in one language; `chosen` names a context, which may not exist."""

    pathways: Mapping[str, Pathway]
    competencies: Mapping[str, Competency]
    sources: Mapping[str, Source]
    glossary: Mapping[str, Term]
    framework: Framework
    chosen: str | None
    context: Context | None
    references: References


def read_records(files: Files, draft: Draft, chosen: str | None) -> Records:
    return _Records(files, draft, chosen).read()


class _Records:
    def __init__(self, files: Files, draft: Draft, chosen: str | None) -> None:
        self.files, self.draft, self.chosen = files, draft, chosen

    def read(self) -> Records:
        context = self._context()
        pathways = self._shapes("pathway", Pathway, "course/pathways.yaml")
        competencies = self._shapes("competency", Competency, "course/competencies.yaml")
        sources = self._shapes("source", Source, "course/sources.yaml")
        glossary, written = read_all(self.files, self.draft, "term", Term, "course/glossary.yaml")
        glossary = {id: self._term(id, term) for id, term in glossary.items()}
        self._claim("term", glossary, written)
        framework = self._framework()
        references = self._references(glossary, written, sources, context)
        return Records(pathways, competencies, sources, glossary, framework, self.chosen, context, references)

    def _shapes(self, sort: str, model: type[Record], path: str) -> dict[str, Record]:
        records, document = read_all(self.files, self.draft, sort, model, path)
        self._claim(sort, records, document)
        return records

    def _claim(self, sort: str, records: Mapping[str, Any], document: Document) -> None:
        for id, record in records.items():
            self.draft.add(sort, id, Written(record, document, (id,)))

    def _term(self, id: str, term: Term) -> Term:
        """In a translated course a term goes by its own name; its definition may still be the original's."""
        language, fields = self.files.language, self.draft.untranslated.get(f"term/{id}", frozenset())
        own = getattr(term, language, "") if language in {"ar", "en"} and "term" in fields else ""
        if own:
            self.draft.untranslated[f"term/{id}"] = fields - {"term"}
        speaks = spoken(self.files, self.draft, "term", id)
        return term.model_copy(update={"term": own or term.term, "language": speaks})

    def _framework(self) -> Framework:
        framework, document = read_one(self.files, self.draft, "framework", Framework, "course/framework.yaml")
        framework = framework or Framework()
        if document:
            self.draft.add("framework", "framework", Written(framework, document))
            self.draft.steps = frozenset(document.data.get("process") or ())
            self.draft.rights = frozenset(document.data.get("rights") or ())
        return framework

    def _context(self) -> Context | None:
        """Read first: it may change what the other files say."""
        course = self.files.yaml("course/course.yaml")
        usual = course.data.get("context") if course else None
        self.chosen = self.chosen or usual
        found = Contexts(self.files, self.draft).read(self.chosen, usual)
        if found:
            self.draft.add("context", found[0].id, Written(*found))
        return found[0] if found else None

    def _references(
        self, glossary: Mapping[str, Term], written: Document, sources: Mapping[str, Source], context: Context | None
    ) -> References:
        terms: dict[str, str] = {}
        for id, term in glossary.items():
            for form in (id, term.term, *term.also):
                terms.setdefault(plain(form), id)
        originals = self.files.yaml(written.path) if glossary else None
        for id, data in originals.data.items() if originals else ():
            if id in glossary:
                terms.setdefault(plain(str(data.get("term", id))), id)
        variables = context.variables if context else {}
        return References(terms, frozenset(sources), variables, words(self.files.language).gettext)
