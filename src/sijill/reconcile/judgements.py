"""What people have decided, once everything that was undone is left out."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from sijill.records import Judgement

Pair = tuple[str, str]


class Decided(NamedTuple):
    """Pairs of claims, by id in order, that must stand in one cluster, and that must not."""

    same: frozenset[Pair] = frozenset()
    different: frozenset[Pair] = frozenset()


def decided(judgements: Iterable[Judgement]) -> Decided:
    """The decisions in force, of judgements in the order in which they were made.

    Of several about one pair the last holds; `unsure` leaves the pair to the features. One that is undone never was,
    and undoing an undoing brings it back.
    """
    made = list(judgements)
    gone: set[str] = set()
    for one in reversed(made):  # an undoing always comes after what it undoes
        if one.undoes and one.id not in gone:
            gone.add(one.undoes)
    last: dict[Pair, str] = {}
    for one in made:
        if one.right and one.verdict != "undo" and one.id not in gone:
            last[min(one.left, one.right), max(one.left, one.right)] = one.verdict
    return Decided(
        frozenset(pair for pair, verdict in last.items() if verdict == "same"),
        frozenset(pair for pair, verdict in last.items() if verdict == "different"),
    )
