"""Keeps the entries of a register up with its claims and with what people decided.

    new claims ─▶ the blocks they fall into ─▶ links ─▶ waiting ─▶ their components ─▶ clusters ─▶ entries

A component is what hangs together by links and by judgements `same`: clusters never reach beyond one, so that making
only the touched ones anew gives what making all anew would give. First all new claims are linked, and those that they
touch wait; then each component that one waits in is made anew once, however many came into it. What waits is kept in
the register, so that an end at any moment loses nothing. Memory is bounded by the largest component.
"""

from __future__ import annotations

import hashlib
from collections import OrderedDict, defaultdict
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from functools import cache
from importlib.resources import files

from sijill import reconcile
from sijill.entry import Entry
from sijill.reconcile import Cluster, Decided, Link, blocks, clusters, compare, decided, met
from sijill.records import Held, Report
from sijill.register import entry
from sijill.store import Brought, Linked, Register, Shelf

_FORM = "7"  # of what is made here: to be raised when the code makes something else of the same claims
_STEP = 400  # claims brought in by one transaction
_KEPT = 20_000  # claims that are kept in memory while many are brought in
_TABLES = (("sijill.reconcile", "weights.yml"), ("sijill.register", "life.yml"))


def bring(register: Register, step: Callable[[int], None] = lambda _: None) -> None:
    """Makes the entries follow from all claims and judgements; writes nothing if they do. `step` is told of progress.

    Safe to be called by several processes: each transaction begins where the last ended. Raises RegisterError.
    """
    if _is_up(register):
        return
    with register.shelf() as shelf:
        brought = shelf.brought()
        if brought is None or brought.rules != rules():
            shelf.clear()
            shelf.set_brought(Brought(rules(), 0, 0))
    memory = _Memory()
    for stage in (_some, _remade):
        while True:
            with register.shelf() as shelf:
                done = stage(shelf, memory)
            if not done:
                break
            if stage is _some:
                step(done)


@contextmanager
def up(register: Register) -> Iterator[Shelf]:
    """What the claims come to by now, to look at: `bring`, and then a state that follows from all that there is."""
    with register.looking() as shelf:
        if shelf.is_up(rules()):
            yield shelf
            return
    bring(register)
    with register.looking() as shelf:
        yield shelf


def waiting(register: Register) -> int:
    """How many claims `bring` would go through now."""
    with register.looking() as shelf:
        brought = shelf.brought()
        kept = brought.claim_seq if brought and brought.rules == rules() else 0
        return shelf.ends()[0] - kept


@cache
def rules() -> str:
    """A hash of what entries are made by: other tables make other entries."""
    said = [(files(package) / name).read_bytes() for package, name in _TABLES]
    return hashlib.sha256(b"\0".join([_FORM.encode(), *said])).hexdigest()


def _is_up(register: Register) -> bool:
    with register.looking() as shelf:
        return shelf.is_up(rules())


def _some(shelf: Shelf, memory: _Memory) -> int:
    """Links the next claims, and has those wait that they and new judgements touch; how many these were."""
    before = shelf.brought() or Brought(rules(), 0, 0)
    fresh, claim_seq = shelf.fresh(before.claim_seq, _STEP)
    judged, judgement_seq = shelf.judged(before.judgement_seq), shelf.ends()[1]
    if not fresh and judgement_seq == before.judgement_seq:
        return 0
    memory.keep(fresh)
    _link(shelf, fresh, memory)
    again = shelf.corrected(judged, before.claim_seq)
    if again:  # they say something else now, and so meet others
        judged |= shelf.part(again)
        memory.forget(again)
        _link(shelf, shelf.held(again), memory)
    copied = _copies(shelf, {one.report.key: one.report for one in fresh}.values())
    shelf.wait({one.id for one in fresh} | judged | shelf.claims_of(copied, claim_seq))
    shelf.set_brought(Brought(before.rules, claim_seq, judgement_seq))
    return len(fresh) + judgement_seq - before.judgement_seq


def _remade(shelf: Shelf, memory: _Memory) -> int:
    """Makes the components anew that the next waiting claims stand in; how many claims no longer wait."""
    waiting = shelf.waiting(_STEP)
    if waiting:
        said = decided(shelf.judgements())
        found, links = component(shelf, waiting, said)
        _remake(shelf, found, links, said, memory)
        shelf.no_longer(found)
    return len(waiting)


