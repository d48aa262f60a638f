"""What of all that people decided stands, and a claim as they corrected it."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any, NamedTuple

from sijill.correction import Corrected, Correction
from sijill.records import Claim, Evidence, Judgement

_TWO = 2
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


class Opinion(NamedTuple):
    """What one person makes of a claim: the last verdict, and the last correction of each field, by field.

    Who only corrected it accepts it as corrected.
    """

    user: str
    verdict: str
    corrections: Mapping[str, Judgement]

    @property
    def values(self) -> dict[str, str]:
        """What this person put into each field, as JSON; nothing where the claim is not accepted."""
        said = self.corrections.items() if self.verdict == "accept" else ()
        return {field: written(one.correction.value) for field, one in said if one.correction}


def opinions(judgements: Iterable[Judgement]) -> tuple[Opinion, ...]:
    """Of judgements about one claim: the opinion of each person, in the order in which they came to one."""
    told: dict[str, list[Judgement]] = {}
    for one in standing(judgements):
        if one.right is None:
            told.setdefault(one.user, []).append(one)
    return tuple(
        Opinion(user, next((one.verdict for one in reversed(made) if not one.correction), "accept"), corrections(made))
        for user, made in told.items()
    )


def differ(one: Opinion, other: Opinion) -> bool:
    """Whether two people decided, and not alike: one accepts and one rejects, or they put other values into it."""
    verdicts = {one.verdict, other.verdict}
    return "unsure" not in verdicts and (len(verdicts) > 1 or one.values != other.values)


def state(found: Sequence[Opinion]) -> str:
    """How far a claim is with those who judge it, of one opinion or more.

    `unsure`: nobody could tell yet; `once`: one could; `disputed`: the first two who could are at odds, and no third
    has settled it; `settled`.
    """
    sure = [one for one in found if one.verdict != "unsure"]
    if len(sure) < _TWO:
        return "once" if sure else "unsure"
    return "disputed" if len(sure) == _TWO and differ(*sure) else "settled"


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


def written(value: Any) -> str:
    """A value as JSON, by which two are the same; the order of a list of texts says nothing."""
    texts = isinstance(value, list) and all(isinstance(one, str) for one in value)
    return json.dumps(sorted(value) if texts else value, ensure_ascii=False, sort_keys=True)


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
