"""The persons of the register as pages and programs ask for them."""

from __future__ import annotations

from fastapi import Request

from sijill.persons import Found, people
from sijill.serve.desk import desk


def everyone(request: Request) -> Found:
    """All persons and doubts; they are found again only when a claim or a judgement has come."""
    register = desk(request).register
    with register.looking() as shelf, register.people() as kept:
        now = (*shelf.ends(), len(kept.judgements()))
    held: tuple[tuple[int, ...], Found] | None = getattr(request.app.state, "persons", None)
    if held is None or held[0] != now:
        held = now, people(register)
        request.app.state.persons = held
    return held[1]
