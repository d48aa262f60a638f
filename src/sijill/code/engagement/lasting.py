"""How long a meeting, visit or exercise lasts: تستمر حتى 31 مايو, تستغرق يومين, بدأت في 6 مايو واختتمت أمس.

في اليوم الثاني من زيارته says when it began.

The date an engagement has is its first day; what stands behind a word of lasting gives its last.
"""

from __future__ import annotations

import datetime as dt
from typing import NamedTuple

from sijill.code.sentence.scene import Scene, Sentence
from sijill.languages.rule_words import is_listed, rule_words
from sijill.records import Mention

_REACH = 22  # words between an engagement and a word of lasting
_NEAR = 4  # words between a word of lasting and the day or the number of days
_YEAR = 4
_WEEK = 7
_FULL = 10  # letters of a day (2024-05-31)
_LONGEST = 120  # days of an engagement at most
_OF_DAY = 3  # words of في اليوم الثاني من before an engagement
_DAYS = rule_words("engagement.lasting", "days")
_OF = rule_words("engagement.lasting", "of")
_EARLIER = rule_words("engagement.lasting", "earlier")
_NTH = {
    2: rule_words("engagement.lasting", "second"),
    3: rule_words("engagement.lasting", "third"),
    4: rule_words("engagement.lasting", "fourth"),
}


class Lasts(NamedTuple):
    """What a sentence says of how long something lasts: its first or last day, or so many days (0: not said).

    `about` that the days are not exact, `ended` that the day it is told of is its last.
    """

    first: str | None = None
    last: str | None = None
    days: int = 0
    about: bool = False
    ended: bool = False


def lasts(scene: Scene, sentence: Sentence, engagement: Mention, day: str | None) -> Lasts | None:
    """What the sentence of an engagement, which was or is on a day if that is known, says of how long it lasts."""
    ended = _is_ended(sentence, engagement)
    for word in [*sentence.of("lasting"), *_for_so_long(scene, sentence)]:
        if not -_NEAR <= word.first - engagement.last <= _REACH or _is_of_another(scene, sentence, engagement, word):
            continue
        if word.code == "ended":
            continue
        behind = _day_behind(scene, sentence, word, day)
        if word.code == "began":
            if behind is not None:
                return Lasts(first=behind, ended=ended)
            continue
        if behind is not None:
            return Lasts(last=behind)
        count, about = _days_behind(scene, sentence, word)
        if count:
            return Lasts(days=count, about=about, ended=ended)
    return None


def with_last_day(day: str | None, held: Lasts | None) -> str | None:
    """The days of an engagement as an EDTF interval, where a day of it and its length are known; else the day."""
    if held is None or day is None or len(day) != _FULL or not day[-1].isdigit():
        return day
    if held.first is not None:
        return _interval(held.first, day) or day
    if held.last is not None:
        return _interval(day, held.last) or day
    other = dt.date.fromisoformat(day) + dt.timedelta(days=(1 - held.days) if held.ended else held.days - 1)
    if held.ended:
        return _interval(f"{other.isoformat()}{'~' if held.about else ''}", day) or day
    return _interval(day, f"{other.isoformat()}{'~' if held.about else ''}") or day


def first_day(scene: Scene, sentence: Sentence, engagement: Mention, day: str | None) -> str | None:
    """The first day of an engagement of which a day is said to be the second or third: في اليوم الثاني من زيارته."""
    if day is None or len(day) != _FULL:
        return day
    alike = (m for m in sentence.of("engagement") if m.code == engagement.code and m.first >= engagement.first)
    number = next((n for m in alike if (n := _nth_day(scene, m))), 1)
    return (dt.date.fromisoformat(day) - dt.timedelta(days=number - 1)).isoformat()


def _nth_day(scene: Scene, engagement: Mention) -> int | None:
    """Which of its days the words right before an engagement name."""
    at = engagement.first
    if at < _OF_DAY or scene.words[at - 1] not in _OF or not is_listed(scene.words[at - 3], _DAYS, "وفبل"):
        return None
    return next((n for n, words in _NTH.items() if scene.words[at - 2] in words), None)


def _is_ended(sentence: Sentence, engagement: Mention) -> bool:
    """Whether a word before an engagement says that it is over: اختتام المناورات, في ختام زيارته."""
    near = (m for m in sentence.of("lasting") if m.code == "ended" and 0 <= engagement.first - m.last <= _NEAR)
    return next(near, None) is not None


