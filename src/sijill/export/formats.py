"""The formats, by name: what each is, and the function that writes it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import IO

from sijill.codebook import load
from sijill.entry import Known
from sijill.export import (
    citations,
    delimited,
    dossier,
    dyads,
    ftm,
    lines,
    network,
    news,
    package,
    parquet,
    plover,
    register_of_arms,
    sheets,
    spans,
    sqlite,
    turtle,
    uima,
)
from sijill.export.columns import Values
from sijill.export.scope import Scope

__all__ = ["FORMATS", "Format", "Scope"]


@dataclass(frozen=True, slots=True)
class Format:
    """A format: `write` takes entries in the order of their ids and writes the whole file to a stream.

    `text` says that the file can go to a terminal. `write_rows`, of a format that holds one table, which the scope
    names, takes the rows of that table instead, where they can be had without entries.
    """

    name: str
    about: str
    suffix: str
    write: Callable[[Iterable[Known], IO[bytes], Scope], None]
    text: bool = True
    write_rows: Callable[[Iterable[Values], IO[bytes], Scope], None] | None = None


_ALL = (
    Format("csv", "one table, UTF-8", ".csv", delimited.write, write_rows=delimited.write_rows),
    Format("csv-bom", "one table, UTF-8 with a mark that spreadsheets look for", ".csv", delimited.write_marked,
           write_rows=delimited.write_marked_rows),
    Format("jsonl", "one line for each entry, whole: fields, steps, claims, quotes, reports", ".jsonl", lines.write),
    Format("xlsx", "a workbook with all tables, sheets from right to left", ".xlsx", sheets.write, text=False),
    Format("parquet", "one table with typed columns", ".parquet", parquet.write, text=False,
           write_rows=parquet.write_rows),
    Format("sqlite", "a database with all tables", ".sqlite", sqlite.write, text=False),
    Format("datapackage", "a Frictionless Data Package with all tables, zipped", ".zip", package.write, text=False),
    Format("graphml", "a network: actors as nodes, entries as edges", ".graphml", network.graphml),
    Format("gexf", "the same with the time of each edge, for Gephi", ".gexf", network.gexf),
    Format("dyad-year", "agreements by pair and year, in the columns of DCAD", ".csv", dyads.write),
    Format("trade-register", "orders and deliveries of arms, in the columns of SIPRI", ".csv", register_of_arms.write),
    Format("turtle", "linked data with Web Annotations and PROV-O", ".ttl", turtle.turtle),
    Format("jsonld", "the same as JSON-LD", ".jsonld", turtle.jsonld),
    Format("ftm", "entities of FollowTheMoney", ".ftm.json", ftm.entities),
    Format("ftm-statements", "the same as statements", ".ftm.csv", ftm.statements),
    Format("plover", "events in the vocabulary of PLOVER, with CAMEO codes", ".csv", plover.write),
    Format("bibtex", "the reports, as a list of literature", ".bib", citations.bibtex),
    Format("csl", "the same as CSL-JSON", ".json", citations.csl),
    Format("html", "a dossier: one page to be read without a network", ".html", dossier.write),
    Format("doccano", "reports with claims as spans, to annotate; `sijill import` brings them back", ".doccano.jsonl",
           spans.doccano),
    Format("label-studio", "the same for Label Studio", ".tasks.json", spans.label_studio),
    Format("xmi", "the same for INCEpTION: UIMA CAS, zipped", ".xmi.zip", uima.write, text=False),
    Format("atom", "a feed of what is new: stages, contradictions, targets past due", ".atom", news.atom),
)  # fmt: skip
FORMATS: Mapping[str, Format] = MappingProxyType({one.name: one for one in _ALL})


def kinds() -> tuple[str, ...]:
    """All kinds of entries, in the codebook's order."""
    return tuple(load().kinds)
