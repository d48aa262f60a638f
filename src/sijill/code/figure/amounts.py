"""Sums of money, shares and ranks: what they measure and whose they are.

    بلغ الإنفاق العسكري الروسي 109 مليارات دولار     defence_spending of RUS
    قدمت واشنطن لكييف مساعدات عسكرية بقيمة مليار دولار  aid of USA to UKR
    3.6% من الناتج المحلي                            gdp_share
    نصف إجمالي الإنفاق الدفاعي                        a share of what is named behind it
    ثاني أكبر مصدر للسلاح                             rank 2

A conversion in brackets and the price of one are no figures. Money for arms that change hands is left to transfers.
"""

from __future__ import annotations

from dataclasses import dataclass

from sijill.code.figure.carried import Told, carried, carry
from sijill.code.figure.funds import funded
from sijill.code.figure.land import land
from sijill.code.figure.measure_words import OF_DEALS, has_verb, is_change_or_share, is_of_part, is_taken, out_of
from sijill.code.figure.military_aid import is_military
from sijill.code.figure.share_rows import goes_on_to, is_called_share, is_grown, next_owner
from sijill.code.figure.spending import counts_as, for_forces, is_civil
from sijill.code.sentence.scene import Scene, Sentence
from sijill.code.sums.gifts import given
from sijill.code.sums.sum_lists import below_heading, beside, follows_share, goes_on, is_joined, share_of_gdp
from sijill.code.sums.sum_owners import allotted, sum_owners, taker_of
from sijill.languages.rule_words import rule_words
from sijill.marked import Quantity
from sijill.records import Mention

_REACH = 16  # words between a metric and its sum
_BEHIND = 3  # how much nearer a metric before the sum must be to one behind it
_SHARE_OF = 4
_GDP_REACH = 8
_MONEY = frozenset(
    {
        "defence_spending",
        "arms_exports",
        "arms_imports",
        "trade_volume",
        "investment",
        "aid",
        "loan",
        "deal_value",
        "other",
    }
)
_ALLOTS = frozenset({"metrics.spend", "metrics.allot"})
_MILLION = 1e6
_PARTED = 6  # words from a sum for one to the sum for another
_TWICE = 4  # words from a verb of doubling to what has doubled
_TIMES = rule_words("figure.amounts", "times")
_RISE = 5  # words from a sum to the percentage by which it rose
_ALL = rule_words("figure.amounts", "all")
_OF_WORTH = rule_words("figure.amounts", "of_worth")
_TAKEN_UP = frozenset({"defence_spending", "arms_exports", "arms_imports", "trade_volume"})
_OF_DEALS = frozenset({"metric", "weapon", "instrument"})
_IN_ROWS = frozenset({"arms_exports", "arms_imports", "gdp_share", "defence_spending"})
_PERCENT = _MONEY - {"aid", "loan", "deal_value", "other"}


@dataclass(slots=True)
class Amount:
    """A sum, share or rank: the number, its metric, unit, owners, and the word that names the metric."""

    number: Mention
    quantity: Quantity
    metric: str
    unit: str | None
    word: Mention
    subject: list[str]
    counterpart: str | None = None
    whole: Mention | None = None  # the sum that it is part of
    shared: bool = False  # one more share of what the one before is of


def amounts(scene: Scene, sentence: Sentence) -> list[Amount]:
    """The sums and shares of a sentence, in order."""
    out: list[Amount] = []
    if sentence.kinds.isdisjoint(("money", "percent", "share", "number", "doubled")):
        return out
    for number in sentence.of("money", "percent", "share", "number"):
        if number.kind == "number" and not _is_sum(scene, number):
            grown = _carried(scene, sentence, number) if not out else None
            sum_before = next((a for a in reversed(out) if a.unit != "percent"), out[-1]) if out else None
            grown = grown or (_bare_gift(scene, sentence, number) if not out else None)
            out += _more(scene, sentence, sum_before, number) if sum_before else [grown] if grown is not None else []
        elif not (number.data.aside or number.data.each):
            found = _amount(scene, sentence, number, out)
            out += [found] if found is not None else []
    _share_out(scene, sentence, out)
    _share_back(scene, sentence, out)
    if out:
        last = out[-1]
        carry(scene, sentence, Told(last.metric, last.unit, tuple(last.subject), last.counterpart, last.word))
    doubled = (_doubled(scene, sentence, m) for m in sentence.of("doubled"))
    return [*out, *(amount for amount in doubled if amount is not None)]


