"""Files of publishers are known by what is in them, read with their quirks, and refused where they were damaged."""

from __future__ import annotations

import time
import zipfile
from pathlib import Path

import pytest

from sijill.check.sources import read
from sijill.errors import ReadError

REGISTER_HEAD = (
    "Recipient,Supplier,Year of order, ,Number ordered, ,Weapon designation,Weapon description,Number delivered, ,"
    "Year(s) of delivery,status,Comments,SIPRI TIV per unit,SIPRI TIV for total order,SIPRI TIV of delivered weapons"
)
WORLD_BANK = (
    '\ufeff"Data Source","World Development Indicators",\n\n"Last Updated Date","2021-03-04",\n\n'
    '"Country Name","Country Code","Indicator Name","Indicator Code","2018","2019","2020",\n'
    '"Georgia","GEO","Military expenditure (current USD)","MS.MIL.XPND.CD","1000.5","","3000",\n'
    '"Arab World","ARB","Military expenditure (current USD)","MS.MIL.XPND.CD","9","9","9",\n'
)


def put(folder: Path, name: str, text: str) -> Path:
    """A file of one's own in a publisher's form."""
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


def test_a_world_bank_indicator_gives_a_fact_for_each_state_and_year(tmp_path: Path) -> None:
    """Empty cells are no facts, aggregates are refused, and the edition is the day of the last change."""
    source, facts = read(put(tmp_path, "API_x.csv", WORLD_BANK))
    assert (source.publisher, source.edition, source.read) == ("World Bank", "2021-03-04", 2)
    assert sum(source.refused.values()) == 1
    assert [(f.measure, f.subject, f.unit, f.first, f.value) for f in facts] == [
        ("defence_spending", "GEO", "USD", "2018-01-01", 1000.5),
        ("defence_spending", "GEO", "USD", "2020-01-01", 3000.0),
    ]
    with zipfile.ZipFile(tmp_path / "API_x.zip", "w") as archive:
        archive.writestr("Metadata_Country.csv", "x")
        archive.writestr("API_x.csv", WORLD_BANK)
    assert read(tmp_path / "API_x.zip")[1] == facts


def test_an_indicator_that_is_no_reference_is_refused_by_name(tmp_path: Path) -> None:
    """The message names the indicator and those that are known."""
    with pytest.raises(ReadError, match=r"SP\.POP\.TOTL"):
        read(put(tmp_path, "API_y.csv", WORLD_BANK.replace("MS.MIL.XPND.CD", "SP.POP.TOTL")))


def test_a_workbook_of_military_expenditure_keeps_its_colours(tmp_path: Path) -> None:
    """Blue is an estimate, red is uncertain; dots are no figure; the head may stand anywhere; constant has its year."""
    openpyxl = pytest.importorskip("openpyxl")
    book = openpyxl.Workbook()
    for title, unit in (("Current US$", 2.0), ("Constant (2020) US$", 3.0), ("Share of GDP", 0.04)):
        sheet = book.create_sheet(title)
        sheet["A1"] = "Military expenditure by country, 1999-2001"
        sheet["A4"], sheet["B4"], sheet["C4"], sheet["D4"] = "Country", "Notes", 2000, 2001.0
        sheet["A5"] = "Africa"
        sheet["A6"], sheet["C6"], sheet["D6"] = "Georgia", unit, "..."
        sheet["A7"], sheet["C7"], sheet["D7"] = "Türkiye", "xxx", unit
        sheet["A8"], sheet["C8"] = "Atlantis", 1
        sheet["C6"].font = openpyxl.styles.Font(color="FF0000FF")
        sheet["D7"].font = openpyxl.styles.Font(color="FFFF0000")
    sheet = book.create_sheet("Per capita")
    sheet["A7"], sheet["B7"], sheet["C7"], sheet["A8"], sheet["B8"], sheet["C8"] = (
        "Country",
        "Notes",
        2000,
        "Georgia",
        "†12",
        7,
    )
    notes = book.create_sheet("Footnotes")
    notes["A4"], notes["B4"], notes["A12"], notes["C12"] = "†", "no pensions", 12.0, "Georgia: a note of our own"
    book.save(tmp_path / "milex.xlsx")
    source, facts = read(tmp_path / "milex.xlsx")
    (head,) = (f for f in facts if f.measure == "spending_per_head")
    assert (head.unit, head.value) == ("USD", 7.0)
    assert head.more["notes"] == ["without military pensions", "Georgia: a note of our own"]
    assert source.units == ("USD", "USD@2020", "percent")
    facts = [f for f in facts if f is not head]
    assert (source.publisher, source.edition) == ("SIPRI", "1999-2001")
    assert source.refused == {"no actor for Atlantis": 3}
    told = {(f.subject, f.unit, f.first[:4]): (f.value, f.flag, f.locator) for f in facts}
    assert told["GEO", "USD", "2000"] == (2_000_000.0, "estimate", "Current US$!C6")
    assert told["TUR", "USD@2020", "2001"] == (3_000_000.0, "uncertain", "Constant (2020) US$!D7")
    assert told["GEO", "percent", "2000"][0] == 4.0
    assert len(facts) == 6


