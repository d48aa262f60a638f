"""What an export is of."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Scope:
    """The kinds of entries, the filters in words, the table of a format that holds one, and by what it was made.

    `today` is the day up to which a feed of news goes; nothing else holds a moment, so that the same entries give the
    same bytes.
    """

    kinds: tuple[str, ...]
    table: str = "claims"
    filters: tuple[tuple[str, str], ...] = ()
    sijill: str = ""
    ruleset: str = ""
    today: date | None = None
