"""One number as digits, words or a mix of both; `numbers` reads what surrounds it.

خمس مئة وخمسة وعشرون        525
مليار و200 مليون             1.2e9
مليارين ونصف المليار         2.5e9
الستين مليارا                6e10
"""

from __future__ import annotations

import re
from typing import NamedTuple

from sijill.languages.numerals import Numerals
from sijill.text import SOFT, Words

_CLITICS = frozenset({"و", "ف", "ب", "ل", "ك", "ال", "بال", "وال", "لل", "ول", "وب", "فال", "ولل", "كال"})
GLUED = "وفبل"
_TODAY = frozenset({"اليوم", "واليوم"})
_SHORTEST_NOUN = 2
_THE_YEAR, _YEAR = frozenset({"العام", "السنه"}), 4  # digits of a year
_THIS = "هذا"
_WHAT = "ما"
_THOUSANDS = re.compile(r"\d{1,3}([,.]\d{3})+")
_HUNDRED, _TEN = 100.0, 10.0
_NAME_WORDS = 2  # words of a name before its number
_LONGEST_DIGITS = 13
KEPT_WORDS = 100_000


class Run(NamedTuple):
    """A number read from the words `first`-`last`.

    `parts` are summed, `current` awaits its scale; `scale` is the last.
    """

    first: int
    last: int
    current: float
    parts: float
    scale: float

    @property
    def value(self) -> float:
        """The number so far."""
        return self.parts + self.current


class Starts(dict[str, bool]):
    """Whether a number may begin with a word, worked out when it is first met."""

    def __init__(self, n: Numerals) -> None:
        super().__init__()
        self.words = {*n.units, *n.ones, *n.scales, *n.two, *n.fractions, *(p[0] for p in n.shares)}

    def __missing__(self, word: str) -> bool:
        found = word[0].isdecimal() or word in self.words or (word[0] in GLUED and word[1:] in self.words)
        found = found or definite(word) in self.words
        if len(self) < KEPT_WORDS:
            self[word] = found
        return found


