"""Which claims meet at all: those that share a block.

Every claim knows its blocks by itself, so that a new report meets only what it falls in with.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations
from typing import Any

from sijill.reconcile.features import day_of, owner
from sijill.records import Held

_WHOLE = "|whole"  # of the block of a claim that tells all that those beside it leave open
_WINDOW = 60  # days of a stretch of time; a claim stands in its own and in the next, so that neighbours meet


def blocks(one: Held) -> frozenset[str]:
    """The keys of the blocks of a claim; none for a claim that tells too little to be found again."""
    return frozenset(f"{one.claim.kind}|{key}" for key in _KEYS[one.claim.kind](one))


def met(key: str) -> tuple[str, ...]:
    """The blocks whose claims those of a block meet, itself among them, unless no two in it could be of one thing.

    Two transfers that both name supplier and recipient meet where these are the same two, and so not by one of them.
    """
    if key.endswith(_WHOLE):
        return (key.removesuffix(_WHOLE),)
    return (key, key + _WHOLE) if ">*|" in key or "*>" in key else (key,)


def _agreement(one: Held) -> Iterator[str]:
    parties = sorted({owner(code) for code in _list(one, "parties")})
    yield from (f"{a}|{b}" for a, b in combinations(parties, 2))
    if len(parties) == 1:
        yield parties[0]


def _transfer(one: Held) -> Iterator[str]:
    supplier, recipient = _actor(one, "supplier"), _actor(one, "recipient")
    if supplier and recipient:
        yield f"{supplier}>{recipient}"
    whole = _WHOLE if supplier and recipient else ""
    items: Any = one.claim.fields.get("items") or ()
    for item in items:
        yield from (f"{supplier}>*|{item['category']}{whole}",) if supplier else ()
        yield from (f"*>{recipient}|{item['category']}{whole}",) if recipient else ()


def _figure(one: Held) -> Iterator[str]:
    subjects = ",".join(sorted({owner(code) for code in _list(one, "subject")}))
    if subjects:
        yield f"{subjects}|{one.claim.fields.get('metric')}|{str(one.claim.fields.get('period'))[:4]}"


def _statement(one: Held) -> Iterator[str]:
    if speaker := _actor(one, "speaker_actor"):
        yield from _timed(one, f"{speaker}|{one.claim.fields.get('act')}")


def _crisis(one: Held) -> Iterator[str]:
    for side in _list(one, "sides"):
        yield from _timed(one, owner(side))


def _backing(one: Held) -> Iterator[str]:
    backer, backed = _actor(one, "backer"), _actor(one, "backed")
    if backer and backed:
        yield f"{backer}|{backed}|{one.claim.fields.get('form')}"


def _engagement(one: Held) -> Iterator[str]:
    for a, b in combinations(sorted({owner(code) for code in _list(one, "participants")}), 2):
        yield from _timed(one, f"{a}|{b}")


def _timed(one: Held, key: str) -> Iterator[str]:
    day = day_of(one)
    if day is None:
        yield f"{key}|undated"
        return
    window = day.toordinal() // _WINDOW
    yield from (f"{key}|{window}", f"{key}|{window + 1}")


def _actor(one: Held, field: str) -> str | None:
    found = one.claim.fields.get(field)
    return owner(found) if isinstance(found, str) and found else None


def _list(one: Held, field: str) -> list[str]:
    found = one.claim.fields.get(field)
    return [code for code in found if isinstance(code, str)] if isinstance(found, list) else []


_KEYS = {
    "agreement": _agreement,
    "transfer": _transfer,
    "figure": _figure,
    "statement": _statement,
    "crisis": _crisis,
    "backing": _backing,
    "engagement": _engagement,
}
