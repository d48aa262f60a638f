"""What somebody is accused of, and who: اتهمت كينشاسا كيغالي بدعم المتمردين, اتهامات إلى أبوظبي بتسليح."""

from __future__ import annotations

from sijill.code.sentence.frame import frame_of, relative_before, subject_before
from sijill.code.sentence.phrases import BARE, OF, ActorPhrase, split_clitic
from sijill.code.sentence.scene import Scene, Sentence
from sijill.languages.rule_words import rule_words
from sijill.records import Mention

_CHARGES = rule_words("crisis.charges", "charges")
_THAT = rule_words("crisis.charges", "that")
_THAT_NEAR = 3  # words from accusations to «that»
_USING = rule_words("crisis.charges", "using")
_ACCUSED = 20  # words between an accusation and what it is of


def accusation(scene: Scene, noun: Mention) -> Mention | None:
    """The verb or noun of accusing whose charge is what a noun says: اتهمت كينشاسا كيغالي بدعم, اتهامات بتسليح."""
    if noun.tense is not None:
        return _charge_that(scene, noun)
    if split_clitic(noun)[1] != "ب" and not _is_second(scene, noun):
        return None
    said = scene.sentence_of(noun).of("speech")
    return next((m for m in said[::-1] if m.code == "accuse" and 0 <= noun.first - m.last <= _ACCUSED), None)


def _charge_that(scene: Scene, verb: Mention) -> Mention | None:
    """The noun of accusing behind which «that» says with a verb what is charged: اتهامات بأنها تدعم المتمردين."""
    at = verb.first - 1
    if at < 1 or scene.words[at] not in _THAT:
        return None
    said = scene.sentence_of(verb).of("speech")
    near = (m for m in said[::-1] if m.code == "accuse" and m.tense is None)
    return next((m for m in near if 0 <= at - m.last <= _THAT_NEAR), None)


def _answering(scene: Scene, sentence: Sentence, charge: Mention, accuser: ActorPhrase | None) -> ActorPhrase | None:
    """Who answers an accusation of another: رفضت كيغالي اتهامات كينشاسا لها بدعم المتمردين."""
    if accuser is None:
        return None
    found = subject_before(scene, charge, sentence)
    return found if found is not None and set(found.codes).isdisjoint(accuser.codes) else None


def _is_second(scene: Scene, noun: Mention) -> bool:
    """Whether the preposition stands on the noun before: بتمويل وتسليح, بشن هجوم."""
    if not noun.first:
        return False
    if scene.words[noun.first - 1] in _CHARGES and not noun.proclitic:
        return True  # وجهت إليها تهمة دعم المتمردين
    if noun.proclitic == "و" and noun.first > 1 and scene.words[noun.first - 2] == "ب":
        return True  # بـ"تمويل وتسليح"
    if not scene.words[noun.first - 1].startswith("ب"):
        return False
    before = scene.words[noun.first - 1]
    waged = any(m.kind == "wage" and m.tense is None for m in scene.marked.between(noun.first - 1, noun.first))
    return waged or before in _USING or before == "ب" or noun.proclitic.startswith("و")


def accused(scene: Scene, sentence: Sentence, noun: Mention) -> ActorPhrase | None:
    """Who is accused of what a noun says: اتهمت كينشاسا كيغالي بدعم, وجه اتهاما إلى أبوظبي بتسليح."""
    said = accusation(scene, noun)
    if said is None:
        return None
    frame = frame_of(scene, said, sentence)
    found = frame.by("to")
    if said.tense is not None:
        found = frame.object if frame.object is not None and frame.object.last <= noun.first else found
    if found is None and said.tense is None and said.data["form"] == "noun":
        found = _answering(scene, sentence, said, frame.of or frame.adjective)
    return found if found is not None and found.last <= noun.first else None


def whom_charged(
    scene: Scene, sentence: Sentence, noun: Mention
) -> tuple[ActorPhrase | None, ActorPhrase | None] | None:
    """Who is accused and of help to whom, in a clause on those: الحركة التي تتهم كينشاسا كيغالي بدعمها."""
    said = accusation(scene, noun)
    relative = relative_before(scene, said, sentence) if said is not None and said.tense is not None else None
    if said is None or relative is None:
        return None
    helped = next((p for p in scene.phrases(sentence) if p.last == relative), None)
    between = [p for p in scene.phrases(sentence) if said.last <= p.first and p.last <= noun.first]
    named = [p for p in between if p.link in (BARE, OF)]
    return (named[-1], helped) if helped is not None and named else None
