"""Persons and bodies in the formats that list them: tables, lines of JSON, entities and linked data.

    person ──▶ a row for each office; Person with Occupancies; sj:Person with sj:Office
    body   ──▶ a row; Organization; sj:Body

The days of an office are those of the first and last dated report that names the person in it, and no term of office.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import IO, Any

from sijill.export import delimited, ftm, package, parquet, sheets, sqlite, turtle
from sijill.export.columns import Table, Values
from sijill.export.linked import Node, actor_node, iri
from sijill.export.scope import Scope
from sijill.export.tables import table
from sijill.person import Body, Person

_Named = Sequence[Person | Body]
_Write = Callable[[_Named, IO[bytes], Scope], None]


def write(form: str, named: _Named, stream: IO[bytes], scope: Scope) -> None:
    """Writes persons or bodies in one of FORMS; the table of the scope says which they are. Raises ExportError."""
    _WRITERS[form](named, stream, scope)


def rows(one: Person | Body) -> Iterator[Values]:
    """One row for each office; a person whom no report names with an office has one without. A body has one."""
    names = [str(name.value) for name in one.names]
    if isinstance(one, Body):
        yield one.id, one.name, names, one.state, one.known, one.sources, list(one.claims)
        return
    for position, office in enumerate(one.offices):
        words = [str(option.value) for option in office.words]
        held = (office.code, office.state, words, office.first, office.last, office.sources, list(office.claims))
        yield one.id, position, one.name, names, one.state, *held
    if not one.offices:
        yield one.id, 0, one.name, names, one.state, None, None, [], None, None, one.sources, list(one.claims)


def entities(named: Iterable[Person | Body]) -> Iterator[ftm.Entity]:
    """The entities of FollowTheMoney; each position once."""
    seen: set[str] = set()
    for one in named:
        names = [one.name, *(str(name.value) for name in one.names)]
        told: dict[str, Any] = {"name": names[0], "alias": names[1:], "country": ftm.country(one.state or "")}
        if isinstance(one, Body):
            yield ftm.entity(f"sijill-{one.id}", "Organization", **told)
            continue
        yield ftm.entity(f"sijill-{one.id}", "Person", **told, position=[_post(o.code, o.state) for o in one.offices])
        for number, office in enumerate(one.offices):
            post = f"sijill-post-{office.code}-{office.state or ''}".replace("_", "-").strip("-")
            if post not in seen:
                seen.add(post)
                name, state = _post(office.code, office.state), ftm.country(office.state or "")
                yield ftm.entity(post, "Position", name=name, country=state)
            days = [day for day in (office.first, office.last) if day]
            of = {"holder": f"sijill-{one.id}", "post": post, "date": days, "recordId": one.id}
            yield ftm.entity(f"sijill-{one.id}-{number}", "Occupancy", **of)


def nodes(named: Iterable[Person | Body]) -> Iterator[Node]:
    """The nodes of linked data; the states stand after them."""
    others: dict[str, Node] = {}
    for one in named:
        sort = "body" if isinstance(one, Body) else "person"
        yield {
            "@id": iri(sort, one.id),
            "@type": [f"sj:{sort.capitalize()}", "prov:Entity"],
            "rdfs:label": [str(name.value) for name in one.names],
            "sj:state": actor_node(one.state, others) if one.state else None,
            "sj:knownAs": one.known if isinstance(one, Body) else None,
            "sj:holds": [] if isinstance(one, Body) else [_office_node(office, others) for office in one.offices],
            "sj:sources": one.sources,
            "prov:wasDerivedFrom": [{"@id": iri("claim", claim)} for claim in one.claims],
        }
    for key in sorted(others):
        yield others[key]


def _office_node(office: Any, others: dict[str, Node]) -> Node:
    first, last = ({"@value": day, "@type": "edtf:EDTF"} if day else None for day in (office.first, office.last))
    return {
        "@type": ["sj:Office"],
        "sj:code": office.code,
        "sj:of": actor_node(office.state, others) if office.state else None,
        "sj:firstNamed": first,
        "sj:lastNamed": last,
        "prov:wasDerivedFrom": [{"@id": iri("claim", claim)} for claim in office.claims],
    }


def _post(code: str, state: str | None) -> str:
    return f"{code.replace('_', ' ')} ({state})" if state else code.replace("_", " ")


def _pairs(named: _Named, of: Table) -> Iterator[tuple[Table, Values]]:
    return ((of, values) for one in named for values in rows(one))


def _lines(named: _Named, stream: IO[bytes], _: Scope) -> None:
    stream.writelines(json.dumps(one.to_json(), ensure_ascii=False).encode() + b"\n" for one in named)


def _table(write_rows: Callable[[Iterable[Values], IO[bytes], Scope], None]) -> _Write:
    return lambda named, stream, scope: write_rows((v for one in named for v in rows(one)), stream, scope)


def _book(named: _Named, stream: IO[bytes], scope: Scope) -> None:
    of = table(scope.table)
    sheets.write_tables((of,), _pairs(named, of), stream)


def _database(named: _Named, stream: IO[bytes], scope: Scope) -> None:
    of = table(scope.table)
    sqlite.write_tables((of,), _pairs(named, of), stream)


def _package(named: _Named, stream: IO[bytes], scope: Scope) -> None:
    of = table(scope.table)
    package.write_package((of,), _pairs(named, of), stream, scope)


_WRITERS: Mapping[str, _Write] = {
    "csv": _table(delimited.write_rows),
    "csv-bom": _table(delimited.write_marked_rows),
    "jsonl": _lines,
    "xlsx": _book,
    "parquet": _table(parquet.write_rows),
    "sqlite": _database,
    "datapackage": _package,
    "turtle": lambda named, stream, _: turtle.write_turtle(nodes(named), stream),
    "jsonld": lambda named, stream, _: turtle.write_jsonld(nodes(named), stream),
    "ftm": lambda named, stream, _: ftm.write_entities(entities(named), stream),
    "ftm-statements": lambda named, stream, _: ftm.write_statements(entities(named), stream),
}
FORMS = tuple(_WRITERS)
