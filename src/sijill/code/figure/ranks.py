"""Places in an order: who is the how-manieth of those who buy, sell, spend or have forces.

ثاني أكبر مصدر للسلاح            the ordinal before the word
حلت في المرتبة الثامنة           the ordinal behind it
تصدرت قائمة مستوردي السلاح       the first
"""

from __future__ import annotations

from sijill.code.figure.amounts import Amount
from sijill.code.figure.surveyed import is_surveyed
from sijill.code.sentence.frame import frame_of
from sijill.code.sentence.phrases import ADJECTIVE, BARE, OF
from sijill.code.sentence.scene import Scene, Sentence
from sijill.languages.rule_words import is_listed, rule_words
from sijill.marked import Quantity
from sijill.records import Mention

_RANK_REACH = 6
_NUMBER = "رقم"
_BY_PLACE = frozenset({"metrics.place_in_order", "metrics.tops"})
_TOP_REACH = 5  # words from a verb of being at the top to the order
_ORDERS = rule_words("figure.ranks", "orders")
_ORDERED = rule_words("figure.ranks", "ordered")
_ONE_OF = rule_words("figure.ranks", "one_of")
_HOLDS = rule_words("figure.ranks", "holds_rank")
_OWN = rule_words("figure.ranks", "own")
_OWN_SUMS = rule_words("figure.ranks", "own_sums")
_SINCE = rule_words("figure.ranks", "since")
_SHORTEST_VERB = 2
_AMONG = frozenset({"بين", "من", "ضمن"})


def ranks(scene: Scene, sentence: Sentence) -> list[Amount]:
    """The places in an order that a sentence names, of defence only."""
    out = []
    for word in sentence.of("metric"):
        if word.code != "rank" or _is_order(scene, word) or _is_of_own(scene, sentence, word):
            continue
        if not (_is_of_defence(sentence, word) or (word.entry in _BY_PLACE and is_surveyed(scene, sentence))):
            continue
        found = _place(scene, word)
        subject = _ranked(scene, sentence, word)
        if found is not None and subject:
            out.append(Amount(word, Quantity(float(found), None, "exact"), "rank", None, word, subject))
    return out or _told(scene, sentence)


def _told(scene: Scene, sentence: Sentence) -> list[Amount]:
    """A place that a verb of coming or standing gives in a survey: جاءت الهند ثانية, فحلت ثامنة."""
    out = []
    for place in sentence.of("ordinal") if is_surveyed(scene, sentence) else ():
        before = [p for p in scene.phrases(sentence) if p.last <= place.first and len(p.codes) == 1]
        if before and place.first - before[-1].last <= _RANK_REACH:
            quantity = Quantity(float(place.data), None, "exact")
            out.append(Amount(place, quantity, "rank", None, before[-1].mentions[0], [before[-1].code]))
    return out


def _place(scene: Scene, word: Mention) -> int | None:
    """The ordinal behind a word (المرتبة الثامنة) or before it (ثاني أكبر); أكبر alone is the first."""
    if word.data["ordinal"] == "after":
        behind = scene.marked.between(word.last, word.last + 2)
        written = next((int(m.data.value) for m in behind if m.kind == "number"), None)  # المركز 26, المرتبة الـ15
        label, number = [*scene.words[word.last : word.last + 2], "", ""][:2]
        if label == _NUMBER and number.isdecimal():
            return int(number)  # المرتبة رقم 61
        return next((m.data for m in behind if m.kind == "ordinal" and m.first == word.last), written)
    at = word.first - 1 if scene.words[word.first - 1] in _AMONG else word.first  # ثانيا بين أكبر مستوردي السلاح
    if word.data["ordinal"] == "first":
        return 1
    alone = 1 if at == word.first and word.data["ordinal"] == "before" else None
    return next((m.data for m in scene.marked.between(at - 1, at) if m.kind == "ordinal"), alone)


def _is_order(scene: Scene, word: Mention) -> bool:
    """Whether a word names an order, and nobody's place: في تصنيف أقوى الجيوش; or tops what is no order at all."""
    if word.data["ordinal"] == "first":
        end = word.last + _TOP_REACH
        return _ORDERED.isdisjoint(w.removeprefix("ل").removeprefix("ال") for w in scene.words[word.last : end])
    return word.first > 0 and is_listed(scene.words[word.first - 1], _ORDERS, "وفبل", article=True)


def _is_of_own(scene: Scene, sentence: Sentence, word: Mention) -> bool:
    """Whether something is the greatest of its own, not of an order: أكبر ميزانية دفاع في تاريخها, منذ عقود."""
    behind = scene.words[word.last : min(word.last + _RANK_REACH, sentence.last)]
    of_sum = not _OWN_SUMS.isdisjoint(scene.words[word.first : word.last])
    return any(is_listed(w, _OWN, "ب", article=True) or (of_sum and w in _SINCE) for w in behind)


def _ranked(scene: Scene, sentence: Sentence, word: Mention) -> list[str]:
    if word.tense is not None and (subject := frame_of(scene, word, sentence).subject) is not None:
        return [subject.code]
    greatest = word.data["ordinal"] == "before"
    if greatest and scene.words[word.first - 1] in _ONE_OF:
        return []  # أحد أقوى الجيوش
    before = [p for p in scene.phrases(sentence) if p.last <= word.first and p.link in (BARE, OF, ADJECTIVE)]
    if word.data["ordinal"] == "first" and not (
        before and word.first - before[-1].last <= 1 and before[-1].link == BARE
    ):
        return []
    if not before:
        return scene.codes_before(word.first, 1)
    beside = before[-1].last == word.first and scene.soft_between(word.first - 1, word.first)
    is_object = greatest and beside and _is_met(scene, before[-1].first - 1)  # تعتمد الهند، أكبر مستورد
    return [] if is_object else [before[-1].code]


def _is_met(scene: Scene, at: int) -> bool:
    """Whether a verb of doing something to the greatest stands there: واجهت أقوى جيش, but تملك أقوى جيش."""
    word = scene.words[at].lstrip("وف") if at >= 0 else ""
    is_verb = len(word) > _SHORTEST_VERB and (word[0] in "يت" or word[-1] == "ت")
    return is_verb and word not in _HOLDS


def _is_of_defence(sentence: Sentence, word: Mention) -> bool:
    return bool(word.data.get("defence")) or any(
        abs(m.first - word.last) <= _RANK_REACH
        and (
            m.kind in ("weapon", "force", "defence_word")
            or (m.kind == "actor" and m.data.get("force") == "army")
            or m.code in ("defence_spending", "arms_exports", "arms_imports")
        )
        for m in sentence.mentions
    )
