"""The day that a report's own text gives for itself, line by line.

    باكو، 12 يوليو 2020 (وكالة) - وقّعت ...     a dateline: names of places, the day, then the report
    نشر في: 12 يوليو/تموز 2020                  published
    آخر تحديث 15/7/2020                         modified
    12.7.2020 (محدث: 15.7.2020)                 published, and modified
    السبت 20 أبريل 2024                         no more than a day: the clock of the page, never the report's

    باكو 12 يوليو (وكالة) - وقّعت ...            without its year: a dateline where another place bounds the year

The year of such a day comes from an address, mark-up or feed that names a time around it, or from a day of change or of
fetching that is a week later at most; where they allow none, or several, the day stays open.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import timedelta
from typing import NamedTuple

from sijill.edtf import days
from sijill.languages.calendar import Calendar, of_page
from sijill.records import Candidate, Mention
from sijill.text import Words, words

_HEAD, _TAIL = 8, 3  # lines at either end in which a page says when it appeared
_WIDE = 160  # characters of a line that are looked at
_YEAR = re.compile(r"\d{4}")
_DAY = re.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}")
_WRITTEN = frozenset({"date:day_month", "date:numeric", "date:hijri"})
_NAMES = frozenset({"actor", "place"})
_PLACE = 5  # words that may stand before the day of a dateline
_CREDIT = 1  # words of an agency that may follow it where the line ends
_SIGNS = re.compile(r"[-–—―/:(|\[]")  # what parts a dateline from its report
_REPORT = 6  # words of a report that follow a dateline
_TURN, _WEEK = timedelta(days=1), timedelta(days=7)  # of a time zone; until a page is changed, or fetched from a feed
_DATELINE, _YEARLESS, _PUBLISHED, _BEFORE, _MODIFIED = 0.8, 0.7, 0.75, 0.6, 0.3

Reader = Callable[[Words], Sequence[Mention]]


class _Line(NamedTuple):
    """A line with what stands in it; `free` are the words that belong to no date."""

    tokens: Words
    dates: list[Mention]
    free: list[int]


def datelines(text: str, calendar: Calendar, dates: Reader, names: Reader) -> tuple[Candidate, ...]:
    """The days that the lines at the head and the foot of a text give for the report itself, in order.

    `dates` reads the dates of words, `names` what names them.
    """
    out: list[Candidate] = []
    lines = [line for line in text.split("\n") if line.strip()]
    foot = max(_HEAD, len(lines) - _TAIL)
    for number, whole in enumerate(lines, 1):
        if not (number <= _HEAD or number > foot) or not _YEAR.search(whole[:_WIDE]):
            continue
        line = _line(words(whole[:_WIDE]), dates)
        where = f"line {number}"
        if _is_page_line(line, calendar, whole):
            out.extend(_said(line, calendar, where))
        elif number <= _HEAD and (day := _dateline(line, names)):
            out.append(Candidate(day, "dateline", where, _DATELINE))
    return tuple(dict.fromkeys(out))


def yearless(
    text: str, bounds: Sequence[Candidate], dates: Callable[[Words, str], Sequence[Mention]], names: Reader
) -> tuple[Candidate, ...]:
    """The day of the first dateline without a year, by the one year that `bounds` allow for it; none if they do not.

    `dates` reads the dates of words, those without a year as of a day.
    """
    lines = [line for line in text.split("\n") if line.strip()]
    for number, whole in enumerate(lines[:_HEAD], 1):
        tokens = words(whole[:_WIDE])
        found: dict[str, str] = {}
        for bound in bounds:
            span = days(bound.date)
            line = _parted(tokens, dates(tokens, span.latest.isoformat()))
            day = _dateline(line, names) if line.dates and _runs_on(line) else None
            slack = _WEEK if bound.how in {"modified", "crawled"} else _TURN
            if day and span.earliest - slack <= days(day).earliest <= span.latest + _TURN:
                found.setdefault(day, bound.where)
        if len(found) == 1:
            ((day, where),) = found.items()
            return (Candidate(day, "dateline", f"line {number}, its year by {where}", _YEARLESS),)
        if found:
            return ()
    return ()


def _runs_on(line: _Line) -> bool:
    """Whether a report follows the first date of a line."""
    return len(line.tokens) - line.dates[0].last >= _REPORT


def beside(lines: Iterable[str], calendar: Calendar, dates: Reader) -> tuple[Candidate, ...]:
    """The days that lines around a text give for the report, where a word says what they are.

    Where several are said to be that of publication, some are of other reports, and none is taken.
    """
    out = {
        one
        for whole in lines
        if _is_page_line(line := _line(words(whole[:_WIDE]), dates), calendar, whole)
        for one in _said(line, calendar, "page")
        if one.how != "crawled"
    }
    published = {one.date for one in out if one.how == "published"}
    return tuple(sorted((one for one in out if one.how != "published" or len(published) == 1), key=lambda c: c.date))


def _line(tokens: Words, dates: Reader) -> _Line:
    return _parted(tokens, dates(tokens))


def _parted(tokens: Words, dates: Sequence[Mention]) -> _Line:
    found = list(dates)
    held = {i for date in found for i in range(date.first, date.last)}
    return _Line(tokens, found, [i for i in range(len(tokens)) if i not in held])


def _day(date: Mention) -> str | None:
    return date.code if date.entry in _WRITTEN and _DAY.fullmatch(date.code) else None


def _is_page_line(line: _Line, calendar: Calendar, whole: str) -> bool:
    """Whether a line holds dates, hours and words of a page about itself, and nothing else."""
    if not line.dates or len(whole) > _WIDE:
        return False
    own = of_page(line.tokens.words, calendar)
    return all(own[i] for i in line.free)


def _said(line: _Line, calendar: Calendar, where: str) -> Iterator[Candidate]:
    """What the words before each date of a page's line say of it; one that a change followed is that of publication."""
    past = 0
    plain: list[str] = []
    for date in line.dates:
        before = line.tokens.words[past : date.first]
        past = date.last
        day = _day(date)
        if day is None:
            continue
        if any(w in calendar.modified_words for w in before):
            yield Candidate(day, "modified", where, _MODIFIED)
            yield from (Candidate(one, "published", where, _BEFORE) for one in plain if one < day)
        elif any(w in calendar.published_words for w in before):
            yield Candidate(day, "published", where, _PUBLISHED)
        else:
            plain.append(day)
            yield Candidate(day, "crawled", where, 0)


def _dateline(line: _Line, names: Reader) -> str | None:
    """The day that follows names of places at the beginning of a line, where a sign or the end of the line follows."""
    first = line.dates[0] if line.dates else None
    day = _day(first) if first else None
    if first is None or day is None or not 1 <= first.first <= _PLACE:
        return None
    tokens = line.tokens
    places = [m for m in names(tokens) if m.kind in _NAMES and m.last <= first.first]
    named = {i for m in places for i in range(m.first, m.last)}
    other = {tokens.words[i] for i in range(first.first) if i not in named}
    if 0 not in named or other - {"في"} or any(m.proclitic not in {"", "ال"} for m in places):
        return None
    rest = len(tokens) - first.last
    return day if rest <= _CREDIT or _SIGNS.search(tokens.gaps[first.last]) else None
