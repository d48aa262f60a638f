"""Files too large to be held whole are added up as they are read; national currencies are named only where sure."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest

from sijill.check import currencies, states
from sijill.check.sources import read
from sijill.errors import ReadError


def put(folder: Path, name: str, *lines: str) -> Path:
    """A file of one's own in a publisher's form."""
    path = folder / name
    path.write_text("\n".join(lines), encoding="utf-8")
    return path


def test_national_currencies_and_financial_years_of_military_spending(tmp_path: Path) -> None:
    """A financial year covers its own twelve months; one that changed is refused; signs beside a name are kept."""
    openpyxl = pytest.importorskip("openpyxl")
    book = openpyxl.Workbook()
    current = book.create_sheet("Current US$")
    current["A2"], current["B2"], current["C2"] = "Country", "Notes", 2019
    current["A3"], current["B3"], current["C3"] = "Egypt", "§¶7", 5
    for title, more in (
        ("Local currency calendar years", ()),
        ("Local currency financial years", ("Fiscal Year (x)",)),
    ):
        sheet = book.create_sheet(title)
        sheet.append(["Military expenditure by country"])
        sheet.append(["Country", "Currency", *more, "Notes", 2019.0])
        sheet.append(["Egypt", "Pounds  ", *(["Jul-Jun"] if more else []), "§", 70])
        sheet.append(["Georgia", "Lari", *([""] if more else []), None, 8])
        sheet.append(["Fiji", "Dollars", *(["Till: 2014 Jan-Dec"] if more else []), None, 9])
        sheet.append(["Zimbabwe", "Doubloons", *([""] if more else []), None, 9])
    book.save(tmp_path / "milex.xlsx")
    source, facts = read(tmp_path / "milex.xlsx")
    assert [(f.subject, f.unit, f.first, f.last, f.value) for f in facts] == [
        ("EGY", "USD", "2019-01-01", "2019-12-31", 5e6),
        ("EGY", "EGP", "2019-01-01", "2019-12-31", 70),
        ("GEO", "GEL", "2019-01-01", "2019-12-31", 8),
        ("FJI", "FJD", "2019-01-01", "2019-12-31", 9),
        ("EGY", "EGP", "2019-07-01", "2020-06-30", 70),
    ]
    assert facts[0].more["notes"] == ["the adopted budget, not what was spent", "without paramilitary forces"]
    assert source.refused["a financial year that has changed"] == 1
    assert source.refused["no code for the currency of Zimbabwe: Doubloons"] == 2


def test_a_currency_is_named_only_where_it_is_sure() -> None:
    """Of a name that many states use, each has its own; the euro is no state's own."""
    assert currencies.by_name("KWT", "Dinar ") == "KWD"
    assert currencies.by_name("FRA", "euro") == "EUR"
    assert currencies.by_name("FRA", "Francs") is None
    assert (currencies.of_state("AZE"), currencies.of_state("FRA")) == ("AZN", None)


def test_states_by_the_numbers_that_publishers_use() -> None:
    """COW, Gleditsch and Ward, ISO, and the numbers of trade statistics; states of the past have their own."""
    assert [states.by_cow(n) for n in (640, "373.0", 678, 315, 365, 7)] == ["TUR", "AZE", "YEM", "CSK", "RUS", None]
    assert [states.by_iso(n) for n in ("31", "842", "251", "4")] == ["AZE", "USA", "FRA", "AFG"]
    assert states.by_iso("x") is None
    assert states.is_code("TUR")
    assert not states.is_code("WLD")


def test_an_exchange_rate_is_in_the_currency_of_its_state(tmp_path: Path) -> None:
    """A state whose currency is shared or not known is refused."""
    head = '"Country Name","Country Code","Indicator Name","Indicator Code","2019",'
    rows = [f'"{code}","{code}","Official exchange rate","PA.NUS.FCRF","1.7",' for code in ("AZE", "FRA")]
    source, facts = read(put(tmp_path, "API_PA.csv", '"Data Source","World Development Indicators",', head, *rows))
    assert [(f.measure, f.subject, f.unit, f.value) for f in facts] == [("exchange_rate", "AZE", "AZN", 1.7)]
    assert source.refused == {"a state whose currency is not known": 1}


GED = (
    "id,year,type_of_violence,side_a,side_b,adm_1,country,country_id,date_start,date_end,low,best,high,gwnoa,gwnob",
    "1,2020,1,Government of A,Government of B,Tavush,A,371,2020-07-12 00:00:00.000,2020-07-12 00:00:00,2,3,4,371,373",
    "2,2020,1,Government of A,Government of B,Tavush,A,371,2020-07-14,2020-07-16,5,5,5,371,373",
    "3,2020,2,Band,Other band,,A,371,2020-07-14,2020-07-16,1,1,1,,",
    "4,2020,2,Band,Other band,,Nowhere,99999,2020-07-14,2020-07-16,1,1,1,,",
)


