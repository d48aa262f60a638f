"""Words that point to a date named before them: العام نفسه, الثامن من الشهر ذاته, في اليوم التالي, وبعد عام."""

from __future__ import annotations

from datetime import date

from sijill.mark import anchor as on
from sijill.mark.cursor import MONTH_DAYS, Cursor, Found, bare
from sijill.mark.relative_dates import span_at

_SIZES = {"year": 4, "month": 7, "day": 10}  # letters of a year, a month and a day in EDTF
_THAT = "ذلك"


def same(t: Cursor, at: int, last: Found | None) -> Found | None:
    """العام نفسه, الشهر ذاته, اليوم نفسه: the year, month or day of the date before; 8 من الشهر نفسه: a day of it."""
    if last is None or not _is_plain(last.code):
        return None
    number, i = _day(t, at)
    if t.soft(i + 1) not in t.c.same:
        return None
    code = last.code.rstrip("~")
    for unit, words in _units(t):
        size = _SIZES[unit]
        if t.among(t.words[i], words) and len(code) >= size:
            if number is None:
                return Found(at, i + 2, code[:size], "same")
            return Found(at, i + 2, on.day_in(code[:size], number), "same") if unit == "month" else None
    return None


def beside(t: Cursor, at: int, last: Found | None) -> Found | None:
    """في اليوم التالي, قبل ذلك بيومين, وبعد عام: so long before or behind the date named last."""
    if last is None or not _is_plain(last.code):
        return None
    if t.soft(at + 1) in t.c.next_to:
        if _is_of_event(t, at + 2):
            return None
        unit = next((u for u, words in _units(t) if t.among(t.words[at], words)), None)
        return _moved(last.code, 1 if t.words[at + 1] in t.c.following else -1, unit, at, at + 2) if unit else None
    word = bare(t.words[at])
    way = -1 if word in t.c.ago and word not in t.c.since else 1 if word in t.c.later else 0
    is_that = t.soft(at + 1) == _THAT
    if not way or not (is_that or (way > 0 and t.words[at] != word)):
        return None
    span = span_at(t, at + 1 + is_that, glued=is_that)
    if span is None or t.soft(span[2]) in t.c.from_event:
        return None
    return _moved(last.code, way * span[0], span[1], at, span[2])


def _is_of_event(t: Cursor, at: int) -> bool:
    """Whether a day behind or before is that of something named at a place: اليوم التالي للحرب, اليوم السابق على."""
    word = t.soft(at)
    return word in t.c.from_event or (word[:1] == "ل" and word not in t.c.not_to_event)


def _units(t: Cursor) -> tuple[tuple[str, frozenset[str]], ...]:
    return ("year", t.c.year_words), ("month", t.c.month_words), ("day", t.c.day_words)


def _is_plain(code: str) -> bool:
    """Whether a date is one day, month or year."""
    return bool(code) and "/" not in code and "X" not in code


def _day(t: Cursor, at: int) -> tuple[int | None, int]:
    """(day, place behind it) of الثامن من or 8 من at a place; (None, at) of anything else."""
    ordinal = t.look(t.c.ordinals, at)
    number, end = ordinal if ordinal is not None else (t.number(at) or 0, at + 1)
    if number in MONTH_DAYS and t.soft(end) == "من" and t.among(t.soft(end + 1), t.c.month_words):
        return number, end + 1
    return None, at


def _moved(code: str, count: int, unit: str, first: int, last: int) -> Found | None:
    """A date so many days, months or years away from another that is known as exactly."""
    code = code.rstrip("~")
    if len(code) < _SIZES.get(unit, _SIZES["day"]):
        return None
    if unit == "year":
        return Found(first, last, f"{int(code[:4]) + count:04}", "beside")
    day = date.fromisoformat(code if len(code) == _SIZES["day"] else f"{code}-01")
    if unit == "month":
        return Found(first, last, on.month_from(day, count), "beside")
    if unit == "day":
        return Found(first, last, on.days_from(day, count), "beside")
    return Found(first, last, on.days_from(day, 7 * count) + "~", "beside") if unit == "week" else None
