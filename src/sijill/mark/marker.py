"""The mark stage: one document in, one `Marked` out.

The lexicon finds phrases, the number and date readers find theirs, then small steps settle overlaps and join what
belongs together: a body and its state (وزارة الدفاع الروسية), an office and its holder. Nothing here makes a claim.
"""

from __future__ import annotations

import re

from sijill.languages import Pack
from sijill.mark.accusative import settle_accusatives
from sijill.mark.allies import join_allies
from sijill.mark.backrefs import resolve_groups
from sijill.mark.bodies import join_bodies
from sijill.mark.dateline import beside, datelines, yearless
from sijill.mark.dates import DateReader
from sijill.mark.doubtful import settle_doubtful
from sijill.mark.glue import GluedWords
from sijill.mark.kingdom import settle_kingdom
from sijill.mark.local_names import leave_out_local
from sijill.mark.numbers import NumberReader
from sijill.mark.persons import find_persons
from sijill.mark.weapons import settle_weapons
from sijill.marked import Marked
from sijill.mention import Mention, place
from sijill.records import Candidate, Document
from sijill.text import Words, words

# Within a layer the longest phrase wins; layers may overlap (an area inside a title, a body inside an office).
_LAYERS = {
    "actor": "who",
    "place": "who",
    "force": "body",
    "office": "office",
    "anonymous": "office",
    "weapon": "weapon",
    "designation": "weapon",
    "people": "metric",
    "contract": "instrument",
}


_QUOTED = re.compile(r'^[^"«“]+["«“](?=[^"«»“”]+$)')  # إقليم «أرض الصومال: the region is what the quotation holds


class Marker:
    """Marks documents of one language; made once, used for any number of documents."""

    def __init__(self, pack: Pack) -> None:
        self.pack = pack
        self._glued = GluedWords(pack)
        self._numbers = NumberReader(pack.numerals)
        self._dates = DateReader(pack.calendar, self._numbers)

    def concerns(self, document: Document) -> bool:
        """Whether a document can be about defence at all; one that cannot gives no claim and need not be marked."""
        return self.pack.scope.holds(document.text)

    def datelines(self, document: Document) -> tuple[Candidate, ...]:
        """The days that the text of a document, and its page beside it, give for the report itself."""
        calendar = self.pack.calendar

        def dates(tokens: Words) -> list[Mention]:
            return self._dates.read(tokens, None)

        def names(tokens: Words) -> list[Mention]:
            return settle_doubtful(_mentions(self.pack, tokens), tokens, self.pack.links)

        found = datelines(document.text, calendar, dates, names)
        around = beside(document.beside, calendar, dates)
        if not any(one.how == "dateline" for one in found):
            bounds = [one for one in (*document.candidates, *around) if one.confidence > 0]
            found = (*found, *yearless(document.text, bounds, self._dates.read, names))
        return (*found, *around)

    def mark(self, document: Document) -> Marked:
        """The mentions of a document, in order of their place in the text."""
        tokens = words(document.text)
        self._glued.part(tokens)
        mentions = settle_doubtful(_mentions(self.pack, tokens), tokens, self.pack.links)
        mentions = leave_out_local(mentions, tokens)
        mentions = settle_accusatives(settle_kingdom(mentions, tokens), tokens)
        mentions = join_allies(mentions, tokens, document)
        dates = self._dates.read(tokens, document.date)
        in_dates = {i for m in dates for i in range(m.first, m.last)}
        numbers = self._numbers.read(tokens, in_dates)
        mentions = join_bodies(mentions, tokens, document)
        mentions, numbers = settle_weapons(mentions, numbers, tokens)
        everything = resolve_groups(sorted([*mentions, *dates, *numbers], key=place))
        everything = find_persons(everything, tokens, document, self.pack)
        return Marked(document, tokens, tokens.sentences(), everything)


def _mentions(pack: Pack, tokens: Words) -> list[Mention]:
    """Lexicon matches as mentions, the longest of each layer only; phrases marked `ignore` silence what they cover."""
    found = list(pack.lexicon.find(tokens))
    silent: dict[str, list[tuple[int, int]]] = {}  # stretches in which a kind is silenced
    for first, length, kind in [(i, m[0], m[2][1]) for i, ms in found for m in ms if m[2][0] == "ignore"]:
        silent.setdefault(kind, []).append((first, first + length))
    ends: dict[str, tuple[int, int]] = {}
    out: list[Mention] = []
    layer_of, nothing = _LAYERS.get, (0, 0)
    starts, stops, folded = tokens.starts, tokens.ends, tokens.folded
    for first, matches in found:
        # Two readings of a word may find one entry twice (نفى: denied, a denial).
        seen: set[tuple[int, str, str | None]] | None = set() if len(matches) > 1 else None
        for length, cut, said in matches:
            kind, code, entry, data, tense, proclitic, pronoun, article = said
            last = first + length
            layer = layer_of(kind, kind)
            held = ends.get(layer, nothing)
            if first < held[1] and (first, last) != held:
                continue
            if kind == "ignore" or (kind in silent and _is_silent(first, last, silent[kind])):
                continue
            if seen is not None:
                mark = (last, entry, data.get("form"))
                if mark in seen:
                    continue
                seen.add(mark)
            ends[layer] = (first, last)
            start, end = starts[first] + cut, stops[last - 1]
            if folded.back is not None:
                start, end = folded.back[start], folded.end(end)
            if data.get("form") == "group":
                code = _as_written(folded.source[start:end], proclitic, data["sort"])
            out.append(Mention(start, end, first, last, kind, code, entry, data, tense, proclitic, pronoun, article))
    return out


def _is_silent(first: int, last: int, silent: list[tuple[int, int]]) -> bool:
    return any(a <= first and last <= b for a, b in silent)


def _as_written(text: str, proclitic: str, sort: str) -> str:
    """The name of a group as the report writes it; لل hides the alef of its article."""
    name = ("ا" if proclitic.endswith("لل") else "") + text.strip('"«»“”')
    return _QUOTED.sub("", name) if sort == "region" else name
