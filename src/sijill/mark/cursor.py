"""What the forms of a date are read from: the words of one text, looked at by place, with the report's own day."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from sijill.languages.calendar import Calendar, Table
from sijill.mark.numbers import NumberReader
from sijill.text import SOFT, STOP, Words

YEARS = range(1800, 2101)
HIJRI_YEARS = range(1343, 1500)
MONTH_DAYS = range(1, 32)
_PAD = 6  # empty words behind the last, so that looking ahead needs no check
_AHEAD = 10  # words before a date in which a plan puts it ahead
FAR_AHEAD = 30  # the same of a length of time, which says by itself neither what was nor what will be
_YEAR_DIGITS = 4
_CLITICS = "وفبلك"
_WHAT = "ما"
_THAT = "ان"
_PRESENT = ("ي", "ت", "ن")
_BEFORE = "قبل"  # قبل الماضي: the one before the last


class Found(NamedTuple):
    """A date in the words `first`-`last`: its EDTF (or "") and the form it has.

    `loose` is its month and day (or None) if its year was reckoned and not written.
    """

    first: int
    last: int
    code: str
    rule: str
    loose: tuple[int, int | None] | None = None


def bare(word: str) -> str:
    """A word without what is glued to its left: one of و ف, then one of ب ل ك; للعام gives العام."""
    if word[:1] in "وف" and word[1:2] and word[1:2] in "بلك" and len(word) > 4:
        word = word[1:]
    if not word or word[0] not in _CLITICS:
        return word
    rest = word[1:]
    return "ا" + rest if word[0] == "ل" and rest.startswith("ل") else rest


class Cursor:
    """The words of a text. `known` is the day of the report as far as it is known."""

    __slots__ = ("breaks", "c", "gaps", "known", "numbers", "size", "tokens", "words")

    def __init__(self, tokens: Words, calendar: Calendar, numbers: NumberReader, known: date | None) -> None:
        self.tokens = tokens
        self.c = calendar
        self.numbers = numbers
        self.known = known
        self.size = len(tokens)
        self.words = [*tokens.words, *[""] * _PAD]
        self.gaps = [*tokens.gaps, *[""] * _PAD]
        self.breaks = [*tokens.breaks, *[STOP] * _PAD]

    def as_written(self, at: int) -> str:
        """The word at a place as the text has it, not folded."""
        folded, tokens = self.tokens.folded, self.tokens
        return folded.source[folded.start(tokens.starts[at]) : folded.end(tokens.ends[at])] if at < self.size else ""

    def soft(self, at: int) -> str:
        """The word at a place if nothing but a space or a dash stands before it, else ""."""
        return self.words[at] if self.breaks[at] == SOFT else ""

    def near(self, at: int) -> str:
        """The word at a place if no sentence ends before it, else ""."""
        return self.words[at] if self.breaks[at] != STOP else ""

    def before(self, at: int) -> str:
        """The word before a place if it belongs to it, without what is glued to it, else ""."""
        return self.words[at - 1] if at and self.breaks[at] == SOFT else ""

    def among(self, word: str, words: frozenset[str]) -> bool:
        """Whether a word, or the word behind its proclitic, is one of these."""
        return bool(word) and (word in words or bare(word) in words)

    def look(self, table: Table, at: int) -> tuple[int, int] | None:
        """(value, end) of the longest phrase of a table at a place, its first word behind a proclitic or not."""
        word = self.words[at]
        for first in (word, bare(word)):
            for rest, value in table.get(first, ()):
                end = at + 1 + len(rest)
                if all(self.soft(at + 1 + i) == w for i, w in enumerate(rest)):
                    return value, end
        return None

    def which(self, at: int) -> tuple[int | None, int]:
        """(-1, 0 or 1, end) of الماضي, الجاري, المقبل at a place, -2 of قبل الماضي; (None, at) of anything else."""
        word = self.soft(at)
        if word == _BEFORE and self.c.which.get(self.soft(at + 1)) == -1:
            return -2, at + 2
        if word == _WHAT and self.soft(at + 1) == _BEFORE and self.c.which.get(self.soft(at + 2)) == -1:
            return -2, at + 3  # العام ما قبل الماضي
        return (self.c.which[word], at + 1) if word in self.c.which else (None, at)

    def number(self, at: int) -> int | None:
        """Digits of a day, month or year."""
        word = self.words[at]
        return int(word) if word.isdecimal() and len(word) <= _YEAR_DIGITS else None

    def year(self, at: int) -> int | None:
        """A year in four digits."""
        word = self.words[at]
        return year if word.isdecimal() and len(word) == _YEAR_DIGITS and (year := int(word)) in YEARS else None

    def count(self, at: int) -> tuple[int, int] | None:
        """(count, end) of a whole number at a place, in digits or words, with or without the article."""
        if self.soft(at) in ("ال", "لل") and self.gaps[at + 1] in ("", " "):
            at += 1
        found = self.numbers.value_at(self.tokens, at) if at < self.size else None
        return (int(found[0]), found[1]) if found and found[0] == int(found[0]) > 0 else None

    def is_ahead(self, at: int, reach: int = _AHEAD) -> bool:
        """Whether the words before a date in its sentence speak of what is to come."""
        if self.breaks[at] == STOP:
            return False
        for i in self._places_back(at, reach):
            if self.words[i] in self.c.ahead or self._is_future(self.words[i]):
                return not self._is_done(i, at)
        return False

    def _is_done(self, ahead: int, at: int) -> bool:
        """Whether «after that» and a past form stand between what is to come and a date: بعد أن أقره في يناير."""
        for i in range(ahead + 2, at - 1):
            if self.words[i] == _THAT and self.words[i - 1] in self.c.done_behind:
                return self.words[i + 1][:1] not in _PRESENT
        return False

    def is_counted_up(self, at: int) -> bool:
        """Whether words before a length of time, in its sentence, speak of what was added up in it (قتل، أنفقت)."""
        told = self.c.counted_up
        return any(word in told or (word[:1] in ("و", "ف") and word[1:] in told) for word in self._back(at, FAR_AHEAD))

    def _back(self, at: int, reach: int) -> Iterator[str]:
        """The words before a place, the nearest first, up to the one that begins its sentence."""
        for i in self._places_back(at, reach):
            yield self.words[i]

    def _places_back(self, at: int, reach: int) -> Iterator[int]:
        """The places before one, the nearest first, up to the one that begins its sentence."""
        for i in range(at - 1, max(-1, at - reach), -1):
            yield i
            if self.breaks[i] == STOP:
                return

    def _is_future(self, word: str) -> bool:
        """A future form: س before a present form, and not one of the nouns that look like it."""
        word = word[1:] if word[:1] in "وف" else word
        return len(word) > 4 and word[0] == "س" and word[1] in "يتن" and not word.startswith(self.c.not_future)
