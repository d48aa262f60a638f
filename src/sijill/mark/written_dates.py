"""Dates that are written out: days, months, quarters and years, of either calendar.

Each function reads one form at a place of a text and gives what it found there, or None. How the forms look is said in
the docstrings; their words stand in `dates.yml`.
"""

from __future__ import annotations

import re

from sijill.mark import anchor as on
from sijill.mark.cursor import HIJRI_YEARS, MONTH_DAYS, YEARS, Cursor, Found, bare
from sijill.text import COMMA, SOFT, STOP

_DOTTED = re.compile(r"(\d{1,2})\.(\d{1,2})\.(\d{4})")
_MONTHS = 12
_DATE_GAPS = frozenset({"/", "-", " / ", " - ", "\\"})
_YEAR_GAPS = frozenset({"", ")", "(", "،", ",", "-", "/"})
_DOUBLE_GAPS = frozenset({"", "/", "(", "-", "|", "\\"})
_AND_TO = frozenset({"و", "الي", "حتي", "وحتي", "والي", "لغايه", "ولغايه"})
_ARTICLES = frozenset({"ال", "وال", "بال", "لل"})
_LATEST_ROUND = 2000
_FIRST_BARE_YEAR = 1900


def numeric(t: Cursor, at: int) -> Found | None:
    """20/4/2024, 2024-04-20, 20.4.2024, 4/20/2024; 5/10/1436هـ and 1436/10/5."""
    dotted = _DOTTED.fullmatch(t.words[at])
    if dotted:
        d, m, y = map(int, dotted.groups())
        return _made(at, at + 1, on.day(y, m, d), "numeric")
    gap = t.gaps[at + 1]
    if gap not in _DATE_GAPS or t.gaps[at + 2] != gap:
        return None
    a, b, c = (t.number(i) for i in (at, at + 1, at + 2))
    if a is None or b is None or c is None:
        return None
    y, d = (a, c) if a > MONTH_DAYS[-1] else (c, a)
    if y in HIJRI_YEARS:
        return _made(at, _after_mark(t, at + 3), on.hijri(y, b, d), "hijri")
    if b > _MONTHS >= d:
        b, d = d, b
    return _made(at, _after_mark(t, at + 3), on.day(y, b, d), "numeric") if y in YEARS else None


def day_of_month(t: Cursor, at: int) -> Found | None:
    """[يوم] [الأحد] 12 [من] [شهر] تموز/يوليو [2020], السابع من أكتوبر, 17-19 يوليو, الـ24 من [هذا] الشهر, 14 الجاري."""
    i = _after_day_name(t, at)
    number, upper, end = _day_number(t, i)
    if number is None or t.before(i) in t.c.no_day_after:
        return None
    end += t.soft(end) == "من"
    this = _in_this_month(t, i, end)
    if this is not None:
        return Found(at, this[1], on.day_in(on.month_from(t.known, this[0]), number, upper), "day_month")
    end += t.among(t.soft(end), t.c.month_words)
    month = _month(t, end) if t.breaks[end] == SOFT else None
    if month is None:
        return None
    year, last, written = _year_of(t, month[1], month[0], at, number)
    loose = None if written else (month[0], number)
    if not written and t.before(at) in t.c.known_days.get((month[0], number), ()):
        return Found(at, last, "", "day_month")
    if year is None:
        return Found(at, last, "", "day_month", loose)
    code = on.day_in(on.month(year, month[0]), number, upper)
    return Found(at, last, code, "day_month", loose)


def _in_this_month(t: Cursor, first: int, at: int) -> tuple[int, int] | None:
    """(0, -1 or 1, end) of هذا الشهر or الشهر الماضي, or of الجاري alone behind digits that a day's word is before."""
    said = t.among(t.words[first - 1], t.c.day_of_before) or t.among(t.words[first], t.c.day_words)
    said = said or t.words[first] in _ARTICLES or t.words[first - 1] in _ARTICLES
    said = said or t.look(t.c.weekdays, first - 1) is not None  # الأربعاء 15 الجاري
    if t.among(t.soft(at), t.c.month_words):
        which, last = t.which(at + 1)
        sure = said or t.words[at - 1] == "من" or not t.words[first].isdecimal()  # البرج 22 الشهر الماضي is no day
        return (which, last) if which is not None and sure else None
    if t.soft(at) in t.c.demonstratives and t.among(t.soft(at + 1), t.c.month_words):
        return 0, at + 2
    which, last = t.which(at)
    if which is None or t.words[at] not in t.c.of_month:
        return None
    if t.words[at - 1] == "من" and not t.words[first].isdecimal():
        return which, last  # في الخامس عشر من الجاري
    return (which, last) if said and t.words[at - 1 - (t.words[at - 1] == "من")].isdecimal() else None


