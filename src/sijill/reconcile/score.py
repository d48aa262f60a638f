"""How much speaks for two claims being about one thing, and what."""

from __future__ import annotations

from typing import NamedTuple

from sijill.reconcile.features import COMPARISONS
from sijill.reconcile.weights import NEVER, tables
from sijill.records import Held


class Link(NamedTuple):
    """Two claims, by id, in order; the sum of the weights; what was found, in words, with the weight of each."""

    left: str
    right: str
    score: float
    linked: bool
    why: tuple[str, ...]

    @property
    def never(self) -> bool:
        """Whether something keeps the two apart whatever else speaks for them."""
        return self.score == NEVER


def compare(a: Held, b: Held) -> Link:
    """The features of a pair. The order of the two does not matter.

    Two claims of one report that have the same reality and coder are two things: a coder makes one claim of one fact.
    """
    a, b = sorted((a, b), key=lambda one: one.id)
    if a.claim.kind != b.claim.kind:
        return Link(a.id, b.id, NEVER, linked=False, why=("of two kinds",))
    if a.report.key == b.report.key and (a.claim.reality, a.claim.coder) == (b.claim.reality, b.claim.coder):
        return Link(a.id, b.id, NEVER, linked=False, why=("told apart by one report",))
    table = tables()[a.claim.kind]
    score, why = 0.0, []
    for feature in table.features:
        outcome = COMPARISONS[feature.compare][0](a, b, feature.field)
        weight = feature.weights[outcome.name]
        if weight == NEVER:  # nothing else can bring them together, so nothing else is looked at
            return Link(a.id, b.id, NEVER, linked=False, why=(f"{outcome.words} (never)",))
        score += weight
        if outcome.words:
            why.append(f"{outcome.words} ({weight:+g})")
    return Link(a.id, b.id, score, score >= table.enough, tuple(why))
