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

from sijill.code.acts import HUMANITARIAN
from sijill.code.frame import frame_of
from sijill.code.owners import Owners
from sijill.code.phrases import ADJECTIVE, BARE, OF, ActorPhrase
from sijill.code.scene import Scene, Sentence
from sijill.marked import Quantity
from sijill.records import Mention

_REACH = 16  # words between a metric and its sum
_BEHIND = 3  # how much nearer a metric before the sum must be to one behind it
_SHARE_OF = 4
_GDP_REACH = 8
_GOVERNS = 9
_RANK_REACH = 6
_NEEDS = 6  # words behind a noun of spending in which a word of defence stands
_DEFENCE = frozenset({"defence_industry", "general", "defence_spending"})
_MILITARY = frozenset({"weapon", "force", "crisis", "designation"})
_OF_WAR = 8  # words of arms, forces and fighting in a report that make its aid military
_MILITARY_CODES = frozenset({"military_aid", "general", "military"})
_MONEY = frozenset(
    {"defence_spending", "arms_exports", "arms_imports", "trade_volume", "investment", "aid", "loan", "deal_value"}
)
_ALLOTS = "metrics.spend"
_ALLOTTED = 7  # words behind a sum in which stands for whom it is
_MILLION = 1e6
_COUNTED = frozenset({"weapon", "people", "metric", "actor"})
_AMONG = frozenset({"بين", "من", "ضمن"})
_ARMS_TRADE = frozenset({"arms_exports", "arms_imports"})
_OF_DEALS = frozenset({"loan", "aid"})
_PERCENT = _MONEY - {"aid", "loan", "deal_value"}


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


def amounts(scene: Scene, sentence: Sentence) -> list[Amount]:
    """The sums and shares of a sentence, in order."""
    out: list[Amount] = []
    if sentence.kinds.isdisjoint(("money", "percent", "share")) or "metric" not in sentence.kinds:
        return out
    for number in sentence.of("money", "percent", "share", "number"):
        if number.kind == "number":
            if out and _goes_on(scene, sentence, out[-1], number):
                held = out[-1]
                out.append(
                    Amount(number, number.data, held.metric, held.unit, held.word, held.subject, held.counterpart)
                )
            continue
        if number.data.aside or number.data.each:
            continue
        word = _metric(scene, sentence, number, out[-1] if out else None)
        if word is None or (word.code == "aid" and not _is_military(scene, sentence, word)):
            continue
        unit = number.data.unit if number.kind == "money" else "percent"
        part_of = out[-1] if out and _is_part(scene, out[-1].number, number) else None
        subject, other = (part_of.subject, part_of.counterpart) if part_of else _owners(scene, sentence, number, word)
        if subject:
            whole = part_of.number if part_of else None
            metric = word.code
            if word.entry == _ALLOTS and other is None:
                other = _allotted(scene, sentence, number, subject[0])
                metric = "aid" if other else metric
            out.append(Amount(number, number.data, metric, unit, word, subject, other, whole))
    return out


def _allotted(scene: Scene, sentence: Sentence, number: Mention, giver: str) -> str | None:
    """The other state for whose forces a sum is set aside: خصصت 20 مليونا لتدريب الجيش التونسي."""
    if number.last >= sentence.last or scene.words[number.last][:1] != "ل":
        return None
    end = min(number.last + _ALLOTTED, sentence.last)
    phrase = next((p for p in scene.phrases(sentence) if number.last <= p.first < end), None)
    if phrase is None or phrase.code == giver or any(i in scene.verb_starts for i in range(number.last, phrase.first)):
        return None
    return phrase.code


def _goes_on(scene: Scene, sentence: Sentence, last: Amount, number: Mention) -> bool:
    """Whether a bare number is a sum in the currency before it: 5 مليارات دولار ... رفعه إلى 15 مليارا."""
    if last.unit in (None, "percent", "count") or number.data.value < _MILLION:
        return False
    if number.first - last.number.last > _REACH or not scene.words[number.first - 1].endswith("الي"):
        return False
    return not any(m.kind in _COUNTED for m in scene.marked.between(number.last, min(number.last + 1, sentence.last)))


