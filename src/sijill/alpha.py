"""How far reviewers agree: Krippendorff's alpha for verdicts, with an interval.

Alpha is 1 where all agree, 0 where they agree as often as chance would have it, and below that where they agree less.
Units that only one person judged say nothing and are left out. The measure is that of Krippendorff (2004, chapter 11)
for nominal data; the interval is the bootstrap over units. Of a claim the first two who judged it count, who do so
without seeing each other's decisions: a third sees both.
"""

from __future__ import annotations

import random
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, NamedTuple

from sijill.judged import opinions, standing, written
from sijill.records import Judgement

_DRAWS = 1000
_TAIL = 0.025  # of the draws that are left out at either end
_SEED = 20  # so that the same judgements give the same interval
_TWO = 2


class Agreement(NamedTuple):
    """Alpha with the ends of its 95 % interval (None where no unit was judged twice), and of how much it was made."""

    alpha: float | None
    low: float | None
    high: float | None
    units: int
    judgements: int
    users: tuple[str, ...]


def agreement(judgements: Iterable[Judgement]) -> Agreement:
    """The agreement of those who judged, each by the last verdict on a claim or a pair that was not taken back."""
    said = verdicts(judgements)
    return _agreement(one if pair[1] else dict(list(one.items())[:_TWO]) for pair, one in said.items())


def by_field(
    judgements: Iterable[Judgement], made: Mapping[str, tuple[str, Mapping[str, Any]]]
) -> dict[tuple[str, str], Agreement]:
    """By kind and field, the agreement of the first two who accepted a claim, on what the field holds.

    Each says what he or she put there, or what the coder had put where it was left. `made` are kind and values of the
    claims as their coder made them, `reality` and `source` among them, by id. Values are alike or not: of two lists
    nothing counts as half.
    """
    of: defaultdict[str, list[Judgement]] = defaultdict(list)
    for one in judgements:
        if one.right is None and one.left in made:
            of[one.left].append(one)
    units: defaultdict[tuple[str, str], list[dict[str, str]]] = defaultdict(list)
    for claim, said in of.items():
        kind, values = made[claim]
        two = [one for one in opinions(said)[:_TWO] if one.verdict == "accept"]
        for field, value in values.items():
            units[kind, field].append({one.user: one.values.get(field, written(value)) for one in two})
    return {key: _agreement(those) for key, those in units.items() if any(len(one) >= _TWO for one in those)}


def _agreement(units: Iterable[Mapping[str, str]]) -> Agreement:
    """That of what people say of each unit, by user."""
    twice = [one for one in units if len(one) >= _TWO]
    told = [list(one.values()) for one in twice]
    users = tuple(sorted({user for one in twice for user in one}))
    low, high = _interval(told)
    return Agreement(alpha(told), low, high, len(told), sum(map(len, told)), users)


def verdicts(judgements: Iterable[Judgement]) -> dict[tuple[str, str | None], dict[str, str]]:
    """By claim or pair and by user, the last verdict that was not taken back."""
    found: defaultdict[tuple[str, str | None], dict[str, str]] = defaultdict(dict)
    for one in standing(judgements):
        if not one.correction:
            ends = (min(one.left, one.right), max(one.left, one.right)) if one.right else (one.left, None)
            found[ends][one.user] = one.verdict
    return dict(found)


def alpha(units: Sequence[Sequence[str]]) -> float | None:
    """Krippendorff's alpha of nominal values, unit by unit; None if no unit has two. All alike is 1.

    >>> alpha([["accept", "accept"], ["reject", "reject"], ["accept", "reject"]])
    0.4444444444444444
    """
    told = [one for one in units if len(one) >= _TWO]
    if not told:
        return None
    whole = Counter(value for one in told for value in one)
    n = whole.total()
    observed = sum(_differing(Counter(one)) / (len(one) - 1) for one in told) / n
    expected = _differing(whole) / (n * (n - 1))
    return 1 - observed / expected if expected else 1.0


def _differing(counts: Mapping[str, int]) -> int:
    """How many ordered pairs of values differ."""
    n = sum(counts.values())
    return n * n - sum(count * count for count in counts.values())


def _interval(units: Sequence[Sequence[str]]) -> tuple[float | None, float | None]:
    if not units:
        return None, None
    if all(len(set(one)) == 1 for one in units):
        return 1.0, 1.0  # so would every draw be
    chance = random.Random(_SEED)  # noqa: S311 (no secret)
    found = (alpha(chance.choices(units, k=len(units))) for _ in range(_DRAWS))
    drawn = sorted(one for one in found if one is not None)
    cut = int(len(drawn) * _TAIL)
    return drawn[cut], drawn[-1 - cut]
