"""Entries of a register: its claims brought together, unless people decided otherwise, each thing as one entry.

    claims ──reconcile──▶ clusters ──register──▶ Known (Entry, its claims, why they stand together)

Only this module joins reconciling and the register proper with the store.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from sijill.entry import Known, Reason
from sijill.errors import RegisterError
from sijill.reconcile import Cluster, clusters, copies, decided, founder
from sijill.records import Held
from sijill.register import as_of as stood_on
from sijill.register import entry, known_at
from sijill.store import Register, Wanted

__all__ = ["entries", "find"]


def entries(
    register: Register, kind: str, *, party: str | None = None, known: date | None = None, stood: date | None = None
) -> tuple[Known, ...]:
    """The entries of one kind, those of most sources first.

    `party` keeps those with this actor; `known` leaves out claims of reports that were not out on that day; `stood`
    keeps only steps that had been taken by that day. Raises RegisterError.
    """
    held = list(register.claims(Wanted(kind)))
    if known:
        held = list(known_at(held, known))
    wanted = {one.id for one in register.claims(Wanted(kind, party))} if party else None
    made = (one for one in _clusters(register, held) if wanted is None or wanted.intersection(one.claims))
    found = _known(made, held, stood)
    return tuple(sorted(found, key=lambda one: (-one.entry.sources, one.entry.id)))


def find(register: Register, id_: str, *, known: date | None = None, stood: date | None = None) -> Known:
    """The entry of an id, of the beginning of one, or of a claim in it.

    An id that an entry had before it was merged or split leads to where its first claim is now. Raises RegisterError if
    there is none, if several begin so, or if the claim was rejected.
    """
    claim = register.claim(founder(id_) or id_)
    held = list(register.claims(Wanted(claim.claim.kind)))
    if known:
        held = list(known_at(held, known))
    for cluster in _clusters(register, held):
        if claim.id in cluster.claims:
            return next(iter(_known((cluster,), held, stood)))
    why = "its report was not out on that day, or bears no date" if known else "a person rejected it"
    raise RegisterError(f"claim {claim.id} stands in no entry: {why}")


def _clusters(register: Register, held: Sequence[Held]) -> tuple[Cluster, ...]:
    return clusters(held, decided(register.judgements()))


def _known(made: Iterable[Cluster], held: Sequence[Held], stood: date | None) -> Iterable[Known]:
    of = {one.id: one for one in held}
    groups = _copies(held)
    for cluster in made:
        claims = tuple(of[one] for one in cluster.claims)
        whole = entry(cluster.id, claims, groups)
        reasons = tuple(Reason(link.left, link.right, link.why) for link in cluster.links)
        yield Known(stood_on(whole, stood) if stood else whole, claims, reasons)


def _copies(held: Sequence[Held]) -> Mapping[str, str]:
    reports = {one.report.key: one.report for one in held}
    ordered = sorted(reports.values(), key=lambda one: (one.added_at, one.key))
    return copies((one.key, one.document.text) for one in ordered)
