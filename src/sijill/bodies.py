"""Ministries, agencies and firms of a register: whom claims name as actors or speakers, the same in all spellings.

    claims ──▶ names with their state ──reconcile──▶ names of one body ──register──▶ Body

What the roster holds is known by it; the rest is compared by consonants. What is doubtful is left apart and told, and a
person's word decides it, as of persons.
"""

from __future__ import annotations

from collections import defaultdict
from datetime import date
from typing import NamedTuple

from sijill import reconcile
from sijill.actors.bodies import known as known_body
from sijill.errors import RegisterError
from sijill.names import doubted, out_by, rejected
from sijill.person import Body, Doubt, Named
from sijill.reconcile import WrittenBody, body_id, decided
from sijill.register import body
from sijill.store import Register
from sijill.text import folded

__all__ = ["Body", "FoundBodies", "bodies", "find"]


class FoundBodies(NamedTuple):
    """The bodies, those of most sources first, and the pairs of which a person should decide."""

    bodies: tuple[Body, ...]
    doubts: tuple[Doubt, ...]


def bodies(
    register: Register, *, state: str | None = None, name: str | None = None, known: date | None = None
) -> FoundBodies:
    """The bodies of a state or of all, whose name in any spelling has some words; `known` leaves out later reports.

    Raises RegisterError.
    """
    found = _all(register, known)
    sought = folded(name).split() if name else []
    kept = {one.id for one in found.bodies if state in (None, one.state) and _has(one, sought)}
    return FoundBodies(
        tuple(one for one in found.bodies if one.id in kept),
        tuple(one for one in found.doubts if one.left in kept or one.right in kept),
    )


def find(register: Register, id_: str, *, known: date | None = None) -> Body:
    """The body of an id, of a written name's id, or of the beginning of one. Raises RegisterError."""
    found = [one for one in _all(register, known).bodies if any(w.startswith(id_) for w in one.written)]
    if len(found) != 1:
        raise RegisterError(f"{len(found)} bodies have ids that begin with {id_!r}; `sijill list body` shows them")
    return found[0]


def _has(one: Body, sought: list[str]) -> bool:
    return any(all(word in folded(str(name.value)).split() for word in sought) for name in one.names)


def _all(register: Register, day: date | None) -> FoundBodies:
    gone = rejected(register)
    with register.people() as kept:
        told = [*kept.bodies(), *(one for one in kept.speakers() if known_body(one.name, str(one.state)))]
        judged = kept.judgements()
    by_name: defaultdict[str, list[Named]] = defaultdict(list)
    for one in told:
        if one.claim not in gone and (day is None or out_by(one, day)):
            by_name[body_id(one.name, str(one.state))].append(one)
    first = ((id_, those[0]) for id_, those in by_name.items())
    written = [WrittenBody(id_, one.name, str(one.state), n) for n, (id_, one) in enumerate(first)]
    groups, ties, doubts = reconcile.bodies(written, decided(judged))
    of = {id_: group[0] for group in groups for id_ in group}
    why: defaultdict[str, list[str]] = defaultdict(list)
    for tie in ties:
        names = " / ".join(sorted(by_name[id_][0].name for id_ in tie[:2]))
        why[of[tie.left]].append(f"{names}: {tie.why}")
    held = {one.id: one.known for one in written}
    made = []
    for group in groups:
        en = next((is_.en for id_ in group if (is_ := held[id_])), None)
        made.append(body(group[0], en, group, [one for id_ in group for one in by_name[id_]], why[group[0]]))
    return FoundBodies(tuple(sorted(made, key=lambda one: (-one.sources, one.id))), doubted(of, doubts, judged))
