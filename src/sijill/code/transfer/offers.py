"""Who offered what another turns down or takes: رفضت ليما عرضا صينيا لبيعها مقاتلات.

The offer has its maker right behind it, by an adjective, a preposition or an annexed name; who answers receives.
"""

from __future__ import annotations

from sijill.code.sentence.phrases import ADJECTIVE, BARE, OF, ActorPhrase
from sijill.code.sentence.scene import Scene, Sentence
from sijill.code.transfer.acts import Act
from sijill.languages.rule_words import is_listed, rule_words
from sijill.records import Mention

_OFFERS = rule_words("transfer.offers", "offers")
_ANSWERED = 6  # words from an answer to the offer: who answers and when may stand between
_MAKER = 1  # words from an offer to its maker
_BY = frozenset({ADJECTIVE, OF, "from"})


def offered_by(
    scene: Scene, sentence: Sentence, act: Act, mode: Mention, subject: ActorPhrase | None
) -> tuple[ActorPhrase, ActorPhrase] | None:
    """Who made the offer that a verb answers, and who answers it: its subject, where the deed is what is offered."""
    first = mode.first if mode.tense is None else mode.last
    near = range(first, min(first + _ANSWERED, act.word.first))
    offer = next((i for i in near if is_listed(scene.words[i], _OFFERS)), None)
    if offer is None:
        return None
    maker = next((p for p in scene.phrases(sentence) if _is_maker(scene, p, offer) and p.last <= act.word.first), None)
    before = [p for p in scene.phrases(sentence) if p.last <= offer and p.link in (BARE, OF)]
    near_before = before[-1] if before and offer - before[-1].last <= _ANSWERED else None
    answers = near_before if mode.tense is None else subject
    if maker is None or answers is None or set(maker.codes) & set(answers.codes):
        return None
    return maker, answers


def _is_maker(scene: Scene, phrase: ActorPhrase, offer: int) -> bool:
    """Whether who is named right behind an offer made it: عرضا صينيا, عرضا من الصين, عرض بكين."""
    gap = phrase.first - offer - 1
    annexed = phrase.link == BARE and gap == 0 and not scene.words[offer].endswith("ا")
    return (phrase.link in _BY and 0 <= gap <= _MAKER) or annexed
