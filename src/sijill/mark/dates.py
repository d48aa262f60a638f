"""Dates in text as EDTF, with the precision that the report gives.

    في 12 تموز/يوليو 2020       2020-07-12
    نوفمبر ٢٠١٩                 2019-11
    أمس الأحد                   counted from the report's date; without one the mention has no code
    الربع الأول من عام 2023     2023-01/2023-03
    15 رمضان 1441 هـ            2020-05-08

A date mention's `code` is its EDTF, "" if it cannot be told. A date that fills its line near the head of a page
(السبت 20 أبريل 2024) is the page's and has the rule `page_line`; no coder may take it for the report's.

A report that says اليوم الأحد and is dated a Monday was written the day before: its relative dates count from there. So
do those of one that calls no other day so and is dated some days later.
"""

from __future__ import annotations

from collections.abc import Callable, Container
from datetime import date, timedelta
from itertools import compress
from typing import NamedTuple

from sijill.languages.calendar import Calendar, of_page
from sijill.mark import anchor as on
from sijill.mark import pointing_dates as pointing
from sijill.mark import relative_dates as relative
from sijill.mark import written_dates as written
from sijill.mark.cursor import Cursor, Found, bare
from sijill.mark.numbers import NumberReader
from sijill.records import Mention
from sijill.text import Words

_PAGE_HEAD = 8  # sentences at the head of a page in which a line that is only a date is the page's own
_LONGEST_RELATION = 3
_BY = "ب"
_WEEK = 7
_LATE = 4  # days by which a page may be dated behind its report
_KEPT_WORDS = 100_000
_SAID = frozenset({"relative_day", "weekday"})
_WRITTEN = frozenset({"day_month", "numeric", "hijri"})
_ARTICLES = frozenset({"ال", "وال", "بال", "لل"})

Form = Callable[[Cursor, int], Found | None]


def _of_date_before(_text: Cursor, _at: int) -> None:
    """What is a date only beside the one before it (`pointing_dates.py`)."""
    return


_SINCE_DAYS = frozenset({"day_of_war", "nth_day"})  # forms that say since when something goes on

# The forms in the order in which they are tried at a place.
_FORMS: tuple[Form, ...] = (
    written.numeric, written.hijri, written.day_of_month, written.month_first, written.month, written.part_of_year,
    written.first_months, written.years, written.year, written.decade,
    relative.day_of_war, relative.nth_day, relative.last_night, relative.today,
    relative.weekday, relative.period, relative.ago, relative.elapsed, relative.last_day, relative.recent,
    _of_date_before,
)  # fmt: skip


class Dated(NamedTuple):
    """How a date was read: `rule` names its form, `relation` what the word before it says (by, since, until ...)."""

    rule: str
    relation: str | None


class _Heads(dict[str, tuple[Form, ...]]):
    """Which forms may begin with a word, worked out when it is first met."""

    def __init__(self, c: Calendar) -> None:
        super().__init__()
        two = frozenset(w for span in c.spans.values() for w in span.two)
        self._digits: tuple[Form, ...] = (
            written.numeric,
            written.hijri,
            written.day_of_month,
            written.year,
            relative.recent,
        )
        self._groups: tuple[tuple[Container[str], tuple[Form, ...]], ...] = (
            (c.ordinals, (written.day_of_month,)),
            (_ARTICLES, (written.day_of_month, relative.recent)),
            (c.weekdays, (written.day_of_month, written.hijri, relative.weekday)),
            (c.day_words, (written.day_of_month, written.hijri, relative.nth_day, relative.weekday, relative.last_day)),
            (c.months, (written.month_first, written.month)),
            (c.hijri, (written.hijri,)),
            (c.month_words, (written.month, written.hijri, relative.period)),
            (c.week_words | c.demonstratives, (relative.period,)),
            (c.year_words, (written.year, relative.period)),
            (c.seasons, (written.year,)),
            (c.years_words, (written.years,)),
            (c.quarter_words, (written.part_of_year,)),
            (c.half_words, (written.part_of_year,)),
            (c.decades, (written.decade,)),
            (c.days, (relative.today,)),
            (frozenset(p[0] for p in c.last_night), (relative.last_night,)),
            (c.ago, (relative.ago,)),
            (c.later, (_of_date_before,)),
            (c.elapsed, (relative.elapsed,)),
            (c.recent, (written.first_months, relative.recent)),
            (c.running_day, (relative.day_of_war,)),
            (c.last_ones | two, (relative.recent,)),
        )

    def __missing__(self, word: str) -> tuple[Form, ...]:
        if word[0].isdecimal():
            forms = self._digits
        else:
            may = {f for group, forms in self._groups if word in group or bare(word) in group for f in forms}
            forms = tuple(f for f in _FORMS if f in may)
        if len(self) < _KEPT_WORDS:
            self[word] = forms
        return forms


