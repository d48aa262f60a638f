"""Dates counted from the report's own day.

Where that day is not known they are read all the same, so that nothing else takes their words, and have no code.
"""

from __future__ import annotations

from sijill.mark import anchor as on
from sijill.mark.cursor import FAR_AHEAD, Cursor, Found, bare
from sijill.text import STOP

_OPENING = 2  # sentences: the title and the lead
_FEWEST_DAYS = 4  # of a day of a war; less is a day of a visit
_BEFORE_LAST = -2  # what قبل الماضي says of a day, month or year
_UNCOUNTED = 60  # a greater count of years is no span that a report looks back over


def today(t: Cursor, at: int) -> Found | None:
    """اليوم الأحد, أمس (السبت), مساء أمس, غدا, غد السبت; not في اليوم الثاني, not اليوم العالمي."""
    found = t.look(t.c.days, at)
    if found is None:
        return None
    count, end = found
    name = day_name(t, end)
    if name is not None:
        return Found(at, name[1], on.named_day_from(t.known, count, name[0]), "relative_day")
    if end == at + 1 and bare(t.words[at]) in t.c.with_name:
        return None
    if count == 0:
        following = t.soft(end)
        if following.startswith("ال") and following not in ("الي", "الا") and following not in t.c.behind_today:
            return None
        earlier = t.words[at - 2] in t.c.part_of_day  # في وقت سابق من اليوم
        if following in t.c.not_today or (t.before(at) in t.c.not_today_after and not earlier):
            return None
    return Found(at, end, on.days_from(t.known, count), "relative_day")


def day_name(t: Cursor, at: int) -> tuple[int, int] | None:
    """(day of the week, end) of a name right behind اليوم or أمس, in brackets or not."""
    return t.look(t.c.weekdays, at) if t.breaks[at] != STOP and t.words[at][:1] == "ا" else None


def weekday(t: Cursor, at: int) -> Found | None:
    """[يوم] الأحد [الماضي]; يومي السبت والأحد and ليل السبت - الأحد are both days."""
    i = at + 1 if t.among(t.words[at], t.c.day_words) and t.soft(at + 1) else at
    i += i > at and t.among(t.words[i], t.c.day_words)
    found = t.look(t.c.weekdays, i)
    if found is None:
        return None
    number, end = found
    second = _second_day(t, end)
    if t.before(at) in t.c.no_weekday_after and not (second is not None and t.before(at) in t.c.between):
        return None
    which, last = t.which(second[1] if second else end)
    ahead = which is None and t.is_ahead(at)
    code = on.weekday(t.known, number, which, ahead=ahead)
    if second is not None and second[0] != number:
        code = on.up_to(code, second[0], t.known, which=1 if ahead else which)
    return Found(at, last, code, "weekday")


def _second_day(t: Cursor, at: int) -> tuple[int, int] | None:
    """(day of the week, end) of a name that a stroke or و joins to one before it."""
    if t.gaps[at].strip() not in ("", "-", "/"):
        return None
    if t.words[at] == "و":
        at += 1
    elif not t.gaps[at].strip() and t.words[at][:1] != "و" and t.words[at][:1] != "ا":
        return None
    return t.look(t.c.weekdays, at)


def period(t: Cursor, at: int) -> Found | None:
    """الشهر الماضي, هذا الأسبوع, الأسبوع المقبل, نهاية الشهر, الأسبوع الأخير."""
    here = (t.words[at] in t.c.demonstratives or bare(t.words[at]) in t.c.demonstratives) and bool(t.soft(at + 1))
    i = at + here
    for words, reckon, rule in (
        (t.c.month_words, on.month_from, "relative_month"),
        (t.c.week_words, on.week_from, "relative_week"),
        (t.c.year_words, on.year_from, "relative_year"),
    ):
        if not t.among(t.words[i], words):
            continue
        which, end = t.which(i + 1)
        if which is not None or here:
            return Found(at, max(end, i + 1), reckon(t.known, which or 0), rule)
        if rule == "relative_week" and t.soft(i + 1) in t.c.latest:
            return Found(at, i + 2, on.recent(t.known, 1, "week"), "recent")
        own = t.among(t.before(at), t.c.part_words) and "ال" in t.words[at][:4] and not t.soft(i + 1).startswith("ال")
        if own and t.soft(i + 1) not in t.c.same and rule != "relative_week":
            return Found(at, i + 1, reckon(t.known, 0), rule)
        return None
    return None


