"""Entries of a register: its claims brought together, unless people decided otherwise, each thing as one entry.

    claims ──reconcile──▶ clusters ──register──▶ Known (Entry, its claims, why they stand together)

Entries as they are today are kept by `upkeep`; those of a day of the past are made of
the same links when they are asked for.
"""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import Any

from sijill.actors import owner
from sijill.codebook import load
from sijill.edtf import days
from sijill.entry import Entry, Known, Reason, with_reports
from sijill.errors import RegisterError
from sijill.reconcile import (
    NEAR,
    Cluster,
    Link,
    blocks,
    clusters,
    compare,
    copies,
    days_apart,
    decided,
    founder,
    weigh,
)
from sijill.records import Held, Report
from sijill.register import as_of as stood_on
from sijill.register import entry, known_at, out_of_order
from sijill.store import Register, Shelf, Sought, Wanted
from sijill.upkeep import bring, component, up

__all__ = [
    "Sought",
    "apart",
    "beside",
    "count",
    "each",
    "entries",
    "entry_ids",
    "find",
    "listed",
    "out_of_order",
    "said",
    "statements_around",
    "weighed",
]

_MET = 200  # claims that are compared with one, to find those like it
_AT_ONCE = 200  # entries whose claims are read together


def listed(register: Register, sought: Sought, *, limit: int | None = None, offset: int = 0) -> list[Entry]:
    """The entries that are sought, as they are today, those of most sources first. Raises RegisterError."""
    with up(register) as shelf:
        return list(shelf.entries(sought, limit=limit, offset=offset))


def count(register: Register, sought: Sought) -> int:
    """How many entries are sought."""
    with up(register) as shelf:
        return shelf.count(sought)


def entries(register: Register, sought: Sought, *, known: date | None = None, stood: date | None = None) -> list[Known]:
    """The entries that are sought with their claims, those of most sources first.

    `known` leaves out claims of reports that were not out on that day; `stood` keeps only steps that had been taken by
    that day. Raises RegisterError.
    """
    if known is None:
        found = listed(register, sought)
        parts = (found[start : start + _AT_ONCE] for start in range(0, len(found), _AT_ONCE))
        with_claims = (one for part in parts for one in _with_claims(register, part))
        return [one._replace(entry=stood_on(one.entry, stood)) if stood else one for one in with_claims]
    wanted = [_ids(register, one) for one in _wanted(sought)]
    begun = min(wanted, key=len) if wanted else None
    made = [one for one in _past(register, sought.kind, begun, known) if _is_sought(one, sought, wanted)]
    made = [one._replace(entry=stood_on(one.entry, stood)) if stood else one for one in made]
    return sorted(made, key=lambda one: (one.entry.sources, one.entry.id), reverse=True)


def each(
    register: Register, sought: Sought, *, known: date | None = None, stood: date | None = None
) -> Iterator[Known]:
    """The same entries in the order of their ids, read as they are asked for: what is exported. Raises RegisterError.

    Those of a day of the past are made together.
    """
    if known is not None:
        yield from sorted(entries(register, sought, known=known, stood=stood), key=lambda one: one.entry.id)
        return
    bring(register)
    last = ""
    while True:
        with register.looking() as shelf:
            part = shelf.next_entries(sought, last, _AT_ONCE)
        if not part:
            return
        for one in _with_claims(register, part):
            yield one._replace(entry=stood_on(one.entry, stood)) if stood else one
        last = part[-1].id


def find(register: Register, id_: str, *, known: date | None = None, stood: date | None = None) -> Known:
    """The entry of an id, of the beginning of one, or of a claim in it.

    An id that an entry had before it was merged or split leads to where its first claim is now. Raises RegisterError if
    there is none, if several begin so, or if the claim was rejected.
    """
    claim = register.claim(founder(id_) or id_)
    found = _past_of(register, claim, known) if known else _today(register, claim)
    if found is None:
        why = "its report was not out on that day, or bears no date" if known else "a person rejected it"
        raise RegisterError(f"claim {claim.id} stands in no entry: {why}")
    return found._replace(entry=stood_on(found.entry, stood)) if stood else found


