"""Figures: how many were killed, held, sent; what was spent, exported, promised; who stands where in an order.

`counted` finds numbers that count, `amounts` sums and shares and ranks, `owners` says whose they are. Here each becomes
a draft with its period, its kind and its reality, and figures that say the same become one.
"""

from __future__ import annotations

from dataclasses import dataclass

from sijill.code.amounts import amounts, ranks
from sijill.code.counted import Count, counts
from sijill.code.deeds import deeds
from sijill.code.draft import Draft
from sijill.code.owners import Owners, owners
from sijill.code.phrases import split_clitic
from sijill.code.scene import Scene, Sentence
from sijill.marked import Quantity
from sijill.records import Mention

_PERIOD_REACH = 14
_DEEDS = frozenset({"equipment", "other"})
_BEFORE = 2  # how much farther a date before a number counts
_SPEECH = 7  # words from a verb of speech to the date that is its own
_DUE_REACH = 4  # words between a sum and the date it is due (بحلول عام ...)
_OTHER_NUMBER = 4  # how much farther a date is for each other number between
_NUMBERS = frozenset({"number", "money", "percent"})
_YEARLY = frozenset({"defence_spending", "gdp_share", "rank", "arms_exports", "arms_imports", "trade_volume"})
_SPENT = frozenset({"defence_spending", "gdp_share", "rank"})
_LISTED = 2  # sentences over which the year of a sum holds for the sums after it
_YEAR = 4  # digits of a year
_WHOLE = 1000  # a toll of this many is that of a war
_WHOLE_BACK = 4  # sentences before a toll in which its war is dated
_BEGINS = 3
_FUTURE_REACH = 3
_FUTURE_BACK = 12  # words before a number in which the verb that rules it stands
_BY_ABOUT = frozenset({"بنحو", "بحوالي", "بقرابه", "بمقدار", "بواقع", "باكثر"})
_NO_PERIOD = frozenset({"than", "before", "after"})


@dataclass(slots=True)
class Figure(Draft):
    """A draft that remembers which toll it is, so that six killed and six wounded stay two."""

    sort: str = ""


class FigureCoder:
    """Claims of kind `figure`."""

    def drafts(self, scene: Scene) -> list[Draft]:
        """One draft for each number with a meaning, repeated ones joined."""
        out: list[Figure] = []
        for sentence in scene.sentences:
            if "metric" in sentence.kinds or not sentence.kinds.isdisjoint(("number",)):
                for draft in _of_sentence(scene, sentence):
                    _take_year(scene, draft, out, sentence)
                    held = next((d for d in out if _is_one(d, draft)), None)
                    if held is None:
                        out.append(draft)
                    else:
                        _merge(held, draft)
        return list(out)


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


def _of_sentence(scene: Scene, sentence: Sentence) -> list[Figure]:
    out = []
    last: Count | None = None
    before: Owners | None = None
    counted = set()
    for count in counts(scene, sentence):
        sides = owners(scene, sentence, count, last, before)
        last, before = count, (sides if sides[0] else None)
        sides = ([c for c in sides[0] if c], sides[1])
        if any(sides) or count.metric == "equipment":
            held = (count.number, count.noun, count.act)
            unit = count.quantity.unit or "count"
            found = _Found(count.number, count.quantity, count.metric, unit, held, sides)
            out.append(_figure(scene, sentence, found))
            counted.add(count.number.first)
            out[-1].sort = count.toll
            if len(out) > 1 and count.metric == "equipment":
                _bound(out[-2], out[-1], count)
    struck = [d for d in deeds(scene, sentence) if d.number.first not in counted]
    for a in (*amounts(scene, sentence), *ranks(scene, sentence), *struck):
        found = _Found(a.number, a.quantity, a.metric, a.unit, (a.number, a.word), (a.subject, a.counterpart), a.whole)
        out.append(_figure(scene, sentence, found))
    return out


def _bound(before: Figure, new: Figure, count: Count) -> None:
    """A limit holds for all that it lists (لا يتجاوز 700 صاروخ و1550 رأسا), and runs over no past years."""
    for figure in (before, new):
        if figure.fields["figure_kind"] == "ceiling":
            figure.fields["period"] = None
    if before.fields["figure_kind"] == "ceiling" and before.fields["metric"] == count.metric:
        new.fields["figure_kind"], new.reality = "ceiling", before.reality


def _figure(scene: Scene, sentence: Sentence, found: _Found) -> Figure:
    number, word = found.number, found.held[-1]
    governor = word if word is not None and word.data.get("act") else number
    if found.metric == "casualties":
        kind, reality = _of_toll(scene, sentence, number, governor)
    else:
        kind, reality = _kind(scene, sentence, found.whole or number, governor, found.unit)
    period = _period(scene, sentence, number, word, found.metric, found.quantity.value)
    if found.metric in _DEEDS and (not found.sides[0] or (word is not None and word.kind == "crisis")):
        period = None  # the date beside it is that of one attack, or of who tells it
    known = scene.marked.document.date
    if kind == "actual" and reality == "actual" and period and known and period[:4] > known[:4]:
        kind = reality = "planned"  # ميزانية العام المقبل
    fields = {
        "metric": found.metric,
        "subject": found.sides[0],
        "counterpart": found.sides[1],
        "value": found.quantity.value,
        "unit": found.unit,
        "approx": found.quantity.approx,
        "period": period,
        "figure_kind": kind,
    }
    evidence = [scene.clause_evidence(sentence, *found.held)]
    rules = [f"figure:{found.metric}", *(m.entry for m in found.held[1:] if m is not None)]
    return Figure("figure", fields, reality, scene.source_at(number.first), evidence, rules, sentence.index)


