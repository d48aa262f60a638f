"""Whose a toll is that is told by the part they had in the fighting: 34 قتيلا من المهاجمين, في صفوف المدافعين."""

from __future__ import annotations

from sijill.code.figure.counted import Count
from sijill.code.sentence.blows import Blow
from sijill.code.sentence.scene import Scene, Sentence
from sijill.languages.rule_words import rule_words

_BACK = 2  # sentences from the fighting to a toll of it
_BEFORE, _BEHIND = 4, 3  # words round a number in which the part is named
_ATTACKERS = rule_words("figure.roles", "attackers")
_DEFENDERS = rule_words("figure.roles", "defenders")
_OF = rule_words("figure.roles", "of")


def by_role(scene: Scene, sentence: Sentence, count: Count) -> tuple[str, str] | None:
    """(who lost them, who inflicted it) where a toll says that they attacked, or that they were attacked."""
    first = max(sentence.first, count.number.first - _BEFORE, count.act.last if count.act is not None else 0)
    end = min(sentence.last, count.last + _BEHIND)
    near = range(first, end) if count.act is None or count.act.first < end else range(count.number.first, end)
    named = (scene.words[i] for i in near if scene.words[i - 1] in _OF)
    role = next((word for word in named if word in _ATTACKERS or word in _DEFENDERS), None)
    blow = _blow(scene, sentence) if role is not None else None
    if blow is None or blow.striker is None:
        return None
    other = str(blow.struck)
    attacker, attacked = (other, blow.striker) if blow.repelled else (blow.striker, other)
    return (attacker, attacked) if role in _ATTACKERS else (attacked, attacker)


def _blow(scene: Scene, sentence: Sentence) -> Blow | None:
    """The attack told last of which is known who made it."""
    near = [b for b in scene.blows if sentence.index - _BACK <= b.at <= sentence.index and b.striker is not None]
    return near[-1] if near else None
