"""Instruments named beside one another in one sentence, each with what it is about.

وقعتا اتفاقية لتبادل المعلومات ومذكرة تفاهم للتدريب        two, signed together
وقعتا عدة اتفاقيات، منها مذكرة للتدريب وبروتوكول لأمن الحدود  two of those that were signed
"""

from __future__ import annotations

from sijill.code.sentence.parties import is_definite
from sijill.code.sentence.phrases import split_clitic
from sijill.code.sentence.scene import Scene, Sentence
from sijill.languages.rule_words import rule_words
from sijill.records import Mention

_APART = 16  # words between two instruments of one list, what the first is about between them
_SEVERAL = "ات"  # مذكرات تفاهم
_OPENING = 8  # words from «also» to the instrument: who concludes it
_ALSO = rule_words("agreement.beside", "also")
_OTHER = rule_words("agreement.beside", "other")
_OTHER_REACH = 3  # words from an instrument to «another»: اتفاقية دفاعية أخرى
_TIME = rule_words("agreement.beside", "time")


def joined_to(scene: Scene, sentence: Sentence, anchor: Mention) -> Mention | None:
    """The instrument before one that و joins to it, where no verb stands between; none of what is known already."""
    if not split_clitic(anchor)[0].startswith("و") or is_definite(scene, anchor) or anchor.data.get("ceasefire"):
        return None
    before = [m for m in sentence.of("instrument") if m.last <= anchor.first and not m.data.get("needs")]
    if not before or anchor.first - before[-1].last > _APART or before[-1].data.get("ceasefire"):
        return None
    last = before[-1].last
    ends = any(last < i < anchor.first for i in scene.clause_ends)
    return None if ends or any(i in scene.verb_starts for i in range(last, anchor.first)) else before[-1]


def next_beside(scene: Scene, sentence: Sentence, anchor: Mention) -> int:
    """Where the next instrument begins that is joined to one or new behind a comma; else the end of the sentence."""
    behind = [m for m in sentence.of("instrument") if m.first >= anchor.last and not m.data.get("needs")]
    return next((m.first for m in behind if _is_another(scene, sentence, anchor, m)), sentence.last)


def _is_another(scene: Scene, sentence: Sentence, anchor: Mention, m: Mention) -> bool:
    """Whether an instrument behind another is not that one: ترتبطان بمعاهدة دفاع، كما يجمعهما اتفاق."""
    if joined_to(scene, sentence, m) is anchor:
        return True
    apart = not scene.soft_between(anchor.last - 1, m.first) or is_one_more(scene, sentence, m)
    return not is_definite(scene, m) and apart


def is_several(scene: Scene, anchor: Mention) -> bool:
    """Whether a word tells of several instruments at once: اتفاقيات, مذكرات تفاهم."""
    return bool(anchor.data.get("several")) or scene.words[anchor.first].endswith(_SEVERAL)


def is_one_more(scene: Scene, sentence: Sentence, anchor: Mention) -> bool:
    """Whether an instrument is told beside one that is known, and is not that one.

    كما وقعا مذكرة للتدريب                          one more that is signed
    يأتي الاتفاق بعد المصادقة على مذكرة للتدريب     one before it
    """
    if is_definite(scene, anchor) or anchor.data.get("ceasefire") or is_several(scene, anchor):
        return False
    behind = scene.words[anchor.last : min(anchor.last + _OTHER_REACH, sentence.last)]
    if not _OTHER.isdisjoint(behind):
        return True  # تتطلعان إلى توقيع اتفاقية أخرى
    opens = scene.words[sentence.first]
    also = opens in _ALSO and sentence.first + 1 in scene.verb_starts and anchor.first - sentence.first <= _OPENING
    known = [m for m in sentence.of("instrument") if m.last < anchor.first and is_definite(scene, m)]
    if also or not known or known[-1].data.get("ceasefire"):
        return also
    return _time_between(scene, known[-1], anchor) is not None


def one_more_from(scene: Scene, sentence: Sentence, anchor: Mention) -> int | None:
    """Where what is told of another instrument begins, behind «after» or «before»; None if there is none such."""
    others = (m for m in sentence.of("instrument") if m.first >= anchor.last and is_one_more(scene, sentence, m))
    return next((i for m in others if (i := _time_between(scene, anchor, m)) is not None), None)


def _time_between(scene: Scene, anchor: Mention, other: Mention) -> int | None:
    return next((i for i in range(anchor.last, other.first) if scene.words[i] in _TIME), None)
