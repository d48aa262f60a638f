"""Reckoning dates from the report's own date; nothing here reads text.

Every function gives an EDTF string, or "" where the report's date is not known: no date is ever made up.
"""

from __future__ import annotations

from calendar import monthrange
from datetime import date, timedelta

from hijridate import Hijri

_WEEK = 7
_LATE = 2  # days by which a page may be dated behind what it says of its day
_MONTHS = 12
_HOURS = 24
_JUST_PAST = 45  # days
_JUST_AHEAD = 30
_CLOSE_AHEAD = 10  # of a day that nothing says to be ahead: تنتهي المناورات في 20 آذار
_YEARS = {"year": 1, "decade": 10}
_HIJRI_YEARS = (1343, 1500)


def day(year: int, month: int, number: int) -> str:
    """A day, "" if the calendar has none such (31 نيسان is a slip, not a date)."""
    try:
        return date(year, month, number).isoformat()
    except ValueError:
        return ""


def month(year: int, number: int) -> str:
    """A month."""
    return f"{year:04}-{number:02}"


def day_in(of: str, number: int | None, upper: int | None = None) -> str:
    """A day of a month, or the days `number` to `upper`; "" if the month is not known or has no such day."""
    if not of:
        return ""
    first, last = (day(int(of[:4]), int(of[5:]), n) if n else "" for n in (number, upper))
    return f"{first}/{last}" if first and last else first


def days_from(anchor: date | None, count: int) -> str:
    """The day `count` days after the report's date."""
    return (anchor + timedelta(days=count)).isoformat() if anchor else ""


def named_day_from(anchor: date | None, count: int, number: int) -> str:
    """The day `count` days after the report's date, or the day of its name beside it: a page may be dated late."""
    if anchor is None:
        return ""
    day = anchor + timedelta(days=count)
    late = (day.weekday() - number) % _WEEK
    return (day - timedelta(days=late if late <= _LATE else 0)).isoformat()


def weekday(anchor: date | None, number: int, which: int | None, *, ahead: bool = False) -> str:
    """The day of the week next to the report's date: the last up to it; the one before it (`which` -1), after it (1).

    The one before the last is -2. If what is said lies `ahead`, it is the next one from the report's date on.
    """
    if anchor is None:
        return ""
    back = (anchor.weekday() - number) % _WEEK
    if which == 1:
        return (anchor + timedelta(days=_WEEK - back)).isoformat()
    if ahead and back:
        return (anchor + timedelta(days=_WEEK - back)).isoformat()
    if which in (-1, -2) and back == 0:
        back = _WEEK
    if which == -2:
        back += _WEEK
    return (anchor - timedelta(days=back)).isoformat()


def up_to(first: str, number: int, anchor: date | None, which: int | None) -> str:
    """A day and the next day of that name as an interval, which ends on the report's day at the latest.

    If it is said to come (`which` 1), it may end behind that day; if it is said to be past (-1), it ends before it.
    """
    if not first or anchor is None:
        return first
    begin = date.fromisoformat(first)
    end = begin + timedelta(days=(number - begin.weekday()) % _WEEK)
    if which != 1 and (end > anchor or (end == anchor and which == -1)):
        begin, end = begin - timedelta(days=_WEEK), end - timedelta(days=_WEEK)
    return f"{begin.isoformat()}/{end.isoformat()}"


def year_of_month(
    anchor: date | None,
    number: int,
    which: int | None,
    *,
    ahead: bool,
    until: bool = False,
    day_number: int | None = None,
) -> int | None:
    """The year of a month written without one: of its last return (`which` -1), of this year (0), of its next one (1).

    Where nothing is said, the nearest in the direction that the words round it say. A day that lies close ahead is
    meant so, and one `until` which something lasts if it is only near.
    """
    if anchor is None:
        return None
    here = (number, day_number or 0)
    now = (anchor.month, anchor.day if day_number else 0)
    if which == 0:
        return anchor.year
    if which in (-1, -2):
        return (anchor.year if here < now else anchor.year - 1) + which + 1
    if ahead and which is None and day_number and _is_just_past(anchor, number, day_number):
        return anchor.year if here <= now else anchor.year - 1
    if which == 1 or ahead:
        return anchor.year if here > now or (ahead and here == now) else anchor.year + 1
    near = _JUST_AHEAD if until else _CLOSE_AHEAD
    nearest = day_number is not None and _is_next(anchor, number, day_number, near)
    past = anchor.year if here <= now else anchor.year - 1
    return past + 1 if nearest else past


