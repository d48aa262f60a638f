"""Figures that somebody only wants, or that stand behind a subjunctive.

دعا إلى رفع الإنفاق إلى 3%, يجب أن تنفق الدول 2%, تطالب بنشر 5000 جندي      planned
على أن تبلغ الميزانية مليارا, يمكن أن تصل إلى مليار                      planned, possible
"""

from __future__ import annotations

from sijill.code.sentence.governed import is_measured
from sijill.code.sentence.scene import Scene, Sentence
from sijill.languages.rule_words import is_listed, rule_words
from sijill.records import Mention
from sijill.text import STOP

_REACH = 16  # words from wanting to the number
_WANTS = rule_words("figure.wanted_sums", "wants")
_TIES = rule_words("figure.wanted_sums", "ties")
_DIRECT = rule_words("figure.wanted_sums", "direct")
_AIMS = rule_words("figure.wanted_sums", "aims")
_RAISING = rule_words("figure.wanted_sums", "raising")
_SUBJECT = 4  # words from aiming to what is aimed at, who aims between them
_FREED = 4  # words from freeing to how many
_FREEING = rule_words("figure.wanted_sums", "freeing")
_LAYS_DOWN = rule_words("figure.wanted_sums", "lays_down")
_DEALS = rule_words("figure.wanted_sums", "deals")
_MAY_BE = rule_words("figure.wanted_sums", "may_be")
_MAY = rule_words("figure.wanted_sums", "may")
_THAT = rule_words("figure.wanted_sums", "that")
_SINCE = rule_words("figure.wanted_sums", "since")
_POSSIBLE = rule_words("figure.wanted_sums", "possible")
_LEADS = 3  # words before «that» in which something is called possible
_REFUSES = rule_words("figure.wanted_sums", "refuses")
_REFUSED = rule_words("figure.wanted_sums", "refused")
_MEASURED = 8  # words from what is measured to what it comes to
_TIED = 6  # words from wanting to the word that ties what is wanted to it: دعا الأمين العام للحلف إلى


def is_wanted(scene: Scene, sentence: Sentence, number: Mention) -> bool:
    """Whether a word of wanting governs a number: what is wanted is tied to it, and no past verb stands between."""
    first = max(sentence.first, number.first - _REACH)
    if any(_aims(scene, i, number.first) for i in range(first, number.first)):
        return True
    for i in range(number.first - 1, first - 1, -1):
        if scene.marked.words.breaks[i + 1] == STOP:
            return False
        if is_listed(scene.words[i], _WANTS):
            return is_listed(scene.words[i], _DIRECT) or _is_tied(scene, i, number.first)
        if _is_past(scene, i):
            return False
    return False


def _aims(scene: Scene, at: int, end: int) -> bool:
    """Whether a verb of aiming, and behind it a noun of raising, rule what follows: تستهدف بولندا رفع عددهم إلى 500."""
    if not is_listed(scene.words[at], _AIMS):
        return False
    rises = not _RAISING.isdisjoint(scene.words[at + 1 : min(at + 1 + _SUBJECT, end)])
    return rises and scene.links.clause.isdisjoint(scene.words[at + 1 : end])


def aimed(scene: Scene, sentence: Sentence, number: Mention) -> str:
    """How real the words before a noun of doing make what it comes to: تفكر أوسلو في رفع إنفاقها الدفاعي إلى 3%."""
    near = [m for m in sentence.of("metric") if 0 <= number.first - m.last <= _MEASURED and m.tense is None]
    measure = near[-1] if near else None
    if measure is None or not is_measured(scene.marked, measure):
        return "actual"
    crossed = any(
        i in scene.verb_starts or scene.words[i] in scene.links.clause for i in range(measure.last, number.first)
    )
    return "actual" if crossed else scene.reality.of(measure, sentence.first)


def subjunctive(scene: Scene, sentence: Sentence, number: Mention) -> str | None:
    """The reality of a number whose verb stands behind «that»: على أن تبلغ, يمكن أن تصل; None if it does not."""
    first = max(sentence.first + 1, number.first - _REACH)
    for i in range(number.first - 1, first - 1, -1):
        if scene.marked.words.breaks[i + 1] == STOP or _is_past(scene, i):
            return None
        if scene.words[i] in _MAY_BE and is_listed(scene.words[i - 1], _THAT, "بل"):
            before = scene.words[max(sentence.first, i - _LEADS) : i - 1]
            if before and is_listed(before[-1], _SINCE):
                return None
            return "possible" if any(is_listed(w, _POSSIBLE) for w in before) else "planned"
        if scene.words[i] in _MAY_BE and is_listed(scene.words[i - 1], _MAY, "وف"):
            return "possible"  # قد ترفع إنفاقها
        if scene.words[i] in scene.links.clause:
            return None
    return None


def is_refused(scene: Scene, sentence: Sentence, number: Mention) -> bool:
    """Whether somebody refuses to raise or pay a sum: رفضت مدريد رفع إنفاقها إلى 5%."""
    before = [w.lstrip("وف") for w in scene.words[max(sentence.first, number.first - _REACH) : number.first]]
    at = next((i for i in reversed(range(len(before))) if before[i] in _REFUSES), None)
    between = before[at + 1 :] if at is not None else []
    return not _REFUSED.isdisjoint(between) and scene.links.clause.isdisjoint(between)


def is_laid_down(scene: Scene, sentence: Sentence, number: Mention) -> bool:
    """Whether captives are only to be freed by a deal that says so: تنص الهدنة على إطلاق 50 أسيرا."""
    before = [w.lstrip("وف") for w in scene.words[max(sentence.first, number.first - _REACH) : number.first]]
    freed = any(w.removeprefix("ب").removeprefix("ال") in _FREEING for w in before[-_FREED:])
    ruled = next((i for i, w in enumerate(before) if w in _LAYS_DOWN), None)
    return freed and ruled is not None and any(w.removeprefix("ال") in _DEALS for w in before)


def _is_past(scene: Scene, at: int) -> bool:
    """Whether a past verb stands there; behind a preposition the same letters are a verbal noun (إلى رصد)."""
    here = (m for m in scene.marked.between(at, at + 1) if m.first == at and m.tense == "past")
    past = [m for m in here if not m.proclitic.endswith("ل")]  # خطة لرفع الإنفاق
    if any(scene.reality.is_besides(m) for m in past):
        return True
    return bool(past) and at in scene.verb_starts and scene.words[at - 1] not in _TIES


def _is_tied(scene: Scene, at: int, end: int) -> bool:
    near = scene.words[at + 1 : min(at + 1 + _TIED, end)]
    return any(w in _TIES or (w[:1] in "بل" and len(w) > 3) for w in near)