def _share_out(scene: Scene, sentence: Sentence, sums: list[Amount]) -> None:
    """A sum of aid of which parts go to several is for none of them alone: 95 مليارا، 61 لأوكرانيا و26 لإسرائيل."""
    aid = [a for a in sums if a.metric == "aid"]
    own = [taker_of(scene, sentence, a.number, a.subject[0]) for a in aid]
    for i, amount in enumerate(aid):
        if own[i] is None and len(set(own[i + 1 :]) - {None}) > 1:
            amount.counterpart = None


def _share_back(scene: Scene, sentence: Sentence, sums: list[Amount]) -> None:
    """What the last of a row is a share of the others are too: كندا بنسبة 42% وألمانيا بنسبة 9% من صادرات السلاح."""
    for one, following in zip(sums[-2::-1], sums[:0:-1], strict=True):
        if one.unit == "percent" and following.shared and one.metric == following.metric:
            one.shared = one.shared or goes_on_to(scene, sentence, one.number, following.number)


def _amount(scene: Scene, sentence: Sentence, number: Mention, out: list[Amount]) -> Amount | None:
    """What a sum or share measures, by a word of its sentence or by what stands before; `out`: those before it."""
    named = [m for m in sentence.of("metric") if m.code in _MONEY and m.last <= number.first]
    if named and is_civil(scene, sentence, named[-1]):
        return None  # تزيد النفقات المحلية 42 مليارا
    row = _of_row(scene, sentence, number, out[-1] if out else None)
    word = _metric(scene, sentence, number, out[-1] if out else None)
    if word is None or row is not None:
        told = (
            row
            or _further_gift(scene, sentence, number, out)
            or _gift(scene, sentence, number)
            or _listed(scene, sentence, number)
        )
        told = told or _aimed_at(scene, number, out)
        return told or _carried(scene, sentence, number) or _for_defence(scene, sentence, number)
    if word.code == "aid" and not is_military(scene, sentence, word):
        return None
    unit = number.data.unit if number.kind in ("money", "number") else "percent"
    part_of = out[-1] if out and _is_part(scene, out[-1].number, number) else None
    if part_of is None and number.kind == "percent" and out and _is_of_sum(scene, sentence, out[-1], number):
        return Amount(number, number.data, out[-1].metric, unit, word, out[-1].subject, out[-1].counterpart)
    subject, other = (part_of.subject, part_of.counterpart) if part_of else sum_owners(scene, sentence, number, word)
    if not subject:
        return None
    metric = word.code if word.kind == "metric" or not out else out[-1].metric
    if word.entry in _ALLOTS and other is None:
        other = allotted(scene, sentence, number, subject[0])
        metric = "aid" if other else metric
    if word.code == "aid":
        other = taker_of(scene, sentence, number, subject[0]) or other
    unit = unit or number.data.unit_of(subject)
    shared = _is_shared(scene, sentence, out, number)
    follows = bool(out) and follows_share(scene, sentence, out[-1].number, number)
    held = out[-1].counterpart if follows and out[-1].metric == "arms_imports" else None
    if held is not None and held not in subject:
        subject, other = out[-1].subject, subject[0]  # تلتها الأسلحة الألمانية بنسبة 30%: of the same buyer
    whole = part_of.number if part_of else None
    return Amount(number, number.data, metric, unit, word, subject, other, whole, shared)