def ranks(scene: Scene, sentence: Sentence) -> list[Amount]:
    """The places in an order that a sentence names, of defence only."""
    out = []
    for word in sentence.of("metric"):
        if word.code != "rank" or not _is_of_defence(scene, sentence, word):
            continue
        found = _place(scene, word)
        subject = _ranked(scene, sentence, word)
        if found is not None and subject:
            out.append(Amount(word, Quantity(float(found), None, "exact"), "rank", None, word, subject))
    return out


def _is_part(scene: Scene, whole: Mention, number: Mention) -> bool:
    """Whether a sum is part of the one before it (بقيمة 24 مليارا، منها 13 للدفاع)."""
    return any(m.kind == "alone" and m.entry == "metrics.part" for m in scene.marked.between(whole.last, number.first))


# --- what a sum measures ---


def _metric(scene: Scene, sentence: Sentence, number: Mention, last: Amount | None) -> Mention | None:
    words = [m for m in sentence.of("metric") if m.code in _MONEY and _counts_as(scene, sentence, m)]
    if number.kind == "percent":
        share = _gdp(sentence, number, last)
        if share is not None:
            return share
        if not _is_change_or_share(scene, sentence, number):
            return None
        words = [m for m in words if m.code in _PERCENT]
    if number.kind == "share":
        return next((m for m in words if 0 <= m.first - number.last <= _SHARE_OF and m.code in _PERCENT), None)
    best, least = None, float(_REACH)
    for m in words:
        if m.first >= number.last and m.code in _OF_DEALS and _verbs(scene, number.last, m.first):
            continue
        gap = number.first - m.last if m.last <= number.first else m.first - number.last + _BEHIND
        if gap < least and not _is_taken(sentence, m, number):
            best, least = m, float(gap)
    return best


def _verbs(scene: Scene, first: int, last: int) -> bool:
    """Whether a verb stands between, so that a word behind a sum is of something else (بقيمة مليار، يمولها قرض)."""
    return any(i in scene.verb_starts for i in range(first, last))


def _gdp(sentence: Sentence, number: Mention, last: Amount | None) -> Mention | None:
    """The word for gross domestic product behind a percentage, or that of the one before it (من 3% ... إلى 4%)."""
    for m in sentence.of("metric"):
        if m.code == "gdp_share" and 0 <= m.first - number.last <= _GDP_REACH:
            between = [o for o in sentence.of("percent") if number.last <= o.first < m.first]
            return None if between else m
    return last.word if last is not None and last.metric == "gdp_share" else None


def _is_change_or_share(scene: Scene, sentence: Sentence, number: Mention) -> bool:
    """Whether a percentage says how much something changed (بنسبة 6%) or its share of what is named behind من."""
    changed = any(
        m.code == "change" and 0 <= number.first - m.last <= m.data["before"] for m in sentence.of("figure_kind")
    )
    return changed or (number.last < sentence.last and scene.words[number.last] == "من")


def _counts_as(scene: Scene, sentence: Sentence, m: Mention) -> bool:
    """Whether a word of spending is about defence, where it alone does not say so."""
    if m.data.get("needs") != "defence":
        return True
    end = m.last + (_NEEDS if m.tense is None else _REACH)
    return any(
        o.kind == "defence_word" or o.code in _DEFENCE for o in scene.marked.between(m.last, min(end, sentence.last))
    )


def _is_taken(sentence: Sentence, metric: Mention, number: Mention) -> bool:
    """Whether a word behind a sum has a sum of its own behind it (بلغ 3 مليارات، وبلغت الصادرات 2)."""
    if metric.last <= number.first or metric.first == number.last:
        return False  # 24 مليار دولار مساعدات
    return any(metric.last <= o.first <= metric.last + 4 for o in sentence.of("money", "percent") if o is not number)


