"""The persons and bodies of the register as pages and programs ask for them."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from fastapi import Request

from sijill.bodies import FoundBodies, bodies
from sijill.persons import Found, people
from sijill.serve.desk import desk
from sijill.store import Register


def everyone(request: Request) -> Found:
    """All persons and the doubts about them."""
    found: Found = _kept(request, "persons", people)
    return found


def every_body(request: Request) -> FoundBodies:
    """All bodies and firms and the doubts about them."""
    found: FoundBodies = _kept(request, "bodies", bodies)
    return found


def _kept(request: Request, name: str, find: Callable[[Register], Any]) -> Any:
    """What was found last; it is found again only when a claim or a judgement has come."""
    register = desk(request).register
    with register.looking() as shelf, register.people() as kept:
        now = (*shelf.ends(), len(kept.judgements()))
    held: tuple[tuple[int, ...], Any] | None = getattr(request.app.state, name, None)
    if held is None or held[0] != now:
        held = now, find(register)
        setattr(request.app.state, name, held)
    return held[1]
