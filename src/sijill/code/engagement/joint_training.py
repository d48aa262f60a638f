"""Whether a word of training tells of an exercise of several.

التدريب المصري الأردني المشترك                 it is called so
أجريا تدريبات «فارونا»                         it bears a name
أجرت مقاتلات يابانية وأسترالية تدريبات         forces of two hold it
"""

from __future__ import annotations

from sijill.code.engagement.deployments import is_force
from sijill.code.engagement.exercise_names import name_of
from sijill.code.sentence.frame import frame_of
from sijill.code.sentence.parties import governing
from sijill.code.sentence.phrases import ADJECTIVE
from sijill.code.sentence.scene import Scene, Sentence
from sijill.languages.rule_words import rule_words
from sijill.records import Mention

_HOLDERS = 1  # words from the verb of such a clause to who holds it
_REACH = 5  # words behind a training that say of what sort it is
_JOINT = rule_words("engagement.joint_training", "joint")


def is_joint(scene: Scene, sentence: Sentence, training: Mention) -> bool:
    """Whether a training is one of several: it is called so, or has two states and a name in quotation marks."""
    last = min(training.last + _REACH, sentence.last)
    if not _JOINT.isdisjoint(scene.words[training.last : last]):
        return True
    if _is_held_with(scene, sentence, training) or _is_held_by_two(scene, sentence, training):
        return True
    quoted = any('"' in scene.marked.words.gaps[i] for i in range(training.last, last))
    near = [p for p in scene.phrases(sentence) if training.last <= p.first < last and p.link == ADJECTIVE]
    known = training.article or training.pronoun or training.proclitic
    if not known and any(p.first == training.last and p.last - p.first == len(p.codes) > 1 for p in near):
        return True  # تدريبات مصرية سعودية
    return quoted and (any(len(p.codes) > 1 for p in near) or _is_held_by_name(scene, sentence, training))


def _is_held_with(scene: Scene, sentence: Sentence, training: Mention) -> bool:
    """Whether forces of two hold a training: أجرت مقاتلات يابانية وأسترالية تدريبات, خاضت قوات تدريبات مع أخرى."""
    holding = [m for m in governing(scene, training, sentence, ("hosting",)) if m.last <= training.first]
    if not holding or training.article:
        return False
    subject = frame_of(scene, holding[0], sentence).subject
    if subject is None or subject.first < holding[0].first - 1:
        return False
    partner = frame_of(scene, training, sentence).by("with")
    several = len(subject.codes) > 1 or (partner is not None and not set(partner.codes) <= set(subject.codes))
    near = scene.marked.between(holding[0].first, training.first)
    return several and any(is_force(m, troops_only=False) or m.kind == "force" for m in near)


def _is_held_by_two(scene: Scene, sentence: Sentence, training: Mention) -> bool:
    """Whether a clause on a training says that two hold it: التدريبات التي تجريها سيول وواشنطن."""
    for verb in governing(scene, training, sentence, ("hosting",)):
        if verb.tense is not None and verb.pronoun and verb.first >= training.last:
            near = (p for p in scene.phrases(sentence) if 0 <= p.first - verb.last <= _HOLDERS)
            return any(len(p.codes) > 1 for p in near)
    return False


def _is_held_by_name(scene: Scene, sentence: Sentence, training: Mention) -> bool:
    """Whether a training is held that bears a name, of one word if several hold it: أجريا تدريبات «فارونا»."""
    holding = [] if training.proclitic[:1] == "ك" else governing(scene, training, sentence, ("hosting",))
    if not holding:
        return False
    name = name_of(scene, sentence, training)
    inside = scene.marked.between(training.last, training.last + 2)
    if name is None or any(m.kind == "actor" for m in inside):
        return False
    frames = (frame_of(scene, m, sentence) for m in holding)
    return " " in name or any(f.subject is not None and len(f.subject.codes) > 1 for f in frames)
