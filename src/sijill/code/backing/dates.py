"""Since when one has stood by another: تقدم كندا مساعدات لأوكرانيا، وذلك منذ بدء الحرب، في 24 شباط/فبراير 2022."""

from __future__ import annotations

from sijill.code.sentence.scene import Scene, Sentence
from sijill.languages.rule_words import is_listed, rule_words
from sijill.records import Mention

_REACH = 30  # words from support to the day since which it goes on
_OF_BEGIN = 12  # words from the beginning of what set it off to its day
_NEAR = 7  # words from support to a date that «since» stands right before
_SINCE = rule_words("backing.dates", "from")


def since(scene: Scene, sentence: Sentence, trigger: Mention) -> tuple[str, Mention] | None:
    """The span up to the report over which support goes on, and the words of its first day or month."""
    known = scene.marked.document.date
    for m in sentence.of("date"):
        if not trigger.last <= m.first < trigger.last + _REACH or not known or m.data.rule == "page_line":
            continue
        if any(i in scene.verb_starts for i in range(trigger.last, m.first)):
            return None
        if _runs_from(scene, trigger, m):
            plain = "/" not in m.code and "~" not in m.code and "" < m.code < known
            return (f"{m.code}/{known}", m) if plain else None
    return None


def _runs_from(scene: Scene, trigger: Mention, date: Mention) -> bool:
    """Whether «since» stands right before a date near support, or before the beginning that it dates."""
    if date.data.relation == "since":
        crossed = any(m.kind == "crisis" for m in scene.marked.between(trigger.last, date.first))
        return date.first - trigger.last <= _NEAR and not crossed  # في الحرب الدائرة منذ 2011: that of the war
    first = max(trigger.last, date.first - _OF_BEGIN)
    begins = (m for m in scene.marked.between(first, date.first) if m.kind == "begin" and m.tense is None)
    return any(is_listed(scene.words[m.first - 1], _SINCE, "و") for m in begins)
