"""Whether a verbal noun is what a word of thought, wish or need governs through its preposition.

تنظر روما في شراء مقاتلات          only who does it stands between the verb and its preposition
تفكر روما في رفع إنفاقها إلى 3%     a noun of doing leads to what is measured, met or waged
ضرورة عقد لقاء بين الوزيرين         annexed to the need, through such a noun
"""

from __future__ import annotations

from collections.abc import Sequence

from sijill.code.sentence.phrases import split_clitic
from sijill.languages.rule_words import is_listed, rule_words
from sijill.marked import Marked
from sijill.records import Mention
from sijill.text import SOFT

_DEEDS = frozenset({"transfer", "contract", "stage", "approval", "declaring", "hosting", "engagement", "basing"})
_RULED = _DEEDS | {"wage", "backing"}
_SUMS = frozenset({"metric", "money", "number", "percent"})
_STRIKES = frozenset({"crisis", "wage", "deed"})
_GOES_ON = frozenset({"course"})  # what one works at is going on: تعمل على تدريب الجنود
_PREPOSITIONS = {
    "in": rule_words("sentence.governed", "in"),
    "to": rule_words("sentence.governed", "to"),
    "towards": rule_words("sentence.governed", "towards"),
    "for": rule_words("sentence.governed", "for"),
    "upon": rule_words("sentence.governed", "upon"),
    "from": rule_words("sentence.governed", "from"),
    "by": rule_words("sentence.governed", "by"),
    "about": rule_words("sentence.governed", "about"),
}
_ALL = frozenset().union(*_PREPOSITIONS.values())
_BARE = "bare"
_LEADING = 2  # nouns of doing at most between the preposition and the trigger: في إعادة نشر
DOING = rule_words("sentence.governed", "doing")
_SUBJECT = 7  # words from the governing word to its preposition, where its entry does not say
_DENIALS = rule_words("sentence.governed", "denials")
_GOING_ON = rule_words("sentence.governed", "going_on")
_OPENS = rule_words("sentence.governed", "opens")


def is_governed(marked: Marked, cue: Mention, trigger: Mention) -> bool:
    """Whether a cue with `data.prep` governs a trigger: its preposition stands right before it or its noun of doing.

    `bare` stands for annexation, which only a noun of doing shows.
    """
    words, breaks = marked.words.words, marked.words.breaks
    if not _may_be_governed(words, cue, trigger):
        return False
    first, led = trigger.first, False
    while trigger.first - first <= _LEADING and (first > cue.last or trigger.kind not in _STRIKES):
        led = _is_led(words, first, trigger, cue)
        if led or first == cue.last or not is_listed(words[first - 1], DOING, "بل"):
            break
        first -= 1
    bare = _BARE in cue.data["prep"] and (first < trigger.first or is_listed(words[first], DOING, ""))
    if bare and cue.tense is None:
        return first == cue.last and breaks[first] == SOFT
    bare = bare and words[first - 1] not in _ALL
    if not (led or bare) or first - cue.last > cue.data.get("reach", _SUBJECT):
        return False
    between = range(cue.last, first)
    if any(breaks[i] != SOFT for i in range(cue.last, trigger.first + 1)):
        return False
    past = any(m.tense in ("past", "future") and m.kind != "cue" for m in marked.between(cue.last, first - 1))
    return not past and not any(words[i] in _OPENS for i in between)


def is_denied(marked: Marked, cue: Mention) -> bool:
    """Whether a governing word is itself denied, and so what it governs: لم تفكر الحكومة في شراء مقاتلات."""
    return cue.first > 0 and bool(cue.data.get("prep")) and marked.words.words[cue.first - 1] in _DENIALS


def is_measured(marked: Marked, trigger: Mention) -> bool:
    """Whether a noun of doing stands right before what is measured: رفع الإنفاق."""
    return (
        trigger.kind == "metric"
        and trigger.first > 0
        and is_listed(marked.words.words[trigger.first - 1], DOING, "وبل")
    )


def _is_led(words: Sequence[str], at: int, trigger: Mention, cue: Mention) -> bool:
    """Whether a preposition of a cue stands before a word or is glued to it."""
    wanted = [p for name in cue.data["prep"] if name != _BARE for p in _PREPOSITIONS[name]]
    glued = split_clitic(trigger)[1] if at == trigger.first else words[at][:1]
    return (len(glued) == 1 and glued in wanted) or words[at - 1] in wanted


def _may_be_governed(words: Sequence[str], cue: Mention, trigger: Mention) -> bool:
    """Whether a cue governs such a trigger: no strike that is talked over, no training that is worked at."""
    step = trigger.kind in ("stage", "approval") or trigger.code == "delivering"
    if trigger.article and not step and trigger.kind not in _SUMS:
        return False  # تنظر في الهجوم, but تنظر في رفع الإنفاق
    if trigger.kind in _STRIKES:
        if is_listed(words[trigger.first], _GOING_ON, "بل") or is_listed(words[trigger.first - 1], _GOING_ON, "بل"):
            return False
        return not cue.data.get("topic") or is_listed(words[trigger.first - 1], DOING, "بل")
    if cue.data.get("works") and (trigger.kind == "backing" or trigger.code in _GOES_ON):
        return False
    if trigger.kind in _SUMS:
        return is_listed(words[trigger.first - 1], DOING, "بل")  # تفكر في تقديم 300 مليون
    return trigger.kind in _RULED and not (trigger.kind == "engagement" and trigger.pronoun)
