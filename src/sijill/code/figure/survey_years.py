"""The year of sums of a year that their own sentence does not date: that of the survey or budget told before them.

بلغ الإنفاق الروسي 109 مليارات في 2023. وشكل 5.9% من الناتج        the year of the sum before
كشف المعهد في تقريره عن الإنفاق العسكري لعام 2023 أن ...            the year of the survey
قدمت الحكومة مشروع قانون المالية لسنة 2026. وخصص 73 مليارا للدفاع    or of the budget, which is yet to come
"""

from __future__ import annotations

from sijill.code.figure.periods import is_record
from sijill.code.figure.same_figures import Figure
from sijill.code.sentence.scene import Scene, Sentence
from sijill.code.sums.sum_lists import COMPARED
from sijill.languages.rule_words import is_listed, rule_words
from sijill.records import Mention

_YEARLY = frozenset({"defence_spending", "gdp_share", "rank", "arms_exports", "arms_imports", "trade_volume"})
_SPENT = frozenset({"defence_spending", "gdp_share", "rank"})
_TRADED = frozenset({"arms_exports", "arms_imports", "rank"})
_LISTED = 6  # sentences over which the year of a sum holds for the sums after it
_SURVEYED = 8  # the same of the year of a survey or budget
_YEAR = 4  # digits of a year
_YEARS = 9  # the same of a span of years: 2019/2023
_OF_SURVEY = 5  # words from a survey to its year
_OTHER_TIME = COMPARED | {"من", "عن"}
_SURVEYS = rule_words("figure.survey_years", "surveys")


def take_year(scene: Scene, draft: Figure, before: list[Figure], sentence: Sentence) -> None:
    """Give an undated sum of a year that of the same survey told before it; its words are evidence of the period."""
    f = draft.fields
    if f["metric"] not in _YEARLY or f["period"] or draft.reality != "actual" or f["figure_kind"] == "ceiling":
        return
    if all(is_record(scene, m) for m in sentence.of("date")) and _take_from_before(scene, draft, before, sentence):
        return
    year = _survey_year(scene, sentence)
    if year is None or any(d.at == draft.at and _is_other_year(d, draft) for d in before):
        return  # 22 مليارا في موازنة 2024 مقابل 18 في السنة السابقة
    f["period"] = year.code
    draft.evidence += scene.said("period", [year])
    draft.rules.append("figure:year_of_survey")
    known = scene.marked.document.date
    if known and year.code > known[:_YEAR] and f["figure_kind"] == "actual":
        f["figure_kind"] = draft.reality = "planned"


def share_year(scene: Scene, sentence: Sentence, figures: list[Figure]) -> None:
    """Give an undated sum of a year that before it in its sentence, if that is the year of another of one survey.

    صارت الرياض أكبر مستورد للسلاح عام 2014، إذ صعدت وارداتها إلى 6 مليارات
    """
    years = [m for m in sentence.of("date") if m.code]
    for figure in figures:
        f = figure.fields
        if f["metric"] not in _YEARLY or f["period"] or figure.reality != "actual" or f["figure_kind"] == "ceiling":
            continue
        before = [m for m in years if m.last <= figure.number]
        if not before or len(before[-1].code) != _YEAR or scene.words[figure.number - 1] in _OTHER_TIME:
            continue
        year = before[-1]
        others = (d for d in figures if d.fields["period"] == year.code and d.reality == "actual")
        if any(_of_one_survey(d.fields["metric"], f["metric"]) and not _is_other_year(d, figure) for d in others):
            f["period"] = year.code
            figure.evidence += scene.said("period", [year])
            figure.rules.append("figure:year_before")


def _take_from_before(scene: Scene, draft: Figure, before: list[Figure], sentence: Sentence) -> bool:
    """Take the year of the sum of the same survey told just before, if it has one."""
    last = next((d for d in reversed(before) if _of_one_survey(d.fields["metric"], draft.fields["metric"])), None)
    if last is None or sentence.index - last.at > _LISTED or last.reality != "actual":
        return False
    year = last.fields["period"]
    said = [m for m in scene.sentences[last.at].of("date") if m.code == year]
    words = list(scene.said("period", said[:1])) or [e for e in last.evidence if e.field == "period"]
    if not words or len(year) not in (_YEAR, _YEARS):
        return False
    draft.fields["period"] = year
    draft.evidence += words
    draft.rules.append("figure:year_before")
    return True


def _is_other_year(one: Figure, other: Figure) -> bool:
    """Whether one sentence gives one state the same measure twice in one unit, which is then of two years.

    A sum and by how many percent it rose are of one year: زاد الإنفاق 7% إلى 90 مليار دولار.
    """
    return all(one.fields[key] == other.fields[key] for key in ("metric", "subject", "unit"))


def _survey_year(scene: Scene, sentence: Sentence) -> Mention | None:
    """The one year that a survey or budget is said to be of, in a sentence or shortly before; none beside another."""
    near = scene.sentences[max(0, sentence.index - _SURVEYED) : sentence.index + 1]
    years = [m for s in near for m in s.of("date") if m.code and m.data.rule != "page_line"]
    of_survey = [m for m in years if len(m.code) == _YEAR and _is_of_survey(scene, m)]
    own = [m for m in sentence.of("date") if m not in of_survey and not is_record(scene, m)]
    if own or len({m.code for m in of_survey}) != 1:
        return None
    return of_survey[-1]


def _is_of_survey(scene: Scene, year: Mention) -> bool:
    """Whether a word of a survey, a budget or military spending stands shortly before a year."""
    before = scene.words[max(0, year.first - _OF_SURVEY) : year.first]
    return any(is_listed(w, _SURVEYS, "وفبل", article=True) for w in before)


def _of_one_survey(one: str, other: str) -> bool:
    """Whether two measures stand in one list: they are the same, or both of spending or of places by it."""
    return one == other or {one, other} <= _SPENT or {one, other} <= _TRADED