def _link(shelf: Shelf, fresh: Iterable[Held], memory: _Memory) -> None:
    """Compares new claims with those they meet, and keeps the links."""
    keys = {one.id: blocks(one) for one in fresh}
    shelf.put_blocks(keys)
    sought = {a: {other for key in some for other in met(key)} for a, some in keys.items()}
    meeting = shelf.meeting(key for some in sought.values() for key in some)
    pairs = {(min(a, b), max(a, b)) for a, some in sought.items() for key in some for b in meeting[key] if a != b}
    claims = memory.claims(shelf, {id_ for pair in pairs for id_ in pair})
    made = (compare(claims[a], claims[b]) for a, b in sorted(pairs))
    shelf.put_links(Linked(one.left, one.right, one.score, one.why) for one in made if one.linked)


def _copies(shelf: Shelf, reports: Iterable[Report]) -> set[str]:
    """Finds the copy groups of reports; the keys of all reports whose group is another than before."""
    changed: set[str] = set()
    for report in sorted(reports, key=lambda one: (one.added_at, one.key)):
        if shelf.groups([report.key]):
            continue
        mine = reconcile.shingles(report.document.text)
        sought = reconcile.sample(mine)
        others = shelf.reports(shelf.sharing(sought, reconcile.COMMON))
        alike = {one.key for one in others if reconcile.alike(mine, reconcile.shingles(one.document.text))}
        shelf.put_shingles(report.key, sought)
        joined = shelf.members(set(shelf.groups(alike).values())) if alike else []
        group = _first(shelf, joined) if joined else report.key
        before = shelf.groups(joined)
        moved = {key for key in joined if before[key] != group} | {report.key}
        shelf.put_group(moved, group)
        changed |= moved | set(joined)
    return changed


def _first(shelf: Shelf, keys: Iterable[str]) -> str:
    return min(shelf.reports(keys), key=lambda one: (one.added_at, one.key)).key


def component(shelf: Shelf, begun: set[str], said: Decided) -> tuple[set[str], list[Linked]]:
    """All claims that hang together with some, and the links among them."""
    same: defaultdict[str, set[str]] = defaultdict(set)
    for a, b in said.same:
        same[a].add(b)
        same[b].add(a)
    found, edge = set(begun), set(begun)
    links: dict[tuple[str, str], Linked] = {}
    while edge:
        new = shelf.links(edge)
        links |= {(one.left, one.right): one for one in new}
        reached = {id_ for one in new for id_ in (one.left, one.right)} | {b for a in edge for b in same[a]}
        edge = reached - found
        found |= edge
    return found, list(links.values())


def _remake(shelf: Shelf, found: set[str], links: Iterable[Linked], said: Decided, memory: _Memory) -> None:
    """Makes the entries of whole components anew."""
    claims = memory.claims(shelf, found)
    known = [Link(one.left, one.right, one.score, linked=True, why=one.why) for one in links]
    groups = shelf.groups({one.report.key for one in claims.values()})
    made = clusters(claims.values(), said, known)
    shelf.replace(found, (_entry(one, claims, groups) for one in made))


def _entry(cluster: Cluster, claims: dict[str, Held], groups: dict[str, str]) -> Entry:
    return entry(cluster.id, [claims[one] for one in cluster.claims], groups)


class _Memory:
    """Claims that were read last, so that the next ones that meet them need not read them again."""

    def __init__(self) -> None:
        self._claims: OrderedDict[str, Held] = OrderedDict()

    def keep(self, claims: Iterable[Held]) -> None:
        """Keeps some, and lets go of those that were kept longest."""
        for one in claims:
            self._claims[one.id] = one
            self._claims.move_to_end(one.id)
        while len(self._claims) > _KEPT:
            self._claims.popitem(last=False)

    def forget(self, ids: Iterable[str]) -> None:
        """Lets go of some, which have changed since they were read."""
        for id_ in ids:
            self._claims.pop(id_, None)

    def claims(self, shelf: Shelf, ids: set[str]) -> dict[str, Held]:
        """The claims of some ids."""
        found = {id_: self._claims[id_] for id_ in ids if id_ in self._claims}
        read = shelf.held(ids - found.keys())
        self.keep(read)
        return found | {one.id: one for one in read}
