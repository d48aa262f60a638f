"""A place among all states, as the largest exporter of arms or the third largest army, against the order in a series.

Arms are ranked by what a trade register has of deliveries over five years, and of the last year alone; a claim that
either bears out agrees. Where the one named and the one at that place are about as large, nothing is contradicted.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from importlib.resources import files
from typing import NamedTuple

from sijill.check.circular import marked
from sijill.check.phrases import about, any_of, sentences, states
from sijill.check.say import finding
from sijill.check.series import of_period
from sijill.check.when import When
from sijill.data import read_mapping, read_rows
from sijill.records import Finding, Held
from sijill.reference import MEASURES, Facts, Referred

NAME = "rank in the series"
SPAN = 5  # years of deliveries
_NEAR = 0.10  # two that differ by less may change places with the edition
_LARGEST = re.compile("اكبر|اضخم")  # as they are folded: without them nothing is ranked
_WIDTH = 3  # places that are told


class _Kind(NamedTuple):
    """What is ranked: a title, the facts, and whose they are."""

    title: str
    measure: str
    side: str


class _Order(NamedTuple):
    """Sizes by state over some years, with one of the facts."""

    years: str
    sizes: Mapping[str, float]
    some: Referred


def check(report: Sequence[Held], facts: Facts, spoken: When | None) -> Iterator[Finding]:
    """The findings about the sentences of a report that give a state a place among all states; one for each place."""
    seen: set[tuple[str, str, int]] = set()
    for sentence in sentences(report):
        for kind, state, place in _read(sentence):
            if spoken and (kind.title, state, place) not in seen:
                seen.add((kind.title, state, place))
                orders = list(_orders(kind, facts, spoken.day.year - spoken.known))
                found = _finding(about(report, sentence), kind, (state, place), orders)
                yield marked(found, report[0].report.document.text, orders[0].some) if orders else found


def _finding(what: str, kind: _Kind, told: tuple[str, int], orders: Sequence[_Order]) -> Finding:
    state, place = told
    said: dict[str, object] = {"state": state, "place": place, "title": kind.title}
    found = next((one for one in orders if _place(one.sizes, state) == place), None)
    if found:
        words = {"years": found.years, "order": _told(found.sizes, state)}
        return finding(what, NAME, "agrees", "rank_agrees", **said, **words, referred=found.some)
    if not orders or not any(state in one.sizes for one in orders):
        return finding(what, NAME, "no_reference", "rank_none", **said)
    last = orders[0]
    words = {"years": last.years, "order": _told(last.sizes, state), "rank": str(_place(last.sizes, state) or "?")}
    near = any(_about_as_large(one.sizes, state, place) for one in orders)
    verdict, sentence = ("no_reference", "rank_near") if near else ("contradicted", "rank_contradicted")
    return finding(what, NAME, verdict, sentence, **said, **words, referred=last.some)


def _orders(kind: _Kind, facts: Facts, last: int) -> Iterator[_Order]:
    """The sizes of all states in the years that end with the last whole one; arms over five years and over one."""
    for first in (last - SPAN + 1, last) if kind.measure == "arms_order" else (last,):
        found = facts.during(kind.measure, f"{first}-01-01", f"{last}-12-31")
        sizes: defaultdict[str, float] = defaultdict(float)
        if kind.measure == "arms_order":
            for one in found:
                years = [int(year) for year in one.fact.more.get("years") or ()]
                share = sum(first <= year <= last for year in years) / len(years) if years else 0.0
                if state := getattr(one.fact, kind.side):
                    sizes[state] += share * (one.fact.more.get("tiv_delivered") or 0.0)
        else:
            found = [one for one in of_period(found, str(last)) if one.fact.unit in ("USD", "count")]
            sizes |= {one.fact.subject: one.fact.value or 0.0 for one in found}
        known = {state: size for state, size in sizes.items() if size > 0}
        if known:
            yield _Order(f"{first}-{last}" if first < last else str(last), known, found[-1])


def _place(sizes: Mapping[str, float], state: str) -> int | None:
    return sorted(sizes, key=lambda one: (-sizes[one], one)).index(state) + 1 if state in sizes else None


def _about_as_large(sizes: Mapping[str, float], state: str, place: int) -> bool:
    """Whether the one at a place is about as large as the state that is said to be there."""
    ordered = sorted(sizes.values(), reverse=True)
    if state not in sizes or place > len(ordered):
        return True
    return abs(ordered[place - 1] - sizes[state]) <= _NEAR * ordered[place - 1]


def _told(sizes: Mapping[str, float], state: str) -> str:
    """The first places, and that of the state, with their shares of the whole."""
    whole = sum(sizes.values())
    ordered = sorted(sizes, key=lambda one: (-sizes[one], one))
    shown = [*ordered[:_WIDTH], *(one for one in (state,) if one in ordered[_WIDTH:])]
    return ", ".join(f"{ordered.index(one) + 1}. {one} {sizes[one] / whole:.1%}" for one in shown)


def _read(sentence: str) -> Iterator[tuple[_Kind, str, int]]:
    """What a sentence ranks: a state right before or behind «the (third) largest ... in the world», not one of them."""
    if not _LARGEST.search(sentence):
        return
    for found in _pattern().finditer(sentence):
        told = {name.rstrip("0123456789"): value for name, value in found.groupdict().items() if value}
        kind = next(one for words, one in _kinds() if re.fullmatch(words, told["what"]))
        yield kind, states()[told["state"]], _places()[told["place"]] if "place" in told else 1


@cache
def _kinds() -> tuple[tuple[str, _Kind], ...]:
    """For each kind its words. Raises DataError."""
    keys = ("id", "measure", "side", "words")
    rows = read_rows(files("sijill.check") / "ranks.yml", keys, keys)
    sides = ("subject", "counterpart")
    return tuple(
        (any_of(r.texts("words")), _Kind(r.text("id"), r.one_of("measure", MEASURES), r.one_of("side", sides)))
        for r in rows
    )


@cache
def _places() -> dict[str, int]:
    """The words for the second place and those behind it. Raises DataError."""
    data = read_mapping(files("sijill.check") / "places.yml")
    return {word: int(place) for place in data for word in map(str, data.texts(place))}


@cache
def _pattern() -> re.Pattern[str]:
    what, state = "|".join(words for words, _ in _kinds()), any_of([*states()])
    first = rf"(?<!من )(?<!بين )(?:(?P<place{{0}}>{any_of([*_places()])}) )?(?:اكبر|اضخم) (?P<what{{0}}>{what})"
    world = r" (?:في العالم|عالميا|علي مستوي العالم|بالعالم|علي الصعيد العالمي)"
    verbs = (
        r"(?:(?:هي|تعد|تعتبر|بصفتها|بوصفها|باعتبارها|وهي|ظلت|لا تزال|تبقي|كانت|اصبحت|حاليا|بالفعل|تملك|تمتلك|لديها) )*"
    )
    return re.compile(
        rf"\b(?P<state0>{state})[ ،,]+{verbs}{first.format(0)}{world}"
        rf"|{first.format(1)}{world}[ ،,]+(?P<state1>{state})\b"
    )
