"""Which word near a sum or share says what it measures: what ties them, and what stands between.

61 مليار دولار للمساعدة الأمنية لكييف و13 مليار دولار لحماية الحدود     each sum its own purpose
100 مليون دولار من التمويل العسكري                                     what it is taken from
"""

from __future__ import annotations

from sijill.code.sentence.scene import Scene, Sentence
from sijill.code.sums.sum_owners import taker_of
from sijill.records import Mention

OF_DEALS = frozenset({"loan", "aid"})


def is_of_part(scene: Scene, sentence: Sentence, word: Mention, number: Mention) -> bool:
    """Whether a word says what the sum before is for, and a sum behind it what it is for itself.

    61 مليار دولار للمساعدة الأمنية لكييف و13 مليار دولار لحماية الحدود
    """
    if not word.proclitic.endswith("ل") or word.last > number.first or number.last >= sentence.last:
        return False
    own = scene.words[number.last][:1] == "ل" and taker_of(scene, sentence, number, "") is None
    return own and any(m.last == word.first for m in sentence.of("money"))


def out_of(scene: Scene, words: list[Mention], number: Mention) -> Mention | None:
    """The money that a sum is taken from, where من ties it to that: 100 مليون دولار من التمويل العسكري."""
    if number.kind != "money" or scene.words[number.last : number.last + 1] != ["من"]:
        return None
    return next((m for m in words if m.first == number.last + 1 and m.code in OF_DEALS), None)


def has_verb(scene: Scene, first: int, last: int) -> bool:
    """Whether a verb of its own stands between, so that a word behind a sum is of something else.

    بقيمة مليار، يمولها قرض       behind a comma, or joined by «and»
    مليار دولار خصصت لدعم كييف    a verb that only goes on about the sum parts nothing
    """
    breaks, words = scene.marked.words.breaks, scene.words
    verbs = (i for i in range(first, last) if i in scene.verb_starts)
    return any(words[i][0] == "و" or any(breaks[first : i + 1]) for i in verbs)


def is_change_or_share(scene: Scene, sentence: Sentence, number: Mention) -> bool:
    """Whether a percentage says how much something changed (بنسبة 6%) or its share of what is named behind من."""
    changed = any(
        m.code == "change" and 0 <= number.first - m.last <= m.data["before"] for m in sentence.of("figure_kind")
    )
    return changed or (number.last < sentence.last and scene.words[number.last] == "من")


def is_taken(scene: Scene, sentence: Sentence, metric: Mention, number: Mention) -> bool:
    """Whether a word behind a sum has a sum of its own behind it (بلغ 3 مليارات، وبلغت الصادرات 2)."""
    if metric.last <= number.first or metric.first == number.last:
        return False  # 24 مليار دولار مساعدات
    if metric.first == number.last + 1 and scene.words[number.last] == "من":
        return False  # 42% من صادرات السلاح، تلتها فرنسا بنسبة 11%
    return any(metric.last <= o.first <= metric.last + 4 for o in sentence.of("money", "percent") if o is not number)