def ago(t: Cursor, at: int) -> Found | None:
    """قبل يومين, منذ نحو ست سنوات; not قبل يومين من الانتخابات, and no time for قبل أكثر من أسبوع."""
    i, about = _about(t, at + 1)
    span = span_at(t, i)
    if span is None:
        return None
    count, unit, end = span
    if t.soft(end) in t.c.from_event and t.soft(end + 1) not in t.c.but_now:
        return None
    if count == 1 and unit == "year" and (t.year(i + 1) or t.which(i + 1)[0] is not None):
        return None
    code = "" if _is_more(t, at + 1, i) else on.ago(t.known, count, unit, about=about)
    return Found(at, end, code, "ago")


def elapsed(t: Cursor, at: int) -> Found | None:
    """[بعد] مرور عامين على: the month in which it began, about; مرور أكثر من عام على does not tell it."""
    i, _ = _about(t, at + 1)
    span = span_at(t, i)
    if span is None or t.soft(span[2]) != "علي":
        return None
    if _is_more(t, at + 1, i):
        return Found(at, span[2], "", "elapsed")
    count, unit, end = span
    months = {"month": 1, "year": 12, "decade": 120}.get(unit)
    code = on.month_from(t.known, -count * months) if months else on.ago(t.known, count, unit, about=False).rstrip("~")
    return Found(at, end, f"{code}~" if code else "", "elapsed")


def recent(t: Cursor, at: int) -> Found | None:
    """الأيام السبعة الماضية, السنوات الخمس الأخيرة, الـ24 ساعة الماضية, العامين الماضيين, آخر 10 سنوات.

    Of what is to come the days ahead: ستصل خلال يومين.
    """
    unit = t.c.recent.get(t.words[at]) or t.c.recent.get(t.words[at][1:])
    if unit is not None:
        count = t.count(at + 1)
        return _up_to_now(t, at, count[0], unit, count[1]) if count else None
    if t.words[at] in t.c.last_ones:
        span = span_at(t, at + 1)
        return Found(at, span[2], on.recent(t.known, span[0], span[1]), "recent") if span and span[0] > 1 else None
    span = span_at(t, at)
    if span is None:
        return None
    found = _up_to_now(t, at, *span)
    is_free = found is None and t.which(span[2])[0] is None
    if is_free and t.before(at) in t.c.within and span[1] == "day" and t.is_ahead(at, FAR_AHEAD):
        return Found(at, span[2], on.within(t.known, span[0]), "within")
    if is_free and span[1] in ("year", "decade") and span[0] > 1 and t.before(at) in t.c.for_years:
        behind = t.is_counted_up(at) and not t.is_ahead(at, FAR_AHEAD)
        found = Found(at, span[2], on.recent(t.known, span[0], span[1]), "recent") if behind else None
    return found


def day_of_war(t: Cursor, at: int) -> Found | None:
    """لليوم الثامن والعشرين [على التوالي], في يومه الـ142: the day on which what goes on began."""
    found = t.look(t.c.ordinals, at + 1) if t.soft(at + 1) else None
    number, end = found or t.count(at + 1) or (0, at)
    if number < _FEWEST_DAYS or t.look(t.c.months, end + (t.soft(end) == "من")):
        return None
    end += 2 * (t.soft(end) == "علي" and t.soft(end + 1) == "التوالي")
    return Found(at, end, on.days_from(t.known, 1 - number), "day_of_war")