def month_first(t: Cursor, at: int) -> Found | None:
    """نوفمبر 25, 2020: the order of some page software."""
    month = _month(t, at)
    number = t.number(month[1]) if month else None
    if month is None or number not in MONTH_DAYS or t.breaks[month[1]] != SOFT:
        return None
    year = t.year(month[1] + 1)
    if year is None or t.gaps[month[1] + 1].strip() not in (",", "،"):
        return None
    return _made(at, month[1] + 2, on.day_in(on.month(year, month[0]), number), "day_month")


def month(t: Cursor, at: int) -> Found | None:
    """[شهر] نوفمبر ٢٠١٩, شباط/فبراير الماضي, في نيسان."""
    sure = t.among(t.words[at], t.c.month_words)
    found = _month(t, at + sure) if not sure or t.breaks[at + 1] == SOFT else None
    if found is None:
        return None
    number, end, certain = found
    before = t.before(at)
    year, last, written = _year_of(t, end, number, at, None)
    if not (sure or certain or last > end or (before in t.c.month_before and before != "من")):
        return None
    if not written and before in t.c.war_before:
        return Found(at, last, "", "month")
    return Found(at, last, on.month(year, number) if year else "", "month", None if written else (number, None))


def part_of_year(t: Cursor, at: int) -> Found | None:
    """الربع الأول من عام 2023, النصف الثاني من العام الماضي, الربع الأخير لـ2023."""
    for table, size in ((t.c.quarter_words, 3), (t.c.half_words, 6)):
        part = t.look(table, at)
        year = _of_year(t, part[1]) if part else None
        if part is not None and year is not None:
            first = (part[0] - 1) * size + 1
            return Found(at, year[1], _months(year[0], first, first + size - 1), "part_of_year")
    return None


def first_months(t: Cursor, at: int) -> Found | None:
    """الأشهر الستة الأولى من عام 2020."""
    if t.c.recent.get(t.words[at]) != "month":
        return None
    count = t.count(at + 1)
    if count is None or count[0] >= _MONTHS or t.soft(count[1]) not in t.c.first_months:
        return None
    year = _of_year(t, count[1] + 1)
    return Found(at, year[1], _months(year[0], 1, count[0]), "part_of_year") if year else None


def years(t: Cursor, at: int) -> Found | None:
    """عامي 2018 و2019, الأعوام 2018 و2019 و2020, السنوات 2015-2020."""
    first = last = t.year(at + 1)
    if first is None or last is None or t.breaks[at + 1] != SOFT:
        return None
    end = at + 2
    while True:
        step = 1 if t.soft(end) in _AND_TO else 0
        following = t.year(end + step)
        if following is None or following <= last or (not step and t.gaps[end].strip() not in ("-", "/")):
            break
        last, end = following, end + step + 1
    return Found(at, end, f"{first}/{last}" if last > first else f"{first}", "years")


def year(t: Cursor, at: int) -> Found | None:
    """عام 2019, العام المالي 2020, (1950-1953), منذ 2014, صيف 2020, سنة 1441 هـ; نهاية العام is the report's."""
    named = t.among(t.words[at], t.c.year_words) or t.among(t.words[at], t.c.seasons)
    i = at + 1 if named else at
    if named and t.among(t.soft(i), t.c.year_words):
        i += 1  # صيف عام 2020
    if named and t.soft(i) in t.c.year_adjectives:
        i += 1
    number = t.number(i) if named else None
    if named and (number is None or (t.year(i) is None and number not in HIJRI_YEARS)):
        return _year_said(t, at, i)  # also of منذ مطلع العام 40 جنديا
    if t.breaks[i] == STOP or (named and t.breaks[i] != SOFT):
        return None
    first, upper = t.year(i), t.year(i + 1)
    if first is None or t.near(i + 1) in t.c.hijri_marks:
        return _hijri_year(t, at, i)
    if upper is not None and upper > first and t.gaps[i + 1].strip() in ("-", "/"):
        return Found(at, i + 2, f"{first}/{upper}", "years")
    if not named and not _is_bare_year(t, i):
        return None
    return Found(at, i + 1 + (t.soft(i + 1) in t.c.year_marks), f"{first:04}", "year")


