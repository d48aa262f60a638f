"""Between whom an instrument is whose sentence leaves them out: the two who were told before to visit or to meet.

زار وزير الدفاع القطري أنقرة. ووقع خلال الزيارة اتفاقية دفاعية.

And what is no party though it stands there: the two of a war that others meet on.
"""

from __future__ import annotations

from sijill.code.sentence.frame import Frame, subject_before
from sijill.code.sentence.phrases import ActorPhrase
from sijill.code.sentence.scene import Scene, Sentence, is_state
from sijill.languages.rule_words import is_listed, rule_words
from sijill.records import Mention

_BACK = 2  # sentences back to the visit or meeting
_PAIR = 2
_BESIDE = 2  # words from a noun to whom مع brings in, مع and an adjective between
_TOLD = frozenset({"visit", "meeting"})
_TALKS = _TOLD | {"conference"}
_AT_ODDS = rule_words("sentence.parties_before", "at_odds")


def met_before(scene: Scene, sentence: Sentence, anchor: Mention) -> list[str]:
    """The two states of the visit or meeting told just before a signing in a sentence that names no third."""
    signing = next((m for m in sentence.of("stage") if m.code == "signed" and m.first < anchor.first), None)
    if signing is None:
        return []
    here = {code for p in scene.phrases(sentence) for code in p.codes}
    if any(m.code in _TOLD and m.last <= signing.first for m in sentence.of("engagement")):
        found = _named(scene, sentence)  # استقبل نظيره الكيني، ووقعا اتفاقية
        if found:
            return found if _fits(found) else []  # but وفي ختام الزيارة جرى توقيع اتفاقية
    for index in range(sentence.index - 1, max(-1, sentence.index - _BACK - 1), -1):
        before = scene.sentences[index]
        if any(m.code in _TOLD for m in before.of("engagement")):
            named = _named(scene, before)
            return named if _fits(named) and here <= set(named) else []
    return []


def understood(scene: Scene, verb: Mention, partner: ActorPhrase | None) -> ActorPhrase | None:
    """Who concluded with another what a clause is on that leaves out who: الاتفاقية التي وقعتها مع روما."""
    if partner is None or verb.tense is None or not verb.pronoun or verb.last != partner.first - 1:
        return None
    return subject_before(scene, verb, scene.sentence_of(verb))


def is_outside(scene: Scene, sentence: Sentence, found: list[str]) -> bool:
    """Whether two who are said to have come to a truce are at war with nobody in the report, so that they mediate."""
    fighting = {code for pair in scene.conflicts for code in pair}
    if len(found) < _PAIR or not fighting or not fighting.isdisjoint(found):
        return False
    return not any(p.link == "between" and set(found) <= set(p.codes) for p in scene.phrases(sentence))


def is_without(own: Frame, partner: ActorPhrase | None, found: list[str]) -> bool:
    """Whether two are not those of a noun right behind which مع brings in another: معاهدة السلام مع باكو."""
    if partner is None or own.trigger.kind != "instrument" or partner.first - own.trigger.last > _BESIDE:
        return False
    return len(found) >= _PAIR and not set(partner.codes) & set(found)


def own_between(scene: Scene, noun: Mention, frame: Frame) -> list[str]:
    """Between whom a noun is; none where they are at war, or at odds, which is what the meeting is on.

    مفاوضات الهدنة بين إسرائيل وحماس is theirs, اجتماع بشأن الحرب بين روسيا وأوكرانيا is not.
    """
    phrase = frame.by("between")
    if phrase is None:
        return []
    if noun.kind == "engagement" and noun.code in _TALKS:
        heads = [m.first for m in scene.marked.between(noun.last, phrase.first) if m.kind == "crisis"]
        heads += (i for i in range(noun.last, phrase.first) if is_listed(scene.words[i], _AT_ODDS, "وبل", article=True))
        if any(head > noun.last for head in heads):
            return []
    return list(phrase.codes)


def _named(scene: Scene, sentence: Sentence) -> list[str]:
    return list(dict.fromkeys(code for p in scene.phrases(sentence) for code in p.codes))


def _fits(named: list[str]) -> bool:
    return len(named) == _PAIR and all(map(is_state, named))
