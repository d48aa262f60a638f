"""The day of losses that stands far from them, in a sentence that tells of no other.

قتل أمس 5 جنود وأصيب 12، ودمرت ثلاث آليات               the first of a list names it
وفي 12 مايو، أعلنت سيول أن قواتها رصدت 8 سفن صينية     the sentence opens with it
"""

from __future__ import annotations

from sijill.code.periods import NO_PERIOD, WHOLE, is_total
from sijill.code.same_figures import Figure
from sijill.code.scene import Scene, Sentence

_OF_FIGHT = frozenset({"casualties", "equipment", "other"})
_SEEN = "metrics.seen"  # who tells what it saw on a day saw it then; who tells of losses may tell of earlier ones
_IN_ALL = "_total"
_DAY = 10  # letters of a day in EDTF
_SPAN = 2 * _DAY + 1  # the same of the first and the last day of some
_OPENS = 2  # words before a date that opens a sentence: وفي يوم الجمعة


def share_day(scene: Scene, sentence: Sentence, figures: list[Figure]) -> None:
    """Give undated losses the one day that a sentence tells of, if it opens with it or a loss before them has it."""
    days = [m for m in sentence.of("date") if m.code and m.data.rule != "page_line"]
    if len({m.code for m in days}) != 1 or any(m.data.relation in NO_PERIOD for m in days) or is_total(scene, sentence):
        return
    day, dated = days[0], False
    recent = any(m.data.rule == "recent" for m in days)  # خلال الـ24 ساعة الماضية holds for all that was lost
    spans = len(day.code) == _SPAN and not recent  # بين 11 و17 مايو ... خسرت هناك 1500
    opens = len(day.code) == _DAY and day.first - sentence.first <= _OPENS
    told = opens and any(m.tense is not None for m in sentence.of("speech", "admit"))
    for figure in figures:
        f = figure.fields
        in_all = any(rule.endswith(_IN_ALL) for rule in figure.rules)
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
