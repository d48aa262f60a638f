"""Figures: how many were killed, held, sent; what was spent, exported, promised; who stands where in an order.

`counted` finds numbers that count, `amounts` sums and shares and ranks, `owners` says whose they are. Here each becomes
a draft with its period, its kind and its reality, and figures that say the same become one.
"""

from __future__ import annotations

from dataclasses import dataclass

from sijill.code.draft import Draft
from sijill.code.figure.accidents import is_of_accident
from sijill.code.figure.amounts import amounts
from sijill.code.figure.carried import growth
from sijill.code.figure.counted import Count
from sijill.code.figure.deeds import deeds
from sijill.code.figure.fallen import fallen
from sijill.code.figure.force_owners import Owners
from sijill.code.figure.levels import is_left, passed
from sijill.code.figure.owned import owned_counts
from sijill.code.figure.periods import OPENING, WHOLE, Measured, day_of_report, day_of_toll, is_total, period_of
from sijill.code.figure.ranks import ranks
from sijill.code.figure.relief import relief
from sijill.code.figure.same_figures import Figure, is_one, join_rounded, merge, names_in
from sijill.code.figure.shared_days import share_back, share_day, share_since, take_span
from sijill.code.figure.shared_plans import share_plan
from sijill.code.figure.struck_owners import take_owner
from sijill.code.figure.sums_ahead import is_ahead, is_to_come
from sijill.code.figure.survey_years import share_year, take_year
from sijill.code.figure.wanted_sums import aimed, is_laid_down, is_refused, is_wanted, subjunctive
from sijill.code.sentence.blows import last_blow
from sijill.code.sentence.headlined import tells_as_headline
from sijill.code.sentence.scene import Scene, Sentence
from sijill.languages.rule_words import is_listed, rule_words
from sijill.marked import Quantity
from sijill.records import Mention
from sijill.text import SOFT

_MEASURED = frozenset({"metric", "number", "money", "percent"})
_OF_FIGHT = frozenset({"casualties", "equipment", "other"})
_HELD = "metrics.held"
_DEEDS = frozenset({"equipment", "other"})
_DUE_REACH = 4  # words between a sum and the date it is due (بحلول عام ...)
_YEAR = 4  # digits of a year
_FUTURE_BACK = 12  # words before a number in which the verb that rules it stands
_RISEN_TO = rule_words("figure.figures", "risen_to")
_BY_ABOUT = rule_words("figure.figures", "by_about")
_BY_SO_MUCH, _SO_MUCH = "بما", 3
_RISING = rule_words("figure.figures", "rising")
_ABLE = rule_words("figure.figures", "able")
_SET_ASIDE = rule_words("figure.figures", "set_aside")
_ABLE_BACK = 2  # words before a deed that say that somebody could do it
_OF_WHOLE = 2  # words from a percentage to the whole that it is a share of


class FigureCoder:
    """Claims of kind `figure`."""

    def drafts(self, scene: Scene) -> list[Draft]:
        """One draft for each number with a meaning, repeated ones joined."""
        out: list[Figure] = []
        told: list[Figure] = []
        for sentence in scene.sentences:
            if not sentence.kinds.isdisjoint(_MEASURED):
                for draft in _of_sentence(scene, sentence):
                    take_year(scene, draft, told, sentence)
                    take_span(scene, draft, told, sentence)
                    told.append(draft)
                    held = next((d for d in out if is_one(d, draft)), None)
                    if held is None:
                        out.append(draft)
                    else:
                        merge(held, draft)
        take_owner(scene, out)
        _take_day(scene, out)
        return list(join_rounded(out))


@dataclass(frozen=True, slots=True)
class _Found:
    """A number with its meaning; of the words `held` that say it, the last is the one that rules it."""

    number: Mention
    quantity: Quantity
    metric: str
    unit: str | None
    held: tuple[Mention | None, ...]
    sides: Owners
    whole: Mention | None = None
    shared: bool = False


