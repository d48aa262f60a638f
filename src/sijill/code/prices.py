"""What a transfer costs: the sum said to be its price."""

from __future__ import annotations

from sijill.code.acts import Act
from sijill.code.scene import Scene, Sentence
from sijill.languages.rule_words import rule_words
from sijill.records import Mention

_VALUE_REACH = 5  # words between قيمة and the sum
_PRICE_REACH = 4  # words between weapons and the sum in بـ that they cost
_FOR_ABOUT = rule_words("prices", "for_about")
_MONEY_REACH = 30
_YEARLY = 4  # words between a sum and «كل عام»: it is then a figure of every year, not a price


def value_of(scene: Scene, sentence: Sentence, act: Act) -> Mention | None:
    """The sum said to be the price: behind قيمة or مقابل, or of the weapons themselves (مليار دولار من الأسلحة)."""
    cues = [c for c in sentence.of("transfer_cue") if c.code == "value"]
    yearly = [c for c in sentence.of("transfer_cue") if c.code == "yearly"]
    for m in sentence.of("money"):
        if abs(m.first - act.word.first) > _MONEY_REACH or any(m.last <= y.first <= m.last + _YEARLY for y in yearly):
            continue
        priced = any(0 <= m.first - c.last <= _VALUE_REACH for c in cues) or _is_price(scene, act, m)
        priced = priced or bool(act.word.data.get("paid") and 0 <= act.word.first - m.last <= 1)
        of_them = 0 <= act.group.first - m.last <= 2 and m.first >= act.word.last
        if priced or of_them or (act.word.data.get("package") and 0 <= m.first - act.word.last <= _VALUE_REACH):
            return m
    return None


def _is_price(scene: Scene, act: Act, money: Mention) -> bool:
    """Whether a sum is what weapons are bought for: شراء مقاتلات بنحو مليار دولار, مليار دولار لشراء مقاتلات."""
    if money.data.aside:
        return False
    if 0 <= act.word.first - money.last <= _PRICE_REACH and act.word.proclitic.endswith("ل"):
        return not any(i in scene.verb_starts for i in range(money.last, act.word.first))
    if not 0 <= money.first - act.group.last <= _PRICE_REACH or act.word.code != "ordered":
        return False
    words = scene.words
    by = words[money.first - 1]
    return by == "ب" or words[money.first] in _FOR_ABOUT or by in _FOR_ABOUT
