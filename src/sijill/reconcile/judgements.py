"""What people have decided, once everything that was undone is left out."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from sijill.judged import standing
from sijill.records import Judgement

Pair = tuple[str, str]


class Decided(NamedTuple):
    """Pairs of claims, by id in order, that must stand in one cluster, and that must not; claims that are not so.

    A rejected claim does not say what its report says: it stands in no entry.
    """

    same: frozenset[Pair] = frozenset()
    different: frozenset[Pair] = frozenset()
    rejected: frozenset[str] = frozenset()
    accepted: frozenset[str] = frozenset()


def decided(judgements: Iterable[Judgement]) -> Decided:
    """The decisions in force, of judgements in the order in which they were made.

    Of several about one pair or one claim the last holds; `unsure` leaves the pair to the features. One that is undone
    never was, and undoing an undoing brings it back.
    """
    pairs: dict[Pair, str] = {}
    single: dict[str, str] = {}
    for one in standing(judgements):
        if one.right:
            pairs[min(one.left, one.right), max(one.left, one.right)] = one.verdict
        elif not one.correction:
            single[one.left] = one.verdict
    return Decided(
        frozenset(pair for pair, verdict in pairs.items() if verdict == "same"),
        frozenset(pair for pair, verdict in pairs.items() if verdict == "different"),
        frozenset(claim for claim, verdict in single.items() if verdict == "reject"),
        frozenset(claim for claim, verdict in single.items() if verdict == "accept"),
    )


def unsure(judgements: Iterable[Judgement]) -> frozenset[Pair]:
    """The pairs, by id in order, of which it was last said that it cannot be told."""
    said = {(min(one.left, one.right), max(one.left, one.right)): one for one in standing(judgements) if one.right}
    return frozenset(pair for pair, one in said.items() if one.verdict == "unsure")
