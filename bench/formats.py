"""What each format's own tool finds wrong: `python bench/formats.py [REPORTS ...]`, files of reports, coded anew.

Without files it takes the sample reports and, where they are beside the checkout, the hand-coded reports of `dev`.
Every format is written and judged by the tool that people open it with; what cannot be judged for want of a library
is said. The exit code is 1 if anything is wrong.
"""

from __future__ import annotations

import asyncio
import csv
import io
import json
import logging
import sqlite3
import sys
import tempfile
import warnings
import zipfile
from collections.abc import Callable, Iterator
from contextlib import closing
from html.parser import HTMLParser
from importlib.resources import files
from pathlib import Path
from xml.etree import ElementTree as ET

from sijill import batch
from sijill.editions import FORMATS, Choice, annotated, save
from sijill.errors import ReadError
from sijill.store import Register

ROOT = Path(__file__).resolve().parent.parent
SAMPLES = ROOT / "examples" / "reports" / "reports.jsonl"
DEV = ROOT.parent / "shared" / "gold" / "dev.jsonl"
Judge = Callable[[Path, Register], Iterator[str]]


def _csv(path: Path, _: Register) -> Iterator[str]:
    rows = list(csv.reader(io.StringIO(path.read_text(encoding="utf-8-sig"), newline=""), strict=True))
    yield from (f"row {n} has {len(row)} cells" for n, row in enumerate(rows) if len(row) != len(rows[0]))


def _jsonl(path: Path, _: Register) -> Iterator[str]:
    for line in path.read_text(encoding="utf-8").split("\n")[:-1]:
        json.loads(line)
    yield from ()


def _xlsx(path: Path, _: Register) -> Iterator[str]:
    import openpyxl

    book = openpyxl.load_workbook(path)
    yield from (f"{sheet.title} runs from left to right" for sheet in book if not sheet.sheet_view.rightToLeft)


def _parquet(path: Path, register: Register) -> Iterator[str]:
    import pyarrow.parquet

    read = pyarrow.parquet.read_table(path)
    read.validate(full=True)
    if read.num_rows != len(list(register.claims())):
        yield f"{read.num_rows} rows"


def _sqlite(path: Path, register: Register) -> Iterator[str]:
    from datasette.app import Datasette

    with closing(sqlite3.connect(path)) as opened:
        yield from (str(row) for row in opened.execute("PRAGMA foreign_key_check"))
        names = [name for (name,) in opened.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]

    async def asked() -> list[str]:
        site, wrong = Datasette([str(path)]), []
        for name in names:
            for suffix in ("", ".json?_shape=array&_size=max"):
                answer = await site.client.get(f"/{path.stem}/{name}{suffix}")
                wrong += [f"{name}{suffix}: {answer.status_code}"] if answer.is_error else []
        quotes = await site.client.get(f"/{path.stem}.json?sql=select+count(*)+as+n+from+evidence&_shape=array")
        told = sum(len(one.claim.evidence) for one in register.claims())
        return wrong + ([] if quotes.json() == [{"n": told}] else [f"{quotes.text} quotes of {told}"])

    yield from asyncio.run(asked())


def _datapackage(path: Path, _: Register) -> Iterator[str]:
    from frictionless import Package, system

    with tempfile.TemporaryDirectory() as folder, zipfile.ZipFile(path) as packed:
        packed.extractall(folder)
        with system.use_context(trusted=True):
            report = Package(f"{folder}/datapackage.json").validate()
        yield from (str(one) for one in report.flatten(["type", "note"]))


def _network(form: str) -> Judge:
    def judge(path: Path, _: Register) -> Iterator[str]:
        import networkx as nx

        graph = getattr(nx, f"read_{form}")(path)
        yield from (f"{a} to {b} has no quotes" for a, b, d in graph.edges(data=True) if not json.loads(d["quotes"]))

    return judge


def _linked(form: str) -> Judge:
    def judge(path: Path, register: Register) -> Iterator[str]:
        import pyshacl
        from rdflib import Graph, Namespace

        graph = Graph().parse(path, format=form)
        shapes = Graph().parse(
            data=(files("sijill.export") / "shapes.ttl").read_text(encoding="utf-8"), format="turtle"
        )
        conforms, _, said = pyshacl.validate(graph, shacl_graph=shapes)
        if not conforms:
            yield said
        found = {str(one) for one in graph.objects(None, Namespace("http://www.w3.org/ns/oa#").exact)}
        lost = {e.quote for one in register.claims() for e in one.claim.evidence} - found
        yield from (f"lost: {one}" for one in lost)

    return judge


