"""What a transfer costs: the sum said to be its price."""

from __future__ import annotations

from sijill.code.acts import Act
from sijill.code.scene import Scene, Sentence
from sijill.languages.rule_words import is_listed, rule_words
from sijill.records import Mention

_VALUE_REACH = 5  # words between قيمة and the sum
_PRICE_REACH = 4  # words between weapons and the sum in بـ that they cost
_FOR_ABOUT = rule_words("prices", "for_about")
_ABOUT = 3  # words from what leads to a price to the sum: بما يزيد على ملياري دولار
_IN_ALL = rule_words("prices", "in_all")
_COME_TO = 3  # words from what a deal comes to, to the sum
_MONEY_REACH = 30
_YEARLY = 4  # words between a sum and «كل عام»: it is then a figure of every year, not a price


def value_of(scene: Scene, sentence: Sentence, act: Act) -> Mention | None:
    """The sum said to be the price: behind قيمة or مقابل, or of the weapons themselves (مليار دولار من الأسلحة)."""
    cues = [c for c in sentence.of("transfer_cue") if c.code == "value"]
    yearly = [c for c in sentence.of("transfer_cue") if c.code == "yearly"]
    for m in sentence.of("money"):
        if abs(m.first - act.word.first) > _MONEY_REACH or any(m.last <= y.first <= m.last + _YEARLY for y in yearly):
            continue
        if _is_of_later(scene, sentence, act, m):
            continue
        priced = any(0 <= m.first - c.last <= _VALUE_REACH for c in cues) or _is_price(scene, act, m)
        priced = priced or _is_of_deal(scene, sentence, m)
        priced = priced or bool(act.word.data.get("paid") and 0 <= act.word.first - m.last <= 1)
        of_them = 0 <= act.group.first - m.last <= 2 and m.first >= act.word.last
        if priced or of_them or (act.word.data.get("package") and 0 <= m.first - act.word.last <= _VALUE_REACH):
            return m
    return None


def _is_of_later(scene: Scene, sentence: Sentence, act: Act, money: Mention) -> bool:
    """Whether a sum is told of another deed behind the weapons: تمد باريس ليما بزوارق، إذ تسلمت رادارا بقيمة مليون."""
    opened = (i for i in range(act.group.last, money.first) if is_listed(scene.words[i], scene.links.clause, "و"))
    first = next(opened, None)
    if first is None:
        return False
    return any(m.tense is not None and first < m.first < money.first for m in sentence.of("transfer"))


def _is_price(scene: Scene, act: Act, money: Mention) -> bool:
    """Whether a sum is what weapons are bought for: شراء مقاتلات بنحو مليار دولار, مليار دولار لشراء مقاتلات."""
    if money.data.aside:
        return False
    if 0 <= act.word.first - money.last <= _PRICE_REACH and act.word.proclitic.endswith("ل"):
        return not any(i in scene.verb_starts for i in range(money.last, act.word.first))
    if not 0 <= money.first - act.group.last <= _PRICE_REACH or act.word.code != "ordered":
        return False
    words = scene.words
    by = words[max(act.group.last, money.first - _ABOUT) : money.first]
    return (
        by[-1:] == ["ب"] or _is_glued(scene, money) or words[money.first] in _FOR_ABOUT or not _FOR_ABOUT.isdisjoint(by)
    )


def _is_glued(scene: Scene, money: Mention) -> bool:
    """Whether بـ is glued to a sum: بأربعة مليارات."""
    return scene.marked.document.text[max(0, money.start - 1) : money.start] == "ب"


def _is_of_deal(scene: Scene, sentence: Sentence, money: Mention) -> bool:
    """Whether a sum is what a deal is said to come to: في صفقة بلغت مليار دولار, صفقة تجاوزت قيمتها المليار."""
    near = range(max(sentence.first, money.first - _COME_TO), money.first)
    told = next((i for i in near if scene.words[i] in _IN_ALL), None)
    return told is not None and any(0 <= told - c.last <= 1 for c in sentence.of("contract"))
