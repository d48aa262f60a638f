"""Whether words say that an amount is in constant prices, and of which year."""

from __future__ import annotations

import re
from functools import cache
from importlib.resources import files

from sijill.check.phrases import any_of
from sijill.data import read_mapping
from sijill.text import folded

ANY_YEAR = "constant prices"


def constant_prices(words: str) -> str | None:
    """The base year, `ANY_YEAR` if none is told, or None if nothing says that the prices are constant."""
    found = _pattern().search(folded(words))
    return (found.group("year") or ANY_YEAR) if found else None


@cache
def _pattern() -> re.Pattern[str]:
    """Raises DataError."""
    data = read_mapping(files("sijill.check") / "prices.yml")
    data.only(("constant",), ("constant",))
    return re.compile(rf"\b(?:{any_of(data.texts('constant'))})\b(?:(?: \w+){{0,2}} (?P<year>(?:19|20)\d\d)\b)?")
