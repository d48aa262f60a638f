"""Persons of a register with their offices over time: from speakers, and from all whom the words of claims name.

    claims ──mark──▶ names with offices ──reconcile──▶ names of one person ──register──▶ Person

The names are kept beside the claims; which are one person's is made anew whenever it is asked, in all spellings and
scripts. What is doubtful is left apart and told (`doubts`); a person's word decides it, for ever.
"""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import date
from typing import NamedTuple

from sijill import flow, reconcile
from sijill.errors import RegisterError
from sijill.names import doubted, out_by, rejected
from sijill.person import Doubt, Holder, Named, Person
from sijill.reconcile import Written, decided, name_id
from sijill.records import Held
from sijill.register import is_office, person
from sijill.store import NamedTo, Register
from sijill.text import folded

__all__ = ["Doubt", "Found", "Person", "find", "people"]

_FORM = "1"  # of the names that are kept: to be raised when the code finds others in the same claims
_STEP = 400  # claims whose names are found in one transaction


class Found(NamedTuple):
    """The persons, those of most sources first, and the pairs of which a person should decide."""

    persons: tuple[Person, ...]
    doubts: tuple[Doubt, ...]


def people(
    register: Register, *, state: str | None = None, name: str | None = None, known: date | None = None
) -> Found:
    """The persons of a state or of all, whose name in any spelling has some words; `known` leaves out later reports.

    Raises RegisterError.
    """
    found = _all(register, known)
    sought = folded(name).split() if name else []
    kept = {one.id for one in found.persons if state in (None, one.state) and _has(one, sought)}
    return Found(
        tuple(one for one in found.persons if one.id in kept),
        tuple(one for one in found.doubts if one.left in kept or one.right in kept),
    )


def find(register: Register, id_: str, *, known: date | None = None) -> Person:
    """The person of an id, of a written name's id, or of the beginning of one. Raises RegisterError."""
    found = [one for one in _all(register, known).persons if any(w.startswith(id_) for w in one.written)]
    if len(found) != 1:
        raise RegisterError(f"{len(found)} persons have ids that begin with {id_!r}; `sijill list person` shows them")
    return found[0]


def _has(one: Person, sought: list[str]) -> bool:
    return any(all(word in folded(str(name.value)).split() for word in sought) for name in one.names)


def _all(register: Register, known: date | None) -> Found:
    _keep_up(register)
    gone = rejected(register)
    with register.people() as kept:
        named = [one for one in kept.named() if one.claim not in gone and (known is None or out_by(one, known))]
        judged = kept.judgements()
    by_name: defaultdict[str, list[Named]] = defaultdict(list)
    for one in named:
        by_name[name_id(one.name, one.state)].append(one)
    written = [
        Written(id_, those[0].name, those[0].state, frozenset(o.code for o in those if o.code and is_office(o.code)), n)
        for n, (id_, those) in enumerate(by_name.items())
    ]
    groups, ties, doubts = reconcile.persons(written, decided(judged))
    of = {id_: group[0] for group in groups for id_ in group}
    why: defaultdict[str, list[str]] = defaultdict(list)
    for tie in ties:
        names = " / ".join(sorted(by_name[id_][0].name for id_ in tie[:2]))
        why[of[tie.left]].append(f"{names}: {tie.why}")
    made = [person(group[0], group, [one for id_ in group for one in by_name[id_]], why[group[0]]) for group in groups]
    return Found(tuple(sorted(made, key=lambda one: (-one.sources, one.id))), doubted(of, doubts, judged))


def _keep_up(register: Register) -> None:
    """Finds the names of the claims that came since, as far as they go."""
    rules = hashlib.sha256(f"{_FORM}\0{flow.RULESET}".encode()).hexdigest()
    with register.people() as kept, register.looking() as shelf:
        to, end, waits = kept.named_to(), shelf.ends()[0], kept.waits()
    if to == NamedTo(rules, end) and not waits:
        return
    while True:
        with register.people(change=True) as kept:
            to = kept.named_to()
            if to is None or to.rules != rules:
                kept.clear()
                to = NamedTo(rules, 0)
            again = kept.anew(to.claim_seq, _STEP)
            fresh, last = kept.fresh(to.claim_seq, _STEP)
            kept.put(_names([*again, *fresh]))
            kept.set_named_to(NamedTo(rules, last))
        if not fresh and not again:
            return


def _names(fresh: Iterable[Held]) -> dict[str, list[Holder]]:
    """The persons that each claim names; the text of a report is marked once for all its claims."""
    found: dict[str, list[Holder]] = {}
    marked: dict[str, tuple[Holder, ...]] = {}
    for one in fresh:
        if one.report.key not in marked:
            marked = {one.report.key: flow.holders(one.report.document)}  # the claims of a report come together
        found[one.id] = list(_of(one, marked[one.report.key]))
    return found


def _of(one: Held, holders: Iterable[Holder]) -> Iterator[Holder]:
    """The persons in the words of a claim, each once with each office, and its speaker, if he has a name of his own."""
    fields = one.claim.fields
    speaker, state = str(fields.get("speaker") or ""), fields.get("speaker_actor")
    seen: set[tuple[str, str | None, str | None]] = set()
    for holder in holders:
        if not any(e.start <= holder.start and holder.end <= e.end for e in one.claim.evidence):
            continue
        speaks = folded(holder.name) == folded(speaker)
        made = holder._replace(state=state) if speaks and isinstance(state, str) and not holder.state else holder
        key = (folded(made.name), made.code, made.state)
        if key not in seen:
            seen.add(key)
            yield made
    if speaker and isinstance(state, str) and not any(name == folded(speaker) for name, _, _ in seen):
        known = [holder for holder in holders if folded(holder.name) == folded(speaker)]
        if known or _is_latin(speaker):
            held = next((holder for holder in known if holder.code), Holder(0, 1, speaker, None, None, state))
            yield held._replace(state=held.state or state)


def _is_latin(name: str) -> bool:
    """Whether a name is in a script that the marker does not read: then nothing else tells it from an office."""
    return all(c < "\u0600" for c in name) and len(name.split()) > 1