class RunReader:
    """Reads numbers of one language, one at a time."""

    def __init__(self, numerals: Numerals) -> None:
        self._n = numerals
        self.starts = Starts(numerals)

    def value_at(self, tokens: Words, at: int) -> tuple[float, int] | None:
        """(value, end) of a plain number that begins with a word, with the article or not (الأيام السبعة)."""
        word = tokens.words[at]
        word = word[2:] if word.startswith("ال") and len(word) > 4 else word
        if word[0].isdecimal():
            return self.digits(tokens, at), at + 1
        if word in self._n.units and tokens.words[at] not in self._n.units:
            run = self.grow(tokens, Run(at, at + 1, self._n.units[word], 0.0, 1.0), joined=True)
        else:
            found = self.run(tokens, at, joined=True)
            if found is None:
                return None
            run = found
        return run.value, run.last

    def is_one(self, word: str) -> bool:
        """Whether a word is واحد in some form."""
        return word in self._n.ones

    def bare(self, word: str) -> str:
        """The word without one proclitic, where only so it is a number."""
        known = self.starts.words
        return word if word in known or word[0] not in GLUED or word[1:] not in known else word[1:]

    def run(self, tokens: Words, at: int, *, joined: bool) -> Run | None:
        """The longest number from a word on; `joined` allows a continuation behind و."""
        word, n = self.bare(tokens.words[at]), self._n
        if word[0].isdecimal():
            if self.is_label(tokens, at):
                return None
            run = Run(at, at + 1, self.digits(tokens, at), 0.0, 1.0)
        elif word in n.units:
            labelled = at and tokens.words[at - 1] in n.labels and self.scale(tokens, at + 1) is None
            if labelled and not self._is_behind_time(tokens, at):
                return None
            run = Run(at, at + 1, n.units[word], 0.0, 1.0)
        elif word in n.ones:
            run = Run(at, at + 1, 1.0, 0.0, 1.0)
            grown = self.grow(tokens, run, joined=True)
            return grown if grown.value > _TEN else None
        elif word in n.fractions:
            scale = self.scale(tokens, at + 1)
            return Run(at, at + 2, 0.0, n.fractions[word] * scale, scale) if scale is not None else None
        elif word in n.scales:
            run = Run(at, at + 1, 0.0, n.scales[word], n.scales[word])
        elif word in n.two:
            run = Run(at, at + 1, 0.0, (1 if self._is_single(tokens, at, word) else 2) * n.two[word], n.two[word])
        else:
            return self._definite(tokens, at, joined=joined)
        return self.grow(tokens, run, joined=joined)

    def _is_single(self, tokens: Words, at: int, word: str) -> bool:
        """Whether a form that a dual has before its noun is one in the accusative (مليارا و200 مليون)."""
        if word[-1] != "ا":
            return False
        if at + 1 >= len(tokens) or tokens.breaks[at + 1] != SOFT:
            return True
        following = tokens.words[at + 1]
        return following == "و" or (following[0] == "و" and self.starts[following])

    def _definite(self, tokens: Words, at: int, *, joined: bool) -> Run | None:
        """A number word behind the article that is scaled: the five are no number, the five thousand are."""
        value = self._n.units.get(definite(tokens.words[at]))
        if value is None:
            return None
        run = self.grow(tokens, Run(at, at + 1, value, 0.0, 1.0), joined=joined)
        return run if run.scale > 1.0 else None

    def grow(self, tokens: Words, run: Run, *, joined: bool) -> Run:
        """A number with all the words behind it that belong to it; 32 ألفا و70 ألفا are two of them."""
        whole = None  # the number as it was before و added smaller ones to it
        while run.last < len(tokens) and tokens.breaks[run.last] == SOFT:
            if whole is not None and run.current and (self.scale(tokens, run.last) or 0.0) >= whole.scale:
                return whole
            step = self._scaled(tokens, run)
            if step is None and joined:
                whole = run if run.parts and not run.current else whole
                step = self._joined(tokens, run)
            if step is None:
                break
            run = step
        return run

    def _scaled(self, tokens: Words, run: Run) -> Run | None:
        """One more word that multiplies (مليون) or makes a ten (ثلاثة عشر) or hundreds (خمس مئة)."""
        first, at, current, parts, scale = run
        following = self.scale(tokens, at)
        if following is not None:
            if current:
                return Run(first, at + 1, 0.0, parts + round(current * following, 3), following)
            return Run(first, at + 1, 0.0, parts * following, following) if following > scale else None
        value = self._n.units.get(tokens.words[at])
        if value == _HUNDRED and 0 < current < _TEN:
            return Run(first, at + 1, current * _HUNDRED, parts, scale)
        if value == _TEN and 0 < current % _HUNDRED < _TEN:
            return Run(first, at + 1, current + value, parts, scale)
        return None

    def _joined(self, tokens: Words, run: Run) -> Run | None:
        """A continuation behind و: مئة وخمسون، مليار و200 مليون، مليار ونصف."""
        first, at, current, parts, scale = run
        n, word = self._n, tokens.words[at]
        if word == "و" and at + 1 < len(tokens) and tokens.breaks[at + 1] == SOFT:
            at, word = at + 1, tokens.words[at + 1]
        elif word[0] == "و" and len(word) > 1:
            word = word[1:]
        else:
            return None
        if word in n.fractions:
            return self._half(tokens, run, n.fractions[word], at)
        if word[0].isdecimal():
            value = self.digits(tokens, at)
            return Run(first, at + 1, value, parts, scale) if not current and parts and value < scale else None
        value = 1.0 if word in n.ones else n.units.get(word.removeprefix("ال"), 0.0)
        if value:
            below = current % _HUNDRED
            adds = value < _HUNDRED and (below == 0 or (below < _TEN <= value - _TEN)) if current else value < scale
            return Run(first, at + 1, current + value, parts, scale) if adds else None
        if not current and (word in n.scales or word in n.two):
            value = n.scales[word] if word in n.scales else 2 * n.two[word]
            return (
                Run(first, at + 1, 0.0, parts + value, value if word in n.scales else n.two[word])
                if value < scale
                else None
            )
        return None

    def _half(self, tokens: Words, run: Run, fraction: float, at: int) -> Run:
        """مليار ونصف, مليارين ونصف المليار, ثلاثة ونصف مليون."""
        of = self.scale(tokens, at + 1)
        if run.current:
            return run._replace(last=at + 1, current=run.current + fraction)
        if of is not None:
            return run._replace(last=at + 2, parts=run.parts + fraction * of)
        return run._replace(last=at + 1, parts=run.parts + fraction * run.scale)

    def scale(self, tokens: Words, at: int) -> float | None:
        """The scale word at a place (also with the article: نصف المليار, عشرة آلاف), None if there is none."""
        if at >= len(tokens) or tokens.breaks[at] != SOFT:
            return None
        word, n = tokens.words[at], self._n
        for form in (word, word.removeprefix("ال")):
            for table in (n.scales, n.many, n.two):
                if form in table:
                    return table[form]
        return None

    def digits(self, tokens: Words, at: int) -> float:
        """The value of digits: 1,500 and 1.500 are thousands where nothing scales them, 2,5 and 2.5 are not."""
        written = tokens.words[at]
        grouped = _THOUSANDS.fullmatch(written) and not written.startswith("0")
        if grouped and ("," in written or (self.scale(tokens, at + 1) is None and not is_percent(tokens, at, at + 1))):
            return float(written.replace(",", "").replace(".", ""))
        plain = written.replace(",", ".")
        return float(plain) if plain.count(".") < 2 else float(plain.replace(".", ""))

    def is_label(self, tokens: Words, at: int) -> bool:
        """Whether digits belong to a name, a time, a score, a telephone number or a label."""
        words, gap = tokens.words, tokens.gaps[at]
        before = words[at - 1] if at else ""
        if _is_code(tokens, at) or _is_score(tokens, at) or self._is_time(tokens, at):
            return True
        if at and gap in ("", "-", "_") and before not in _CLITICS and not before[0].isdecimal():
            return gap != "" or before not in self._n.lost_space
        if tokens.gaps[at + 1][:1] == '"' and self._ends_name(tokens, at):
            return True
        if before == "ال" and at > 1 and gap.strip(' "') == "":
            gap, before = tokens.gaps[at - 1], words[at - 2]
        if at > 1 and words[at - 2] == _WHAT:
            return False  # ما مجموعه 113 مليارا is no group
        if at and self._is_behind_time(tokens, at):
            return False
        labelled = (before in self._n.labels or before[1:] in self._n.labels) and gap.strip(' :"') == ""
        return labelled and self.scale(tokens, at + 1) is None  # هذا العام 50 مليار دولار

    def _is_behind_time(self, tokens: Words, at: int) -> bool:
        """Whether a number behind today or this year counts what follows: هذا العام 50 مدرعة, منذ مطلع العام 50."""
        today = tokens.words[at - 1] in _TODAY or (at > 1 and tokens.words[at - 2] == _THIS)
        today = today or (tokens.words[at - 1] in _THE_YEAR and len(tokens.words[at]) < _YEAR)
        return today and self._is_counted(tokens, at + 1)

    def _is_counted(self, tokens: Words, at: int) -> bool:
        """Whether what stands behind a number can be what it counts: قتل اليوم 15 جنديا, not اليوم 15 من الحرب."""
        if at >= len(tokens) or tokens.breaks[at] != SOFT:
            return False
        word = tokens.words[at]
        return len(word) > _SHORTEST_NOUN and not word.startswith(("ل", "ال", "و"))

    def _is_time(self, tokens: Words, at: int) -> bool:
        """10:30, 5 صباحا."""
        before = tokens.words[at - 1] if at else ""
        if tokens.gaps[at + 1] == ":" or (tokens.gaps[at] == ":" and before.isdecimal()):
            return True
        return at + 1 < len(tokens) and tokens.words[at + 1] in self._n.times and tokens.breaks[at + 1] == SOFT

    def _ends_name(self, tokens: Words, at: int) -> bool:
        """Whether digits are the last of a short name in quotation marks («ساعر 6»)."""
        if tokens.words[at - 1] in self._n.no_name_before:
            return False
        return any('"' in tokens.gaps[i] for i in range(max(0, at - _NAME_WORDS), at)) and '"' not in tokens.gaps[at]


