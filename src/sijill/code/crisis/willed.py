"""Attacks that somebody orders, approves or threatens: who does, and that they are not made yet.

أمر الرئيس بقصف المعسكر, أوامر بشن هجوم          ordered
وافق البرلمان على شن عملية عسكرية               approved
هددت الحركة بقصف الميناء                      threatened
"""

from __future__ import annotations

from sijill.code.crisis.told_crises import FOUGHT
from sijill.code.sentence.phrases import ADJECTIVE, BARE, OF, ActorPhrase, split_clitic
from sijill.code.sentence.scene import Scene, Sentence
from sijill.languages.rule_words import is_listed, rule_words
from sijill.records import Mention
from sijill.text import STOP

_ORDERING = rule_words("crisis.willed", "ordering")
_ORDERS = rule_words("crisis.willed", "orders")
_APPROVING = rule_words("crisis.willed", "approving")
_BY, _UPON = "ب", "علي"
_REACH = 9  # words from ordering to the attack: who orders, whom
_NOUN_REACH = 2  # words from an order as a noun to the attack
_NEAR = 3  # words from a verb to who orders


def willer(scene: Scene, sentence: Sentence, noun: Mention) -> ActorPhrase | None:
    """Who orders, approves or threatens what a verbal noun says."""
    at = _willed(scene, sentence, noun, threats=True)
    if at is None:
        return None
    phrases = [p for p in scene.phrases(sentence) if p.last <= noun.first]
    after = (p for p in phrases if 0 <= p.first - at - 1 <= _NEAR and p.link in (BARE, OF, ADJECTIVE))
    return next(after, None) or next((p for p in phrases if p.last == at and p.link in (BARE, OF)), None)


def is_willed(scene: Scene, sentence: Sentence, noun: Mention) -> bool:
    """Whether an attack is ordered or approved, and no more."""
    return _willed(scene, sentence, noun, threats=False) is not None


def _willed(scene: Scene, sentence: Sentence, noun: Mention, *, threats: bool) -> int | None:
    """The word before a verbal noun that orders, approves or, among `threats`, threatens what it says."""
    if noun.tense is not None or noun.article or noun.pronoun or noun.code not in FOUGHT:
        return None
    first = noun.first
    if any(m.kind == "wage" and m.tense is None for m in scene.marked.between(first - 1, first)):
        first -= 1  # بشن هجوم
    tie = _BY if split_clitic(noun)[1] == _BY or scene.words[first].startswith(_BY) else ""
    if first > sentence.first and scene.words[first - 1] == _UPON:
        tie, first = _UPON, first - 1
    if not tie:
        return None
    for at in range(first - 1, max(sentence.first, first - _REACH) - 1, -1):
        if scene.marked.words.breaks[at + 1] == STOP or scene.words[at] in scene.links.clause:
            return None
        if _wills(scene, sentence, at, tie, first, threats=threats):
            return at
        if at in scene.verb_starts:
            return None
    return None


def _wills(scene: Scene, sentence: Sentence, at: int, tie: str, first: int, *, threats: bool) -> bool:
    """Whether a word orders, approves or threatens with what a preposition ties to it."""
    word = scene.words[at]
    if tie == _UPON:
        return is_listed(word, _APPROVING)
    if threats and any(m.code == "threaten" and m.first == at for m in sentence.of("speech")):
        return True
    return is_listed(word, _ORDERING) or (is_listed(word, _ORDERS, "وفب") and first - at <= _NOUN_REACH)
