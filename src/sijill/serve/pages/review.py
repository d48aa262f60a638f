"""Review: one claim beside its report, one decision at a time, each kept in the register before the next is shown."""

from __future__ import annotations

from typing import Annotated, NamedTuple

from fastapi import APIRouter, Depends, Form, Request
from fastapi.responses import HTMLResponse, RedirectResponse

from sijill.codebook import load
from sijill.errors import RegisterError
from sijill.records import Held, Judgement
from sijill.serve.desk import desk, link, missing, page
from sijill.serve.guard import check
from sijill.serve.judging import Decision, keep, told
from sijill.store import Register
from sijill.upkeep import bring

router = APIRouter()
_LATEST = 8  # judgements of the reviewer that are shown with a way to take them back
_OTHERS = 6  # other claims of the entry that are offered for comparison


class Queue(NamedTuple):
    """Which claims wait: of a kind, of entries that contradict themselves, after one that was passed over."""

    kind: str = ""
    conflicts: str = ""
    after: str = ""


def _queue(kind: str = "", conflicts: str = "", after: str = "") -> Queue:
    """The queue that an address asks for."""
    return Queue(kind, conflicts, after)


@router.get("/review")
def review(request: Request, queue: Annotated[Queue, Depends(_queue)]) -> HTMLResponse:
    """The next claim of the queue."""
    register = desk(request).register
    bring(register)
    if queue.kind and queue.kind not in load().kinds:
        raise missing(f"there is no kind {queue.kind!r}")
    with register.survey() as survey:
        waiting = survey.waiting(queue.kind or None)
        one = survey.next_waiting(queue.kind or None, queue.after or None, conflicting=bool(queue.conflicts))
    return _page(request, one, queue, waiting)


@router.get("/review/claim/{id_}")
def again(request: Request, id_: str, queue: Annotated[Queue, Depends(_queue)]) -> HTMLResponse:
    """One claim, whether it waits or not."""
    register = desk(request).register
    bring(register)
    with register.survey() as survey:
        waiting = survey.waiting(queue.kind or None)
    return _page(request, _claim(register, id_), queue, waiting)


@router.get("/review/pair")
def pair(request: Request, left: str, right: str) -> HTMLResponse:
    """Two claims beside each other: whether they tell of one thing."""
    register = desk(request).register
    one, other = _claim(register, left), _claim(register, right)
    of = {one.id, other.id}
    made = [j for j in register.judgements() if {j.left, j.right} == of]
    return page(request, "pair_review.html", one=one, other=other, made=made, latest=_latest(request))


def _decision(
    decision: Annotated[str, Form()],
    left: Annotated[str, Form()],
    right: Annotated[str, Form()] = "",
    undoes: Annotated[str, Form()] = "",
    reason: Annotated[str, Form()] = "",
) -> Decision:
    """The decision that a form sends."""
    return Decision(decision, left, right, undoes, reason)


@router.post("/review/judge")
def judge(
    request: Request,
    said: Annotated[Decision, Depends(_decision)],
    token: Annotated[str, Form()],
    to: Annotated[str, Form()] = "",
) -> RedirectResponse:
    """Keeps a decision; it is on the disk before the next claim is shown."""
    check(request, token)
    made = keep(desk(request).register, desk(request).user, said)
    request.state.about = told(made)
    ours = to.startswith("/review") and "\\" not in to
    back = f"/review/claim/{made.left}" if made.undoes else "/review"
    return RedirectResponse(to if ours else back, 303)


def _page(request: Request, one: Held | None, queue: Queue, waiting: int) -> HTMLResponse:
    register = desk(request).register
    others: list[Held] = []
    if one:
        with register.looking() as shelf:
            entry = shelf.entry_of(one.id)
            others = shelf.held([id_ for id_ in entry.claims if id_ != one.id][:_OTHERS]) if entry else []
    query = {name: value for name, value in queue._asdict().items() if value}
    following = link("/review", query, after=one.id if one else "")
    return page(
        request,
        "review.html",
        one=one,
        others=others,
        queue=queue,
        waiting=waiting,
        following=following,
        latest=_latest(request),
    )


def _latest(request: Request) -> list[Judgement]:
    """The reviewer's last judgements that stand, the newest first."""
    made = desk(request).register.judgements()
    gone = {one.undoes for one in made}
    mine = (j for j in reversed(made) if j.user == desk(request).user and not j.undoes and j.id not in gone)
    return [one for one, _ in zip(mine, range(_LATEST), strict=False)]


def _claim(register: Register, id_: str) -> Held:
    try:
        return register.claim(id_)
    except RegisterError as error:
        raise missing(str(error)) from None
