"""A judgement as a page or a program sends it, made and kept."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import NamedTuple

from fastapi import HTTPException

from sijill import names
from sijill.errors import RecordError, RegisterError
from sijill.records import Judgement
from sijill.store import Register


class Decision(NamedTuple):
    """A judgement as it is sent; `right`, `undoes` and `reason` are empty where there is none."""

    verdict: str
    left: str
    right: str
    undoes: str
    reason: str


def keep(register: Register, user: str, said: Decision) -> Judgement:
    """Makes a judgement of what was sent and keeps it. Raises HTTPException, 400, for one that cannot be."""
    now = datetime.now(UTC).isoformat(timespec="milliseconds")
    try:
        made = Judgement(
            said.left, said.right or None, said.verdict, user, now, said.reason.strip() or None, said.undoes or None
        )
        names.judge(register, made) if names.is_name(made.left) else register.judge(made)
    except (RecordError, RegisterError) as error:
        raise HTTPException(400, str(error)) from None
    return made


def told(made: Judgement) -> str:
    """A judgement in a line, for the record of what was done."""
    return f"{made.id}: " + " ".join(filter(None, (made.left, made.verdict, made.right or made.undoes)))
