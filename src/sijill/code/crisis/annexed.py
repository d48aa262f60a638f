"""Who does what a verbal noun of attack tells, and to whom, where both are annexed to it.

استهداف القرية                          whom it happens to
استهداف تركيا للقرية                     who does it, and to whom
استهداف المقاومة ثكنة, استهداف الاحتلال بالمدفعية أطراف البلدة     the same without a preposition
"""

from __future__ import annotations

from sijill.code.crisis.strikers import is_force
from sijill.code.crisis.warring import Sides
from sijill.code.sentence.frame import Frame
from sijill.code.sentence.phrases import BARE, OF, ActorPhrase
from sijill.code.sentence.scene import Scene, Sentence
from sijill.code.sentence.where import Spot, spots_between

_SECOND_REACH = 3  # words from the doer of a verbal noun to what it is done to


def second_of(scene: Scene, sentence: Sentence, frame: Frame) -> ActorPhrase | Spot | None:
    """Whom a verbal noun with its doer is of: استهداف المقاومة ثكنة, استهداف الاحتلال بالمدفعية أطراف البلدة."""
    of = frame.of
    if of is None:
        return None
    found = next((p for p in scene.phrases(sentence) if p.first == of.last and p.link in (BARE, OF)), None)
    if found is not None and any(is_force(m) for m in of.mentions) and not set(found.codes) & set(of.codes):
        return found
    near = spots_between(scene, sentence, of.last, of.last + _SECOND_REACH)
    return next((s for s in near[:1] if s.link in (BARE, OF) and not s.is_state), None)


def annexed_target(sides: Sides, frame: Frame, to: ActorPhrase | None, spot: Spot | None) -> None:
    """Of a verbal noun that takes an object: استهداف القرية, استهداف تركيا للقرية."""
    if frame.of is not None and to is not None:
        sides.does(frame.of)
        sides.undergoes(to)
    elif frame.of is not None or spot is not None:
        sides.undergoes(spot if spot is not None and not (frame.of and not spot.is_state) else frame.of)
        if spot is not None and spot.link != "in" and not spot.is_state:
            sides.place = sides.place or spot
    else:
        sides.undergoes(to)
