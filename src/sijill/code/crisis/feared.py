"""Attacks and wars that somebody only warns of or expects: حذر من هجوم, توقعت كييف هجوما روسيا."""

from __future__ import annotations

from sijill.code.sentence.parties import is_definite
from sijill.code.sentence.scene import Scene, Sentence
from sijill.languages.rule_words import rule_words
from sijill.records import Mention

_REACH = 10  # words from a verb of warning or expecting to what is feared
_FROM = "من"
_ONSET = rule_words("crisis.feared", "onset")


def is_feared(scene: Scene, sentence: Sentence, noun: Mention) -> bool:
    """Whether a noun of conflict is what somebody warns of behind من, or what is expected as an object.

    A definite one is there, unless its onset is what is warned of.
    """
    at = before_onset(scene, sentence, noun)
    if noun.tense is not None or (is_definite(scene, noun) and at == noun.first - 1):
        return False
    told = [s for s in sentence.of("speech") if 0 < noun.first - s.last <= _REACH]
    if scene.words[at] == _FROM:
        return any(s.code == "warn" for s in told)
    return any(s.code == "predict" and _is_object(scene, s, noun) for s in told)


def before_onset(scene: Scene, sentence: Sentence, noun: Mention) -> int:
    """The word before a noun of conflict and the words of its onset: حذر «من» خطر اندلاع حرب."""
    at = noun.first - 1
    while at >= sentence.first and scene.words[at].removeprefix("ال") in _ONSET:
        at -= 1
    return at


def _is_object(scene: Scene, verb: Mention, noun: Mention) -> bool:
    """Whether nothing but who expects stands between a verb and what it governs."""
    return verb.tense is not None and not any(
        i in scene.verb_starts or scene.words[i] in scene.links.clause for i in range(verb.last, noun.first)
    )