def definite(word: str) -> str:
    """What stands behind the article, glued letters before it or not (الستين, بالستين, للستين); empty without one."""
    if word.startswith("لل"):
        return word[2:]
    word = word[1:] if word[0] in GLUED else word
    return word[2:] if word.startswith("ال") else ""


def _is_code(tokens: Words, at: int) -> bool:
    """00966..., +1, 5G, and parts of a date or fraction with strokes."""
    word, gap, after = tokens.words[at], tokens.gaps[at], tokens.gaps[at + 1]
    following = tokens.words[at + 1] if at + 1 < len(tokens) else ""
    is_long = len(word) > _LONGEST_DIGITS or (len(word) > 1 and word[0] == "0" and word[1].isdecimal())
    is_part = "/" in gap or (after == "/" and at > 0 and tokens.words[at - 1].isdecimal()) or gap.strip(" ") == "+"
    return is_long or is_part or (after == "" and following != "" and following.isascii())


def _is_score(tokens: Words, at: int) -> bool:
    """3-1, 2-2: two numbers with a dash that do not rise."""
    word = tokens.words[at]
    before = tokens.words[at - 1] if at and tokens.gaps[at] == "-" else ""
    following = tokens.words[at + 1] if at + 1 < len(tokens) and tokens.gaps[at + 1] == "-" else ""
    if not word.isdecimal():
        return False
    return (following.isdecimal() and int(following) <= int(word)) or (before.isdecimal() and int(before) >= int(word))


def is_percent(tokens: Words, first: int, last: int) -> bool:
    """Whether a sign of per cent stands at the number `first`-`last`, and not at the number before it."""
    before, behind_number = tokens.gaps[first].rstrip(), first > 0 and tokens.words[first - 1][-1].isdecimal()
    own = before.endswith("%") and not (before.startswith("%") or behind_number)
    return own or tokens.gaps[last][:2].strip(" )")[:1] == "%"