def nth_day(t: Cursor, at: int) -> Found | None:
    """[في] اليوم الـ29 للعدوان, with which a report opens: the day on which it began; elsewhere one that is over."""
    found = t.look(t.c.ordinals, at + 1) if t.soft(at + 1) else None
    number, end = found or t.count(at + 1) or (0, at)
    if number < _FEWEST_DAYS or bare(t.words[at])[:2] != "ال":
        return None
    named = end + (t.soft(end) in t.c.from_event)
    opens = any(0 <= at - first <= 1 for first, _ in t.tokens.sentences()[:_OPENING])
    if not t.among(t.soft(named), t.c.wars) or not opens:
        return None
    return Found(at, end, on.days_from(t.known, 1 - number), "nth_day")


def last_night(t: Cursor, at: int) -> Found | None:
    """الليلة الماضية: the day before, on which it began; الليلة قبل الماضية began a day earlier."""
    which, end = t.which(at + 1)
    if which == _BEFORE_LAST and any(p[0] in (t.words[at], bare(t.words[at])) for p in t.c.last_night):
        return Found(at, end, on.days_from(t.known, which), "last_night")
    is_it = (bare(t.words[at]), t.soft(at + 1)) in t.c.last_night or (t.words[at], t.soft(at + 1)) in t.c.last_night
    return Found(at, at + 2, on.days_from(t.known, -1), "last_night") if is_it else None


def last_day(t: Cursor, at: int) -> Found | None:
    """خلال اليوم الماضي, خلال اليوم الأخير: the day up to the report, as are the last 24 hours."""
    if t.before(at) not in t.c.for_years or not t.among(t.words[at], t.c.day_words):
        return None
    last = t.which(at + 1)[0] == -1 or t.soft(at + 1) in t.c.latest
    is_free = t.soft(at + 2) not in t.c.from_event  # خلال اليوم الأخير من الزيارة
    return Found(at, at + 2, on.recent(t.known, 1, "hour"), "recent") if last and is_free else None


def _up_to_now(t: Cursor, first: int, count: int, unit: str, end: int) -> Found | None:
    which, last = t.which(end)
    if which != -1 and t.soft(end) not in t.c.latest:
        return None
    return Found(first, max(last, end + 1), on.recent(t.known, count, unit), "recent")


def _is_more(t: Cursor, first: int, last: int) -> bool:
    """Whether the words before a span say that it is longer, so that it tells no time: قبل أكثر من أسبوع."""
    return t.numbers.approximators.get(tuple(t.words[first:last])) == "at_least"


def _about(t: Cursor, at: int) -> tuple[int, bool]:
    """(place, True) behind نحو, حوالي, أكثر من ... at a place."""
    for width in (3, 2, 1):
        if tuple(t.soft(at + i) for i in range(width)) in t.numbers.approximators:
            return at + width, True
    return at, False


def span_at(t: Cursor, at: int, *, glued: bool = False) -> tuple[int, str, int] | None:
    """(count, unit, end) of يومين, ست سنوات, 24 ساعة, شهر at a place; `glued`: behind a proclitic (بيومين)."""
    word = bare(t.soft(at)) if glued else t.soft(at)
    if not word:
        return None
    for unit, span in t.c.spans.items():
        if word in span.two:
            return 2, unit, at + 1
        if word in span.single and t.which(at + 1)[0] is None and not t.words[at + 1].isdecimal():
            named = t.look(t.c.months, at + 1) or t.look(t.c.weekdays, at + 1) or t.look(t.c.hijri, at + 1)
            return None if named else (1, unit, at + 1 + t.numbers.is_one(t.soft(at + 1)))
    count = t.count(at)
    if count is None or count[0] > _UNCOUNTED * 10:
        return None
    following = t.soft(count[1])
    for unit, span in t.c.spans.items():
        if following in span.one and not (unit == "year" and count[0] > _UNCOUNTED):
            return count[0], unit, count[1] + 1
    return None