def _ftm(path: Path, _: Register) -> Iterator[str]:
    from followthemoney import model

    for line in path.read_text(encoding="utf-8").split("\n")[:-1]:
        one = json.loads(line)
        proxy = model.get_proxy(one, cleaned=False)
        proxy.schema.validate(one)
        for name, values in one["properties"].items():
            if len(proxy.get(name)) != len(values):
                yield f"{one['id']}: {name} {values}"


def _statements(path: Path, _: Register) -> Iterator[str]:
    from followthemoney import Statement
    from followthemoney.statement.serialize import CSV, read_path_statements

    read = list(read_path_statements(path, CSV))
    rows = list(csv.DictReader(io.StringIO(path.read_text(encoding="utf-8"), newline="")))
    if not all(isinstance(one, Statement) for one in read) or len(read) != len(rows):
        yield f"{len(read)} statements of {len(rows)}"


def _xml(path: Path, _: Register) -> Iterator[str]:
    import feedparser

    ET.parse(path)  # noqa: S314 (our own file)
    read = feedparser.parse(path.read_bytes())
    if read.bozo:
        yield str(read.bozo_exception)


def _html(path: Path, _: Register) -> Iterator[str]:
    text = path.read_text(encoding="utf-8")
    HTMLParser().feed(text)
    if "<script" in text or "src=" in text:
        yield "it loads or runs something"


def _bibtex(path: Path, register: Register) -> Iterator[str]:
    text = path.read_text(encoding="utf-8")
    if text.count("{") != text.count("}") or text.count("\n@") + text.startswith("@") != len(_told(register)):
        yield "entries or braces do not come out even"


def _csl(path: Path, register: Register) -> Iterator[str]:
    if len(json.loads(path.read_text(encoding="utf-8"))) != len(_told(register)):
        yield "not every report once"


def _annotated(form: str) -> Judge:
    def judge(path: Path, register: Register) -> Iterator[str]:
        back = {c.id_in(one.document): c for one in annotated(form, path.read_bytes(), form) for c in one.claims}
        yield from (
            () if back == {one.id: one.claim for one in register.claims()} else ["it does not come back the same"]
        )

    return judge


def _told(register: Register) -> set[str]:
    return {one.report.key for one in register.claims()}


JUDGES: dict[str, Judge] = {
    "csv": _csv, "csv-bom": _csv, "jsonl": _jsonl, "xlsx": _xlsx, "parquet": _parquet, "sqlite": _sqlite,
    "datapackage": _datapackage, "graphml": _network("graphml"), "gexf": _network("gexf"), "dyad-year": _csv,
    "trade-register": _csv, "turtle": _linked("turtle"), "jsonld": _linked("json-ld"), "ftm": _ftm,
    "ftm-statements": _statements, "plover": _csv, "bibtex": _bibtex, "csl": _csl, "html": _html,
    "doccano": _annotated("doccano"), "label-studio": _annotated("label-studio"), "xmi": _annotated("xmi"),
    "atom": _xml,
}  # fmt: skip


def judged(reports: Path) -> int:
    """Judges all formats of one file's reports; how many things are wrong."""
    wrong = 0
    with tempfile.TemporaryDirectory() as folder, Register.open(f"{folder}/r.db") as register:
        kept = [one for one in batch.kept(batch.find([reports]), register) if not isinstance(one, ReadError)]
        print(f"{reports.name}: {len(kept)} reports, {len(list(register.claims()))} claims")
        for name, form in FORMATS.items():
            path = Path(folder) / f"{name.replace('-', '_')}{form.suffix}"
            save(register, Choice(), form, path)
            try:
                found = list(JUDGES[name](path, register))
            except ImportError as error:
                print(f"  {name:<16} not judged: {error}")
                continue
            wrong += len(found)
            print(f"  {name:<16} {len(found)} errors")
            for one in found[:5]:
                print(f"    {one}")
    return wrong


def main() -> None:
    warnings.simplefilter("ignore")
    logging.disable(logging.CRITICAL)
    given = [Path(one) for one in sys.argv[1:]] or [SAMPLES, *([DEV] if DEV.is_file() else [])]
    sys.exit(1 if sum(judged(one) for one in given) else 0)


if __name__ == "__main__":
    main()
