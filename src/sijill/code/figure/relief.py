"""Relief that is counted in lorries: aid of who sends it, to where it goes. Tons are no unit of figures.

أرسلت مصر 40 شاحنة مساعدات إلى السودان         of EGY to SDN
وصلت 60 شاحنة مساعدات إلى غزة                  of whom it reaches, where nobody is said to send it
"""

from __future__ import annotations

from sijill.code.figure.amounts import Amount
from sijill.code.sentence.phrases import ADJECTIVE, BARE, OF
from sijill.code.sentence.scene import Scene, Sentence
from sijill.code.sentence.where import spots
from sijill.languages.rule_words import is_listed, rule_words
from sijill.records import Mention

_LORRIES = rule_words("figure.relief", "lorries")
_GOODS = rule_words("figure.relief", "goods")
_LETS_IN = rule_words("figure.relief", "lets_in")
_STRUCK = "attack"
_OF_GOODS = 4  # words from a lorry to the relief that it carries


def relief(scene: Scene, sentence: Sentence) -> list[Amount]:
    """The relief that a sentence counts so, where it says whose it is or whom it reaches."""
    out = []
    for number in sentence.of("number"):
        word = _goods(scene, sentence, number)
        if word is None or any(m.last <= number.first for m in sentence.of("crisis") if m.code == _STRUCK):
            continue  # قصفت 3 شاحنات مساعدات
        giver, taker = _giver(scene, sentence, number), _taker(scene, sentence)
        giver = giver if giver != taker else None
        if giver or taker:
            other = taker if giver else None
            out.append(Amount(number, number.data, "aid", "count", word, [str(giver or taker)], other))
    return out


def _goods(scene: Scene, sentence: Sentence, number: Mention) -> Mention | None:
    """The word of relief behind a number of lorries; where it is no word for aid it is the number itself that stays."""
    at = number.last
    if at >= sentence.last or scene.words[at] not in _LORRIES:
        return None
    behind = range(at + 1, min(at + 1 + _OF_GOODS, sentence.last))
    place = next((i for i in behind if is_listed(scene.words[i], _GOODS, "وب", article=True)), None)
    if place is None or not scene.soft_between(at, place):
        return None
    return next((m for m in sentence.of("metric") if m.first == place and m.code == "aid"), number)


def _giver(scene: Scene, sentence: Sentence, number: Mention) -> str | None:
    """Who stands before it as who sends it; who only lets it in gives nothing."""
    if any(is_listed(w, _LETS_IN, "وفب") for w in scene.words[sentence.first : number.first]):
        return None
    before = [p for p in scene.phrases(sentence) if p.last <= number.first]
    sends = [p for p in before if p.link in (BARE, OF, ADJECTIVE)]
    return sends[-1].code if sends else None


def _taker(scene: Scene, sentence: Sentence) -> str | None:
    """The land that it goes to."""
    return next((s.state for s in spots(scene, sentence) if s.link == "to" and s.state), None)
