"""A decision as a page or a program sends it, made into judgements and kept."""

from __future__ import annotations

import secrets
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime

from fastapi import HTTPException

from sijill import names
from sijill.correction import Correction
from sijill.errors import RecordError, RegisterError
from sijill.judged import standing
from sijill.records import Judgement
from sijill.store import Register
from sijill.upkeep import bring

SPLIT = "split"  # one claim is different from each other of its entry
KEY = 64  # characters that the name of a decision has at most


@dataclass(frozen=True, slots=True)
class Decision:
    """A decision as it is sent; `right`, `undoes` and `reason` are empty where there is none.

    `key` is what its sender calls it: one that is sent again under it, because no answer came, is kept once. Several
    corrections are of several fields of one claim, by the same words.
    """

    verdict: str
    left: str
    right: str = ""
    undoes: str = ""
    reason: str = ""
    key: str = ""
    corrections: tuple[Correction, ...] = ()


def keep(register: Register, user: str, said: Decision) -> Judgement:
    """Keeps what a decision says, all of it or nothing; the first of its judgements.

    Raises HTTPException, 400, for one that cannot be.
    """
    try:
        made = list(_made(register, user, said))
        if names.is_name(said.left):
            for one in made:
                names.judge(register, one)
        elif not register.judge_all(made):  # it came before, and no answer did
            with register.review() as review:
                return next(one for one in review.around(made[0].id) if one.id == made[0].id)
    except (RecordError, RegisterError) as error:
        raise HTTPException(400, str(error)) from None
    return made[0]


def told(made: Judgement) -> str:
    """A judgement in a line, for the record of what was done."""
    field = made.correction.field if made.correction else None
    return f"{made.id}: " + " ".join(filter(None, (made.left, made.verdict, field, made.right or made.undoes)))


def _made(register: Register, user: str, said: Decision) -> Iterator[Judgement]:
    """What is to be kept; judgements that are made together have one key, and are taken back together."""
    now = datetime.now(UTC).isoformat(timespec="milliseconds")
    reason, key = said.reason.strip() or None, said.key[:KEY] or secrets.token_hex(8)
    if said.verdict == SPLIT:
        for other in _beside(register, said.left):
            yield Judgement(said.left, other, "different", user, now, reason, key=key)
    elif said.verdict == "correct":
        if not said.corrections:
            raise RecordError("nothing is put right: every field is as it was")
        for right in said.corrections:
            yield Judgement(said.left, None, "correct", user, now, reason, correction=right, key=key)
    elif said.undoes:
        for one in _together(register, user, said):
            yield Judgement(one.left, one.right, said.verdict, user, now, reason, one.id, key=key)
    else:
        yield Judgement(said.left, said.right or None, said.verdict, user, now, reason, key=key)


def _beside(register: Register, claim: str) -> list[str]:
    """The other claims of the entry that a claim stands in."""
    bring(register)
    with register.looking() as shelf:
        entry = shelf.entry_of(claim)
    others = [one for one in entry.claims if one != claim] if entry else []
    if not others:
        raise RegisterError(f"claim {claim} stands alone: there is nothing to split it from")
    return others


def _together(register: Register, user: str, said: Decision) -> list[Judgement]:
    """The judgement that is to be undone, and those that its user made in the same act and that stand."""
    if names.is_name(said.left):
        with register.people() as people:
            made = people.judgements()
    else:
        with register.review() as review:
            made = review.around(said.undoes)
    undone = next((one for one in made if one.id == said.undoes), None)
    if undone is None:
        raise RegisterError(f"the register holds no judgement {said.undoes!r}")
    if (undone.left, undone.right) != (said.left, said.right or None):
        raise RegisterError(f"judgement {said.undoes} is about something else; what undoes it names the same")
    same = undone.key is not None and undone.user == user
    beside = [one for one in standing(made) if same and one.user == user and one.key == undone.key and one != undone]
    return [undone, *beside]
