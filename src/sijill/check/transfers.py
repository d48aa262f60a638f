"""A transfer against the orders of a trade register: the same two states, the same weapon, years that fit.

A register leaves much out, so that what is not in it is never contradicted. Numbers are told and never held against
each other: a report may speak of one lot of an order.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from typing import Any

from sijill.check.say import finding
from sijill.check.series import latest
from sijill.codebook import load
from sijill.data import read_mapping
from sijill.edtf import days
from sijill.records import Finding, Held
from sijill.reference import Facts, Referred
from sijill.skeleton import alike, skeleton
from sijill.text import folded

NAME = "transfer against register"
_NAMED = 0.85  # how alike two words of a designation must be
_WORD = 3  # consonants from which on a word of a designation says enough by itself
_BEFORE, _AFTER = 3, 6  # years from the report within which an order or a delivery may be the one it speaks of
_UNNAMED = 1  # the same, if the report names no designation; an order of a later year only if its year is doubtful
_DONE = frozenset(("ordered", "in_production", "delivering", "delivered", "supplying"))
_PARTS = re.compile(r"[^\W\d_]+|\d+")


def check(one: Held, facts: Facts) -> Iterator[Finding]:
    """Whether the register has such an order; nothing is said of offers, wishes and plans."""
    told: Any = one.claim.fields
    supplier, recipient = _state(told.get("supplier")), _state(told.get("recipient"))
    if one.claim.kind != "transfer" or one.claim.reality != "actual" or not supplier or not recipient:
        return
    if not any(step["step"] in _DONE for step in told.get("steps") or ()):
        return
    orders = [r for r in facts.about("arms_order", recipient, supplier) if r.fact.subject == recipient]
    items = [item for item in told.get("items") or () if item.get("name") or item.get("category") in _descriptions()]
    if not orders or not items:
        return
    fitting = [(order, item) for order in orders for item in items if _fits(one, item, order)]
    if not fitting:
        pair = {"supplier": supplier, "recipient": recipient}
        yield finding(one.id, NAME, "no_reference", "transfer_none", **pair, referred=None)
        return
    meant = {id(order): item for order, item in fitting}
    ranked = sorted((order for order, _ in fitting), key=lambda r: (_number(meant[id(r)], r) == "same", r.fact.last))
    for order in latest(ranked):
        yield _found(one, meant[id(order)], order)


def _found(one: Held, item: dict[str, Any], order: Referred) -> Finding:
    more, ordered = order.fact.more, order.fact.value
    return finding(
        one.id,
        NAME,
        "agrees",
        "transfer_number" if _number(item, order) == "other" else "transfer_agrees",
        supplier=order.fact.counterpart,
        recipient=order.fact.subject,
        designation=more["designation"],
        description=more["description"],
        number="?" if ordered is None else f"{ordered:,.0f}",
        quantity=f"{item.get('quantity') or 0:,.0f}",
        ordered=f"{more.get('ordered') or '?'}{more.get('ordered_flag') or ''}",
        delivered=", ".join(more["years"]) or "–",
        referred=order,
    )


def _number(item: dict[str, Any], order: Referred) -> str | None:
    """Whether the report tells the register's number, another, or none."""
    quantity, ordered = item.get("quantity"), order.fact.value
    if quantity is None or ordered is None:
        return None
    return "same" if quantity == ordered else "other"


def _fits(one: Held, item: dict[str, Any], order: Referred) -> bool:
    more, name = order.fact.more, item.get("name")
    known = more["description"].strip().lower() in _descriptions().get(str(item.get("category")), ())
    if name:
        return same_weapon(str(name), more["designation"], alike_kind=known) and _when(one, order, _BEFORE, _AFTER)
    return known and _when(one, order, _UNNAMED if more.get("ordered_flag") else 0, _UNNAMED)


def same_weapon(name: str, designation: str, *, alike_kind: bool = False) -> bool:
    """Whether a designation as reports write it is that of a register, in whatever script.

    All numbers in the name must stand in the designation: a Leopard 2 is no Leopard 1. Beside them one longer word must
    be alike; a name of letters alone, as F-16, must have the same first letters, and the kind of weapon must fit.
    """
    said, known = _PARTS.findall(folded(name)), _PARTS.findall(folded(designation))
    numbers = {part for part in said if part.isdigit()}
    if not numbers <= {part for part in known if part.isdigit()}:
        return False
    words = [part for part in said if not part.isdigit()]
    others = [part for part in known if not part.isdigit()]
    others += [part.replace("c", "k") for part in others if "c" in part]
    if any(len(skeleton(a)) >= _WORD and alike(a, b) >= _NAMED for a in words for b in others if len(skeleton(b)) > 1):
        return True
    first = next(filter(None, map(skeleton, words)), "")
    return bool(numbers) and alike_kind and bool(first) and first in {skeleton(other) for other in others}


def _when(one: Held, order: Referred, before: int, after: int) -> bool:
    """Whether the order is of the time that the claim, or else its report, speaks of; it may be where neither says.

    A weapon without a name is then not looked for, for nothing but the two states would hold it to the order.
    """
    told: Any = one.claim.fields
    dates = [step["date"] for step in told.get("steps") or () if step.get("date")] or [one.report.document.date]
    try:
        spans = [days(written) for written in dates if written]
    except ValueError:
        return False
    if not spans:
        return before > _UNNAMED
    first, last = int(order.fact.first[:4]), int(order.fact.last[:4])
    return any(first - before <= d.latest.year and d.earliest.year <= last + after for d in spans)


def _state(code: Any) -> str | None:
    return str(code).partition(":")[0] if code else None


@cache
def _descriptions() -> dict[str, frozenset[str]]:
    """By category of the codebook, the register's descriptions. Raises DataError."""
    data = read_mapping(files("sijill.check") / "descriptions.yml")
    data.only(load().lists["weapon_category"].codes)
    return {category: frozenset(data.texts(category)) for category in data}
