"""Linked data as Turtle and as JSON-LD, from the same nodes."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from typing import IO, Any

from sijill.entry import Known
from sijill.export.linked import PREFIXES, Node, nodes
from sijill.export.scope import Scope

_ESCAPED = re.compile('[\x00-\x1f"\\\\\x7f\ufffe\uffff]')


def turtle(entries: Iterable[Known], stream: IO[bytes], _: Scope) -> None:
    """RDF as Turtle."""
    write_turtle(nodes(entries), stream)


def write_turtle(made: Iterable[Node], stream: IO[bytes]) -> None:
    """The same of nodes that are made already."""
    for name, address in PREFIXES.items():
        stream.write(f"@prefix {name}: <{address}> .\n".encode())
    for node in made:
        stream.write(f"\n{_term(node['@id'])}\n{_about(node)} .\n".encode())


def jsonld(entries: Iterable[Known], stream: IO[bytes], _: Scope) -> None:
    """RDF as JSON-LD, one node a line."""
    write_jsonld(nodes(entries), stream)


def write_jsonld(made: Iterable[Node], stream: IO[bytes]) -> None:
    """The same of nodes that are made already."""
    stream.write(f'{{"@context": {json.dumps(PREFIXES)},\n"@graph": [\n'.encode())
    for number, node in enumerate(made):
        line = json.dumps(_filled(node), ensure_ascii=False)
        stream.write((",\n" if number else "").encode() + line.encode())
    stream.write(b"\n]}\n")


def _filled(node: Any) -> Any:
    """The node without what is not told."""
    if isinstance(node, dict):
        return {key: _filled(value) for key, value in node.items() if value is not None}
    return [_filled(one) for one in node] if isinstance(node, list) else node


def _about(node: dict[str, Any]) -> str:
    """All that is said of a node: predicates and objects."""
    said = [f"    a {', '.join(node['@type'])}"]
    for key, value in node.items():
        values = [one for one in (value if isinstance(value, list) else [value]) if one is not None]
        if not key.startswith("@") and values:
            said.append(f"    {key} {', '.join(_object(one) for one in values)}")
    return " ;\n".join(said)


def _object(value: Any) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int):
        return str(value)
    if isinstance(value, float):
        return f'"{value!r}"^^xsd:double'
    if isinstance(value, str):
        return _text(value)
    if "@value" in value:
        return _text(value["@value"]) + (f"@{value['@language']}" if "@language" in value else f"^^{value['@type']}")
    return _term(value["@id"]) if "@id" in value else f"[\n{_about(value)} ]"


def _term(iri: str) -> str:
    return iri if iri.partition(":")[0] in PREFIXES else f"<{iri}>"


def _text(text: str) -> str:
    return '"' + _ESCAPED.sub(lambda m: f"\\u{ord(m.group()):04x}", text) + '"'
