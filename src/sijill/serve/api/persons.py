"""What can be asked of persons and of bodies."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Annotated, Literal

from fastapi import Path, Query, Request, Response

from sijill.bodies import bodies as sought_bodies
from sijill.bodies import find as find_body
from sijill.errors import RegisterError
from sijill.person import Body, Person
from sijill.persons import find, people
from sijill.serve.answers import answer
from sijill.serve.api.asked import LIMIT, LONGEST, After, Limit, Tag, goes_on, there
from sijill.serve.desk import desk
from sijill.serve.named import every_body, everyone

State = Annotated[str, Query(max_length=LONGEST, description="Only of this state: TUR.")]
Name = Annotated[str, Query(max_length=LONGEST, description="Only with these words in a spelling of the name.")]
Of = Annotated[Literal["persons", "bodies"], Query(description="Of persons, or of bodies and firms.")]
Id = Annotated[str, Path(max_length=LONGEST, description="An id, or the beginning of one.")]


def persons(
    request: Request, state: State = "", name: Name = "", after: After = "", limit: Limit = LIMIT, _tag: Tag = ""
) -> Response:
    """The persons whom claims name, with their offices over time, in the order of their ids."""
    found = people(desk(request).register, state=state or None, name=name or None).persons
    return _part(request, "persons", found, after, limit)


def _part(request: Request, of: str, found: Sequence[Person] | Sequence[Body], after: str, limit: int) -> Response:
    """So many of what was found, behind an id, and where the rest is."""
    left = sorted((one for one in found if one.id > after), key=lambda one: one.id)[: limit + 1]
    part = left[:limit]
    more = goes_on(request, left, limit, part[-1].id if part else "")
    return answer(request, {of: [one.to_json() for one in part], "next": more})


def doubts(
    request: Request, of: Of = "persons", state: State = "", after: After = "", limit: Limit = LIMIT, _tag: Tag = ""
) -> Response:
    """The pairs of persons or bodies that may be one, in the order of their ids: `POST /judgements` decides.

    `same`, `different` or `unsure` is said of `left` and `right`; what was decided is no longer here.
    """
    if of == "bodies":
        told, states = every_body(request).doubts, {one.id: one.state for one in every_body(request).bodies}
    else:
        told, states = everyone(request).doubts, {one.id: one.state or "" for one in everyone(request).persons}
    kept = [one for one in told if not state or state in (states[one.left], states[one.right])]
    left = sorted((one for one in kept if f"{one.left}-{one.right}" > after), key=lambda one: one[:2])[: limit + 1]
    part = left[:limit]
    more = goes_on(request, left, limit, f"{part[-1].left}-{part[-1].right}" if part else "")
    return answer(request, {"doubts": [one._asdict() for one in part], "next": more})


def bodies(
    request: Request, state: State = "", name: Name = "", after: After = "", limit: Limit = LIMIT, _tag: Tag = ""
) -> Response:
    """The ministries, agencies and firms that claims name, in all spellings, in the order of their ids."""
    found = sought_bodies(desk(request).register, state=state or None, name=name or None).bodies
    return _part(request, "bodies", found, after, limit)


def body(request: Request, id_: Id, _tag: Tag = "") -> Response:
    """One body or firm."""
    try:
        return answer(request, find_body(desk(request).register, id_).to_json())
    except RegisterError as error:
        raise there(error) from None


def person(request: Request, id_: Id, _tag: Tag = "") -> Response:
    """One person."""
    try:
        return answer(request, find(desk(request).register, id_).to_json())
    except RegisterError as error:
        raise there(error) from None