def _is_next(anchor: date, number: int, day_number: int, near: int) -> bool:
    """Whether a day lies within the next `near` days, so that its last return, eleven months back, is not meant."""
    years = (anchor.year, anchor.year + 1)
    return any(0 < (_on(y, number, day_number) - anchor).days <= near for y in years)


def _is_just_past(anchor: date, number: int, day_number: int) -> bool:
    """Whether a day lies so near behind the report's date that its next return, a year ahead, is not meant."""
    years = (anchor.year, anchor.year - 1)
    return any(0 < (anchor - _on(y, number, day_number)).days <= _JUST_PAST for y in years)


def _on(year: int, number: int, day_number: int) -> date:
    """A day of a month, or the last of that month where it has none such: 29 February."""
    return date(year, number, min(day_number, monthrange(year, number)[1]))


def month_from(anchor: date | None, count: int) -> str:
    """The month `count` months after that of the report."""
    if anchor is None:
        return ""
    index = anchor.year * _MONTHS + anchor.month - 1 + count
    return month(index // _MONTHS, index % _MONTHS + 1)


def week_from(anchor: date | None, count: int) -> str:
    """The month in which the week lies, as reports of a week give no day; "" if it lies in two."""
    if anchor is None:
        return ""
    middle = anchor + timedelta(days=_WEEK * count)
    first = middle - timedelta(days=(middle.weekday() + 1) % _WEEK)
    last = first + timedelta(days=_WEEK - 1)
    if count == 0:
        last = min(last, anchor)
    return month(first.year, first.month) if first.month == last.month else ""


def year_from(anchor: date | None, count: int) -> str:
    """The year `count` years after that of the report."""
    return f"{anchor.year + count:04}" if anchor else ""


def ago(anchor: date | None, count: int, unit: str, *, about: bool) -> str:
    """`count` units before the report's date: a day is exact, everything longer is about; hours are of the same day."""
    if anchor is None:
        return ""
    if unit in ("hour", "day"):
        return days_from(anchor, -_days(count, unit)) + ("~" if about else "")
    if unit == "week":
        return days_from(anchor, -count * _WEEK) + "~"
    if unit == "month":
        return month_from(anchor, -count) + "~"
    return year_from(anchor, -count * _YEARS[unit]) + "~"


def recent(anchor: date | None, count: int, unit: str) -> str:
    """The last `count` units up to the report's date, as an interval; of up to a day of hours, that date."""
    if anchor is None:
        return ""
    if unit == "hour" and count <= _HOURS:
        return anchor.isoformat()
    if unit in ("hour", "day", "week"):
        first = anchor - timedelta(days=count * _WEEK if unit == "week" else _days(count, unit))
        return f"{first.isoformat()}/{anchor.isoformat()}"
    if unit == "month":
        return f"{month_from(anchor, -count)}/{month_from(anchor, 0)}"
    return f"{anchor.year - count * _YEARS[unit]:04}/{anchor.year}"


def within(anchor: date | None, count: int) -> str:
    """The days from the report's date to `count` days after it."""
    return f"{days_from(anchor, 0)}/{days_from(anchor, count)}" if anchor else ""


def _days(count: int, unit: str) -> int:
    return count // _HOURS if unit == "hour" else count


def hijri(year: int, number: int | None, day_number: int | None) -> str:
    """A Hijri day as its Gregorian day; a Hijri month or year as the interval of days it covers."""
    if not _HIJRI_YEARS[0] <= year < _HIJRI_YEARS[1]:
        return ""
    try:
        if number is not None and day_number is not None:
            return Hijri(year, number, day_number).to_gregorian().isoformat()
        first = Hijri(year, number or 1, 1)
        last = Hijri(year, number or _MONTHS, 1)
        end = Hijri(year, last.month, last.month_length())
    except (ValueError, OverflowError):
        return ""
    return f"{first.to_gregorian().isoformat()}/{end.to_gregorian().isoformat()}"
