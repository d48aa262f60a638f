"""What a transfer costs: the sum said to be its price."""

from __future__ import annotations

from sijill.code.sentence.scene import Scene, Sentence
from sijill.code.transfer.acts import Act
from sijill.languages.rule_words import is_listed, rule_words
from sijill.records import Mention

_VALUE_REACH = 5  # words between قيمة and the sum
_PRICE_REACH = 4  # words between weapons and the sum in بـ that they cost
_FOR_ABOUT = rule_words("transfer.prices", "for_about")
_ABOUT = 3  # words from what leads to a price to the sum: بما يزيد على ملياري دولار
_SUM_OF = 1  # words from a sum to the aid that it is of
_IN_ALL = rule_words("transfer.prices", "in_all")
_COME_TO = 3  # words from what a deal comes to, to the sum
_MONEY_REACH = 30
_AND = "و"
_ALSO = rule_words("transfer.prices", "also")
_WORTH_REACH = 25  # words from «the worth of the deal came to» to the sum behind what is said of the deal
_YEARLY = 4  # words between a sum and «كل عام»: it is then a figure of every year, not a price


def value_of(scene: Scene, sentence: Sentence, act: Act) -> Mention | None:
    """The sum said to be the price: behind قيمة or مقابل, or of the weapons themselves (مليار دولار من الأسلحة)."""
    cues = [c for c in sentence.of("transfer_cue") if c.code == "value"]
    yearly = [c for c in sentence.of("transfer_cue") if c.code == "yearly"]
    for m in sentence.of("money"):
        if abs(m.first - act.word.first) > _MONEY_REACH or any(m.last <= y.first <= m.last + _YEARLY for y in yearly):
            continue
        if _is_of_later(scene, sentence, act, m) or _is_of_earlier(scene, sentence, act, m):
            continue
        priced = any(0 <= m.first - c.last <= _VALUE_REACH for c in cues) or _is_price(scene, act, m)
        priced = priced or _is_of_deal(scene, sentence, m) or _is_worth_told(scene, sentence, cues, m)
        priced = priced or bool(act.word.data.get("paid") and 0 <= act.word.first - m.last <= 1)
        of_them = 0 <= act.group.first - m.last <= 2 and m.first >= act.word.last
        aid = act.group.aid
        of_aid = aid is not None and _is_sum_of(act, aid, m)  # منحت ليما مليون دولار مساعدات عسكرية
        if priced or of_them or of_aid or (act.word.data.get("package") and _is_of_package(act, m)):
            return m
    return None


def _is_of_package(act: Act, money: Mention) -> bool:
    """Whether a sum stands at words for aid: مساعدات بنصف مليار, نصف مليار كمساعدات; not of aid asked for."""
    return 0 <= money.first - act.word.last <= _VALUE_REACH or _is_sum_of(act, act.word, money)


def _is_sum_of(act: Act, aid: Mention, money: Mention) -> bool:
    """Whether a sum stands right before aid that nobody asks for."""
    asked = act.mode is not None and act.mode.code == "requested"
    return not asked and 0 <= aid.first - money.last <= _SUM_OF


def _is_of_later(scene: Scene, sentence: Sentence, act: Act, money: Mention) -> bool:
    """Whether a sum is told of another deed behind the weapons: تمد باريس ليما بزوارق، إذ تسلمت رادارا بقيمة مليون."""
    opened = (i for i in range(act.group.last, money.first) if is_listed(scene.words[i], scene.links.clause, "و"))
    first = next(opened, None)
    deeds = [m for m in sentence.of("transfer") if m.tense is not None and act.group.last <= m.first < money.first]
    joined = (m for m in deeds if m.proclitic[:1] == _AND and _has_weapons(sentence, m.last, money.first))
    return any(joined) or (first is not None and any(first < m.first for m in deeds))


def _is_of_earlier(scene: Scene, sentence: Sentence, act: Act, money: Mention) -> bool:
    """Whether a sum is told of another deed before an act: باعت مقاتلات بمليار يورو، وباعت مدرعات."""
    if act.word.first < money.last or act.group.first < money.last:
        return False
    deeds = (m for m in sentence.of("transfer", "contract") if m is not act.mode and m is not act.contract)
    deed = next((m for m in deeds if m.last <= money.first), None)
    if deed is None or not _has_weapons(sentence, deed.last, money.first):
        return False
    if any(is_listed(w, scene.links.clause) for w in scene.words[money.last : act.head.first]):
        return True  # بمليار يورو، بعد أن رفضت عرضا
    words = scene.words[max(money.last, act.head.first - 1) : act.word.first + 1]
    return any(w[:1] == _AND for w in words) or any(is_listed(w, _ALSO) for w in words)


def _has_weapons(sentence: Sentence, first: int, last: int) -> bool:
    return any(first <= m.first and m.last <= last for m in sentence.of("weapon", "designation"))


def _is_price(scene: Scene, act: Act, money: Mention) -> bool:
    """Whether a sum is what weapons are bought for: شراء مقاتلات بنحو مليار دولار, مليار دولار لشراء مقاتلات."""
    if money.data.aside:
        return False
    if 0 <= act.word.first - money.last <= _PRICE_REACH and act.word.proclitic.endswith("ل"):
        return not any(i in scene.verb_starts for i in range(money.last, act.word.first))
    aid = act.group.aid is not None  # قدمت مساعدات عسكرية بنحو مليار دولار
    if not 0 <= money.first - act.group.last <= _PRICE_REACH or (act.word.code != "ordered" and not aid):
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


def _is_worth_told(scene: Scene, sentence: Sentence, cues: list[Mention], money: Mention) -> bool:
    """Whether a sum is what the worth of a deal came to: بلغت قيمة الصفقة التي وقعتها مانيلا مليار دولار."""
    for cue in cues:
        if cue.first == 0 or not is_listed(scene.words[cue.first - 1], _IN_ALL, "و"):
            continue
        first = next((m for m in sentence.of("money") if m.first >= cue.last), None)
        deal = any(c.first == cue.last for c in sentence.of("contract"))
        if first is money and deal and money.first - cue.last <= _WORTH_REACH:
            return True
    return False
