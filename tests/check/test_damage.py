"""A file that a spreadsheet has saved again is refused, with the line, what was done to it, and the way out."""

from __future__ import annotations

from pathlib import Path

import pytest

from sijill.check.sources import damage, read
from sijill.errors import ReadError

WORLD_BANK = (
    '"Data Source","World Development Indicators",\n\n"Last Updated Date","2021-03-04",\n\n'
    '"Country Name","Country Code","Indicator Name","Indicator Code","2018","2019",\n'
    '"Georgia","GEO","Military expenditure","MS.MIL.XPND.CD","{}","310600000",\n'
)
COMTRADE = (
    "Year,Trade Flow,Reporter ISO,Partner ISO,Commodity Code,Trade Value (US$)\n"
    "2019,Export,TUR,AZE,TOTAL,1000\n2019,Export,TUR,AZE,{},10\n"
)
EVENTS = (
    "id,year,type_of_violence,side_a,side_b,adm_1,country,country_id,date_start,date_end,low,best,high,gwnoa,gwnob\n"
    "1,2020,1,Government of A,Government of B,T,A,371,{},2020-07-12,2,3,4,371,373\n"
)
REGISTER = (
    "Recipient,Supplier,Year of order, ,Number ordered, ,Weapon designation,Weapon description,Number delivered, ,"
    "Year(s) of delivery,status,Comments,SIPRI TIV per unit,SIPRI TIV for total order,SIPRI TIV of delivered weapons\n"
    "Qatar,Turkiye,2018,,6,,{},missile,6,,2019,New,,1,6,6\n"
)


@pytest.mark.parametrize(
    ("name", "text", "whole", "damaged", "words"),
    [
        ("API_x.csv", WORLD_BANK, "309815000.1", "3.1E+08", "shortened"),
        ("API_x.csv", WORLD_BANK, "1.85E-05", "1.85E+10", "shortened"),
        ("comtrade.csv", COMTRADE, "01", "1", "zeros"),
        ("GEDEvent_v25_1.csv", EVENTS, "2020-07-12", "7/12/2020", "not written as year"),
        ("trade-register.csv", REGISTER, "MAR-1", "01-Mar", "made a date"),
    ],
)
def test_a_damaged_file_is_refused_and_a_whole_one_is_not(
    tmp_path: Path, name: str, text: str, whole: str, damaged: str, words: str
) -> None:
    """The message names the line and says to download the file anew."""
    path = tmp_path / name
    path.write_text(text.format(whole), encoding="utf-8")
    assert read(path)[1]
    path.write_text(text.format(damaged), encoding="utf-8")
    with pytest.raises(ReadError, match=rf"\d: .*{words}.*download it anew"):
        read(path)


def test_one_name_in_a_hundred_rows_that_was_made_a_date_is_left_out_alone(tmp_path: Path) -> None:
    """Publishers' own files have a few such rows: the rest is read."""
    head, row = REGISTER.splitlines()
    path = tmp_path / "trade-register.csv"
    rows = [row.format(f"TRG-{n}") for n in range(150)] + [row.format("01-Mar")]
    path.write_text("\n".join([head, *rows]), encoding="utf-8")
    source, facts = read(path)
    assert len(facts) == 150
    assert source.refused == {"a spreadsheet has made a date of the designation": 1}


def test_a_table_that_ends_where_a_spreadsheet_does_was_cut(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Shown with a spreadsheet that holds 30 rows."""
    monkeypatch.setattr(damage, "_LOOKED_AT", 10)
    monkeypatch.setattr(damage, "_LONGEST", 30)
    path = tmp_path / "BACI_HS92_Y2019_V202301.csv"
    path.write_text("t,i,j,k,v,q\n" + "2019,31,792,270900,2.5,1\n" * 29, encoding="utf-8")
    with pytest.raises(ReadError, match="all that a spreadsheet holds"):
        read(path)
    path.write_text("t,i,j,k,v,q\n" + "2019,31,792,270900,2.5,1\n" * 30, encoding="utf-8")
    assert read(path)[1]


@pytest.mark.parametrize(("sign", "name"), [(";", "semicolons"), ("\t", "tabs")])
def test_a_table_that_was_saved_with_another_sign_is_refused(tmp_path: Path, sign: str, name: str) -> None:
    """Whichever publisher's it is, and with a mark of the encoding before it."""
    for file, text in (("API_x.csv", WORLD_BANK), ("GEDEvent_v25_1.csv", EVENTS), ("trade-register.csv", REGISTER)):
        path = tmp_path / file
        path.write_text(text.replace(",", sign), encoding="utf-8-sig")
        with pytest.raises(ReadError, match=f"saved this file with {name}"):
            read(path)


def test_a_table_that_breaks_off_or_has_another_form_is_refused(tmp_path: Path) -> None:
    """A download that was cut, and a file that only begins like a publisher's."""
    path = tmp_path / "GEDEvent_v25_1.csv"
    path.write_text((EVENTS * 2).format("2020-07-12", "2020-07-12")[:-30], encoding="utf-8")
    with pytest.raises(ReadError, match="breaks off"):
        read(path)
    path = tmp_path / "trade-register.csv"
    path.write_text("x\n" + REGISTER.replace("Recipient,Supplier", "\ufeffRecipient,Supplier"), encoding="utf-8")
    with pytest.raises(ReadError, match=r"has not its form .*download it anew|no publisher's file"):
        read(path)
