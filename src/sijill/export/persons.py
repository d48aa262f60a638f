"""Persons as a table, one row for each office, and as lines of JSON."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from typing import IO

from sijill.export.columns import Table, Values, own
from sijill.export.delimited import BOM, Sink
from sijill.person import Person

FORMS = ("csv", "csv-bom", "jsonl")


def write(form: str, persons: Iterable[Person], stream: IO[bytes]) -> None:
    """Writes persons in one of FORMS."""
    if form == "jsonl":
        stream.writelines(json.dumps(one.to_json(), ensure_ascii=False).encode() + b"\n" for one in persons)
        return
    if form == "csv-bom":
        stream.write(BOM)
    sink = Sink(stream, Table("person", "Persons", tuple(own("person").values()), lambda _: (), ("person",), {}))
    for one in persons:
        for values in rows(one):
            sink.add(values)
    sink.close()


def rows(one: Person) -> Iterator[Values]:
    """One row for each office; a person whom no report names with an office has one without."""
    who = (one.id, one.name, [str(name.value) for name in one.names], one.state)
    for office in one.offices:
        words = [str(option.value) for option in office.words]
        claims = list(office.claims)
        yield (*who, office.code, office.state, words, office.first, office.last, office.sources, claims)
    if not one.offices:
        yield (*who, None, None, [], None, None, one.sources, list(one.claims))
