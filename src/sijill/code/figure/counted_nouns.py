"""What a number counts: the noun right behind it, behind من, or behind what it is out of; or a stock named before it.

9 من أصل 35 جنديا                 9 soldiers; 35 is no count
سيرتفع عدد الرؤوس النووية إلى 1000   warheads
مقتل 45 أوكرانيا                   so many Ukrainians, written like their state
"""

from __future__ import annotations

from sijill.code.figure.toll_totals import COMES_TO
from sijill.code.sentence.phrases import ADJECTIVE, BARE, OF
from sijill.code.sentence.scene import Scene, Sentence
from sijill.code.sums.sum_lists import is_compared, is_joined
from sijill.languages.rule_words import is_listed, rule_words
from sijill.records import Mention
from sijill.text import SOFT

_PART = 3  # words before «out of» in which a part is counted
_OUT_OF = (["من", "اصل"], ["من", "بين"], ["من", "مجموع"], ["من", "اجمالي"])
_STOCK = 6  # words from a stock to the number of it
_NO_WEAPON = frozenset({"services", "technology", "other", "engine"})
_PEOPLE_FORMS = frozenset({"nisba", "people", "group"})
_AID = rule_words("figure.counted_nouns", "aid")
_LADEN = 2  # words behind what carries to what it carries
_OF_A_STATE = "يا"  # ends both a state's name and, behind a number, one of its people
_OF_PEOPLE = ("ين", "ون")
_TWO = rule_words("figure.counted_nouns", "two")
_PAIR = ("ين", "ان")
_PLURAL_UP_TO = 10
_HUNDRED = 100
_THE = "ال"
_OTHERS = frozenset({"troops", "equipment"})
_YEARS = range(1900, 2100)
_WITH = "لدي"
_BESIDE = ("", "(")
_THEN = rule_words("figure.counted_nouns", "then")


def noun_of(scene: Scene, sentence: Sentence, number: Mention) -> Mention | None:
    """The noun a number counts: right behind it or behind من, or behind what it is out of (9 من أصل 35 جنديا)."""
    if scene.words[number.first] in _TWO and (pair := _pair_before(scene, number)) is not None:
        return pair
    whole = _whole(scene, sentence, number)
    at = whole.last if whole is not None else number.last
    soft = number.kind == "percent" or (at < sentence.last and scene.marked.words.breaks[at] == SOFT)  # 70% من
    of_them = at < sentence.last and scene.words[at] == "من" and soft
    at += of_them
    if at >= sentence.last or scene.marked.words.breaks[at] != SOFT:
        return None
    near = scene.marked.between(at, at + 1)
    here = [m for m in near if _counts(m) or _is_of_state(scene, number, m) or (of_them and _are_some(m))]
    here = [m for m in here or _people_behind(scene, at) if not _carries_aid(scene, m)]
    return max(here, key=lambda m: (m.last, m.kind == "weapon", not m.data.get("count")), default=None)


def _pair_before(scene: Scene, number: Mention) -> Mention | None:
    """The people of whom «two» right behind them says that they are a pair: قياديين اثنين, ممرضتين اثنتين."""
    before = (m for m in scene.marked.between(number.first - 1, number.first) if m.kind in ("people", "metric"))
    pairs = (m for m in before if m.last == number.first and m.data.get("counted") and not m.article)
    return next(
        (m for m in pairs if scene.words[m.first].endswith(_PAIR) and scene.soft_between(m.first, m.last)), None
    )


def of_definite(scene: Scene, number: Mention) -> Mention | None:
    """The known ones of whom a number says how many they are: المسيرات الـ13 التي أطلقتها موسكو."""
    at = number.first - 1
    if number.kind != "number" or at < 1 or scene.words[at] != _THE or not scene.soft_between(at - 1, number.last):
        return None
    before = (m for m in scene.marked.between(at - 1, at) if m.last == at and m.article and _counts(m))
    return next(before, None)


def _carries_aid(scene: Scene, m: Mention) -> bool:
    """Whether planes, ships or trucks are said to carry aid: 100 شاحنة مساعدات, ثلاث طائرات سعودية مساعدات."""
    if m.kind != "weapon":
        return False
    behind = scene.words[m.last : m.last + _LADEN]
    laden = any(is_listed(w, _AID, "ب", article=True) for w in behind)  # محملة بالمساعدات
    return laden and scene.soft_between(m.first, m.last + _LADEN)


def _people_behind(scene: Scene, at: int) -> list[Mention]:
    """The people whose plural says of whom those are that a noun in no list counts: 3 صيادين فلسطينيين."""
    if scene.marked.between(at, at + 1) or not scene.soft_between(at, at + 2):
        return []
    behind = (m for m in scene.marked.between(at + 1, at + 2) if m.kind == "actor" and not m.article)
    return [m for m in behind if m.data["form"] in ("nisba", "people") and scene.words[m.first].endswith(_OF_PEOPLE)]