class DateReader:
    """Reads the dates of one language."""

    def __init__(self, calendar: Calendar, numbers: NumberReader) -> None:
        self._c = calendar
        self._numbers = numbers
        self._heads = _Heads(calendar)

    def read(self, tokens: Words, known: str | None) -> list[Mention]:
        """The dates of a text, in order; `known` is the report's own date (EDTF) if there is one."""
        forms = list(map(self._heads.__getitem__, tokens.words))
        starts = [(i, forms[i]) for i in compress(range(len(forms)), forms)]
        text = Cursor(tokens, self._c, self._numbers, _day_of(known))
        text.known = _own_day(text, starts)
        found = self._found(text, starts)
        page = _page_lines(text, found)
        return [self._mention(tokens, f, is_page_line=f.first in page) for f in found]

    def _found(self, text: Cursor, starts: list[tuple[int, tuple[Form, ...]]]) -> list[Found]:
        out: list[Found] = []
        done = 0
        for at, forms in starts:
            if at < done:
                continue
            found = next((f for form in forms if (f := form(text, at)) is not None), None)
            found = found or _pointing(text, at, out)
            if found is None:
                continue
            done = found.last
            if at and text.words[at - 1] in self._c.not_before:
                continue
            joined = _joined(text, out[-1], found) if out else None
            out[-1:] = [joined] if joined is not None else [*out[-1:], found]
        return out

    def _mention(self, tokens: Words, f: Found, *, is_page_line: bool) -> Mention:
        start, end = tokens.span(f.first, f.last)
        relation = self._relation(tokens, f.first)
        if f.rule in _SINCE_DAYS or (f.rule == "ago" and self._relation(tokens, f.first + 1) == "since"):
            relation = "since"  # منذ عقدين; قبل in قبل يومين relates nothing
        dated = Dated("page_line" if is_page_line else f.rule, relation)
        return Mention(start, end, f.first, f.last, "date", f.code, "date:" + f.rule, dated)

    def _relation(self, tokens: Words, first: int) -> str | None:
        """What the words before a date say of it; نهاية and its like stand between (بحلول نهاية 2025)."""
        words = tokens.words
        parts = self._c.part_words
        while first and (words[first - 1] in parts or bare(words[first - 1]) in parts):  # بداية begins with no ب
            first -= 1
        for width in range(min(_LONGEST_RELATION, first), 0, -1):
            head, *rest = words[first - width : first]
            for form in (head, bare(head)):
                relation = self._c.relations.get((form, *rest))
                if relation is not None:
                    return relation
        part = words[first]
        return "by" if part[0] == _BY and part not in parts and bare(part) in parts else None  # بنهاية العام


def _pointing(text: Cursor, at: int, before: list[Found]) -> Found | None:
    """What points to a date before; العام نفسه right behind a month is of the date before that month."""
    if not before:
        return None
    last = before[-1]
    of_month = last.loose is not None and at - last.last == (text.soft(last.last) == "من")
    known = (before[-2] if len(before) > 1 else None) if of_month else last
    return pointing.same(text, at, known) or pointing.beside(text, at, last)


def _day_of(known: str | None) -> date | None:
    try:
        return date.fromisoformat(known) if known else None
    except ValueError:
        return None


def _own_day(text: Cursor, starts: list[tuple[int, tuple[Form, ...]]]) -> date | None:
    """The day the report was written: its date, or the one near it that اليوم الأحد or أمس السبت make certain.

    The first of them is believed of the day beside its date, all together of one in the days before.
    """
    if text.known is None:
        return None
    said = [one for at, forms in starts if relative.today in forms and (one := _named_day(text, at)) is not None]
    if not said:
        return text.known
    off = (said[0] - text.known.weekday()) % _WEEK
    if off == 1:
        return text.known + timedelta(days=1)
    late = (_WEEK - off) % _WEEK
    return text.known - timedelta(days=late if late <= 1 or (late <= _LATE and len(set(said)) == 1) else 0)


