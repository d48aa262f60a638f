"""Exchange rates: how much of a currency one US dollar cost in a year, whoever gives it and against what."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

import pytest

from sijill.check.sources import read


def put(folder: Path, name: str, *lines: str) -> Path:
    """A file of one's own in a publisher's form."""
    path = folder / name
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return path


def test_rates_of_days_are_crossed_with_the_dollar_and_averaged_over_whole_years(tmp_path: Path) -> None:
    """The subject is the currency; a year that has only begun gives none; what is not available is no rate."""
    days = [date(2019, 1, 1) + timedelta(days=n) for n in range(250)] + [date(2020, 1, 2)]
    rows = [f"{day},1.25,{'5' if n % 2 else '6'},N/A," for n, day in enumerate(days)]
    source, facts = read(put(tmp_path, "eurofxref-hist.csv", "Date,USD,TRY,RUB,", *rows))
    assert (source.publisher, source.edition) == ("ECB", "to 2020-01-02")
    assert [(f.subject, f.unit, f.first, f.last, f.value) for f in facts] == [
        ("EUR", "EUR", "2019-01-01", "2019-12-31", 0.8),
        ("TRY", "TRY", "2019-01-01", "2019-12-31", 4.4),
    ]
    assert facts[1].locator == "the mean of 250 days of 2019"
    assert source.refused == {"a year of a currency that is not whole": 2}


def test_means_of_years_are_crossed_and_marked_as_estimates(tmp_path: Path) -> None:
    """Means of months, and a year without a dollar, are refused with the reason."""
    head = "KEY,FREQ,CURRENCY,CURRENCY_DENOM,EXR_TYPE,EXR_SUFFIX,TIME_PERIOD,OBS_VALUE"
    rows = [
        "EXR.A.USD.EUR.SP00.A,A,USD,EUR,SP00,A,2019,1.25",
        "EXR.A.TRY.EUR.SP00.A,A,TRY,EUR,SP00,A,2019,5",
        "EXR.A.TRY.EUR.SP00.A,A,TRY,EUR,SP00,A,2018,4",
        "EXR.M.TRY.EUR.SP00.A,M,TRY,EUR,SP00,A,2019-01,5",
    ]
    source, facts = read(put(tmp_path, "data.csv", head, *rows))
    assert [(f.subject, f.value, f.flag, f.locator) for f in facts] == [
        ("TRY", 4.0, "estimate", "line 3 and line 2"),
        ("EUR", 0.8, "estimate", "line 2"),
    ]
    assert sum(source.refused.values()) == 2


@pytest.mark.parametrize(
    "lines",
    [
        (
            "DATASET,SERIES_CODE,COUNTRY,INDICATOR,2018,2019",
            "IMF.STA:ER(4.0.0),AZE.XDC_USD.PA_RT.A,Azerbaijan,Domestic currency per US Dollar,1.7,1.75",
            "IMF.STA:ER(4.0.0),AZE.XDC_USD.EOP_RT.A,Azerbaijan,Domestic currency per US Dollar,9,9",
            "IMF.STA:ER(4.0.0),G163.XDC_USD.PA_RT.A,Euro Area,Domestic currency per US Dollar,9,9",
        ),
        (
            '"Country Name","Country Code","Indicator Name","Indicator Code","Attribute","2018","2019",',
            '"Azerbaijan","912","Exchange Rates, period average","ENDA_XDC_USD_RATE","Value","1.7","1.75",',
            '"Azerbaijan","912","Exchange Rates, period average","ENDA_XDC_USD_RATE","Status","A","A",',
            '"Euro Area","163","Exchange Rates, period average","ENDA_XDC_USD_RATE","Value","9","9",',
        ),
    ],
)
def test_rates_of_the_imf_are_means_of_years(tmp_path: Path, lines: tuple[str, ...]) -> None:
    """Now and in the older form; rates at the end of a year, marks and areas are left out with the reason."""
    source, facts = read(put(tmp_path, "rates.csv", *lines))
    assert [(f.subject, f.unit, f.first, f.value) for f in facts] == [
        ("AZE", "AZN", "2018-01-01", 1.7),
        ("AZE", "AZN", "2019-01-01", 1.75),
    ]
    assert (source.publisher, source.edition, sum(source.refused.values())) == ("IMF", "to 2019", 2)


def test_the_euro_area_of_the_world_bank_is_the_euro(tmp_path: Path) -> None:
    """Other aggregates stay refused, and an indicator in national currency has that of the state."""
    head = '"Country Name","Country Code","Indicator Name","Indicator Code","2019",'
    start = '"Data Source","World Development Indicators",', '"Last Updated Date","2021-03-04",'
    rates = '"Euro area","EMU","x","PA.NUS.FCRF","0.9",', '"Arab World","ARB","x","PA.NUS.FCRF","9",'
    source, (rate,) = read(put(tmp_path, "API_r.csv", *start, head, *rates))
    assert (rate.subject, rate.unit, rate.value, sum(source.refused.values())) == ("EUR", "EUR", 0.9, 1)
    _, (own,) = read(put(tmp_path, "API_c.csv", *start, head, '"Azerbaijan","AZE","x","MS.MIL.XPND.CN","3152000000",'))
    assert (own.measure, own.unit, own.more) == ("defence_spending", "AZN", {"from": "SIPRI"})
    _, (army,) = read(put(tmp_path, "API_a.csv", *start, head, '"Azerbaijan","AZE","x","MS.MIL.TOTL.P1","82000",'))
    assert (army.measure, army.unit, army.more) == ("armed_forces", "count", {})
