"""The interface's words: French is the source text, other languages come from .po catalogues."""

from collections.abc import Mapping
from datetime import date, datetime
from functools import cache, lru_cache
from pathlib import Path

from babel import Locale, UnknownLocaleError
from babel.dates import format_date, format_skeleton
from babel.messages.pofile import read_po
from babel.numbers import format_decimal

LOCALE = Path(__file__).parent / "locale"

_LOCALES = {"ar": "ar_MA", "en": "en_GB"}
_FORMS = ("zero", "one", "two", "few", "many", "other")
RTL = frozenset({"ar", "arc", "dv", "fa", "he", "ks", "ps", "sd", "ug", "ur", "yi"})

Catalogue = Mapping[str, str | tuple[str, ...]]


def direction(language: str) -> str:
    """The value of `dir` for a language."""
    return "rtl" if language in RTL else "ltr"


class Words:
    """The words, dates and numbers of one language. A sentence that lacks a translation stays French."""

    def __init__(self, language: str, catalogue: Catalogue) -> None:
        self.language = language
        self.direction = direction(language)
        self._catalogue = catalogue
        self._locale = _locale(_LOCALES.get(language, language))
        self._forms = _forms(self._locale)

    def gettext(self, text: str, **values: object) -> str:
        """The sentence, with its `%(name)s` filled in."""
        said = self._catalogue.get(text) or text
        return _fill(said if isinstance(said, str) else said[0], values)

    _ = gettext

    def ngettext(self, one: str, many: str, n: int, **values: object) -> str:
        """The sentence for this many, with `%(n)s` and its other values filled in."""
        said = self._catalogue.get(one)
        if isinstance(said, tuple):
            text = said[min(self._forms.index(self._locale.plural_form(n)), len(said) - 1)]
        else:
            text = one if abs(n) < 2 else many
        return _fill(text, {"n": self.number(n), **values})

    @property
    def locale(self) -> str:
        """How browsers write dates and numbers in this language, in the figures we print: « en-GB-u-nu-latn »."""
        return f"{str(self._locale).replace('_', '-')}-u-nu-latn"

    def weekday(self, day: date) -> str:
        """« mardi 1er décembre 2026 », as one speaks of a day to come."""
        said = format_date(day, "full", locale=self._locale)
        return said.replace(" 1 ", " 1er ", 1) if self.language == "fr" and day.day == 1 else said

    def date(self, day: date) -> str:
        """« 1er mars 2026 »."""
        said = format_date(day, "long", locale=self._locale)
        return said.replace("1 ", "1er ", 1) if self.language == "fr" and day.day == 1 else said

    def moment(self, when: str) -> str:
        """« 2014 », « septembre 2013 », « 7 juillet 2015 »: as much as is known."""
        year, _, rest = when.partition("-")
        if not rest:
            return year
        day = date(int(year), int(rest[:2]), int(rest[3:] or 1))
        return self.date(day) if len(rest) > 2 else format_skeleton("yMMMM", day, locale=self._locale)

    def time(self, moment: datetime) -> str:
        """« 10 h 42 »."""
        return self.gettext("%(hours)s h %(minutes)s", hours=moment.hour, minutes=f"{moment.minute:02}")

    def size(self, octets: int) -> str:
        """« 120 Ko », « 4,2 Mo »: what somebody who pays for data wants to know."""
        if octets < 1_000_000:
            return self.gettext("%(n)s Ko", n=self.number(max(1, round(octets / 1000))))
        return self.gettext("%(n)s Mo", n=self.number(round(octets / 1_000_000, 1)))

    def tongue(self, language: str) -> str:
        """« arabe »: a language by its code, as this language names it; what is no code is left as it is."""
        try:
            return Locale.parse(language).get_display_name(self._locale) or language
        except (ValueError, UnknownLocaleError):
            return language

    def number(self, n: int | float) -> str:
        return _number(n, self._locale)


@cache
def words(language: str, *folders: Path) -> Words:
    """The words of a language: ours, then those of other rooms."""
    found: dict[str, str | tuple[str, ...]] = {}
    for folder in (LOCALE, *folders):
        found.update(_catalogue(folder / f"{language}.po"))
    return Words(language, found)


@lru_cache(4096)
def _number(n: int | float, locale: Locale) -> str:
    return format_decimal(n, locale=locale)


def _locale(language: str) -> Locale:
    """How a language writes dates and numbers; as French does, when nobody knows."""
    try:
        return Locale.parse(language)
    except (ValueError, UnknownLocaleError):
        return Locale.parse("fr")


def _forms(locale: Locale) -> tuple[str, ...]:
    """The ways of counting of a language, in a catalogue's order."""
    tags = {*locale.plural_form.tags, "other"}
    return tuple(form for form in _FORMS if form in tags)


def _catalogue(path: Path) -> Catalogue:
    if not path.is_file():
        return {}
    with path.open("rb") as file:
        messages = [(m.id, m.string) for m in read_po(file) if m.id and m.string]
    return {_key(id): _said(string) for id, string in messages}


def _key(id: str | list[str] | tuple[str, ...]) -> str:
    return id if isinstance(id, str) else id[0]


def _said(string: str | list[str] | tuple[str, ...]) -> str | tuple[str, ...]:
    return string if isinstance(string, str) else tuple(string)


def _fill(text: str, values: Mapping[str, object]) -> str:
    return text % values if values else text


def later(text: str) -> str:
    """A sentence that is translated where it is shown; catalogues find it here."""
    return text
