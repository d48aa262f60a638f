"""Figures, and when two drafts of a report tell one: the same number again, of the same thing.

خسرت كييف دبابتين في اتجاه خاركيف. وخسرت دبابتين في اتجاه دونيتسك.     two, for each has a place of its own
أكثر من 7 آلاف قتيل ... ارتفع عدد القتلى إلى 7028                        one, which the title rounds
"""

from __future__ import annotations

from dataclasses import dataclass

from sijill.code.draft import Draft, only_headline
from sijill.code.sentence.scene import Scene, Sentence
from sijill.code.sentence.where import spots
from sijill.text import folded

_FEW = 10
_TITLE = 1  # the last sentence that may round what the report then tells: the title, and the lead
_NEAR = 0.06  # of a round number: another farther off is another count
_ROUND = frozenset({"about", "at_least"})
_TO_BE = frozenset({"defence_spending", "gdp_share", "aid", "loan", "investment", "troops", "trade_volume"})
_NAME = 4  # letters of a word that a place can be known by


@dataclass(slots=True)
class Figure(Draft):
    """A draft that remembers which toll it is, of which arms, the places told with it, and where its number stands.

    Six killed and six wounded stay two in a sentence.
    """

    sort: str = ""
    arms: str = ""
    names: frozenset[str] = frozenset()
    number: int = 0


def names_in(scene: Scene, sentence: Sentence) -> frozenset[str]:
    """The words that name the places of a sentence: no states, and no «city of»."""
    named = (s.text for s in spots(scene, sentence) if not s.is_state)
    words = {w for text in named for w in folded(text).split() if len(w) >= _NAME}
    return frozenset(words - scene.links.place_nouns)


def is_one(a: Figure, b: Figure) -> bool:
    """Whether two drafts tell one figure."""
    f, g = a.fields, b.fields
    if (f["metric"], f["value"], f["unit"], a.sort) != (g["metric"], g["value"], g["unit"], b.sort):
        return False
    if a.at == b.at:
        return bool(f["subject"] == g["subject"] and f["period"] == g["period"] and a.arms == b.arms)
    if f["metric"] == "equipment" and a.arms and b.arms and a.arms != b.arms:
        return False  # 4 مدرعات ... 4 مسيرات
    few = f["metric"] == "equipment" and f["value"] < _FEW  # bulletins list them by place
    if few and a.names and b.names and not a.names & b.names:
        return False
    return bool(f["subject"] == g["subject"] or f["period"] == g["period"] or not f["period"] or not g["period"])


def merge(held: Figure, new: Figure) -> None:
    """Join a draft to one that tells the same; none is its own other side."""
    for key in ("period", "subject", "counterpart"):
        held.fields[key] = held.fields[key] or new.fields[key]
    if held.fields["counterpart"] in held.fields["subject"]:
        held.fields["counterpart"] = None
    if only_headline(held, new) and new.reality == "planned" and held.fields["metric"] in _TO_BE:
        held.reality, held.fields["figure_kind"] = new.reality, new.fields["figure_kind"]
    held.headline = held.headline and new.headline
    held.names |= new.names
    held.absorb(new)


def join_rounded(figures: list[Figure]) -> list[Figure]:
    """The figures without those of a title that only round one told further on, which takes their words."""
    out = list(figures)
    for rough in figures:
        exact = next((f for f in out if f is not rough and _rounds(rough, f)), None)
        if exact is not None:
            merge(exact, rough)
            out.remove(rough)
    return out


def _rounds(rough: Figure, exact: Figure) -> bool:
    """Whether a figure of a title is another one up to its last round digit: نحو 700 of 690, أكثر من 7 آلاف of 7028."""
    f, g = rough.fields, exact.fields
    if rough.at > _TITLE or exact.at <= rough.at or f["approx"] not in _ROUND or rough.reality != exact.reality:
        return False
    same = (f["metric"], f["unit"], f["subject"], rough.sort) == (g["metric"], g["unit"], g["subject"], exact.sort)
    if not same or (f["period"] and g["period"] and f["period"] != g["period"]):
        return False
    digit, off = min(_last_digit(f["value"]), f["value"] * _NEAR), g["value"] - f["value"]
    return bool(0 < off < digit if f["approx"] == "at_least" else 0 < abs(off) < digit / 2)


def _last_digit(value: float) -> float:
    """What the last digit of a whole number that is no zero counts: 1000 of 7000, 100 of 7300."""
    digit = 1.0
    while value and value % (digit * 10) == 0:
        digit *= 10
    return digit
