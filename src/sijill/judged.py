"""What of all that people decided stands, and a claim as they corrected it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from sijill.correction import Corrected, Correction
from sijill.records import Claim, Evidence, Judgement

BESIDE = ("reality", "source")  # what of a claim can be corrected beside the fields of its kind


def standing(judgements: Iterable[Judgement]) -> list[Judgement]:
    """Those that were not taken back, without those that only take back; all in the order in which they were made.

    Undoing an undoing brings back what was undone.
    """
    made = list(judgements)
    gone: set[str] = set()
    for one in reversed(made):  # an undoing always comes after what it undoes
        if one.undoes and one.id not in gone:
            gone.add(one.undoes)
    return [one for one in made if not one.undoes and one.id not in gone]


def corrections(judgements: Iterable[Judgement]) -> dict[str, Judgement]:
    """Of judgements about one claim that stand: the last correction of each field, by field."""
    return {one.correction.field: one for one in judgements if one.correction}


def corrected(claim: Claim, text: str, judgements: Iterable[Judgement]) -> Claim:
    """A claim as its coder made it, with the corrections of it that stand.

    The words that a person named for a field take the place of those that were named for it. `text` is its report's.
    """
    made = claim
    for field, one in corrections(standing(judgements)).items():
        if one.correction:
            made = _with(made, text, one, one.correction, field)
    return made


def _with(claim: Claim, text: str, one: Judgement, said: Correction, field: str) -> Claim:
    own = [e for e in claim.evidence if e.field == field]
    rest = [e for e in claim.evidence if e.field != field]
    if said.start is not None and said.end is not None:
        rest.append(Evidence.cut(field, said.start, said.end, text))
    elif not rest:  # a claim is never without words: those of the field stay as those of the whole
        rest = [Evidence.cut("claim", e.start, e.end, text) for e in own]
    was: Any = getattr(claim, field) if field in BESIDE else claim.fields.get(field)
    quotes = tuple(e.quote for e in own)
    note = Corrected(field, was, quotes, one.user, one.made_at, one.id, one.reason)
    changed: dict[str, Any] = (
        {field: said.value} if field in BESIDE else {"fields": {**claim.fields, field: said.value}}
    )
    return replace(claim, evidence=tuple(rest), corrections=(*claim.corrections, note), **changed)
