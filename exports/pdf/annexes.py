"""What follows the modules: the reference model, what serves at the counter, the papers, the words, the sources."""

from collections.abc import Sequence
from typing import Any

from builder.grading import plain
from builder.model import Aid, Entry, ModelDocument, Module, Table, Term, Use, Worksheet
from builder.model.sheet import Row, sheet
from builder.player.counter import shelves
from builder.player.reference import PARTS
from exports.pdf.nodes import Node, node, outside, text
from exports.pdf.scribe import Scribe
from exports.pdf.tongue import told_in

Part = dict[str, Any]

TITLES = {
    "chronology": "Comment on en est arrivé là", "paths": "Un chemin, pas à pas",
    "components": "Ce dont un bureau est fait", "actors": "Qui compte autour du bureau", "loops": "Ce qui se renforce",
    "governance": "Qui décide, qui se réunit", "process": "Les sept étapes de l’accompagnement",
    "roadmap": "De l’idée à un bureau qui dure",
}  # fmt: skip


def model(scribe: Scribe) -> list[Part]:
    """Each part of the reference model that the course has."""
    records = scribe.course.framework
    governed = records.governance.roles or records.governance.instances or records.governance.modes
    there = {**{part: getattr(records, part) for part in PARTS}, "governance": governed}
    asked = {"loops": [f"loop:{id}" for id in records.loops], "process": ["process:?show=path"]}
    asked["paths"] = [f"path:{id}" for id in records.paths]
    return [
        {
            "id": f"place:{part}",
            "title": [scribe.words.gettext(TITLES[part])],
            "body": [one for target in asked.get(part, [f"{part}:"]) for one in scribe.block(target, f"model-{part}")],
        }
        for part in PARTS
        if there[part]
    ]


def aids(scribe: Scribe, modules: Sequence[Module]) -> list[Part]:
    """The job aids, shelf by shelf: one page each."""
    kept = shelves(scribe.course, modules)
    named = (
        ("Par droit", [*kept.rights]), ("Par étape", [*kept.steps]), ("Autres fiches", [("", a) for a in kept.others]),
    )  # fmt: skip
    return [
        {"title": [scribe.words.gettext(title)], "aids": [aid(scribe, sign, one) for sign, one in shelf]}
        for title, shelf in named
        if shelf
    ]


def aid(scribe: Scribe, sign: str, aid: Aid) -> Part:
    """A job aid as its page shows it; `sign` is the letter of its right, or the number of its step."""
    module = scribe.course.module_of.get(aid.id)
    stages = [*scribe.course.head.stages]
    stage = module.head.stage if module else None
    reviewed = aid.head.reviewed
    cited = (*aid.sources, *scribe.player.blocks.sources(aid.body))
    return {
        "id": f"page:{aid.id}",
        "sign": sign,
        "name": text(scribe.line(aid.title, aid.language)),
        "hue": stages.index(stage) if stage in stages else 0,
        "title": scribe.line(aid.title, aid.language),
        "summary": scribe.line(aid.head.summary, aid.language),
        "reviewed": scribe.words.gettext("Relu le %(date)s", date=scribe.words.date(reviewed)) if reviewed else "",
        "body": scribe.page(aid),
        "sources": [_short(scribe, id) for id in scribe.sources if id in cited],
        **told_in(
            scribe, aid.told or aid.language, "Cette fiche n’est pas encore traduite ; la voici en %(language)s."
        ),
        "language": aid.language or scribe.course.language,
    }


def _short(scribe: Scribe, id: str) -> Part:
    """A source as the foot of a fiche names it."""
    return {"number": str(scribe.sources.index(id) + 1), "title": scribe.course.sources[id].title}


def documents(scribe: Scribe) -> list[Part]:
    """The toolbox: each model document, what it is for, then the paper itself."""
    return [_document(scribe, document) for document in scribe.course.documents.values()]


def _document(scribe: Scribe, document: ModelDocument) -> Part:
    head, words, roles = document.head, scribe.words, scribe.course.framework.governance.roles
    return {
        "id": f"page:{document.id}",
        "title": scribe.line(document.title, document.language),
        "purpose": scribe.line(head.purpose, document.language),
        "when": scribe.line(head.when, document.language),
        "roles": [scribe.line(roles[id].title, document.language) for id in head.roles if id in roles],
        "proposed": words.gettext("Nous proposons") if head.proposed else "",
        "reviewed": words.gettext("Relu le %(date)s", date=words.date(head.reviewed)),
        "body": scribe.page(document),
        **told_in(scribe, document.language, "Ce document n’est pas encore traduit ; le voici en français."),
    }


