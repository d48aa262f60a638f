"""Who does what a verbal noun of attack tells, and to whom, where both are annexed to it.

استهداف القرية                          whom it happens to
استهداف تركيا للقرية                     who does it, and to whom
استهداف المقاومة ثكنة, استهداف الاحتلال بالمدفعية أطراف البلدة     the same without a preposition
"""

from __future__ import annotations

from sijill.code.crisis.sites import is_known_site, is_site
from sijill.code.crisis.strikers import is_force
from sijill.code.crisis.warring import Sides
from sijill.code.sentence.frame import Frame
from sijill.code.sentence.phrases import ADJECTIVE, BARE, OF, ActorPhrase
from sijill.code.sentence.scene import Scene, Sentence
from sijill.code.sentence.where import Spot, spots_between
from sijill.languages.rule_words import is_listed, rule_words
from sijill.records import Mention

_LINES = rule_words("crisis.annexed", "lines")
_BESIDE = rule_words("crisis.annexed", "beside")
_QUALITIES = rule_words("crisis.annexed", "qualities")
_SECOND_REACH = 3  # words from the doer of a verbal noun to what it is done to


def second_of(scene: Scene, sentence: Sentence, frame: Frame) -> ActorPhrase | Spot | None:
    """Whom a verbal noun with its doer is of: استهداف المقاومة ثكنة, استهداف الاحتلال بالمدفعية أطراف البلدة."""
    of = frame.of
    if of is None:
        return None
    found = next((p for p in scene.phrases(sentence) if p.first == of.last and p.link in (BARE, OF)), None)
    if found is not None and any(is_force(m) for m in of.mentions) and not set(found.codes) & set(of.codes):
        return found
    if of.last < sentence.last and is_site(scene.words[of.last]) and scene.soft_between(of.first, of.last):
        found = next((p for p in scene.phrases(sentence) if 0 < p.first - of.last <= _SECOND_REACH), None)
        if found is not None and found.link in (ADJECTIVE, OF, "to") and not set(found.codes) & set(of.codes):
            return found  # استهداف الجيش قرية تايلاندية
    near = spots_between(scene, sentence, of.last, of.last + _SECOND_REACH)
    return next((s for s in near[:1] if s.link in (BARE, OF) and not s.is_state), None)


def site_behind(scene: Scene, sentence: Sentence, noun: Mention, doer: ActorPhrase | None) -> int | None:
    """Where what can be struck stands right behind a noun of attack, or behind who does it: قصف [الطيران] مواقع."""
    at = doer.last if doer is not None and doer.first == noun.last else noun.last
    if doer is not None and doer.link == ADJECTIVE and doer.first - noun.last == 1:  # قصف الطائرات الكينية مواقع
        at = doer.last
    if at >= sentence.last or not scene.soft_between(noun.first, at):
        return None
    return at if is_site(scene.words[at]) or (at == noun.last and is_known_site(scene.words[at])) else None


def is_beside(scene: Scene, noun: Mention, phrase: ActorPhrase) -> bool:
    """Whether a word of place parts an attack from somebody: سيارة مفخخة أمام السفارة."""
    return phrase.first > noun.last and is_listed(scene.words[phrase.first - 1], _BESIDE)


def is_line(scene: Scene, noun: Mention, phrase: ActorPhrase) -> bool:
    """Whether what somebody has beside an attack is a border or a front: عمليات عند الحدود الكينية."""
    return any(w in _LINES for w in scene.words[noun.last : phrase.last])


def is_quality(word: str) -> bool:
    """Whether a word says how an attack is made: استهداف صاروخي كيني."""
    return is_listed(word, _QUALITIES, "")


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
