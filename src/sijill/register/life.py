"""The order in which steps can come, from `life.yml`; what is out of order is said and never repaired."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from importlib.resources import files

from sijill.codebook import load
from sijill.data import Row, read_mapping
from sijill.edtf import Days, days
from sijill.register.model import Step

_DONE = "actual"


def oddities(kind: str, steps: Sequence[Step]) -> tuple[str, ...]:
    """In words, each pair of done steps of one actor whose dates cannot both be right.

    A step of all parties is held against those of each. Dates that overlap, and steps without a date, are never odd.
    """
    done = [step for step in steps if step.reality == _DONE]
    return tuple(_pairs(_before().get(kind, {}), done))


def _pairs(before: Mapping[str, frozenset[str]], steps: Sequence[Step]) -> Iterator[str]:
    for later in steps:
        for earlier in steps:
            if earlier.code in before.get(later.code, ()) and _may_be_one(earlier.by, later.by):
                a, b = _days(earlier), _days(later)
                if a and b and b.latest < a.earliest:
                    yield (
                        f"{later.code} {later.date.chosen} comes before {earlier.code} {earlier.date.chosen}, "
                        "which cannot have been so"
                    )


def _may_be_one(a: str | None, b: str | None) -> bool:
    return a is None or b is None or a.partition(":")[0] == b.partition(":")[0]


def _days(step: Step) -> Days | None:
    try:
        return days(step.date.chosen) if step.date.chosen else None
    except ValueError:
        return None


@cache
def _before() -> dict[str, dict[str, frozenset[str]]]:
    """By kind and step: the steps it cannot come before. Raises DataError."""
    data = read_mapping(files("sijill.register") / "life.yml")
    data.only(load().kinds)
    return {kind: dict(_rows(data, kind)) for kind in data}


def _rows(data: Row, kind: str) -> Iterator[tuple[str, frozenset[str]]]:
    field = load().kinds[kind].fields["steps"]
    codes = load().lists[str(field.list)].codes
    for row in data.rows(kind):
        row.only(("step", "after"), ("step", "after"))
        for code in row.texts("after"):
            if code not in codes:
                raise row.error(f"no step {code!r} in the list {field.list}", "after")
        yield row.one_of("step", codes), frozenset(row.texts("after"))
