"""Review of names: two persons, or two bodies, that may be one, beside each other, one decision at a time."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Annotated, NamedTuple

from fastapi import APIRouter, Depends, Request
from fastapi.responses import HTMLResponse

from sijill.person import Body, Doubt, Person
from sijill.records import Held, Judgement
from sijill.serve.desk import desk, link, page
from sijill.serve.filters import actor
from sijill.serve.named import every_body, everyone

router = APIRouter()
_LATEST = 8  # judgements of the reviewer that are shown with a way to take them back
_CLAIMS = 4  # claims of each that are shown, those of the latest reports


class Queue(NamedTuple):
    """Which pairs wait: of persons, or of bodies (`body`); of a state; those too of which somebody was unsure.

    `after` is where one that was passed over stands.
    """

    of: str = ""
    party: str = ""
    unsure: str = ""
    after: str = ""


class Side(NamedTuple):
    """One person or body of a pair, with some of the claims that name it."""

    one: Person | Body
    held: list[Held]


def _queue(of: str = "", party: str = "", unsure: str = "", after: str = "") -> Queue:
    """The queue that an address asks for."""
    return Queue("body" if of == "body" else "", party, unsure, after)


@router.get("/review/names")
def review(request: Request, queue: Annotated[Queue, Depends(_queue)]) -> HTMLResponse:
    """The next pair that may be one, those most alike first."""
    doubts, named = _named(request, queue)
    of = {one.id: one for one in named}
    state = actor(queue.party, desk(request).register)
    waiting = [
        one
        for one in doubts
        if (queue.unsure or not one.unsure) and state in (None, of[one.left].state, of[one.right].state)
    ]
    doubt = next((one for one in waiting if _place(one) > queue.after), None)
    query = {name: value for name, value in queue._asdict().items() if value}
    following = link("/review/names", query, after=_place(doubt) if doubt else "")
    return page(
        request,
        "name_review.html",
        doubt=doubt,
        sides=[_side(request, of[id_]) for id_ in doubt[:2]] if doubt else [],
        queue=queue,
        waiting=len(waiting),
        following=following,
        latest=_latest(request),
        written={id_: one for one in _all(request) for id_ in one.written},
    )


def _named(request: Request, queue: Queue) -> tuple[Sequence[Doubt], Sequence[Person | Body]]:
    """The doubts of a queue and those whom they are about."""
    if queue.of:
        return every_body(request).doubts, every_body(request).bodies
    return everyone(request).doubts, everyone(request).persons


def _all(request: Request) -> Iterator[Person | Body]:
    yield from everyone(request).persons
    yield from every_body(request).bodies


def _place(one: Doubt) -> str:
    """Where a pair stands in the queue, so that the next one is known though this one is decided meanwhile."""
    return f"{1 - one.alike:.3f}-{one.left}-{one.right}"


def _side(request: Request, one: Person | Body) -> Side:
    register = desk(request).register
    with register.survey() as survey:
        ids = survey.by_report(one.claims)[:_CLAIMS]
    with register.looking() as shelf:
        held = {claim.id: claim for claim in shelf.held(ids)}
    return Side(one, [held[id_] for id_ in ids])


def _latest(request: Request) -> list[Judgement]:
    """The reviewer's last judgements of names that stand, the newest first."""
    with desk(request).register.people() as people:
        made = people.judgements()
    gone = {one.undoes for one in made}
    mine = [one for one in made if one.user == desk(request).user and not one.undoes and one.id not in gone]
    return mine[: -_LATEST - 1 : -1]
