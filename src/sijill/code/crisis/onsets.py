"""When a war began, where that is told of it by name: منذ اندلاع الحرب في تشرين الأول, الحرب التي بدأت عام 2022.

Such a date is of the war alone: what else the sentence tells was done later.
"""

from __future__ import annotations

from sijill.code.sentence.event_dates import is_of_paper
from sijill.code.sentence.scene import Scene, Sentence
from sijill.records import Mention
from sijill.text import STOP

_BEHIND = 20  # words from a war that a noun says began to the date
_RELATIVE = 9  # words from a war to the verb of its relative clause that says that it began
_OF_VERB = 9  # words from that verb to the date
_SINCE = 14  # words from a war to «since» and the date
_APART = frozenset({"before", "after"})  # relations of dates that are of no beginning


def onset(scene: Scene, sentence: Sentence, war: Mention) -> Mention | None:
    """The date on which a war is said to have begun."""
    if war.code != "war" or "date" not in sentence.kinds:
        return None
    for begin in sentence.of("begin"):
        if begin.tense is None and begin.last == war.first:
            return _date_behind(scene, sentence, war.last, war.last + _BEHIND)
        if 0 < begin.first - war.last <= _RELATIVE and scene.words[begin.first - 1] in scene.links.relatives:
            return _date_behind(scene, sentence, begin.last, begin.last + _OF_VERB)
    found = _date_behind(scene, sentence, war.last, war.last + _SINCE)
    if found is None or found.data.relation != "since" or is_of_paper(scene, war, found):
        return None
    return found


def is_of_war(scene: Scene, sentence: Sentence, date: Mention, trigger: Mention) -> bool:
    """Whether a date near a word of conflict is that on which a war of its sentence began."""
    wars = (m for m in sentence.of("crisis") if m.code == "war" and m is not trigger)
    return any(onset(scene, sentence, war) is date for war in wars)


def _date_behind(scene: Scene, sentence: Sentence, first: int, last: int) -> Mention | None:
    """The first date of a range that no verb but one of waging, and no stop, parts from its beginning."""
    waged = {m.first for m in sentence.of("wage", "crisis")}
    for date in sentence.of("date"):
        if not first <= date.first < last or not date.code or date.data.rule == "page_line":
            continue
        if date.data.relation in _APART or date.code.endswith("~"):
            return None
        parted = any(i in scene.verb_starts and i not in waged for i in range(first, date.first))
        stopped = STOP in scene.marked.words.breaks[first + 1 : date.first + 1]
        return None if parted or stopped else date
    return None
