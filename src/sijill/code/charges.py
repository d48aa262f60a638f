"""What somebody is accused of, and who: اتهمت كينشاسا كيغالي بدعم المتمردين, اتهامات إلى أبوظبي بتسليح."""

from __future__ import annotations

from sijill.code.frame import frame_of
from sijill.code.phrases import ActorPhrase, split_clitic
from sijill.code.scene import Scene, Sentence
from sijill.records import Mention

_ACCUSED = 20  # words between an accusation and what it is of


def accusation(scene: Scene, noun: Mention) -> Mention | None:
    """The verb or noun of accusing whose charge is what a noun says: اتهمت كينشاسا كيغالي بدعم, اتهامات بتسليح."""
    if split_clitic(noun)[1] != "ب" and not _is_second(scene, noun):
        return None
    said = scene.sentence_of(noun).of("speech")
    return next((m for m in said[::-1] if m.code == "accuse" and 0 < noun.first - m.last <= _ACCUSED), None)


def _is_second(scene: Scene, noun: Mention) -> bool:
    """Whether the preposition stands on the noun before: بتمويل وتسليح, بشن هجوم."""
    if not noun.first or not scene.words[noun.first - 1].startswith("ب"):
        return False
    waged = any(m.kind == "wage" and m.tense is None for m in scene.marked.between(noun.first - 1, noun.first))
    return waged or noun.proclitic.startswith("و")


def accused(scene: Scene, sentence: Sentence, noun: Mention) -> ActorPhrase | None:
    """Who is accused of what a noun says: اتهمت كينشاسا كيغالي بدعم, وجه اتهاما إلى أبوظبي بتسليح."""
    said = accusation(scene, noun)
    if said is None:
        return None
    frame = frame_of(scene, said, sentence)
    found = (frame.object or frame.by("to")) if said.tense is not None else frame.by("to")
    return found if found is not None and found.last <= noun.first else None
