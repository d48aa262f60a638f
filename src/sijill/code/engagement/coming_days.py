"""Days that lie ahead though no word of them says so, and days of what is to be held later.

يلتقي الوزير الجمعة نظيره            told on a Tuesday, the Friday to come
بحثا الاستعداد لمناورات تقام في يونيو     the exercise is then, not the talks
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date as day_of
from datetime import timedelta

from sijill.code.sentence.scene import Scene, Sentence
from sijill.languages.rule_words import is_listed, rule_words
from sijill.records import Mention

_WEEK = 7
_NEAREST = 2  # days back; the day before may be that of the report, whose page is dated late
_DAY = 10  # letters of a day in EDTF
_BACK = 3  # words from «was» to a verb
_WAS = rule_words("engagement.coming_days", "was")
_PAST = rule_words("engagement.coming_days", "past")
_HELD = rule_words("engagement.coming_days", "held")


def coming_day(scene: Scene, sentence: Sentence, verbs: Iterable[Mention | None], date: Mention | None) -> str | None:
    """The next day of a name that stands alone beside a verb in the present, where its last one is some days past."""
    known = scene.marked.document.date
    if date is None or known is None or len(known) != _DAY or len(date.code) != _DAY or date.data.rule != "weekday":
        return None
    told = [v for v in verbs if v is not None and v.tense is not None]
    if not told or any(v.tense != "present" or _is_past(scene, sentence, v) for v in told):
        return None
    if date.data.relation is not None or any(w in _PAST for w in scene.words[date.first : date.last + 1]):
        return None
    past = (day_of.fromisoformat(known) - day_of.fromisoformat(date.code)).days
    if not _NEAREST <= past < _WEEK:
        return None
    return (day_of.fromisoformat(date.code) + timedelta(days=_WEEK)).isoformat()


def _is_past(scene: Scene, sentence: Sentence, verb: Mention) -> bool:
    """Whether «was» stands before a present form, or «and» joins it to what was told: كان يزور, والتقى وبحث."""
    before = scene.words[max(sentence.first, verb.first - _BACK) : verb.first]
    return verb.proclitic[:1] in ("و", "ف") or any(is_listed(w, _WAS, "وف") for w in before)


def is_of_later(scene: Scene, sentence: Sentence, trigger: Mention, date: Mention) -> bool:
    """Whether a date behind a deed is that on which another, named between them, will be held."""
    nouns = (m for m in sentence.of("engagement") if trigger.last <= m.first and m.last <= date.first)
    other = next((m for m in nouns if m.tense is None and m.code != trigger.code), None)
    if other is None:
        return False
    return any(is_listed(w, _HELD) for w in scene.words[other.last : date.first])
