"""The counts of a sentence with whose each is: one of a list may say it for those before and behind it."""

from __future__ import annotations

from sijill.code.figure.counted import Count, counts
from sijill.code.figure.force_owners import Owners
from sijill.code.figure.owners import owners
from sijill.code.sentence.scene import Scene, Sentence

_LISTED = 2  # words from a toll to the one it is listed with


def owned_counts(scene: Scene, sentence: Sentence, without: set[int]) -> list[tuple[Count, Owners]]:
    """Each count with its owners; no arms struck whose number begins at one of the words `without`.

    استهداف القاعدة بـ60 صاروخا: what strikes is not struck.
    """
    out: list[tuple[Count, Owners]] = []
    last: Count | None = None
    before: Owners | None = None
    for count in counts(scene, sentence):
        if count.number.first in without and count.act is not None and count.act.data["act"] == "struck":
            continue
        sides = owners(scene, sentence, count, last, before)
        last, before = count, (sides if sides[0] else None)
        subject = [c for c in sides[0] if c]
        out.append((count, (subject, sides[1] if sides[1] not in subject else None)))
    for i in reversed(range(len(out) - 1)):
        if _is_listed(out[i], out[i + 1][0]):
            out[i] = (out[i][0], out[i + 1][1])
    return _with_each_other(out)


def _with_each_other(owned: list[tuple[Count, Owners]]) -> list[tuple[Count, Owners]]:
    """Two states that one list tells the dead of fought each other: قتل 20 جنديا هنديا و4 جنود صينيين."""
    tolls = [(c, o) for c, o in owned if c.metric == "casualties" and len(o[0]) == 1]
    states = list(dict.fromkeys(o[0][0] for _, o in tolls))
    if len(states) != 2 or len({id(c.act) for c, _ in tolls}) != 1:
        return owned
    other = {states[0]: states[1], states[1]: states[0]}
    alone = {id(c) for c, o in tolls if o[1] is None}
    return [(c, (o[0], other[o[0][0]])) if id(c) in alone else (c, o) for c, o in owned]


def _is_listed(owned: tuple[Count, Owners], following: Count) -> bool:
    """Whether a toll of nobody named stands in a list whose next one may say whose: 11 قتيلا و20 جريحا من الشرطة."""
    count, (victims, _) = owned
    tolls = count.metric == following.metric == "casualties" and count.act is following.act
    return tolls and not victims and 0 <= following.number.first - count.last <= _LISTED
