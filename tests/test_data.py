"""Data files: each refusal names the file and the line."""

from __future__ import annotations

from pathlib import Path

import pytest

from sijill.data import Row, read_csv, read_mapping, read_rows
from sijill.errors import DataError


def write(folder: Path, text: str | bytes, name: str = "data.yml") -> Path:
    """A file in a folder."""
    path = folder / name
    path.write_bytes(text.encode() if isinstance(text, str) else text)
    return path


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("- {id: a, kind: x}\n- {id: b, kind: x, wrods: [y]}\n", r"data.yml:2: unknown key 'wrods'; known: id, kind"),
        ("- {id: a, kind: x}\n\n- {id: b}\n", r"data.yml:3: missing 'kind'"),
        ("- {id: a, kind: x}\n- {id: b, id: c, kind: x}\n", r"data.yml:2: the key 'id' stands twice"),
        ("- {id: a\n- b", r"data.yml:3: not YAML"),
        ("- {? [a] : b}\n", r"data.yml:1: a key must be a word or a number"),
        ("- word\n", r"data.yml: each entry must be a mapping"),
        ("id: a\n", r"data.yml: must be a list of entries"),
        (b"- {id: \xe9}\n", r"data.yml: not UTF-8"),
    ],
)
def test_a_wrong_list_is_refused_where_it_is_wrong(tmp_path: Path, text: str | bytes, said: str) -> None:
    """Whatever is wrong with a list of entries, the message begins with the file and, if it has one, the line."""
    with pytest.raises(DataError, match=said):
        read_rows(write(tmp_path, text), ("id", "kind"), ("id", "kind"))


def test_a_file_that_is_missing_is_named(tmp_path: Path) -> None:
    """A data file that did not come with the package is named, with the way out."""
    with pytest.raises(DataError, match=r"absent.yml: the file is missing; reinstall"):
        read_mapping(tmp_path / "absent.yml")


def row(folder: Path, text: str) -> Row:
    """The mapping of a YAML text."""
    return read_mapping(write(folder, text))


@pytest.mark.parametrize(
    ("text", "call", "said"),
    [
        ("a: ' b'\n", lambda r: r.text("a"), r"data.yml:1: 'a' must be a text without blanks"),
        ("b: 1\n", lambda r: r.text("a"), r"data.yml:1: missing 'a'"),
        ("b: 1\na: 2\n", lambda r: r.text("a"), r"data.yml:2: 'a' must be a text"),
        ("b: 1\na_ar: latin\n", lambda r: r.text("a_ar"), r"data.yml:2: 'a_ar' must be Arabic"),
        ("b: 1\na: x\n", lambda r: r.one_of("a", ("y", "z")), r"data.yml:2: 'a' must be one of y, z, not 'x'"),
        ("b: 1\na: maybe\n", lambda r: r.flag("a"), r"data.yml:2: 'a' must be true or false"),
        ("b: 1\na: x\n", lambda r: r.texts("a"), r"data.yml:2: 'a' must be a list of texts"),
        ("b: 1\na: [x, ' y']\n", lambda r: r.texts("a"), r"data.yml:2: 'a' must be a list of texts"),
        ("b: 1\na: [x, 1]\n", lambda r: r.texts("a"), r"data.yml:2: 'a' must be a list of texts"),
        ("b: 1\na: x\n", lambda r: r.row("a"), r"data.yml:2: 'a' must be a mapping"),
        ("b: 1\na: []\n", lambda r: r.rows("a"), r"data.yml:2: 'a' must be a list of mappings"),
    ],
)
def test_a_wrong_value_is_refused_at_its_line(tmp_path: Path, text: str, call: object, said: str) -> None:
    """A value of the wrong sort is refused at the line of its key."""
    assert callable(call)
    with pytest.raises(DataError, match=said):
        call(row(tmp_path, text))


def test_what_may_be_absent_has_an_empty_value(tmp_path: Path) -> None:
    """A flag that is not there is off, a list that is not there is empty."""
    found = row(tmp_path, "b: 1\n")
    assert found.flag("a") is False
    assert found.texts("a") == ()


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("code,title\na,b,c\n", r"codes.csv:2: 3 cells, not 2"),
        ("code,name\n", r"codes.csv:1: the columns must be code,title"),
        ('code,title\n"a"b,c\n', r"codes.csv:2: not CSV"),
    ],
)
def test_a_wrong_table_is_refused_where_it_is_wrong(tmp_path: Path, text: str, said: str) -> None:
    """A CSV file has the columns it must have, and each line as many cells."""
    with pytest.raises(DataError, match=said):
        read_csv(write(tmp_path, text, "codes.csv"), "codes.csv", ("code", "title"))
