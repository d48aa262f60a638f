"""Pictures as numbers: where nodes and edges lie. Templates draw them, with a table of the same beside."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable
from typing import NamedTuple

from sijill.entry import Entry
from sijill.store import Pair

WIDTH, HEIGHT = 900, 640
_RADIUS, _LABEL = 240, 20
_EDGE = 9  # units of the widest edge


class Node(NamedTuple):
    """A party: where it lies, how large, and where its label begins or ends."""

    code: str
    entries: int
    x: float
    y: float
    size: float
    label_x: float
    label_y: float
    anchor: str


class Edge(NamedTuple):
    """How many entries two parties stand in together, and the line between them."""

    a: Node
    b: Node
    entries: int
    width: float


class Network(NamedTuple):
    """Parties on a circle, those of most entries first, and what joins them."""

    nodes: tuple[Node, ...]
    edges: tuple[Edge, ...]
    left_out: int


def network(pairs: Iterable[Pair], most: int = 24) -> Network:
    """The network of the parties of most entries; how many parties are left out."""
    together: Counter[tuple[str, str]] = Counter()
    alone: Counter[str] = Counter()
    for one in pairs:
        together[one.a, one.b] += one.entries
        alone[one.a] += one.entries
        alone[one.b] += one.entries
    shown = sorted(alone, key=lambda code: (-alone[code], code))[:most]
    largest = max(alone.values(), default=1)
    nodes = {code: _node(code, n, len(shown), alone[code], largest) for n, code in enumerate(shown)}
    widest = max(together.values(), default=1)
    edges = tuple(
        Edge(nodes[a], nodes[b], n, 1 + (_EDGE - 1) * n / widest)
        for (a, b), n in sorted(together.items(), key=lambda item: (item[1], item[0]))
        if a in nodes and b in nodes
    )
    return Network(tuple(nodes.values()), edges, len(alone) - len(shown))


def _node(code: str, n: int, of: int, entries: int, largest: int) -> Node:
    angle = 2 * math.pi * n / max(of, 1) - math.pi / 2
    x, y = WIDTH / 2 + _RADIUS * math.cos(angle), HEIGHT / 2 + _RADIUS * math.sin(angle)
    size = 5 + 11 * math.sqrt(entries / largest)
    out = size + 6
    anchor = "middle" if abs(math.cos(angle)) < 0.2 else "start" if math.cos(angle) > 0 else "end"  # noqa: PLR2004
    dy = math.sin(angle) * out + 4
    label = (x + math.cos(angle) * out, y + dy + (math.sin(angle) * 8 if anchor == "middle" else 0))
    return Node(code, entries, round(x, 1), round(y, 1), round(size, 1), round(label[0], 1), round(label[1], 1), anchor)


def matrix(
    entries: Iterable[Entry], most: int = 30
) -> tuple[list[tuple[str, str]], list[str], Counter[tuple[str, ...]]]:
    """Of agreements: the pairs of parties of most of them, the areas, and how many there are of each pair and area."""
    cells: Counter[tuple[str, ...]] = Counter()
    pairs: Counter[tuple[str, str]] = Counter()
    areas: Counter[str] = Counter()
    for one in entries:
        parties = sorted(one.chosen("parties") or ())
        for a, b in ((a, b) for n, a in enumerate(parties) for b in parties[n + 1 :]):
            pairs[a, b] += 1
            for area in one.chosen("areas") or ():
                cells[a, b, area] += 1
                areas[area] += 1
    shown = sorted(pairs, key=lambda pair: (-pairs[pair], pair))[:most]
    return shown, sorted(areas, key=lambda area: (-areas[area], area)), cells
