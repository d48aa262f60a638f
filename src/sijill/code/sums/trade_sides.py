"""The other side of a share of the arms trade: from whom they come, to whom they go.

شكلت الأسلحة الأميركية 79% من واردات السعودية      USA
استحوذت الهند على 30% من صادرات فرنسا             IND
"""

from __future__ import annotations

from sijill.code.sentence.phrases import ADJECTIVE, BARE, ActorPhrase
from sijill.code.sentence.scene import Scene, Sentence
from sijill.languages.rule_words import rule_words
from sijill.records import Mention

_ARMS_TRADE = frozenset({"arms_exports", "arms_imports"})
_SOURCE = rule_words("sums.trade_sides", "source")
_RELIED = 2  # words from whom one relies on to the share: على روسيا في 37%
_TAKES = 4  # words from who has a share to the share
_HAS_SHARE = rule_words("sums.trade_sides", "has_share")


def traded_with(scene: Scene, sentence: Sentence, number: Mention, word: Mention, whose: str) -> str | None:
    """The other side of a share of the arms trade: who is relied on, whose arms they are, from or to whom they go.

    Who else the sentence names may only speak of it.
    """
    if word.code not in _ARMS_TRADE:
        return None
    way = "from" if word.code == "arms_imports" else "to"
    more = (m.first for m in sentence.of("percent", "money") if m.first > number.last)
    end = next(more, sentence.last)  # مقابل 9% لألمانيا: the other share's
    for phrase in (p for p in scene.phrases(sentence) if p.first < end):
        beside = phrase.link == ADJECTIVE and phrase.last == number.first
        relied_on = phrase.link == "upon" and 0 <= number.first - phrase.last <= _RELIED
        source = phrase.last == number.first - 1 and scene.words[phrase.last] in _SOURCE  # روسيا مصدر 76% من ...
        if (
            beside
            or relied_on
            or source
            or _takes_share(scene, number, phrase)
            or (phrase.link == way and phrase.first >= word.last)
        ) and phrase.code != whose:
            return phrase.code if len(phrase.codes) == 1 else None
    return None


def _takes_share(scene: Scene, number: Mention, phrase: ActorPhrase) -> bool:
    """Whether somebody is the subject of a verb that has a share of another's trade: استحوذت بيرو على 30% من صادرات."""
    verb = phrase.first - 1
    near = phrase.link == BARE and 0 < number.first - phrase.last <= _TAKES
    return near and verb >= 0 and scene.words[verb].lstrip("وف") in _HAS_SHARE
