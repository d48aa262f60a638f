"""Sums in a list: each member names its own state, and what is measured, or the currency, only the first of them says.

أنفقت روسيا 86 مليار دولار والهند 81 مليارا          the currency of the sum before
22 مليار دولار مقابل 18 مليارا في السنة السابقة     the same of another time
الدول الأكثر إنفاقا على السلاح:                       a list below its heading
1- الولايات المتحدة: 916 مليار دولار
حلت بريطانيا سادسة بـ75 مليارا                        a place in the order told before
"""

from __future__ import annotations

from collections.abc import Callable

from sijill.code.sentence.phrases import ADJECTIVE, BARE, OF, ActorPhrase
from sijill.code.sentence.scene import Scene, Sentence
from sijill.languages.rule_words import is_listed, rule_words
from sijill.records import Mention

_REACH = 16  # words from a sum to the one that goes on in its currency
_MILLION = 1e6
_ITEM = 14  # words of a member of a list that stands on a line of its own
_FIRST = 3  # words before the state that opens it: its number, «and», «then»
_BESIDE = 3  # words between a state and its sum: بإنفاق بلغ
_LONGEST = 40  # lines of a list
_SERIES = 2  # sentences over which an order goes on
_COUNTED = frozenset({"weapon", "people", "metric", "actor"})
_NUMBERS = ("money", "percent", "share", "number")
_SPENT = frozenset({"metrics.spend", "metrics.allot"})
_IN_ORDER = frozenset({"defence_spending", "arms_exports", "arms_imports"})
COMPARED = rule_words("sums.sum_lists", "compared")
_AGAINST = rule_words("sums.sum_lists", "against")
_HELD_AGAINST = 4  # words from what compares to the number
_RISEN_FROM = rule_words("sums.sum_lists", "risen_from")
_REACHED = rule_words("sums.sum_lists", "reached")
_RISEN_BY = rule_words("sums.sum_lists", "risen_by")
_WITH = rule_words("sums.sum_lists", "with")
FOLLOWS = rule_words("sums.sum_lists", "follows")
_SHARE = rule_words("sums.sum_lists", "share")


def beside(scene: Scene, sentence: Sentence, number: Mention) -> str | None:
    """The actor right before a sum: الولايات المتحدة (916 مليار دولار), والصين بنسبة 6%."""
    for phrase in scene.phrases(sentence):
        if phrase.link == "against" or (phrase.link == "upon" and _is_war(scene, phrase)):
            continue  # تكلفة الحرب على العراق تريليونا دولار
        for m in phrase.mentions:
            gap = number.first - m.last
            if gap == 0 or (gap == 1 and scene.words[m.last] in _WITH):
                return m.code if m.kind == "actor" else phrase.code
    return None


def _is_war(scene: Scene, phrase: ActorPhrase) -> bool:
    """Whether a phrase says whom a war is on."""
    return any(m.kind == "crisis" for m in scene.marked.between(max(0, phrase.first - 2), phrase.first))


def goes_on(scene: Scene, sentence: Sentence, last: Mention, unit: str | None, number: Mention) -> tuple[bool, str]:
    """Whether a bare number is a sum in the currency of the one before it, and whose it is if it says so.

    5 مليارات دولار ... رفعه إلى 15 مليارا, مقابل 18 مليارا, والهند 81 مليارا, وتستهدف 11 مليارا
    """
    no = False, ""
    if unit in (None, "percent", "count") or number.data.value < _MILLION or number.first - last.last > _REACH:
        return no
    behind = scene.marked.between(number.last, min(number.last + 1, sentence.last))
    owner = held_against(scene, sentence, number)
    if owner is not None:
        return True, owner
    if any(m.kind in _COUNTED for m in behind) and scene.soft_between(number.last - 1, number.last):
        return no  # but in 109 مليارات، وإسرائيل 27 what follows is another's
    owner = beside(scene, sentence, number)
    if owner is not None:
        return True, owner
    before = scene.words[number.first - 1]
    compared = is_compared(scene, number) or (was_reached(scene, number) and last.last < number.first - 1)
    aimed = any(
        m.kind == "figure_kind" and m.code == "target" and number.first - m.last <= m.data["before"]
        for m in scene.marked.between(last.last, number.first)
    )
    grown = before == "من" and (
        scene.words[last.first - 1].endswith("الي")  # نمت إلى 17 مليار دولار من 7 مليارات
        or scene.words[number.first - 2] in _RISEN_FROM  # 20 مليار يورو، صعودا من 18 مليارا
    )
    risen = before in _RISEN_BY and last.last < number.first - 1  # 119 مليار كرونة، بزيادة 27 مليارا
    goes = aimed or grown or risen or compared or before.endswith("الي") or _is_instalment(scene, number)
    return goes, _doer_between(scene, sentence, last, number) if goes else ""


