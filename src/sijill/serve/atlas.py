"""The outlines of states and the place of each on a map, from files that come with the program.

Outlines are Natural Earth's at 1:110 million (`static/world`, see `static/vendored.yml`). They say nothing of whose a
territory is. States too small for them have a point in `points.csv`; states that are no more have neither.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from importlib.resources import files
from itertools import pairwise
from types import MappingProxyType
from typing import Any, NamedTuple

from sijill.actors import who
from sijill.data import read_csv

WIDTH, HEIGHT = 900, 368
_NORTH, _SCALE = 84.0, 2.5  # degrees; units for each degree
_POLE = "010"  # Antarctica: its outline goes round the pole, and no state is there
_UNNUMBERED = {"Kosovo": "XKX"}  # outlines that bear no ISO number
Point = tuple[float, float]


class Land(NamedTuple):
    """An outline as the path of an SVG, and the state of our roster that it is of (None: of none)."""

    code: str | None
    path: str


class Atlas(NamedTuple):
    """All outlines, and by state the point on the map at which lines to it end."""

    lands: tuple[Land, ...]
    points: Mapping[str, Point]


@cache
def atlas() -> Atlas:
    """The map. Raises DataError for a line of `points.csv` that cannot be read."""
    topology = json.loads((files("sijill.serve") / "static/world/countries-110m.json").read_text(encoding="utf-8"))
    arcs = _arcs(topology)
    codes = {f"{one.iso_numeric:03}": one.code for one in who().values() if one.iso_numeric is not None}
    lands, points = [], _small()
    for shape in topology["objects"]["countries"]["geometries"]:
        if shape.get("id") == _POLE:
            continue
        code = codes.get(shape.get("id", "")) or _UNNUMBERED.get(shape["properties"]["name"])
        polygons = [shape["arcs"]] if shape["type"] == "Polygon" else shape["arcs"]
        rings = [_ring(ring, arcs) for polygon in polygons for ring in polygon]
        lands.append(Land(code, "".join(_path(part) for ring in rings for part in _whole(ring))))
        if code:
            points[code] = _middle(max(rings, key=lambda ring: abs(_twice_the_area(ring))))
    return Atlas(tuple(lands), MappingProxyType(points))


def _small() -> dict[str, Point]:
    rows = read_csv(files("sijill.serve") / "points.csv", "points.csv", ("code", "latitude", "longitude"))
    found = {}
    for row in rows:
        try:
            place = _place(float(row.text("longitude")), float(row.text("latitude")))
        except ValueError:
            raise row.error("latitude and longitude must be numbers of degrees, as 26.1", "latitude") from None
        found[row.one_of("code", who())] = place
    return found


def _place(longitude: float, latitude: float) -> Point:
    """A place of the earth on the map: degrees are squares."""
    return round((longitude + 180) * _SCALE, 1), round((_NORTH - latitude) * _SCALE, 1)


def _arcs(topology: Mapping[str, Any]) -> list[list[Point]]:
    """The lines that outlines share: TopoJSON writes each point as a step from the one before."""
    (sx, sy), (tx, ty) = topology["transform"]["scale"], topology["transform"]["translate"]
    found = []
    for arc in topology["arcs"]:
        x = y = 0
        line = []
        for dx, dy in arc:
            x, y = x + dx, y + dy
            line.append(_place(x * sx + tx, y * sy + ty))
        found.append(line)
    return found


def _ring(parts: Iterable[int], arcs: Sequence[list[Point]]) -> list[Point]:
    """A closed outline: arcs in a row, those of a negative number backwards."""
    ring: list[Point] = []
    for n in parts:
        for x, y in arcs[n] if n >= 0 else arcs[~n][::-1]:
            turns = round((ring[-1][0] - x) / WIDTH) if ring else 0  # over the day line it goes on beyond the edge
            ring.append((round(x + turns * WIDTH, 1), y))
    return ring


def _whole(ring: list[Point]) -> list[list[Point]]:
    """A ring, and once more at the other edge if it goes on beyond one."""
    beyond = -1 if max(x for x, _ in ring) > WIDTH else 1 if min(x for x, _ in ring) < 0 else 0
    return [ring, [(round(x + beyond * WIDTH, 1), y) for x, y in ring]] if beyond else [ring]


def _path(ring: list[Point]) -> str:
    """A ring as a path, without points that lie where the one before lies."""
    kept = [point for n, point in enumerate(ring) if not n or point != ring[n - 1]]
    return "M" + "L".join(f"{x:g} {y:g}" for x, y in kept) + "Z"


def _twice_the_area(ring: list[Point]) -> float:
    return sum(a[0] * b[1] - b[0] * a[1] for a, b in pairwise([*ring, ring[0]]))


def _middle(ring: list[Point]) -> Point:
    """The centre of gravity of an outline."""
    six = 3 * _twice_the_area(ring)
    steps = [(a, b, a[0] * b[1] - b[0] * a[1]) for a, b in pairwise([*ring, ring[0]])]
    x, y = (sum((a[axis] + b[axis]) * cross for a, b, cross in steps) / six for axis in (0, 1))
    return round(x % WIDTH, 1), round(y, 1)