def _for_so_long(scene: Scene, sentence: Sentence) -> list[Mention]:
    """The words of a time behind لـ: زيارة ليومين, لثلاثة أيام."""
    numbers = {m.last: m for m in sentence.of("number")}
    found = ((numbers.get(m.first), m) for m in sentence.of("days"))
    return [m for number, m in found if scene.words[(number or m).first][0] == "ل"]


def _is_of_another(scene: Scene, sentence: Sentence, engagement: Mention, word: Mention) -> bool:
    """Whether the day or the word of lasting may be of another event: زار عمّان أمس قبيل مناورات تستمر شهرا.

    One of another kind is told between them, or by a verb before.
    """
    told = sentence.of("engagement")
    last = next((m for m in told[::-1] if engagement.last <= m.first < word.first), engagement)
    if last is not engagement and is_listed(scene.words[last.first - 1], _EARLIER, "و"):
        return True  # وصل السبت بعد زيارة إلى عمان استمرت يومين
    if last.code == engagement.code and (last.pronoun or last is engagement):
        return False  # وصل السبت، وبحثا الأمن خلال زيارته التي تستمر يومين
    alike = {m.first for m in told if m.code == engagement.code}  # وصل may be a visitor's or a warship's arrival
    others = [m for m in told if m.first not in alike and m.first < word.first]
    return any(m.first >= engagement.last or m.tense is not None for m in others)


def is_month_of(a: str | None, b: str | None) -> bool:
    """Whether one of two dates tells the month or year of the other."""
    return bool(a and b) and (str(a).startswith(f"{b}-") or str(b).startswith(f"{a}-"))


def finer(held: str | None, new: str | None) -> str | None:
    """The date held, or a day of the month or year that it tells."""
    return new if held is None or (new is not None and new.startswith(f"{held}-")) else held


def overlap(a: str | None, b: str | None) -> bool:
    """Whether two dates can be those of one engagement: one is unknown, or they are one, or begin or end alike."""
    if not a or not b or a == b:
        return True
    x, y = a.split("/"), b.split("/")
    return len(x) != len(y) and (x[0] == y[0] or x[-1] == y[-1])


def _day_behind(scene: Scene, sentence: Sentence, word: Mention, day: str | None) -> str | None:
    """The full day right behind a word, whatever preposition leads to it; one without a year is in that of `day`."""
    near = scene.marked.between(word.last, min(word.last + _NEAR, sentence.last))
    found = next((m for m in near if _is_day(m)), None)
    if found is None or any(m.kind == "days" and m.first < found.first for m in near):
        return None  # لمدة أسبوعين بدءا من الأحد
    return day[:_YEAR] + found.code[_YEAR:] if found.data.rule == "day_month" and day else str(found.code)


def _is_day(m: Mention) -> bool:
    return m.kind == "date" and len(m.code) == _FULL and m.code[-1].isdigit()


def _days_behind(scene: Scene, sentence: Sentence, word: Mention) -> tuple[int, bool]:
    """(days, whether about) of ثلاثة أيام, أسبوعين behind a word or in it; (0, False) of nothing or too much."""
    unit, number = word, None
    if word.kind != "days":
        near = scene.marked.between(word.last, min(word.last + _NEAR, sentence.last))
        unit = next((m for m in near if m.kind == "days"), word)
    if unit.kind != "days":
        return 0, False
    number = next((m for m in sentence.of("number") if m.last == unit.first), None)
    count = number.data.value if number is not None else 1.0
    days = round(unit.data["days"] * count)
    if not 1 < days <= _LONGEST:
        return 0, False
    return days, unit.data["days"] >= _WEEK  # two weeks may be a day more or less


def _interval(first: str | None, last: str | None) -> str | None:
    """Two days as an interval; None where one is unknown or they stand in the wrong order or far apart."""
    if first is None or last is None:
        return None
    try:
        days = (dt.date.fromisoformat(last.rstrip("~")) - dt.date.fromisoformat(first.rstrip("~"))).days
    except ValueError:
        return None  # 29 February of another year, or a day that is not known whole
    return f"{first}/{last}" if 0 < days <= _LONGEST else None
