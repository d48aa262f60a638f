"""Who an entry ties to whom, and when: the edges of a network and the pairs of a dyad-year table."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from itertools import combinations
from typing import Any, NamedTuple

from sijill.actors import owner
from sijill.edtf import Days, days
from sijill.entry import Entry, Known, Step
from sijill.records import Held

# of each kind, the fields between whose actors it is (all with all), or the one from whom and those to whom it goes
_MUTUAL = {"agreement": "parties", "engagement": "participants", "crisis": "sides"}
_ONE_WAY = {
    "transfer": ("supplier", "recipient"),
    "backing": ("backer", "backed"),
    "statement": ("speaker_actor", "targets"),
    "figure": ("subject", "counterpart"),
}
_ENDS = frozenset({"terminated", "expired", "cancelled", "returned"})
_DATED = ("date", "period")


class Tie(NamedTuple):
    """Two actors of one entry; a mutual tie has no direction, and its ends stand in the order of their codes."""

    source: str
    target: str
    mutual: bool


class Span(NamedTuple):
    """The first day that something may have been and, if its end is told, the last."""

    first: date
    last: date | None


def ties(one: Entry) -> Iterator[Tie]:
    """The ties of an entry. An actor is no tie of itself; a state's body or firm stands for itself."""
    if one.kind in _MUTUAL:
        for a, b in combinations(sorted(set(_actors(one, _MUTUAL[one.kind]))), 2):
            yield Tie(a, b, mutual=True)
        return
    sources, targets = (_actors(one, field) for field in _ONE_WAY[one.kind])
    if one.kind == "figure" and not targets:  # for trade both sides stand in the subject
        yield from (Tie(a, b, mutual=True) for a, b in combinations(sorted(set(sources)), 2))
    for source in sources:
        yield from (Tie(source, target, mutual=False) for target in targets if owner(target) != owner(source))


def actors(one: Entry) -> list[str]:
    """The actors that an entry is between, each once, in order."""
    fields = (_MUTUAL[one.kind],) if one.kind in _MUTUAL else _ONE_WAY[one.kind]
    return sorted({actor for field in fields for actor in _actors(one, field)})


def span(one: Entry) -> Span | None:
    """When it was: from the first dated step that was done to one that ends it, or the date of a kind without steps.

    None if no day is told, or if it is only planned.
    """
    if "steps" not in one.fields and not one.steps:
        told = next((one.chosen(name) for name in _DATED if one.chosen(name)), None)
        found = spread(told)
        return Span(found.earliest, found.latest) if found else None
    done = [(step, spread(step.date.chosen)) for step in one.steps if step.reality == "actual"]
    begun = [found.earliest for _, found in done if found]
    ended = [found.latest for step, found in done if found and _ends(one, step)]
    return Span(min(begun), max(ended) if ended else None) if begun else None


def _ends(one: Entry, step: Step) -> bool:
    """Whether a step ends the thing: a delivery of all ends a transfer, notice of one party no treaty of three."""
    return step.by is None and (step.code in _ENDS or (one.kind == "transfer" and step.code == "delivered"))


def spread(told: Any) -> Days | None:
    """The days that a date may mean; None for no date."""
    try:
        return days(told) if told else None
    except ValueError:
        return None


def realities(one: Known) -> list[str]:
    """How the reports present it."""
    return sorted({held.claim.reality for held in one.held})


def quotes(one: Known) -> list[str]:
    """The words it rests on, each once."""
    return list(dict.fromkeys(e.quote for held in one.held for e in held.claim.evidence))


def passages(one: Known) -> dict[str, list[Held]]:
    """The words to be read: of quotes that lie in one another the outermost, each with the claims of its reports."""
    spans: dict[str, set[tuple[int, int]]] = {}
    for held in one.held:
        spans.setdefault(held.report.key, set()).update((e.start, e.end) for e in held.claim.evidence)
    found: dict[str, list[Held]] = {}
    for held in one.held:
        text, mine = held.report.document.text, spans[held.report.key]
        for e in held.claim.evidence:
            if not any(a <= e.start and e.end <= b and (a, b) != (e.start, e.end) for a, b in mine):
                found.setdefault(text[e.start : e.end], []).append(held)
    return found


def _actors(one: Entry, field: str) -> list[str]:
    chosen = one.chosen(field)
    return [chosen] if isinstance(chosen, str) else list(chosen or ())