# --- when ---


def _period(
    scene: Scene, sentence: Sentence, number: Mention, word: Mention | None, metric: str, value: float
) -> str | None:
    """The time a figure describes: the date nearest to it in its clause; since a date, up to the report."""
    best, least = None, float(_PERIOD_REACH)
    for m in sentence.of("date"):
        if m.data.rule == "page_line" or m.data.relation in _NO_PERIOD or not m.code:
            continue
        gap = _gap(scene, sentence, number, word, m)
        if gap < least:
            best, least = m, gap
    if best is None:
        return _of_whole(scene, sentence) if metric == "casualties" and value >= _WHOLE else None
    if best.data.relation != "since" and not (metric == "casualties" and _begins(scene, sentence, best)):
        return best.code
    known = scene.marked.document.date
    return f"{best.code}/{known}" if known and "/" not in best.code and best.code.rstrip("~") < known else None


def _take_year(scene: Scene, draft: Figure, before: list[Figure], sentence: Sentence) -> None:
    """Give an undated sum of a year the year of the sum of the same survey told just before it.

    The words of that year are evidence of its period.
    """
    f = draft.fields
    if f["metric"] not in _YEARLY or f["period"] or draft.reality != "actual" or f["figure_kind"] == "ceiling":
        return
    last = next((d for d in reversed(before) if _of_one_survey(d.fields["metric"], f["metric"])), None)
    if sentence.kinds & {"date"} or last is None:
        return
    if sentence.index - last.at > _LISTED or last.reality != "actual":
        return
    year = last.fields["period"]
    said = [m for m in scene.sentences[last.at].of("date") if m.code == year]
    words = list(scene.said("period", said[:1])) or [e for e in last.evidence if e.field == "period"]
    if words and len(year) == _YEAR:
        f["period"] = year
        draft.evidence += words
        draft.rules.append("figure:year_before")


def _of_one_survey(one: str, other: str) -> bool:
    """Whether two measures stand in one list: they are the same, or both of spending or of places by it."""
    return one == other or {one, other} <= _SPENT


def _of_whole(scene: Scene, sentence: Sentence) -> str | None:
    """From the day that the sentences before give for the beginning of the war whose toll this is, up to the report."""
    known = scene.marked.document.date
    if not known or any(m.data.relation != "since" for m in sentence.of("date")):
        return None
    for i in range(sentence.index, max(-1, sentence.index - _WHOLE_BACK), -1):
        before = scene.sentences[i]
        for m in before.of("date"):
            begins = m.data.relation == "since" or _begins(scene, before, m)
            if begins and "crisis" in before.kinds and m.code and "/" not in m.code and m.code.rstrip("~") < known:
                return f"{m.code}/{known}"
    return None


def _begins(scene: Scene, sentence: Sentence, date: Mention) -> bool:
    """Whether a date is when something began that goes on: a verb of beginning stands before it (اندلعت في)."""
    first = max(sentence.first, date.first - _BEGINS)
    return any(m.kind == "begin" for m in scene.marked.between(first, date.first))


def _gap(scene: Scene, sentence: Sentence, number: Mention, word: Mention | None, date: Mention) -> float:
    """How far a date is from a figure: the words between, and more for each verb and each clause between."""
    near = date.first - number.last if date.first >= number.last else number.first - date.last + _BEFORE
    first, last = sorted((date, number), key=lambda m: m.first)
    gap = float(near)
    verbs = {m.first for m in (word,) if m is not None}
    for i in range(first.last, last.first):
        if i in scene.verb_starts and i not in verbs:
            gap += 5
        if scene.words[i] in scene.links.clause:
            gap += _PERIOD_REACH
    gap += _OTHER_NUMBER * sum(m.kind in _NUMBERS for m in scene.marked.between(first.last, last.first))
    if date.first < number.first and _is_of_speech(scene, sentence, date):
        gap += _PERIOD_REACH
    return gap


def _is_of_speech(scene: Scene, sentence: Sentence, date: Mention) -> bool:
    """Whether a date says when something was said: a verb of speech stands before it and no other verb between."""
    for m in sentence.of("speech")[::-1]:
        if m.first in scene.verb_starts and 0 <= date.first - m.last <= _SPEECH:
            between = scene.marked.between(m.last, date.first)
            return not any(o.first in scene.verb_starts or o.kind == "metric" for o in between)
    return False


