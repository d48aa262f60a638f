"""Exchange rates as the European Central Bank and the International Monetary Fund give them out, by year.

The ECB gives what one euro cost on each day: of a whole year the mean is taken, crossed with that of the dollar day by
day. A rate that is of no one state has its currency as subject.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from statistics import fmean

from sijill.check.currencies import of_state
from sijill.check.sources.table import Importer, Taken, number, records_of, year
from sijill.check.states import by_name, is_code
from sijill.reference import Fact

_DAYS = 200  # on which rates are given in a whole year, which has about 255
_ECB = "ECB, euro foreign exchange reference rates"
_ECB_LICENCE = "ECB: free with credit"
_CODE = re.compile(r"[A-Z]{3}")
_PORTAL = frozenset(("FREQ", "CURRENCY", "CURRENCY_DENOM", "EXR_SUFFIX", "TIME_PERIOD", "OBS_VALUE"))
_YEAR = re.compile(r"\d{4}")
_SERIES = re.compile(r"(?P<of>[A-Z]{3})\.XDC_USD\.PA_RT\.A")
_IFS = "ENDA_XDC_USD_RATE"
_IMF_LICENCE = "IMF: terms of use, with credit"


def knows_days(path: Path, head: str) -> bool:
    """Whether this is the ECB's table of days."""
    del path
    names = _names(head)
    return names[:1] == ["Date"] and "USD" in names and all(_CODE.fullmatch(name) for name in names[1:] if name)


def take_days(path: Path) -> tuple[Importer, Taken]:
    """The mean of each whole year, of each currency; `N/A` is no rate."""
    taken = Taken()
    told: defaultdict[tuple[str, str], list[float]] = defaultdict(list)
    days: set[str] = set()
    for _, row in records_of(path):
        dollar, day = number(row["USD"]), row["Date"]
        if not dollar or not _YEAR.match(day):
            taken.refuse("no day, or no rate of the dollar on it")
            continue
        days.add(day)
        told[day[:4], "EUR"].append(1 / dollar)
        for name, cell in row.items():
            rate = number(cell) if name != "USD" and _CODE.fullmatch(name) else None
            if rate:
                told[day[:4], name].append(rate / dollar)
    for (when, currency), rates in sorted(told.items()):
        if len(rates) < _DAYS:
            taken.refuse("a year of a currency that is not whole")
        else:
            taken.facts.append(
                _rate(currency, currency, when, fmean(rates), f"the mean of {len(rates)} days of {when}")
            )
    return Importer(_ECB, "ECB", f"to {max(days)}" if days else None, _ECB_LICENCE), taken


def knows_portal(path: Path, head: str) -> bool:
    """Whether this is a file of the ECB's data portal."""
    del path
    return set(_names(head)) >= _PORTAL


def take_portal(path: Path) -> tuple[Importer, Taken]:
    """Means of years against the euro, crossed with that of the dollar; a cross of means is marked as an estimate."""
    taken = Taken()
    told: dict[tuple[str, str], tuple[float, str]] = {}
    for line, row in records_of(path):
        value = number(row["OBS_VALUE"])
        if row["FREQ"] != "A" or row["EXR_SUFFIX"] != "A" or row["CURRENCY_DENOM"] != "EUR" or not value:
            taken.refuse("no mean of a year against the euro")
            continue
        told[row["TIME_PERIOD"], row["CURRENCY"]] = value, f"line {line}"
    for (when, currency), (value, place) in sorted(told.items()):
        dollar = told.get((when, "USD"))
        if dollar is None:
            taken.refuse("a year without a rate of the dollar")
        elif currency == "USD":
            taken.facts.append(_rate("EUR", "EUR", when, 1 / value, place, "estimate"))
        else:
            where = f"{place} and {dollar[1]}"
            taken.facts.append(_rate(currency, currency, when, value / dollar[0], where, "estimate"))
    last = max((when for when, _ in told), default=None)
    return Importer(_ECB, "ECB", f"to {last}" if last else None, _ECB_LICENCE), taken


def knows_imf(path: Path, head: str) -> bool:
    """Whether this is one of the IMF's files with rates: as given out now, or as before 2025."""
    del path
    return _SERIES.search(head) is not None or _IFS in head


def take_imf(path: Path) -> tuple[Importer, Taken]:
    """National currency for one US dollar, the mean of the year; rates at the end of a period are left out."""
    taken, last = Taken(), ""
    for line, row in records_of(path):
        state = _state_of(row)
        unit = of_state(state) if state else None
        if state is None:
            taken.refuse("no state, or no mean of a year")
        elif unit is None:
            taken.refuse("a state whose currency is not known")
        else:
            for name, cell in _years(row):
                value = number(cell)
                if value:
                    last = max(last, name)
                    taken.facts.append(_rate(state, unit, name, value, f"line {line}, {name}"))
    return Importer("IMF, exchange rates", "IMF", f"to {last}" if last else None, _IMF_LICENCE), taken


def _state_of(row: dict[str, str]) -> str | None:
    series = _SERIES.fullmatch(row.get("SERIES_CODE", "").strip())
    if series:
        return series["of"] if is_code(series["of"]) else None
    old = row.get("Indicator Code") == _IFS and row.get("Attribute", "Value") in ("Value", "")
    return by_name(row.get("Country Name", "")) if old else None


def _years(row: dict[str, str]) -> Iterator[tuple[str, str]]:
    yield from ((name, cell) for name, cell in row.items() if _YEAR.fullmatch(name))


def _rate(subject: str, unit: str, when: str, value: float, place: str, flag: str | None = None) -> Fact:
    return Fact("exchange_rate", subject, None, unit, *year(when), round(value, 6), place, flag)


def _names(head: str) -> list[str]:
    return [name.strip().strip('"') for name in head.partition("\n")[0].rstrip(", \r").split(",")]