def said(register: Register, id_: str, *, known: date | None = None, stood: date | None = None) -> dict[str, Any]:
    """What `find(...).to_json()` gives; of a whole id, without reading the claims, for a program asks often."""
    if known is None:
        with up(register) as shelf:
            if body := shelf.body(id_):
                one = json.loads(body)
                tellers = {key: teller._asdict() for key, teller in shelf.tellers(one["reports"]).items()}
                reasons = _reasons(shelf, {id_: one["claims"]})[id_]
                if stood:
                    one = stood_on(Entry.from_json(one), stood).to_json()
                return with_reports(one, tellers, reasons)
    return find(register, id_, known=known, stood=stood).to_json()


def weighed(found: Known) -> Known:
    """An entry with Splink's weight as one more reason of each pair that stands together by its reasons.

    Raises RegisterError where Splink is not installed.
    """
    held = {one.id: one for one in found.held}
    weights = weigh((held[one.left], held[one.right]) for one in found.reasons)
    untrained = f"Splink: no weight, for no model is trained for the kind {found.entry.kind}"
    reasons = (
        one._replace(why=(*one.why, weights[one[:2]].words if one[:2] in weights else untrained))
        for one in found.reasons
    )
    return found._replace(reasons=tuple(reasons))


def entry_ids(register: Register, claims: Iterable[str]) -> dict[str, str]:
    """The id of the entry that each of some claims stands in; a claim that a person rejected stands in none."""
    bring(register)
    with register.looking() as shelf:
        return {id_: found.id for id_ in claims if (found := shelf.entry_of(id_))}


def beside(register: Register, one: Entry) -> list[Entry]:
    """What stands beside an entry, linked and never merged.

    Of an agreement the other agreements of the same parties, as an umbrella and its protocols are; of a crisis the
    backings of one of its sides, against another if that is told, that a report tells with it or that are of its time.
    """
    if one.kind == "crisis":
        return _backings(register, one)
    parties = one.chosen("parties")
    if one.kind != "agreement" or not parties:
        return []
    found = listed(register, Sought("agreement", *parties[:2]))
    return [other for other in found if other.id != one.id and other.chosen("parties") == parties]


def _backings(register: Register, crisis: Entry) -> list[Entry]:
    told = crisis.fields["sides"].options
    sides = {owner(code) for option in told for code in option.value}
    found = {other.id: other for side in sorted(sides) for other in listed(register, Sought("backing", side))}
    return [other for _, other in sorted(found.items()) if _is_of(other, crisis, sides)]


def _is_of(backing: Entry, crisis: Entry, sides: set[str]) -> bool:
    """Whether somebody stands behind a side of a crisis, and in it."""
    backed, against = (owner(str(backing.chosen(name) or "")) for name in ("backed", "against"))
    if backed not in sides or against not in {"", *sides - {backed}}:
        return False
    if not set(backing.reports).isdisjoint(crisis.reports):
        return True
    a, b = (one.chosen("date") for one in (backing, crisis))
    try:
        return bool(a and b) and days_apart(days(a), days(b)) <= NEAR
    except ValueError:  # of another version: it is not understood, so it says nothing
        return False


def statements_around(register: Register, held: Iterable[Held]) -> list[Held]:
    """The statements of any act that meet some in time and speaker, themselves among them. Raises RegisterError."""
    acts = load().lists["speech_act"].codes
    keys = {key for one in held for key in blocks(one) if one.claim.kind == "statement"}
    other = {
        f"{key.partition('|')[0]}|{key.split('|')[1]}|{act}|{key.rpartition('|')[2]}" for key in keys for act in acts
    }
    bring(register)
    with register.looking() as shelf:
        return shelf.held({id_ for ids in shelf.meeting(other).values() for id_ in ids})


def near(register: Register, one: Held, limit: int) -> list[Held]:
    """Claims of other entries that may be of the same thing, the most alike first: what a person may bring together."""
    bring(register)
    with register.looking() as shelf:
        entry = shelf.entry_of(one.id)
        beside = {one.id, *(entry.claims if entry else ())}
        met = {id_ for ids in shelf.meeting(blocks(one)).values() for id_ in ids} - beside
        others = shelf.held(sorted(met)[:_MET])
    alike = [(link.score, other) for other in others if not (link := compare(one, other)).never]
    return [other for _, other in sorted(alike, key=lambda pair: (-pair[0], pair[1].id))[:limit]]


def apart(one: Report, other: Report) -> bool:
    """Whether neither of two reports is a copy of the other."""
    return len(set(copies((each_.key, each_.document.text) for each_ in (one, other)).values())) > 1


def _today(register: Register, claim: Held) -> Known | None:
    bring(register)
    with register.looking() as shelf:
        found = shelf.entry_of(claim.id)
    return next(_with_claims(register, [found])) if found else None


