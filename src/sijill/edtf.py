"""Dates as EDTF (ISO 8601-2) writes them: the part of it that reports need, checked to the day.

A date is a year, month or day (`2019`, `2019-11`, `2020-07-12`) with at most one mark after it: `~` about, `?`
uncertain, `%` both. Two of them with a stroke between are an interval. A decade is `201X`, a century `20XX`. Years are
0001 to 9999. A person who searches may also leave one end of an interval open (`2019/..`); a claim may not.
"""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date
from functools import lru_cache
from typing import NamedTuple

# [0-9] and not \d, which would take Arabic-Indic digits; the same pattern stands in the JSON Schema
_DATE = "[0-9]{4}(?:-[0-9]{2}(?:-[0-9]{2})?)?[~?%]?"
_SPAN_OF_YEARS = "[0-9]{3}X|[0-9]{2}XX"
PATTERN = f"{_DATE}(?:/{_DATE})?|{_SPAN_OF_YEARS}"

_FORM = re.compile(PATTERN)
_ONE = re.compile("([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?)?[~?%]?")
_YEARS = re.compile(_SPAN_OF_YEARS)
_CLOCK = re.compile(
    r"([0-9]{4}-[0-9]{2}-[0-9]{2})[T ][0-9]{2}:[0-9]{2}(?::[0-9]{2}(?:\.[0-9]+)?)?(?:Z|[+-][0-9]{2}:?[0-9]{2})?"
)
_OPEN = ("..", "")
_MONTHS = 12
# written out, because calendar.month_name speaks the language of the machine
_ENGLISH = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip


class Days(NamedTuple):
    """The first and the last day that a date may mean, both included."""

    earliest: date
    latest: date


def days(value: str) -> Days:
    """The days that a date may mean. Raises ValueError, naming the value and what is wrong with it.

    >>> days("2020-02~")
    Days(earliest=datetime.date(2020, 2, 1), latest=datetime.date(2020, 2, 29))
    >>> days("201X").earliest, days("2019/..").latest
    (datetime.date(2010, 1, 1), datetime.date(9999, 12, 31))
    """
    try:
        return _days(value)
    except ValueError as error:
        raise ValueError(f"{value!r}: {error}") from None


@lru_cache(maxsize=4096)
def date_fault(value: str) -> str | None:
    """What is wrong with the date of a claim, or None. An interval with an open end is no date of a claim.

    >>> date_fault("2020-02-29/2020-03~") is None
    True
    >>> date_fault("2019-02-29")
    'February 2019 has 28 days, not 29'
    """
    if not _FORM.fullmatch(value):
        return "not an EDTF date such as 2019, 2019-11, 2020-07-12, 2021~ or 2019/2021"
    try:
        _days(value)
    except ValueError as error:
        return str(error)
    return None


def written_day(value: str) -> str:
    """The date without its time of day, if it has one; otherwise the value itself. Raises ValueError, as `days`.

    >>> written_day("2020-07-12T10:30:00+04:00")
    '2020-07-12'
    """
    clock = _CLOCK.fullmatch(value)
    day = clock.group(1) if clock else value
    days(day)
    return day


def _days(value: str) -> Days:
    first, slash, last = value.partition("/")
    if not slash:
        return _years(value) if _YEARS.fullmatch(value) else _one(value)
    if first in _OPEN and last in _OPEN:
        raise ValueError("an interval has at least one end")
    earliest = date.min if first in _OPEN else _one(first).earliest
    latest = date.max if last in _OPEN else _one(last).latest
    if latest < earliest:
        raise ValueError("the interval ends before it begins")
    return Days(earliest, latest)


def _years(value: str) -> Days:
    """A decade or a century; the first of each begins with the year 1, for there is no year 0."""
    return Days(date(max(1, int(value.replace("X", "0"))), 1, 1), date(int(value.replace("X", "9")), _MONTHS, 31))


def _one(value: str) -> Days:
    match = _ONE.fullmatch(value)
    if match is None:
        raise ValueError("no date; write 2020, 2020-07, 2020-07-12 or 2020-01/2020-03, with ~ after it for 'about'")
    year, month, day = (int(g) if g else None for g in match.groups())
    if not year:
        raise ValueError("there is no year 0000")
    if month is None:
        return Days(date(year, 1, 1), date(year, _MONTHS, 31))
    if not 1 <= month <= _MONTHS:
        raise ValueError(f"there is no month {month:02}")
    length = monthrange(year, month)[1]
    if day is None:
        return Days(date(year, month, 1), date(year, month, length))
    if not 1 <= day <= length:
        raise ValueError(f"{_ENGLISH[month - 1]} {year} has {length} days, not {day}")
    return Days(date(year, month, day), date(year, month, day))
