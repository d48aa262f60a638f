"""Whether a claim and a reference agree because one comes of the other: then the reference confirms nothing."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from functools import cache
from importlib.resources import files

from sijill.check.say import sentences
from sijill.data import read_mapping
from sijill.records import Finding
from sijill.reference import Referred
from sijill.text import folded


def names(text: str, referred: Referred) -> bool:
    """Whether a report names the publisher of a series, or the one whose numbers the series passes on."""
    said = f" {folded(text)} "
    of = {referred.source.publisher, str(referred.fact.more.get("from") or "")}
    return any(folded(words) in said for publisher in of for words in _publishers().get(publisher, ()))


def marked(found: Finding, text: str, referred: Referred) -> Finding:
    """A finding that says so, if it agrees with what the report may have from the reference itself."""
    if found.verdict != "agrees" or not names(text, referred):
        return found
    how = sentences()["circular"]
    return replace(found, en=f"{found.en} {how.en}", ar=f"{found.ar} {how.ar}", independent=False)


@cache
def _publishers() -> dict[str, Iterable[str]]:
    """How reports name publishers. Raises DataError."""
    data = read_mapping(files("sijill.check") / "publishers.yml")
    return {publisher: data.texts(publisher) for publisher in data}
