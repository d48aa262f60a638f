"""Persons and bodies go out in the formats that list them, and each tool that reads such a file finds all of them."""

from __future__ import annotations

import csv
import io
import json
import sqlite3
import zipfile
from collections.abc import Callable, Iterator
from contextlib import closing
from importlib.resources import files
from pathlib import Path
from typing import Any

import openpyxl
import pyarrow.parquet
import pytest
from frictionless import Package
from pyshacl import validate
from rdflib import Graph
from rdflib.compare import to_isomorphic

from sijill import flow
from sijill.bodies import bodies
from sijill.editions import FORMATS, NAMED_FORMS, Choice, save_named
from sijill.persons import people
from sijill.records import Document
from sijill.store import Register

TEXTS = (
    ("a", "قال رئيس الأركان التركي خلوصي أكار إن بلاده تدعم أذربيجان في الدفاع عن أراضيها.", "2017-05-01"),
    ("b", "التقى وزير الدفاع التركي خلوصي أكار نظيره الأذربيجاني ذاكر حسنوف في أنقرة لبحث التعاون.", "2018-08-10"),
    ("c", "قالت وزارة الدفاع التركية إن شركة روكيتسان ستسلم أذربيجان صواريخ في عام 2021.", "2020-09-01"),
)
Make = Callable[..., Path]


@pytest.fixture(scope="module")
def named(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Register]:
    """A register with two persons, one of them with two offices, a ministry and a firm."""
    with Register.open(str(tmp_path_factory.mktemp("named") / "r.db")) as register:
        for name, text, day in TEXTS:
            document = Document(name, text, "ar", date=day)
            register.add(document, flow.code_document(document))
        yield register


@pytest.fixture
def out(named: Register, tmp_path: Path) -> Make:
    """What exports its persons or bodies to a file."""

    def make(form: str, what: str = "person", **choice: Any) -> Path:
        path = tmp_path / f"out-{what}{FORMATS[form].suffix}"
        save_named(named, what, Choice(**choice), form, path)
        return path

    return make


@pytest.fixture
def rows(out: Make) -> dict[str, list[dict[str, str]]]:
    """The rows of the CSV file of each."""
    return {what: list(csv.DictReader(io.StringIO(out("csv", what).read_text("utf-8")))) for what in ("person", "body")}


def test_a_row_stands_for_each_office_and_each_body(rows: dict[str, list[dict[str, str]]], named: Register) -> None:
    """With days, sources and claims; the same persons and bodies as the register gives."""
    akar = [row for row in rows["person"] if row["name"] == "خلوصي أكار"]
    assert [(row["position"], row["office"], row["first"]) for row in akar] == [
        ("0", "military_chief", "2017-05-01"),
        ("1", "defence_minister", "2018-08-10"),
    ]
    assert {row["person"] for row in rows["person"]} == {one.id for one in people(named).persons}
    assert {row["known"] for row in rows["body"]} == {one.known for one in bodies(named).bodies}
    assert {row["known"] for row in rows["body"]} == {"Roketsan", "ministry of defence"}


@pytest.mark.parametrize("what", ["person", "body"])
def test_every_table_format_has_the_same_rows(out: Make, rows: dict[str, list[dict[str, str]]], what: str) -> None:
    """A workbook, Parquet, a database and a data package that Frictionless finds valid."""
    ids = [row[what] for row in rows[what]]
    sheet = openpyxl.load_workbook(out("xlsx", what))[what]
    assert [row[0] for row in sheet.iter_rows(min_row=3, values_only=True)] == ids
    assert pyarrow.parquet.read_table(out("parquet", what))[what].to_pylist() == ids
    with closing(sqlite3.connect(out("sqlite", what))) as db:
        assert [row[0] for row in db.execute(f'SELECT "{what}" FROM "{what}" ORDER BY rowid')] == ids  # noqa: S608
    path = out("datapackage", what)
    with zipfile.ZipFile(path) as packed:
        assert packed.namelist() == ["datapackage.json", f"{what}.csv"]
        packed.extractall(path.parent / "package")
    assert Package(str(path.parent / "package" / "datapackage.json")).validate().valid
    assert [json.loads(line)["id"] for line in out("jsonl", what).read_text("utf-8").splitlines()] == sorted(set(ids))


@pytest.mark.filterwarnings("ignore:.*is deprecated, use Dataset:DeprecationWarning")  # rdflib's own
@pytest.mark.parametrize("what", ["person", "body"])
def test_linked_data_keeps_its_shapes_and_is_one_graph(out: Make, named: Register, what: str) -> None:
    """Turtle and JSON-LD say the same; each person and body has a name and claims."""
    graph = Graph().parse(out("turtle", what), format="turtle")
    assert to_isomorphic(graph) == to_isomorphic(Graph().parse(out("jsonld", what), format="json-ld"))
    shapes = Graph().parse(data=(files("sijill.export") / "shapes.ttl").read_text("utf-8"), format="turtle")
    valid, _, said = validate(graph, shacl_graph=shapes)
    assert valid, said
    found = bodies(named).bodies if what == "body" else people(named).persons
    of = {str(node) for node in graph.subjects() if str(node).startswith(f"urn:sijill:{what}:")}
    assert of == {f"urn:sijill:{what}:{one.id}" for one in found}


def test_entities_are_valid_to_their_own_library(out: Make) -> None:
    """A person, his posts and the days in them; a ministry and a firm as organisations."""
    ftm = pytest.importorskip("followthemoney", reason="pip install 'sijill[exchange]' to run these")
    found = [
        json.loads(line) for what in ("person", "body") for line in out("ftm", what).read_text("utf-8").splitlines()
    ]
    for one in found:
        proxy = ftm.model.get_proxy(one, cleaned=False)
        assert proxy.schema.validate(one) is None
    schemas = [one["schema"] for one in found]
    assert {name: schemas.count(name) for name in ("Person", "Organization", "Occupancy")} == {
        "Person": 2,
        "Organization": 2,
        "Occupancy": 3,
    }
    posts = {one["id"] for one in found if one["schema"] == "Position"}
    assert {post for one in found if one["schema"] == "Occupancy" for post in one["properties"]["post"]} == posts
    assert len(list(csv.DictReader(io.StringIO(out("ftm-statements").read_text("utf-8"))))) > len(found)


@pytest.mark.parametrize("form", NAMED_FORMS)
def test_the_same_register_gives_the_same_file(out: Make, form: str) -> None:
    """Byte for byte in each text format, and nobody of another state."""
    if FORMATS[form].text:
        first = out(form).read_bytes()
        assert out(form).read_bytes() == first
    azeri = out(form, party="AZE")
    assert azeri.stat().st_size
    if FORMATS[form].text:
        assert "خلوصي" not in azeri.read_text("utf-8")
