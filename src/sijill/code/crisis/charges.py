"""What somebody is accused of, and who: اتهمت كينشاسا كيغالي بدعم المتمردين, اتهامات إلى أبوظبي بتسليح."""

from __future__ import annotations

from sijill.code.sentence.frame import frame_of, subject_before
from sijill.code.sentence.phrases import ActorPhrase, split_clitic
from sijill.code.sentence.scene import Scene, Sentence
from sijill.records import Mention

_ACCUSED = 20  # words between an accusation and what it is of


def accusation(scene: Scene, noun: Mention) -> Mention | None:
    """The verb or noun of accusing whose charge is what a noun says: اتهمت كينشاسا كيغالي بدعم, اتهامات بتسليح."""
    if split_clitic(noun)[1] != "ب" and not _is_second(scene, noun):
        return None
    said = scene.sentence_of(noun).of("speech")
    return next((m for m in said[::-1] if m.code == "accuse" and 0 <= noun.first - m.last <= _ACCUSED), None)


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
    if noun.proclitic == "و" and noun.first > 1 and scene.words[noun.first - 2] == "ب":
        return True  # بـ"تمويل وتسليح"
    if not scene.words[noun.first - 1].startswith("ب"):
        return False
    waged = any(m.kind == "wage" and m.tense is None for m in scene.marked.between(noun.first - 1, noun.first))
    return waged or scene.words[noun.first - 1] == "ب" or noun.proclitic.startswith("و")


def accused(scene: Scene, sentence: Sentence, noun: Mention) -> ActorPhrase | None:
    """Who is accused of what a noun says: اتهمت كينشاسا كيغالي بدعم, وجه اتهاما إلى أبوظبي بتسليح."""
    said = accusation(scene, noun)
    if said is None:
        return None
    frame = frame_of(scene, said, sentence)
    found = (frame.object or frame.by("to")) if said.tense is not None else frame.by("to")
    if found is None and said.tense is None and said.data["form"] == "noun":
        found = _answering(scene, sentence, said, frame.of or frame.adjective)
    return found if found is not None and found.last <= noun.first else None
