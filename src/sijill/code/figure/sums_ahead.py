"""Figures that words round them make to come: what will be spent, what is announced, what a plan holds.

سترفع لندن إنفاقها إلى 3%, ستقترح صندوقا بكلفة تصل إلى مليار       the verb that rules the number is a future one
تنفق كانبرا 50 مليارا خلال العقد المقبل                         the time is
أعلنت أوسلو مساعدات بقيمة مليار                                 aid that is made known is not given yet
وتتضمن الخطة إنفاق 70 مليارا                                    what a plan holds
14 دبابة تعهدت بإرسالها, مليار دولار ستنفقها                     a clause behind the number
"""

from __future__ import annotations

from sijill.code.sentence.phrases import split_clitic
from sijill.code.sentence.scene import Scene, Sentence
from sijill.languages.rule_words import is_listed, rule_words
from sijill.records import Mention
from sijill.text import SOFT, STOP

_JUST_BEFORE = 3  # words before a number in which a future form is of it
_BACK = 16  # words before a number in which the verb that rules it stands
_BEHIND = 7  # words from a number to the time that it is for
_NUMBERED = 2  # words before a number that say that it is how many there are
_CLAUSE = 4  # words from a number to the verb of a clause on it
_DEED = 3  # words from a pledge to the deed that is pledged
_OF_TIME = 2  # words from a time to the adjective that says that it is to come: السنوات الخمس المقبلة
_SUBJECT = 3  # words from what holds a sum to the plan behind it that holds it
_AHEAD = 5  # and to one before it, with whose it is: خطة الإنفاق الكندية الجديدة تخصص مليارا
_FUTURE = ("سي", "ست", "سن")
_GIVEN = frozenset({"aid", "loan", "investment"})
_MONEY = _GIVEN | {"defence_spending"}
_IT = ("ها", "هم", "هما")
_NOT_FUTURE = tuple(rule_words("figure.sums_ahead", "not_future"))
_PRICED = rule_words("figure.sums_ahead", "priced")
_ANNOUNCES = rule_words("figure.sums_ahead", "announces")
_TIMES = rule_words("figure.sums_ahead", "times")
_COMING = rule_words("figure.sums_ahead", "coming")
_HOLDS = rule_words("figure.sums_ahead", "holds")
_PLANS = rule_words("figure.sums_ahead", "plans")
_STRONG = rule_words("figure.sums_ahead", "strong")
_PLEDGES = rule_words("figure.sums_ahead", "pledges")


def is_to_come(scene: Scene, sentence: Sentence, number: Mention, word: Mention, metric: str) -> bool:
    """Whether a number is one of what is still to come; `word` says what it measures."""
    if _is_aim(word) or _is_told_behind(scene, sentence, number):
        return True
    if any(told(scene, sentence, number) for told in (is_ahead, _will_be, _is_for_later)):
        return True
    if metric in _GIVEN and _is_announced(scene, sentence, number):
        return True
    return metric in _MONEY and _is_held(scene, sentence, number)


def is_ahead(scene: Scene, sentence: Sentence, number: Mention) -> bool:
    """Whether a future form stands just before a number (ستجمع 1000 فرد)."""
    first = max(sentence.first, number.first - _JUST_BEFORE)
    near = scene.marked.between(first, number.first)
    arms = {m.first for m in near if m.kind in ("weapon", "number", "actor", "person") or m.tense == "past"}
    done = [m.first for m in near if m.tense == "past" and _is_verb(scene, m.first)]
    first = max([first, *done])  # التي ستستضيف القمة، أنفقت 60 مليارا
    return any(i not in arms and _is_future(scene.words[i]) for i in range(first, number.first))


def _is_future(word: str) -> bool:
    bare = word.lstrip("وف")
    return len(bare) > 4 and bare.startswith(_FUTURE) and not bare.startswith(_NOT_FUTURE)


def _is_aim(word: Mention) -> bool:
    """Whether a verbal noun is what something is done for (سعت لنشر)."""
    return word.tense in (None, "past") and word.kind == "metric" and split_clitic(word)[1] == "ل"


def _will_be(scene: Scene, sentence: Sentence, number: Mention) -> bool:
    """Whether the last verb before a number is a future one, in its clause: سترفع لندن إنفاقها الدفاعي إلى 3%.

    One that only says how much something costs is passed over: ستقترح صندوقا بكلفة تصل إلى مليار.
    """
    verb = _verb_before(scene, sentence, number)
    if verb is None or verb.tense != "future" or _is_strength(scene, number):
        return False
    return not any(w in scene.links.clause for w in scene.words[verb.last : number.first])


