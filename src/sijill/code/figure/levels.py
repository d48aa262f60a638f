"""How exactly a figure is meant by a verb before what it measures, and levels that something grows from.

تجاوز الإنفاق 32 مليارا            more than so much
لم تتجاوز الميزانية 32 مليارا       no more; and that is how it is, denied is only that it is more
لا يزيد عدد الجنود على 800          the number behind على or عن
"""

from __future__ import annotations

from sijill.code.sentence.scene import Scene, Sentence
from sijill.languages.rule_words import is_listed, rule_words
from sijill.records import Mention

_HEADS = rule_words("figure.levels", "heads")
_NOT_SO = rule_words("figure.levels", "not_so")
_PASSED = {
    "about": rule_words("figure.levels", "near"),
    "at_least": rule_words("figure.levels", "passes"),
}
_OVER, _UNDER = rule_words("figure.levels", "more"), rule_words("figure.levels", "less")
_ON = frozenset({"علي", "عن"})
_TIED = rule_words("figure.levels", "tied")
_HEAD = 2  # words between the verb and the measure: حجم, إجمالي
_REACH = 12  # words from the measure to its number
_NUMBERS = frozenset({"money", "percent", "number"})
_FROM, _TO = "من", "الي"
_LEFT = 7  # words from the level left to that which is reached: من 10 مليارات دولار في 2015 إلى
_NEAR = 3  # words from «to» to the number, and before a range
_RANGED = "تراوح"
_OPPOSITE = {"at_least": "at_most", "at_most": "at_least", "about": "about"}


def passed(scene: Scene, sentence: Sentence, word: Mention, number: Mention) -> tuple[str | None, bool] | None:
    """(approx, whether it is denied that it is passed) of a number by the verb right before its measure, or None.

    Of the numbers of one measure only the first is passed: لم يتجاوز عدد القتلى 300 بينهم 40 جنديا.
    """
    beside = _beside(scene, sentence, number)
    if beside is not None or not 0 <= number.first - word.last <= _REACH or word.tense is not None:
        return beside
    at = word.first - 1
    for _ in range(_HEAD):
        if at > sentence.first and is_listed(scene.words[at], _HEADS, "", article=True):
            at -= 1
    if at < sentence.first or any(i in scene.verb_starts for i in range(word.last, number.first)):
        return None
    denied = at > sentence.first and is_listed(scene.words[at - 1], _NOT_SO)
    first = next((m for m in scene.marked.between(word.last, number.first + 1) if m.kind in _NUMBERS), number)
    code = _of_verb(scene.words[at], scene.words[first.first - 1], glued=first.proclitic)
    if code is None or (first is not number and not denied):
        return None
    return (None if first is not number else _OPPOSITE[code] if denied else code), denied


def _beside(scene: Scene, sentence: Sentence, number: Mention) -> tuple[str, bool] | None:
    """The same where a verb that is denied stands right before the number: الإنفاق لم يتجاوز 32 مليارا."""
    at = number.first - 1
    tie = scene.words[at] if at > sentence.first else ""
    at -= tie in _ON
    if at - 1 < sentence.first or not is_listed(scene.words[at - 1], _NOT_SO):
        return None
    code = _of_verb(scene.words[at], tie, glued=number.proclitic)
    return (_OPPOSITE[code], True) if code is not None else None


def is_left(scene: Scene, sentence: Sentence, number: Mention) -> bool:
    """Whether a number is the level that something grows from, which stands: ستزيده من 10 مليارات إلى 13 مليارا."""
    if number.first == sentence.first or scene.words[number.first - 1] != _FROM:
        return False
    behind = range(number.last, min(number.last + _LEFT, sentence.last - 1))
    to = next((i for i in behind if scene.words[i] == _TO), None)
    if to is None or not any(m.kind in _NUMBERS for m in scene.marked.between(to + 1, min(to + _NEAR, sentence.last))):
        return False
    ranged = range(max(sentence.first, number.first - _NEAR), number.first)
    return not any(_RANGED in scene.words[i] for i in ranged) and scene.soft_between(number.first, to + 1)


def _of_verb(verb: str, before: str, *, glued: str) -> str | None:
    """What a verb makes of a number: one of being more or less has على or عن before it, one of passing nothing."""
    if before in _ON:
        return "at_least" if is_listed(verb, _OVER) else "at_most" if is_listed(verb, _UNDER) else None
    if before in _TIED or glued.lstrip("وف"):
        return None
    return next((code for code, verbs in _PASSED.items() if is_listed(verb, verbs)), None)
