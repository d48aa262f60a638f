"""Persons named again: later mentions by a last name, or behind a reporting verb by the first name alone."""

from __future__ import annotations

from collections.abc import Container
from dataclasses import dataclass, replace
from itertools import compress, count

from sijill.mark.names import alike, near
from sijill.records import Mention
from sijill.text import STOP, Words

_EARLY = 2  # sentences in which a family name may stand before the full name


@dataclass(frozen=True, slots=True)
class NamedAgain:
    """Finds them in one document: `verbs` are places of reporting ones, `hard` and `actors` those of other words."""

    tokens: Words
    verbs: set[int]
    stops: Container[str]
    hard: set[int]
    actors: Container[int]

    def of(self, found: list[Mention]) -> list[Mention]:
        """Later mentions of the same persons by their last name, with what stands of the name before it.

        In the first sentences earlier ones count too. Behind a reporting verb the first name alone will do (وقال كيم),
        and a last name with a letter more or less.
        """
        words = self.tokens.words
        named = [m for m in found if m.data.name and m.data.name_last > m.data.name_first]
        last_names = {words[m.data.name_last - 1]: m for m in named[::-1]}
        first_names = {words[m.data.name_first]: m for m in named[::-1]}
        taken = {i for m in found for i in range(m.first, m.last)}
        early = self._early()
        out = []
        forms = {lead + name: (m, 1) for name, m in last_names.items() for lead in "ولبف"}
        forms |= {name: (m, 0) for name, m in last_names.items()}
        nobody = (None, 0)
        behind = (i + 1 for i in self.verbs if i + 1 < len(words))
        for i in sorted({*compress(count(), map(forms.__contains__, words)), *behind}) if named else ():
            word = words[i]
            known, cut = forms.get(word, nobody)
            if known is None and i - 1 in self.verbs and word not in self.stops:
                known = first_names.get(word) or next((m for name, m in last_names.items() if near(name, word)), None)
            if known is None or known.data.name_first >= i >= early:
                continue
            if i in taken or (i in self.hard and i - 1 not in self.verbs) or i in self.actors:
                continue
            first = i if cut else self._back(i, known, taken)
            out.append(self._again(first, i, cut, known))
            taken.update(range(first, i + 1))
        return out

    def _early(self) -> int:
        stops = [i for i, b in enumerate(self.tokens.breaks[:-1]) if b == STOP]
        return stops[_EARLY] if len(stops) > _EARLY else len(self.tokens)

    def _back(self, i: int, known: Mention, taken: set[int]) -> int:
        """The first word of a name written out again."""
        words, data = self.tokens.words, known.data
        first, at = i, data.name_last - 1
        while at > data.name_first and first > 0 and first - 1 not in taken and alike(words[first - 1], words[at - 1]):
            first, at = first - 1, at - 1
        return first

    def _again(self, first: int, i: int, cut: int, known: Mention) -> Mention:
        start = self.tokens.folded.start(self.tokens.starts[first] + cut)
        data = replace(known.data, office=None, name_first=first, name_last=i + 1)
        proclitic = self.tokens.words[first][:cut]
        end = self.tokens.span(i, i + 1)[1]
        return Mention(start, end, first, i + 1, "person", known.code, known.entry, data, None, proclitic)
