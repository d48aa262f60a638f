"""Lives of agreements and transfers, from `life.yml`: what is out of order is said and never repaired."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from importlib.resources import files
from typing import NamedTuple

from sijill.codebook import load
from sijill.data import Row, read_mapping
from sijill.edtf import Days, days
from sijill.entry import Step

_DONE = "actual"


def oddities(kind: str, steps: Sequence[Step]) -> tuple[str, ...]:
    """In words, each pair of done steps of one actor whose dates cannot both be right.

    A step of all parties is held against those of each. Dates that overlap, and steps without a date, are never odd.
    """
    return tuple(
        f"{later.code} {later.date.chosen} comes before {earlier.code} {earlier.date.chosen}, which cannot have been so"
        for later, earlier in out_of_order(kind, steps)
    )


def out_of_order(kind: str, steps: Sequence[Step]) -> tuple[tuple[Step, Step], ...]:
    """Those pairs: a step that is dated before another, and that other, which must have come first."""
    done = [step for step in steps if step.reality == _DONE]
    return tuple(_pairs(_life().before.get(kind, {}), done))


def _pairs(before: Mapping[str, frozenset[str]], steps: Sequence[Step]) -> Iterator[tuple[Step, Step]]:
    for later in steps:
        for earlier in steps:
            if earlier.code in before.get(later.code, ()) and _may_be_one(earlier.by, later.by):
                a, b = _days(earlier), _days(later)
                if a and b and b.latest < a.earliest:
                    yield later, earlier


def _may_be_one(a: str | None, b: str | None) -> bool:
    return a is None or b is None or a.partition(":")[0] == b.partition(":")[0]


def _days(step: Step) -> Days | None:
    try:
        return days(step.date.chosen) if step.date.chosen else None
    except ValueError:
        return None


def standing(kind: str, steps: Sequence[Step]) -> tuple[Step, ...]:
    """For each actor, and for all parties together, the last step that was done, in the order of the steps.

    Of dated steps the latest is the last; one without a date is held against others by its place in the codebook's
    list. Steps that say only that the thing is there come before all others.
    """
    last: dict[str | None, Step] = {}
    for step in steps:
        if step.reality == _DONE and (step.by not in last or not _earlier(kind, step, last[step.by])):
            last[step.by] = step
    return tuple(step for step in steps if step is last.get(step.by))


def admissible(kind: str, steps: Iterable[Step]) -> bool | None:
    """Whether a register of arms transfers would admit it: an order or a delivery was made. None if no transfer."""
    if kind != "transfer":
        return None
    return any(step.reality == _DONE and step.code in _life().admits for step in steps)


def _earlier(kind: str, a: Step, b: Step) -> bool:
    x, y = _days(a), _days(b)
    if x and y and x.latest != y.latest:
        return x.latest < y.latest
    return _rank(kind, a.code) < _rank(kind, b.code)


def _rank(kind: str, code: str) -> int:
    if code in _life().vague:
        return -1
    return [*load().lists[str(load().kinds[kind].fields["steps"].list)].codes].index(code)


class _Life(NamedTuple):
    """What `life.yml` says: by kind and step the steps it cannot come before; and two sets of steps."""

    before: Mapping[str, Mapping[str, frozenset[str]]]
    admits: frozenset[str]
    vague: frozenset[str]


@cache
def _life() -> _Life:
    """Raises DataError."""
    data = read_mapping(files("sijill.register") / "life.yml")
    keys = ("cannot_precede", "admits", "vague")
    data.only(keys, keys)
    order, lists = data.row("cannot_precede"), load().lists
    order.only(load().kinds)
    known = {*lists["stage"].codes, *lists["transfer_step"].codes}
    for key in keys[1:]:
        for code in data.texts(key):
            if code not in known:
                raise data.error(f"no step {code!r} in the lists of steps", key)
    before = {kind: dict(_rows(order, kind)) for kind in order}
    return _Life(before, frozenset(data.texts("admits")), frozenset(data.texts("vague")))


def _rows(data: Row, kind: str) -> Iterator[tuple[str, frozenset[str]]]:
    field = load().kinds[kind].fields["steps"]
    codes = load().lists[str(field.list)].codes
    for row in data.rows(kind):
        row.only(("step", "after"), ("step", "after"))
        for code in row.texts("after"):
            if code not in codes:
                raise row.error(f"no step {code!r} in the list {field.list}", "after")
        yield row.one_of("step", codes), frozenset(row.texts("after"))
