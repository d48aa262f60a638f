"""A figure against the series of its measure, subject and year; constant prices are never compared with current."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from typing import Any

from sijill.check.amounts import fits, money, off, percent
from sijill.check.say import finding
from sijill.codebook import load
from sijill.data import read_rows
from sijill.records import Finding, Held
from sijill.reference import Facts, Referred
from sijill.text import folded

NAME = "figure against series"
_MEASURES = {"defence_spending": "defence_spending", "gdp_share": "gdp_share"}
_YEAR = re.compile(r"(\d{4})")


def check(one: Held, facts: Facts) -> Iterator[Finding]:
    """The findings about one claim; none if it is no figure that has happened, or tells no single subject and year."""
    told = one.claim.fields
    measure = _MEASURES.get(str(told.get("metric")))
    subject, year = single(told.get("subject")), year_of(told.get("period"))
    if one.claim.kind != "figure" or measure is None or subject is None or year is None:
        return
    if told.get("figure_kind") != "actual" or one.claim.reality != "actual":
        return
    of_year = [r for r in facts.about(measure, subject) if r.fact.first[:4] == r.fact.last[:4] == year]
    same = [r for r in of_year if r.fact.unit == told.get("unit")]
    yield from _measure(one, same)
    if not same:
        yield _without(one, of_year, subject, year)
    for referred in latest(same):
        yield _compared(one, referred, year)


def _compared(one: Held, referred: Referred, year: str) -> Finding:
    told: Any = one.claim.fields
    value, reference = told["value"], referred.fact.value or 0.0
    share = off(value, reference)
    agrees = fits(value, told.get("approx"), reference, estimate=referred.fact.flag is not None)
    return finding(
        one.id,
        NAME,
        "agrees" if agrees else "differs",
        "figure_agrees" if agrees else "figure_differs",
        claimed=money(value, told.get("unit")),
        reference=f"{money(reference, referred.fact.unit)}{_flag(referred)}, {referred.source.name}",
        period=year,
        off=percent(share),
        share_off=share,
        referred=referred,
    )


def _without(one: Held, of_year: list[Referred], subject: str, year: str) -> Finding:
    told = one.claim.fields
    current = [r for r in of_year if "@" not in str(r.fact.unit)]
    if current:
        unit, other = told.get("unit"), current[0].fact.unit
        return finding(one.id, NAME, "no_reference", "figure_currency", unit=unit, other=other, referred=current[0])
    title = load().lists["metric"].codes[str(told["metric"])].title
    return finding(one.id, NAME, "no_reference", "figure_none", metric=title, subject=subject, period=year)


def _measure(one: Held, same: list[Referred]) -> Iterator[Finding]:
    """The words of the claim may name a part of what the series measures."""
    said = folded(" ".join(e.quote for e in one.claim.evidence))
    for metric, words in _narrower():
        if metric == one.claim.fields.get("metric") and folded(words) in said:
            referred = next(iter(latest(same)), None)
            reference = money(referred.fact.value, referred.fact.unit) if referred else "–"
            yield finding(
                one.id, NAME, "wrong_measure", "figure_measure", words=words, reference=reference, referred=referred
            )
            return


def latest(referred: list[Referred]) -> list[Referred]:
    """Of each publisher's files the one of the last edition: each is compared by itself, and none is averaged."""
    last: dict[str, Referred] = {}
    for one in referred:
        before = last.get(one.source.publisher)
        if before is None or (before.source.edition or "") <= (one.source.edition or ""):
            last[one.source.publisher] = one
    return [last[name] for name in sorted(last)]


def single(actors: Any) -> str | None:
    """The only actor of a list."""
    return actors[0] if isinstance(actors, list) and len(actors) == 1 else None


def year_of(period: Any) -> str | None:
    """The year of a period that is one year, or a mark of doubt on it."""
    found = _YEAR.fullmatch(str(period or "").rstrip("~?%"))
    return found.group(1) if found else None


def _flag(referred: Referred) -> str:
    return f" ({referred.fact.flag})" if referred.fact.flag else ""


@cache
def _narrower() -> tuple[tuple[str, str], ...]:
    """Words that name a part of a measure. Raises DataError."""
    rows = read_rows(files("sijill.check") / "narrower.yml", ("metric", "words"), ("metric", "words"))
    metrics = load().lists["metric"].codes
    told = [(row.one_of("metric", metrics), words) for row in rows for words in row.texts("words")]
    return tuple(sorted(told, key=lambda pair: -len(pair[1])))  # the fullest wording is the one that is shown
