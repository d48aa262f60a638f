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
from sijill.check.phrases import about, any_of, sentences, states
from sijill.check.say import finding
from sijill.check.states import is_code as is_state
from sijill.check.when import when
from sijill.data import Row, read_mapping
from sijill.records import Finding, Held
from sijill.reference import Facts, Referred
from sijill.text import folded

NAME = "supplier rank"
SPAN = 5  # years
_UNKNOWN = ""  # the supplier of what a register has from nobody known: it counts in the whole


def check(report: Sequence[Held], facts: Facts) -> Iterator[Finding]:
    """The findings about claims and sentences of one report that name a first supplier; one for each pair."""
    last = _last_year(report)
    if last is None:
        return
    seen: set[tuple[str, str]] = set()
    for one in report:
        for supplier, recipient in _named(one):
            if (supplier, recipient) not in seen:
                seen.add((supplier, recipient))
                yield _finding(one.id, one.report.document.text, (supplier, recipient), last, facts)
    for sentence in sentences(report):
        for pair in _told(sentence):
            if pair not in seen:
                seen.add(pair)
                yield _finding(about(report, sentence), report[0].report.document.text, pair, last, facts)


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


def _finding(what: str, text: str, pair: tuple[str, str], last: int, facts: Facts) -> Finding:
    supplier, recipient = pair
    years = f"{last - SPAN + 1}-{last}"
    orders = [r for r in facts.about("arms_order", recipient) if r.fact.subject == recipient]
    share = shares(orders, last - SPAN + 1, last)
    told = {"supplier": supplier, "recipient": recipient, "years": years}
    if not share:
        return finding(what, NAME, "no_reference", "supplier_none", **told | {"supplier": None})
    ranked = sorted(share, key=lambda code: (-share[code], code))
    own = f"{share.get(supplier, 0.0):.1%}"
    some = next((r for r in orders if r.fact.counterpart == supplier), orders[0])
    if ranked[0] == supplier:
        found = finding(what, NAME, "agrees", "supplier_agrees", **told, share=own, referred=some)
        return marked(found, text, some)
    rank = ranked.index(supplier) + 1 if supplier in ranked else len(ranked) + 1
    first = {"first": ranked[0], "first_share": f"{share[ranked[0]]:.1%}"}
    return finding(
        what, NAME, "contradicted", "supplier_contradicted", **told, rank=rank, share=own, **first, referred=some
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


def _told(sentence: str) -> Iterator[tuple[str, str]]:
    """Supplier and recipient of a sentence that calls one state the first supplier of arms to another."""
    hint, pattern = _outright()
    for found in pattern.finditer(sentence) if hint.search(sentence) else ():
        yield states()[found.group("by")], states()[found.group("to")]


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
def _outright() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Words for the first supplier, and those between two states. Raises DataError."""
    words, state = any_of(_phrases().texts("outright")), any_of([*states()])
    verbs = r"(?:(?:هي|تعد|تعتبر|بصفتها|بوصفها|باعتبارها|وهي|ظلت|لا تزال|تبقي|كانت|اصبحت|حاليا|بالفعل) )*"
    return re.compile(words), re.compile(
        rf"\b(?P<by>{state})[ ،,]+{verbs}(?<!من )(?<!بين )(?<!ثاني )(?<!ثالث )(?:{words}) (?:الي |ل)(?P<to>{state})\b"
    )


@cache
def _phrases() -> Row:
    data = read_mapping(files("sijill.check") / "suppliers.yml")
    data.only(("first", "arms", "outright"), ("first", "arms", "outright"))
    return data


@cache
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """A phrase that puts a state first, and words of arms. Raises DataError."""
    data = _phrases()
    known = "|".join(sorted(map(re.escape, _states()), key=len, reverse=True))
    phrases = "|".join(re.escape(folded(words)) for words in data.texts("first"))
    arms = "|".join(re.escape(folded(words)) for words in data.texts("arms"))
    return re.compile(rf"\b(?:{phrases})\s+(?:من\s+)?(?P<state>{known})\b"), re.compile(rf"\b(?:و|ب|ل|ال)*(?:{arms})")


@cache
def _states() -> dict[str, str]:
    return {folded(one.text): one.code for one in names() if one.kind == "actor" and one.form == "name"}