def _is_military(scene: Scene, sentence: Sentence, word: Mention) -> bool:
    """Whether aid is military: the sentence or, once for all of it, the report says so and nothing says it is not."""
    if not HUMANITARIAN.isdisjoint(scene.words[word.last : word.last + 2]):
        return False
    for m in sentence.mentions:
        if m.kind in _MILITARY or m.code in _MILITARY_CODES or (m.kind == "actor" and m.data.get("force") == "army"):
            return True
    key = ("military_aid", 0)
    found = scene.cache.get(key)
    if found is None:
        told = any(m.code == "military_aid" for m in scene.marked.mentions)
        found = scene.cache[key] = [told or sum(m.kind in _MILITARY for m in scene.marked.mentions) >= _OF_WAR]
    return bool(found[0])


# --- whose it is ---


def _owners(scene: Scene, sentence: Sentence, number: Mention, word: Mention) -> tuple[list[str], str | None]:
    if word.code == "trade_volume":
        return _both(scene, sentence, word), None
    if word.code in ("aid", "loan"):
        return _giver(scene, sentence, number, word)
    if number.kind in ("percent", "share") and number.last <= word.first:
        shared = _of_share(scene, sentence, number, word)
        if shared[0]:
            return shared
    found = _beside(scene, sentence, number) or _qualifying(scene, sentence, word)
    if found is None:
        named = _named(scene, sentence, number, word)
        found = named.code if named is not None else next(iter(scene.codes_before(number.first, 1)), None)
    return [found] if found else [], None


def _of_share(scene: Scene, sentence: Sentence, number: Mention, word: Mention) -> Owners:
    """Whose a share is of what is named behind it: of the world's, who has it; of a state's, that state and the other.

    تستحوذ واشنطن على 40% من صادرات السلاح العالمية           USA
    شكلت الأسلحة الأميركية 79% من واردات السعودية من السلاح    SAU, from USA
    تعتمد مصر على روسيا في 37% من وارداتها من السلاح           EGY, from RUS
    """
    before = [p for p in scene.phrases(sentence) if p.last <= number.first and len(p.codes) == 1]
    of_world = any(m.kind == "world" for m in scene.marked.between(word.last, min(word.last + _NEEDS, sentence.last)))
    if of_world:
        return ([before[-1].code], None) if before else ([], None)
    whose = _qualifying(scene, sentence, word)
    if whose is None and word.pronoun and before:
        whose = next((p.code for p in before if p.link == BARE), None)
    if whose is None:
        return [], None
    return [whose], _traded_with(scene, sentence, number, word, whose)


def _traded_with(scene: Scene, sentence: Sentence, number: Mention, word: Mention, whose: str) -> str | None:
    """The other side of a share of the arms trade: who is relied on, whose arms they are, from or to whom they go.

    Who else the sentence names may only speak of it.
    """
    if word.code not in _ARMS_TRADE:
        return None
    way = "from" if word.code == "arms_imports" else "to"
    for phrase in scene.phrases(sentence):
        beside = phrase.link == ADJECTIVE and phrase.last == number.first
        relied_on = phrase.link == "upon" and phrase.last <= number.first
        if (beside or relied_on or (phrase.link == way and phrase.first >= word.last)) and phrase.code != whose:
            return phrase.code if len(phrase.codes) == 1 else None
    return None


def _qualifying(scene: Scene, sentence: Sentence, word: Mention) -> str | None:
    """The actor that a word of money itself names: الإنفاق العسكري الروسي, موازنة مصر, الإنفاق العالمي."""
    world = next((m for m in scene.marked.between(word.last, word.last + 1) if m.kind == "world"), None)
    if world is not None:
        return world.code
    frame = frame_of(scene, word, sentence)
    for phrase in (frame.adjective, frame.of, frame.by("to") if word.tense is None else None):
        if phrase is not None and phrase.first - word.last <= 2:
            return phrase.code
    return None


def _named(scene: Scene, sentence: Sentence, number: Mention, word: Mention) -> ActorPhrase | None:
    """The subject of a verb of spending, else the last actor before, else the first behind."""
    subject = frame_of(scene, word, sentence).subject if word.tense is not None else None
    phrases, at = scene.phrases(sentence), min(word.first, number.first)
    before = [p for p in phrases if p.last <= at and p.link not in ("about", "against")]
    return subject or (before[-1] if before else None) or next((p for p in phrases if p.first >= word.last), None)


