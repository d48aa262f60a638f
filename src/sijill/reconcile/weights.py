"""The table `weights.yml`, read and checked."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import NamedTuple

from sijill.codebook import Kind, load
from sijill.data import Row, read_mapping
from sijill.reconcile.features import COMPARISONS

NEVER = float("-inf")
_WHOLE = ("reports", "copy")  # comparisons of claims as a whole, and of no field


class Feature(NamedTuple):
    """One comparison of one field, with the weight of each of its outcomes; NEVER keeps two claims apart."""

    compare: str
    field: str
    weights: Mapping[str, float]


class Table(NamedTuple):
    """The features of a kind, and what they must add up to."""

    enough: float
    features: tuple[Feature, ...]


@cache
def tables() -> dict[str, Table]:
    """The table of each kind. Raises DataError, which names file and line."""
    data = read_mapping(files("sijill.reconcile") / "weights.yml")
    kinds = load().kinds
    data.only(kinds, kinds)
    return {name: _table(data.row(name), kinds[name]) for name in kinds}


def _table(row: Row, kind: Kind) -> Table:
    row.only(("enough", "features"), ("enough", "features"))
    return Table(_weight(row, "enough"), tuple(_feature(one, kind) for one in row.rows("features")))


def _feature(row: Row, kind: Kind) -> Feature:
    compare = row.one_of("compare", COMPARISONS)
    outcomes = COMPARISONS[compare][1]
    row.only(("compare", "field", *outcomes), outcomes)
    field = row.text("field") if compare not in _WHOLE else ""
    if field and field.partition(".")[0] not in kind.fields:
        raise row.error(f"a claim of kind {kind.name} has no field {field!r}", "field")
    return Feature(compare, field, {name: _weight(row, name) for name in outcomes})


def _weight(row: Row, key: str) -> float:
    value = row[key]
    if value == "never":
        return NEVER
    if isinstance(value, bool) or not isinstance(value, int | float):
        raise row.error(f"{key!r} must be a number or never, not {value!r}", key)
    return float(value)
