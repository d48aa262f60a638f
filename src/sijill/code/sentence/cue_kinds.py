"""The cues of a document, and the kinds of verbal nouns that each of them rules."""

from __future__ import annotations

from collections.abc import Iterable

from sijill.records import Mention

PURPOSES = frozenset(
    {"transfer", "contract", "stage", "approval", "declaring", "hosting", "engagement", "wage", "basing"}
)  # kinds whose verbal noun may be an aim
MEANT = PURPOSES | {"backing"}
_ACTS = frozenset({"transfer", "engagement", "basing"})
_MEETINGS = frozenset({"engagement", "basing"})
ARMS = frozenset({"transfer"})
STRIKES = frozenset({"crisis", "wage", "deed"})
STEPS = frozenset({"stage", "approval", "declaring"})
DEEDS = STEPS | ARMS


def longest(cues: Iterable[Mention]) -> list[Mention]:
    """The cues without those that only end another: نية in لا نية."""
    kept: dict[int, list[Mention]] = {}
    for m in cues:
        held = kept.setdefault(m.last, [])
        if held and held[0].first != m.first:
            if held[0].first < m.first:
                continue
            held.clear()
        held.append(m)
    return sorted((m for held in kept.values() for m in held), key=lambda m: m.first)


def kinds_ruled(cue: Mention) -> frozenset[str]:
    """The kinds of verbal nouns that a cue rules."""
    if cue.data.get("meets"):
        return _MEETINGS
    if cue.data.get("arms"):
        return ARMS
    if cue.data.get("steps"):
        return STEPS
    if cue.data.get("deeds"):
        return DEEDS
    return _ACTS if cue.data.get("acts") else MEANT
