"""Which written names are one person's: by consonants across scripts, state and office; the doubtful ones are told.

A name in two states is two names: a state is part of what tells one person from another.
"""

from __future__ import annotations

import hashlib
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from itertools import combinations
from typing import NamedTuple

from sijill.reconcile.grouping import Tie, between, grouped
from sijill.reconcile.judgements import Decided
from sijill.skeleton import alike_skeletons, skeleton
from sijill.text import folded

PREFIX = "P"  # of the ids of written names, and so of persons
_SAME, _MAYBE = 0.92, 0.8  # likeness from where on two names are one person's, and from where on a person decides
_TELLING = 3  # consonants of a word that tells
_NOTHING = Decided()


class Written(NamedTuple):
    """A name as it folds, with its state and the sorts of the offices it stands in, and where it came in the order."""

    id: str
    name: str
    state: str | None
    offices: frozenset[str]
    place: int

    @property
    def words(self) -> tuple[str, ...]:
        """The consonants of each word that tells."""
        return tuple(word for word in skeleton(self.name).split() if len(word) >= _TELLING)


def name_id(name: str, state: str | None) -> str:
    """The id of a written name: the same whoever writes it, in whatever order reports come."""
    return PREFIX + hashlib.sha256(f"{state or ''}\0{folded(name)}".encode()).hexdigest()[:15]


def persons(written: Iterable[Written], said: Decided = _NOTHING) -> tuple[list[list[str]], list[Tie], list[Tie]]:
    """The groups of names that are one person's, what ties them, and the pairs of which a person should decide.

    What people said comes first. Ties are taken the strongest first, each unless it brings together what must be apart.
    """
    of = {one.id: one for one in written}
    ties, doubts = _found(of.values())
    return grouped({id_: one.place for id_, one in of.items()}, ties, doubts, said)


def _found(written: Collection[Written]) -> tuple[list[Tie], list[Tie]]:
    """Ties and doubts. A family name alone is somebody's only where one person of the state has it."""
    ties: list[Tie] = []
    doubts: list[Tie] = []
    by_state: defaultdict[str | None, list[Written]] = defaultdict(list)
    for one in written:
        by_state[one.state].append(one)
    for some in by_state.values():
        pairs = list(_pairs(some))
        full = [found for a, b in pairs if min(len(a.words), len(b.words)) > 1 and (found := _tie(a, b, {}))[0]]
        families = _families(some, [tie for tie, sure in full if tie and sure])
        alone = [_tie(a, b, families) for a, b in pairs if min(len(a.words), len(b.words)) == 1]
        for tie, sure in (*full, *alone):
            if tie:
                (ties if sure else doubts).append(tie)
    stateless = by_state.get(None, [])
    whole = defaultdict(list)
    for one in written:
        if one.state and len(one.words) > 1:
            whole[one.words].append(one)
    for one in stateless:
        doubts += [
            between(one.id, other.id, 1.0, "one name, once without a state") for other in whole.get(one.words, ())
        ]
    return ties, doubts


def _pairs(some: list[Written]) -> Iterator[tuple[Written, Written]]:
    """The names of one state that begin a word with the same consonant: others are never alike enough."""
    meeting: defaultdict[str, set[int]] = defaultdict(set)
    for n, one in enumerate(some):
        for word in one.words:
            meeting[word[-2:]].add(n)
            meeting[word[:2]].add(n)
    pairs = {pair for those in meeting.values() for pair in combinations(sorted(those), 2)}
    yield from ((some[a], some[b]) for a, b in sorted(pairs))


def _families(some: Iterable[Written], ties: Iterable[Tie]) -> Counter[str]:
    """How many persons of a state with a full name have each family name; spellings that are tied are one."""
    first = {one.id: one.id for one in some}
    for tie in sorted(ties, key=lambda one: one[:2]):
        old, new = first[tie.right], first[tie.left]
        first = {id_: new if root == old else root for id_, root in first.items()}
    return Counter(family for family, _ in {(one.words[-1], first[one.id]) for one in some if len(one.words) > 1})


def _tie(a: Written, b: Written, families: Mapping[str, int]) -> tuple[Tie | None, bool]:
    """What was found of two names of one state, and whether it makes them one without a person's word."""
    fewer, more = sorted((a.words, b.words), key=len)
    if not fewer:
        return None, False
    shared = a.offices & b.offices
    if len(fewer) == 1 and len(more) > 1:
        if alike_skeletons(fewer[0], more[-1]) < _SAME:
            return None, False
        one = bool(shared) and families[more[-1]] == 1
        told = f"the family name alone, of {'one office' if shared else 'no office that both have'}"
        return between(a.id, b.id, 0.9, told), one
    score = _likeness(fewer, more)
    if score < _MAYBE:
        return None, False
    office = f", both {', '.join(sorted(shared))}" if shared else ""
    sure = score >= _SAME and (len(fewer) > 1 or bool(shared))
    return between(a.id, b.id, score, f"consonants alike to {score:.0%}, one state{office}"), sure


def _likeness(fewer: tuple[str, ...], more: tuple[str, ...]) -> float:
    """How alike names are in their least alike word: a brother has all words but one in common."""
    whole = alike_skeletons("".join(fewer), "".join(more)) if len(fewer) == len(more) else 0.0
    least = min(max(alike_skeletons(word, other) for other in more) for word in fewer)
    return max(least, whole if whole == 1.0 else 0.0)
