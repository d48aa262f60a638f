"""How near two numbers must be: as near as the claim itself says that it is exact."""

from __future__ import annotations

import math
from typing import Any

ABOUT = 0.10
BOUND = 0.005
# Of a number that a report gives without softening it. Publishers themselves move a year's figure by as much from one
# edition to the next.
PLAIN = 0.05


def fits(value: float, approx: str | None, reference: float, *, estimate: bool = False) -> bool:
    """Whether a reference bears a claim out.

    "About" allows a tenth either way; a lower bound holds if the reference is not below it, and so on. A number without
    such a word may be off by a twentieth, and by a tenth where the reference is an estimate itself; one that is written
    with fewer digits, by half of the last, but never by more than a tenth.
    """
    if approx == "at_least":
        return reference >= value * (1 - BOUND)
    if approx == "at_most":
        return reference <= value * (1 + BOUND)
    soft = approx == "about" or estimate
    room = ABOUT if soft else min(max(_half_digit(value), PLAIN), ABOUT)
    return abs(value - reference) <= room * abs(reference)


def off(value: float, reference: float) -> float | None:
    """By how much a claim is more (or, below zero, less) than the reference, as a share of it."""
    return (value - reference) / abs(reference) if reference else None


def percent(share: float | None) -> str:
    """A share in words: +7.9 %."""
    return "?" if share is None else f"{share * 100:+.1f} %"


def money(value: Any, unit: str | None) -> str:
    """An amount in words: USD 1,854.2 m."""
    if value is None:
        return "?"
    if unit in (None, "count"):
        return f"{value:,.0f}"
    if unit == "percent":
        return f"{value:g} %"
    for size, name in ((1e9, "bn"), (1e6, "m")):
        if abs(value) >= size:
            return f"{unit} {value / size:,.4g} {name}"
    return f"{unit} {value:,.0f}"


def _half_digit(value: float) -> float:
    if not value:
        return 0.0
    digits = f"{abs(value):.10g}".replace(".", "").lstrip("0").rstrip("0")
    scale = math.floor(math.log10(abs(value))) - (len(digits) - 1)
    return float(0.5 * 10.0**scale / abs(value))
