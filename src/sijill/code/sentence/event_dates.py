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
_PAPER = 8  # words from the concluding of an instrument to its date
_PUT = rule_words("sentence.event_dates", "put")
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


def is_of_paper(scene: Scene, deed: Mention, date: Mention) -> bool:
    """Whether a date says when an instrument behind a deed was concluded or put into force, and no more.

    بحثا تنفيذ المذكرة المبرمة في مارس, التقيا في إطار الاتفاق الذي وقعاه عام 2019, الحظر المفروض منذ 2004
    """
    words, breaks = scene.words, scene.marked.words.breaks
    between = scene.marked.between(max(deed.last, date.first - _PAPER), date.first)
    paper = next((m.last for m in between if m.kind == "instrument"), date.first)
    for m in between:
        told = m.kind == "stage" and (m.data["form"] == "participle" or words[m.first - 1] in scene.links.relatives)
        if told and m.first >= paper and COMMA not in breaks[m.last : date.first + 1]:
            return True
    near = range(max(deed.last, date.first - _PAPER), date.first)
    put = next((i for i in near if words[i] in _PUT), None)
    return put is not None and COMMA not in breaks[put + 1 : date.first + 1]
