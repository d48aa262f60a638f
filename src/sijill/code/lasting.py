"""How long a meeting, visit or exercise lasts: تستمر حتى 31 مايو, تستغرق يومين, بدأت في 6 مايو واختتمت أمس.

The date an engagement has is its first day; what stands behind a word of lasting gives its last.
"""

from __future__ import annotations

import datetime as dt

from sijill.code.scene import Scene, Sentence
from sijill.records import Mention

_REACH = 22  # words between an engagement and a word of lasting
_NEAR = 4  # words between a word of lasting and the day or the number of days
_YEAR = 4
_WEEK = 7
_FULL = 10  # letters of a day (2024-05-31)
_LONGEST = 120  # days of an engagement at most


def with_last_day(scene: Scene, sentence: Sentence, engagement: Mention, first: str | None) -> str | None:
    """The days of an engagement as an EDTF interval, where its first day is known and the sentence says its last.

    `first` as it is, where the sentence says no more.
    """
    if first is None or len(first) != _FULL or not first[-1].isdigit():
        return first
    for word in sentence.of("lasting"):
        if not -_NEAR <= word.first - engagement.last <= _REACH or _is_of_another(sentence, engagement, word):
            continue
        day = _day_behind(scene, sentence, word, first)
        if word.code == "began":
            days = _interval(day, first)
        else:
            days = _interval(first, day or _day_after(scene, sentence, word, first))
        if days is not None:
            return days
    return first


def _is_of_another(sentence: Sentence, engagement: Mention, word: Mention) -> bool:
    """Whether the day or the word of lasting may be of another event: زار عمّان أمس قبيل مناورات تستمر شهرا.

    One of another kind is told between them, or by a verb before.
    """
    told = sentence.of("engagement")
    alike = {m.first for m in told if m.code == engagement.code}  # وصل may be a visitor's or a warship's arrival
    others = [m for m in told if m.first not in alike and m.first < word.first]
    return any(m.first >= engagement.last or m.tense is not None for m in others)


def overlap(a: str | None, b: str | None) -> bool:
    """Whether two dates can be those of one engagement: one is unknown, or they are one, or begin or end alike."""
    if not a or not b or a == b:
        return True
    x, y = a.split("/"), b.split("/")
    return len(x) != len(y) and (x[0] == y[0] or x[-1] == y[-1])


def _day_behind(scene: Scene, sentence: Sentence, word: Mention, first: str) -> str | None:
    """The full day right behind a word, whatever preposition leads to it; one without a year is in that of `first`."""
    found = next(
        (m for m in scene.marked.between(word.last, min(word.last + _NEAR, sentence.last)) if _is_day(m)), None
    )
    if found is None:
        return None
    return first[:_YEAR] + found.code[_YEAR:] if found.data.rule == "day_month" else str(found.code)


def _is_day(m: Mention) -> bool:
    return m.kind == "date" and len(m.code) == _FULL and m.code[-1].isdigit()


def _day_after(scene: Scene, sentence: Sentence, word: Mention, first: str) -> str | None:
    """The last of so many days from a first one: ثلاثة أيام, أسبوعين."""
    near = scene.marked.between(word.last, min(word.last + _NEAR, sentence.last))
    unit = next((m for m in near if m.kind == "days"), None)
    if unit is None:
        return None
    number = next((m for m in near if m.kind == "number" and m.last == unit.first), None)
    count = number.data.value if number is not None else 1.0
    days = round(unit.data["days"] * count)
    if not 1 < days <= _LONGEST:
        return None
    last = (dt.date.fromisoformat(first) + dt.timedelta(days=days - 1)).isoformat()
    return last if unit.data["days"] < _WEEK else f"{last}~"  # two weeks may be a day more or less


def _interval(first: str | None, last: str | None) -> str | None:
    """Two days as an interval; None where one is unknown or they stand in the wrong order or far apart."""
    if first is None or last is None:
        return None
    try:
        days = (dt.date.fromisoformat(last.rstrip("~")) - dt.date.fromisoformat(first)).days
    except ValueError:
        return None  # 29 February of another year, or a day that is not known whole
    return f"{first}/{last}" if 0 < days <= _LONGEST else None
