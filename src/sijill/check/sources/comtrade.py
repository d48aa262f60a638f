"""UN Comtrade: what a state says it traded with another in a year, both of the forms in which it is given out."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from sijill.check.sources.table import Importer, Taken, number, records_of, year
from sijill.check.states import is_code
from sijill.reference import Fact

_FORMS = (
    ("Year", "Trade Flow", "Reporter ISO", "Partner ISO", "Commodity Code", "Trade Value (US$)"),
    ("period", "flowDesc", "reporterISO", "partnerISO", "cmdCode", "primaryValue"),
)


def knows(path: Path, head: str) -> bool:
    """Whether this is such a file."""
    del path
    first = head.partition("\n")[0]
    return any(all(name in first for name in form) for form in _FORMS)


def take(path: Path) -> tuple[Importer, Taken]:
    """The sum of all goods by reporter, partner, flow and year; `more` has the flow. The reporter is the subject."""
    taken = Taken()
    for line, row in records_of(path):
        form = next(form for form in _FORMS if form[0] in row)
        _row(line, row, form, taken)
    licence = "UN Comtrade: terms of use, with credit"
    return Importer("UN Comtrade", "United Nations Statistics Division", None, licence), taken


def _row(line: int, row: Mapping[str, str], form: tuple[str, ...], taken: Taken) -> None:
    when, flow, reporter, partner, goods, value = (row[name] for name in form)
    told = number(value)
    if goods != "TOTAL":
        taken.refuse("a part of the goods, not all of them")
    elif not is_code(reporter) or not is_code(partner):
        taken.refuse("a partner that is no state")
    elif told is None or number(when[:4]) is None:
        taken.refuse("no value or no year")
    else:
        more = {"flow": flow.lower().rstrip("s"), "reporter": reporter}
        taken.facts.append(
            Fact("trade_volume", reporter, partner, "USD", *year(when[:4]), told, f"line {line}", None, more)
        )
