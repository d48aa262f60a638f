"""Copies: reports whose texts are nearly the same, which count as one source.

A text is a set of shingles, runs of folded words; a paper that cuts, re-orders or re-heads an agency's text keeps most
of them. Candidates share some of a small sample of their shingles; whether one is a copy is decided on all of them.
"""

from __future__ import annotations

import zlib
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from itertools import combinations

from sijill.text import folded

_RUN = 5  # words of a shingle: agencies share single phrases, not runs of these
_SAMPLE = 16  # one shingle in so many stands for a text when candidates are sought
COMMON = 200  # texts that share a sampled shingle: beyond it the words are a stock phrase and bring no pairs together
_FEW = 12  # shingles: a shorter text is a copy only of one that is the same
_SHARE = 0.5  # of the shingles of the shorter text that the longer must have
_WHOLE = 1 / 3  # of those of the longer that the shorter must have: a round-up of several texts is a copy of none


def shingles(text: str) -> frozenset[int]:
    """The shingles of a text as 32-bit numbers; of a text of fewer words than a shingle, the whole as one."""
    words = "".join(c if c.isalnum() else " " for c in folded(text)).split()
    runs = range(max(1, len(words) - _RUN + 1))
    return frozenset(zlib.crc32(" ".join(words[i : i + _RUN]).encode()) for i in runs)


def copies(texts: Iterable[tuple[str, str]]) -> dict[str, str]:
    """For each key its copy group, which is the key that came first in it; `texts` are pairs of key and text."""
    found = {key: shingles(text) for key, text in texts}
    return grouped(found)


def grouped(found: Mapping[str, frozenset[int]]) -> dict[str, str]:
    """The same, of shingles by key."""
    group = {key: key for key in found}
    place = {key: i for i, key in enumerate(found)}

    def root(key: str) -> str:
        while group[key] != key:
            group[key] = group[group[key]]
            key = group[key]
        return key

    for a, b in sorted(_candidates(found), key=lambda pair: (place[pair[0]], place[pair[1]])):
        x, y = root(a), root(b)
        if x != y and alike(found[a], found[b]):
            first, second = sorted((x, y), key=place.__getitem__)
            group[second] = first
    return {key: root(key) for key in group}


def alike(a: frozenset[int], b: frozenset[int]) -> bool:
    """Whether one text is nearly the other, or a good part of it."""
    shorter, longer = sorted((len(a), len(b)))
    both = len(a & b)
    return a == b if shorter < _FEW else both >= _SHARE * shorter and both >= _WHOLE * longer


def sample(found: frozenset[int]) -> frozenset[int]:
    """The shingles by which a text is sought; the least one is always among them."""
    return frozenset(one for one in found if one % _SAMPLE == 0) | {min(found)}


def _candidates(found: Mapping[str, frozenset[int]]) -> set[tuple[str, str]]:
    return set(_pairs(found))


def _pairs(found: Mapping[str, frozenset[int]]) -> Iterator[tuple[str, str]]:
    meeting: defaultdict[int, list[str]] = defaultdict(list)
    for key, whole in found.items():
        for one in sample(whole):
            meeting[one].append(key)
    for keys in meeting.values():
        if len(keys) <= COMMON:
            yield from combinations(keys, 2)
