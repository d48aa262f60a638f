"""A field of a claim put right by a person: as it was decided (`Correction`), and as the claim then shows it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from sijill.errors import RecordError


@dataclass(frozen=True, slots=True)
class Correction:
    """What a field of a claim should hold, and the words of the report that say so, at `start` to `end` of its text.

    `field` is one of the claim's kind, `reality` or `source`. A field that the report leaves open (None or an empty
    list) rests on no words: `start`, `end` and `quote` are None then. The register checks both against the codebook and
    the report.
    """

    field: str
    value: Any
    start: int | None = None
    end: int | None = None
    quote: str | None = None

    def __post_init__(self) -> None:
        parts = (self.start, self.end, self.quote)
        if self.value in (None, []):
            if parts != (None, None, None):
                raise RecordError(f"{self.field}: what is left open rests on no words; give a value, or no words")
        elif self.start is None or self.end is None or not self.quote:
            raise RecordError(f"{self.field}: name the words of the report that say {self.value!r}")
        elif not 0 <= self.start < self.end or len(self.quote) != self.end - self.start:
            raise RecordError(f"{self.field}: {self.start}-{self.end} is no span of {self.quote!r}")


@dataclass(frozen=True, slots=True)
class Corrected:
    """That a field of a claim was corrected: what its coder had put there, with the words it rested on, and by whom.

    `judgement` is the id of the decision; who takes it back has the coder's value again.
    """

    field: str
    was: Any
    was_quotes: tuple[str, ...]
    user: str
    made_at: str
    judgement: str
    reason: str | None = None

    def to_json(self) -> dict[str, Any]:
        """It, ready for `json.dumps`."""
        return {
            "field": self.field,
            "was": self.was,
            "was_quotes": [*self.was_quotes],
            "user": self.user,
            "made_at": self.made_at,
            "judgement": self.judgement,
            "reason": self.reason,
        }