def _hijri_year(t: Cursor, at: int, i: int) -> Found | None:
    """سنة 1441 هـ."""
    number = t.number(i)
    if number is None or number not in HIJRI_YEARS or t.near(i + 1) not in t.c.hijri_marks:
        return None
    return _made(at, _after_mark(t, i + 1), on.hijri(number, None, None), "hijri")


def decade(t: Cursor, at: int) -> Found | None:
    """ستينيات القرن الماضي, التسعينيات."""
    found = t.look(t.c.decades, at)
    if found is None:
        return None
    pair = (t.soft(found[1]), t.soft(found[1] + 1))
    if pair in t.c.century:
        return Found(at, found[1] + 2, f"{found[0] // 10}X", "decade")
    return Found(at, found[1], f"{found[0] // 10}X", "decade") if "ال" in t.words[at][:3] else None


def hijri(t: Cursor, at: int) -> Found | None:
    """15 رمضان 1441 هـ, شهر رمضان 1441."""
    i = _after_day_name(t, at)
    day, end = (t.number(i), i + 1) if t.number(i) in MONTH_DAYS else (None, i)
    end += day is not None and t.soft(end) == "من"
    end += t.among(t.words[end], t.c.month_words)
    month = t.look(t.c.hijri, end) if end == at or t.breaks[end] == SOFT else None
    if month is None:
        return None
    last = month[1] + t.among(t.words[month[1]], t.c.year_words)
    year = t.number(last)
    if year is None or year not in HIJRI_YEARS or t.breaks[last] == STOP:
        return None
    return _made(at, _after_mark(t, last + 1), on.hijri(year, month[0], day), "hijri")


# --- parts of the forms ---


def _made(first: int, last: int, code: str, rule: str) -> Found | None:
    return Found(first, last, code, rule) if code else None


def _after_mark(t: Cursor, at: int) -> int:
    """Behind هـ or م, if one stands there."""
    return at + 1 if t.near(at) in t.c.hijri_marks or t.near(at) in t.c.year_marks else at


def _after_day_name(t: Cursor, at: int) -> int:
    """Behind يوم, the name of a day, الماضي and الموافق, so far as they stand there."""
    i = at
    if t.among(t.words[i], t.c.day_words) and t.breaks[i + 1] == SOFT:
        i += 1
    name = t.look(t.c.weekdays, i)
    if name is not None:
        i = t.which(name[1])[1]
        if t.breaks[i] == STOP:
            return at
    return i + 1 if i > at and t.near(i) in t.c.gregorian else i


def _day_number(t: Cursor, at: int) -> tuple[int | None, int | None, int]:
    """(day, last day of a range or None, end)."""
    ordinal = t.look(t.c.ordinals, at)
    if ordinal is not None:
        return ordinal[0], None, ordinal[1]
    if t.words[at] in _ARTICLES:
        at += 1
    number = t.number(at)
    if number not in MONTH_DAYS:
        return None, None, at
    last, end = number, at + 1
    while True:
        step = _and_to(t, end)
        upper = t.number(end + step) if step or t.gaps[end].strip() == "-" else None
        if upper is None or last is None or not last < upper <= MONTH_DAYS[-1]:
            return number, last if last != number else None, end
        last, end = upper, end + step + 1


def _and_to(t: Cursor, at: int) -> int:
    """How many words at a place join two days of a month: و, إلى, وحتى, إلى غاية."""
    word = t.soft(at)
    if word in _AND_TO:
        return 1 + (t.soft(at + 1) == "غايه")
    return 0


def _month(t: Cursor, at: int) -> tuple[int, int, bool] | None:
    """(month, end, sure) of a month's name or of a double name (شباط/فبراير، يناير (كانون الثاني))."""
    found = t.look(t.c.months, at)
    if found is None or (t.words[at] in t.c.ambiguous and t.as_written(at) in t.c.no_month):
        return None
    number, end = found
    second = t.look(t.c.months, end) if t.gaps[end].strip() in _DOUBLE_GAPS else None
    if second is not None and second[0] == number:
        return number, second[1], True
    word = t.words[at]
    is_glued = word not in t.c.months and word[0] not in "وف"
    if is_glued and bare(word) in t.c.ambiguous:
        return None  # باب is a gate
    return number, end, word not in t.c.ambiguous and word[1:] not in t.c.ambiguous