# --- how it is meant ---


def _kind(scene: Scene, sentence: Sentence, number: Mention, word: Mention, unit: str | None) -> tuple[str, str]:
    """(figure kind, reality): from the words before the number, its date, and what the cues round it say."""
    reality = scene.reality.of(word, sentence.first)
    if reality == "actual" and (
        _is_aim(word) or _is_ahead(scene, sentence, number) or _will_be(scene, sentence, number)
    ):
        reality = "planned"
    said = {}
    for m in sentence.of("figure_kind"):
        gap = number.first - m.last
        if (m.data.get("by") and not _is_by(scene, number)) or (m.data.get("to_come") and _is_done(scene, sentence, m)):
            continue
        if 0 <= gap <= m.data["before"] and (m.data.get("of") != "percent" or unit == "percent"):
            said[m.code] = gap
    due = any(_is_due(scene, number, m) for m in sentence.of("date"))
    if due or "target" in said:
        return "target", "planned"
    if "ceiling" in said:
        return "ceiling", "actual"
    if "planned" in said or reality == "planned":
        return "planned", "planned"
    if "change" in said:
        return "change", reality
    return ("planned" if reality == "possible" else "actual"), reality


def _is_due(scene: Scene, number: Mention, date: Mention) -> bool:
    """Whether a figure is due by the date behind it: one that is past says how it stood (بحلول يناير الماضي)."""
    known = scene.marked.document.date
    past = bool(known and date.code and "/" not in date.code and len(date.code) > _YEAR and date.code < known[:7])
    return date.data.relation == "by" and 0 <= date.first - number.last <= _DUE_REACH and not past


def _is_done(scene: Scene, sentence: Sentence, word: Mention) -> bool:
    """Whether what a rise comes to is reached: the verb before the word is a past one (رفعت إنفاقها ليصل إلى)."""
    before = scene.marked.between(sentence.first, word.first)
    verbs = [m for m in before if m.first in scene.verb_starts and m.tense]
    if not verbs and any(m.kind == "figure_kind" and m.data.get("done") for m in before):
        return scene.reality.of(word, sentence.first) == "actual"
    return bool(verbs) and verbs[-1].tense == "past" and scene.reality.of(verbs[-1], sentence.first) == "actual"


def _is_by(scene: Scene, number: Mention) -> bool:
    """Whether بـ stands before a number, alone or with a word for about: بملياري يورو, بنحو 300 ألف, بمقدار مليار."""
    near = scene.words[number.first - 1 : number.first + 1]
    return number.proclitic[-1:] == "ب" or not _BY_ABOUT.isdisjoint(near)


def _will_be(scene: Scene, sentence: Sentence, number: Mention) -> bool:
    """Whether the last verb before a number is a future one, in its clause: سترفع لندن إنفاقها الدفاعي إلى 3%."""
    first = max(sentence.first, number.first - _FUTURE_BACK)
    verbs = [
        m for m in scene.marked.between(first, number.first) if m.tense is not None and m.first in scene.verb_starts
    ]
    if not verbs or verbs[-1].tense != "future":
        return False
    return not any(w in scene.links.clause for w in scene.words[verbs[-1].last : number.first])


def _of_toll(scene: Scene, sentence: Sentence, number: Mention, word: Mention) -> tuple[str, str]:
    """(figure kind, reality) of the killed: no plan nor budget is one for them, only what the cues say."""
    reality = scene.reality.of(word, sentence.first)
    if reality == "actual" and _is_ahead(scene, sentence, number):
        reality = "planned"
    return ("planned" if reality in ("planned", "possible") else "actual"), reality


def _is_aim(word: Mention) -> bool:
    """Whether a verbal noun is what something is done for (سعت لنشر)."""
    return word.tense in (None, "past") and word.kind == "metric" and split_clitic(word)[1] == "ل"


def _is_ahead(scene: Scene, sentence: Sentence, number: Mention) -> bool:
    """Whether a future form stands just before a number (ستجمع 1000 فرد)."""
    first = max(sentence.first, number.first - _FUTURE_REACH)
    arms = {
        m.first for m in scene.marked.between(first, number.first) if m.kind in ("weapon", "number", "actor", "person")
    }
    return any(
        i not in arms and len(w) > 4 and w.lstrip("وف").startswith(("سي", "ست", "سن"))
        for i, w in enumerate(scene.words[first : number.first], first)
    )


# --- figures that say the same ---


def _is_one(a: Figure, b: Figure) -> bool:
    f, g = a.fields, b.fields
    if (f["metric"], f["value"], f["unit"], a.sort) != (g["metric"], g["value"], g["unit"], b.sort):
        return False
    if a.at == b.at:
        return bool(f["subject"] == g["subject"] and f["period"] == g["period"])
    return bool(f["subject"] == g["subject"] or f["period"] == g["period"] or not f["period"] or not g["period"])


def _merge(held: Figure, new: Figure) -> None:
    for key in ("period", "counterpart"):
        held.fields[key] = held.fields[key] or new.fields[key]
    held.absorb(new)
