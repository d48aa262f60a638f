"""Whom the fighting told last hit: tolls often name neither side, for the sentence before them did.

قصفت القوات الروسية المدينة. وقال حاكمها إن ستة مدنيين قتلوا     of UKR, inflicted by RUS
هاجم المسلحون قاعدة أوغندية في الصومال وقتلوا 54 جنديا          of UGA, and not of the land
"""

from __future__ import annotations

from typing import NamedTuple

_BACK = 2  # sentences from the fighting to a toll of it


class Blow(NamedTuple):
    """Fighting of two: the sentence that tells it, who struck (nobody in a clash) and whom."""

    at: int
    striker: str | None
    sides: tuple[str, str]
    repelled: bool = False  # then who repelled it is who struck

    def other(self, code: str | None) -> str | None:
        """Who stands against one of the two; None for anybody else."""
        one, two = self.sides
        return {one: two, two: one}.get(code or "")

    @property
    def struck(self) -> str | None:
        """Who was struck, where the report says who struck."""
        return self.other(self.striker)


def last_blow(blows: list[Blow], at: int) -> Blow | None:
    """The fighting told last before the end of a sentence, and not too long before it."""
    near = [b for b in blows if at - _BACK <= b.at <= at]
    return near[-1] if near else None


def repelled_here(blows: list[Blow], at: int) -> Blow | None:
    """The attack that a sentence says was repelled, which tells whose losses are of nobody named in it."""
    blow = last_blow(blows, at)
    return blow if blow is not None and blow.repelled and blow.at == at else None
