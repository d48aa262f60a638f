"""Who manages to strike, before the verbal noun of what is done, and how real that is.

تمكنت الكتائب من تدمير دبابة                     who stands behind the verb
أعلنت الكتائب تمكن مقاتليها من قنص جندي           whom the pronoun means
استطاعت القوات تدمير جسر                        the same without a preposition
تستمر الكتائب في قصف الموقع                     who goes on striking
لم تتمكن, ستتمكن, قد تتمكن القوات من تدميره        not done, planned, possible
"""

from __future__ import annotations

from sijill.code.crisis.attackers import is_own, last_before
from sijill.code.sentence.phrases import ActorPhrase
from sijill.code.sentence.scene import Scene, Sentence
from sijill.languages.rule_words import is_listed, rule_words
from sijill.records import Mention
from sijill.text import STOP

_MANAGED = rule_words("crisis.managing", "managed")
_MANAGES = rule_words("crisis.managing", "manages")
_MANAGING = rule_words("crisis.managing", "managing")
_WAS_ABLE = rule_words("crisis.managing", "was_able")
_GOING_ON = rule_words("crisis.managing", "going_on")
_TIED = _MANAGED | _MANAGES | _MANAGING | _GOING_ON
_NOT = rule_words("crisis.managing", "negations")
_MAY = rule_words("crisis.managing", "may")
_YET = rule_words("crisis.managing", "yet")
_IN = "في"
_THAT = frozenset({"ان"})
_BEFORE = frozenset({"من", _IN})
_REACH = 9  # words from managing to what is done: who does it, a day
_NEAR = 2  # words from managing to who does it


def manager(scene: Scene, sentence: Sentence, noun: Mention) -> ActorPhrase | None:
    """Who is said to have managed what a verbal noun says, or to manage it."""
    at = _managing(scene, sentence, noun)
    if at is None:
        return None
    near = (p for p in scene.phrases(sentence) if 0 <= p.first - at - 1 <= _NEAR and p.last <= noun.first)
    found = None if is_own(scene.words[at + 1]) else next(near, None)
    return found or last_before(scene, sentence, noun, ())


def managed_reality(scene: Scene, sentence: Sentence, noun: Mention) -> str | None:
    """How real what somebody manages is, None where it is managed or nobody is said to."""
    at = _managing(scene, sentence, noun)
    if at is None:
        return None
    word, before = scene.words[at], scene.words[at - 1] if at > sentence.first else ""
    without = scene.words[at - 2] if at - 1 > sentence.first and before in _THAT else ""
    if is_listed(before, _NOT) or is_listed(without, _NOT):
        return "denied"  # دون أن تتمكن
    if is_listed(word, _MANAGED | _MANAGING | _WAS_ABLE | _GOING_ON):
        return None
    if is_listed(before, _MAY):
        return "possible"
    return "planned" if is_listed(before, _YET) or not is_listed(word, _MANAGES) else None


def _managing(scene: Scene, sentence: Sentence, noun: Mention) -> int | None:
    """The word before a verbal noun that says that somebody manages what it tells."""
    if noun.tense is not None or noun.article or noun.proclitic or noun.pronoun or noun.first - sentence.first < 2:
        return None
    before = scene.words[noun.first - 1]
    tied = before in _BEFORE
    words = _WAS_ABLE if not tied else _TIED if before == _IN else _TIED - _GOING_ON
    last = noun.first - 1 - tied
    for at in range(last, max(sentence.first, last - _REACH) - 1, -1):
        if is_listed(scene.words[at], words, "وفسل"):
            return None if STOP in scene.marked.words.breaks[at + 1 : noun.first] else at
        if at in scene.verb_starts:
            return None
    return None
