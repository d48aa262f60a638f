"""Who is said to be a state's first supplier, against the deliveries of a trade register.

Volumes are summed over the five years that end with the last year the report tells as past: the share of one order that
falls on a year is what an even spread over its years of delivery gives.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import cache
from importlib.resources import files

from sijill.actors import names
from sijill.check.circular import marked
from sijill.check.say import finding
from sijill.check.states import is_code as is_state
from sijill.check.when import when
from sijill.data import read_mapping
from sijill.records import Finding, Held
from sijill.reference import Facts, Referred
from sijill.text import folded

NAME = "supplier rank"
SPAN = 5  # years
_UNKNOWN = ""  # the supplier of what a register has from nobody known: it counts in the whole


def check(report: Sequence[Held], facts: Facts) -> Iterator[Finding]:
    """The findings about the claims of one report whose words name a first supplier; one for each pair."""
    last = _last_year(report)
    seen: set[tuple[str, str]] = set()
    for one in report:
        for supplier, recipient in _named(one):
            if last is not None and (supplier, recipient) not in seen:
                seen.add((supplier, recipient))
                yield _finding(one, supplier, recipient, last, facts)


def shares(orders: Sequence[Referred], first: int, last: int) -> dict[str, float]:
    """The share of each supplier in what was delivered in some years, by volume."""
    volumes: defaultdict[str, float] = defaultdict(float)
    for order in orders:
        years = order.fact.more.get("years") or []
        volume = order.fact.more.get("tiv_delivered") or 0.0
        inside = sum(first <= int(year) <= last for year in years)
        if years and inside:
            volumes[order.fact.counterpart or _UNKNOWN] += volume * inside / len(years)
    whole = sum(volumes.values())
    return {code: volume / whole for code, volume in volumes.items() if code != _UNKNOWN} if whole else {}


def _finding(one: Held, supplier: str, recipient: str, last: int, facts: Facts) -> Finding:
    years = f"{last - SPAN + 1}-{last}"
    orders = [r for r in facts.about("arms_order", recipient) if r.fact.subject == recipient]
    share = shares(orders, last - SPAN + 1, last)
    about = {"supplier": supplier, "recipient": recipient, "years": years}
    if not share:
        return finding(one.id, NAME, "no_reference", "supplier_none", **about | {"supplier": None})
    ranked = sorted(share, key=lambda code: (-share[code], code))
    own = f"{share.get(supplier, 0.0):.1%}"
    some = next((r for r in orders if r.fact.counterpart == supplier), orders[0])
    if ranked[0] == supplier:
        found = finding(one.id, NAME, "agrees", "supplier_agrees", **about, share=own, referred=some)
        return marked(found, one.report.document.text, some)
    rank = ranked.index(supplier) + 1 if supplier in ranked else len(ranked) + 1
    first = {"first": ranked[0], "first_share": f"{share[ranked[0]]:.1%}"}
    return finding(
        one.id, NAME, "contradicted", "supplier_contradicted", **about, rank=rank, share=own, **first, referred=some
    )


def _named(one: Held) -> Iterator[tuple[str, str]]:
    """Pairs of a supplier that the words put first, and the state that the claim is about."""
    pattern, arms = _patterns()
    for quote in {e.quote for e in one.claim.evidence if e.field in ("claim", "statement", "figure", "transfer")}:
        said = folded(quote)
        found = pattern.search(said)
        if found and arms.search(said):
            supplier = _states()[found.group("state")]
            others = _others(one, supplier)
            if len(others) == 1:
                yield supplier, others.pop()


def _others(one: Held, supplier: str) -> set[str]:
    told = one.claim.fields
    found = {told.get("recipient"), told.get("speaker_actor")} | set(_list(told.get("subject")))
    return {code for one in found if is_state(code := str(one).partition(":")[0])} - {supplier}


def _list(value: object) -> list[str]:
    return [code for code in value if isinstance(code, str)] if isinstance(value, list) else []


def _last_year(report: Sequence[Held]) -> int | None:
    """The last whole year that the report looks back on: that before its own date, or the last it tells as past."""
    found = when(report)
    return found.day.year - found.known if found else None


@cache
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """A phrase that puts a state first, and words of arms. Raises DataError."""
    data = read_mapping(files("sijill.check") / "suppliers.yml")
    data.only(("first", "arms"), ("first", "arms"))
    states = "|".join(sorted(map(re.escape, _states()), key=len, reverse=True))
    phrases = "|".join(re.escape(folded(words)) for words in data.texts("first"))
    arms = "|".join(re.escape(folded(words)) for words in data.texts("arms"))
    return re.compile(rf"\b(?:{phrases})\s+(?:من\s+)?(?P<state>{states})\b"), re.compile(rf"\b(?:و|ب|ل|ال)*(?:{arms})")


@cache
def _states() -> dict[str, str]:
    return {folded(one.text): one.code for one in names() if one.kind == "actor" and one.form == "name"}
