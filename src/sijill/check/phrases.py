"""Sentences of a report as they are searched, and the names of states in them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from sijill.actors import names
from sijill.check.states import is_code
from sijill.records import Held
from sijill.text import folded

_END = re.compile(r"[.!؟?\n]+(?=\s|$)|\n")
_NAMES = ("name", "capital", "epithet")


def sentences(report: Sequence[Held]) -> Iterator[str]:
    """The sentences of a report, folded; a point inside a number ends none."""
    yield from (part.strip() for part in _END.split(folded(report[0].report.document.text)) if part.strip())


def about(report: Sequence[Held], sentence: str) -> str:
    """The claim that rests on a sentence, a figure before any other; the report itself if none does."""
    resting = [one for one in report if any(folded(e.quote) in sentence for e in one.claim.evidence)]
    ordered = sorted(resting, key=lambda one: one.claim.kind != "figure")
    return ordered[0].id if ordered else report[0].report.key


def any_of(words: Sequence[str]) -> str:
    """A pattern for some words, the longest first, as they are folded."""
    return "|".join(re.escape(folded(word)) for word in sorted(words, key=len, reverse=True))


@cache
def states() -> dict[str, str]:
    """By each folded name, capital or epithet of a state, its code."""
    return {folded(one.text): one.code for one in names() if one.form in _NAMES and is_code(one.code)}


@cache
def adjectives() -> dict[str, str]:
    """By each folded adjective of a state, with the article and in both genders, its code."""
    plain = {folded(one.text): one.code for one in names() if one.form == "nisba" and is_code(one.code)}
    return {f"ال{word}{end}": code for word, code in plain.items() for end in ("", "ه")}
