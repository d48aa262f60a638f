"""A place among states, as the largest exporter of arms or the second largest army in NATO, against those in a series.

Arms are ranked by what a trade register has of deliveries over five years, and of the last year alone; a claim that
either bears out agrees. Where the one named and the one at that place are about as large, nothing is contradicted, nor
where the series lacks a state that might stand before it.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from functools import cache
from importlib.resources import files
from typing import NamedTuple

from sijill.check.circular import marked
from sijill.check.phrases import about, any_of, sentences, states
from sijill.check.ranges import WORLD, Range, ranges
from sijill.check.say import finding
from sijill.check.series import of_period
from sijill.check.when import When
from sijill.data import Row, read_mapping, read_rows
from sijill.records import Finding, Held
from sijill.reference import MEASURES, Facts, Referred

NAME = "rank in the series"
SPAN = 5  # years of deliveries
_NEAR = 0.10  # two that differ by less may change places with the edition
_LARGEST = re.compile("اكبر|اضخم")  # as they are folded: without them nothing is ranked
_FEW = 0.2  # share of the members of a region that may be unknown when it is said who is the largest
_WIDTH = 3  # places that are told


class _Kind(NamedTuple):
    """What is ranked: a title, the facts, and whose they are."""

    title: str
    title_ar: str
    measure: str
    side: str


class _Rank(NamedTuple):
    """What a sentence says: a state has a place in something, among some states."""

    kind: _Kind
    state: str
    place: int
    among: Range


class _Order(NamedTuple):
    """Sizes by state over some years, with one of the facts, and whether members of what is ranked have none."""

    years: str
    sizes: Mapping[str, float]
    some: Referred
    lacking: bool


def check(report: Sequence[Held], facts: Facts, spoken: When | None) -> Iterator[Finding]:
    """The findings about the sentences of a report that give a state a place among others; one for each place."""
    seen: set[tuple[str, str, int, str]] = set()
    for sentence in sentences(report):
        for said in _read(sentence):
            key = said.kind.title, said.state, said.place, said.among.told
            if spoken and key not in seen:
                seen.add(key)
                orders = list(_orders(said, facts, spoken.day.year - spoken.known))
                found = _finding(about(report, sentence), said, orders)
                yield marked(found, report[0].report.document.text, orders[0].some) if orders else found


def _finding(what: str, rank: _Rank, orders: Sequence[_Order]) -> Finding:
    kind, state, place, among = rank
    said: dict[str, object] = {"state": state, "place": place, "title": kind.title, "title_ar": kind.title_ar}
    said |= {"among": among.told, "among_ar": among.told_ar}
    found = next((one for one in orders if not one.lacking and _place(one.sizes, state) == place), None)
    if found:
        words = {"years": found.years, "order": _told(found.sizes, state)}
        return finding(what, NAME, "agrees", "rank_agrees", **said, **words, referred=found.some)
    if not any(state in one.sizes and _certain(one, state, place) for one in orders):
        return finding(what, NAME, "no_reference", "rank_none", **said)
    last = orders[0]
    words = {"years": last.years, "order": _told(last.sizes, state), "rank": str(_place(last.sizes, state) or "?")}
    near = any(_about_as_large(one.sizes, state, place) for one in orders)
    verdict, sentence = ("no_reference", "rank_near") if near else ("contradicted", "rank_contradicted")
    return finding(what, NAME, verdict, sentence, **said, **words, referred=last.some)


def _certain(order: _Order, state: str, place: int) -> bool:
    """Whether an order can tell that a state is not at a place: what it lacks could only bring it further back."""
    return not order.lacking or (_place(order.sizes, state) or place) > place


def _lacks(members: Collection[str], known: Collection[str]) -> bool:
    """Whether more than a few members have no figure: small ones without an army never have one."""
    return sum(one not in known for one in members) > _FEW * len(members)


def _orders(rank: _Rank, facts: Facts, last: int) -> Iterator[_Order]:
    """The sizes of the states in the years that end with the last whole one; arms over five years and over one.

    Where it is in doubt who belongs to a region, one order for each way to count.
    """
    kind = rank.kind
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
        for way in rank.among.ways(last, known):
            some = {state: known[state] for state in known if state in way}
            if some:  # who has no deliveries in a register of arms has none; in a series he has no figure
                lacking = kind.measure != "arms_order" and _lacks(rank.among.members, known)
                yield _Order(f"{first}-{last}" if first < last else str(last), some, found[-1], lacking)


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


def _read(sentence: str) -> Iterator[_Rank]:
    """What a sentence ranks: a state right before or behind «the (third) largest ... in the world», not one of them.

    The largest after another is the second.
    """
    if not _LARGEST.search(sentence):
        return
    for found in _pattern().finditer(sentence):
        told = {name.rstrip("0123456789"): value for name, value in found.groupdict().items() if value}
        kind = next(one for words, one in _kinds() if re.fullmatch(words, told["what"]))
        among = next((one for words, one in ranges().items() if re.fullmatch(words, told["among"])), WORLD)
        place = _places()[told["place"]] if "place" in told else 1
        if place == 1 and sentence.startswith(" بعد ", found.end()):
            others = _after().match(sentence, found.end())
            if others is None:
                continue  # after whom cannot be told
            place += len(re.findall(any_of([*states()]), others[0]))
        yield _Rank(kind, states()[told["state"]], place, among)


@cache
def _kinds() -> tuple[tuple[str, _Kind], ...]:
    """For each kind its words. Raises DataError."""
    keys = ("id", "ar", "measure", "side", "words")
    rows = read_rows(files("sijill.check") / "ranks.yml", keys, keys)
    return tuple((any_of(row.texts("words")), _kind(row)) for row in rows)


def _kind(row: Row) -> _Kind:
    side = row.one_of("side", ("subject", "counterpart"))
    return _Kind(row.text("id"), row.text("ar"), row.one_of("measure", MEASURES), side)


@cache
def _places() -> dict[str, int]:
    """The words for the second place and those behind it. Raises DataError."""
    data = read_mapping(files("sijill.check") / "places.yml")
    return {word: int(place) for place in data for word in map(str, data.texts(place))}


@cache
def _after() -> re.Pattern[str]:
    state = any_of([*states()])
    return re.compile(rf" بعد (?:كل من )?(?:{state})(?:(?: و|[،,] ?| ثم )(?:{state}))*\b")


@cache
def _pattern() -> re.Pattern[str]:
    what, state = "|".join(words for words, _ in _kinds()), any_of([*states()])
    first = rf"(?<!من )(?<!بين )(?:(?P<place{{0}}>{any_of([*_places()])}) )?(?:اكبر|اضخم) (?P<what{{0}}>{what})"
    world = r"(?:في العالم|علي مستوي العالم|بالعالم)(?! (?:الاسلامي|الثالث|النامي)\b)|عالميا|علي الصعيد العالمي"
    among = "|".join((*ranges(), world))
    verbs = (
        r"(?:(?:هي|تعد|تعتبر|بصفتها|بوصفها|باعتبارها|وهي|ظلت|لا تزال|تبقي|كانت|اصبحت|حاليا|بالفعل|تملك|تمتلك|لديها) )*"
    )
    return re.compile(
        rf"\b[وف]?(?P<state0>{state})[ ،,]+{verbs}{first.format(0)} (?P<among0>{among})"
        rf"|{first.format(1)} (?P<among1>{among})[ ،,]+(?P<state1>{state})\b"
    )
