"""A figure against the series of its measure, subject and year; constant prices are never compared with current.

A figure in another currency than the series is converted only at an imported rate of that year, which is then told. A
report that names the publisher of a series is not confirmed by it: the two agree because one copies the other.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from typing import Any, NamedTuple

from sijill.check.amounts import fits, money, off, percent
from sijill.check.circular import names
from sijill.check.prices import ANY_YEAR, constant_prices
from sijill.check.say import finding
from sijill.check.series import latest, of_period, pair, single, trade
from sijill.codebook import load
from sijill.data import read_rows
from sijill.records import Finding, Held
from sijill.reference import Facts, Referred
from sijill.text import folded

NAME = "figure against series"
FAR = 2.5  # times: what is further off is of something else; reporters of one trade differ by up to 2.2 times
_SENTENCE = re.compile(r"[.!؟?]+(?=\s)|\n")
_SPENT = r"\b(?:ال)?(?:انفاق|نفقات|ميزانيه|موازنه|مخصصات)(?: علي| ل)? "  # and on what, as it is folded
ALONE = ("defence_spending", "gdp_share")  # measures of one actor


class _Rate(NamedTuple):
    """How much of a currency one US dollar cost, with where that is said."""

    value: float
    referred: Referred


def check(one: Held, facts: Facts) -> Iterator[Finding]:
    """The findings about one claim; none if it is no figure that has happened, or tells no single subject and year."""
    told = one.claim.fields
    if one.claim.kind != "figure" or told.get("figure_kind") != "actual" or one.claim.reality != "actual":
        return
    found = _references(one, facts)
    if found is None:
        return
    prices = constant_prices(" ".join(e.quote for e in one.claim.evidence))
    same = [r for r in found if _is_in(r, told.get("unit"), prices)]
    narrower = list(_measure(one, same))
    yield from narrower
    for compared in (_compared(one, referred) for referred in latest(same)):
        if compared.verdict == "agrees" or not narrower:  # of another measure nothing differs
            yield compared
    if not same and prices:
        yield finding(one.id, NAME, "no_reference", "figure_prices", prices=prices, period=told["period"])
    elif not same:
        yield from _otherwise(one, [r for r in found if "@" not in str(r.fact.unit)], facts)


def _is_in(referred: Referred, unit: Any, prices: str | None) -> bool:
    """Whether a fact is in the claim's currency, and in constant prices of its year just if the claim is."""
    currency, _, base = str(referred.fact.unit).partition("@")
    return currency == unit and (bool(base) and prices in (base, ANY_YEAR) if prices else not base)


def _references(one: Held, facts: Facts) -> list[Referred] | None:
    """What series have of the claim's subject and period; None if the claim does not say what to look for."""
    told = one.claim.fields
    metric, period = str(told.get("metric")), told.get("period")
    if not period or not isinstance(told.get("value"), int | float):
        return None
    if metric in ALONE and (subject := single(told.get("subject"))):
        return of_period(facts.about(metric, subject), period)
    if metric == "trade_volume" and (two := pair(told.get("subject"))):
        return trade(facts, *two, period)
    return None


def _compared(one: Held, referred: Referred, rate: _Rate | None = None) -> Finding:
    told: Any = one.claim.fields
    reference = referred.fact.value or 0.0
    value = told["value"]
    if rate:
        value = value / rate.value if referred.fact.unit == "USD" else value * rate.value
    agrees = fits(value, told.get("approx"), reference, estimate=referred.fact.flag is not None)
    named = agrees and names(one.report.document.text, referred)
    verdict, sentence = "differs", "figure_differs"
    if agrees:
        verdict, sentence = "agrees", "figure_agrees_with_itself" if named else "figure_agrees"
    elif not 1 / FAR <= value / (reference or FAR * value) <= FAR:
        verdict, sentence = "wrong_measure", "figure_far"
    return finding(
        one.id,
        NAME,
        verdict,
        sentence,
        claimed=money(told["value"], told.get("unit")) + _converted(value, referred, rate),
        reference=f"{money(reference, referred.fact.unit)}{_flag(referred)}, {_series(referred)}",
        period=told["period"],
        off=percent(off(value, reference)),
        share_off=off(value, reference),
        independent=not named,
        referred=referred,
    )


