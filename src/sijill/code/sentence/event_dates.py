"""Whether a date beside a deed is that of something else: an event since or after which it was done, or a later deed.

زار كييف للمرة الأولى منذ بدء الحرب في فبراير 2022     the war began then
التقيا بعد أيام من هجوم نفذته الحركة في 3 مايو        the attack was then
بحثا التعاون، ويلتقي غدا الرئيس                      the talks were before today
"""

from __future__ import annotations

from collections.abc import Iterable

from sijill.code.sentence.scene import Scene
from sijill.edtf import days
from sijill.languages.rule_words import is_listed, rule_words
from sijill.records import Mention
from sijill.text import COMMA

_BACK = 14  # words from «since» or «after» to the date of what came first
_EVENTS = frozenset({"begin", "crisis", "stage", "approval", "basing"})
_SINCE = rule_words("sentence.event_dates", "since")
_AFTER = rule_words("sentence.event_dates", "after")
_OF_DAY = rule_words("sentence.event_dates", "of_day")


def is_of_event(scene: Scene, deed: Mention, date: Mention, *, after: bool = True) -> bool:
    """Whether «since» or «after» with an event stands between a deed and a date, and no comma behind the event.

    Without `after` only «since» and «in spite of»: fighting that follows other fighting is mostly of its day.
    """
    breaks = scene.marked.words.breaks
    for i in range(date.first - 2, max(deed.last, date.first - _BACK) - 1, -1):
        if breaks[i + 1] == COMMA:
            return False
        if is_listed(scene.words[i], _SINCE, "و"):
            return not _is_part_of_day(scene, i, date)
        if after and is_listed(scene.words[i], _AFTER, "و") and not _is_part_of_day(scene, i, date):
            return any(m.kind in _EVENTS for m in scene.marked.between(i + 1, date.first))
    return False


def _is_part_of_day(scene: Scene, at: int, date: Mention) -> bool:
    """Whether only the name of an hour stands between a word and a date: بعد ظهر أمس, منذ فجر اليوم."""
    return all(is_listed(w, _OF_DAY, "", article=True) for w in scene.words[at + 1 : date.first])


def is_beyond_past(verbs: Iterable[Mention | None], date: Mention, day: str | None) -> bool:
    """Whether a day to come stands beside past verbs, and so is of another deed: بحثا التعاون، ويلتقي غدا الرئيس."""
    if day is None or not date.code or not any(v is not None and v.tense == "past" for v in verbs):
        return False
    return days(str(date.code)).earliest > days(day).latest
