"""Whom an ambush is for, and who fell into it.

نصبت الحركة كمينا لدورية       لـ names whom, where who lays it is named
وقعت الدورية في كمين للحركة     but who lays it, where nobody else is
"""

from __future__ import annotations

from sijill.code.crisis.warring import Sides
from sijill.code.sentence.frame import Frame
from sijill.code.sentence.phrases import ActorPhrase
from sijill.code.sentence.scene import Scene
from sijill.languages.rule_words import is_listed, rule_words
from sijill.records import Mention

AMBUSH = rule_words("crisis.ambushes", "ambush")
_REACH = 2  # words from an ambush to whom it is for


def is_ambush(scene: Scene, noun: Mention) -> bool:
    """Whether a noun is of an ambush."""
    return is_listed(scene.words[noun.first], AMBUSH, "وفبل", article=True)


def is_for(scene: Scene, noun: Mention, adjective: ActorPhrase | None) -> bool:
    """Whether an adjective behind an ambush is of those for whom it is, or who lay it: كمين لدورية كينية."""
    led = adjective is not None and adjective.first > noun.last and scene.words[noun.last].startswith("ل")
    return led and is_ambush(scene, noun)


def ambushed(scene: Scene, sides: Sides, frame: Frame, noun: Mention) -> None:
    """Take whom لـ ties to an ambush for who is struck, where it is told who lays it."""
    to = frame.adjective if is_for(scene, noun, frame.adjective) else frame.by("to")
    if not is_ambush(scene, noun) or to is None or to.first - noun.last > _REACH:
        return
    if sides.doers and not set(to.codes) & set(sides.doers):
        sides.undergoes(to)
    else:
        sides.does(to)
