"""World Bank indicators: the CSV file of one indicator, or the zip it comes in."""

from __future__ import annotations

from pathlib import Path

from sijill.check.currencies import of_state
from sijill.check.sources.table import Importer, Taken, number, rows_of, tables, year
from sijill.check.states import is_code
from sijill.errors import ReadError
from sijill.reference import Fact

_HEAD = ["Country Name", "Country Code", "Indicator Name", "Indicator Code"]
_RATE = "PA.NUS.FCRF"
_EURO_AREA = "EMU"
_INDICATORS = {
    "MS.MIL.XPND.CD": ("defence_spending", "USD"),
    "MS.MIL.XPND.CN": ("defence_spending", None),  # in the national currency
    "MS.MIL.XPND.GD.ZS": ("gdp_share", "percent"),
    "NY.GDP.MKTP.CD": ("gdp", "USD"),
    "MS.MIL.TOTL.P1": ("armed_forces", "count"),
    _RATE: ("exchange_rate", None),  # units of the national currency for one US dollar, average of the year
}


def knows(path: Path, head: str) -> bool:
    """Whether this is such a file; `head` is how its text begins."""
    if any(name.startswith("API_") for name in tables(path)) and path.suffix.lower() == ".zip":
        return True
    return "World Development Indicators" in head or ",".join(f'"{name}"' for name in _HEAD) in head


def take(path: Path) -> tuple[Importer, Taken]:
    """The facts of the file. Raises ReadError if it holds an indicator that is no reference here."""
    inside = next((name for name in tables(path) if name.startswith("API_")), None)
    rows = list(rows_of(path, inside))
    at = next((i for i, (_, row) in enumerate(rows) if row[:4] == _HEAD), None)
    if at is None:
        raise ReadError(path.name, f"no row begins with {', '.join(_HEAD)}: download the file anew from the World Bank")
    updated = next((row[1] for _, row in rows[:at] if row[:1] == ["Last Updated Date"]), None)
    taken, names = Taken(), rows[at][1]
    for line, row in rows[at + 1 :]:
        if len(row) < len(names) - 1:
            taken.refuse("the row is shorter than the head")
            continue
        known = _INDICATORS.get(row[3])
        if known is None:
            raise ReadError(path.name, f"indicator {row[3]} is no reference here; there are {', '.join(_INDICATORS)}")
        euro = row[3] == _RATE and row[1] == _EURO_AREA
        if not is_code(row[1]) and not euro:
            taken.refuse("an aggregate or a territory, no state")
            continue
        subject = "EUR" if euro else row[1]
        measure, unit = known[0], known[1] or ("EUR" if euro else of_state(row[1]))
        if unit is None:
            taken.refuse("a state whose currency is not known")
            continue
        more = {"from": "SIPRI"} if row[3].startswith("MS.MIL.XPND.") else {}
        for cell, name in zip(row[4:], names[4:], strict=False):
            value = number(cell)
            if name and value is not None:
                place = f"line {line}, {name}"
                taken.facts.append(Fact(measure, subject, None, unit, *year(name), value, place, None, more))
    licence = "CC BY 4.0, The World Bank; military spending is SIPRI's"
    return Importer("World Bank, World Development Indicators", "World Bank", updated, licence), taken