def _of_sentence(scene: Scene, sentence: Sentence) -> list[Figure]:
    out = []
    counted = set()
    ruled: list[Mention | None] = []
    made_with = deeds(scene, sentence)
    numbers = {d.number.first for d in made_with if d.metric == "equipment"}
    for count, sides in owned_counts(scene, sentence, numbers):
        if is_of_accident(scene, sentence, count):
            continue
        unowned = count.metric == "equipment" or count.counts("irregular")
        unowned = unowned or (count.metric == "casualties" and last_blow(scene.blows, sentence.index) is not None)
        if any(sides) or unowned or _is_of_exercise(sentence, count):
            held = (count.number, count.noun, count.act)
            unit = count.quantity.unit or "count"
            found = _Found(count.number, count.quantity, count.metric, unit, held, sides)
            out.append(_figure(scene, sentence, found))
            counted.add(count.number.first)
            out[-1].sort, out[-1].arms = count.toll, count.noun.code if count.noun is not None else ""
            out[-1].names = names_in(scene, sentence)
            ruled.append(count.act)
            if len(out) > 1 and count.metric == "equipment":
                _bound(out[-2], out[-1], count)
    _share_owner(out, ruled)
    struck = [d for d in made_with if d.number.first not in counted]
    counted |= numbers
    struck += [f for f in fallen(scene, sentence) if f.number.first not in counted]
    sums = [a for a in (*amounts(scene, sentence), *relief(scene, sentence)) if a.number.first not in counted]
    for a in (*sums, *ranks(scene, sentence), *struck):
        found = _Found(
            a.number, a.quantity, a.metric, a.unit, (a.number, a.word), (a.subject, a.counterpart), a.whole, a.shared
        )
        out.append(_figure(scene, sentence, found))
    share_day(scene, sentence, out)
    share_since(scene, sentence, out)
    share_back(scene, sentence, out)
    share_year(scene, sentence, out)
    share_plan(scene, sentence, out)
    return out


def _share_owner(figures: list[Figure], ruled: list[Mention | None]) -> None:
    """Give all arms of a list the owner that one of them names: دبابتين و3 مدافع أوكرانية."""
    for act in {id(a): a for a in ruled if a is not None}.values():
        group = [f for f, a in zip(figures, ruled, strict=True) if a is act and f.fields["metric"] == "equipment"]
        named = {tuple(f.fields["subject"]) for f in group} - {()}
        if len(named) == 1:
            for figure in group:
                figure.fields["subject"] = figure.fields["subject"] or list(*named)


def _is_of_exercise(sentence: Sentence, count: Count) -> bool:
    """Whether troops take part in an exercise, whose they are being of many (بمشاركة 90 ألف جندي من 31 دولة)."""
    takes_part = count.metric == "troops" and count.act is not None and count.act.data["act"] == "used"
    return takes_part and any(m.code == "exercise" for m in sentence.of("engagement"))


def _bound(before: Figure, new: Figure, count: Count) -> None:
    """A limit holds for all that it lists (لا يتجاوز 700 صاروخ و1550 رأسا), and runs over no past years."""
    for figure in (before, new):
        if figure.fields["figure_kind"] == "ceiling":
            figure.fields["period"] = None
    if before.fields["figure_kind"] == "ceiling" and before.fields["metric"] == count.metric:
        new.fields["figure_kind"], new.reality = "ceiling", before.reality


def _all_bound(scene: Scene, sentence: Sentence, sides: Owners) -> Owners:
    """Whom a limit binds: all that are joined to the one it was found for (لدى الهند وباكستان)."""
    subject, other = sides
    one = subject[0] if subject else other
    joined = (p for p in scene.phrases(sentence) if len(p.codes) > 1 and one in p.codes)
    both = next(joined, None)
    return (list(both.codes), None) if both is not None and len(subject) <= 1 else sides


