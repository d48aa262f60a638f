"""What a claim can be looked up by: its actors, its codes and its dates, drawn from its fields."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from sijill.edtf import Days, days
from sijill.records import Claim

# Of each field that holds actors, codes of a list, or dates: its name, or list and key (`steps.by`).
ACTORS = (
    "parties", "steps.by", "supplier", "recipient", "subject", "counterpart", "speaker_actor", "targets", "sides",
    "backer", "backed", "against", "participants",
)  # fmt: skip
CODES = (
    "instrument", "areas", "mechanisms", "steps.stage", "steps.step", "items.category", "metric", "figure_kind", "act",
    "crisis_kind", "form", "engagement_kind", "outcome",
)  # fmt: skip
DATES = ("date", "steps.date", "period")
AREAS = ("areas", "outcome")
STAGES = ("steps.stage", "steps.step")


def actors(claim: Claim) -> set[tuple[str, str]]:
    """Pairs of role and actor."""
    return {(path, code) for path in ACTORS for code in _values(claim, path)}


def codes(claim: Claim) -> set[tuple[str, str]]:
    """Pairs of field and code."""
    return {(path, code) for path in CODES for code in _values(claim, path)}


def dates(claim: Claim) -> dict[str, Days]:
    """The dates of the claim itself with the days they may mean. One that is no EDTF date is not found by date."""
    found = {}
    for written in (value for path in DATES for value in _values(claim, path)):
        try:
            found[written] = days(written)
        except ValueError:  # a coder of another version may write more than we understand; the claim keeps it
            continue
    return found


def _values(claim: Claim, path: str) -> Iterator[str]:
    name, _, key = path.partition(".")
    value: Any = claim.fields.get(name)
    for item in value if isinstance(value, list) else [value]:
        inner = item.get(key) if key and isinstance(item, dict) else item if not key else None
        if isinstance(inner, str) and inner:
            yield inner
