"""Clusters of claims about one thing: what is linked hangs together, unless something in it must be apart."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import combinations, product
from typing import NamedTuple

from sijill.reconcile.blocks import blocks, met
from sijill.reconcile.judgements import Decided, Pair
from sijill.reconcile.score import Link, compare
from sijill.records import Held

_SAID = "a person said so"
_NOTHING = Decided()
_PREFIX = "R"  # of the ids of clusters; those of claims are hexadecimal, and so never begin with it


class Cluster(NamedTuple):
    """The claims about one thing, by id in order, and the links that hold them together.

    `id` is made of the claim that came first: it stays when others come. After a merge the older id stays, after a
    split it goes with that claim; an id that once was still names a claim (`founder`), and so the cluster that has it.
    """

    id: str
    kind: str
    claims: tuple[str, ...]
    links: tuple[Link, ...]


def clusters(
    held: Iterable[Held], said: Decided = _NOTHING, links: Iterable[Link] | None = None
) -> tuple[Cluster, ...]:
    """The clusters of some claims, in the order of their ids; each claim that no one rejected is in one.

    What people said comes first: a pair that is `different` is never in one cluster, even where a chain of `same` would
    bring it there; then the links, the strongest first, each unless it would bring together what must be apart.
    `links` are those that hold between the claims, where they are known already.
    """
    claims = {one.id: one for one in sorted(held, key=lambda one: one.id) if one.id not in said.rejected}
    known = (
        _links(claims)
        if links is None
        else {one[:2]: one for one in links if one.left in claims and one.right in claims}
    )
    apart = {(a, b) for a, b in said.different if a in claims and b in claims}
    groups = _Groups(claims, known, apart)
    for a, b in sorted(pair for pair in said.same if pair[0] in claims and pair[1] in claims):
        groups.join(Link(a, b, float("inf"), linked=True, why=(_SAID,)), judged=True)
    for link in sorted((one for one in known.values() if one.linked), key=lambda one: (-one.score, one[:2])):
        groups.join(link)
    made = (
        Cluster(_id(claims[one] for one in members), claims[members[0]].claim.kind, tuple(members), tuple(joined))
        for members, joined in groups.all()
    )
    return tuple(sorted(made))


def _links(claims: dict[str, Held]) -> dict[Pair, Link]:
    """The comparisons of all pairs that share a block."""
    meeting: defaultdict[str, list[str]] = defaultdict(list)
    for one in claims.values():
        for key in blocks(one):
            meeting[key].append(one.id)
    pairs = {
        (min(a, b), max(a, b))
        for key, ids in meeting.items()
        for other in met(key)
        for a, b in (combinations(ids, 2) if other == key else product(ids, meeting.get(other, ())))
    }
    return {(a, b): compare(claims[a], claims[b]) for a, b in pairs}


class _Groups:
    """Groups that grow by links, and refuse those that would bring together what must be apart."""

    def __init__(self, claims: dict[str, Held], links: dict[Pair, Link], apart: set[Pair]) -> None:
        self._claims, self._links, self._apart = claims, links, apart
        self._of = {id_: id_ for id_ in claims}
        self._members = {id_: [id_] for id_ in claims}
        self._joined: dict[str, list[Link]] = {id_: [] for id_ in claims}

    def join(self, link: Link, *, judged: bool = False) -> None:
        """Joins the groups of the two claims, if they may be one. What a person said outweighs the features."""
        a, b = self._of[link.left], self._of[link.right]
        if a != b and not self._may(a, b, judged=judged):
            return
        self._joined[a].append(link)
        if a == b:
            return
        for id_ in self._members[b]:
            self._of[id_] = a
        self._members[a] += self._members.pop(b)
        self._joined[a] += self._joined.pop(b)

    def _may(self, a: str, b: str, *, judged: bool) -> bool:
        for x in self._members[a]:
            for y in self._members[b]:
                pair = (min(x, y), max(x, y))
                if pair in self._apart:
                    return False
                if not judged and (self._links.get(pair) or compare(self._claims[x], self._claims[y])).never:
                    return False
        return True

    def all(self) -> Iterator[tuple[list[str], list[Link]]]:
        """Each group, its claims in order, its links by the ids of their claims."""
        for group, members in self._members.items():
            yield sorted(members), sorted(self._joined[group], key=lambda one: one[:2])


def founder(id_: str) -> str | None:
    """The claim that an id of a cluster was made of; None if it is no such id."""
    return id_.removeprefix(_PREFIX) if id_.startswith(_PREFIX) else None


def _id(members: Iterable[Held]) -> str:
    return _PREFIX + min(members, key=lambda one: (one.report.added_at, one.report.key, one.id)).id
