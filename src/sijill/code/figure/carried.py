"""Sums that only the sentence before says the meaning of: وسترتفع إلى 30 مليار دولار, ويمثل ذلك زيادة بنسبة 40%.

What was measured goes on being measured where a sentence opens with a verb of growing or coming to, names nobody else,
and says of nothing else how much it is.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from sijill.code.sentence.scene import Scene, Sentence
from sijill.languages.rule_words import is_listed, rule_words
from sijill.records import Mention

_CARRIED = frozenset({"defence_spending", "gdp_share", "arms_exports", "arms_imports", "trade_volume"})
_OPENS = 10  # words from the beginning of a sentence to its verb
_REACH = 12  # words from that verb to the number
_MILLION = 1e6
_MAY = "قد"
GROWS = rule_words("figure.carried", "grows")
_ITS_SUM = rule_words("figure.carried", "its_sum")
_NAMED_BACK = 4  # words from the verb to the noun that points back: وتبلغ قيمتها
_OTHER = frozenset({"transfer", "crisis", "instrument", "weapon", "people"})


class Told(NamedTuple):
    """What the last sum of a sentence measured, whose it is, and the word that said so."""

    metric: str
    unit: str | None
    subject: tuple[str, ...]
    counterpart: str | None
    word: Mention


def carry(scene: Scene, sentence: Sentence, told: Told) -> None:
    """Remember what a sentence measured, for the one behind it."""
    if told.metric in _CARRIED and told.subject:
        scene.cache["carried", sentence.index] = [told]


def carried(
    scene: Scene, sentence: Sentence, number: Mention, named: Callable[[Scene, Sentence], Told | None]
) -> Told | None:
    """What a sum or percentage measures that its own sentence says nothing of; None if it is not that of before.

    `named` tells what the sentence before names without saying how much it is: كشفت عن ميزانية الدفاع. وتبلغ قيمتها.
    """
    verb = next((i for i in range(sentence.first, sentence.first + _OPENS) if _grows(scene, i, sentence)), None)
    if verb is None or not 0 < number.first - verb <= _REACH or number.kind not in ("money", "percent", "number"):
        return None
    before = scene.cache.get(("carried", sentence.index - 1))
    told: Told | None = before[0] if before else None
    if told is None or (told.metric == "gdp_share" and number.kind == "money"):
        points = not _ITS_SUM.isdisjoint(scene.words[verb + 1 : verb + 1 + _NAMED_BACK])
        told = named(scene, sentence) if points else None
    if told is None or not _is_of_it(scene, sentence, number, verb, told):
        return None
    is_share = told.metric == "gdp_share"
    if number.kind != "percent":
        bare = number.kind == "number" and number.data.value < _MILLION
        unmeasured = told.unit in (None, "count", "percent") and number.kind != "money"
        return None if bare or is_share or unmeasured else told
    changed = any(m.code == "change" for m in sentence.of("figure_kind") if m.first < number.first)
    return told if changed != is_share else None


def _grows(scene: Scene, at: int, sentence: Sentence) -> bool:
    return at < sentence.last and is_listed(scene.words[at], GROWS)


def _is_of_it(scene: Scene, sentence: Sentence, number: Mention, verb: int, told: Told) -> bool:
    """Whether a sentence up to a number, and right behind it, speaks of nothing else and of nobody else.

    Its verb may be another's elsewhere, as of arms that come: وسيصل المبلغ إلى.
    """
    near = [m for m in sentence.mentions if m.first <= number.last and m.first != verb]
    again = {m.first for m in near if m.kind == "metric" and m.code == told.metric}
    near = [m for m in near if m.first not in again]  # وستصل الصادرات إلى 8 مليارات
    if any(m.kind in _OTHER or (m.kind == "metric" and not m.data.get("act")) for m in near):
        return False
    named = {c for p in scene.phrases(sentence) if p.first < number.first for c in p.codes}
    return named <= set(told.subject)


def growth(scene: Scene, sentence: Sentence, number: Mention) -> str:
    """How real what something comes to is: planned of سترتفع إلى 90 مليارا, possible of قد تصل إلى 10.

    What it grows from is told as it is (من 75 مليارا إلى 90).
    """
    if scene.words[number.first - 1] == "من" and "الي" in scene.words[number.last : number.last + 1]:
        return "actual"
    for i in range(number.first - 1, max(sentence.first, number.first - _REACH) - 1, -1):
        word = scene.words[i].lstrip("وف")
        if word[:1] == "س" and word[1:] in GROWS:
            return "planned"
        if word in GROWS and i > sentence.first and scene.words[i - 1].lstrip("وف") == _MAY and word[0] in "يت":
            return "possible"
        if word in scene.links.clause or (i in scene.verb_starts and word[:1] not in ("ي", "ت")):
            return "actual"
    return "actual"