def _beside(scene: Scene, sentence: Sentence, number: Mention) -> str | None:
    """The actor right before a sum in brackets: الولايات المتحدة (916 مليار دولار), والصين بنسبة 6%."""
    for phrase in scene.phrases(sentence):
        for m in phrase.mentions:
            gap = number.first - m.last
            if gap == 0 or (gap == 1 and scene.words[m.last] == "بنسبه"):
                return m.code if m.kind == "actor" else phrase.code
    return None


def _both(scene: Scene, sentence: Sentence, word: Mention) -> list[str]:
    frame = frame_of(scene, word, sentence)
    between = frame.by("between")
    if between is not None and len(between.codes) > 1:
        return list(between.codes)
    named = list(dict.fromkeys(c for p in scene.phrases(sentence) for c in p.codes))
    return named[:2] if len(named) > 1 else scene.codes_before(word.first, 2)


def _giver(scene: Scene, sentence: Sentence, number: Mention, word: Mention) -> tuple[list[str], str | None]:
    """Who gives and who receives aid: by the verb that governs it, else by its adjective and what follows لـ or إلى."""
    own = frame_of(scene, word, sentence)
    receiver = own.by("to")
    giver: ActorPhrase | None = own.adjective or (own.of if receiver is not None else None)
    source = own.by("from")
    for verb in sentence.of("transfer"):
        role = verb.data.get("by")
        if not (
            0 <= word.first - verb.last <= _GOVERNS
            or (0 <= number.first - verb.last <= _GOVERNS and verb.first < word.first)
        ):
            continue
        frame = frame_of(scene, verb, sentence)
        subject = (frame.by("by") if frame.passive else frame.subject) or frame.of
        if role == "supplier":
            giver = giver or subject
            receiver = receiver or frame.by("to") or frame.object or (frame.of if subject is not frame.of else None)
        elif role == "recipient":
            receiver = receiver or subject
            source = source or frame.by("from")
    giver = giver or source
    if giver is None:
        taken = set(receiver.codes) if receiver is not None else set()
        before = [p for p in scene.phrases(sentence) if p.last <= number.first and not taken & set(p.codes)]
        giver = next((p for p in reversed(before) if p.link in (BARE, OF, ADJECTIVE, "by")), None)
    if giver is None:
        return [], None
    others = [c for c in (receiver.codes if receiver is not None else ()) if c != giver.code]
    return [giver.code], others[0] if len(others) == 1 else None


# --- ranks ---


def _place(scene: Scene, word: Mention) -> int | None:
    """The ordinal behind a word (المرتبة الثامنة) or before it (ثاني أكبر); أكبر alone is the first."""
    if word.data["ordinal"] == "after":
        return next((m.data for m in scene.marked.between(word.last, word.last + 1) if m.kind == "ordinal"), None)
    at = word.first - 1 if scene.words[word.first - 1] in _AMONG else word.first  # ثانيا بين أكبر مستوردي السلاح
    alone = 1 if at == word.first and word.data["ordinal"] == "before" else None
    return next((m.data for m in scene.marked.between(at - 1, at) if m.kind == "ordinal"), alone)


def _ranked(scene: Scene, sentence: Sentence, word: Mention) -> list[str]:
    before = [p for p in scene.phrases(sentence) if p.last <= word.first and p.link in (BARE, OF, ADJECTIVE)]
    if before:
        return [before[-1].code]
    return scene.codes_before(word.first, 1)


def _is_of_defence(scene: Scene, sentence: Sentence, word: Mention) -> bool:
    del scene
    return word.entry == "metrics.power" or any(
        abs(m.first - word.last) <= _RANK_REACH
        and (
            m.kind in ("weapon", "force", "defence_word")
            or m.code in ("defence_spending", "arms_exports", "arms_imports")
        )
        for m in sentence.mentions
    )