def _is_instalment(scene: Scene, number: Mention) -> bool:
    """Whether a bare number is spent as the sum before it is, or joined to it and of a time of its own.

    أنفقت 1.2 مليار دولار، وستنفق 1.4 مليار هذا العام و1.6 مليارا العام المقبل
    """
    spent = any(m.entry in _SPENT and m.tense for m in scene.marked.between(number.first - 1, number.first))
    timed = any(m.kind == "date" for m in scene.marked.between(number.last, number.last + 2))
    return spent or (timed and is_joined(scene, number))


def is_joined(scene: Scene, number: Mention) -> bool:
    """Whether «and» stands right before a number."""
    return "و" in (number.proclitic, scene.words[number.first - 1])


def is_compared(scene: Scene, number: Mention) -> bool:
    """Whether a number is what the one before it is held against: مقابل 18 مليارا, مقارنة بنحو 18 مليارا."""
    return _is_behind(scene, number, COMPARED)


def was_reached(scene: Scene, number: Mention) -> bool:
    """Whether a number is the level that a past verb right before it tells: بعد أن كانت نحو 18 مليارا, فيما بلغت 18."""
    return _is_behind(scene, number, _REACHED)


def _is_behind(scene: Scene, number: Mention, words: frozenset[str]) -> bool:
    near = scene.words[max(0, number.first - _HELD_AGAINST) : number.first]
    return any(w in words and not set(near[i + 1 :]) - _AGAINST for i, w in enumerate(near))


def held_against(scene: Scene, sentence: Sentence, number: Mention) -> str | None:
    """Whose a number is that another is compared with, by لـ or في right behind it, and one joined to such a number.

    مقابل 24 مليارا لأذربيجان, مقابل 2% لإسبانيا و3% لليونان
    """
    owner = _tied_behind(scene, sentence, number)
    if owner is None or is_compared(scene, number):
        return owner
    before = [m for m in sentence.of(*_NUMBERS) if m.last < number.first] if is_joined(scene, number) else []
    return owner if before and held_against(scene, sentence, before[-1]) is not None else None


def in_row(scene: Scene, sentence: Sentence, number: Mention) -> str | None:
    """Whose a number of a row is, each of which names its own right behind: 90 مليارا في كندا و70 مليارا في ألمانيا."""
    own = _tied_behind(scene, sentence, number)
    if own is None or not own.isascii():
        return None
    near = (m for m in sentence.of(*_NUMBERS) if m is not number and abs(m.first - number.first) <= _REACH)
    others = (_tied_behind(scene, sentence, m) for m in near)
    return own if any(o not in (None, own) for o in others) else None


def _tied_behind(scene: Scene, sentence: Sentence, number: Mention) -> str | None:
    """The one actor that لـ or في ties to a number right before it."""
    behind = {("to", number.last), ("to", number.last + 1), ("in", number.last + 1)}
    phrase = next((p for p in scene.phrases(sentence) if (p.link, p.first) in behind), None)
    if phrase is None or len(phrase.codes) != 1 or scene.words[number.last][0] == "و":
        return None  # 90 مليارا، وفي ألمانيا 70
    return phrase.code


def _doer_between(scene: Scene, sentence: Sentence, last: Mention, number: Mention) -> str:
    """Who does what the last verb between two numbers tells, so that the second is his: وخفضت روما إنفاقها إلى 30."""
    verbs = [i for i in range(last.last, number.first) if i in scene.verb_starts]
    if not verbs:
        return ""
    doer = next((p for p in scene.phrases(sentence) if p.first == verbs[-1] + 1 and p.link in (BARE, OF)), None)
    return doer.code if doer is not None and len(doer.codes) == 1 else ""


