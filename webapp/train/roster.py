"""A list of names, line by line: what each would do, and everything that is wrong with it, told all at once."""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal

from sqlalchemy import func, or_, select

from builder.model import Course
from webapp import usernames
from webapp.db import session as db
from webapp.models import Cohort, Membership, Role, User
from webapp.pages import lazy
from webapp.train.sheets import Table

Fields = dict[str, str]
Fate = Literal["new", "joins", "there", "wrong"]

COLUMNS = {
    "name": (lazy("Nom"), {"nom", "nomcomplet", "nometprenom", "prenometnom", "name", "الاسم", "الاسمالكامل"}),
    "commune": (lazy("Commune"), {"commune", "الجماعة"}),
    "email": (lazy("E-mail"), {"email", "mail", "courriel", "adresseemail", "البريدالالكتروني"}),
    "role": (lazy("Rôle"), {"role", "parcours", "profil", "الدور", "المسار"}),
    "language": (lazy("Langue"), {"langue", "language", "اللغة"}),
    "username": (lazy("Identifiant"), {"identifiant", "username", "login", "المعرف", "اسمالمستخدم"}),
}
"""What a column is about, what our template calls it, and what offices call it. `first` joins `name`."""
FIRST = {"prenom", "prenoms", "firstname", "الاسمالشخصي"}
LAST = {"nomdefamille", "lastname", "الاسمالعائلي"}

ADDRESS = re.compile(r"[^@\s]+@[^@\s]+\.[^@\s.]+")

NO_HEADS = lazy("La première ligne doit nommer les colonnes, dont une « Nom ». Partez du modèle à télécharger.")
NO_NAME = lazy("Il manque le nom.")
LONG_NAME = lazy("Ce nom dépasse quatre-vingts caractères.")
BAD_EMAIL = lazy("L’adresse e-mail « %(value)s » n’est pas complète.")
BAD_USERNAME = lazy("L’identifiant « %(value)s » doit avoir trois à quarante lettres sans accent ou chiffres.")
BAD_ROLE = lazy("Le rôle « %(value)s » n’existe pas ici. Choisissez parmi : %(known)s.")
BAD_LANGUAGE = lazy("La langue « %(value)s » n’existe pas ici. Choisissez parmi : %(known)s.")
TWICE = lazy("« %(value)s » est sur plusieurs lignes.")
TAKEN = lazy("« %(value)s » sert déjà à quelqu’un d’autre.")


@dataclass
class Line:
    """A line of the list: where it stands in the file, what it says, what would come of it."""

    number: int
    fields: Fields
    fate: Fate = "new"
    user: User | None = None
    errors: list[tuple[str, dict[str, str]]] = field(default_factory=list)
    proposed: bool = False
    """Whether its username is the one that we proposed, as it was put right: then it says nothing of who this is."""
    keeps_email: bool = True
    """Whether its address is free, or one of ours; that of somebody elsewhere is not kept, and nobody learns it."""

    @property
    def address(self) -> str | None:
        return self.fields["email"] or None if self.keeps_email else None

    def blame(self, sentence: str, **values: str) -> None:
        self.fate = "wrong"
        self.errors.append((sentence, values))


@dataclass(frozen=True)
class Known:
    """What a line is compared with: languages and pathways, and whoever is somebody already."""

    languages: Mapping[str, str]
    pathways: Mapping[str, str]
    """By how each may be written, squeezed."""
    titles: Sequence[str]
    by_key: Mapping[str, User]
    """People by e-mail address and by username."""
    here: Mapping[tuple[str, str], User]
    """This cohort's learners by name and commune."""
    members: frozenset[int]


def read(table: Table, *, heads: bool) -> list[Line] | None:
    """The lines of a table; None when its heads name no « Nom ». Without heads: name, commune, e-mail."""
    columns = _columns(table[0])
    if "name" in columns:
        return [Line(number, _fields(columns, cells)) for number, cells in enumerate(table[1:], 2)]
    if heads:
        return None
    columns = ["name", "commune", "email"]
    return [Line(number, _fields(columns, cells)) for number, cells in enumerate(table, 1)]


def examine(lines: list[Line], course: Course, cohort: Cohort, languages: Mapping[str, str]) -> None:
    """Say of each line what would come of it. Nothing is written."""
    known = _known(lines, course, cohort, languages)
    repeated = Counter(value for line in lines for value in (line.fields["email"], line.fields["username"]) if value)
    for line in lines:
        _check_words(line, known)
        for key in ("email", "username"):
            if repeated[line.fields[key]] > 1:
                line.blame(TWICE, value=line.fields[key])
        if line.fate == "new":
            _meet(line, known, cohort)


