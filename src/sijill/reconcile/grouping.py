"""Written names brought together: what people said first, then ties, the strongest first; the doubtful are told."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from typing import NamedTuple

from sijill.reconcile.judgements import Decided


class Tie(NamedTuple):
    """What was found of two written names, by id: their likeness, and in words why they are or may be one."""

    left: str
    right: str
    alike: float
    why: str


def between(a: str, b: str, alike: float, why: str) -> Tie:
    """What was found of two names, whichever of them is named first."""
    return Tie(min(a, b), max(a, b), round(alike, 3), why)


def grouped(
    places: Mapping[str, int], ties: Collection[Tie], doubts: Iterable[Tie], said: Decided
) -> tuple[list[list[str]], list[Tie], list[Tie]]:
    """The groups of names, each in the order of `places`, what ties them, and the pairs that a person should decide.

    Each tie is taken unless it brings together what must be apart.
    """
    group = {id_: {id_} for id_ in places}
    apart = {pair for pair in said.different if pair[0] in places and pair[1] in places}
    judged = [Tie(a, b, 1.0, "a person said so") for a, b in sorted(said.same) if a in places and b in places]
    kept = []
    for one in (*judged, *sorted(ties, key=lambda one: (-one.alike, one[:2]))):
        a, b = group[one.left], group[one.right]
        if a is b or any((min(x, y), max(x, y)) in apart for x in a for y in b):
            continue
        a |= b
        for id_ in b:
            group[id_] = a
        kept.append(one)
    groups = {id(one): one for one in group.values()}
    found = [sorted(one, key=places.__getitem__) for one in groups.values()]
    parted = {frozenset((id(group[a]), id(group[b]))) for a, b in apart}  # what is said of one spelling holds of all
    left = [one for one in doubts if frozenset((id(group[one.left]), id(group[one.right]))) not in parted]
    return found, kept, [one for one in left if group[one.left] is not group[one.right]]
