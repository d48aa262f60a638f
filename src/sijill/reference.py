"""Facts of reference series, as their publishers state them, and where each was read."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, NamedTuple, Protocol

from sijill.errors import RecordError

MEASURES = (
    "defence_spending",
    "gdp_share",
    "budget_share",
    "spending_per_head",
    "gdp",
    "armed_forces",
    "exchange_rate",
    "trade_volume",
    "arms_order",
    "treaty",
    "treaty_years",
    "alliance",
    "conflict",
    "office",
)


@dataclass(frozen=True, slots=True)
class Source:
    """A file of a publisher as it was read: `id` is a hash of its bytes, so that the same file is never read twice.

    `edition` is what the publisher calls it, or the day it names as that of its last change. `licence` is its terms in
    short. `read` counts the facts, `refused` holds why rows were left out, with how many of each. `units` are those of
    its facts, as `Fact.unit` has them, with the base year of constant prices.
    """

    id: str
    name: str
    publisher: str
    edition: str | None
    licence: str
    file: str
    read: int = 0
    refused: Mapping[str, int] = field(default_factory=dict)
    units: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Fact:
    """One fact of a source.

    `subject` and `counterpart` are actors as the register codes them. `unit` is a currency code, one with a base year
    (`USD@2023`, constant prices), `percent`, or None. `first` and `last` are the first and last day it covers, in ISO
    form. `flag` is `estimate` or `uncertain` where the publisher says so. `locator` says where in the file it stands,
    and `more` holds what only facts of this measure have. The value of an `exchange_rate` is how much of its unit one
    US dollar cost, and its subject is that currency where it is of no one state; of a `conflict`, deaths.
    """

    measure: str
    subject: str
    counterpart: str | None
    unit: str | None
    first: str
    last: str
    value: float | None
    locator: str
    flag: str | None = None
    more: Mapping[str, Any] = field(default_factory=dict)

    def __post_init__(self) -> None:
        if self.measure not in MEASURES:
            raise RecordError(f"{self.locator}: no measure {self.measure!r}; there are: {', '.join(MEASURES)}")
        if self.first > self.last:
            raise RecordError(f"{self.locator}: {self.first} is after {self.last}")


class Referred(NamedTuple):
    """A fact with its source."""

    fact: Fact
    source: Source


class Facts(Protocol):
    """Where facts are looked up."""

    def about(self, measure: str, subject: str, counterpart: str | None = None) -> list[Referred]:
        """The facts of a measure about an actor, or about two of them in either order, by source and day."""
        ...

    def during(self, measure: str, first: str, last: str) -> list[Referred]:
        """The facts of a measure that cover some of the days from `first` to `last`, of whomever, by source and day."""
        ...

    def span(self, measure: str) -> tuple[str, str] | None:
        """The first and the last day that the facts of a measure cover; None if there are none."""
        ...
