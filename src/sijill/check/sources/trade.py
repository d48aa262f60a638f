"""Trade between two states as others than themselves give it out: CEPII's BACI, and the IMF's direction of trade."""

from __future__ import annotations

import re
from collections import defaultdict
from pathlib import Path

from sijill.check.sources.table import Importer, Taken, number, records_of, tables, year
from sijill.check.states import by_iso, is_code
from sijill.reference import Fact

_BACI = ["t", "i", "j", "k", "v", "q"]
_THOUSAND = 1000.0
_VERSION = re.compile(r"V(\d{6}\w?)")
_IMF = frozenset(("COUNTRY", "INDICATOR", "COUNTERPART_COUNTRY", "FREQUENCY", "SCALE", "SERIES_CODE"))
_SERIES = re.compile(r"(?P<of>[A-Z]{3})\.(?P<what>[A-Z_]+)\.(?P<with>[A-Z]{3})\.A")
_FLOWS = {"XG_FOB_USD": ("export", "free on board"), "MG_CIF_USD": ("import", "with cost, insurance and freight")}
_SCALES = {"units": 1.0, "thousands": 1e3, "millions": 1e6, "billions": 1e9}
_YEAR = re.compile(r"\d{4}")


def knows_baci(path: Path, head: str) -> bool:
    """Whether this is a file of BACI, or a zip of them."""
    del path
    return [name.strip().strip('"') for name in head.partition("\n")[0].split(",")] == _BACI


def take_baci(path: Path) -> tuple[Importer, Taken]:
    """The sum of all goods by exporter, importer and year, as reconciled from both; values come in thousand dollars."""
    taken = Taken()
    sums: defaultdict[tuple[str, str, str], float] = defaultdict(float)
    for name in tables(path):
        if "country_codes" in name or "product_codes" in name:
            continue
        for _, row in records_of(path, name):
            sums[row["t"], row["i"], row["j"]] += number(row["v"]) or 0.0
    for (when, one, two), value in sorted(sums.items()):
        exporter, importer = by_iso(one), by_iso(two)
        if exporter is None or importer is None:
            taken.refuse("a partner that is no state")
            continue
        more = {"flow": "export", "reporter": "both, reconciled", "valuation": "free on board"}
        place = f"the sum of all rows {when}, {one}, {two}"
        value_ = round(value * _THOUSAND)
        taken.facts.append(Fact("trade_volume", exporter, importer, "USD", *year(when), value_, place, None, more))
    found = _VERSION.search(path.name)
    return Importer("BACI", "CEPII", found.group(1) if found else None, "Etalab 2.0"), taken


def knows_imf(path: Path, head: str) -> bool:
    """Whether this is the IMF's wide file of trade in goods by partner."""
    del path
    return {name.strip().strip('"') for name in head.partition("\n")[0].split(",")} >= _IMF


def take_imf(path: Path) -> tuple[Importer, Taken]:
    """Exports and imports by reporter, partner and year, in dollars; quarters and months are left out."""
    taken, edition = Taken(), 0
    for line, row in records_of(path):
        series = _SERIES.fullmatch(row["SERIES_CODE"].strip())
        flow = _FLOWS.get(series["what"]) if series else None
        scale = _SCALES.get(row["SCALE"].strip().lower() or "units")
        if series is None or flow is None:
            taken.refuse("a part of a year, or another indicator")
        elif not is_code(series["of"]) or not is_code(series["with"]):
            taken.refuse("a partner that is no state")
        elif scale is None:
            taken.refuse(f"a scale that is not known: {row['SCALE']}")
        else:
            more = {"flow": flow[0], "reporter": series["of"], "valuation": flow[1]}
            for name, cell in row.items():
                value = number(cell) if _YEAR.fullmatch(name) else None
                if value is not None:
                    edition = max(edition, int(name))
                    span, place = year(name), f"line {line}, {name}"
                    two = series["of"], series["with"]
                    taken.facts.append(Fact("trade_volume", *two, "USD", *span, value * scale, place, None, more))
    licence = "IMF: terms of use, with credit"
    return Importer("IMF, trade in goods by partner", "IMF", f"to {edition}" if edition else None, licence), taken
