"""Transfers in the order of columns of SIPRI's trade register: only those that such a register would admit.

That is what `Entry.admissible` says: an order or a delivery was really made. A row is one item of one transfer. A
question mark in the column after a number or year says that it is told as about, or that reports disagree; a number on
which they disagree stays open and stands in the comments. Items and numbers are those of the claims that tell the order
or the delivery: what is only offered or wanted beside them is left out, and of a part delivery the number stands in the
comments. What no report says stays open: nothing is estimated. The
columns of trend-indicator values stay open too, for they are SIPRI's own and no prices; money stands in the comments.
Behind SIPRI's columns stand ours, with the words of the reports.
"""

from __future__ import annotations

import csv
import io
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from typing import IO, Any

from sijill.actors import named, owner, who
from sijill.codebook import load
from sijill.entry import Entry, Known, Step
from sijill.export.codes import sipri_names
from sijill.export.delimited import guarded
from sijill.export.scope import Scope
from sijill.export.ties import quotes, spread
from sijill.export.xml import exact
from sijill.text import folded

SIPRI = (
    "Recipient", "Supplier", "Year of order", " ", "Number ordered", " ", "Weapon designation", "Weapon description",
    "Number delivered", " ", "Year(s) of delivery", "status", "Comments", "SIPRI TIV per unit",
    "SIPRI TIV for total order", "SIPRI TIV of delivered weapons",
)  # fmt: skip
OURS = ("sijill entry", "sijill claims", "sijill sources", "sijill quotes")
_UNKNOWN = {"recipient": "unknown recipient(s)", "supplier": "unknown supplier(s)"}
_Thing = tuple[str | None, str | None]
Numbers = list[tuple[str, float | None]]  # of one item: the claim that tells it, and the number if it tells one
_COMMENTED = frozenset({"suspended", "cancelled", "refused", "returned", "in_production"})


def write(entries: Iterable[Known], stream: IO[bytes], _: Scope) -> None:
    """The register as CSV."""
    text = io.TextIOWrapper(stream, encoding="utf-8", newline="", write_through=True)
    out = csv.writer(text)
    out.writerow((*SIPRI, *OURS))
    for one in entries:
        if one.entry.admissible:
            for row in _rows(one):
                out.writerow([guarded(value) if isinstance(value, str) else value for value in row])
    text.detach()


def _rows(one: Known) -> Iterator[tuple[Any, ...]]:
    entry = one.entry
    order, arrived = _done(entry, "ordered"), _done(entry, "delivered")
    delivery = [*_done(entry, "delivering"), *arrived]
    ours = (entry.id, "; ".join(entry.claims), entry.sources, exact(quotes(one)))
    for (category, name), told in _items(one, (*order, *delivery)).items():
        ordered, delivered = _number(told, order), _number(told, arrived)
        parts = _numbers(told, _done(entry, "delivering"))
        said = [
            *_disagreeing("Number ordered", _numbers(told, order)),
            *_disagreeing("Number delivered", _numbers(told, arrived)),
            *([f"Partly delivered: {' or '.join(map(_plain, parts))}"] if parts and not delivered[0] else []),
            *_comments(entry),
        ]
        yield (
            _side(entry, "recipient"), _side(entry, "supplier"), *_years(order), *ordered, name or "",
            load().lists["weapon_category"].codes[category].title if category else "", *delivered,
            _years(delivery)[0], "", "; ".join(said), "", "", "", *ours,
        )  # fmt: skip


def _done(entry: Entry, code: str) -> list[Step]:
    return [step for step in entry.steps if step.code == code and step.reality == "actual"]


def _items(one: Known, steps: Iterable[Step]) -> Mapping[_Thing, Numbers]:
    """The items by category and designation, with the number that each claim tells; one open item if none is told.

    Only what the claims behind these steps tell: what was offered beside an order was not ordered.
    """
    wordings: dict[tuple[str | None, str], str | None] = {}
    found: defaultdict[_Thing, Numbers] = defaultdict(list)
    claims = {claim for step in steps for claim in step.claims}
    for held in one.held:
        told: Any = held.claim.fields.get("items") if held.id in claims else None
        for item in told or ():
            name = wordings.setdefault((item["category"], folded(item["name"] or "")), item["name"])
            found[item["category"], name].append((held.id, item["quantity"]))
    return found or {(None, None): []}


def _numbers(told: Numbers, steps: Iterable[Step]) -> list[float]:
    """The numbers that the claims behind some steps tell, each once."""
    claims = {claim for step in steps for claim in step.claims}
    return [*dict.fromkeys(number for claim, number in told if claim in claims and number is not None)]


def _number(told: Numbers, steps: Iterable[Step]) -> tuple[str, str]:
    """The number told of some steps, open if there are several; and a question mark if there are."""
    numbers = _numbers(told, steps)
    return _plain(numbers[0]) if len(numbers) == 1 else "", "?" if len(numbers) > 1 else ""


def _disagreeing(what: str, numbers: list[float]) -> Iterator[str]:
    if len(numbers) > 1:
        yield f"{what} told as {' or '.join(map(_plain, numbers))}"


def _side(entry: Entry, field: str) -> str:
    """The actor as SIPRI writes it: organisations with two stars, whoever is no state with one."""
    actor = entry.chosen(field)
    if actor is None:
        return _UNKNOWN[field]
    state = owner(actor)
    known = who().get(state)
    if known is None:
        return f"{actor}*"
    return sipri_names().get(state, known.en) if known.state else f"{named(state)}**"


def _years(steps: Iterable[Step]) -> tuple[str, str]:
    """The years of steps, as SIPRI lists them (`2018; 2019`), and a question mark if one of them is not sure."""
    years, doubt = set(), False
    for step in steps:
        told = step.date.chosen
        when = spread(told)
        doubt = doubt or step.date.conflict or bool(told and set("~?%") & set(told))
        if when:
            years |= {when.earliest.year, when.latest.year}
    return "; ".join(map(str, sorted(years))), "?" if doubt else ""


def _comments(entry: Entry) -> Iterator[str]:
    amount = entry.chosen("value")
    if isinstance(amount, dict):
        about = {"about": "about ", "at_least": "at least ", "at_most": "at most "}.get(str(amount.get("approx")), "")
        yield f"Value {about}{_plain(amount['value'])} {amount.get('unit') or ''}".rstrip()
    if entry.chosen("financing"):
        yield f"Financing: {entry.chosen('financing')}"
    for step in entry.steps:
        if step.code in _COMMENTED and step.reality == "actual":
            yield f"{step.code.replace('_', ' ')} {step.date.chosen or ''}".rstrip()
    if entry.conflicts:
        yield f"Reports disagree on {', '.join(entry.conflicts)}"


def _plain(number: Any) -> str:
    return str(int(number)) if isinstance(number, float) and number.is_integer() else str(number)
