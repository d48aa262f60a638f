"""The day of losses that stands far from them, in a sentence that tells of no other.

قتل أمس 5 جنود وأصيب 12، ودمرت ثلاث آليات               the first of a list names it
وفي 12 مايو، أعلنت سيول أن قواتها رصدت 8 سفن صينية     the sentence opens with it
قتل 120 منذ يناير وأصيب 300                             what is counted since a day holds for the tolls joined to it
وخسر الجيش 32 جنديا خلال الفترة نفسها                   the span of the toll before is pointed back to
"""

from __future__ import annotations

from sijill.code.figure.periods import IN_ALL, NO_PERIOD, WHOLE, is_of_speech, is_total
from sijill.code.figure.same_figures import Figure
from sijill.code.sentence.scene import Scene, Sentence
from sijill.languages.rule_words import rule_words
from sijill.text import SOFT

_OF_FIGHT = frozenset({"casualties", "equipment", "other"})
_LOSSES = frozenset({"casualties", "equipment"})
_SEEN = "metrics.seen"  # who tells what it saw on a day saw it then; who tells of losses may tell of earlier ones
_DAY = 10  # letters of a day in EDTF
_SPAN = 2 * _DAY + 1  # the same of the first and the last day of some
_SPAN_LIST = 2  # tolls of a list at least
_BACK = 2  # sentences back to the span that is pointed to
_NO_MORE = rule_words("figure.shared_days", "no_more")
_SPANS = rule_words("figure.shared_days", "spans")
_SAME = rule_words("figure.shared_days", "same")
_OPENS = 2  # words before a date that opens a sentence: وفي يوم الجمعة


def share_day(scene: Scene, sentence: Sentence, figures: list[Figure]) -> None:
    """Give undated losses the one day that a sentence tells of, if it opens with it or a loss before them has it."""
    days = [m for m in sentence.of("date") if m.code and m.data.rule != "page_line"]
    if len({m.code for m in days}) > 1:  # قالت الوزارة السبت إن ... بين 11 و17 مايو
        days = [m for m in days if not is_of_speech(scene, sentence, m)]
    if len({m.code for m in days}) != 1 or any(m.data.relation in NO_PERIOD for m in days) or is_total(scene, sentence):
        return
    day, dated = days[0], False
    recent = any(m.data.rule == "recent" for m in days)  # خلال الـ24 ساعة الماضية holds for all that was lost
    spans = len(day.code) == _SPAN and not recent  # بين 11 و17 مايو ... خسرت هناك 1500
    opens = len(day.code) == _DAY and day.first - sentence.first <= _OPENS
    told = opens and any(m.tense is not None for m in sentence.of("speech", "admit"))
    for figure in figures:
        f = figure.fields
        in_all = any(rule.endswith(IN_ALL) for rule in figure.rules)
        if f["metric"] not in _OF_FIGHT or f["figure_kind"] != "actual" or in_all:
            continue
        dated = dated or f["period"] == day.code
        is_its = (
            dated
            or (spans and figure.number >= day.last)
            or (recent and f["metric"] != "other")
            or (opens and (not told or _SEEN in figure.rules))
        )
        if is_its and not f["period"] and (f["value"] < WHOLE or spans):
            f["period"] = day.code
            figure.evidence += scene.said("period", [day])
            figure.rules.append("figure:day_before")


def share_since(scene: Scene, sentence: Sentence, figures: list[Figure]) -> None:
    """Give undated tolls behind a running total of their sentence its span: قتل 120 منذ يناير وأصيب 300."""
    known = scene.marked.document.date
    total: Figure | None = None
    for figure in sorted(figures, key=lambda f: f.number):
        f = figure.fields
        if f["metric"] not in _OF_FIGHT or f["figure_kind"] != "actual":
            continue
        if f["period"]:
            total = figure if known and "/" in f["period"] else None
        elif total is not None and _NO_MORE.isdisjoint(scene.words[total.number : figure.number]):
            f["period"] = total.fields["period"]
            figure.evidence += scene.said("period", [m for m in sentence.of("date") if m.code][:1])
            figure.rules.append("figure:span_before")


def share_back(scene: Scene, sentence: Sentence, figures: list[Figure]) -> None:
    """Give undated losses the span of the running total that ends their list, if their sentence has no other date.

    ارتفع عدد القتلى إلى 6500، بينهم 2700 طفل، إضافة إلى إصابة 17 ألفا منذ 7 أكتوبر
    """
    tolls = [f for f in figures if f.fields["metric"] in _LOSSES and f.fields["figure_kind"] == "actual"]
    dates = [m for m in sentence.of("date") if m.code and not is_of_speech(scene, sentence, m)]
    if not dates or len(tolls) < _SPAN_LIST:
        return
    last, since = max(tolls, key=lambda f: f.number), dates[0]
    if "/" not in (last.fields["period"] or "") or not all(since.code.startswith(m.code) for m in dates):
        return  # 7 أكتوبر الجاري/تشرين الأول is one date
    for toll in tolls:
        first, end = toll.number, last.number
        alone = any(i in scene.verb_starts or scene.words[i] in scene.links.clause for i in range(first + 1, end))
        alone = alone and not _is_one_total(toll, last) and not _is_one_clause(scene, sentence, first, end)
        if toll is not last and not toll.fields["period"] and first < end < since.first and not alone:
            toll.fields["period"] = last.fields["period"]
            toll.evidence += scene.said("period", [since])
            toll.rules.append("figure:span_behind")


def _is_one_total(one: Figure, other: Figure) -> bool:
    """Whether both say what they have come to: بلغ عدد القتلى 119، فيما تجاوز عدد الجرحى 1900 منذ 7 أكتوبر."""
    return all(any(rule.endswith(IN_ALL) for rule in f.rules) for f in (one, other))


def _is_one_clause(scene: Scene, sentence: Sentence, first: int, end: int) -> bool:
    """Whether only verbs of dying and being hurt stand between, and no comma: 900 قتلوا وجرح 4000 منذ 15 أبريل."""
    tolls = {m.first for m in sentence.of("metric") if m.code == "casualties" and m.tense is not None}
    verbs = [i for i in range(first + 1, end) if i in scene.verb_starts]
    return tolls.issuperset(verbs) and all(b == SOFT for b in scene.marked.words.breaks[first + 1 : end + 1])


def take_span(scene: Scene, draft: Figure, told: list[Figure], sentence: Sentence) -> None:
    """Give an undated toll the span of the one told before, which its sentence points back to: خلال الفترة نفسها."""
    words, f = scene.words, draft.fields
    pointed = any(words[i] in _SPANS and words[i + 1] in _SAME for i in range(sentence.first, sentence.last - 1))
    if not pointed or f["period"] or f["metric"] not in _OF_FIGHT:
        return
    near = (d for d in reversed(told) if sentence.index - d.at <= _BACK)
    last = next((d for d in near if "/" in (d.fields["period"] or "")), None)
    if last is not None:
        f["period"] = last.fields["period"]
        draft.evidence += [e for e in last.evidence if e.field in ("claim", "period")][:1]
        draft.rules.append("figure:span_before")
