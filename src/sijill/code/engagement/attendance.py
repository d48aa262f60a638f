"""Who took part in an engagement, and where: what is found of a meeting, a visit or a deployment."""

from __future__ import annotations

from dataclasses import dataclass, field

from sijill.code.sentence.parties import merged
from sijill.code.sentence.phrases import ActorPhrase
from sijill.code.sentence.where import Spot
from sijill.records import Mention


@dataclass(slots=True)
class Gathering:
    """Who takes part: `guests` came to `hosts` at `spots`, for a visit or deployment; otherwise all are `guests`."""

    guests: list[str] = field(default_factory=list)
    hosts: list[str] = field(default_factory=list)
    spots: list[Spot] = field(default_factory=list)
    held: list[Mention] = field(default_factory=list)
    verb: Mention | None = None

    @property
    def codes(self) -> list[str]:
        """All codes in order, each once."""
        return merged(self.guests, self.hosts)

    def takes(self, side: list[str], phrase: ActorPhrase) -> None:
        """Add a phrase to the guests or the hosts."""
        side.extend(c for c in phrase.codes if c not in side)
        self.held.extend(phrase.mentions)
