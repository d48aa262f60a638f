"""Entries as linked data: what each is, who says so, and where in which report (Web Annotation, PROV-O).

    entry ──prov:wasDerivedFrom──▶ claim ──prov:wasDerivedFrom──▶ report
                                     ▲
                  annotation ──oa:hasBody      oa:hasTarget──▶ the exact words, by quote and by position, in the report

A node is a mapping of JSON-LD; `turtle.py` writes the same nodes as Turtle. Positions count code points from 0.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any
from urllib.parse import quote

from sijill.actors import owner, who
from sijill.codebook import Field, load
from sijill.entry import Entry, Known, Step
from sijill.export.xml import exact
from sijill.records import Evidence, Held, Report

PREFIXES = {
    "sj": "urn:sijill:term:",
    "oa": "http://www.w3.org/ns/oa#",
    "prov": "http://www.w3.org/ns/prov#",
    "dcterms": "http://purl.org/dc/terms/",
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
    "edtf": "http://id.loc.gov/datatypes/edtf/",
}
Node = dict[str, Any]
_AROUND = 32  # code points of the report before and after a quote, by which it is found in another copy
_AMOUNT = ("value", "unit", "approx")


def nodes(entries: Iterable[Known]) -> Iterator[Node]:
    """All nodes, each once: entries and claims as they come, then reports, coders, actors and codes."""
    others: dict[str, Node] = {}
    for one in entries:
        yield _entry(one.entry, others)
        for number, step in enumerate(one.entry.steps):
            yield _step(one.entry, number, step, others)
        for held in one.held:
            yield from _claim(held, one.entry, others)
            others.setdefault(_report_iri(held.report), _report(held.report))
            others.setdefault(iri("coder", held.claim.coder), _coder(held.claim.coder))
    for key in sorted(others):
        yield others[key]


# --- entries ----------------------------------------------------------------------------------------------------------


def _entry(entry: Entry, others: dict[str, Node]) -> Node:
    kind = load().kinds[entry.kind]
    node: Node = {"@id": iri("entry", entry.id), "@type": ["sj:Entry", "prov:Entity", f"sj:{kind.name}"]}
    for field in kind.fields.values():
        values = list(_values(field, entry, others))
        if values:
            node[f"sj:{field.name}"] = values
    if entry.steps:
        node["sj:steps"] = [{"@id": _step_iri(entry, number)} for number in range(len(entry.steps))]
    if entry.admissible is not None:
        node["sj:admissible"] = entry.admissible
    if entry.conflicts:
        node["sj:conflict"] = list(entry.conflicts)
    node["sj:sources"] = entry.sources
    node["prov:wasDerivedFrom"] = [{"@id": iri("claim", claim)} for claim in entry.claims]
    return node


def _values(field: Field, entry: Entry, others: dict[str, Node]) -> Iterator[Any]:
    if field.type == "steps":
        return
    told = entry.chosen("value") if field.name in _AMOUNT else entry.chosen(field.name)
    if field.name in _AMOUNT:
        told = told.get(field.name) if isinstance(told, dict) else None
    for value in told if isinstance(told, list) else [told]:
        if value is not None:
            yield _value(field, value, others)


def _value(field: Field, value: Any, others: dict[str, Node]) -> Any:
    match field.type:
        case "actor" | "actors":
            return actor_node(value, others)
        case "code" | "codes":
            return _code(str(field.list), value, others)
        case "date":
            return {"@value": value, "@type": "edtf:EDTF"}
        case "items":
            told = {"sj:name": value["name"], "sj:quantity": value["quantity"]}
            category = _code(str(field.list), value["category"], others) if value["category"] else None
            return {"@type": ["sj:Item"], "sj:category": category, **told}
        case _:
            return value


def _step(entry: Entry, number: int, step: Step, others: dict[str, Node]) -> Node:
    field = load().kinds[entry.kind].fields["steps"]
    return {
        "@id": _step_iri(entry, number),
        "@type": ["sj:Step"],
        "sj:code": _code(str(field.list), step.code, others),
        "sj:by": actor_node(step.by, others) if step.by else None,
        "sj:reality": _code("reality", step.reality, others),
        "sj:date": {"@value": step.date.chosen, "@type": "edtf:EDTF"} if step.date.chosen else None,
        "sj:sources": step.sources,
        "prov:wasDerivedFrom": [{"@id": iri("claim", claim)} for claim in step.claims],
    }


# --- claims and their words -------------------------------------------------------------------------------------------


def _claim(held: Held, entry: Entry, others: dict[str, Node]) -> Iterator[Node]:
    claim = held.claim
    yield {
        "@id": iri("claim", held.id),
        "@type": ["sj:Claim", "prov:Entity"],
        "sj:kind": claim.kind,
        "sj:entry": {"@id": iri("entry", entry.id)},
        "sj:reality": _code("reality", claim.reality, others),
        "sj:source": claim.source,
        "sj:fields": {"@value": exact(dict(claim.fields)), "@type": "rdf:JSON"},
        "prov:wasAttributedTo": {"@id": iri("coder", claim.coder)},
        "prov:wasDerivedFrom": {"@id": _report_iri(held.report)},
    }
    for number, words in enumerate(claim.evidence):
        yield _annotation(held, number, words)


def _annotation(held: Held, number: int, words: Evidence) -> Node:
    text = held.report.document.text
    target: Node = {
        "@type": ["oa:SpecificResource"],
        "oa:hasSource": {"@id": _report_iri(held.report)},
        "oa:hasSelector": [
            {
                "@type": ["oa:TextQuoteSelector"],
                "oa:exact": words.quote,
                "oa:prefix": text[max(0, words.start - _AROUND) : words.start],
                "oa:suffix": text[words.end : words.end + _AROUND],
            },
            {"@type": ["oa:TextPositionSelector"], "oa:start": words.start, "oa:end": words.end},
        ],
    }
    return {
        "@id": iri("claim", held.id, "evidence", str(number)),
        "@type": ["oa:Annotation"],
        "oa:motivatedBy": {"@id": "oa:identifying"},
        "oa:hasBody": {"@id": iri("claim", held.id)},
        "oa:hasTarget": target,
        "sj:field": words.field,
    }


# --- reports, coders, actors, codes -----------------------------------------------------------------------------------


def _report(report: Report) -> Node:
    d = report.document
    return {
        "@id": _report_iri(report),
        "@type": ["sj:Report", "prov:Entity"],
        "dcterms:identifier": d.id,
        "dcterms:title": d.title,
        "dcterms:language": d.language,
        "dcterms:date": {"@value": d.date, "@type": "edtf:EDTF"} if d.date else None,
        "dcterms:publisher": d.outlet,
        "dcterms:source": d.url,
        "sj:sha256": d.sha256,
    }


def _coder(name: str) -> Node:
    return {"@id": iri("coder", name), "@type": ["prov:Agent"], "rdfs:label": name}


def actor_node(actor: str, others: dict[str, Node]) -> Node:
    """A reference to an actor, whose own node is put beside the others."""
    id_ = iri("actor", actor)
    known = who().get(owner(actor))
    node: Node = {"@id": id_, "@type": ["sj:Actor"], "rdfs:label": actor}
    if known and known.code == actor:
        node["@type"] = ["sj:Actor", "sj:State" if known.state else "sj:Organisation"]
        labels = (("en", known.en), ("ar", known.ar))
        node["rdfs:label"] = [{"@value": text, "@language": language} for language, text in labels]
        node["dcterms:identifier"] = actor
    elif known:
        node["dcterms:isPartOf"] = {"@id": iri("actor", known.code)}
        actor_node(known.code, others)
    others.setdefault(id_, node)
    return {"@id": id_}


def _code(name: str, code: str, others: dict[str, Node]) -> Node:
    found = load().lists[name].codes[code]
    labels = (("en", found.title), ("ar", found.title_ar))
    node: Node = {"@id": iri("code", name, code), "@type": ["sj:Code"], "dcterms:identifier": code}
    node["rdfs:label"] = [{"@value": text, "@language": language} for language, text in labels]
    node["dcterms:description"] = {"@value": found.definition, "@language": "en"}
    others.setdefault(node["@id"], node)
    return {"@id": node["@id"]}


def _step_iri(entry: Entry, number: int) -> str:
    return iri("entry", entry.id, "step", str(number))


def _report_iri(report: Report) -> str:
    return iri("report", report.key)


def iri(*parts: str) -> str:
    """The address of a node: of an entry, a claim, an actor."""
    return "urn:sijill:" + ":".join(quote(part, safe="") for part in parts)