def _otherwise(one: Held, current: list[Referred], facts: Facts) -> Iterator[Finding]:
    """Where no series has the claim's currency: one in dollars at a rate, or that there is none."""
    told: Any = one.claim.fields
    dollars = [r for r in current if r.fact.unit == "USD"]
    national = [r for r in current if r.fact.unit not in ("USD", "percent")]
    if told.get("unit") == "USD" and not dollars and national:
        rate, comparable = _rate(told, national[0].fact.unit, facts), national
    else:
        rate, comparable = _rate(told, told.get("unit"), facts), dollars
    if comparable and rate:
        for referred in latest(r for r in comparable if r.fact.unit in ("USD", rate.referred.fact.unit)):
            yield _compared(one, referred, rate)
        return
    if current:
        unit, other = told.get("unit"), (dollars or current)[0]
        yield finding(one.id, NAME, "no_reference", "figure_currency", unit=unit, other=other.fact.unit, referred=other)
        return
    title, subject = load().lists["metric"].codes[str(told["metric"])].title, ", ".join(told["subject"])
    yield finding(one.id, NAME, "no_reference", "figure_none", metric=title, subject=subject, period=told["period"])


def _rate(told: Any, unit: Any, facts: Facts) -> _Rate | None:
    """The rate of a currency in the claim's year, from a series of one of its subjects, or else of the currency."""
    for known in (told["subject"], [unit] if isinstance(unit, str) else []):
        rates = [r for of in known for r in of_period(facts.about("exchange_rate", of), told["period"])]
        found = latest(r for r in rates if r.fact.unit == unit and r.fact.value)
        if found:
            return _Rate(found[0].fact.value or 1.0, found[0])
    return None


def _converted(value: float, to: Referred, rate: _Rate | None) -> str:
    """What the claim comes to, at which rate, of which year, and who gives it."""
    if rate is None:
        return ""
    fact, source = rate.referred.fact, rate.referred.source
    by = ", ".join(filter(None, (source.name, source.edition, f"{fact.flag}" if fact.flag else None)))
    return f" (= {money(value, to.fact.unit)} at the rate of {fact.first[:4]}: {rate.value:g} {fact.unit}/USD, {by})"


def _measure(one: Held, same: list[Referred]) -> Iterator[Finding]:
    """The words of the claim, or what its sentence says before them is spent on, may name a part of the measure."""
    said = folded(" ".join(e.quote for e in one.claim.evidence))
    text = one.report.document.text
    before = " ".join(folded(_SENTENCE.split(text[: e.start])[-1]) for e in one.claim.evidence)
    for metric, words in _narrower():
        spent = re.search(rf"{_SPENT}{re.escape(folded(words))}\b", before)
        if metric == one.claim.fields.get("metric") and (folded(words) in said or spent):
            referred = next(iter(latest(same)), None)
            reference = money(referred.fact.value, referred.fact.unit) if referred else "–"
            yield finding(
                one.id, NAME, "wrong_measure", "figure_measure", words=words, reference=reference, referred=referred
            )
            return


def _flag(referred: Referred) -> str:
    return f" ({referred.fact.flag})" if referred.fact.flag else ""


def _series(referred: Referred) -> str:
    """The name of a series, with who reports it or from whom it has its numbers."""
    more = referred.fact.more
    by = more.get("reporter") or (f"from {more['from']}" if "from" in more else "")
    return referred.source.name + (f" ({by})" if by else "")


@cache
def _narrower() -> tuple[tuple[str, str], ...]:
    """Words that name a part of a measure. Raises DataError."""
    rows = read_rows(files("sijill.check") / "narrower.yml", ("metric", "words"), ("metric", "words"))
    metrics = load().lists["metric"].codes
    told = [(row.one_of("metric", metrics), words) for row in rows for words in row.texts("words")]
    return tuple(sorted(told, key=lambda known: -len(known[1])))  # the fullest wording is the one that is shown
