"""How far those who review a register agree: of all they judged, by kind, of pairs, and by field."""

from __future__ import annotations

from collections import defaultdict
from typing import NamedTuple

from sijill.alpha import Agreement, agreement, by_field
from sijill.codebook import load
from sijill.judged import BESIDE
from sijill.records import Judgement
from sijill.store import Register

__all__ = ["Agreement", "Measured", "measured"]

PAIRS = "pair"


class Measured(NamedTuple):
    """Agreement on all verdicts, on those of each kind of claim and on pairs (`pair`), and on each field of a kind.

    What nobody judged is left out, and so is a field of claims that no two people accepted.
    """

    whole: Agreement
    parts: tuple[tuple[str, Agreement], ...]
    fields: tuple[tuple[str, str, Agreement], ...]


def measured(register: Register) -> Measured:
    """The agreement of those who review a register."""
    made = register.judgements()
    with register.review() as review:
        twice = review.twice()
    found = by_field(made, twice)
    order = [(kind.name, name) for kind in load().kinds.values() for name in (*kind.fields, *BESIDE)]
    fields = tuple((*key, found[key]) for key in order if key in found)
    return Measured(agreement(made), _parts(register, made), fields)


def _parts(register: Register, made: list[Judgement]) -> tuple[tuple[str, Agreement], ...]:
    with register.looking() as shelf:
        kinds = {one.id: one.claim.kind for one in shelf.held({j.left for j in made if not j.right})}
    groups: defaultdict[str, list[Judgement]] = defaultdict(list)
    for one in made:
        groups[PAIRS if one.right else kinds.get(one.left, "")].append(one)
    return tuple((name, agreement(groups[name])) for name in (*load().kinds, PAIRS) if name in groups)