def follows_share(scene: Scene, sentence: Sentence, last: Mention, number: Mention) -> bool:
    """Whether a percentage beside a state is one more share of what the one before is of: تلتها فرنسا بنسبة 11%."""
    shared = last.kind == "percent" and last.last < sentence.last and scene.words[last.last] == "من"
    return shared and beside(scene, sentence, number) is not None


def below_heading(
    scene: Scene, sentence: Sentence, number: Mention, is_measure: Callable[[Sentence, Mention], bool]
) -> tuple[str, list[str], Mention] | None:
    """(what it measures, whose it is, the word that says so) of a sum that a heading before gives its measure."""
    if number.kind != "money":
        return None
    item = _item(scene, sentence)
    if item is not None and 0 <= number.first - item.last <= _BESIDE:
        for before in reversed(scene.sentences[max(0, sentence.index - _LONGEST) : sentence.index]):
            word = next((m for m in before.of("metric")[::-1] if m.code in _IN_ORDER and is_measure(before, m)), None)
            if word is not None:
                return word.code, list(item.codes), item.mentions[0]
            if _item(scene, before) is None:
                return None
    return _in_order(scene, sentence, number, is_measure)


def _item(scene: Scene, sentence: Sentence) -> ActorPhrase | None:
    """The state that opens a short line which holds a sum and says no more than that: 2- الصين: 296 مليار دولار."""
    if sentence.last - sentence.first > _ITEM or "money" not in sentence.kinds:
        return None
    if any(i in scene.verb_starts for i in range(sentence.first, sentence.last)):
        return None
    first = next(iter(scene.phrases(sentence)), None)
    opens = first is not None and first.link != ADJECTIVE and first.first - sentence.first <= _FIRST
    return first if opens else None  # صادرات النفط النرويجية is no member of the list


def _in_order(
    scene: Scene, sentence: Sentence, number: Mention, is_measure: Callable[[Sentence, Mention], bool]
) -> tuple[str, list[str], Mention] | None:
    """The same of who has a place in an order that the sentences before tell: حلت بريطانيا سادسة بـ75 مليارا."""
    ranked = any((m.code == "rank" or m.kind == "ordinal") and m.last <= number.first for m in sentence.mentions)
    ordered = any(is_listed(w, FOLLOWS) for w in scene.words[sentence.first : number.first])
    whose = [p for p in scene.phrases(sentence) if p.last <= number.first and len(p.codes) == 1]
    if not (ranked or ordered) or not whose:
        return None
    near = scene.sentences[max(0, sentence.index - _SERIES) : sentence.index]
    words = [m for s in near for m in s.of("metric") if m.code in _IN_ORDER and is_measure(s, m)]
    return (words[-1].code, [whose[-1].code], whose[-1].mentions[0]) if words else None


def share_of_gdp(scene: Scene, sentence: Sentence, number: Mention) -> Mention | None:
    """The word for gross domestic product before a percentage that is its share: حصة الدفاع من الناتج 3.5%."""
    for m in sentence.of("metric")[::-1]:
        if m.code != "gdp_share" or not 0 <= number.first - m.last <= _REACH // 2:
            continue
        between = any(o.kind == "percent" for o in scene.marked.between(m.last, number.first))
        defence = any(o.kind == "defence_word" or o.code == "defence_spending" for o in sentence.mentions)
        return m if defence and not between and _is_shared(scene, sentence, m) else None
    return None


def _is_shared(scene: Scene, sentence: Sentence, gdp: Mention) -> bool:
    """Whether من or إلى stands before the product, behind a word for a share: نسبة الإنفاق الدفاعي إلى الناتج."""
    near = range(max(sentence.first, gdp.first - 2), gdp.first)
    tied = any(scene.words[i] in ("من", "الي") for i in near) or "ب" in gdp.proclitic
    return tied and not _SHARE.isdisjoint(w.removeprefix("ال") for w in scene.words[sentence.first : gdp.first])
