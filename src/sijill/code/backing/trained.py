"""Who trains whom, where it is told what those who learn get: تلقى ضباط أوكرانيون تدريبا في بريطانيا."""

from __future__ import annotations

from sijill.code.sentence.frame import Frame
from sijill.code.sentence.phrases import ADJECTIVE, ActorPhrase
from sijill.code.sentence.scene import Scene, Sentence, is_state
from sijill.code.sentence.where import spots_between
from sijill.languages.rule_words import is_listed, rule_words
from sijill.records import Mention

SOLDIERS = rule_words("backing.trained", "soldiers")
_TRAINERS = rule_words("backing.trained", "trainers")
_CAMPS = rule_words("backing.trained", "camps")
_OWNED = rule_words("backing.trained", "owned")
_REACH = 9  # words from training to who gives it, or where it is
_BEFORE = 7  # words from those who get it to the training


def learners(
    scene: Scene, sentence: Sentence, trigger: Mention, frame: Frame
) -> tuple[ActorPhrase | None, ActorPhrase | None] | None:
    """Who trains and who is trained, where it is told what those learn; None where it is not."""
    verb = _verb(sentence, trigger)
    if verb is None:
        return None
    taught = _taught(scene, sentence, verb, trigger)
    if taught is None:
        return None
    teacher = _teacher(scene, sentence, trigger, frame, taught)
    return (teacher, taught) if teacher is not None else None


def _verb(sentence: Sentence, trigger: Mention) -> Mention | None:
    """The verb of getting training, or of learning itself."""
    if trigger.tense is not None:
        return trigger if trigger.data.get("learns") else None
    got = (m for m in sentence.of("backing_got")[::-1] if not m.code and 0 <= trigger.first - m.last <= _BEFORE)
    return next(got, None)


def _taught(scene: Scene, sentence: Sentence, verb: Mention, trigger: Mention) -> ActorPhrase | None:
    """Who learns: a group or soldiers of a state, beside the verb."""
    near = [p for p in scene.phrases(sentence) if verb.first - _BEFORE <= p.first and p.last <= trigger.last + _BEFORE]
    close = [p for p in near if p.last <= verb.first + 1 or verb.last <= p.first < max(trigger.first, verb.last + 4)]
    for phrase in close[::-1]:
        of_them = phrase.first - (phrase.link == ADJECTIVE)
        soldiers = is_listed(scene.words[of_them], SOLDIERS, "وفل")
        of_theirs = phrase.link == "from" and is_listed(scene.words[phrase.first - 2], SOLDIERS, "وفل")
        if soldiers or of_theirs or not is_state(phrase.code):
            return phrase if of_theirs or phrase.link not in ("from", "by", "in") else None
    return None


def _is_of_trainers(scene: Scene, phrase: ActorPhrase) -> bool:
    """Whether an adjective is of those who train: على يد مدربين إيطاليين."""
    return phrase.link == ADJECTIVE and is_listed(scene.words[phrase.first - 1], _TRAINERS, "وب")


def _teacher(
    scene: Scene, sentence: Sentence, trigger: Mention, frame: Frame, taught: ActorPhrase
) -> ActorPhrase | None:
    """Who teaches: from whom, whose training or camps it is, or the state in which soldiers of another get it."""
    behind = [p for p in scene.phrases(sentence) if trigger.last <= p.first < trigger.last + _REACH and p is not taught]
    behind = [p for p in behind if p.first >= taught.last or p.last <= taught.first]
    by = (p for p in behind if p.link in ("from", "by", "via") or _is_of_trainers(scene, p))
    found = next(by, None) or frame.adjective
    if found is not None and found is not taught and found.first >= trigger.last:
        return found
    for phrase in behind:
        words = scene.words[trigger.last : phrase.first + 1]
        if any(w in _CAMPS for w in words) and (phrase.link == ADJECTIVE or any(w in _OWNED for w in words)):
            return phrase
    if not is_state(taught.code):
        return None
    place = next((p for p in behind if p.link == "in" and is_state(p.code)), None)
    if place is not None:
        return place
    near = spots_between(scene, sentence, trigger.last, trigger.last + _REACH)
    spot = next((s for s in near if s.link == "in" and s.state), None)
    return ActorPhrase(spot.first, spot.last, (spot.state,), (), "in") if spot is not None else None
