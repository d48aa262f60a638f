"""The time a figure describes: the date beside it, since when it has run up to the report, or the report's own month.

ارتفع إلى 30 ألف قتيل منذ 7 أكتوبر                 from that day up to the report
ومنذ بدء الحرب قتل 580 جنديا                       the same, if the report dates the beginning
لدى بريطانيا الآن 148 دبابة                        the month of the report
غارة أمس على موقع سوري. وأدى القصف إلى مقتل 18      the day of the fighting that a noun points back to
قصف روسي اليوم على خاركيف. ... وأصيب 12             that of the one day of fighting of which the report tells
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from sijill.code.sentence.scene import Scene, Sentence
from sijill.code.sums.sum_lists import COMPARED
from sijill.languages.rule_words import is_listed, rule_words
from sijill.records import Mention
from sijill.text import COMMA

WHOLE = 1000  # a toll of this many is that of a war
_PERIOD_REACH = 14
_BEFORE = 2  # how much farther a date before a number counts
_SPEECH = 7  # words from a verb of speech to the date that is its own
_OTHER_NUMBER = 4  # how much farther a date is for each other number between
_STAND = frozenset({"troops", "equipment"})
_LOSSES = frozenset({"casualties", "equipment"})
_UNTIL = frozenset({"حتي", "لغايه"})
_BEHIND = 6  # words from the beginning of a sum to the date behind it
_AFTER = rule_words("figure.periods", "after")
_FROM_TO = frozenset({"من", "الي", "عن"})
_FROM_LEVEL = frozenset({"عن", "عما"})
_BASE = 6  # words from them to the date of the level from which something rose
_MILLION = 1e6
_NUMBERS = frozenset({"number", "money", "percent"})
_MONTH = 7  # letters of a month
_NOW = 8  # words between a number and that it is so now
_STANDING = frozenset({"equipment", "troops"})
_WHOLE_BACK = 4  # sentences before a toll in which its war is dated
_BEGINS = 3
_MEANWHILE = rule_words("figure.periods", "meanwhile")
_MEANWHILE_REACH = 4  # words from a number to the clause that says what happened then
_WAR_REACH = 10  # words between a war and the day since which it goes on
_PART_REACH = 4  # words from a beginning to the adjective of what began
_PARTS = rule_words("figure.periods", "parts")
_SINCE = frozenset({"منذ", "ومنذ"})
_TOTAL = _SINCE | rule_words("figure.periods", "total")
_SINCE_BACK = 10  # words from منذ to the date of what began (منذ بدء الحرب على غزة في 7 أكتوبر)
_DAY = 10  # letters of a day in EDTF
_RECORD = 6  # words from what breaks a record to the date since which it stood
_RECORDS = rule_words("figure.periods", "records")
_RECENT = timedelta(days=7)
IN_ALL = "_total"  # ends the id of words for what a toll has come to
OPENING = 2  # the last sentence that opens a report: the title, and two more
NO_PERIOD = frozenset({"than", "before", "after"})


@dataclass(frozen=True, slots=True)
class Measured:
    """What a figure measures, how much of it, and on whose side."""

    metric: str
    value: float
    sides: frozenset[str]


def period_of(
    scene: Scene, sentence: Sentence, number: Mention, word: Mention | None, measured: Measured
) -> str | None:
    """The time a figure describes: the date nearest to it in its clause; since a date, up to the report."""
    best, least, metric = None, float(_PERIOD_REACH), measured.metric
    for m in sentence.of("date"):
        later = m.data.relation == "after" and is_in_all(word) and len(m.code) == _DAY  # ارتفعت الحصيلة بعد 7 أكتوبر
        if m.data.rule == "page_line" or (m.data.relation in NO_PERIOD and not later) or not m.code:
            continue
        if m.last <= number.first and _is_of_number_before(scene, number, m):
            continue
        if metric in _STAND and scene.words[m.first - 1] in _UNTIL:
            continue  # تشارك قوات حتى 27 مارس: the last of their days
        if metric not in _LOSSES and _is_base(scene, m):
            continue  # بزيادة 20% عن مستواها في 2024
        if is_record(scene, m) or (m.data.rule == "nth_day" and not is_in_all(word)):
            continue  # في اليوم الـ20 للحرب قتل 30: on that day
        gap = _gap(scene, sentence, number, word, m)
        if gap < least:
            best, least = m, gap
    if best is None:
        whole = _of_whole(scene, sentence, measured) if metric in _LOSSES else None
        return whole or _of_now(scene, sentence, number, metric)
    best = _later_of_two(scene, sentence, best)
    if "/" in best.code or not _is_start(scene, sentence, best, metric):
        return best.code  # منذ 26 مارس حتى 3 يوليو says itself how far it runs
    known = scene.marked.document.date
    return f"{best.code}/{known}" if known and best.code.rstrip("~") < known else None


def is_in_all(word: Mention | None) -> bool:
    """Whether a word tells what a toll has come to: ارتفع عدد القتلى إلى."""
    return word is not None and word.entry.endswith(IN_ALL)


def is_record(scene: Scene, since: Mention) -> bool:
    """Whether since a date nothing was like what is told, which is then not as old.

    أعلى زيادة منذ عام 1960, أعنف يوم منذ بدء الحرب في 7 أكتوبر
    """
    at = since.first
    if since.data.relation != "since":
        at = next((i for i in range(at - 1, max(0, at - _RECORD), -1) if scene.words[i] in _SINCE), 0)
    before = scene.words[max(0, at - _RECORD) : at]
    return scene.soft_between(at - 1, since.first) and any(is_listed(w, _RECORDS, "وفبل") for w in before)


def _is_base(scene: Scene, when: Mention) -> bool:
    """Whether a date is that of the level from which a percentage rose: 20% عن مستواها في 2024."""
    for i in range(when.first - 1, max(0, when.first - _BASE) - 1, -1):
        if scene.words[i] in _FROM_LEVEL:
            return any(m.kind == "percent" and m.last == i for m in scene.marked.between(i - 1, i))
        if any(m.kind in _NUMBERS for m in scene.marked.between(i, i + 1)):
            return False
    return False


def _later_of_two(scene: Scene, sentence: Sentence, when: Mention) -> Mention:
    """The second of two spans that something grew between: زادت بنسبة 94% بين الفترتين 2014-2018 و2019-2023."""
    spans = (m for m in sentence.of("date") if 0 <= m.first - when.last <= 1 and m.proclitic != "ل")
    behind = next((m for m in spans if "/" in m.code and "/" in when.code and m.code > when.code), None)
    return behind if behind is not None and scene.words[when.last][:1] == "و" else when


def _is_of_number_before(scene: Scene, number: Mention, when: Mention) -> bool:
    """Whether a date before a figure is that of the one before, which it is compared with or is to grow to.

    22 مليارا في 2024 مقابل 18 مليارا
    أنفقت 19 مليارا في 2023 وتعتزم رفعه إلى 25 مليارا
    """
    if scene.words[number.first - 1] in COMPARED:
        return True
    taken = any(m.kind in _NUMBERS for m in scene.marked.between(max(0, when.first - _BEHIND), when.first))
    between = scene.marked.between(when.last, number.first)
    return taken and any(m.kind == "figure_kind" and m.code == "target" for m in between)


def _of_whole(scene: Scene, sentence: Sentence, measured: Measured) -> str | None:
    """From the day that the report gives for the beginning of the war whose losses these are, up to the report.

    So for losses since a beginning that their sentence does not date (منذ بدء الحرب), if all the report gives one day
    for it, and for a large toll near the sentence that gives the day, or elsewhere in the report of its war.
    """
    known = scene.marked.document.date
    told = (m for m in sentence.of("date") if not is_of_speech(scene, sentence, m))
    if not known or any(m.data.relation != "since" for m in told):
        return None
    begun = [m for m in sentence.of("begin") if m.first > sentence.first and scene.words[m.first - 1] in _SINCE]
    if any(_is_of_part(scene, sentence, m) for m in begun):
        return None
    if not begun and (measured.value < WHOLE or measured.metric != "casualties"):
        return None
    near = scene.sentences[max(0, sentence.index - _WHOLE_BACK + 1) : sentence.index + 1][::-1]
    days = [] if begun else [m.code for s in near for m in _starts_of_war(scene, s, known)]
    if not days:
        far = (s for s in scene.sentences if begun or _is_of(s, measured))
        days = [m.code for s in far for m in _starts_of_war(scene, s, known) if begun or _is_of_war(s, m)]
        days = days if len(set(days)) == 1 else []
    return f"{days[0]}/{known}" if days else None


def _is_of_war(sentence: Sentence, day: Mention) -> bool:
    """Whether a beginning is a day near a word of war, whose it then is."""
    wars = (m for m in sentence.of("crisis") if m.code == "war")
    return len(day.code) == _DAY and any(abs(day.first - m.last) <= _WAR_REACH for m in wars)


def _is_of(sentence: Sentence, measured: Measured) -> bool:
    """Whether a sentence names one of those whose losses a figure tells."""
    return any(m.code in measured.sides for m in sentence.of("actor"))


def _is_of_part(scene: Scene, sentence: Sentence, begin: Mention) -> bool:
    """Whether what began is a later part of a war: منذ بدء العملية البرية, منذ بداية الهجوم المضاد."""
    behind = scene.words[begin.last : min(begin.last + _PART_REACH, sentence.last)]
    return any(is_listed(w, _PARTS, "") for w in behind)


def _of_now(scene: Scene, sentence: Sentence, number: Mention, metric: str) -> str | None:
    """The month of the report for what there is now: لدى بريطانيا الآن 148 دبابة."""
    known = scene.marked.document.date
    now = (m for m in sentence.of("now") if abs(m.first - number.first) <= _NOW)
    now = (m for m in now if scene.words[m.first - 1] not in _UNTIL)  # حتى الآن: all there was so far
    return known[:_MONTH] if known and metric in _STANDING and any(now) else None


def _starts_of_war(scene: Scene, sentence: Sentence, known: str) -> list[Mention]:
    """The dates, before the report, that a sentence gives for the beginning of what it calls a war or fighting."""
    if "crisis" not in sentence.kinds:
        return []
    told = (m for m in sentence.of("date") if m.data.relation == "since" or _begins(scene, sentence, m))
    return [m for m in told if m.code and "/" not in m.code and m.code.rstrip("~") < known]


def _is_start(scene: Scene, sentence: Sentence, start: Mention, metric: str) -> bool:
    """Whether a figure runs on from a date up to the report: since it, or, of losses, of what began then."""
    return start.data.relation in ("since", "after") or (metric in _LOSSES and _begins(scene, sentence, start))


def _begins(scene: Scene, sentence: Sentence, start: Mention) -> bool:
    """Whether a date is when something began that goes on.

    A verb of beginning stands before it (اندلعت في), or since the beginning something has been so (منذ بدء الحرب في 7
    أكتوبر).
    """
    before = scene.marked.between(max(sentence.first, start.first - _SINCE_BACK), start.first)
    begin = next((m for m in reversed(before) if m.kind == "begin"), None)
    if begin is None or begin.first >= start.first - _BEGINS:
        return begin is not None
    told = begin.first in scene.verb_starts or scene.words[begin.first - 1] in _SINCE
    return told and not any(i in scene.verb_starts for i in range(begin.last, start.first))


def _gap(scene: Scene, sentence: Sentence, number: Mention, word: Mention | None, when: Mention) -> float:
    """How far a date is from a figure: the words between, and more for each verb and each clause between."""
    near = when.first - number.last if when.first >= number.last else number.first - when.last + _BEFORE
    first, last = sorted((when, number), key=lambda m: m.first)
    gap = float(near)
    verbs = {m.first for m in (word,) if m is not None}
    for i in range(first.last, last.first):
        if i in scene.verb_starts and i not in verbs:
            gap += _PERIOD_REACH if first is number and _opens_main(scene, i) else 5
        if (scene.words[i] in scene.links.clause and not _is_meanwhile(scene, number, i)) or (
            first is when and scene.words[i] in _AFTER
        ):
            gap += _PERIOD_REACH
    others = [m for m in scene.marked.between(first.last, last.first) if m.kind in _NUMBERS]
    gap += _OTHER_NUMBER * len(others)
    same = [m for m in others if _is_alike(number, m)]
    if first is number and any(scene.words[m.first - 1] in _FROM_TO | COMPARED for m in same):
        gap += _PERIOD_REACH  # نمت إلى 150 مليارا من 135 مليارا في 2021
    if when.first < number.first and is_of_speech(scene, sentence, when):
        gap += _PERIOD_REACH
    return gap


def _verbs(scene: Scene, first: int, last: int) -> list[int]:
    """The places of the verbs from one word to another."""
    return [i for i in range(first, last) if i in scene.verb_starts]


def _opens_main(scene: Scene, at: int) -> bool:
    """Whether a verb behind a comma opens what a sentence tells: بعد هجوم قتل فيه 32، قصفت أنقرة أمس مواقع."""
    return scene.marked.words.breaks[at] == COMMA and not scene.words[at].startswith("و")


def _is_meanwhile(scene: Scene, number: Mention, at: int) -> bool:
    """Whether a word brings in what killed those that stand before it: قتل ستة عندما فجر انتحاري نفسه أمس."""
    return number.last <= at <= number.last + _MEANWHILE_REACH and scene.words[at] in _MEANWHILE


def _is_alike(number: Mention, other: Mention) -> bool:
    """Whether another number measures what a figure does: both are money, or both percent."""
    if number.kind == "money" and other.kind == "number":
        return bool(other.data.value >= _MILLION)
    return number.kind == other.kind != "number"


def is_of_speech(scene: Scene, sentence: Sentence, when: Mention) -> bool:
    """Whether a date says when something was said: a verb of speech stands before it and no other verb between."""
    for m in sentence.of("speech")[::-1]:
        if m.first in scene.verb_starts and 0 <= when.first - m.last <= _SPEECH:
            between = scene.marked.between(m.last, when.first)
            return not any(o.first in scene.verb_starts or o.kind == "metric" for o in between)
    return False


# --- that of the fighting a toll came from ---


def day_of_toll(scene: Scene, sentence: Sentence, number: Mention, sides: Iterable[str]) -> Mention | None:
    """The day of the fighting whose toll a sentence gives: said in it, or just before it where a noun points back."""
    if is_total(scene, sentence):
        return None
    points = "date" not in sentence.kinds and any(m.tense is None and m.article for m in sentence.of("crisis"))
    first = scene.sentences[max(0, sentence.index - points)].first
    near = (f for f in scene.fights if first <= f.day.first < sentence.last and not f.sides.isdisjoint(sides))
    near = (f for f in near if not any(_opens_main(scene, i) for i in _verbs(scene, number.last, f.day.first)))
    days = {f.day.code: f.day for f in near if len(f.day.code) == _DAY}
    attack = any(m.tense is None and m.article and m.code == "attack" for m in sentence.of("crisis"))
    if not days and points and attack and sentence.index:
        days = _day_pointed_to(scene, scene.sentences[sentence.index - 1])
    return next(iter(days.values())) if len(days) == 1 else None


def _day_pointed_to(scene: Scene, before: Sentence) -> dict[str, Mention]:
    """The days of an attack that a sentence tells of without saying whose it was: انفجرت أمس سيارة قرب السوق."""
    if "crisis" not in before.kinds:
        return {}
    dates = [m for m in before.of("date") if m.data.rule != "page_line" and not is_of_speech(scene, before, m)]
    return {m.code: m for m in dates} if all(len(m.code) == _DAY and m.data.relation is None for m in dates) else {}


def is_total(scene: Scene, sentence: Sentence) -> bool:
    """Whether a sentence tells how much has come together since something began (منذ بدء الحرب, إجمالي القتلى)."""
    return not _TOTAL.isdisjoint(scene.words[sentence.first : sentence.last])


def day_of_report(scene: Scene, tolls: Iterable[str], last: int) -> Mention | None:
    """The one day, of the week before the report, of all fighting that it dates up to a word, if it opens with it.

    `tolls` are the periods of its figures up to there. Returned are the words of the day.
    """
    known = scene.marked.document.date
    told = {*(f.day.code for f in scene.fights if f.day.first < last), *tolls}
    told = {c for c in told if "/" not in c} or told
    told = told - {m.code for s in scene.sentences for m in s.of("date") if m.data.rule == "last_night"} or told
    if not known or len(told) != 1:
        return None
    code = told.pop()
    recent = len(code) == _DAY and timedelta() <= date.fromisoformat(known) - date.fromisoformat(code) <= _RECENT
    opening = (m for s in scene.sentences[: OPENING + 1] for m in s.of("date"))
    return next((m for m in opening if m.code == code), None) if recent else None