def _of_row(scene: Scene, sentence: Sentence, number: Mention, last: Amount | None) -> Amount | None:
    """One more share of what the one before it is of, and of another: تلتها ألمانيا بـ9.6%, مقابل 9.6% لألمانيا."""
    if last is None or last.metric not in _IN_ROWS or not (last.shared or last.metric == "gdp_share"):
        return None
    owner = next_owner(scene, sentence, last.number, number)
    own = last.metric != "gdp_share" and _gdp(scene, sentence, number, None) is not None
    if owner is None or owner in last.subject or own:
        return None
    held = last.counterpart if last.metric == "arms_imports" else None
    subject, other = (last.subject, owner) if held else ([owner], None)  # of the same buyer, from another
    return Amount(number, number.data, last.metric, "percent", last.word, subject, other, shared=True)


def _aimed_at(scene: Scene, number: Mention, out: list[Amount]) -> Amount | None:
    """The target for what the sum before is of: بلغ التبادل 6 مليارات، والهدف هو الوصول إلى 10 مليارات دولار."""
    last = out[-1] if out else None
    if last is None or last.metric not in _TAKEN_UP or last.unit == "percent" or number.kind != "money":
        return None
    between = scene.marked.between(last.number.last, number.first)
    aims = [m for m in between if m.kind == "figure_kind" and m.code == "target"]
    if not aims or number.first - aims[-1].last > aims[-1].data["before"] or any(m.kind in _OF_DEALS for m in between):
        return None
    return Amount(number, number.data, last.metric, number.data.unit, last.word, last.subject, last.counterpart)


def _doubled(scene: Scene, sentence: Sentence, verb: Mention) -> Amount | None:
    """What has become twice as much rose by 100 percent: تضاعفت صادرات أنقرة من السلاح."""
    end = min(verb.last + _TWICE, sentence.last)
    if not _TIMES.isdisjoint(scene.words[verb.last : min(verb.last + _REACH, sentence.last)]):
        return None  # ثلاث مرات
    words = (m for m in sentence.of("metric") if verb.last <= m.first < end and m.code in _PERCENT)
    word = next((m for m in words if counts_as(scene, sentence, m)), None)
    subject, other = sum_owners(scene, sentence, verb, word) if word is not None else ([], None)
    if word is None or not subject:
        return None
    return Amount(verb, Quantity(100.0, "percent", "exact"), word.code, "percent", word, subject, other)


def _gift(scene: Scene, sentence: Sentence, number: Mention) -> Amount | None:
    """A sum given as such where forces are spoken of (تعهدت أوسلو بتقديم 7 مليارات لكييف), or a share of land held."""
    held = land(scene, sentence, number)
    if held is not None:
        return Amount(number, number.data, "other", "percent", *held)
    found = given(scene, sentence, number) if number.kind == "money" else None
    if found is None or not is_military(scene, sentence, number):
        return None
    word, giver, taker = found
    return Amount(number, number.data, "aid", number.data.unit_of((giver, taker)), word, [giver], taker or None)


def _bare_gift(scene: Scene, sentence: Sentence, number: Mention) -> Amount | None:
    """A sum given whose currency is not said: أقرت برلين 400 مليون إضافية لكييف."""
    if number.data.value < _MILLION or taker_of(scene, sentence, number, "") is None:
        return None
    found = given(scene, sentence, number)
    if found is None or not is_military(scene, sentence, number):
        return None
    word, giver, taker = found
    return Amount(number, number.data, "aid", None, word, [giver], taker or None)


def _further_gift(scene: Scene, sentence: Sentence, number: Mention, out: list[Amount]) -> Amount | None:
    """One more sum of aid, for another: 61 مليار دولار لأوكرانيا و26 مليار دولار لإسرائيل."""
    last = out[-1] if out else None
    if last is None or last.metric != "aid" or number.kind != "money" or not is_joined(scene, number):
        return None
    if number.first - last.number.last > _PARTED or any(
        i in scene.verb_starts for i in range(last.number.last, number.first)
    ):
        return None
    taker = taker_of(scene, sentence, number, last.subject[0])
    unit = number.data.unit_of((*last.subject, taker or ""))
    return Amount(number, number.data, "aid", unit, last.word, last.subject, taker, last.whole) if taker else None


