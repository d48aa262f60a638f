"""Sides that the sentence before names, where a sentence goes on about who acted there without naming anybody.

زار شولتس كييف. وتعهد بتسليم مزيد من الدبابات       who visited pledges, to whom he visited
"""

from __future__ import annotations

from sijill.code.acts import Act
from sijill.code.phrases import ADJECTIVE, BARE, ActorPhrase
from sijill.code.scene import Scene, Sentence, is_state
from sijill.code.two_sides import Sides

_OPENING = 2  # words before the verb that goes on (وهو, كما)
_PAIR = 2


def sides_before(scene: Scene, sentence: Sentence, act: Act) -> Sides:
    """The two states of the sentence before: the first did something there, and does this; none if there are others."""
    sides = Sides()
    head = act.head
    goes_on = head.first in scene.verb_starts and head.first - sentence.first <= _OPENING and not act.group.weak
    named = any(p.link != ADJECTIVE for p in scene.phrases(sentence))  # but أسلحة أميركية names no side
    if not goes_on or sentence.index == 0 or named:
        return sides
    before = scene.sentences[sentence.index - 1]
    told = [p for p in scene.phrases(before) if all(is_state(c) for c in p.codes)]
    codes = list(dict.fromkeys(c for p in scene.phrases(before) for c in p.codes))
    if len(codes) != _PAIR or not told or len(told[0].codes) != 1 or told[0].link != BARE:
        return sides
    other = next((p for p in told if p.codes != told[0].codes), None)
    if other is None or before.index == 0 or any(m.kind == "speech" for m in before.mentions):
        return sides
    _put(sides, act, told[0], other)
    return sides


def _put(sides: Sides, act: Act, doer: ActorPhrase, other: ActorPhrase) -> None:
    if act.by in ("supplier", "recipient"):
        sides.put(act.by, doer)
        sides.put("recipient" if act.by == "supplier" else "supplier", other)
