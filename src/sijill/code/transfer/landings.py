"""Whose port, base or fleet weapons come to, and whether who brings them hands them over.

وصلت مدرعات فرنسية إلى مرفأ طرابلس             to whose port they come
وصلت إلى قاعدة غرب القاهرة أولى المقاتلات        what flies or sails comes by itself: only a first lot or another's make
"""

from __future__ import annotations

from sijill.code.sentence.phrases import ADJECTIVE, BARE, OF, ActorPhrase
from sijill.code.sentence.scene import Scene, Sentence, is_state
from sijill.code.transfer.acts import Act
from sijill.languages.rule_words import is_listed, rule_words

_COME_THEMSELVES = frozenset({"ship", "submarine", "combat_aircraft", "other_aircraft", "helicopter"})
_SENT = frozenset({"transfers.send", "transfers.move"})
_LANDS = frozenset({"transfers.land", "transfers.arrive"})
_JOIN = "transfers.join_fleet"
_WELCOME = "transfers.welcome_arms"
_PORTS = rule_words("transfer.landings", "ports")
_FLEETS = rule_words("transfer.landings", "fleets")
_MADE = frozenset({"الصنع"})
_MAKE = 3  # words behind weapons in which «made» stands
_LOT = 2  # words from a first lot to its weapons: أولى مقاتلات
_REACH = 14  # words from an arrival to the port
_WHOSE = 4  # words from a port to whose it is
_LED_BY = 2  # words from إلى to the port: إلى إحدى القواعد
_TO = frozenset({"الي", "في"})


def landing(scene: Scene, sentence: Sentence, act: Act) -> ActorPhrase | None:
    """The state in whose port, base or fleet weapons arrive."""
    if act.by != "item" and act.word.entry not in _SENT:
        return None
    if act.word.data.get("carried"):
        return _landing_of_craft(scene, sentence, act)
    joins = act.word.entry == _JOIN
    themselves = all(i["category"] in _COME_THEMSELVES for i in act.group.items)
    if themselves and not joins and not is_handed_over(scene, sentence, act):
        return None  # a ship that calls at a port
    last = min(sentence.last, act.word.last + _REACH)
    for at in range(act.word.last, last):
        if _is_port(scene, at, _FLEETS if joins else _PORTS):
            return _whose(scene, sentence, at, act)
    return None


def _landing_of_craft(scene: Scene, sentence: Sentence, act: Act) -> ActorPhrase | None:
    """The state in whose port a craft lands that brings arms: وصلت إلى ميناء مصراتة سفينة تحمل صواريخ."""
    lands = (m for m in sentence.of("transfer") if m.entry in _LANDS and 0 <= act.word.first - m.last <= _REACH)
    verb = next((m for m in lands if m.tense is not None), None)
    at = next((i for i in range(verb.last, act.word.first) if _is_port(scene, i, _PORTS)), None) if verb else None
    return _whose(scene, sentence, at, act) if at is not None else None


def welcomed(scene: Scene, sentence: Sentence, act: Act) -> ActorPhrase | None:
    """The state whose base or port is said to welcome arms: استقبلت قاعدة بلد أولى المقاتلات."""
    at = act.word.last
    if act.word.entry != _WELCOME or at >= sentence.last or not is_listed(scene.words[at], _PORTS, "", article=True):
        return None
    return _whose(scene, sentence, at, act)


def is_handed_over(scene: Scene, sentence: Sentence, act: Act) -> bool:
    """Whether weapons that come are a lot of what was bought, or said to be another's make, and no forces sent."""
    last = act.group.last
    if not _MADE.isdisjoint(scene.words[act.group.first : last + _MAKE]):
        return True
    begin = min(act.word.first, act.group.first - _LOT)
    return any(c.code == "partial" and begin <= c.first < last for c in sentence.of("transfer_cue"))


def _is_port(scene: Scene, at: int, ports: frozenset[str]) -> bool:
    """Whether a word is a port or base that something comes to: إلى مرفأ, في قاعدة, بمطار, إلى إحدى القواعد."""
    word = scene.words[at]
    if word[:1] == "ب" and is_listed(word[1:], ports, "", article=True):
        return True
    led = scene.words[max(0, at - _LED_BY) : at]
    return is_listed(word, ports, "", article=True) and not _TO.isdisjoint(led)


def _whose(scene: Scene, sentence: Sentence, at: int, act: Act) -> ActorPhrase | None:
    """Whose a port is: by the place it is, or who is named right behind it."""
    for m in scene.marked.between(at, at + _WHOSE):
        if m.kind == "place" and m.code and is_state(m.code):
            return ActorPhrase(m.first, m.last, (m.code,), (m,), OF)
    near = (p for p in scene.phrases(sentence) if 0 < p.first - at <= _WHOSE and p.link in (OF, ADJECTIVE, BARE, "in"))
    return next((p for p in near if not _is_on(p, act)), None)


def _is_on(phrase: ActorPhrase, act: Act) -> bool:
    """Whether an adjective is on the weapons and not on the port."""
    return act.group.first <= phrase.first <= act.group.last + 1
