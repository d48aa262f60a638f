"""The date of a crisis: that told near it, where it is of no other thing that its sentence tells.

نشرت الكتائب أمس مشاهد من استهداف الدبابة           the film was spread then
قالت الصحيفة اليوم إن القصف مستمر                   it was said then
قصفت الطائرات أمس مواقع، غداة تبادل لإطلاق النار     the shooting was the day before
الغارات التي تهدد الهدنة القائمة منذ 2013            the truce is of then
577 قتيلا منذ أكتوبر، بينهم 239 في المعارك           so are the dead
هدأ القصف قبل شهرين، لكن الطرفين تبادلا النار        what is set against it was not then
تبنت الحركة أمس هجوما، رفعت واشنطن العقوبات في مايو   it was claimed or ended then, and is older
"""

from __future__ import annotations

from sijill.code.crisis.onsets import is_of_war, onset
from sijill.code.sentence.event_dates import is_of_event, is_of_paper
from sijill.code.sentence.scene import Scene, Sentence, Speech
from sijill.code.speech.dated_speech import said_from
from sijill.languages.rule_words import begins, is_listed, rule_words
from sijill.records import Mention
from sijill.text import COMMA

_REACH = {"war": 7, "sanctions": 7, "dispute": 7}
_FARTHEST = 14
_OWN = 2  # words from an instrument to its own date: الهدنة القائمة منذ 2013
_HEAD = 4  # words from who speaks to the date of what he says
_DOES = 5  # words from a crisis to the verb behind it that tells it as done: قال الجيش أمس إن غارة قتلت
_DID = 6  # words before a date in which the verb stands that does something then: فرضت واشنطن عام 2014
_ANSWER = 12  # words before a date in which an answer is told of
_DEEDS = frozenset({"wage", "begin", "crisis"})
_FOOTAGE = rule_words("crisis.dates", "footage")
_BUT = rule_words("crisis.dates", "but")
_MORROW = rule_words("crisis.dates", "morrow")
_ANSWERS = rule_words("crisis.dates", "answers")
_TOLD_LATER = tuple(rule_words("crisis.dates", "told_later"))
_MEMORY = rule_words("crisis.dates", "memory")
_CLAIMED = tuple(rule_words("crisis.dates", "claimed"))
_OF_OLD = tuple(rule_words("crisis.dates", "of_old"))
_LIFTED = 3  # words from what is done to sanctions to them: رفعت الولايات المتحدة العقوبات
_SPANS = rule_words("crisis.dates", "spans")
_LATER = rule_words("crisis.dates", "later")
_SPAN_TIES = frozenset({"من", "علي"})
_SPAN_REACH = 7  # words from «after» to an attack: بعد أقل من أربعة أيام على
_HOURS = rule_words("crisis.dates", "hours")


def date_of(scene: Scene, sentence: Sentence, crisis: Mention) -> Mention | None:
    """When: of a war the day it began, of anything the day that is told near it and is that of nothing else."""
    return _date(scene, sentence, crisis, [s for s in scene.speeches if s.sentence is sentence])


def day_told(scene: Scene, sentence: Sentence, crisis: Mention) -> Mention | None:
    """The same, or when it was said, which is enough for what was lost in it."""
    return _date(scene, sentence, crisis, [])


def _date(scene: Scene, sentence: Sentence, crisis: Mention, speeches: list[Speech]) -> Mention | None:
    began = onset(scene, sentence, crisis)
    if began is not None:
        return began
    if crisis.first and scene.words[crisis.first - 1] in _MORROW:
        return None
    reach = _REACH.get(crisis.code, _FARTHEST)
    near = scene.date_near(
        crisis,
        sentence,
        reach,
        of_another=lambda date: (
            _is_of_another(scene, sentence, crisis, date)
            or any(_is_told_on(scene, speech, crisis, date) for speech in speeches)
        ),
    )
    return None if near is not None and is_of_war(scene, sentence, near, crisis) else near


def _is_of_another(scene: Scene, sentence: Sentence, crisis: Mention, date: Mention) -> bool:
    """Whether a date is that of something else than a crisis near it."""
    first, last = (date.last, crisis.first) if date.last <= crisis.first else (crisis.last, date.first)
    if any(is_listed(w, _BUT) for w in scene.words[first:last]):
        return True
    if is_of_event(scene, crisis, date, after=False) or _is_older(scene, sentence, crisis, date):
        return True
    if first == crisis.last:
        return _is_of_instrument(scene, crisis, date) or is_of_paper(scene, crisis, date)
    between = scene.marked.between(first, last)
    if any(is_listed(w, _FOOTAGE, "وفبل") for w in scene.words[first:last]):
        return True
    if date.data.relation == "since" and any(m.kind == "number" for m in between):
        return True
    return _is_of_answered(scene, sentence, crisis, date) or _is_not_done_then(scene, sentence, crisis, date)


