"""Sums that forces or a ministry of defence get, ask for, or are given by their own state: defence spending.

سيحصل الجيش الفرنسي على 400 مليار يورو          who gets it
طلب البنتاغون من الكونغرس 800 مليار دولار        who asks for it
منحت مدريد جيشها مليار يورو                      who gives it to its own
"""

from __future__ import annotations

from sijill.code.sentence.frame import frame_of
from sijill.code.sentence.scene import Scene, Sentence
from sijill.languages.rule_words import rule_words
from sijill.records import Mention

_REACH = 8  # words from the verb to the sum
_BESIDE = 1  # words between the verb and the forces that get or ask
_OTHERS = 6  # words behind a sum in which stands who else gives or gets it
_BOUGHT = 3  # words behind a sum in which stands what is bought
_GIVES = frozenset({"transfers.give", "transfers.pledge"})
_MOVES = _GIVES | {"transfers.receive", "transfers.obtain", "transfers.request"}
_OF_DEFENCE = rule_words("figure.funds", "of_defence")
_PENTAGON = "body:Pentagon"
_STATE = 3  # letters of the code of a state
_OWN = ("ها", "ه")  # the pronouns of a state: جيشها
_NO_BUDGET = frozenset({"weapon", "instrument", "contract", "people"})


def funded(scene: Scene, sentence: Sentence, number: Mention) -> tuple[Mention, str] | None:
    """(the word of getting or asking, whose forces) of a sum that goes to forces of the state that pays it."""
    verbs = (m for m in sentence.of("transfer", "transfer_mode") if 0 <= number.first - m.last <= _REACH)
    verb = max((m for m in verbs if m.entry in _MOVES), key=lambda m: m.first, default=None)
    if verb is None or any(m.kind in _NO_BUDGET for m in scene.marked.between(verb.last, number.first)):
        return None
    state = _giver(scene, sentence, number, verb) if verb.entry in _GIVES else _forces(scene, sentence, verb)
    if state is None or _is_of_others(scene, sentence, number, verb, state):
        return None
    return verb, state


def _forces(scene: Scene, sentence: Sentence, verb: Mention) -> str | None:
    """The state of the forces that stand right behind a verb, or right before it."""
    for m in sentence.of("actor"):
        beside = 0 <= m.first - verb.last <= _BESIDE or (m.last == verb.first and verb.tense is not None)
        if beside and (m.data.get("force") == "army" or m.entry == _PENTAGON or _is_ministry(scene, m)):
            return m.code if m.code and len(m.code) == _STATE and m.code.isascii() else None
    return None


def _is_ministry(scene: Scene, m: Mention) -> bool:
    """Whether an actor is a ministry of defence, as one of health asks for money too."""
    words = scene.words[m.first : m.last]
    return m.data.get("force") == "ministry" and not _OF_DEFENCE.isdisjoint(words)


def _giver(scene: Scene, sentence: Sentence, number: Mention, verb: Mention) -> str | None:
    """The state that gives a sum to its own forces: منحت مدريد جيشها."""
    near = scene.marked.between(verb.last, number.first)
    own = any(m.kind == "defence_word" and scene.words[m.last - 1].endswith(_OWN) for m in near)
    subject = frame_of(scene, verb, sentence).subject if own else None
    return subject.code if subject is not None else None


def _is_of_others(scene: Scene, sentence: Sentence, number: Mention, verb: Mention, state: str) -> bool:
    """Whether another state gives or gets a sum, or it is the price of what is bought or given."""
    end = min(number.last + _OTHERS, sentence.last)
    near = (p for p in scene.phrases(sentence) if verb.last <= p.first < end and p.link in ("to", "from"))
    if any(state not in p.codes for p in near):
        return True
    behind = scene.marked.between(number.last, min(number.last + _BOUGHT, sentence.last))
    return any(m.kind in ("transfer", "weapon") for m in behind)
