"""Pictures as numbers: where nodes, edges, cells and columns lie. Templates draw them, with a table beside each."""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from typing import NamedTuple

from sijill.store import Pair, Supplied

WIDTH, HEIGHT = 900, 640
_RADIUS = 240
_EDGE = 9  # units of the widest edge
_NAME, _HEAD, _CELL, _ROW = 260, 150, 34, 26  # of a matrix: units for the names of pairs and of areas, and of a cell
_LEFT, _BOTTOM, _TOP, _HIGH = 46, 300, 24, 340  # of columns: where they stand, and how high the picture is
_SHADES = 7  # suppliers that have a shade of their own; all others share one


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
    """How many entries two parties stand in together, between which days, and the line between them."""

    a: Node
    b: Node
    entries: int
    first: str | None
    last: str | None
    width: float


class Network(NamedTuple):
    """Parties on a circle, those of most entries first, what joins them, and who is joined to none of those days."""

    nodes: tuple[Node, ...]
    edges: tuple[Edge, ...]
    alone: frozenset[str]
    left_out: int


class Matrix(NamedTuple):
    """Pairs by areas with the number of agreements, and the size of the picture."""

    pairs: tuple[tuple[str, str], ...]
    areas: tuple[str, ...]
    cells: Mapping[tuple[str, str], Mapping[str, int]]
    size: tuple[int, int]
    name: int = _NAME
    head: int = _HEAD
    cell: int = _CELL
    row: int = _ROW


class Part(NamedTuple):
    """What one supplier, or all others together (None and `others`), is of a year."""

    supplier: str | None
    others: bool
    shade: int
    entries: int
    share: float
    y: float
    height: float


class Year(NamedTuple):
    """A year with its parts, the lowest first; `x` is where its column begins."""

    year: int
    x: float
    width: float
    entries: int
    parts: tuple[Part, ...]


class Columns(NamedTuple):
    """Suppliers by year, the numbers that are ruled, and who has which shade."""

    years: tuple[Year, ...]
    rules: tuple[tuple[int, float], ...]
    shades: tuple[tuple[str, int], ...]
    others: bool
    undated: int
    size: tuple[int, int]
    bottom: int = _BOTTOM


def network(whole: Iterable[Pair], shown: Iterable[Pair] | None = None, most: int = 24) -> Network:
    """The network of the parties of most entries of the whole, joined by what is shown, which is all if not given.

    A party keeps its place whatever is shown of the whole, so that one sees what comes and goes.
    """
    every = _together(whole)
    alone: Counter[str] = Counter()
    for (a, b), one in every.items():
        alone[a] += one.entries
        alone[b] += one.entries
    chosen = sorted(alone, key=lambda code: (-alone[code], code))[:most]
    largest = max(alone.values(), default=1)
    nodes = {code: _node(code, n, len(chosen), alone[code], largest) for n, code in enumerate(chosen)}
    widest = max((one.entries for one in every.values()), default=1)
    drawn = every if shown is None else _together(shown)
    edges = tuple(
        Edge(nodes[a], nodes[b], one.entries, one.first, one.last, 1 + (_EDGE - 1) * one.entries / widest)
        for (a, b), one in sorted(drawn.items(), key=lambda item: (item[1].entries, item[0]))
        if a in nodes and b in nodes
    )
    joined = {node.code for edge in edges for node in (edge.a, edge.b)}
    return Network(tuple(nodes.values()), edges, frozenset(nodes) - joined, len(alone) - len(chosen))


def _together(pairs: Iterable[Pair]) -> dict[tuple[str, str], Pair]:
    """The pairs with all kinds added up."""
    found: dict[tuple[str, str], Pair] = {}
    for one in pairs:
        had = found.get((one.a, one.b))
        if had:
            days = [day for day in (had.first, had.last, one.first, one.last) if day]
            span = (min(days), max(days)) if days else (None, None)
            found[one.a, one.b] = Pair(one.a, one.b, "", had.entries + one.entries, *span)
        else:
            found[one.a, one.b] = one
    return found


def _node(code: str, n: int, of: int, entries: int, largest: int) -> Node:
    angle = 2 * math.pi * n / max(of, 1) - math.pi / 2
    x, y = WIDTH / 2 + _RADIUS * math.cos(angle), HEIGHT / 2 + _RADIUS * math.sin(angle)
    size = 5 + 11 * math.sqrt(entries / largest)
    out = size + 6
    anchor = "middle" if abs(math.cos(angle)) < 0.2 else "start" if math.cos(angle) > 0 else "end"  # noqa: PLR2004
    dy = math.sin(angle) * out + 4
    label = (x + math.cos(angle) * out, y + dy + (math.sin(angle) * 8 if anchor == "middle" else 0))
    return Node(code, entries, round(x, 1), round(y, 1), round(size, 1), round(label[0], 1), round(label[1], 1), anchor)


def matrix(cells: Mapping[tuple[str, str], Mapping[str, int]]) -> Matrix:
    """The pairs of which an agreement names an area, in their order, and the areas, those of most agreements first."""
    total: Counter[str] = Counter()
    for of in cells.values():
        total.update(of)
    areas = tuple(sorted(total, key=lambda area: (-total[area], area)))
    pairs = tuple(pair for pair, of in cells.items() if of)
    return Matrix(pairs, areas, cells, (_NAME + _CELL * len(areas) + 20, _HEAD + _ROW * len(pairs) + 10))


def columns(supplies: Iterable[Supplied]) -> Columns | None:
    """Suppliers by year, in columns as high as the number of transfers; None if no year is told.

    The suppliers of most transfers have a shade each, in their order. Those whose supplier is not told are among them.
    """
    by_year: defaultdict[int, Counter[str | None]] = defaultdict(Counter)
    total: Counter[str] = Counter()
    undated = 0
    for one in supplies:
        if one.supplier:
            total[one.supplier] += one.entries
        if one.year is None:
            undated += one.entries
        else:
            by_year[one.year][one.supplier] += one.entries
    if not by_year:
        return None
    named = sorted(total, key=lambda code: (-total[code], code))
    shades = {code: n + 1 for n, code in enumerate(named[:_SHADES])}
    highest = max(sum(of.values()) for of in by_year.values())
    unit = (_BOTTOM - _TOP) / highest
    first, last = min(by_year), max(by_year)
    step = (WIDTH - _LEFT - 10) / (last - first + 1)
    years = tuple(
        Year(year, round(_LEFT + step * (year - first), 1), round(min(step * 0.8, 60), 1), sum(of.values()), parts)
        for year, of in sorted(by_year.items())
        for parts in (_parts(of, shades, unit),)
    )
    stride = max(1, math.ceil(highest / 5))
    rules = tuple((n, round(_BOTTOM - n * unit, 1)) for n in range(0, highest + 1, stride))
    others = any(part.others for year in years for part in year.parts)
    return Columns(years, rules, tuple(shades.items()), others, undated, (WIDTH, _HIGH))


def _parts(of: Mapping[str | None, int], shades: Mapping[str, int], unit: float) -> tuple[Part, ...]:
    whole, rest = sum(of.values()), sum(n for code, n in of.items() if code not in shades)
    own = [(code, shades[code], of[code]) for code in shades if of.get(code)]
    made, low = [], 0
    for code, shade, n in [*own, *([(None, 0, rest)] if rest else [])]:
        top = round(_BOTTOM - (low + n) * unit, 1)
        made.append(Part(code, code is None, shade, n, n / whole, top, round(n * unit, 1)))
        low += n
    return tuple(made)