def is_spanned(scene: Scene, sentence: Sentence, crisis: Mention) -> bool:
    """Whether an attack was so long before what its sentence dates: بعد أربعة أيام على هجوم، شنت اليوم."""
    if crisis.tense is not None or crisis.first == sentence.first or scene.words[crisis.first - 1] not in _SPAN_TIES:
        return False
    before = scene.words[max(sentence.first, crisis.first - _SPAN_REACH) : crisis.first - 1]
    span = next((i for i in range(len(before) - 1, -1, -1) if before[i] in _SPANS), None)
    return span is not None and any(is_listed(w, _LATER) for w in before[:span])


def _is_older(scene: Scene, sentence: Sentence, crisis: Mention, date: Mention) -> bool:
    """Whether what goes on or was before is only told of, or ended, on a day: الحرب الدائرة اليوم, رفع العقوبات."""
    if crisis.tense is not None:
        return False
    if is_spanned(scene, sentence, crisis):
        return date.last <= crisis.first or COMMA in scene.marked.words.breaks[crisis.last : date.first]
    near = scene.words[max(sentence.first, crisis.first - _LIFTED) : crisis.first]
    if date.last <= crisis.first and any(is_listed(w, _MEMORY, "وفبل", article=True) for w in near):
        return True  # أحيت أمس ذكرى هجوم 2017
    if crisis.code == "sanctions" and any(begins(w, _OF_OLD) for w in near):
        return True
    if crisis.code == "war" and _is_nowadays(scene, sentence, crisis, date):
        return True
    return date.last <= crisis.first and _is_told_later(scene, sentence, crisis, date)


def _is_nowadays(scene: Scene, sentence: Sentence, war: Mention, date: Mention) -> bool:
    """Whether a war goes on today or over the last hours, and none says that it began or by which hour it was."""
    today = date.data.rule == "recent" or (date.data.rule == "relative_day" and date.code == scene.marked.document.date)
    before = scene.marked.between(max(sentence.first, war.first - _DID), war.first)
    hour = date.first - war.last <= _LIFTED + 1 and is_listed(scene.words[date.first - 1], _HOURS, "وفب")
    return today and not hour and not any(m.kind in ("begin", "wage") for m in before)


def _is_told_later(scene: Scene, sentence: Sentence, crisis: Mention, date: Mention) -> bool:
    """Whether an attack is owned to, condemned or claimed on a day that stands before any word of what it did."""
    if any(begins(w, _CLAIMED) for w in scene.words[date.last : crisis.first]):
        return True
    first = max(sentence.first, date.first - _DID)
    at = next((i for i in range(first, date.first) if begins(scene.words[i], _TOLD_LATER)), None)
    return at is not None and not any(m.kind in ("number", "metric") for m in scene.marked.between(at, date.first))


def _is_of_instrument(scene: Scene, crisis: Mention, date: Mention) -> bool:
    """Whether a date behind a crisis is that of a truce or treaty right before it."""
    near = scene.marked.between(max(crisis.last, date.first - _OWN - 1), date.first)
    return any(m.kind == "instrument" and date.first - m.last <= _OWN for m in near)


def _is_of_answered(scene: Scene, sentence: Sentence, crisis: Mention, date: Mention) -> bool:
    """Whether a past day before a verb is that of an attack which is answered: ردا على قصف المدينة، أمس، استهدفت."""
    if crisis.tense is None or date.code == scene.marked.document.date:
        return False
    first = max(sentence.first, date.first - _ANSWER)
    answer = next((i for i in range(first, date.first) if is_listed(scene.words[i], _ANSWERS)), None)
    answered = scene.marked.between(answer + 1, date.first) if answer is not None else []
    deeds = {m.first for m in answered if m.kind == "crisis"}  # قصف may be a verb too
    return bool(deeds) and not any(m.first in scene.verb_starts - deeds for m in answered)


def _is_not_done_then(scene: Scene, sentence: Sentence, crisis: Mention, date: Mention) -> bool:
    """Whether a date stands before what goes on, and no verb says that it was begun or done then."""
    if crisis.tense is not None or crisis.code not in _REACH or date.data.relation is not None:
        return False
    near = scene.marked.between(max(sentence.first, date.first - _DID), crisis.first)
    return not any(m.kind in _DEEDS and m.tense is not None for m in near)


def _is_told_on(scene: Scene, speech: Speech, crisis: Mention, date: Mention) -> bool:
    """Whether a date is when something is said, and the crisis, which no verb tells as done, stands in what is said."""
    start, said = min(speech.verb.first, speech.first), said_from(speech)
    if crisis.tense is not None or not said <= crisis.first < speech.until or speech.behind:
        return False
    head = scene.words[said : date.first]
    inside = start <= date.first <= said + _HEAD and not any(w in scene.links.clause for w in head)
    if not inside and not 0 <= start - date.last <= 1:
        return False
    if not any(w in scene.links.clause for w in scene.words[date.last : crisis.first]):
        return False
    near = scene.marked.between(date.last, crisis.last + _DOES)
    return not any(m.kind in _DEEDS and m.tense is not None for m in near)
