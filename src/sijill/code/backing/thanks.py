"""Who is thanked for support, and who thanks for it."""

from __future__ import annotations

from sijill.code.sentence.frame import Frame, subject_before
from sijill.code.sentence.phrases import BARE, OF, ActorPhrase, split_clitic
from sijill.code.sentence.scene import Scene, Sentence
from sijill.languages.rule_words import begins, rule_words
from sijill.records import Mention

_THANKS = 9  # words between thanks and the support that they are for
_NEAR = 4  # the same where the support is what is thanked for by itself
_THANKING = tuple(rule_words("backing.thanks", "thanking"))


def of_thanks(
    scene: Scene, sentence: Sentence, noun: Mention, frame: Frame, to: ActorPhrase | None
) -> tuple[ActorPhrase | None, ActorPhrase | None] | None:
    """Who is thanked for support, and who thanks: شكر الرئيس الأوكراني بولندا على دعمها, أشادت مقديشو بدعم أنقرة."""
    begin = max(sentence.first, noun.first - _THANKS)
    said = [i for i in range(begin, noun.first) if begins(scene.words[i], _THANKING)]
    by = split_clitic(noun)[1] == "ب"
    if said and noun.pronoun:
        to_whom = next((p for p in scene.phrases(sentence) if p.last == noun.first and p.link == "to"), None)
        if to_whom is not None:  # شكر الوزير لقطر دعمها بلاده
            thanking = [
                p for p in scene.phrases(sentence) if said[-1] - 2 < p.first < to_whom.first and p.link in (BARE, OF)
            ]
            return (to_whom, frame.of or frame.object or to or thanking[0]) if thanking else None
    if said and noun.article and frame.adjective is not None and noun.first - said[-1] <= _NEAR:
        thanking = [p for p in scene.phrases(sentence) if p.last in (said[-1], noun.first) and p.link in (BARE, OF)]
        return (frame.adjective, to or thanking[0]) if thanking else None  # ثمنت كييف الدعم الفرنسي
    if not said or not (by or scene.words[noun.first - 1] == "علي"):
        return None
    told = [p for p in scene.phrases(sentence) if said[-1] < p.first < noun.first and p.link in (BARE, OF, "to")]
    before = next((p for p in scene.phrases(sentence) if p.last == said[-1] and p.link in (BARE, OF)), None)
    if by and frame.of is not None:
        thanker = before or (told[0] if told else None)
        return (frame.of, to or thanker) if thanker is not None else None
    thanker = before or (told[0] if len(told) > 1 else None)
    if not told or thanker is None or thanker is told[-1]:
        return None
    return told[-1], to or thanker


def thanking_for(scene: Scene, sentence: Sentence, noun: Mention) -> ActorPhrase | None:
    """Who thanks for what a clause on it says that somebody gave: أعرب عن تقديره للدعم الذي قدمته أنقرة."""
    begin = max(sentence.first, noun.first - _NEAR)
    said = any(begins(w, _THANKING, "وفل") for w in scene.words[begin : noun.first])
    return subject_before(scene, noun, sentence) if said else None


def thanked(scene: Scene, sentence: Sentence, noun: Mention) -> ActorPhrase | None:
    """Who is thanked for the support that a noun with a pronoun says: شكر الوزير تركيا على مساندتها لبلاده."""
    if not noun.pronoun or scene.words[noun.first - 1] != "علي":
        return None
    near = [p for p in scene.phrases(sentence) if p.last == noun.first - 1]
    begin = max(sentence.first, noun.first - _THANKS)
    said = any(begins(w, _THANKING) for w in scene.words[begin : noun.first])
    return near[0] if near and said else None
