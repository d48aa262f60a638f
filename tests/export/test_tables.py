"""Tables leave the register whole: read back, each has the register's own words, letter for letter."""

from __future__ import annotations

import asyncio
import csv
import io
import json
import sqlite3
import zipfile
from contextlib import closing
from pathlib import Path
from typing import Any

import openpyxl
import pyarrow.parquet
import pytest
from datasette.app import Datasette
from frictionless import Package, system
from hypothesis import given
from hypothesis import strategies as st

from sijill.codebook import load
from sijill.errors import ExportError
from sijill.export import library
from sijill.export.delimited import guarded, unguarded
from sijill.export.tables import table, tables
from sijill.store import Register

Quotes = set[tuple[str, int, str]]


def rows(data: bytes) -> list[dict[str, str]]:
    """A CSV file, its guards taken away."""
    text = data.decode("utf-8-sig")
    return [{k: unguarded(v) for k, v in row.items()} for row in csv.DictReader(io.StringIO(text, newline=""))]


def test_csv_keeps_every_quote(made: Any, quotes: Quotes) -> None:
    """The table of evidence, read back, is the register's evidence."""
    read = rows(made("csv", table="evidence").read_bytes())
    assert {(r["claim"], int(r["position"]), r["quote"]) for r in read} == quotes


def test_no_cell_of_a_csv_file_is_a_formula(made: Any) -> None:
    """Whatever a report begins with, a spreadsheet finds no cell that it would run."""
    for name in ("evidence", "agreement", "claims", "reports"):
        text = made("csv", table=name).read_text(encoding="utf-8")
        for row in csv.reader(io.StringIO(text, newline="")):
            assert not any(cell.startswith(("=", "+", "-", "@", "\t", "\r", "\n")) for cell in row)


@given(st.text(alphabet="'=+-@\t\r\n\uff1dأa", max_size=6))
def test_a_guard_can_be_taken_away(text: str) -> None:
    """Reading back gives the very text, whether it was guarded or only looks so."""
    assert unguarded(guarded(text)) == text


def test_csv_with_a_mark_is_the_same_file_behind_the_mark(made: Any) -> None:
    """Spreadsheets know UTF-8 by the mark; other programs want none."""
    plain = made("csv", "agreement").read_bytes()
    assert made("csv-bom", "agreement").read_bytes() == b"\xef\xbb\xbf" + plain


def test_a_table_of_entries_has_the_columns_of_the_codebook(made: Any) -> None:
    """Fields and steps stand under the codebook's names; the memorandum is one row with both dates and its words."""
    read = {r["title"]: r for r in rows(made("csv", "agreement").read_bytes())}
    fields = [f.name for f in load().kinds["agreement"].fields.values() if f.type != "steps"]
    assert {*fields, *(f"date_{code}" for code in load().lists["stage"].codes)} <= read[""].keys()
    memorandum = read[""]
    assert (memorandum["parties"], memorandum["standing"]) == ("QAT; TUR", "in_force")
    assert (memorandum["date_signed"], memorandum["date_in_force"]) == ("2019-05-14", "2020-02-03")
    assert any("وقّعت تركيا وقطر" in quote for quote in json.loads(memorandum["quotes"]))
    assert (memorandum["sources"], memorandum["first_reported"]) == ("2", "2019-05-15")


def test_json_lines_hold_whole_entries(made: Any, quotes: Quotes, register: Register) -> None:
    """Each line is an entry with its claims as the codebook writes them, and the reports without their text."""
    entries = [json.loads(line) for line in made("jsonl").read_text(encoding="utf-8").split("\n")[:-1]]
    claims = [claim for entry in entries for claim in entry["claims"]]
    assert {(c["id"], n, e["quote"]) for c in claims for n, e in enumerate(c["evidence"])} == quotes
    kept = {one.id: one.claim.to_json() for one in register.claims()}
    assert all(kept[c["id"]] == {k: v for k, v in c.items() if k not in ("id", "report")} for c in claims)
    assert not any("text" in report for entry in entries for report in entry["reports"])