def _whole(scene: Scene, sentence: Sentence, number: Mention) -> Mention | None:
    """The number that a number right before it is out of, or grew to: 29 من أصل 35, من 290 إلى 350."""
    for m in sentence.of("number"):
        between = scene.words[number.last : m.first]
        if between in _OUT_OF or (between == ["الي"] and scene.words[number.first - 1] == "من"):
            return m
    return None


def is_whole(scene: Scene, number: Mention) -> bool:
    """Whether a number only says of how many another is one part (من أصل 35)."""
    part = next((len(w) for w in _OUT_OF if scene.words[number.first - len(w) : number.first] == w), 0)
    before = scene.marked.between(max(0, number.first - part - _PART), number.first - part)
    return part > 0 and any(m.kind in ("number", "weapon", "metric") for m in before)


def stock(scene: Scene, number: Mention, acts: list[Mention]) -> Mention | None:
    """What a bare number says the stock of: سيرتفع عدد الرؤوس النووية الصينية إلى 1000."""
    if scene.words[number.first - 1] not in COMES_TO:
        return None
    held = (m for m in acts[::-1] if m.data["act"] == "held" and m.data["form"] == "noun" and m.last - m.first > 1)
    return next((m for m in held if 0 <= number.first - m.last <= _STOCK), None)


def goes_on(scene: Scene, sentence: Sentence, last: tuple[str, Mention | None, int], number: Mention) -> bool:
    """Whether a bare number counts what the one before does, of another: والهند 180; or elsewhere: و900 في سوريا.

    `last` is the metric of that, what it counts, and where it ends.
    """
    metric, noun, end = last
    if metric not in _OTHERS or number.kind != "number" or number.data.value in _YEARS:
        return False
    if says_again(scene, noun, number) or is_others(scene, sentence, number, number.last, end) is not None:
        return True
    joined = "و" in (scene.words[number.first][:1], scene.words[number.first - 1])
    near = metric == "troops" and 0 < number.first - end <= _STOCK
    return near and joined and scene.words[number.last : number.last + 1] == ["في"]


def is_others(scene: Scene, sentence: Sentence, number: Mention, end: int, last: int) -> str | None:
    """Who else has as many as a number says of what was counted up to `last`; `end` is that of what it counts.

    والهند 180, وللهند 180, ولدى الهند 180      the one right before it, brought in by «and», «then» or a comma
    مقابل 180 للهند, مقارنة بـ180 لدى الهند      the one right behind it, where it is held against the one before
    """
    before = (m for m in sentence.of("number") if m.last <= number.first) if is_joined(scene, number) else ()
    compared = is_compared(scene, number) or any(is_compared(scene, m) for m in before)
    for phrase in scene.phrases(sentence):
        tie = scene.words[phrase.first - 1] if phrase.first > sentence.first else ""
        glued = phrase.link == "to" and phrase.mentions[0].proclitic.lstrip("وف")[:1] == "ل"
        has = phrase.link in (BARE, OF, ADJECTIVE) or glued
        has = has or (phrase.link == "in" and (compared or tie.lstrip("وف") == _WITH))
        if not has or len(phrase.codes) != 1 or not phrase.code.isascii():
            continue
        at = phrase.first - (phrase.link == "in")
        if compared and at == end and phrase.link in ("to", "in"):
            return phrase.code
        joined = scene.words[at][0] in "وف" or scene.words[at - 1] in _THEN or scene.marked.words.breaks[at] != SOFT
        joined = joined or at - 1 in scene.verb_starts  # بينما تمتلك الهند 180
        gap = scene.marked.words.gaps[number.first]
        if phrase.last == number.first and at >= last and joined and gap.strip() in _BESIDE:
            return phrase.code
    return None


def says_again(scene: Scene, noun: Mention | None, number: Mention) -> bool:
    """Whether the first word of what was counted stands behind a number again: 170 رأسا نوويا مقابل 180 رأسا."""
    again = noun is not None and noun.last - noun.first > 1
    return again and noun is not None and scene.words[number.last : number.last + 1] == [scene.words[noun.first]]


def _counts(m: Mention) -> bool:
    if m.kind in ("weapon", "designation"):
        return m.code not in _NO_WEAPON
    if m.kind in ("people", "metric"):
        return bool(m.data.get("counted"))
    return m.kind == "actor" and not m.article and m.data["form"] in _PEOPLE_FORMS


def _are_some(m: Mention) -> bool:
    """Whether a known people or group is one of whom so many are counted: خمسة من الحوثيين."""
    return m.kind == "actor" and m.article and m.data["form"] in ("people", "group") and m.last - m.first == 1


def _is_of_state(scene: Scene, number: Mention, m: Mention) -> bool:
    """Whether what looks like a state's name are so many of its people: مقتل 45 أوكرانيا, وقتل 12 سوريا."""
    behind_many = (
        number.kind == "number" and number.data.value > _PLURAL_UP_TO and number.data.value % _HUNDRED > _PLURAL_UP_TO
    )
    is_name = m.kind == "actor" and m.data["form"] == "name" and m.last - m.first == 1
    return behind_many and is_name and not m.article and scene.words[m.first].endswith(_OF_A_STATE)