def worksheets(scribe: Scribe, modules: Sequence[Module]) -> list[Part]:
    """The worksheets, blank, with the rows that their author wrote."""
    return [_worksheet(scribe, one) for module in modules for one in module.worksheets]


def _worksheet(scribe: Scribe, one: Worksheet) -> Part:
    filled = sheet(one, {}, one.reviewed)
    return {
        "id": f"page:{one.id}",
        "title": scribe.line(one.title, one.language),
        "intro": scribe.paragraphs(one.intro, one.language),
        "fields": [_field(scribe, cell.entry, one.language) for cell in filled.fields],
        "tables": [
            {
                "title": scribe.line(found.table.title, one.language),
                "intro": scribe.line(found.table.intro, one.language),
                "columns": [_field(scribe, entry, one.language) for entry in found.table.columns.values()],
                "rows": [_row(scribe, row, found.table, one.language) for row in found.rows],
            }
            for found in filled.tables
        ],
        **told_in(scribe, one.language, "Cette feuille n’est pas encore traduite ; la voici en français."),
    }


def _field(scribe: Scribe, entry: Entry, language: str) -> Part:
    return {
        "label": scribe.line(entry.label, language),
        "hint": scribe.line(entry.hint, language),
        "unit": scribe.line(entry.unit, language),
        "sort": entry.type,
        "options": [scribe.line(text, language) for text in entry.options.values()],
    }


def _row(scribe: Scribe, row: Row, table: Table, language: str) -> list[list[Node]]:
    """What is written in advance in each cell."""
    return [scribe.line(table.columns[cell.id].options.get(cell.value, cell.value), language) for cell in row.cells]


def glossary(scribe: Scribe) -> list[Part]:
    """Every term, in alphabetical order, with the pages of the book where it serves."""
    terms = sorted(scribe.course.glossary.items(), key=lambda item: plain(item[1].term))
    return [_term(scribe, id, term) for id, term in terms]


def _term(scribe: Scribe, id: str, term: Term) -> Part:
    course = scribe.course
    others = [(language, said) for language, said in (("ar", term.ar), ("en", term.en)) if said]
    return {
        "id": f"term:{id}",
        "initial": plain(term.term)[:1].upper(),
        "term": [node("span", [term.term], lang=course.language_of("term", id, "term"))],
        "others": [{"lang": language, "said": said} for language, said in others if language != course.language],
        "means": scribe.line(term.definition, term.language),
        "see": [node("link", [course.glossary[other].term], to=f"term:{other}") for other in course.related[id]],
        "uses": _places(course.uses.terms.get(id, ())),
        "sources": [_mark(scribe, key) for key in term.sources],
    }


def _mark(scribe: Scribe, key: str) -> Node:
    return node("cite", [str(scribe.sources.index(key) + 1)], to=f"source:{key}")


def _places(uses: Sequence[Use]) -> list[Node]:
    """The pages of the book where a word or a source serves."""
    return [node("pageref", to=f"page:{use.id}") for use in uses if use.kind != "term"]


def sources(scribe: Scribe) -> list[Part]:
    """Every source, numbered as the book cites it, with how far it may be trusted and where it serves."""
    course, words = scribe.course, scribe.words
    found = []
    for number, id in enumerate(scribe.sources, start=1):
        source = course.sources[id]
        read = words.gettext("Lue le %(date)s", date=words.date(source.reviewed)) if source.reviewed else ""
        trust = "confirmée" if source.reliability == "primary" else "source secondaire"
        found.append(
            {
                "id": f"source:{id}",
                "key": id,
                "number": str(number),
                "title": [node("link", [source.title], url=outside(source.url)) if source.url else source.title],
                "about": [
                    *filter(None, (source.date, read, words.gettext("en partie seulement") if source.excerpt else ""))
                ],
                "trust": words.gettext(trust),
                "primary": source.reliability == "primary",
                "uses": _places(course.uses.sources.get(id, ())),
            }
        )
    return found


def contacts(scribe: Scribe) -> list[Node]:
    """The directory of the local context, when it holds somebody."""
    context = scribe.course.context
    return scribe.block("contacts:", "contacts") if context and context.directory else []