def _is_shared(scene: Scene, sentence: Sentence, out: list[Amount], number: Mention) -> bool:
    """Whether a percentage is a share: one more as the one before it, of what is named behind it, or called one."""
    if number.kind != "percent":
        return False
    if out and (out[-1].shared or follows_share(scene, sentence, out[-1].number, number)):
        return True
    of = scene.words[number.last : number.last + 1] == ["من"] or is_called_share(scene, sentence, number)
    return of and not is_grown(sentence, number)


def _listed(scene: Scene, sentence: Sentence, number: Mention) -> Amount | None:
    """A sum in a list, whose measure only its heading says."""
    found = below_heading(scene, sentence, number, lambda s, m: counts_as(scene, s, m))
    if found is None:
        return None
    metric, subject, word = found
    return Amount(number, number.data, metric, number.data.unit, word, subject)


def _carried(scene: Scene, sentence: Sentence, number: Mention) -> Amount | None:
    """A sum that goes on with what the sentence before measured: وسترتفع إلى 30 مليار دولار."""
    told = carried(scene, sentence, number, _named_before)
    if told is None:
        return None
    unit = {"money": number.data.unit, "percent": "percent"}.get(number.kind, told.unit)
    return Amount(number, number.data, told.metric, unit, told.word, list(told.subject), told.counterpart)


def _named_before(scene: Scene, sentence: Sentence) -> Told | None:
    """The last measure that the sentence before names, and whose it is."""
    if not sentence.index:
        return None
    before = scene.sentences[sentence.index - 1]
    words = (m for m in before.of("metric")[::-1] if m.code in _TAKEN_UP and counts_as(scene, before, m))
    word = next(words, None)
    subject = sum_owners(scene, before, word, word)[0] if word is not None else []
    return Told(word.code, None, tuple(subject), None, word) if word is not None and subject else None


def _for_defence(scene: Scene, sentence: Sentence, number: Mention) -> Amount | None:
    """A sum of a budget that goes to the forces: تشمل الموازنة 800 مليار دولار لوزارة الدفاع."""
    got = funded(scene, sentence, number) if number.kind == "money" else None
    if got is not None:
        return Amount(number, number.data, "defence_spending", number.data.unit_of([got[1]]), got[0], [got[1]])
    word = for_forces(scene, sentence, number) if number.kind == "money" else None
    subject = scene.codes_before(number.first, 1) if word is not None else []
    if word is None or not subject:
        return None
    return Amount(number, number.data, "defence_spending", number.data.unit_of(subject), word, subject)


def _more(scene: Scene, sentence: Sentence, last: Amount, number: Mention) -> list[Amount]:
    """A bare number that goes on in the currency of the sum before it."""
    parted = last.metric == "aid" and _is_large(last, number)
    if parted and (taker := taker_of(scene, sentence, number, last.subject[0])) is not None:
        whole = last.whole or last.number
        return [Amount(number, number.data, "aid", last.unit, last.word, last.subject, taker, whole)]
    if last.metric == "aid" and _is_part(scene, last.number, number) and _is_large(last, number):
        whole = last.whole or last.number
        return [Amount(number, number.data, "aid", last.unit, last.word, last.subject, last.counterpart, whole)]
    more, owner = goes_on(scene, sentence, last.number, last.unit, number)
    subject, other = ([owner], None) if owner else (last.subject, last.counterpart)
    return [Amount(number, number.data, last.metric, last.unit, last.word, subject, other)] if more else []


def _is_large(last: Amount, number: Mention) -> bool:
    """Whether a bare number near a sum is large enough to be one."""
    return bool(number.data.value >= _MILLION) and number.first - last.number.last <= _REACH


def _is_sum(scene: Scene, number: Mention) -> bool:
    """Whether a bare number is a sum of which the currency is not said (مساعدات بقيمة 14 مليارا)."""
    before = scene.words[max(0, number.first - 2) : number.first + 1]
    return number.data.value >= _MILLION and not _OF_WORTH.isdisjoint(before)