def test_the_trade_register_is_read_by_position_and_broken_rows_are_joined(tmp_path: Path) -> None:
    """Marks of doubt belong to the column before them; the three last cells of a broken row come from the next line."""
    rows = [
        "Qatar,Turkiye,2018,?,6,?,Test-1,armed UAV,6,,2019; 2020,New,Part of $9 m deal,1,6,6",
        "Qatar,Turkiye,2020,,4,,Test-2,patrol craft,1,,2022,New,Broken here,,,",
        ",2,8,2,,,,,,,,,,,,",
        "Rebels (Somewhere)*,Turkiye,2020,,4,,Test-3,rifle,1,,2022,New,,1,1,1",
    ]
    source, facts = read(put(tmp_path, "trade-register.csv", "\n".join([REGISTER_HEAD, *rows])))
    assert (source.read, sum(source.refused.values()), source.edition) == (2, 1, "deliveries to 2022")
    first, second = facts
    assert (first.subject, first.counterpart, first.value, first.flag) == ("QAT", "TUR", 6.0, "uncertain")
    assert (first.first, first.last, first.more["years"]) == ("2018-01-01", "2020-12-31", ["2019", "2020"])
    assert (first.more["ordered_flag"], first.more["designation"], first.more["tiv_delivered"]) == ("?", "Test-1", 6.0)
    assert second.more["tiv_delivered"] == 2.0


def test_a_register_that_a_spreadsheet_damaged_is_refused_with_advice(tmp_path: Path) -> None:
    """Tails of semicolons give it away."""
    with pytest.raises(ReadError, match="download it anew"):
        read(put(tmp_path, "r.csv", f"{REGISTER_HEAD};;;;\nQatar,Turkiye,2018,,6,,T,tank,6,,2019;2020,New,,1,6,6;;;;"))


def test_treaties_of_dcad_and_alliances_of_atop(tmp_path: Path) -> None:
    """Numbers below zero are no dates; years in which the pledges are the same are one stretch."""
    head = (
        "ccode1,cowName1,ccode2,cowName2,signDay,signMonth,signYear,EIFDay,EIFMonth,EIFYear,type,category1,category2,"
        "category3,categoryConf,DCAid"
    )
    rows = [
        "640,TUR,372,GRG,4,4,1999,-77,-77,-77,general,DCA,,,high,x-1",
        "640,TUR,372,GRG,,,2001,,,,sector,DIC,,,low,x-2",
    ]
    _, facts = read(put(tmp_path, "dcad.csv", "\n".join([head, *rows])))
    assert [(f.subject, f.counterpart, f.more["signed"], f.more["in_force"]) for f in facts] == [
        ("TUR", "GEO", "1999-04-04", None),
        ("TUR", "GEO", "2001", None),
    ]
    years = ["640,373,1994,1,0,0,0,1", "640,373,1995,1,0,0,0,1", "640,373,1997,0,0,0,0,1", "640,373,1998,0,0,0,0,0"]
    head = "ccode1,ccode2,year,atop_defense,atop_offense,atop_neutral,atop_nonagg,atop_consul"
    _, facts = read(put(tmp_path, "atop.csv", "\n".join([head, *years])))
    assert [(f.first[:4], f.last[:4], f.more["pledges"]) for f in facts] == [
        ("1994", "1995", ["defense", "consul"]),
        ("1997", "1997", ["consul"]),
    ]


