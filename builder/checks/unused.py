"""What nobody uses: images that no page shows, terms and sources that no sentence names."""

from collections.abc import Iterator

from builder.checks.draft import Draft
from builder.checks.mentions import Name, named, sentences
from builder.errors import Problem
from builder.model import Course
from builder.questions.hotspot import Hotspot

WHOLE = True

_SAID = {
    "term": ("Aucun texte n'emploie le terme « {} ».", "Employez-le avec {{term}}, ou retirez-le du glossaire."),
    "source": ("Aucun texte ne cite la source « {} ».", "Citez-la, ou retirez-la."),
}


def check(course: Course, draft: Draft) -> Iterator[Problem]:
    used = _used(draft)
    for sort, (what, fix) in _SAID.items():
        for id, written in draft.of(sort).items():
            if (sort, id) not in used:
                yield written.document.problem(written.at, f"{sort}-unused", what.format(id), fix.format())
    for path in draft.media:
        if ("media", path) not in used:
            what = "Aucune page ne montre ce fichier."
            yield Problem(path, 1, 1, "media-unused", what, "Montrez-le, ou effacez-le.")


def _used(draft: Draft) -> set[tuple[str, str]]:
    """Sort and id of whatever a page, a sentence or a record names."""
    records = [written for sort in draft.written.values() for written in sort.values()]
    found = (each for written in records for look in (named, sentences) for each in draft.once(written, look))
    return {
        *((str(mention.kind), mention.target) for reading in draft.readings.values() for mention in reading.mentions),
        *((name.kind, name.target) for name in found if isinstance(name, Name)),
        *(("media", written.record.figure) for written in records if isinstance(written.record, Hotspot)),
    }