def _year_of(t: Cursor, at: int, month: int, first: int, day: int | None) -> tuple[int | None, int, bool]:
    """(year, end, whether written) of a month that ends at a place: 2020, من العام الماضي, الماضي, or the nearest."""
    i = at + (t.soft(at) == "من")
    if t.soft(i) in t.c.demonstratives and t.among(t.soft(i + 1), t.c.year_words):
        return (t.known.year if t.known else None), i + 2, True
    i += t.among(t.near(i), t.c.year_words)
    year = t.year(i)
    is_count = year is not None and t.breaks[i] == COMMA and year < _FIRST_BARE_YEAR  # أبريل، 1800 قتيل
    if year is not None and t.breaks[i] != STOP and t.gaps[i].strip() in _YEAR_GAPS and not is_count:
        return year, i + 1 + (t.soft(i + 1) in t.c.year_marks), True
    if i > at and t.soft(i - 1) and (which := t.which(i))[0] is not None:  # فبراير من العام الماضي, فبراير العام الماضي
        return (t.known.year + which[0] if t.known else None), which[1], True
    said, end = t.which(at)
    if said is None and t.gaps[at].strip() == ")" and t.words[at] in t.c.which:
        said, end = t.c.which[t.words[at]], at + 1  # سبتمبر (أيلول) المقبل
    ahead, until = t.is_ahead(first), t.words[first].isdecimal() and t.before(first) in t.c.until
    return on.year_of_month(t.known, month, said, ahead=ahead, until=until, day_number=day), end, False


def _of_year(t: Cursor, at: int) -> tuple[int | None, int] | None:
    """(year, end) of [من] عام 2023, لعام 2023, 2023, العام الماضي; the year is None if it cannot be told."""
    at += t.soft(at) in ("من", "ل", "في")
    i = at + t.among(t.soft(at), t.c.year_words)
    i += i > at and t.soft(i) in t.c.year_adjectives
    number = t.year(i)
    if number is not None and t.breaks[i] == SOFT:
        return number, i + 1
    which, end = t.which(i)
    if i == at:
        return None
    return (t.known.year + (which or 0) if t.known else None), end


def _months(year: int | None, first: int, last: int) -> str:
    return f"{year}-{first:02}/{year}-{last:02}" if year else ""


def _year_said(t: Cursor, at: int, i: int) -> Found | None:
    """العام الماضي, الخريف المقبل, نهاية العام."""
    definite = "ال" in t.words[at][:4] or t.words[at].startswith("لل")
    if not definite:
        return None
    which, end = t.which(i)
    if which is not None:
        first_month = t.c.season_starts.get(bare(t.words[at]).removeprefix("ال"))
        year = on.year_of_month(t.known, first_month, which, ahead=False) if first_month else None
        return Found(at, end, f"{year}" if year else on.year_from(t.known, which), "relative_year")
    is_own = t.among(t.before(at), t.c.part_words) and not t.soft(i).startswith("ال") and i == at + 1
    return Found(at, i, on.year_from(t.known, 0), "relative_year") if is_own and t.soft(i) not in t.c.same else None


def _is_bare_year(t: Cursor, at: int) -> bool:
    """Whether four digits alone are a year: in brackets, or behind a preposition and not counting anything."""
    if "(" in t.gaps[at] and ")" in t.gaps[at + 1]:
        return True
    if (
        t.words[at - 1] in t.c.range_before
        and t.breaks[at] == SOFT
        and (t.soft(at + 1) == "و" or t.soft(at + 1) in t.c.range_links)
    ):
        return t.year(at + 2) is not None
    if (
        (t.words[at - 1] == "و" or t.words[at - 1] in t.c.range_links)
        and t.year(at - 2) is not None
        and t.breaks[at] == SOFT
    ):
        return t.words[at - 3] in t.c.range_before
    if not at or not t.among(t.words[at - 1], t.c.year_before) or t.breaks[at] == COMMA:
        return False
    number = int(t.words[at])
    if number < _FIRST_BARE_YEAR or t.gaps[at].strip() or t.gaps[at + 1][:1] in ("%", ":"):
        return False
    return number != _LATEST_ROUND or not t.soft(at + 1)