def _is_part(scene: Scene, whole: Mention, number: Mention) -> bool:
    """Whether a sum is part of the one before it (بقيمة 24 مليارا، منها 13 للدفاع)."""
    return any(m.kind == "alone" and m.entry == "metrics.part" for m in scene.marked.between(whole.last, number.first))


# --- what a sum measures ---


def _metric(scene: Scene, sentence: Sentence, number: Mention, last: Amount | None) -> Mention | None:
    words = [m for m in sentence.of("metric") if m.code in _MONEY and counts_as(scene, sentence, m)]
    if number.kind == "percent":
        share = _gdp(scene, sentence, number, last) or share_of_gdp(scene, sentence, number)
        share = share or (last.word if last is not None and _is_end_of_change(scene, last, number) else None)
        if share is not None:
            return share
        if not is_change_or_share(scene, sentence, number) and not is_called_share(scene, sentence, number):
            return None
        words = [m for m in words if m.code in _PERCENT and not m.data.get("far")]
        if last is not None and _is_of_sum(scene, sentence, last, number):
            return last.word
    if number.kind == "share":
        return next((m for m in words if 0 <= m.first - number.last <= _SHARE_OF and m.code in _PERCENT), None)
    words = [m for m in words if not is_of_part(scene, sentence, m, number)]
    best, least = out_of(scene, words, number), float(_REACH)
    if best is not None:
        return best
    for m in words:
        if m.first >= number.last and m.code in OF_DEALS and has_verb(scene, number.last, m.first):
            continue
        gap = number.first - m.last if m.last <= number.first else m.first - number.last + _BEHIND
        if gap < least and not is_taken(scene, sentence, m, number):
            best, least = m, float(gap)
    return best


def _is_end_of_change(scene: Scene, last: Amount, number: Mention) -> bool:
    """Whether a percentage is what the one before it changed to (من 33% إلى 40%)."""
    near = 0 <= number.first - last.number.last <= 1
    return last.unit == "percent" and near and scene.words[number.first - 1].endswith("الي")


def _is_of_sum(scene: Scene, sentence: Sentence, last: Amount, number: Mention) -> bool:
    """Whether a percentage says by how much the sum just before it rose, or what share of all it is, of nobody else."""
    if not _is_rise_of(sentence, last, number) and not _is_share_of_all(scene, last, number):
        return False
    owner = beside(scene, sentence, number)
    return owner is None or owner in last.subject


def _is_rise_of(sentence: Sentence, last: Amount, number: Mention) -> bool:
    """Whether a percentage says by how much the sum just before it rose (91 مليار دولار، بزيادة قدرها 4%)."""
    near = number.first - last.number.last <= _RISE and last.unit not in ("percent", "count", None)
    rises = (m for m in sentence.of("figure_kind") if m.entry == "metrics.rise_by")
    return near and any(m.first >= last.number.last for m in rises)


def _is_share_of_all(scene: Scene, last: Amount, number: Mention) -> bool:
    """Whether a percentage says what share of all the sum just before it is: 916 مليار دولار، أي 37% من الإجمالي."""
    near = 0 <= number.first - last.number.last <= _RISE and last.unit not in ("percent", "count", None)
    of, whole = scene.words[number.last : number.last + 1], scene.words[number.last + 1 : number.last + 2]
    return near and of == ["من"] and not _ALL.isdisjoint(whole)


def _gdp(scene: Scene, sentence: Sentence, number: Mention, last: Amount | None) -> Mention | None:
    """The word for gross domestic product behind a percentage, or that of the one before it (من 3% ... إلى 4%)."""
    for m in sentence.of("metric"):
        caused = scene.words[m.last : m.last + 1] == ["عن"]  # 30% من القتلى ناتجة عن
        if m.code == "gdp_share" and 0 <= m.first - number.last <= _GDP_REACH and not caused:
            between = [o for o in sentence.of("percent") if number.last <= o.first < m.first]
            between = [o for o in between if scene.words[number.last : o.first] != ["الي"]]  # من 2% إلى 3% من الناتج
            return None if between else m
    return last.word if last is not None and last.metric == "gdp_share" else None