def squashed(text: str) -> str:
    """Letters and digits alone, without accents or vowel signs: « Prénom(s) » and « prenoms » are the same head."""
    plain = "".join(c for c in unicodedata.normalize("NFKD", text.casefold()) if not unicodedata.combining(c))
    return "".join(letter for letter in plain if letter.isalnum())


def _columns(heads: list[str]) -> list[str]:
    return [next(_meanings(squashed(head)), "") for head in heads]


def _meanings(head: str) -> Iterator[str]:
    if head in FIRST:
        yield "first"
    if head in LAST:
        yield "name"
    for name, (_, words) in COLUMNS.items():
        if head in {squashed(word) for word in words}:
            yield name


def _fields(columns: list[str], cells: list[str]) -> Fields:
    said = dict.fromkeys((*COLUMNS, "first"), "")
    for name, cell in zip(columns, cells, strict=False):
        if name:
            said[name] = said[name] or cell
    said["name"] = f"{said.pop('first')} {said['name']}".strip()
    return {**said, "email": said["email"].lower(), "username": said["username"].lower()}


def _check_words(line: Line, known: Known) -> None:
    """What is wrong with a line by itself; roles and languages become what the course calls them."""
    said = line.fields
    if not said["name"]:
        line.blame(NO_NAME)
    if len(said["name"]) > 80 or len(said["commune"]) > 80:
        line.blame(LONG_NAME)
    if said["email"] and not ADDRESS.fullmatch(said["email"]):
        line.blame(BAD_EMAIL, value=said["email"])
    if said["username"] and not usernames.RIGHT.fullmatch(said["username"]):
        line.blame(BAD_USERNAME, value=said["username"])
    for key, words, sentence, titles in (
        ("role", known.pathways, BAD_ROLE, known.titles),
        ("language", known.languages, BAD_LANGUAGE, sorted(set(known.languages.values()))),
    ):
        if said[key] and squashed(said[key]) not in words:
            line.blame(sentence, value=said[key], known=", ".join(titles))
        elif said[key]:
            said[key] = words[squashed(said[key])]


def _meet(line: Line, known: Known, cohort: Cohort) -> None:
    """Whoever is known by address or username joins; whoever has a place here already keeps it."""
    said = line.fields
    owner = known.by_key.get(said["email"])
    line.keeps_email = owner is None or owner.organisation_id == cohort.organisation_id
    keys = (said["email"] if line.keeps_email else "", "" if line.proposed else said["username"])
    found = {user.id: user for key in keys if (user := known.by_key.get(key))}
    if len(found) > 1 or any(not _ours(user, cohort) for user in found.values()):
        line.blame(TAKEN, value=said["email"] or said["username"])
        return
    alike = None if any(keys) or said["email"] else known.here.get(_who(said["name"], said["commune"]))
    line.user = next(iter(found.values()), alike)
    if line.user is None and said["username"] in known.by_key:
        line.blame(TAKEN, value=said["username"])
    if line.user:
        line.fate = "there" if line.user.id in known.members else "joins"


def _ours(user: User, cohort: Cohort) -> bool:
    return user.role is Role.LEARNER and user.organisation_id == cohort.organisation_id


def _known(lines: list[Line], course: Course, cohort: Cohort, languages: Mapping[str, str]) -> Known:
    keys = {value for line in lines for value in (line.fields["email"], line.fields["username"]) if value}
    found = list(db.scalars(select(User).where(or_(User.email.in_(keys), func.lower(User.username).in_(keys)))))
    members = list(db.scalars(select(User).join(User.memberships).where(Membership.cohort_id == cohort.id)))
    by_key = {key: user for user in found for key in (user.email, user.username) if key}
    titles = [pathway.title for pathway in course.pathways.values()]
    return Known(
        languages={squashed(word): code for code, name in languages.items() for word in (code, name)},
        pathways={squashed(word): id for id, one in course.pathways.items() for word in (id, one.title)},
        titles=titles,
        by_key=by_key,
        here={_who(user.name, user.commune): user for user in members},
        members=frozenset(user.id for user in members),
    )


def _who(name: str, commune: str) -> tuple[str, str]:
    return squashed(name), squashed(commune)
