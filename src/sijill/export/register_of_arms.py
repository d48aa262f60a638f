"""Transfers in the order of columns of SIPRI's trade register: only those that such a register would admit.

That is what `Entry.admissible` says: an order or a delivery was really made. A row is one item of one transfer. A
question mark in the column after a number or year says that it is told as about, or that reports disagree; a number on
which they disagree stays open and stands in the comments. What no report says stays open: nothing is estimated. The
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
    order = _done(entry, "ordered")
    delivery = [*_done(entry, "delivering"), *_done(entry, "delivered")]
    ours = (entry.id, "; ".join(entry.claims), entry.sources, exact(quotes(one)))
    for (category, name), numbers in _items(entry).items():
        number = numbers[0] if len(numbers) == 1 else ""
        doubt = "?" if len(numbers) > 1 else ""
        said = "; ".join(
            [*([f"Number told as {' or '.join(map(_plain, numbers))}"] if doubt else []), *_comments(entry)]
        )
        ordered = (_plain(number), doubt) if order else ("", "")
        delivered = (_plain(number), doubt) if _done(entry, "delivered") else ("", "")
        yield (
            _side(entry, "recipient"), _side(entry, "supplier"), *_years(order), *ordered, name or "",
            load().lists["weapon_category"].codes[category].title if category else "", *delivered,
            _years(delivery)[0], "", said, "", "", "", *ours,
        )  # fmt: skip


def _done(entry: Entry, code: str) -> list[Step]:
    return [step for step in entry.steps if step.code == code and step.reality == "actual"]


def _items(entry: Entry) -> Mapping[tuple[str | None, str | None], list[Any]]:
    """The items by category and designation, each with the numbers that are told of it; one open item if none is."""
    wordings: dict[tuple[str | None, str], str | None] = {}
    found: defaultdict[tuple[str | None, str | None], list[Any]] = defaultdict(list)
    for item in entry.chosen("items") or [{"category": None, "name": None, "quantity": None}]:
        name = wordings.setdefault((item["category"], folded(item["name"] or "")), item["name"])
        numbers = found[item["category"], name]
        if item["quantity"] is not None and item["quantity"] not in numbers:
            numbers.append(item["quantity"])
    return found


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