def test_conflicts_have_all_their_states(tmp_path: Path) -> None:
    """Each state that took part has a fact with the sides."""
    head = "conflict_id,year,gwno_a,gwno_a_2nd,gwno_b,gwno_b_2nd,intensity_level,start_date,start_date2"
    row = '1.0,2020.0,373.0,"640, 365",371.0,,2.0,1990-01-01,2020-07-01'
    _, facts = read(put(tmp_path, "acd.csv", f"{head}\n{row}\n"))
    assert [f.subject for f in facts] == ["ARM", "AZE", "RUS", "TUR"]
    assert facts[0].more["sides"] == {"a": ["AZE"], "b": ["ARM"], "beside a": ["TUR", "RUS"], "beside b": []}


def test_a_term_is_no_longer_than_its_months_and_years_say(tmp_path: Path) -> None:
    """A month stays a month; what is no date is refused."""
    text = "position,person,personID,start,end\nPresident,A B,Q1,2010-05,2012\nPresident,C D,Q2,spring,2013\n"
    source, (fact,) = read(put(tmp_path, "georgia-ministers.csv", text))
    assert (fact.first, fact.last) == ("2010-05-01", "2012-12-31")
    assert source.refused == {"a date that is not understood": 1}


def test_office_holders_are_of_the_state_in_the_name_of_the_file_or_of_the_one_given(tmp_path: Path) -> None:
    """Without either the file is refused; a term without an end is open; one that ends before it starts is no term."""
    text = "position,person,personID,start,end\nMinister of Defense,A B,Q1,2013-10-22,\nPresident,C D,Q2,2010,2009\n"
    source, facts = read(put(tmp_path, "georgia-ministers.csv", text))
    assert [(f.subject, f.last, f.more["person"]) for f in facts] == [("GEO", "9999-12-31", "A B")]
    assert source.refused == {"the end is before the start": 1}
    with pytest.raises(ReadError, match="--of"):
        read(put(tmp_path, "ministers.csv", text))
    assert read(tmp_path / "ministers.csv", "KAZ")[1][0].subject == "KAZ"


@pytest.mark.parametrize(
    ("head", "row"),
    [
        ("Year,Trade Flow,Reporter ISO,Partner ISO,Commodity Code,Trade Value (US$)", "2019,Exports,TUR,AZE,{},5"),
        ("period,flowDesc,reporterISO,partnerISO,cmdCode,primaryValue", "2019,Export,TUR,AZE,{},5"),
    ],
)
def test_trade_is_what_the_reporter_says_of_all_goods(tmp_path: Path, head: str, row: str) -> None:
    """Parts of the goods are left out; the flow is kept."""
    source, facts = read(put(tmp_path, "trade.csv", f"{head}\n{row.format('TOTAL')}\n{row.format('93')}\n"))
    assert [(f.subject, f.counterpart, f.value, f.more["flow"]) for f in facts] == [("TUR", "AZE", 5.0, "export")]
    assert sum(source.refused.values()) == 1


@pytest.mark.parametrize("text", ["", "a,b\n1,2\n", "PK\x03\x04 nothing", "\0\1\2"])
@pytest.mark.parametrize("name", ["x.csv", "x.xlsx", "x.zip", "x.txt"])
def test_what_is_no_publishers_file_is_refused_with_those_that_are_known(tmp_path: Path, name: str, text: str) -> None:
    """Never another error."""
    with pytest.raises(ReadError):
        read(put(tmp_path, name, text))


def test_the_publishers_own_files(shared: Path) -> None:
    """The trade register is read in ten seconds of one core; the seed's figures are as the publishers have them."""
    start = time.process_time()
    source, orders = read(shared / "reference" / "arms" / "sipri_trade-register_to2024.csv")
    assert time.process_time() - start < 10
    assert source.read + sum(source.refused.values()) == 29_503  # 29,507 lines, four of which are the ends of others
    assert any(f.more["designation"] == "Bayraktar TB2" for f in orders if (f.subject, f.counterpart) == ("AZE", "TUR"))
    _, spending = read(shared / "reference" / "milex" / "SIPRI-Milex-data-1949-2024_2.xlsx")
    spending = [f for f in spending if f.measure in ("defence_spending", "gdp_share")]
    told = {(f.unit, f.flag): f.value for f in spending if f.subject == "AZE" and f.first == "2019-01-01"}
    assert round((told["USD", None] or 0) / 1e6, 1) == 1854.2
    with pytest.raises(ReadError, match="download it anew"):
        read(shared / "reference" / "arms" / "sipri_trade-register_middle-east_excel-damaged.csv")