def _is_strength(scene: Scene, number: Mention) -> bool:
    """Whether a number says how many there are of those to whom something will happen: جنودها البالغ عددهم 1500."""
    return number.kind == "number" and not _STRONG.isdisjoint(scene.words[number.first - _NUMBERED : number.first])


def _verb_before(scene: Scene, sentence: Sentence, number: Mention) -> Mention | None:
    """The last verb before a number, but one that only says what something costs."""
    first = max(sentence.first, number.first - _BACK)
    verbs = (m for m in scene.marked.between(first, number.first)[::-1] if m.tense and _is_verb(scene, m.first))
    return next((m for m in verbs if m.first == 0 or scene.words[m.first - 1] not in _PRICED), None)


def _is_verb(scene: Scene, at: int) -> bool:
    """Whether a verb stands there, and no noun of the same letters that says what is counted: دعما, لدعم."""
    if at not in scene.verb_starts:
        return False
    here = [m for m in scene.marked.between(at, at + 1) if m.first == at]
    noun = any(m.kind == "metric" and m.tense is None for m in here)
    return not noun and not all(m.tense == "past" and split_clitic(m)[1] == "ل" for m in here if m.tense)


def _is_for_later(scene: Scene, sentence: Sentence, number: Mention) -> bool:
    """Whether a time to come is said in the clause of a number, and no past verb rules it: خلال العقد المقبل، تنفق."""
    words, end = scene.words, min(number.last + _BEHIND, sentence.last)
    end = next((i for i in range(number.last, end) if i in scene.verb_starts or _parts(scene, i)), end)
    behind = any(_is_later(scene, i, end) for i in range(number.last, end))
    verb = _verb_before(scene, sentence, number)
    if behind:
        return verb is None or verb.tense != "past" or words[verb.first - 1] in scene.links.relatives
    opening = next(
        (i for i in range(number.first, sentence.first, -1) if words[i] in scene.links.clause), sentence.first
    )
    if verb is None or verb.tense != "present" or verb.first < opening:
        return False
    return any(_is_later(scene, i, verb.first) for i in range(max(opening, verb.first - _BEHIND), verb.first))


def _parts(scene: Scene, at: int) -> bool:
    """Whether a word begins something else: behind a comma, or joined by «and»."""
    return scene.marked.words.breaks[at] != SOFT or scene.words[at] in scene.links.clause or scene.words[at][0] == "و"


def _is_later(scene: Scene, at: int, end: int) -> bool:
    """Whether a time that is to come stands there: العام المقبل, للسنوات الخمس المقبلة."""
    near = scene.words[at + 1 : min(at + 1 + _OF_TIME, end)]
    return is_listed(scene.words[at], _TIMES, "ول") and not _COMING.isdisjoint(near)


def _is_announced(scene: Scene, sentence: Sentence, number: Mention) -> bool:
    """Whether a sum is itself what somebody makes known, not in a clause: أعلنت أوسلو عن مساعدات بقيمة مليار."""
    for i in range(number.first - 1, max(sentence.first - 1, number.first - _BACK), -1):
        if scene.marked.words.breaks[i + 1] == STOP or scene.words[i] in scene.links.clause:
            return False
        if is_listed(scene.words[i], _ANNOUNCES, "وبف"):
            return True
        if _is_verb(scene, i) and scene.words[i - 1] not in _PRICED and scene.words[i][-1] != "ي":
            return False
    return False


def _is_held(scene: Scene, sentence: Sentence, number: Mention) -> bool:
    """Whether a plan, a law or a package holds a sum: وتتضمن الخطة إنفاق 70 مليارا."""
    for i in range(number.first - 1, max(sentence.first - 1, number.first - _BACK), -1):
        if scene.marked.words.breaks[i + 1] == STOP:
            return False
        if is_listed(scene.words[i], _HOLDS, "وف"):
            near = scene.words[max(sentence.first, i - _AHEAD) : i] + scene.words[i + 1 : i + 1 + _SUBJECT]
            return any(is_listed(w, _PLANS, "و", article=True) for w in near)
    return False


def _is_told_behind(scene: Scene, sentence: Sentence, number: Mention) -> bool:
    """Whether a clause behind a number says that it is still to come: 14 دبابة تعهدت بإرسالها, مليار دولار ستنفقها."""
    words, breaks = scene.words, scene.marked.words.breaks
    for i in range(number.last, min(number.last + _CLAUSE, sentence.last)):
        if breaks[i] != SOFT and i > number.last:
            return False
        if _is_future(words[i]) and words[i].endswith(_IT):
            return True
        if is_listed(words[i], _PLEDGES, ""):
            return any(w.endswith(_IT) for w in words[i + 1 : min(i + 1 + _DEED, sentence.last)])
    return False
