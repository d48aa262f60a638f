"""Figures, and when two drafts of a report tell one: the same number again, of the same thing.

خسرت كييف دبابتين في اتجاه خاركيف. وخسرت دبابتين في اتجاه دونيتسك.     two, for each has a place of its own
"""

from __future__ import annotations

from dataclasses import dataclass

from sijill.code.draft import Draft
from sijill.code.scene import Scene, Sentence
from sijill.code.where import spots
from sijill.text import folded

_FEW = 10
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
    held.names |= new.names
    held.absorb(new)
