"""The lexicon of a language as one trie of words, found in text behind its clitics.

A phrase is a sequence of folded words. Its first word may carry clitics in the text, as its class allows:

| class      | example           | to its left                  | article        | pronoun to its right |
|------------|-------------------|------------------------------|----------------|----------------------|
| `name`     | باكو, السعودية    | conjunction, preposition     | as written     | no                   |
| `noun`     | اتفاقية، أميركي   | conjunction, preposition     | with or without| yes                  |
| `participle` | موقّع، مدعوم    | conjunction, preposition     | with or without| no                   |
| `verb`     | وقّع، يوقّع       | conjunction, ل, future س     | no             | yes                  |
| `word`     | بحلول، من المقرر  | conjunction, preposition     | as written     | no                   |

The readings of a word are worked out once and kept, up to a bound, so that memory stays flat on any archive.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from typing import Any, NamedTuple

from sijill.languages.inflect import PRESENT
from sijill.text import ARTICLE, SOFT, Words, decompositions

_KEPT_READINGS = 200_000  # word types; about 60 MB at the very most, in practice a fifth of it
_VERB_PROCLITICS = frozenset({"", "و", "ف", "ل", "ول", "فل"})
_AND = frozenset({"و", "ف"})
FUTURE = "future"


class Entry(NamedTuple):
    """What a phrase means: mention `kind` and `code`, the id of the lexicon entry, and what the entry adds."""

    kind: str
    code: str
    id: str
    data: dict[str, Any]


class Node:
    """One step of the trie: the words that may follow, and the entries of the phrase that ends here."""

    __slots__ = ("entries", "next")

    def __init__(self) -> None:
        self.next: dict[str, Node] = {}
        self.entries: list[Entry] = []


class Reading(NamedTuple):
    """A way to read a word as the first word of phrases: `cut` letters of proclitic, then what follows in the trie."""

    cut: int
    pronoun: str
    proclitic: str
    article: bool
    future: bool
    node: Node


class Said(NamedTuple):
    """What a phrase found in text means: the entry, and what the reading of its first word adds."""

    kind: str
    code: str
    entry: str
    data: dict[str, Any]
    tense: str | None
    proclitic: str
    pronoun: str
    article: bool


# A phrase found at a word: how many words it has, how many letters of the first are left off, and what it means.
# A plain tuple, for speed.
Match = tuple[int, int, Said]


class Hits(NamedTuple):
    """What a word may begin: phrases of its own, each once, and readings with which longer phrases begin.

    `second` holds the words that may come second in those.
    """

    alone: tuple[Match, ...]
    longer: tuple[Reading, ...]
    second: Collection[str]


NOTHING = Hits((), (), ())


def _paths(said: str, node: Node) -> Iterator[str]:
    if node.entries:
        yield said
    for word, following in node.next.items():
        yield from _paths(f"{said} {word}", following)


def _bare(word: str) -> str:
    return word[2:] if word.startswith(ARTICLE) and len(word) > 4 else word  # noqa: PLR2004 (الى, الا are words)


class Lexicon(dict[str, Hits]):
    """Phrases, and what the words met so far may begin (the dict itself: folded word to hits)."""

    def __init__(self) -> None:
        super().__init__()
        self._first: dict[str, dict[tuple[str, bool], Node]] = {}
        self._second: dict[tuple[int, ...], Collection[str]] = {}  # by nodes, which many words share
        self.size = 0

    def add(self, phrase: Iterable[str], entry: Entry, cls: str, *, article: bool = False) -> None:
        """Add a phrase of folded words. `article` says that the first word is written with ال in the entry."""
        first, *rest = phrase
        if article:
            first = first[2:]
        node = self._first.setdefault(first, {}).setdefault((cls, article), Node())
        for word in rest:
            node = node.next.setdefault(_bare(word), Node())
        if entry not in node.entries:
            node.entries.append(entry)
            self.size += 1

    def phrases(self) -> Iterator[str]:
        """Every phrase as folded words, the article of its first word put back where the entry has it."""
        for first, classes in self._first.items():
            for (_, article), node in classes.items():
                yield from _paths((ARTICLE if article else "") + first, node)

    def __missing__(self, word: str) -> Hits:
        readings = self._read(word)
        alone: dict[str, Match] = {}
        for reading in readings:
            for entry in reading.node.entries:
                if _fits(entry, reading):
                    alone.setdefault(f"{entry.id} {entry.data.get('tense')}", _match(1, entry, reading))
        longer = tuple(r for r in readings if r.node.next)
        hits = Hits(tuple(alone.values()), longer, self._seconds(longer)) if alone or longer else NOTHING
        if len(self) >= _KEPT_READINGS:
            self.clear()
        self[word] = hits
        return hits

    def _seconds(self, readings: Sequence[Reading]) -> Collection[str]:
        nodes = tuple(id(r.node) for r in readings)
        held = self._second.get(nodes)
        if held is None:
            held = self._second[nodes] = frozenset(word for r in readings for word in r.node.next)
        return held

    def _read(self, word: str) -> list[Reading]:
        found, said, joined, nouns = [], False, False, []
        cuts = decompositions(word)
        if not cuts:
            cuts = [("", False, word, "")]
        for proclitic, article, core, pronoun in cuts:
            for key in self._cores(core, pronoun):
                for (cls, wants), node in self._first.get(key, {}).items():
                    if _allowed(cls, proclitic, article, wants, pronoun):
                        found.append(Reading(_cut(proclitic), pronoun, proclitic, article, future=False, node=node))
                        said = said or (cls == "word" and proclitic == pronoun == "")
                        joined = joined or (cls == "word" and proclitic in _AND and pronoun == "")
                        nouns += found[-1:] if cls == "noun" and proclitic and not pronoun else []
        future = self._future(word)
        whole = [r for r in found if not r.pronoun and r.proclitic in ("", ARTICLE)]
        if said:
            whole += future  # سيجري says that something is planned, and is the future of a verb
            if all(entry.kind == "cue" for r in whole for entry in r.node.entries):
                whole += [r for r in nouns if r not in whole]  # بطلب says so, and has طلب in it
        if joined and not whole:
            near = _shortest(found)
            return [*near, *(r for r in future if r not in near)]  # وسيجري, as سيجري
        return whole or _shortest([*found, *future])

    @staticmethod
    def _cores(core: str, pronoun: str) -> tuple[str, ...]:
        """Before a pronoun a noun in ة shows ت (اتفاقيته is اتفاقية and ه), a verb in ى shows ا (نفاه is نفى and ه)."""
        if pronoun and core.endswith("ت"):
            return core, core[:-1] + "ه"
        return (core, core[:-1] + "ي") if pronoun and core.endswith("ا") else (core,)

    def _future(self, word: str) -> list[Reading]:
        """سيوقع, وستوقع: future س before a present form."""
        out = []
        for lead in ("س", "وس", "فس"):
            if not word.startswith(lead):
                continue
            for proclitic, _, core, pronoun in decompositions(word[len(lead) :]):
                if proclitic:
                    continue
                for (cls, _wants), node in self._first.get(core, {}).items():
                    if cls == "verb":
                        out.append(Reading(len(lead) - 1, pronoun, lead, article=False, future=True, node=node))
        return out

    def knows(self, word: str) -> bool:
        """Whether any phrase begins with a word, clitics aside."""
        return self[word] is not NOTHING

    def find(self, words: Words) -> Iterator[tuple[int, Sequence[Match]]]:
        """Every phrase of the lexicon in the text, overlaps included: (first word, matches, the longest first)."""
        tokens, breaks = words.words, words.breaks
        for i, hits in enumerate(map(self.__getitem__, tokens)):
            if hits is NOTHING:
                continue
            alone, readings, second = hits
            if readings and breaks[i + 1] == SOFT and i + 1 < len(tokens):
                following = tokens[i + 1]
                if following in second or (following.startswith(ARTICLE) and _bare(following) in second):
                    longer = _longer(readings, tokens, breaks, i)
                    if longer:
                        yield i, (*longer, *alone)
                        continue
            if alone:
                yield i, alone


def _longer(readings: Iterable[Reading], tokens: Sequence[str], breaks: Sequence[int], first: int) -> list[Match]:
    """The phrases of more than one word that begin at a word, the longest first."""
    found: list[Match] = []
    count = len(tokens)
    for reading in readings:
        node, j = reading.node, first + 1
        while node.next and j < count and breaks[j] == SOFT:
            token = tokens[j]
            following = node.next.get(token)
            if following is None and token.startswith(ARTICLE):
                following = node.next.get(_bare(token))
            if following is None:
                break
            node, j = following, j + 1
            if node.entries:
                found += [_match(j - first, entry, reading) for entry in node.entries if _fits(entry, reading)]
    if len(found) > 1:
        found.sort(key=_longest_first)
    return found


def _match(length: int, entry: Entry, reading: Reading) -> Match:
    tense = tense_of(entry, reading)
    return length, reading.cut, Said(*entry, tense, reading.proclitic, reading.pronoun, reading.article)


def _longest_first(match: Match) -> int:
    return -match[0]


def _fits(entry: Entry, reading: Reading) -> bool:
    """Whether a reading can be of an entry: future س stands before a present form only."""
    return not reading.future or entry.data.get("tense") == PRESENT


def _allowed(cls: str, proclitic: str, article: bool, wants: bool, pronoun: str) -> bool:  # noqa: FBT001
    if cls in ("noun", "participle"):
        return (wants == article if wants else True) and not (pronoun and cls == "participle")
    if cls == "verb":
        return not article and proclitic in _VERB_PROCLITICS
    return wants == article and not pronoun


def _cut(proclitic: str) -> int:
    """How many letters of the proclitic stay outside the mention: the article stays in, of لل one ل."""
    if proclitic.endswith(ARTICLE):
        return len(proclitic) - 2
    return len(proclitic) - 1 if proclitic.endswith("لل") else len(proclitic)


def _shortest(readings: list[Reading]) -> list[Reading]:
    """Where a word can be cut in several ways, the way that cuts least away is meant."""
    if not readings:
        return readings
    least = min(len(r.proclitic) + len(r.pronoun) for r in readings)
    return [r for r in readings if len(r.proclitic) + len(r.pronoun) == least]


def tense_of(entry: Entry, reading: Reading) -> str | None:
    """`past`, `present` or `future` of a verb, None for a noun."""
    tense: str | None = entry.data.get("tense")
    return FUTURE if reading.future and tense == PRESENT else tense