def _named_day(text: Cursor, at: int) -> int | None:
    """The day of the week on which a report was written that says اليوم الأحد or أمس السبت at a place."""
    said = text.look(text.c.days, at)
    name = relative.day_name(text, said[1]) if said else None
    return (name[0] - said[0]) % _WEEK if said is not None and name is not None else None


def _page_lines(text: Cursor, found: list[Found]) -> set[int]:
    """First words of dates that, with words of a page (نشر في, الساعة), fill a whole line near the head of the text."""
    out: set[int] = set()
    for first, last in text.tokens.sentences()[:_PAGE_HEAD]:
        inside = [f for f in found if first <= f.first < last]
        held = {i for f in inside for i in range(f.first, f.last)}
        if inside and all(o for i, o in enumerate(of_page(text.words[first:last], text.c), first) if i not in held):
            out.update(f.first for f in inside)
    return out


def _joined(text: Cursor, last: Found, found: Found) -> Found | None:
    """Two dates as one: the same day in two calendars or in two words, or the ends of an interval."""
    between = text.words[last.last : found.first]
    if len(between) > 2:
        return None
    return _one_day(text, last, found, between) or _interval(text, last, found, between)


def _one_day(text: Cursor, last: Found, found: Found, between: list[str]) -> Found | None:
    """5 ذو القعدة 1436 هـ الموافق 20 آب 2015 (the Gregorian day counts); اليوم الأحد 12 يوليو (the written one)."""
    gap = text.gaps[found.first].strip()
    said = bool(between) and all(bare(w) in text.c.gregorian for w in between)
    if last.rule in _SAID and (said or (not between and gap in ("", "(", "،"))) and found.rule in _WRITTEN:
        return found._replace(first=last.first) if found.code else None
    if last.loose is not None and found.rule == "same" and len(found.code) == 4 and between in ([], ["من"]):
        number, day = last.loose
        code = on.day(int(found.code), number, day) if day else on.month(int(found.code), number)
        return Found(last.first, found.last, code, last.rule)
    hijri = [f.rule == "hijri" for f in (last, found) if f.rule in _WRITTEN]
    if len(hijri) < 2:
        return None
    if hijri[0] == hijri[1] or not (said or (not between and gap in ("", "-", "/", "(", "،"))):
        return None
    kept = found if hijri[0] else last
    return Found(last.first, found.last, kept.code, kept.rule, kept.loose)


def _interval(text: Cursor, last: Found, found: Found, between: list[str]) -> Found | None:
    """بين عامي 2018 و2019, من أيار 2022 إلى أيار 2023, 2015-2017, يناير - مارس 2020."""
    c = text.c
    head = text.before(last.first)
    dash = not between and text.gaps[found.first].strip() == "-"
    links = bool(between) and bare(between[0]) in c.range_links and text.among(head, c.range_before)
    both = text.among(head, c.between) and (
        between in (["و"], ["وبين"]) or (not between and text.words[found.first][0] == "و")
    )
    pair = text.words[last.first] in text.c.pair_words and (between == ["و"] or text.words[found.first][0] == "و")
    if not (dash or links or both or pair) or "/" in last.code or "/" in found.code:
        return None
    first, end = last.code, found.code
    if found.loose is not None and end < first:
        end = _after(found.loose, first)  # the report was written between the two
    elif last.loose is not None and end:
        first = _before(last.loose, end)
    if not first or not end or "X" in first + end or not first.rstrip("~") < end.rstrip("~"):
        return None
    return Found(last.first, found.last, f"{first}/{end}", "interval")


def _before(loose: tuple[int, int | None], code: str) -> str:
    """A month or day whose year was not written, in the last year that puts it before a date."""
    year, month = int(code[:4]), int(code[5:7] or 0)
    number, day = loose
    if month and number > month:
        year -= 1
    return on.day(year, number, day) if day else on.month(year, number)


def _after(loose: tuple[int, int | None], code: str) -> str:
    """The same in the first year that puts it behind a date, "" behind a date without a month."""
    if len(code) < len("2020-01"):
        return ""
    year, month = int(code[:4]), int(code[5:7])
    number, day = loose
    if number < month or (number == month and day and day < int(code[8:10] or 0)):
        year += 1
    return on.day(year, number, day) if day else on.month(year, number)
