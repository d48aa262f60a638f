"""What goes to other tools passes the tools' own checks, with every quote and the way back to the report."""

from __future__ import annotations

import csv
import io
import json
import re
from importlib.resources import files
from typing import Any

import pytest
from pyshacl import validate
from rdflib import Graph, Literal, Namespace
from rdflib.compare import to_isomorphic

from sijill.actors import who
from sijill.export import plover
from sijill.store import Register

OA = Namespace("http://www.w3.org/ns/oa#")
Quotes = set[tuple[str, int, str]]


@pytest.fixture
def graph(made: Any) -> Graph:
    """The register as rdflib reads its Turtle."""
    return Graph().parse(made("turtle"), format="turtle")


@pytest.mark.filterwarnings("ignore:.*is deprecated, use Dataset:DeprecationWarning")  # rdflib's own
def test_turtle_and_json_ld_say_the_same(made: Any, graph: Graph) -> None:
    """Both are one graph."""
    other = Graph().parse(made("jsonld"), format="json-ld")
    assert len(graph) > 100
    assert to_isomorphic(graph) == to_isomorphic(other)


def test_linked_data_keeps_its_shapes(graph: Graph) -> None:
    """SHACL finds no entry without claims, no claim without words, no words without their place in a report."""
    shapes = Graph().parse(data=(files("sijill.export") / "shapes.ttl").read_text(encoding="utf-8"), format="turtle")
    valid, _, said = validate(graph, shacl_graph=shapes)
    assert valid, said
    assert set(graph.objects(None, OA.hasBody))
    graph.remove((None, OA.hasBody, None))
    assert not validate(graph, shacl_graph=shapes)[0]


def test_an_annotation_finds_its_words_by_quote_and_by_position(graph: Graph, register: Register) -> None:
    """The selectors of the Web Annotation give the words of the report, and what stands around them."""
    texts = {one.key: one.document.text for one in register.reports()}
    found = set()
    for annotation, target in graph.subject_objects(OA.hasTarget):
        key = str(graph.value(target, OA.hasSource)).rsplit(":", 1)[1]
        selectors = [*graph.objects(target, OA.hasSelector)]
        pairs = [pair for selector in selectors for pair in graph.predicate_objects(selector)]
        said: dict[str, Any] = {str(p): o.value for p, o in pairs if isinstance(o, Literal)}
        start, end = said[str(OA.start)], said[str(OA.end)]
        assert texts[key][start:end] == said[str(OA.exact)]
        around = said[str(OA.prefix)] + said[str(OA.exact)] + said[str(OA.suffix)]
        assert around in texts[key]
        _, _, _, claim, _, number = str(annotation).split(":")
        found.add((claim, int(number), said[str(OA.exact)]))
    assert found == {(one.id, n, e.quote) for one in register.claims() for n, e in enumerate(one.claim.evidence)}


def test_events_are_in_the_vocabulary_and_say_what_was_not_done(made: Any) -> None:
    """Signing is SUPPORT, delivery COOPERATE; a wish is a request of the recipient and stands as future."""
    assert {one.event for one in plover.table().values()} - {""} <= plover.EVENTS
    read = list(csv.DictReader(io.StringIO(made("plover").read_text(encoding="utf-8"), newline="")))
    assert tuple(read[0]) == plover.COLUMNS
    wished = {json.loads(one)["id"] for one in made("jsonl", "transfer").read_text(encoding="utf-8").splitlines()}
    signed = next(r for r in read if r["cameo"] == "057" and r["date"] == "2019-05-14")
    assert (signed["event"], signed["actor"], signed["recipient"]) == ("SUPPORT", "QAT; TUR", "QAT; TUR")
    (asked,) = [r for r in read if r["event"] == "REQUEST" and r["entry"] in wished]
    assert (asked["actor"], asked["recipient"], asked["auxiliary"]) == ("QAT", "DEU", "future")
    promised = [r for r in read if r["auxiliary"] == "future"]
    assert not {"SUPPORT", "COOPERATE", "AID"} & {r["event"] for r in promised}
    assert all(json.loads(r["event_text"]) for r in read)
    assert len({r["id"] for r in read}) == len(read)


def test_citations_name_each_report_once(made: Any, register: Register) -> None:
    """BibTeX and CSL have the reports that claims rest on, with titles that TeX and JSON can hold."""
    keys = {f"sijill-{one.report.key}" for one in register.claims()}
    items = json.loads(made("csl").read_text(encoding="utf-8"))
    assert {one["id"] for one in items} == keys
    assert next(one for one in items if one.get("URL"))["issued"] == {"date-parts": [[2019, 5, 15]]}
    text = made("bibtex").read_text(encoding="utf-8")
    assert set(re.findall(r"@misc\{([^,]+),", text)) == keys
    assert text.count("{") == text.count("}")
    assert "url = {https://example.org/1?a=1&b=<2>}" in text
    assert who()["TUR"].ar not in text