@pytest.mark.parametrize("zipped", [False, True])
def test_events_are_added_up_by_month_country_and_sides(tmp_path: Path, zipped: bool) -> None:  # noqa: FBT001
    """Each state among the sides has the month; where none is, the country has it; the edition is in the name."""
    path = put(tmp_path, "GEDEvent_v25_1.csv", *GED)
    if zipped:
        with zipfile.ZipFile(tmp_path / "ged251-csv_v25_1.zip", "w") as archive:
            archive.write(path, path.name)
        path = tmp_path / "ged251-csv_v25_1.zip"
    source, facts = read(path)
    assert (source.edition, sum(source.refused.values())) == ("25.1", 1)
    assert [(f.subject, f.first, f.last, f.value) for f in facts] == [
        ("ARM", "2020-07-14", "2020-07-16", 1.0),
        ("ARM", "2020-07-12", "2020-07-16", 8.0),
        ("AZE", "2020-07-12", "2020-07-16", 8.0),
    ]
    more = facts[1].more
    assert (more["events"], more["deaths"], more["places"]) == (2, {"low": 7, "best": 8, "high": 9}, ["Tavush"])
    assert more["sides"] == {"a": ["ARM"], "b": ["AZE"], "beside a": [], "beside b": []}


def test_pairs_and_years_of_alliances_and_agreements(tmp_path: Path) -> None:
    """The publishers' own heads; several treaties of one pair and year add up to what both pledge."""
    atop = put(
        tmp_path, "atop.csv", "stateA,stateB,year,defense,offense,neutral,nonagg,consul", "640,373,2018,1,0,0,0,1"
    )
    assert [(f.subject, f.more["pledges"]) for f in read(atop)[1]] == [("TUR", ["defense", "consul"])]
    cow = put(
        tmp_path,
        "alliance.csv",
        "version4id,ccode1,state_name1,ccode2,state_name2,defense,neutrality,nonaggression,entente,year,version",
        "1,2,USA,20,Canada,1,0,0,0,2001,4.1",
        "2,2,USA,20,Canada,0,0,1,0,2001,4.1",
        "2,2,USA,20,Canada,0,0,1,0,2002,4.1",
    )
    source, facts = read(cow)
    assert source.publisher == "Correlates of War"
    assert [(f.first[:4], f.more["pledges"]) for f in facts] == [("2001", ["defense", "nonagg"]), ("2002", ["nonagg"])]
    dyadic = put(
        tmp_path,
        "dyadic.csv",
        "ccode1,abbrev1,ccode2,abbrev2,year,dcaGeneralV1,dcaSectorV1,dcaAnyV1",
        "640,TUR,372,GRG,1996,1,0,1",
        "640,TUR,372,GRG,1997,1,0,1",
        "640,TUR,372,GRG,1998,0,0,0",
    )
    assert [(f.measure, f.first[:4], f.last[:4], f.more["sorts"]) for f in read(dyadic)[1]] == [
        ("treaty_years", "1996", "1997", ["general"])
    ]


def test_trade_is_added_up_over_all_goods(tmp_path: Path) -> None:
    """BACI in thousand dollars, over the years of a zip; the IMF by reporter, in its scale, whole years only."""
    with zipfile.ZipFile(tmp_path / "BACI_HS92_V202401.zip", "w") as archive:
        archive.writestr(
            "BACI_HS92_Y2018_V202401.csv", "t,i,j,k,v,q\n2018,792,31,10121,1.5,   NA\n2018,792,31,10129,2,1\n"
        )
        archive.writestr("BACI_HS92_Y2019_V202401.csv", "t,i,j,k,v,q\n2019,792,31,10121,7,1\n2019,490,31,10121,7,1\n")
        archive.writestr("country_codes_V202401.csv", "country_code,country_name\n31,Azerbaijan\n")
    source, facts = read(tmp_path / "BACI_HS92_V202401.zip")
    assert (source.edition, sum(source.refused.values())) == ("202401", 1)
    assert [(f.subject, f.counterpart, f.first[:4], f.value) for f in facts] == [
        ("TUR", "AZE", "2018", 3500),
        ("TUR", "AZE", "2019", 7000),
    ]
    imf = put(
        tmp_path,
        "imts.csv",
        "COUNTRY,INDICATOR,COUNTERPART_COUNTRY,FREQUENCY,SCALE,SERIES_CODE,2018,2019",
        "Türkiye,Exports,Azerbaijan,Annual,Millions,TUR.XG_FOB_USD.AZE.A,,1.5",
        "Türkiye,Exports,Azerbaijan,Monthly,Millions,TUR.XG_FOB_USD.AZE.M,1,1",
        "Türkiye,Imports,World,Annual,Millions,TUR.MG_CIF_USD.G001.A,1,1",
    )
    source, facts = read(imf)
    assert [(f.first[:4], f.value, f.more["flow"]) for f in facts] == [("2019", 1.5e6, "export")]
    assert sum(source.refused.values()) == 2


def test_a_file_with_semicolons_is_refused_with_advice(tmp_path: Path) -> None:
    """Whichever publisher's it was."""
    with pytest.raises(ReadError, match="semicolons"):
        read(put(tmp_path, "x.csv", GED[0].replace(",", ";")))


def test_terms_that_come_of_crossing_starts_and_ends_are_marked(tmp_path: Path) -> None:
    """Of overlapping terms of one person in one office the shortest is sure; terms after each other all are."""
    rows = [
        "Minister,A B,Q1,2015-01-01,2018-07-10",
        "Minister,A B,Q1,2017-07-19,2018-07-10",
        "Minister,C D,Q2,2018-07-10,",
    ]
    _, facts = read(put(tmp_path, "georgia.csv", "position,person,personID,start,end", *rows))
    assert {(f.first, f.flag) for f in facts} == {
        ("2015-01-01", "uncertain"),
        ("2017-07-19", None),
        ("2018-07-10", None),
    }