def _past_of(register: Register, claim: Held, known: date) -> Known | None:
    made = _past(register, claim.claim.kind, frozenset((claim.id,)), known)
    return next((one for one in made if claim.id in one.entry.claims), None)


def _past(register: Register, kind: str, begun: frozenset[str] | None, known: date) -> Iterator[Known]:
    """The entries of a day of the past that some claims may stand in, or all of a kind.

    Whether two claims are linked does not change with time: only what hangs together by the links does.
    """
    bring(register)
    with register.looking() as shelf:
        said = decided(shelf.judgements())
        if begun is None:
            held = list(known_at(register.claims(Wanted(kind)), known))
            linked = shelf.links({one.id for one in held})
        else:
            found, linked = component(shelf, set(begun), said)
            held = list(known_at(shelf.held(found), known))
        groups = shelf.groups({one.report.key for one in held})
    links = [Link(one.left, one.right, one.score, linked=True, why=one.why) for one in linked]
    yield from _known(clusters(held, said, links), held, _copies(held, groups))


def _with_claims(register: Register, found: Sequence[Entry]) -> Iterator[Known]:
    """Some entries with their claims, read together."""
    with register.looking() as shelf:
        held = {one.id: one for one in shelf.held(id_ for one in found for id_ in one.claims)}
        reasons = _reasons(shelf, {one.id: one.claims for one in found})
    for one in found:
        yield Known(one, tuple(held[id_] for id_ in sorted(one.claims)), tuple(reasons[one.id]))


def _reasons(shelf: Shelf, found: Mapping[str, Sequence[str]]) -> Mapping[str, list[Reason]]:
    """Why the claims of some entries, by the entry's id, stand together: what people said first, then the strongest."""
    of = {id_: entry_id for entry_id, claims in found.items() if len(claims) > 1 for id_ in claims}
    reasons: defaultdict[str, list[Reason]] = defaultdict(list)
    if not of:
        return reasons
    for a, b in sorted(decided(shelf.judgements_of(of.keys())).same):
        if a in of and of[a] == of.get(b):
            reasons[of[a]].append(Reason(a, b, ("a person said so",)))
    for link in sorted(shelf.links(of.keys()), key=lambda one: (-one.score, one[:2])):
        if link.left in of and of[link.left] == of.get(link.right):
            reasons[of[link.left]].append(Reason(link.left, link.right, link.why))
    return reasons


def _known(made: Iterable[Cluster], held: Sequence[Held], groups: Mapping[str, str]) -> Iterator[Known]:
    of = {one.id: one for one in held}
    for cluster in made:
        claims = tuple(of[one] for one in cluster.claims)
        reasons = tuple(Reason(link.left, link.right, link.why) for link in cluster.links)
        yield Known(entry(cluster.id, claims, groups), claims, reasons)


def _wanted(sought: Sought) -> Iterator[Wanted]:
    """What claims an entry must have, one for each thing that is sought."""
    yield from (Wanted(sought.kind, party) for party in (sought.party, sought.other) if party)
    yield from (Wanted(sought.kind, area=area) for area in (sought.area,) if area)
    yield from (Wanted(sought.kind, stage=stage) for stage in (sought.stage,) if stage)
    if sought.since or sought.until:
        yield Wanted(sought.kind, since=sought.since, until=sought.until)


def _ids(register: Register, wanted: Wanted) -> frozenset[str]:
    return frozenset(one.id for one in register.claims(wanted))


def _is_sought(one: Known, sought: Sought, wanted: Iterable[frozenset[str]]) -> bool:
    odd = bool(one.entry.conflicts or one.entry.oddities)
    told = any(held.report.document.outlet == sought.outlet for held in one.held) or not sought.outlet
    real = any(held.claim.reality == sought.reality for held in one.held) or not sought.reality
    has_all = all(not ids.isdisjoint(one.entry.claims) for ids in wanted)
    return (odd or not sought.conflicting) and told and real and has_all


def _copies(held: Sequence[Held], groups: Mapping[str, str]) -> Mapping[str, str]:
    """The copy groups of the day: what makes two texts copies of one may be a third that was not out yet."""
    reports = {one.report.key: one.report for one in held}
    several = {group for group, count in Counter(groups[key] for key in reports).items() if count > 1}
    ordered = sorted(reports.values(), key=lambda one: (one.added_at, one.key))
    return copies((one.key, one.document.text) for one in ordered if groups[one.key] in several)
