"""The map of a kind of entry: states shaded by how many they stand in, arcs between those that stand in one."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping
from typing import NamedTuple

from sijill.serve.atlas import HEIGHT, WIDTH, Land, Point, atlas
from sijill.store import Pair

SHADES = 4
_MOST = 120  # arcs that are drawn; the table has all
_EDGE = 4  # breadth of the broadest
_BOW = 0.18  # how far an arc leaves the straight line, as a share of its length
_ROOM, _LEAST = 45.0, 220.0  # units round what is shown, and how broad a map is at least


class Shape(NamedTuple):
    """A land, in how many entries its state stands (0: in none), and its shade from 0 to `SHADES`."""

    land: Land
    entries: int
    shade: int


class Dot(NamedTuple):
    """A state that is too small for an outline."""

    code: str
    at: Point
    entries: int


class Arc(NamedTuple):
    """Two states, how many entries both stand in, and the path between them."""

    pair: Pair
    path: str
    width: float


class Map(NamedTuple):
    """What is drawn, the part of the world that is shown, and who has no place on a map."""

    shapes: tuple[Shape, ...]
    dots: tuple[Dot, ...]
    arcs: tuple[Arc, ...]
    view: tuple[float, float, float, float]
    placeless: tuple[str, ...]
    left_out: int


def drawn(actors: Mapping[str, int], pairs: Iterable[Pair]) -> Map:
    """The map of actors with the numbers of their entries, and of the pairs among them, those of most entries first."""
    world = atlas()
    largest = max((n for code, n in actors.items() if code in world.points), default=1)
    shapes = tuple(
        Shape(land, n := actors.get(land.code or "", 0), math.ceil(SHADES * math.sqrt(n / largest)))
        for land in world.lands
    )
    outlined = {land.code for land in world.lands}
    dots = tuple(Dot(c, world.points[c], n) for c, n in actors.items() if c in world.points and c not in outlined)
    joined = [one for one in pairs if one.a in world.points and one.b in world.points]
    broadest = max((one.entries for one in joined), default=1)
    arcs = tuple(
        Arc(
            one,
            _arc(world.points[one.a], world.points[one.b]),
            round(1 + (_EDGE - 1) * (one.entries - 1) / max(broadest - 1, 1), 1),
        )
        for one in reversed(joined[:_MOST])  # the broadest comes last and lies above
    )
    placeless = tuple(code for code in actors if code not in world.points)
    return Map(
        shapes,
        dots,
        arcs,
        _view([world.points[c] for c in actors if c in world.points]),
        placeless,
        max(0, len(joined) - _MOST),
    )


def _arc(a: Point, b: Point) -> str:
    """A bow from one place to another, always to the same side of the way from west to east."""
    (ax, ay), (bx, by) = sorted((a, b))
    x, y = (ax + bx) / 2 + (by - ay) * _BOW, (ay + by) / 2 - (bx - ax) * _BOW
    return f"M{ax:g} {ay:g}Q{x:.1f} {y:.1f} {bx:g} {by:g}"


def _view(points: list[Point]) -> tuple[float, float, float, float]:
    """The part of the map that holds all points, in the proportions of the whole."""
    if not points:
        return 0, 0, WIDTH, HEIGHT
    xs, ys = [x for x, _ in points], [y for _, y in points]
    broad = max(max(xs) - min(xs) + 2 * _ROOM, (max(ys) - min(ys) + 2 * _ROOM) * WIDTH / HEIGHT, _LEAST)
    broad = min(broad, WIDTH)
    high = broad * HEIGHT / WIDTH
    left = min(max((min(xs) + max(xs) - broad) / 2, 0), WIDTH - broad)
    top = min(max((min(ys) + max(ys) - high) / 2, 0), HEIGHT - high)
    return round(left, 1), round(top, 1), round(broad, 1), round(high, 1)