def _figure(scene: Scene, sentence: Sentence, found: _Found) -> Figure:
    number, word = found.number, found.held[-1]
    ruled = word is not None and (word.data.get("act") or word.tense == "past")
    governor = word if word is not None and ruled else number
    if found.metric == "casualties":
        kind, reality = _of_toll(scene, sentence, number, governor)
    else:
        kind, reality = _kind(scene, sentence, found.whole or number, governor, (found.metric, found.unit))
        kind = "change" if number.kind == "doubled" else kind
        kind = "actual" if kind == "change" and (found.shared or _is_share(scene, sentence, number)) else kind
    sides = found.sides
    if kind == "ceiling" and found.unit == "count":
        sides = _all_bound(scene, sentence, sides)
    whose = frozenset([*sides[0], *filter(None, sides[1:])])
    period = period_of(scene, sentence, number, word, Measured(found.metric, found.quantity.value, whose))
    if found.metric in _DEEDS and _is_of_other(found, word):
        period = None  # the date beside it is that of one attack, or of who tells it
    of_fight = None
    if found.metric == "casualties" and period is None and kind == "actual" and found.quantity.value < WHOLE:
        of_fight = day_of_toll(scene, sentence, number, found.sides[0])
        period = of_fight.code if of_fight is not None else None
    known = scene.marked.document.date
    if kind == "actual" and reality == "actual" and period and known and period[:4] > known[:4]:
        kind = reality = "planned"  # ميزانية العام المقبل
    level = passed(scene, sentence, word, number) if word is not None else None
    if level is not None and level[1] and reality == "denied":
        kind = reality = "actual"  # لم يتجاوز: denied is only that it is more
    if kind in ("planned", "target") and period and known and period.endswith(f"/{known}"):
        period = None  # قدمت منذ 2015 مليارا وستخصص مليارين: of what was given
    fields = {
        "metric": found.metric,
        "subject": sides[0],
        "counterpart": sides[1],
        "value": found.quantity.value,
        "unit": found.unit,
        "approx": level[0] if level is not None and level[0] else found.quantity.approx,
        "period": period,
        "figure_kind": kind,
    }
    evidence = [scene.clause_evidence(sentence, *found.held)]
    if of_fight is not None and not sentence.first <= of_fight.first < sentence.last:
        evidence += scene.said("period", [of_fight])
    rules = [f"figure:{found.metric}", *(m.entry for m in found.held[1:] if m is not None)]
    source = scene.source_at(number.first)
    figure = Figure("figure", fields, reality, source, evidence, rules, sentence.index, number=number.first)
    figure.headline = tells_as_headline(scene, sentence, ())
    return figure


# --- when ---


def _is_of_other(found: _Found, word: Mention | None) -> bool:
    """Whether the date near a deed may be that of another: no verb says who did it, and nobody owns what was hit."""
    if word is not None and word.kind == "crisis":
        return True
    told = word is not None and word.tense is not None and found.sides[1] is not None
    return not found.sides[0] and not told


def _take_day(scene: Scene, drafts: list[Figure]) -> None:
    """Give undated tolls and arms struck the one day of which a report of fighting tells up to them, with its words."""
    told = [d for d in drafts if d.fields["metric"] in _OF_FIGHT and d.reality == "actual" and _HELD not in d.rules]
    days: dict[int, Mention | None] = {}
    for draft in told:
        if draft.fields["period"] or is_total(scene, scene.sentences[draft.at]) or draft.fields["value"] >= WHOLE:
            continue
        if draft.at not in days:
            at = max(draft.at, min(OPENING, len(scene.sentences) - 1))
            periods = [d.fields["period"] for d in told if d.fields["period"] and d.at <= at]
            all_of = [d.fields["period"] for d in told if d.fields["period"]]
            end = len(scene.words)
            days[draft.at] = day_of_report(scene, periods, scene.sentences[at].last) or day_of_report(
                scene, all_of, end
            )
        day = days[draft.at]
        if day is not None and all(m.code in ("", day.code) for m in scene.sentences[draft.at].of("date")):
            draft.fields["period"] = day.code
            draft.evidence += scene.said("period", [day])
            draft.rules.append("figure:day_of_report")


# --- how it is meant ---


