"""How far reviewers agree: Krippendorff's alpha for verdicts, with an interval.

Alpha is 1 where all agree, 0 where they agree as often as chance would have it, and below that where they agree less.
Units that only one person judged say nothing and are left out. The measure is that of Krippendorff (2004, chapter 11)
for nominal data; the interval is the bootstrap over units.
"""

from __future__ import annotations

import random
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from sijill.judged import standing
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
    units = verdicts(judgements)
    told = [list(one.values()) for one in units.values() if len(one) >= _TWO]
    users = tuple(sorted({user for one in units.values() if len(one) >= _TWO for user in one}))
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
    chance = random.Random(_SEED)  # noqa: S311 (no secret)
    found = (alpha(chance.choices(units, k=len(units))) for _ in range(_DRAWS))
    drawn = sorted(one for one in found if one is not None)
    cut = int(len(drawn) * _TAIL)
    return drawn[cut], drawn[-1 - cut]
