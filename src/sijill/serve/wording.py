"""The words of the pages in one language: messages of the catalogues, titles of codebook and roster, dates, numbers.

English is what templates and modules write; `locales/<language>.po` says each message in another language.
"""

from __future__ import annotations

import datetime as dt
import io
import re
from functools import cache, lru_cache
from gettext import GNUTranslations, NullTranslations
from importlib.resources import files

from babel.dates import format_date, format_skeleton
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from babel.numbers import format_decimal

from sijill.actors import who
from sijill.codebook import Code, Field, load

LANGUAGES = {"en": "English", "ar": "العربية"}
_DATE = re.compile("([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?)?([~?%]?)")


@lru_cache(4096)
def _decimal(value: float, locale: str) -> str:
    return format_decimal(value, locale=locale, numbering_system="latn")  # a fifth of a dossier's time went here


@lru_cache(8192)
def _said_day(whole: dt.date, locale: str, exact: str) -> str:
    if exact == "day":
        return format_date(whole, "d MMMM y", locale=locale).translate(_DIGITS)
    return format_skeleton("yMMMM", whole, locale=locale).translate(_DIGITS)


class Wording:
    """How one language says what the pages hold."""

    def __init__(self, language: str) -> None:
        self.language = language
        self.direction = "rtl" if language == "ar" else "ltr"
        self.translations = _translations(language)
        self._locale = {"en": "en_GB", "ar": "ar_EG"}[language]

    def __call__(self, message: str) -> str:
        """A message in this language."""
        return self.translations.gettext(message)

    def kind(self, name: str) -> str:
        """The title of a kind of entry."""
        kind = load().kinds[name]
        return kind.title_ar if self.language == "ar" else kind.title

    def kinds(self, name: str) -> str:
        """The title of a kind in the plural, as lists are headed."""
        return self(_PLURALS[name])

    def verdict(self, name: str) -> str:
        """What a check found, in a word or two."""
        return self(_VERDICTS[name])

    def field(self, kind: str, name: str) -> str:
        """The title of a field."""
        field = load().kinds[kind].fields[name]
        return field.title_ar if self.language == "ar" else field.title

    def part(self, kind: str, name: str) -> str:
        """The title of what can be corrected of a claim: a field, its reality, or its source."""
        beside = {"reality": self("Reality"), "source": self("Said by")}
        return beside.get(name) or self.field(kind, name)

    def code(self, list_: str, code: str) -> str:
        """The title of a code; a code that the list does not hold is said as it is."""
        found = load().lists[list_].codes.get(code)
        return code if found is None else self.title(found)

    def title(self, code: Code) -> str:
        """The title of a code that is at hand."""
        return code.title_ar if self.language == "ar" else code.title

    def stage(self, kind: str, code: str) -> str:
        """The title of a step in the life of a kind of entry."""
        return self.code(step_list(kind), code)

    def office(self, code: str) -> str:
        """The title of a sort of office; one that has none is said as it is."""
        return self(_OFFICES[code]) if code in _OFFICES else code

    def actor(self, code: str) -> str:
        """The name of an actor; of a body or firm its own name, and of whom nothing is known the code itself."""
        owner, _, name = code.partition(":")
        if name:
            return f"{name} ({self.actor(owner)})"
        found = who().get(code)
        return code if found is None else found.ar if self.language == "ar" else found.en

    def number(self, value: float) -> str:
        """A number with the signs of the language, in digits that all readers know."""
        return _decimal(value, self._locale)

    def short(self, value: float) -> str:
        """A number as briefly as it can be said: 2.5 bn."""
        for size, said in ((1e12, self("%(n)s trillion")), (1e9, self("%(n)s bn")), (1e6, self("%(n)s m"))):
            if abs(value) >= size:
                return said % {"n": self.number(value / size)}
        return self.number(value)

    def date(self, edtf: str | None) -> str:
        """A date as precise as it is known; an interval by both ends. One that is of another form is said as it is."""
        if not edtf:
            return "–"
        first, stroke, last = edtf.partition("/")
        if stroke:
            return self("%(first)s to %(last)s") % {"first": self.date(first), "last": self.date(last)}
        found = _DATE.fullmatch(edtf)
        if found is None:
            return edtf
        year, month, day, mark = found.groups()
        try:
            whole = dt.date(int(year), int(month or 1), int(day or 1))
        except ValueError:
            return edtf
        said = self._day(whole, month=bool(month), day=bool(day))
        return self("about %(date)s") % {"date": said} if mark else said

    def _day(self, whole: dt.date, *, month: bool, day: bool) -> str:
        return _said_day(whole, self._locale, "day" if day else "month") if month else f"{whole.year:04}"


@cache
def wording(language: str) -> Wording:
    """The words of a language; English for one that has no catalogue."""
    return Wording(language if language in LANGUAGES else "en")


def step_list(kind: str) -> str:
    """The code list of the steps of a kind."""
    return next(str(f.list) for f in load().kinds[kind].fields.values() if f.type == "steps")


def field_of(kind: str, name: str) -> Field:
    """The field of a kind, as the codebook holds it."""
    return load().kinds[kind].fields[name]


def _translations(language: str) -> NullTranslations:
    if language == "en":
        return NullTranslations()
    source = files("sijill.serve") / "locales" / f"{language}.po"
    with source.open("rb") as stream:
        catalogue = read_po(stream, locale=language)
    compiled = io.BytesIO()
    write_mo(compiled, catalogue)
    compiled.seek(0)
    return GNUTranslations(compiled)


def _(message: str) -> str:
    """Marks a message for the catalogues; it is said in the reader's language later."""
    return message


_DIGITS = str.maketrans("٠١٢٣٤٥٦٧٨٩", "0123456789")
_PLURALS: dict[str, str] = {
    "agreement": _("Agreements"),
    "transfer": _("Transfers"),
    "figure": _("Figures"),
    "statement": _("Statements"),
    "crisis": _("Crises"),
    "backing": _("Backings"),
    "engagement": _("Engagements"),
}
_VERDICTS: dict[str, str] = {
    "agrees": _("agrees"),
    "differs": _("differs"),
    "wrong_measure": _("another measure"),
    "contradicted": _("contradicted"),
    "no_reference": _("no reference"),
    "inconsistent": _("inconsistent"),
}
_OFFICES: dict[str, str] = {
    "adviser": _("adviser"),
    "agency_head": _("head of an agency"),
    "ambassador": _("ambassador"),
    "defence_minister": _("minister of defence"),
    "foreign_minister": _("foreign minister"),
    "head_of_state": _("head of state or heir"),
    "legislator": _("member of parliament"),
    "military_chief": _("chief of the armed forces"),
    "minister": _("minister"),
    "officer": _("officer"),
    "official": _("official"),
    "prime_minister": _("prime minister"),
    "secretary_general": _("secretary-general"),
    "spokesperson": _("spokesperson"),
}
