"""Who stands in one entry with whom, and who supplies whom in which year: kept beside entries for whoever counts them.

All of it follows from entries, their facets and their days, and is kept so that a hundred thousand are counted at once.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from sqlalchemy import (
    Column,
    Connection,
    ForeignKey,
    Index,
    Integer,
    Select,
    String,
    Table,
    Text,
    delete,
    func,
    insert,
    select,
    union_all,
)

from sijill.edtf import days
from sijill.store import facets, schema

_AT_ONCE = 400
_TURNS = frozenset({"ordered", "in_production", "delivering", "delivered"})  # steps by which something was supplied

pair = Table(
    "entry_pair",
    schema.metadata,
    Column("entry_id", String(32), ForeignKey("entry.id"), primary_key=True),
    Column("a", Text, primary_key=True),  # the first of the two in the order of their codes
    Column("b", Text, primary_key=True),
    Column("kind", String(32), nullable=False),
    Column("first", String(10)),  # the days between which all dates of the entry lie
    Column("last", String(10)),
    Index(None, "kind", "a", "b", "entry_id", "first", "last"),
    Index(None, "kind", "b", "a", "first", "last"),
)

supply = Table(
    "entry_supply",
    schema.metadata,
    Column("entry_id", String(32), ForeignKey("entry.id"), primary_key=True),
    Column("supplier", Text),
    Column("recipient", Text),
    Column("year", Integer),  # of the first order or delivery that was really made
    Index(None, "recipient", "year", "supplier"),
    Index(None, "year", "supplier"),
)


class Pair(NamedTuple):
    """Two actors that stand in one entry, in how many of that kind they do, and between which days these lie."""

    a: str
    b: str
    kind: str
    entries: int
    first: str | None = None
    last: str | None = None


class Supplied(NamedTuple):
    """In how many transfers that were really made a supplier stands in a year; None: no report tells which."""

    year: int | None
    supplier: str | None
    entries: int


def keep(connection: Connection, entries: Collection[Mapping[str, Any]]) -> None:
    """Keeps the pairs and the supplies of some entries, as `Entry.to_json` gives them; their facets stand there."""
    ids = sorted(one["id"] for one in entries)
    for start in range(0, len(ids), _AT_ONCE):
        connection.execute(insert(pair).from_select([c.name for c in pair.c], _pairs(ids[start : start + _AT_ONCE])))
    rows = [row for one in entries if (row := supplied(one))]
    if rows:
        connection.execute(insert(supply), rows)


def drop(connection: Connection, ids: Sequence[str]) -> None:
    """Takes away those of some entries."""
    for start in range(0, len(ids), _AT_ONCE):
        for table in (pair, supply):
            connection.execute(delete(table).where(table.c.entry_id.in_(ids[start : start + _AT_ONCE])))


def supplied(entry: Mapping[str, Any]) -> dict[str, Any] | None:
    """The row of a transfer of which an order or a delivery was really made; None for any other entry.

    A date that lies in several years gives no year, and so does one of which reports tell several.
    """
    if entry["kind"] != "transfer" or not entry["admissible"]:
        return None
    steps = [s for s in entry["steps"] if s["code"] in _TURNS and s["reality"] == "actual"]
    told = [days(s["date"]["chosen"]) for s in steps if s["date"]["chosen"]]
    begun = min(told, key=lambda one: (one.earliest, one.latest), default=None)
    year = begun.earliest.year if begun and begun.earliest.year == begun.latest.year else None
    fields = entry["fields"]
    who = {name: fields[name]["chosen"] if name in fields else None for name in ("supplier", "recipient")}
    return {"entry_id": entry["id"], **{name: _owner(code) for name, code in who.items()}, "year": year}


def between(
    connection: Connection, kinds: Sequence[str], party: str | None, since: str | None, until: str | None
) -> Iterator[Pair]:
    """The pairs of some kinds, of one actor if it is named, of entries that may fall between two dates if they are."""
    a, b = pair.c.a, pair.c.b
    parts = [_counted(a, b).where(pair.c.kind.in_(kinds))]
    if party:
        parts = [_counted(x, y).where(pair.c.kind.in_(kinds), x == party) for x, y in ((a, b), (b, a))]
    if since or until:
        dated = [facets.dated(kind, since, until) for kind in kinds]
        parts = [part.where(pair.c.entry_id.in_(union_all(*dated))) for part in parts]
    for part in parts:
        yield from (Pair(*row) for row in connection.execute(part))


def of_both(one: str, other: str, kind: str) -> Select[Any]:
    """The ids of the entries of a kind in which two actors stand; those of states' bodies and firms are theirs too."""
    a, b = sorted((one, other))
    return select(pair.c.entry_id).where(pair.c.kind == kind, pair.c.a == a, pair.c.b == b)


def areas(connection: Connection, pairs: Iterable[tuple[str, str]]) -> dict[tuple[str, str], dict[str, int]]:
    """In how many agreements of each pair which area is named."""
    facet, found = schema.entry_facet, dict[tuple[str, str], dict[str, int]]()
    for a, b in pairs:
        query = select(facet.c.value, func.count()).where(facet.c.facet == facets.AREA)
        query = query.where(facet.c.entry_id.in_(of_both(a, b, "agreement"))).group_by(facet.c.value)
        found[a, b] = {area: n for area, n in connection.execute(query)}  # noqa: C416 (rows)
    return found


def supplies(connection: Connection, recipient: str | None) -> list[Supplied]:
    """Of each year and supplier, in how many transfers it stands, to one recipient or to all."""
    columns = supply.c.year, supply.c.supplier
    query = select(*columns, func.count()).group_by(*columns)
    query = query.where(supply.c.recipient == recipient) if recipient else query
    return [Supplied(*row) for row in connection.execute(query)]


def recipients(connection: Connection) -> list[tuple[str, int]]:
    """Who is supplied, and in how many transfers, those of most first."""
    query = select(supply.c.recipient, func.count()).where(supply.c.recipient.is_not(None)).group_by(supply.c.recipient)
    return [(code, n) for code, n in connection.execute(query.order_by(func.count().desc(), supply.c.recipient))]


def _counted(a: Column[Any], b: Column[Any]) -> Select[Any]:
    counted = func.count(), func.min(pair.c.first), func.max(pair.c.last)
    return select(a, b, pair.c.kind, *counted).group_by(pair.c.kind, a, b)


def _pairs(ids: Sequence[str]) -> Select[Any]:
    a, b, day = (*(schema.entry_facet.alias(name) for name in "ab"), schema.entry_day)
    span = select(func.min(day.c.earliest)), select(func.max(day.c.latest))
    first, last = (one.where(day.c.entry_id == a.c.entry_id).scalar_subquery() for one in span)
    return (
        select(a.c.entry_id, a.c.value, b.c.value, a.c.kind, first, last)
        .join(b, a.c.entry_id == b.c.entry_id)
        .where(a.c.entry_id.in_(ids), a.c.facet == facets.ACTOR, b.c.facet == facets.ACTOR, a.c.value < b.c.value)
    )


def _owner(code: str | None) -> str | None:
    return code.partition(":")[0] if code else None