def test_a_workbook_runs_from_right_to_left_and_holds_texts_not_formulas(made: Any, quotes: Quotes) -> None:
    """All tables are sheets; what begins with = is a text; characters that XML cannot hold are written its way."""
    book = openpyxl.load_workbook(made("xlsx"))
    assert book.sheetnames == [one.name for one in tables(load().kinds)]
    assert all(sheet.sheet_view.rightToLeft for sheet in book)
    assert not any(cell.data_type == "f" for sheet in book for row in sheet for cell in row)
    read = list(book["evidence"].values)
    at = [read[1].index(name) for name in ("claim", "position", "quote")]
    assert {(r[at[0]], r[at[1]], r[at[2]].replace("_x000B_", "\x0b")) for r in read[2:]} == quotes


def test_parquet_has_typed_columns(made: Any, quotes: Quotes) -> None:
    """Numbers are numbers and lists are lists."""
    read = pyarrow.parquet.read_table(made("parquet", table="evidence")).to_pylist()
    assert {(r["claim"], r["position"], r["quote"]) for r in read} == quotes
    transfers = pyarrow.parquet.read_table(made("parquet", "transfer")).to_pylist()
    assert all(isinstance(t["reports"], list) for t in transfers)
    assert {t["admissible"] for t in transfers} == {True, False}
    assert 69e6 in {t["value"] for t in transfers}


def test_a_database_keeps_references_and_says_what_its_columns_are(made: Any, quotes: Quotes) -> None:
    """SQLite finds nothing wrong with it, and each column is described."""
    with closing(sqlite3.connect(made("sqlite"))) as db:
        assert db.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        assert db.execute("PRAGMA foreign_key_check").fetchall() == []
        assert set(db.execute('SELECT "claim", "position", "quote" FROM "evidence"')) == quotes
        named = {name for (name,) in db.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
        described = set(db.execute('SELECT "table", "name" FROM "columns"'))
        for one in named - {"columns"}:
            assert {(one, row[1]) for row in db.execute(f'PRAGMA table_info("{one}")')} <= described
        (party,) = db.execute(
            'SELECT COUNT(*) FROM "agreement", json_each("agreement"."parties") AS p WHERE p.value = ?', ["QAT"]
        ).fetchone()
        assert party == 2


def test_datasette_opens_the_database(made: Any, quotes: Quotes) -> None:
    """Each table as a page and as JSON, by the application itself, and what its columns refer to."""
    path = made("sqlite")

    async def asked() -> list[Any]:
        site = Datasette([str(path)])
        for name in (*(one.name for one in tables(load().kinds)), "columns"):
            for suffix in ("", ".json"):
                answer = await site.client.get(f"/{path.stem}/{name}{suffix}")
                assert not answer.is_error, (name, suffix, answer.status_code)
        answer = await site.client.get(f"/{path.stem}/evidence.json?_shape=array&_size=max")
        return list(answer.json())

    read = asyncio.run(asked())
    assert {(row["claim"], row["position"], row["quote"]) for row in read} == quotes


def test_a_data_package_is_valid(made: Any, quotes: Quotes, tmp_path: Path) -> None:
    """Frictionless finds no fault: types, keys, references, sizes and hashes are as the descriptor says."""
    path = made("datapackage")
    with zipfile.ZipFile(path) as packed:
        packed.extractall(tmp_path / "package")
    with system.use_context(trusted=True):
        report = Package(str(tmp_path / "package" / "datapackage.json")).validate()
    assert report.flatten(["resourceName", "rowNumber", "message"]) == []
    assert report.valid
    read = rows((tmp_path / "package" / "evidence.csv").read_bytes())
    assert {(r["claim"], int(r["position"]), r["quote"]) for r in read} == quotes


@pytest.mark.parametrize("form", ["csv", "jsonl", "datapackage", "sqlite"])
def test_the_same_register_gives_the_same_bytes(made: Any, form: str) -> None:
    """An export holds no moment and no chance."""
    assert made(form).read_bytes() == made(form).read_bytes()


def test_one_column_of_a_row_is_there_for_each_name() -> None:
    """A table has no two columns of one name, and its key is among them."""
    for one in tables(load().kinds):
        assert len(set(one.names)) == len(one.names)
        assert {*one.key, *one.links} <= {*table(one.name).names}


def test_a_missing_library_names_the_extra() -> None:
    """Who asks for a workbook without the library is told what to install."""
    with pytest.raises(ExportError, match=r"a workbook needs the library openpyxl_gone.*sijill\[export\]"):
        library.library("openpyxl_gone", "a workbook")
