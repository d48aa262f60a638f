"""Numbers, money and shares: digits, number words and mixed forms, with how exactly they are meant.

    مليار و200 مليون دولار      money    1.2e9 USD
    مليارين ونصف المليار        number   2.5e9
    أكثر من 18 ألف جندي         number   18000, at_least
    ما بين 850 و1000 جندي       number   850, at_least, high 1000
    4.4%                        percent  4.4
    نصف عناصرها                 share    50

Vague numbers (عشرات, آلاف الجنود) give nothing. Digits inside a name (إف-16), a time, a score or a label (المادة 5) are
no quantity. A currency whose state is not said (ريال) has no unit, but knows of which states it may be.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import compress, count

from sijill.languages.numerals import Numerals, Phrase
from sijill.languages.rule_words import is_listed, rule_words
from sijill.mark.runs import GLUED, KEPT_WORDS, Run, RunReader, definite, is_percent
from sijill.marked import Quantity
from sijill.records import Mention
from sijill.text import SOFT, STOP, Words

_AFTER_REACH = 3
_CHANGE_REACH = 7
_TEN = 10
_PLACED = 4  # words from a verb of coming or standing to the place it gives
_ONCE_MORE = frozenset({"مره"})
_NOT_SO = rule_words("mark.numbers", "not_so")
_BARRIERS = rule_words("mark.numbers", "barriers")
_BOUNDS = {"at_least": "at_most", "at_most": "at_least"}
_FROM, _TO, _THE = "من", "الي", "ال"
_LIKE = 10  # how many times as much a level may be as the one it grew from, to be in its scale


class _Endings:
    """Phrases by their last word, to ask which of them ends just before a place."""

    def __init__(self, phrases: Iterable[Phrase]) -> None:
        self._by_last: dict[str, list[Phrase]] = {}
        for phrase in sorted(phrases, key=len, reverse=True):
            self._by_last.setdefault(phrase[-1], []).append(phrase)

    def at(self, words: Sequence[str], at: int) -> Phrase | None:
        """The longest phrase that ends before a place, its first word behind a proclitic or not."""
        last = words[at - 1] if at else ""
        found: list[Phrase] = [*self._by_last.get(last, ())]
        if last[:1] in GLUED:
            found += self._by_last.get(last[1:], ())
        for phrase in found:
            begin = at - len(phrase)
            if begin < 0 or (last != phrase[-1] and len(phrase) > 1):
                continue
            head = words[begin]
            is_head = head == phrase[0] or (head[0] in GLUED and head[1:] == phrase[0])
            if is_head and list(words[begin + 1 : at]) == list(phrase[1:]):
                return phrase
        return None


class _Ordinals(dict[str, bool]):
    """Whether a word is an ordinal, behind one letter or not, worked out when it is first met."""

    def __init__(self, n: Numerals) -> None:
        super().__init__()
        self._words = n.ordinals

    def __missing__(self, word: str) -> bool:
        found = word in self._words or word[1:] in self._words
        if len(self) < KEPT_WORDS:
            self[word] = found
        return found


class NumberReader:
    """Reads the numbers of one language; one behind a noun with the article is `definite`, and no `number`."""

    def __init__(self, numerals: Numerals) -> None:
        self._n = numerals
        self._runs = RunReader(numerals)
        self._ordinal = _Ordinals(numerals)
        self.value_at, self.is_one = self._runs.value_at, self._runs.is_one
        self._before = _Endings(numerals.before)
        self._between = _Endings(numerals.between)
        self._aside = _Endings(numerals.aside_before)
        self._each = _Endings(numerals.each_before)
        self.approximators = numerals.before

    def read(self, tokens: Words, taken: set[int]) -> list[Mention]:
        """The numbers outside the words `taken` (by dates), in order; behind them the ordinals of ranks."""
        out: list[Mention] = []
        done = 0
        for at in compress(count(), map(self._runs.starts.__getitem__, tokens.words)):
            if at < done or at in taken:
                continue
            mention = self._share(tokens, at) or self._number(tokens, at, taken) or self._definite(tokens, at)
            if mention is not None:
                out.append(mention)
                done = mention.last
        return [*out, *self._ordinals(tokens)]

    def _ordinals(self, tokens: Words) -> list[Mention]:
        """Places in an order beside the words that rank: المرتبة الثامنة, ثاني أكبر."""
        n, words = self._n, tokens.words
        out = []
        for at in compress(count(), map(self._ordinal.__getitem__, words)):
            ranked = at + 1 < len(words) and words[at + 1] in n.ordinal_before
            ranked = ranked or self._is_told(tokens, at)
            if ranked or (at and words[at - 1] in n.ordinal_after):
                teen = 1 if words[at + 1 : at + 2] and n.units.get(words[at + 1]) == _TEN else 0
                start, end = tokens.span(at, at + 1 + teen)
                place = (n.ordinals.get(words[at]) or n.ordinals[words[at][1:]]) + _TEN * teen
                out.append(Mention(start, end, at, at + 1 + teen, "ordinal", "", "ordinal", place))
        return out

    def _is_told(self, tokens: Words, at: int) -> bool:
        """Whether a verb of coming or standing gives a place to whom it names: جاءت الهند ثانية, فحلت ثامنة."""
        words = tokens.words
        if words[at].startswith("ال") or not words[at].endswith(("ه", "ا")) or words[at - 1] in _ONCE_MORE:
            return False
        first = max(0, at - _PLACED)
        verb = next((i for i in range(at - 1, first - 1, -1) if is_listed(words[i], self._n.ordinal_verbs)), None)
        return verb is not None and all(tokens.breaks[i] == SOFT for i in range(verb + 1, at + 1))

    def _number(self, tokens: Words, at: int, taken: set[int]) -> Mention | None:
        run = self._runs.run(tokens, at, joined=self._between.at(tokens.words, at) is None)
        return self._mention(tokens, run) if run is not None and run.last - 1 not in taken else None

    def _definite(self, tokens: Words, at: int) -> Mention | None:
        """How many known ones are, behind their noun: الفرقاطات الثلاث, المقاتلات الاثنتا عشرة."""
        units = self._n.units
        value = units.get(definite(tokens.words[at]))
        if value is None or at == 0 or tokens.breaks[at] != SOFT:
            return None
        last = at + 1
        behind = tokens.words[last] if last < len(tokens) and tokens.breaks[last] == SOFT else ""
        ten = units.get(behind) if behind[:1] != "و" else units.get(definite(behind))
        if ten is not None and value < _TEN and (ten == _TEN or behind[:1] == "و"):
            value, last = value + ten, last + 1  # الاثنتا عشرة, الست والثلاثون
        start, end = tokens.span(at, last)
        return Mention(start, end, at, last, "definite", "", "definite", Quantity(value, None, "exact"))

    # --- what surrounds it ---

    def _share(self, tokens: Words, at: int) -> Mention | None:
        """نصف عناصرها: a share of what is named next, in percent."""
        words, n = tokens.words, self._n
        for width in (2, 1):
            found = n.shares.get((self._runs.bare(words[at]), *words[at + 1 : at + width]))
            end = at + width
            if found is None or end >= len(words) or tokens.breaks[end] != SOFT or len(words[end]) < 3:
                continue
            if words[end] in n.no_share_of or self._runs.scale(tokens, end) is not None:
                return None
            quantity = Quantity(found, "percent", self._approx(tokens, at, end))
            start, stop = tokens.span(at, end)
            return Mention(start, stop, at, end, "share", "", "share", quantity)
        return None

    def _mention(self, tokens: Words, run: Run) -> Mention:
        first, last, value, high = run.first, run.last, run.value, None
        upper = self._upper(tokens, run)
        if upper is not None:
            high, last = upper.value, upper.last
            if run.scale == 1.0 and upper.scale > 1.0 and value * upper.scale < upper.value:
                value *= upper.scale
        approx = "at_least" if high is not None else self._approx(tokens, first, last)
        kind, unit, end = self._unit(tokens, first, last)
        if kind == "number" and high is None and (grown := self._grown_to(tokens, run)) is not None:
            kind, unit, value = grown
        money = kind == "money"
        quantity = Quantity(
            value,
            unit,
            approx,
            high,
            money and self._is_aside(tokens, first),
            money and self._is_each(tokens, first, end),
            self._homes(tokens, last) if money and unit is None else None,
        )
        word = tokens.words[first]
        source = tokens.folded
        start = source.start(tokens.starts[first] + len(word) - len(self._runs.bare(word)))
        return Mention(start, source.end(tokens.ends[end - 1]), first, end, kind, "", kind, quantity)

    def _upper(self, tokens: Words, run: Run) -> Run | None:
        """The upper end of a range: بين A وB, من A إلى B, A-B, A إلى B; not of a change (ارتفع من A إلى B)."""
        at, words, n = run.last, tokens.words, self._n
        if at >= len(tokens) or tokens.breaks[at] == STOP:
            return None
        word, gap, following = words[at], tokens.gaps[at], at + 1 if at + 1 < len(tokens) else at
        if gap.strip() == "-" and word[0].isdecimal() and words[run.first][0].isdecimal():
            upper = Run(at, at + 1, self._runs.digits(tokens, at), 0.0, 1.0)
            upper = self._runs.grow(tokens, upper, joined=True)
        elif word in n.range_link and self._runs.starts[words[following]]:
            before = words[max(0, run.first - _CHANGE_REACH) : run.first]
            levels = before[-1:] == ["من"] and "%" in gap  # من 33% إلى 40%
            if levels or any(w in n.change_before or (w[0] in GLUED and w[1:] in n.change_before) for w in before):
                return None
            found = self._runs.run(tokens, following, joined=True)
            if found is None:
                return None
            upper = found
        elif word[0] == "و" and self._between.at(words, run.first) is not None:
            start = following if word in ("و", "وبين") else at
            found = self._runs.run(tokens, start, joined=True) if self._runs.starts[words[start]] else None
            if found is None:
                return None
            upper = found
        else:
            return None
        return upper if upper.value > run.value else None

    def _grown_to(self, tokens: Words, run: Run) -> tuple[str, str | None, float] | None:
        """(kind, unit, value) of a level by the one it grew to: من 10 إلى 13 مليار دولار, من مليار إلى ملياري يورو."""
        words, at = tokens.words, run.last + 1
        if at >= len(words) or words[run.last] != _TO or run.first == 0 or words[run.first - 1] != _FROM:
            return None
        to = self._runs.run(tokens, at, joined=True) if self._runs.starts[words[at]] else None
        kind, unit, _ = self._unit(tokens, to.first, to.last) if to is not None else ("number", None, 0)
        if to is None or kind == "number" or not to.value:
            return None
        scaled = run.value * (to.scale if run.scale == 1.0 else 1.0)
        return (kind, unit, scaled) if 1 / _LIKE <= scaled / to.value <= _LIKE else None

    def _approx(self, tokens: Words, first: int, last: int) -> str:
        words, at = tokens.words, first
        if at > 1 and words[at - 1] == _THE:
            at -= 1  # تجاوز الـ30 مليارا
        if at > 1 and words[at - 1] in _BARRIERS:
            at -= 1
        phrase = self._before.at(words, at)
        if phrase is not None:
            code, begin = self._n.before[phrase], at - len(phrase)
            denied = len(phrase) == 1 and begin > 0 and is_listed(words[begin - 1], _NOT_SO)  # لم يتجاوز 800
            return _BOUNDS.get(code, code) if denied else code
        for at in range(last, min(last + _AFTER_REACH, len(tokens))):
            if tokens.breaks[at] != SOFT:
                break
            for width in (1, 2, 3):
                meant = self._n.after.get(tuple(tokens.words[at : at + width]))
                if meant:
                    return meant
        return "exact"

    def _homes(self, tokens: Words, last: int) -> Mapping[str, str] | None:
        """The states whose currency a noun behind a number may be."""
        currency = self._n.currencies.get(tokens.words[last]) if last < len(tokens) else None
        return currency.homes if currency is not None else None

    def _is_aside(self, tokens: Words, first: int) -> bool:
        phrase = self._before.at(tokens.words, first)
        begin = first - len(phrase or ())
        return ("(" in tokens.gaps[begin] and self._ends_sum(tokens, begin)) or (
            self._aside.at(tokens.words, first) is not None
        )

    def _ends_sum(self, tokens: Words, at: int) -> bool:
        """Whether a currency, with the adjective of its state or without, ends before a place."""
        words, currencies = tokens.words, self._n.currencies
        before, two_before = (words[at - k] if at >= k else "" for k in (1, 2))
        return before in currencies or (two_before in currencies and before in currencies[two_before].of)

    def _is_each(self, tokens: Words, first: int, last: int) -> bool:
        if self._each.at(tokens.words, first) is not None:
            return True
        return any(tuple(tokens.words[last : last + width]) in self._n.each_after for width in (1, 2))

    def _unit(self, tokens: Words, first: int, last: int) -> tuple[str, str | None, int]:
        """(kind, unit, end): what the number is of."""
        words, n = tokens.words, self._n
        if is_percent(tokens, first, last):
            return "percent", "percent", last
        for width in (1, 2):
            if tuple(words[last : last + width]) in n.percent:
                return "percent", "percent", last + width
        for symbol, code in n.symbols.items():
            if tokens.gaps[first].endswith(symbol) or tokens.gaps[last].lstrip().startswith(symbol):
                return "money", code, last
        if last < len(words) and tokens.breaks[last] == SOFT and words[last] in n.currencies:
            currency = n.currencies[words[last]]
            following = words[last + 1] if last + 1 < len(words) and tokens.breaks[last + 1] == SOFT else ""
            if following in currency.of:
                return "money", currency.of[following], last + 2
            return "money", currency.default, last + 1
        return "number", None, last
