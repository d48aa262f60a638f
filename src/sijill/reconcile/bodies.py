"""Which written names are one body's or firm's: by the roster, by sort and state, or by consonants across scripts."""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import combinations
from typing import NamedTuple

from sijill.actors.bodies import Known, known, plain
from sijill.reconcile.grouping import Tie, between, grouped
from sijill.reconcile.judgements import Decided
from sijill.skeleton import alike_skeletons, skeleton

BODY_PREFIX = "B"  # of the ids of written names of bodies, and so of bodies
_SAME, _MAYBE, _PART = 0.92, 0.8, 0.85  # likeness from where on two are one; a person decides; a shorter form of one
_NO: tuple[None, bool] = (None, False)
_TELLING = 4  # consonants of a whole name that tell
_NOTHING = Decided()
_KINDS = "شركة مجموعة مؤسسة company group corporation industries limited for of the and"
_GENERIC = frozenset(map(skeleton, _KINDS.split()))  # words that tell no firm from another


class WrittenBody(NamedTuple):
    """A body's name as it folds, with its state, and where it came in the order."""

    id: str
    name: str
    state: str
    place: int

    @property
    def known(self) -> Known | None:
        """Which body it is by roster or sort."""
        return known(self.name, self.state)

    @property
    def words(self) -> tuple[str, ...]:
        """The consonants of each word that tells."""
        return tuple(word for word in skeleton(plain(self.name)).split() if word not in _GENERIC)

    @property
    def digits(self) -> str:
        """The digits of the name, which no likeness of letters outweighs."""
        return "".join(c for c in plain(self.name) if c.isdigit())


def body_id(name: str, state: str) -> str:
    """The id of a written name of a body: the same whoever writes it, in whatever order reports come."""
    return BODY_PREFIX + hashlib.sha256(f"{state}\0{plain(name)}".encode()).hexdigest()[:15]


def bodies(written: Iterable[WrittenBody], said: Decided = _NOTHING) -> tuple[list[list[str]], list[Tie], list[Tie]]:
    """The groups of names that are one body's, what ties them, and the pairs of which a person should decide.

    Two that the roster knows as two are never tied nor doubted. A shorter form of a name, which may be the parent firm,
    is doubted.
    """
    of = {one.id: one for one in written}
    by_state: defaultdict[str, list[WrittenBody]] = defaultdict(list)
    for one in of.values():
        by_state[one.state].append(one)
    ties: list[Tie] = []
    doubts: list[Tie] = []
    for some in by_state.values():
        for a, b in _pairs(some):
            found, sure = _found(a, b)
            if found:
                (ties if sure else doubts).append(found)
    return grouped({id_: one.place for id_, one in of.items()}, ties, doubts, said)


def _pairs(some: list[WrittenBody]) -> Iterator[tuple[WrittenBody, WrittenBody]]:
    """The names of one state that are known as one, or have a word that begins or ends alike."""
    meeting: defaultdict[str, set[int]] = defaultdict(set)
    for n, one in enumerate(some):
        if one.known:
            meeting[f"={one.known.id}"].add(n)
        for word in one.words:
            meeting[word[:2]].add(n)
            meeting[word[-2:]].add(n)
    pairs = {pair for those in meeting.values() for pair in combinations(sorted(those), 2)}
    yield from ((some[a], some[b]) for a, b in sorted(pairs))


def _found(a: WrittenBody, b: WrittenBody) -> tuple[Tie | None, bool]:
    """What was found of two names of one state, and whether it makes them one without a person's word."""
    if a.known and b.known:
        return (
            (between(a.id, b.id, 1.0, f"both are {a.known.en} of {a.state}"), True)
            if a.known == b.known
            else (None, False)
        )
    fewer, more = sorted((a.words, b.words), key=len)
    if len("".join(fewer)) < _TELLING or a.digits != b.digits:
        return _NO
    least = min(max(alike_skeletons(word, other) for other in more) for word in fewer)
    if len(fewer) == len(more):
        least = min(least, *(max(alike_skeletons(word, other) for other in fewer) for word in more))
    if least < _MAYBE:
        return _NO
    told = f"consonants alike to {least:.0%}, one state"
    if len(fewer) < len(more):
        return between(a.id, b.id, min(least, _PART), f"{told}, one has more words"), False
    return between(a.id, b.id, least, told), least >= _SAME
