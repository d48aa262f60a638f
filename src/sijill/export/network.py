"""Actors as nodes and entries as edges: GraphML, and GEXF whose edges have a beginning and an end.

Edges stand in parallel: two actors have one for each entry that ties them. Both files are directed, for a network may
not be both; an edge with `mutual` has no direction, and its ends stand in the order of their codes. Days are the first
and last that the told dates may mean.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import IO, Any, NamedTuple

from sijill.actors import named, owner, who
from sijill.entry import Known
from sijill.export.scope import Scope
from sijill.export.ties import Span, Tie, quotes, realities, span, ties
from sijill.export.xml import attribute, content, exact

_NODE = {"label": "string", "en": "string", "ar": "string", "sort": "string", "owner": "string", "cow": "int"}
_EDGE = {
    "entry": "string", "kind": "string", "code": "string", "mutual": "boolean", "reality": "string",
    "standing": "string", "first": "string", "last": "string", "sources": "int", "conflicts": "string",
    "claims": "string", "reports": "string", "quotes": "string",
}  # fmt: skip
_GEXF_TYPES = {"int": "integer"}
_CODES = ("instrument", "metric", "act", "crisis_kind", "engagement_kind")


class _Edge(NamedTuple):
    id: str
    tie: Tie
    span: Span | None
    data: Mapping[str, Any]


def graphml(entries: Iterable[Known], stream: IO[bytes], _: Scope) -> None:
    """GraphML, as networkx, igraph, yEd and Gephi read it."""
    edges = list(_edges(entries))
    stream.write(b'<?xml version="1.0" encoding="UTF-8"?>\n<graphml xmlns="http://graphml.graphdrawing.org/xmlns">\n')
    for of, keys in (("node", _NODE), ("edge", _EDGE)):
        for name, type_ in keys.items():
            _put(stream, f'<key id="{of}_{name}" for="{of}" attr.name="{name}" attr.type="{type_}"/>')
    _put(stream, '<graph id="sijill" edgedefault="directed">')
    for node, data in _nodes(edges):
        _put(stream, f"<node id={attribute(node)}>{_data('node', data)}</node>")
    for edge in edges:
        ends = f"source={attribute(edge.tie.source)} target={attribute(edge.tie.target)}"
        _put(stream, f"<edge id={attribute(edge.id)} {ends}>{_data('edge', edge.data)}</edge>")
    _put(stream, "</graph>\n</graphml>")


def gexf(entries: Iterable[Known], stream: IO[bytes], _: Scope) -> None:
    """GEXF 1.2 with the time of each edge, as Gephi's timeline reads it; an edge without a day is always there."""
    edges = list(_edges(entries))
    stream.write(b'<?xml version="1.0" encoding="UTF-8"?>\n')
    _put(stream, '<gexf xmlns="http://www.gexf.net/1.2draft" version="1.2">')
    _put(stream, '<graph mode="dynamic" defaultedgetype="directed" timeformat="date">')
    for of, keys in (("node", _NODE), ("edge", _EDGE)):
        _put(stream, f'<attributes class="{of}" mode="static">')
        for name, type_ in keys.items():
            _put(stream, f'<attribute id="{of}_{name}" title="{name}" type="{_GEXF_TYPES.get(type_, type_)}"/>')
        _put(stream, "</attributes>")
    _put(stream, "<nodes>")
    for node, data in _nodes(edges):
        _put(stream, f"<node id={attribute(node)} label={attribute(data['label'])}>{_values('node', data)}</node>")
    _put(stream, "</nodes>\n<edges>")
    for edge in edges:
        ends = f"source={attribute(edge.tie.source)} target={attribute(edge.tie.target)}"
        weight = f'weight="{edge.data["sources"]}"'
        _put(stream, f"<edge id={attribute(edge.id)} {ends} {weight}{_time(edge)}>{_values('edge', edge.data)}</edge>")
    _put(stream, "</edges>\n</graph>\n</gexf>")


def _edges(entries: Iterable[Known]) -> Iterator[_Edge]:
    for one in entries:
        when, data = span(one.entry), _about(one)
        for number, tie in enumerate(ties(one.entry)):
            yield _Edge(f"{one.entry.id}-{number}", tie, when, data | {"mutual": tie.mutual})


def _about(one: Known) -> dict[str, Any]:
    entry, when = one.entry, span(one.entry)
    return {
        "entry": entry.id,
        "kind": entry.kind,
        "code": next((entry.chosen(name) for name in _CODES if entry.chosen(name)), None),
        "reality": "; ".join(realities(one)),
        "standing": "; ".join(f"{s.by}: {s.code}" if s.by else s.code for s in entry.standing) or None,
        "first": when.first.isoformat() if when else None,
        "last": when.last.isoformat() if when and when.last else None,
        "sources": entry.sources,
        "conflicts": "; ".join(entry.conflicts) or None,
        "claims": exact(list(entry.claims)),
        "reports": exact(list(entry.reports)),
        "quotes": exact(quotes(one)),
    }


def _nodes(edges: Iterable[_Edge]) -> Iterator[tuple[str, dict[str, Any]]]:
    for node in sorted({end for edge in edges for end in edge.tie[:2]}):
        known = who().get(owner(node))
        sort = "other" if known is None else "body" if ":" in node else "state" if known.state else "organisation"
        about = {"label": node, "en": named(node), "ar": known.ar if known else None, "sort": sort}
        yield node, about | {"owner": owner(node) if known else None, "cow": known.cow if known else None}


def _data(of: str, data: Mapping[str, Any]) -> str:
    keys = _NODE if of == "node" else _EDGE
    return "".join(
        f'<data key="{of}_{name}">{content(_text(data[name]))}</data>' for name in keys if data[name] is not None
    )


def _values(of: str, data: Mapping[str, Any]) -> str:
    keys = _NODE if of == "node" else _EDGE
    told = "".join(
        f'<attvalue for="{of}_{name}" value={attribute(_text(data[name]))}/>' for name in keys if data[name] is not None
    )
    return f"<attvalues>{told}</attvalues>"


def _time(edge: _Edge) -> str:
    if edge.span is None:
        return ""
    last = f' end="{edge.span.last.isoformat()}"' if edge.span.last else ""
    return f' start="{edge.span.first.isoformat()}"{last}'


def _text(value: Any) -> str:
    return str(value).lower() if isinstance(value, bool) else str(value)


def _put(stream: IO[bytes], text: str) -> None:
    stream.write(text.encode() + b"\n")
