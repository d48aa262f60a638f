"""CSV: a row is a report, as a line of JSON is; a bad row does not end the table."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sijill.errors import ReadError
from sijill.read import find, read
from sijill.read.table import rows
from sijill.records import Document

TEXT = "وقّعت الجزائر وإيطاليا في روما اتفاقا للتعاون العسكري، وقال الوزير إن الاتفاق يشمل التدريب."


def found(path: Path, content: str | bytes, limit: int = 1_000_000) -> list[Document | ReadError]:
    """What is read of a file with this content."""
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return list(read(find([path]).files, limit))


@pytest.mark.parametrize("sign", [",", ";", "\t"])
@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "cp1256"])
def test_a_row_is_a_report(tmp_path: Path, sign: str, encoding: str) -> None:
    """Every column goes to its field, whatever separates the cells and in whatever encoding Arabic came."""
    table = f'id{sign}title{sign}date{sign}lang{sign}text\nx1{sign}عنوان{sign}2021-03-04{sign}ar{sign}"{TEXT}"\n'
    (one,) = found(tmp_path / "a.csv", table.encode(encoding))
    assert isinstance(one, Document)
    assert (one.id, one.title, one.date, one.date_source, one.language) == ("x1", "عنوان", "2021-03-04", "given", "ar")
    assert one.text == TEXT


def test_a_bad_row_does_not_end_the_table(tmp_path: Path) -> None:
    """Each bad row is named with its line, and the good ones are read, one over two lines among them."""
    table = f'id,date,text\na,2020,"{TEXT}\n{TEXT}"\nb,soon,"{TEXT}"\nc,"{TEXT}"\n\nd,,\ne,,"{TEXT}"\n'
    all_ = found(tmp_path / "a.csv", table)
    assert [one.id for one in all_ if isinstance(one, Document)] == ["a", "e"]
    assert [one.line for one in all_ if isinstance(one, ReadError)] == [4, 5, 7]


@pytest.mark.parametrize("table", ["id,body\n1,2\n", "text,text\n1,2\n", "id,text\n", 'id,text\n1,"open\n', ""])
def test_what_is_no_table_is_refused(tmp_path: Path, table: str) -> None:
    """A header without `text`, a column twice, no rows, a quotation mark never closed: each is one ReadError."""
    (one,) = found(tmp_path / "a.csv", table)
    assert isinstance(one, ReadError)


@given(st.text(st.characters(codec="utf-8", exclude_categories=["Cc"], include_characters="\r\n\t")))
def test_the_text_is_kept(text: str) -> None:
    """Whatever text a cell holds comes out code point for code point."""
    out = io.StringIO(newline="")
    csv.writer(out, quoting=csv.QUOTE_ALL).writerows([["id", "text"], ["a", f"{TEXT}{text}"]])
    (one,) = rows(out.getvalue().encode(), "a.csv", "a", 1_000_000)
    assert isinstance(one, ReadError) or one.text == f"{TEXT}{text}"


def test_the_librarys_bound_on_a_cell_is_left_as_it_was(tmp_path: Path) -> None:
    """A long report is read, and whoever else reads CSV in this process keeps the bound that was there."""
    before = csv.field_size_limit()
    (one,) = found(tmp_path / "a.csv", f'id,text\na,"{TEXT * 2000}"\n')
    assert isinstance(one, Document)
    assert csv.field_size_limit() == before
