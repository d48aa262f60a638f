"""The more exact of two dates of one deed: زار الرئيس، الأسبوع الماضي، الدوحة في الفترة من 17 إلى 19 أيار."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from sijill.languages.rule_words import is_listed, rule_words
from sijill.records import Mention

_REACH = 14  # words between the two
_DAY = 10  # letters of a day in EDTF
_YEAR = 4
_PUBLISHED_REACH = 4  # words from what was published to when
_CITED = rule_words("sentence.exact_dates", "cited")
_PUBLISHED = rule_words("sentence.exact_dates", "published")
_NEXT = rule_words("sentence.exact_dates", "next")


def exact(
    near: Mention | None, dates: Iterable[Mention], words: Sequence[str], crossed: Callable[[int, int], int]
) -> Mention | None:
    """The date itself, or the first behind it that tells a day or month within it, in the same clause.

    `crossed` counts what opens another clause between two words. One behind وفي or ويوم is of what was done next.
    """
    if near is None or "/" in near.code or len(near.code) >= _DAY or near.data.relation is not None:
        return near
    for m in dates:
        if not 0 <= m.first - near.last <= _REACH or m.data.relation is not None:
            continue
        if _is_within(m.code, near.code) and not crossed(near.last, m.first):
            follows = any(is_listed(w, _NEXT) for w in words[near.last : m.first]) or m.proclitic[:1] == "و"
            return near if follows else m
    return near


def is_of_source(words: Sequence[str], anchor: Mention, date: Mention) -> bool:
    """Whether a date behind a deed is that of the report that tells of it: شنت غارات، بحسب تقرير نشر في يناير."""
    if anchor.kind == "speech" or date.first <= anchor.last:
        return False
    cited = next((i for i in range(anchor.last, date.first) if is_listed(words[i], _CITED)), None)
    if cited is None:
        return False
    near = words[max(cited + 1, date.first - _PUBLISHED_REACH) : date.first]
    return any(is_listed(w, _PUBLISHED) for w in near)


def _is_within(code: str, of: str) -> bool:
    """Whether a date, or both ends of an interval, lie within a month or year and are told more exactly."""
    ends = code.split("/")
    return len(of) >= _YEAR and all(len(end) > len(of) and end.startswith(f"{of}-") for end in ends)
