"""Wording that takes a side, as data (`loaded.csv`): it says how an outlet writes, and nothing of whether it is right.

`instead` is how a report could put it that does not take the side; `example` must be seen, and `near` must not.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from typing import NamedTuple

from sijill.data import read_csv
from sijill.text import fold, folded

_COLUMNS = ("phrase", "language", "instead", "instead_ar", "example", "near")
_GLUED = "(?:[وف])?(?:[بكل])?"  # letters that are written onto a word; ال becomes لل after ل


class Loaded(NamedTuple):
    """A phrase, its language, how it could be put in either language, and a text that has it and one that has not."""

    phrase: str
    language: str
    instead: str
    instead_ar: str
    example: str
    near: str


class Worded(NamedTuple):
    """A phrase as it stands in a text, at `start`-`end`."""

    phrase: Loaded
    start: int
    end: int


@cache
def loaded() -> tuple[Loaded, ...]:
    """The phrases. Raises DataError."""
    rows = read_csv(files("sijill.sources") / "loaded.csv", "loaded.csv", _COLUMNS)
    return tuple(Loaded(*(row.text(name) for name in _COLUMNS)) for row in rows)


def worded(text: str) -> Iterator[Worded]:
    """The phrases that a text has, in any spelling and behind glued letters, in their order."""
    whole = fold(text)
    known = {folded(one.phrase): one for one in loaded()}
    for found in _pattern().finditer(whole.text.casefold()):
        words = found["words"]
        phrase = known.get(words) or known.get("ا" + words) or known.get("ال" + words.removeprefix("ل"))
        if phrase:
            yield Worded(phrase, whole.start(found.start("words")), whole.end(found.end("words")))


@cache
def _pattern() -> re.Pattern[str]:
    phrases = sorted((folded(one.phrase) for one in loaded()), key=len, reverse=True)
    forms = [form for one in phrases for form in _forms(one)]
    return re.compile(rf"(?<!\w){_GLUED}(?P<words>{'|'.join(map(re.escape, forms))})(?!\w)")


def _forms(phrase: str) -> Iterator[str]:
    """A phrase, and as it stands after ل, which swallows the letter after it: للغزاة."""
    yield phrase
    if phrase.startswith("ال"):
        yield "ل" + phrase.removeprefix("ال")
