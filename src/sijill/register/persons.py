"""A person or body from all claims that name it: spellings; of a person, offices with the days of the reports."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence

from sijill.edtf import days
from sijill.entry import Option
from sijill.person import Body, Named, Office, Person

_RANKS = frozenset({"honorific", "expert"})  # forms of address, and words of people who speak for no state: no offices


def is_office(code: str | None) -> bool:
    """Whether a sort of words before a name is an office."""
    return bool(code) and code not in _RANKS


def person(id_: str, written: Sequence[str], named: Sequence[Named], why: Iterable[str]) -> Person:
    """The person of some names, as reports give them in the order in which they came."""
    names = _options((one.name, one) for one in named)
    best = max(names, key=lambda one: (one.sources, len(str(one.value).split()), len(str(one.value)), str(one.value)))
    full = [one for one in names if len(str(one.value).split()) > 1]
    if full:
        best = max(full, key=lambda one: (one.sources, len(str(one.value)), str(one.value)))
    offices: defaultdict[tuple[str, str | None], list[Named]] = defaultdict(list)
    for one in named:
        if one.code and is_office(one.code):
            offices[one.code, one.state].append(one)
    held = (_office(code, state, those) for (code, state), those in offices.items())
    return Person(
        id_,
        str(best.value),
        next((one.state for one in named if one.state), None),
        names,
        tuple(written),
        tuple(sorted(held, key=lambda one: (one.first or "9999", one.code, one.state or ""))),
        tuple(sorted({one.claim for one in named})),
        tuple(sorted({one.report for one in named})),
        len({one.group for one in named}),
        tuple(sorted(set(why))),
    )


def body(id_: str, known: str | None, written: Sequence[str], named: Sequence[Named], why: Iterable[str]) -> Body:
    """The body of some names, as claims give them in the order in which they came."""
    names = _options((one.name, one) for one in named)
    best = max(names, key=lambda one: (one.sources, len(str(one.value)), str(one.value)))
    return Body(
        id_,
        str(best.value),
        str(named[0].state),
        known,
        names,
        tuple(written),
        tuple(sorted({one.claim for one in named})),
        tuple(sorted({one.report for one in named})),
        len({one.group for one in named}),
        tuple(sorted(set(why))),
    )


def _office(code: str, state: str | None, named: Sequence[Named]) -> Office:
    spans = [span for one in named if (span := _span(one.date))]
    return Office(
        code,
        state,
        _options((one.office, one) for one in named if one.office),
        min((first for first, _ in spans), default=None),
        max((last for _, last in spans), default=None),
        tuple(sorted({one.claim for one in named})),
        len({one.group for one in named}),
    )


def _span(date: str | None) -> tuple[str, str] | None:
    """The first and last day that the date of a report may mean."""
    try:
        found = days(date) if date else None
    except ValueError:
        return None
    return (found.earliest.isoformat(), found.latest.isoformat()) if found else None


def _options(told: Iterable[tuple[str, Named]]) -> tuple[Option, ...]:
    """Each wording once, the most told first."""
    found: defaultdict[str, list[Named]] = defaultdict(list)
    for value, one in told:
        found[value].append(one)
    count = Counter({value: len({one.group for one in those}) for value, those in found.items()})
    ordered = sorted(found, key=lambda value: (-count[value], value))
    return tuple(Option(v, tuple(sorted({one.claim for one in found[v]})), count[v]) for v in ordered)