def _kind(
    scene: Scene, sentence: Sentence, number: Mention, word: Mention, measured: tuple[str, str | None]
) -> tuple[str, str]:
    """(figure kind, reality): from the words before the number, its date, and what the cues round it say."""
    metric = measured[0]
    if is_left(scene, sentence, number) or is_refused(scene, sentence, number):
        return ("actual", "actual") if is_left(scene, sentence, number) else ("planned", "denied")
    if metric == "equipment" and _is_able(scene, sentence, word):
        return "planned", "possible"
    reality = _reality(scene, sentence, number, word, metric)
    said = _said_of(scene, sentence, number, measured)
    end = max([number.last, *(m.last for m in sentence.of("metric") if _is_share_of(number, m))])
    if "target" in said or any(_is_due(scene, end, m) for m in sentence.of("date")):
        return "target", "planned"
    if "ceiling" in said:
        return "ceiling", "actual"
    if "planned" in said or reality == "planned":
        return ("change" if _is_change(said, number, measured) else "planned"), "planned"
    kind = "planned" if reality == "possible" else "actual"
    return ("change" if "change" in said else kind), reality


def _is_change(said: set[str], number: Mention, measured: tuple[str, str | None]) -> bool:
    """Whether a percentage is by how much something will grow: a share of the product is how much it will be."""
    return "change" in said and number.kind == "percent" and measured[0] != "gdp_share"


def _reality(scene: Scene, sentence: Sentence, number: Mention, word: Mention, metric: str) -> str:
    """How real the cues and verbs before a number make it."""
    reality = scene.reality.of(word, sentence.first)
    if reality == "actual":
        reality = aimed(scene, sentence, number)
    if reality != "actual":
        return reality
    may_be = subjunctive(scene, sentence, number)
    if may_be is not None:
        return may_be
    if is_to_come(scene, sentence, number, word, metric) or is_wanted(scene, sentence, number):
        return "planned"
    return growth(scene, sentence, number)


def _said_of(scene: Scene, sentence: Sentence, number: Mention, measured: tuple[str, str | None]) -> set[str]:
    """The kinds of figure that words before a number name for it: target, ceiling, planned, change."""
    metric, unit = measured
    aside = number.kind == "money" and not _SET_ASIDE.isdisjoint(scene.words[number.last : number.last + 1])
    said = {"planned"} if aside else set()
    for m in sentence.of("figure_kind"):
        if m.data.get("by") and not _is_by(scene, number, unit):
            continue
        if m.data.get("to_come") and _is_done(scene, sentence, m):
            continue
        if _is_near(scene, m, number) and _is_of(m, metric, unit) and not _is_told_besides(scene, m, number):
            said.add(m.code)
    return said


def _is_near(scene: Scene, said: Mention, number: Mention) -> bool:
    """Whether a kind of figure stands near enough before a number, or behind it in the same stretch."""
    if 0 <= number.first - said.last <= said.data["before"]:
        return True
    behind = 0 <= said.first - number.last <= said.data.get("behind", -1)
    return behind and all(b == SOFT for b in scene.marked.words.breaks[number.last : said.first + 1])


def _is_able(scene: Scene, sentence: Sentence, word: Mention) -> bool:
    """Whether arms are only what somebody could use: بإمكانه إطلاق ألف صاروخ."""
    before = scene.words[max(sentence.first, word.first - _ABLE_BACK) : word.first]
    is_use = word.kind == "metric" and word.data.get("act") == "used"
    able = is_use and any(is_listed(w, _ABLE, "وبفل") for w in before)
    return able and scene.reality.of(word, sentence.first) == "actual"


def _is_told_besides(scene: Scene, plan: Mention, number: Mention) -> bool:
    """Whether a number stands in a clause of what was done, behind a plan: تسعى أنقرة التي أنفقت 19 مليارا إلى."""
    verbs = [m for m in scene.marked.between(plan.last, number.first) if m.tense == "past" and m.first > plan.last]
    if plan.code not in ("planned", "target"):
        return False
    told = [m for m in verbs if m.first in scene.verb_starts]
    clause = any(w in scene.links.clause for w in scene.words[plan.last : told[-1].first]) if told else False
    return any(scene.reality.is_besides(m) for m in told) or clause  # يشير مشروع القرار إلى أن العدد بلغ 900


