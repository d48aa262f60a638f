"""Pictures as numbers: where nodes, edges and steps lie. Templates draw them, with a table of the same beside."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date
from typing import NamedTuple

from sijill.edtf import days
from sijill.entry import Entry, Step
from sijill.store import Pair

WIDTH, HEIGHT = 900, 640
_RADIUS, _LABEL = 240, 20
_EDGE = 9  # units of the widest edge
_LEFT, _RIGHT = 40, 860  # of a timeline


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


class Mark(NamedTuple):
    """A step on a timeline: a point, or a span as long as its date is imprecise."""

    step: Step
    x: float
    width: float
    row: int


class Timeline(NamedTuple):
    """Steps in their rows, and the years that are ruled."""

    marks: tuple[Mark, ...]
    years: tuple[tuple[int, float], ...]
    height: int


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


def timeline(steps: Sequence[Step]) -> Timeline | None:
    """The steps that have a date, on one line of time; None if none has."""
    dated = [(step, span) for step in steps if (span := _span(step))]
    if not dated:
        return None
    first = date(min(span[0] for _, span in dated).year, 1, 1)
    last = date(min(max(span[1] for _, span in dated).year + 1, 9999), 1, 1)
    whole = max((last - first).days, 1)

    def x(day: date) -> float:
        return round(_LEFT + (_RIGHT - _LEFT) * (day - first).days / whole, 1)

    marks = tuple(
        Mark(step, x(a), round(max(x(b) - x(a), 0), 1) if a != b else 0, row)
        for row, (step, (a, b)) in enumerate(dated)
    )
    stride = max(1, (last.year - first.year) // 12 + 1)
    years = tuple((year, x(date(year, 1, 1))) for year in range(first.year, last.year + 1, stride))
    return Timeline(marks, years, 40 + 34 * len(marks))


def _span(step: Step) -> tuple[date, date] | None:
    """All days that the options of its date may mean."""
    try:
        found = [days(option.value) for option in step.date.options]
    except ValueError:
        return None
    return (min(one.earliest for one in found), max(one.latest for one in found)) if found else None


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
