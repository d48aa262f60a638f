"""One step of an agreement as a sentence tells it."""

from __future__ import annotations

from dataclasses import dataclass

from sijill.records import Mention


@dataclass(frozen=True, slots=True)
class Step:
    """One step: its stage, date (EDTF or None), whose it is, how the report presents it, and the word that says it."""

    stage: str
    date: str | None
    by: str | None
    reality: str
    word: Mention

    def to_json(self) -> dict[str, str | None]:
        """As the codebook writes it."""
        return {"stage": self.stage, "date": self.date, "by": self.by}
