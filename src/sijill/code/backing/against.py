"""Against whom somebody is backed: who is named beside the support, or the one enemy of whom the report tells."""

from __future__ import annotations

from sijill.actors import enemies
from sijill.code.sentence.frame import Frame, frame_of
from sijill.code.sentence.phrases import ActorPhrase
from sijill.code.sentence.scene import Scene, Sentence, is_state
from sijill.code.sentence.where import spots_between
from sijill.languages.rule_words import rule_words
from sijill.records import Mention

_AGAINST_REACH = 16
_FACING_REACH = 2  # words from «after» or «against» to the attack: بعد سلسلة من الهجمات
_FACING = rule_words("backing.against", "facing")


def said_against(scene: Scene, sentence: Sentence, frame: Frame, besides: set[str]) -> str | None:
    """The one against whom a clause says that somebody is backed: ضد, or whom the war told of in it is on."""
    trigger = frame.trigger
    wars = [m for m in sentence.of("crisis") if m.first >= trigger.last]
    for phrase in scene.phrases(sentence):
        if not trigger.last <= phrase.first < trigger.last + _AGAINST_REACH or besides & set(phrase.codes):
            continue
        fought = phrase.link in ("with", "upon") and any(0 <= phrase.first - m.last <= 2 for m in wars)
        fought = fought and not any(are_allies(scene, phrase.code, code) for code in besides)
        if phrase.link == "against" or fought:
            return phrase.code
    for spot in spots_between(scene, sentence, trigger.last, trigger.last + _AGAINST_REACH):
        if spot.link == "upon" and spot.state and any(0 <= spot.first - m.last <= 2 for m in wars):
            own = spot.state in besides or any(are_allies(scene, spot.state, code) for code in besides)
            return None if own else spot.state  # في حربها على غزة
    return _attacker(scene, sentence, trigger, wars, besides)


def _attacker(scene: Scene, sentence: Sentence, trigger: Mention, wars: list[Mention], besides: set[str]) -> str | None:
    """Whose attack somebody is stood by after, or against: أكدت مصر تضامنها مع الكويت إثر الهجوم الليبي."""
    for war in wars:
        if war.tense is not None or war.first - trigger.last >= _AGAINST_REACH:
            continue
        before = scene.words[max(trigger.last, war.first - _FACING_REACH) : war.first]
        if not any(word in _FACING for word in before):
            continue
        frame = frame_of(scene, war, sentence)
        by: ActorPhrase | None = frame.adjective or frame.of
        if by is not None and by.first >= war.last and len(by.codes) == 1 and not besides & set(by.codes):
            return by.code
    return None


def enemy_of(scene: Scene, backer: str, backed: str) -> str | None:
    """The one whom the report tells of as fighting who is backed, and who is not the backer."""
    others = {b if a == backed else a for a, b in scene.conflicts if backed in (a, b)} - {backer}
    others = {o for o in others if not are_allies(scene, o, backed)}
    if len(others) > 1:
        named = scene.named
        others = {o for o in others if named.get(o, o) in enemies().get(named.get(backed, backed), ())}
    return others.pop() if len(others) == 1 else None


def foe_of(scene: Scene, accuser: str | None, backer: str, backed: str) -> str | None:
    """Who accuses, where that is an enemy of whom one backs: اتهمت أنقرة واشنطن بدعم وحدات حماية الشعب."""
    if accuser is None or accuser in (backer, backed) or not is_state(accuser):
        return None
    return accuser if are_enemies(scene, accuser, backed) else None


def are_allies(scene: Scene, one: str, other: str) -> bool:
    """Whether two are known to have an enemy in common, and not to be enemies themselves."""
    named = scene.named
    a, b = named.get(one, one), named.get(other, other)
    known = enemies()
    return a != b and b not in known.get(a, ()) and not known.get(a, frozenset()).isdisjoint(known.get(b, ()))


def are_enemies(scene: Scene, one: str, other: str) -> bool:
    """Whether the report tells that two fight, or they are known to."""
    named = scene.named
    known = named.get(other, other) in enemies().get(named.get(one, one), ())
    return known or (one, other) in both_ways(scene.conflicts)


def are_known_enemies(scene: Scene, one: str, other: str) -> bool:
    """Whether a group and another are enemies, whatever the report tells of them: the one backs not the other."""
    named = scene.named
    return not (is_state(one) and is_state(other)) and named.get(other, other) in enemies().get(named.get(one, one), ())


def both_ways(pairs: list[tuple[str, str]]) -> set[tuple[str, str]]:
    """The pairs and the same turned round."""
    return {*pairs, *((b, a) for a, b in pairs)}
