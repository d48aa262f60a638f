"""Whose arms are that somebody struck and of which neither side is said: the one owner of all others of a bulletin.

دمرت القوات 3 دبابات أوكرانية. ... ومجموع ما دمر منذ بدء العملية 300 طائرة     all of them of UKR
"""

from __future__ import annotations

from collections import Counter

from sijill.code.figure.same_figures import Figure
from sijill.code.sentence.scene import Scene

_STRUCK = frozenset({"metrics.struck", "metrics.hit"})
_LOST = "metrics.lost"
_ODD_ONE = 5  # of so many arms struck one may be of another than all others


def take_owner(scene: Scene, drafts: list[Figure]) -> None:
    """Give arms struck of nobody said the one owner of all others that the report says were struck.

    A report that quotes both sides tells of two such owners, and each side of one.
    """
    struck = [d for d in drafts if not _STRUCK.isdisjoint(d.rules)]
    owned = [d for d in drafts if d.fields["subject"] and (d in struck or _is_loss(d))]
    if _one_owner(owned) is not None:
        _take(scene, struck, owned)
        return
    for teller in dict.fromkeys(d.source for d in struck if d.source is not None):
        _take(scene, [d for d in struck if d.source == teller], [d for d in owned if d.source == teller])


def _is_loss(draft: Figure) -> bool:
    return draft.fields["metric"] == "casualties" or _LOST in draft.rules


def _one_owner(owned: list[Figure]) -> tuple[str, ...] | None:
    """Of whom all that was struck is, but for an odd one."""
    often = Counter(tuple(d.fields["subject"]) for d in owned).most_common(1)
    if not often or len(owned) - often[0][1] > len(owned) // _ODD_ONE:
        return None
    return often[0][0]


def _take(scene: Scene, struck: list[Figure], owned: list[Figure]) -> None:
    owner = _one_owner(owned)
    if owner is None:
        return
    owned = [d for d in owned if tuple(d.fields["subject"]) == owner]
    first, doers = owned[0], {None, *(d.fields["counterpart"] for d in owned)}
    sentence = scene.sentences[first.at]
    words = [m for m in scene.actors(sentence.first, sentence.last) if m.code in first.fields["subject"]][:1]
    for draft in struck:
        f = draft.fields
        if words and draft.at > first.at and not f["subject"] and f["counterpart"] in doers:
            f["subject"] = list(first.fields["subject"])
            f["counterpart"] = f["counterpart"] or first.fields["counterpart"]
            draft.evidence += scene.said("subject", words)
            draft.rules.append("figure:owner_before")
