"""Whether a noun is what a word of a deed is done to: جددت الكويت اتفاقية, أعلنت كندا وبولندا عن شراكة دفاعية."""

from __future__ import annotations

from sijill.code.sentence.parties import is_definite
from sijill.code.sentence.phrases import split_clitic
from sijill.code.sentence.scene import Scene
from sijill.languages.rule_words import is_listed, rule_words
from sijill.records import Mention

_OBJECT = 12  # words between a verb and its object: who does it and when
_WHO_OR_WHEN = frozenset({"actor", "person", "epithet", "date"})
_ABOUT = "عن"
_LAUNCH = rule_words("agreement.objects", "launch")


def is_object(scene: Scene, verb: Mention, noun: Mention) -> bool:
    """Whether a noun is what a verb is done to: right behind it, or behind who does it and when.

    جددت الكويت اتفاقية, and not جددت الكويت دعوتها إلى هدنة.
    """
    if not 0 <= noun.first - verb.last <= _OBJECT or split_clitic(noun)[1]:
        return False
    if _is_cut(scene, verb, noun):
        return False
    at = noun.first - (2 if scene.words[noun.first - 1] == _ABOUT else 1)  # أعلنت عن هدنة
    if at < verb.last or not scene.soft_between(at, noun.first):
        return True
    return any(m.kind in _WHO_OR_WHEN and m.last > at for m in scene.marked.between(verb.last, noun.first))


def is_announced(scene: Scene, word: Mention, noun: Mention) -> bool:
    """Whether a word makes an instrument known that is new, right behind it or behind عن: تم الإعلان عن اتفاق.

    Who makes it known has agreed on it, or tells that others have.
    """
    known = is_definite(scene, noun) and not noun.data.get("needs")
    if word.tense is None and any(m.kind == "instrument" and m.last > word.last for m in _at(scene, word)):
        return False  # إعلان نوايا
    if known or word.pronoun or noun.data.get("ceasefire") or noun.data.get("title"):
        return False
    at = noun.first - (1 if scene.words[noun.first - 1] in _LAUNCH else 0)  # أعلنتا بدء تعاون عسكري
    if scene.words[at - 1] != _ABOUT:
        return is_object(scene, word, noun) or (at < noun.first and _is_behind_who(scene, word, at))
    return 0 <= at - word.last <= _OBJECT and not _is_cut(scene, word, noun)


def _at(scene: Scene, word: Mention) -> list[Mention]:
    """What else begins where a word does."""
    return [m for m in scene.marked.between(word.first, word.last) if m.first == word.first and m is not word]


def _is_behind_who(scene: Scene, verb: Mention, at: int) -> bool:
    """Whether a word stands right behind a verb, or behind who does it and when."""
    if not 0 <= at - verb.last <= _OBJECT or any(i in scene.verb_starts for i in range(verb.last, at)):
        return False
    return at == verb.last or any(m.kind in _WHO_OR_WHEN and m.last == at for m in scene.marked.between(verb.last, at))


def _is_cut(scene: Scene, verb: Mention, noun: Mention) -> bool:
    """Whether a clause of its own begins between a verb and a noun."""
    between = range(verb.last, noun.first)
    return any(i in scene.verb_starts or scene.words[i] in scene.links.clause for i in between)


def is_relative(scene: Scene, m: Mention) -> bool:
    """Whether a verb opens a relative clause: المعاهدة التي وقعتها روسيا عام 2010."""
    return m.tense is not None and m.first > 0 and is_listed(scene.words[m.first - 1], scene.links.relatives, "و")
