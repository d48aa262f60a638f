"""No export loses a quote or turns Arabic around: whatever carries quotes is read back, by the format's own reader."""

from __future__ import annotations

import csv
import io
import json
import re
import sqlite3
import zipfile
from collections.abc import Iterator
from contextlib import closing
from html.parser import HTMLParser
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import networkx as nx
import openpyxl
import pyarrow.parquet
import pytest
from rdflib import Graph, Namespace

from sijill.editions import FORMATS, annotated
from sijill.export.delimited import unguarded
from sijill.store import Register

OA = Namespace("http://www.w3.org/ns/oa#")
ATOM = "{http://www.w3.org/2005/Atom}"
TURNING = re.compile("[\u200e\u200f\u202a-\u202e\u2066-\u2069]")  # what would show a text in another direction
WHOLE = (
    "csv", "csv-bom", "jsonl", "xlsx", "parquet", "sqlite", "datapackage", "turtle", "jsonld", "ftm", "ftm-statements",
    "html", "doccano", "label-studio", "xmi",
)  # fmt: skip
SOME = ("graphml", "gexf", "dyad-year", "trade-register", "plover", "atom")  # which hold entries of some kinds only
NONE = ("bibtex", "csl")  # which list the reports


def read(form: str, path: Path) -> list[str]:
    """The quotes of a file, as whoever takes it reads them."""
    return list(_READERS[form](path))


def _rows(data: bytes, column: str) -> Iterator[str]:
    for row in csv.DictReader(io.StringIO(data.decode("utf-8-sig"), newline="")):
        yield unguarded(row[column])


def _csv(path: Path) -> Iterator[str]:
    yield from (quote for told in _rows(path.read_bytes(), "quotes") for quote in json.loads(told))


def _lists(column: str) -> Any:
    return lambda path: (q for told in _rows(path.read_bytes(), column) if told for q in json.loads(told))


def _jsonl(path: Path) -> Iterator[str]:
    for line in path.read_text(encoding="utf-8").split("\n")[:-1]:
        yield from (e["quote"] for claim in json.loads(line)["claims"] for e in claim["evidence"])


def _xlsx(path: Path) -> Iterator[str]:
    names, *rows = list(openpyxl.load_workbook(path)["evidence"].values)[1:]
    for row in rows:
        text = str(row[names.index("quote")])  # openpyxl leaves what the format calls an escape as it is written
        yield re.sub("_x([0-9A-F]{4})_", lambda found: chr(int(found[1], 16)), text)


def _parquet(path: Path) -> Iterator[str]:
    for told in pyarrow.parquet.read_table(path)["quotes"].to_pylist():
        yield from json.loads(told)


def _sqlite(path: Path) -> Iterator[str]:
    with closing(sqlite3.connect(path)) as opened:
        yield from (quote for (quote,) in opened.execute("SELECT quote FROM evidence"))


def _datapackage(path: Path) -> Iterator[str]:
    with zipfile.ZipFile(path) as packed:
        (name,) = [one for one in packed.namelist() if one.endswith("evidence.csv")]
        yield from _rows(packed.read(name), "quote")


def _graph(form: str) -> Any:
    return lambda path: (str(one) for one in Graph().parse(path, format=form).objects(None, OA.exact))


def _ftm(path: Path) -> Iterator[str]:
    for line in path.read_text(encoding="utf-8").split("\n")[:-1]:
        one = json.loads(line)
        yield from one["properties"]["notes"] if one["schema"] == "Event" else ()


def _statements(path: Path) -> Iterator[str]:
    for row in csv.DictReader(io.StringIO(path.read_text(encoding="utf-8"), newline="")):
        if (row["schema"], row["prop"]) == ("Event", "notes"):
            yield row["value"]


class _Blockquotes(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []
        self._in = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "blockquote":
            assert dict(attrs)["dir"] == "auto"
            self.found.append("")
            self._in = True

    def handle_endtag(self, tag: str) -> None:
        self._in = self._in and tag != "blockquote"

    def handle_data(self, data: str) -> None:
        if self._in:
            self.found[-1] += data


def _html(path: Path) -> list[str]:
    reader = _Blockquotes()
    reader.feed(path.read_text(encoding="utf-8"))
    return reader.found


def _annotated(form: str) -> Any:
    return lambda p: (e.quote for a in annotated(form, p.read_bytes(), "f") for c in a.claims for e in c.evidence)


def _network(form: str) -> Any:
    def quotes(path: Path) -> Iterator[str]:
        for _, _, data in getattr(nx, f"read_{form}")(path).edges(data=True):
            yield from json.loads(data["quotes"])

    return quotes


def _atom(path: Path) -> Iterator[str]:
    for one in ET.parse(path).getroot().iter(f"{ATOM}content"):  # noqa: S314 (our own file)
        yield from (one.text or "").split("\n\n")


_READERS: dict[str, Any] = {
    "csv": _csv, "csv-bom": _csv, "jsonl": _jsonl, "xlsx": _xlsx, "parquet": _parquet, "sqlite": _sqlite,
    "datapackage": _datapackage, "turtle": _graph("turtle"), "jsonld": _graph("json-ld"), "ftm": _ftm,
    "ftm-statements": _statements, "html": _html, "doccano": _annotated("doccano"),
    "label-studio": _annotated("label-studio"), "xmi": _annotated("xmi"), "graphml": _network("graphml"),
    "gexf": _network("gexf"), "dyad-year": _lists("quotes"), "trade-register": _lists("sijill quotes"),
    "plover": _lists("event_text"), "atom": _atom,
}  # fmt: skip


def test_every_format_is_looked_at() -> None:
    """A new one says here what it carries."""
    assert {*WHOLE, *SOME, *NONE} == set(FORMATS)


@pytest.mark.filterwarnings("ignore:ConjunctiveGraph is deprecated")  # rdflib's own use of it
@pytest.mark.parametrize("form", WHOLE)
def test_every_quote_comes_back_letter_for_letter(made: Any, register: Register, form: str) -> None:
    """In the order of its letters, with its marks, and with nothing put in that would turn it around."""
    found = {_shown(form, one) for one in read(form, made(form))}
    told = {_shown(form, e.quote) for one in register.claims() for e in one.claim.evidence}
    if form == "html":  # a quote that lies in another one is shown in it
        told = {one for one in told if not any(one in other for other in told - {one})}
        found = {one for one in found if one in told}
    assert found == told
    assert all(TURNING.findall(one) == [] for one in found)


@pytest.mark.parametrize("form", SOME)
def test_what_holds_some_entries_quotes_them_letter_for_letter(made: Any, register: Register, form: str) -> None:
    """Nothing is quoted that no report says, and something is."""
    told = {_shown(form, e.quote) for one in register.claims() for e in one.claim.evidence}
    found = {_shown(form, one) for one in read(form, made(form))}
    assert found
    assert found <= told


def _shown(form: str, quote: str) -> str:
    """A quote as XML and HTML can hold it; every other format holds it whole."""
    return quote.replace("\x0b", "\ufffd") if form in {"html", "atom"} else quote
