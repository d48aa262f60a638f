"""Exports as a person asks for them."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from sijill.cli import export
from sijill.editions import FORMATS
from sijill.export.tables import SHARED

REPORT = {
    "id": "first",
    "text": "وقعت تركيا وقطر في الدوحة مذكرة تفاهم للتعاون في مجال الدفاع في 14 مايو 2019.",
    "date": "2019-05-15",
}


@pytest.fixture
def register(sijill: Any, tmp_path: Path) -> Path:
    """A register of one report."""
    (tmp_path / "reports.jsonl").write_text(json.dumps(REPORT, ensure_ascii=False), encoding="utf-8")
    place = tmp_path / "sijill.db"
    assert sijill("add", "reports.jsonl", "--register", place).code == 0
    return place


def test_text_goes_to_standard_output_and_everything_to_a_file(sijill: Any, register: Path, tmp_path: Path) -> None:
    """Without --output text is printed; what is no text asks for a file; a file is as large as is said."""
    printed = sijill("export", "csv", "agreements", "--register", register)
    assert printed.out.startswith("entry,parties,instrument")
    assert "QAT; TUR" in printed.out
    refused = sijill("export", "parquet", "--register", register)
    assert (refused.code, "name a file with --output" in refused.err) == (2, True)
    (said,) = sijill("export", "csv", "--register", register, "-o", "out.csv", "--json").lines()
    assert said == {"file": "out.csv", "format": "csv", "bytes": (tmp_path / "out.csv").stat().st_size}
    for form, known in FORMATS.items():
        ran = sijill("export", form, "--register", register, "--output", f"out{known.suffix}")
        assert (ran.code, "bytes" in ran.err) == (0, True)
    assert not list(tmp_path.glob(".out*"))


def test_filters_narrow_an_export(sijill: Any, register: Path) -> None:
    """An actor who is in no entry, and a day before the report, leave nothing but the columns."""
    for narrowed in (("--party", "ESP"), ("--known-at", "2019-05-01")):
        printed = sijill("export", "csv", "agreement", *narrowed, "--register", register)
        assert printed.out.count("\n") == 1
    stood = sijill("export", "jsonl", "agreement", "--as-of", "2019-05-13", "--register", register)
    assert [json.loads(one)["steps"] for one in stood.out.splitlines()] == [[]]


def test_what_is_typed_wrong_is_answered_with_what_there_is(sijill: Any, register: Path) -> None:
    """Formats, tables and places that are not there end in a message, not in a file."""
    assert "datapackage" in sijill("export", "xls", "--register", register).err
    assert "evidence" in sijill("export", "csv", "--table", "nothing", "--register", register).err
    assert "cannot be written" in sijill("export", "csv", "-o", "gone/out.csv", "--register", register).err


def test_the_program_names_every_format_and_table() -> None:
    """The lists of the command line are those of the package, which it does not load to show its help."""
    assert tuple(FORMATS) == export.FORMATS
    assert {*SHARED} < {*export.TABLES}
