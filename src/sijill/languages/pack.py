"""A language as its folder of data says it: the lexicon and the word lists.

Every `*.yml` of `languages/<code>` that is a list holds lexicon entries with these keys:

    id      unique in its file; claims carry `file.id` as the rule that fired
    kind    what a mention of it is (instrument, stage, cue ...); code: what it stands for, if the kind is coded
    nouns   take clitics, the article and pronouns; verbs: [past, present], inflected by the program;
    participles: masculine singular, inflected; words: taken as they stand behind و ف ب ل ك
    data    what else a coder needs; matches, not: examples that must and must not give a mention of this entry
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable

from sijill import actors
from sijill.data import Row, read_mapping, read_rows
from sijill.errors import DataError
from sijill.languages.calendar import Calendar, read_calendar
from sijill.languages.function import FunctionWords, read_function_words
from sijill.languages.inflect import accusative, adjective_forms, verb_forms
from sijill.languages.lexicon import Entry, Lexicon
from sijill.languages.links import Links, read_links
from sijill.languages.numerals import Numerals, read_numerals
from sijill.languages.scope import Scope, read_scope
from sijill.text import folded, words

_KEYS = frozenset({"id", "kind", "code", "nouns", "verbs", "participles", "words", "data", "matches", "not"})
_CATEGORY = ("code", "nouns", "weak", "duals", "singular")
_DESIGNATION = ("id", "en", "category", "origin", "needs", "names")
# Files of the folder with a shape and a reader of their own.
_OTHER = frozenset({"function_words.yml", "numbers.yml", "dates.yml", "links.yml", "scope.yml", "weapons.yml"})


@dataclass(frozen=True, slots=True)
class Example:
    """A text in which an entry must, or must not, be found."""

    entry: str
    text: str
    found: bool
    place: str


@dataclass(frozen=True, slots=True)
class Pack:
    """A language: its code, its lexicon, words that end a name, words that begin a reported clause, and examples."""

    code: str
    lexicon: Lexicon
    function: FunctionWords
    numerals: Numerals
    calendar: Calendar
    links: Links
    scope: Scope
    examples: tuple[Example, ...]


@cache
def load(language: str = "ar") -> Pack:
    """The pack of a language, checked. Raises DataError, with file and line."""
    folder = files("sijill.languages").joinpath(language)
    if not folder.is_dir():
        raise DataError(language, "there is no language pack of this name; `ar` is one")
    lexicon = Lexicon()
    examples: list[Example] = []
    seen: dict[str, str] = {}
    for path in sorted(folder.iterdir(), key=lambda p: p.name):
        if path.name.endswith(".yml") and path.name not in _OTHER:
            for row in read_rows(path, _KEYS, ("id", "kind")):
                place = f"{path.name}:{row.line}"
                id_ = f"{path.name.removesuffix('.yml')}.{row['id']}"
                if id_ in seen:
                    raise row.error(f"the id {id_!r} stands already at {seen[id_]}", "id")
                seen[id_] = place
                _add_row(lexicon, row, id_, place)
                examples += _examples(row, id_, place)
    _add_weapons(lexicon, folder.joinpath("weapons.yml"))
    names = list(actors.names())
    written = frozenset(folded(name.text) for name in names)
    for name in names:
        _add_name(lexicon, name, written)
    function = read_function_words(folder.joinpath("function_words.yml"))
    numerals = read_numerals(folder.joinpath("numbers.yml"))
    calendar = read_calendar(folder.joinpath("dates.yml"))
    links = read_links(folder.joinpath("links.yml"))
    scope = read_scope(folder.joinpath("scope.yml"))
    return Pack(language, lexicon, function, numerals, calendar, links, scope, tuple(examples))


def _add_row(lexicon: Lexicon, row: Row, id_: str, place: str) -> None:
    kind, code, extra = row.text("kind"), row.get("code") or "", dict(row.row("data") if "data" in row else {})
    if not any(row.get(k) for k in ("nouns", "verbs", "participles", "words")):
        raise row.error(f"the entry {id_!r} has no phrase")
    noun = Entry(kind, code, id_, {"form": "noun", **extra})
    for phrase in row.texts("nouns"):
        add_phrase(lexicon, phrase, noun, "noun", place)
    word = Entry(kind, code, id_, {"form": "word", **extra})
    for phrase in row.texts("words"):
        add_phrase(lexicon, phrase, word, "word", place)
    participle = Entry(kind, code, id_, {"form": "participle", **extra})
    for phrase in row.texts("participles"):
        for form in adjective_forms(folded(phrase)):
            lexicon.add([form], participle, "participle")
            if not form.endswith(("ه", "ا")):
                lexicon.add([form + "ا"], participle, "word")  # the adverbial accusative: مؤكدا
    for pair in row.get("verbs") or ():
        if not isinstance(pair, list) or list(map(type, pair)) != [str, str]:
            raise row.error(f"verb {pair!r}: write [past, present]", "verbs")
        for form, tense in verb_forms(*map(folded, pair), hamza=pair[0].endswith("أ")):
            lexicon.add([form], Entry(kind, code, id_, {"form": "verb", "tense": tense, **extra}), "verb")


def add_phrase(lexicon: Lexicon, phrase: str, entry: Entry, cls: str, place: str) -> None:
    """Add a written phrase: folded, cut into words, its article recognised. Raises DataError if nothing is left."""
    parts = list(words(phrase).words)
    if not parts:
        raise DataError(place, f"the phrase {phrase!r} holds no word")
    starts_with_article = len(parts[0]) > 3 and phrase.lstrip("«\"'").startswith("ال")  # noqa: PLR2004
    lexicon.add(parts, entry, cls, article=starts_with_article)
    definite = starts_with_article or (len(parts) > 1 and parts[1].startswith("ال"))
    if cls == "noun" and not definite and (forms := accusative(parts)):
        lexicon.add(forms, entry, cls)


def _add_name(lexicon: Lexicon, name: actors.Name, written: frozenset[str]) -> None:
    """Add a name and, of an adjective, its forms; the accusative (يمنيا) but where a name is written so (تركيا)."""
    entry = Entry(name.kind, name.code, name.id, {"form": name.form, **name.data})
    if not name.inflect:
        add_phrase(lexicon, name.text, entry, "noun" if name.form == "people" else "name", name.id)
        return
    for form in adjective_forms(folded(name.text)):  # folded, so that ال of ألماني is not taken for an article
        lexicon.add(words(form).words, entry, "noun")
    accusative = folded(name.text) + "ا"
    if accusative not in written:
        lexicon.add(words(accusative).words, entry, "word")


def _add_weapons(lexicon: Lexicon, path: Traversable) -> None:
    data = read_mapping(path)
    data.only(("categories", "designations"))
    for row in data.rows("categories"):
        row.only(_CATEGORY, ("code", "nouns"))
        code, place = row.text("code"), f"{path.name}:{row.line}"
        nouns, weak, duals, singular = map(row.texts, _CATEGORY[1:])
        twos, ones = frozenset(map(folded, duals)), frozenset(map(folded, singular))
        for noun in (*nouns, *weak, *duals, *singular):
            count = 2 if folded(noun) in twos else 1 if folded(noun) in ones else None
            extra = {"form": "noun", "count": count, "weak": noun in weak}
            add_phrase(lexicon, noun, Entry("weapon", code, f"weapon:{code}", extra), "noun", place)
    for row in data.rows("designations"):
        row.only(_DESIGNATION, ("id", "category", "names"))
        extra = {"form": "designation", "needs": row.get("needs"), "origin": row.get("origin")}
        entry = Entry("designation", row.text("category"), f"weapon:{row.text('id')}", extra)
        for name in row.texts("names"):
            add_phrase(lexicon, name, entry, "noun", f"{path.name}:{row.line}")


def _examples(row: Row, id_: str, place: str) -> Iterator[Example]:
    for key, found in (("matches", True), ("not", False)):
        for text in row.texts(key):
            yield Example(id_, text, found, place)
