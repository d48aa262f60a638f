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


def is_sent(trigger: Mention) -> bool:
    """Whether a word is of arms or of forces that are sent."""
    return trigger.kind in ARMS or trigger.code == "deployment"


def awaited(trigger: Mention) -> bool:
    """Whether «that» behind what is expected rules it: arms or forces sent, a decision to, signing (أن تقرر إرسال)."""
    is_signed = trigger.kind in STEPS and trigger.code in ("signed", "agreed")
    return is_signed or trigger.kind == "transfer_mode" or is_sent(trigger)
