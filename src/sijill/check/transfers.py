"""A transfer against the orders of a trade register: the same two states, a weapon that fits, years that fit.

A register leaves much out, so that what is not in it is never contradicted.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from typing import Any

from sijill.check.figures import latest
from sijill.check.say import finding
from sijill.codebook import load
from sijill.data import read_mapping
from sijill.edtf import days
from sijill.records import Finding, Held
from sijill.reference import Facts, Referred
from sijill.skeleton import alike

NAME = "transfer against register"
_NAMED = 0.85  # how alike two designations must be
_BEFORE, _AFTER = 3, 6  # years from the report within which an order or a delivery may be the one it speaks of
_DONE = frozenset(("ordered", "in_production", "delivering", "delivered", "supplying"))


def check(one: Held, facts: Facts) -> Iterator[Finding]:
    """Whether the register has such an order; nothing is said of offers, wishes and plans."""
    told: Any = one.claim.fields
    supplier, recipient = _state(told.get("supplier")), _state(told.get("recipient"))
    if one.claim.kind != "transfer" or one.claim.reality != "actual" or not supplier or not recipient:
        return
    if not any(step["step"] in _DONE for step in told.get("steps") or ()):
        return
    orders = [r for r in facts.about("arms_order", recipient, supplier) if r.fact.subject == recipient]
    if not orders:
        return
    found = [order for order in orders if _fits(one, order)]
    pair = {"supplier": supplier, "recipient": recipient}
    if not found:
        yield finding(one.id, NAME, "no_reference", "transfer_none", **pair, referred=None)
    for order in latest(sorted(found, key=lambda r: r.fact.last)):
        more = order.fact.more
        yield finding(
            one.id,
            NAME,
            "agrees",
            "transfer_agrees",
            **pair,
            designation=more["designation"],
            description=more["description"],
            ordered=f"{more.get('ordered') or '?'}{more.get('ordered_flag') or ''}",
            delivered=", ".join(more["years"]) or "–",
            referred=order,
        )


def _fits(one: Held, order: Referred) -> bool:
    items: Any = one.claim.fields.get("items") or ()
    return _when(one, order) and any(_same(item, order.fact.more) for item in items)


def _same(item: dict[str, Any], more: Any) -> bool:
    if item.get("name"):
        return alike(str(item["name"]), more["designation"]) >= _NAMED
    return any(word in more["description"].lower() for word in _words().get(str(item.get("category")), ()))


def _when(one: Held, order: Referred) -> bool:
    """Whether the order is of the time that the claim, or else its report, speaks of."""
    told: Any = one.claim.fields
    dates = [step["date"] for step in told.get("steps") or () if step.get("date")] or [one.report.document.date]
    try:
        spans = [days(written) for written in dates if written]
    except ValueError:
        return False
    first, last = int(order.fact.first[:4]), int(order.fact.last[:4])
    return any(first - _BEFORE <= d.latest.year and d.earliest.year <= last + _AFTER for d in spans)


def _state(code: Any) -> str | None:
    return str(code).partition(":")[0] if code else None


@cache
def _words() -> dict[str, tuple[str, ...]]:
    """By category of the codebook, words of the register's descriptions. Raises DataError."""
    data = read_mapping(files("sijill.check") / "descriptions.yml")
    data.only(load().lists["weapon_category"].codes)
    return {category: data.texts(category) for category in data}