def _is_share(scene: Scene, sentence: Sentence, number: Mention) -> bool:
    """A percentage is a share of what is named behind من, and nothing rose by it (بنسبة 6% من صادرات السلاح)."""
    if number.last >= sentence.last or scene.words[number.last] != "من":
        return False
    rises = not _RISING.isdisjoint(scene.words[max(sentence.first, number.first - _FUTURE_BACK) : number.first])
    rises = rises or any(
        m.code == "change" and m.entry != "metrics.change" and 0 <= number.first - m.last <= m.data["before"]
        for m in sentence.of("figure_kind")
    )
    return not rises and any(0 < m.first - number.last <= _OF_WHOLE for m in sentence.of("metric"))


def _is_of(cue: Mention, metric: str, unit: str | None) -> bool:
    """Whether a cue speaks of figures of this unit: some only of percentages or one metric, some not of counts."""
    of = cue.data.get("of")
    if metric not in cue.data.get("measures", (metric,)):
        return False
    return of is None or (unit == "percent" if of == "percent" else unit != "count")


def _is_share_of(number: Mention, metric: Mention) -> bool:
    """Whether a measure stands behind a number as what it is a share of: 2% من الناتج المحلي الإجمالي."""
    return number.kind == "percent" and 0 <= metric.first - number.last <= _OF_WHOLE


def _is_due(scene: Scene, end: int, date: Mention) -> bool:
    """Whether a figure is due by the date behind it: one that is past says how it stood (بحلول يناير الماضي)."""
    known = scene.marked.document.date
    past = bool(known and date.code and "/" not in date.code and len(date.code) > _YEAR and date.code < known[:7])
    return date.data.relation == "by" and 0 <= date.first - end <= _DUE_REACH and not past


def _is_done(scene: Scene, sentence: Sentence, word: Mention) -> bool:
    """Whether what a rise comes to is reached: the verb before the word is a past one (رفعت إنفاقها ليصل إلى)."""
    before = scene.marked.between(sentence.first, word.first)
    verbs = [m for m in before if m.first in scene.verb_starts and m.tense]
    if word.first == sentence.first:
        return True  # ليصل إجمالي ما دمر إلى 404 goes on with what the sentence before tells as done
    if not verbs and any(m.kind == "figure_kind" and m.data.get("done") for m in before):
        return scene.reality.of(word, sentence.first) == "actual"
    return bool(verbs) and verbs[-1].tense == "past" and scene.reality.of(verbs[-1], sentence.first) == "actual"


def _is_by(scene: Scene, number: Mention, unit: str | None) -> bool:
    """Whether بـ stands before a number, alone or with a word for about: بملياري يورو, بنحو 300 ألف, بمقدار مليار.

    A percentage needs none, unless it is what something rises to (إلى 2%) or a share of what is named behind it.
    """
    near = scene.words[number.first - 1 : number.first + 1]
    about = _BY_SO_MUCH in scene.words[max(0, number.first - _SO_MUCH) : number.first]  # بما يتجاوز 25 مليارا
    if unit == "percent" and near[0] == "من" and "الي" in scene.words[number.last : number.last + 1]:
        return False  # زادت حصتها من 33% إلى 40%
    if unit == "percent" and not _RISEN_TO.intersection(near):
        return scene.words[number.last : number.last + 1] != ["من"]
    return about or number.proclitic[-1:] == "ب" or not _BY_ABOUT.isdisjoint(near)


def _of_toll(scene: Scene, sentence: Sentence, number: Mention, word: Mention) -> tuple[str, str]:
    """(figure kind, reality) of the killed: no plan nor budget is one for them, only what the cues say."""
    reality = scene.reality.of(word, sentence.first)
    if reality == "actual" and (is_ahead(scene, sentence, number) or is_laid_down(scene, sentence, number)):
        reality = "planned"
    return ("planned" if reality in ("planned", "possible") else "actual"), reality
