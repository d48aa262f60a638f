"""Review: one claim beside its report, one decision at a time, each kept in the register before the next is shown."""

from __future__ import annotations

from typing import Annotated, NamedTuple

from fastapi import APIRouter, Depends, Form, Request, Response
from fastapi.responses import HTMLResponse, RedirectResponse

from sijill.codebook import load
from sijill.entries import near
from sijill.errors import RegisterError
from sijill.judged import standing
from sijill.records import Held, Judgement
from sijill.serve.answers import dumped
from sijill.serve.desk import desk, link, missing, page
from sijill.serve.guard import check
from sijill.serve.judging import Decision, keep, told
from sijill.store import Asked, Register, Seen
from sijill.upkeep import bring

router = APIRouter()
_LATEST = 8  # judgements of the reviewer that are shown with a way to take them back
_OTHERS = 6  # other claims of the entry that are offered for comparison


class Queue(NamedTuple):
    """Which claims wait: of a kind, contradicted, doubtful, disputed; after one that was passed over."""

    kind: str = ""
    conflicts: str = ""
    doubtful: str = ""
    disputed: str = ""
    after: str = ""

    def asked(self, request: Request) -> Asked:
        """What the register is asked for. Raises HTTPException, 404, for a kind that there is not."""
        if self.kind and self.kind not in load().kinds:
            raise missing(f"there is no kind {self.kind!r}")
        held = desk(request)
        flags = (bool(self.conflicts), bool(self.doubtful), bool(self.disputed))
        return Asked(held.user, held.second, self.kind, *flags)

    def query(self, **more: str) -> dict[str, str]:
        """It for an address."""
        return {name: value for name, value in (self._asdict() | more).items() if value}


def queue_of(kind: str = "", conflicts: str = "", doubtful: str = "", disputed: str = "", after: str = "") -> Queue:
    """The queue that an address asks for."""
    return Queue(kind, conflicts, doubtful, disputed, after)


Asks = Annotated[Queue, Depends(queue_of)]


@router.get("/review")
def review(request: Request, queue: Asks) -> HTMLResponse:
    """The next claim of the queue."""
    register = desk(request).register
    bring(register)
    with register.review() as review:
        id_ = review.next(queue.asked(request), queue.after or None)
    return _page(request, id_, queue)


@router.get("/review/claim/{id_}")
def again(request: Request, id_: str, queue: Asks) -> HTMLResponse:
    """One claim, whether it waits or not."""
    register = desk(request).register
    bring(register)
    return _page(request, claim_of(register, id_).id, queue)


@router.get("/review/pair")
def pair(request: Request, left: str, right: str) -> HTMLResponse:
    """Two claims beside each other: whether they tell of one thing."""
    register = desk(request).register
    one, other = claim_of(register, left), claim_of(register, right)
    of = {one.id, other.id}
    with register.looking() as shelf:
        made = [j for j in standing(shelf.judgements_of(of)) if {j.left, j.right} == of]
    return page(request, "pair_review.html", one=one, other=other, made=made, latest=latest(request))


def _decision(
    decision: Annotated[str, Form()],
    left: Annotated[str, Form()],
    right: Annotated[str, Form()] = "",
    undoes: Annotated[str, Form()] = "",
    reason: Annotated[str, Form()] = "",
    key: Annotated[str, Form()] = "",
) -> Decision:
    """The decision that a form sends."""
    return Decision(decision, left, right, undoes, reason, key)


@router.post("/review/judge")
def judge(
    request: Request,
    said: Annotated[Decision, Depends(_decision)],
    token: Annotated[str, Form()],
    to: Annotated[str, Form()] = "",
) -> Response:
    """Keeps a decision; it is on the disk before the next claim is shown."""
    check(request, token)
    made = keep(desk(request).register, desk(request).user, said)
    return kept(request, made, to or (f"/review/claim/{made.left}" if made.undoes else "/review"))


def kept(request: Request, made: Judgement, to: str) -> Response:
    """The answer to a decision that was kept: the page to go on to, or for a script where that is."""
    request.state.about = told(made)
    ours = to if to.startswith("/review") and "\\" not in to else "/review"
    if "application/json" in request.headers.get("accept", ""):
        return Response(dumped({"id": made.id, "to": ours}), 201, media_type="application/json")
    return RedirectResponse(ours, 303)


def _page(request: Request, id_: str | None, queue: Queue) -> HTMLResponse:
    register, asked = desk(request).register, queue.asked(request)
    others: list[Held] = []
    seen: Seen | None = None
    with register.review() as review:
        waiting, disputed = review.waiting(asked), review.waiting(asked._replace(disputed=True))
        if id_:
            seen = review.seen(id_, desk(request).user)
    if id_:
        with register.looking() as shelf:
            entry = shelf.entry_of(id_)
            others = shelf.held([one for one in entry.claims if one != id_][:_OTHERS]) if entry else []
    return page(
        request,
        "review.html",
        one=seen.held if seen else None,
        seen=seen,
        others=others,
        near=near(register, seen.held, _OTHERS) if seen else [],
        queue=queue,
        waiting=waiting,
        disputed=disputed,
        following=link("/review", queue.query(after=id_ or "")),
        here_again=link(f"/review/claim/{id_}", queue.query()),
        latest=latest(request),
    )


def latest(request: Request) -> list[Judgement]:
    """The reviewer's last judgements that stand, the newest first."""
    with desk(request).register.review() as review:
        return review.latest(desk(request).user, _LATEST)


def claim_of(register: Register, id_: str) -> Held:
    """The claim of an id. Raises HTTPException, 404."""
    try:
        return register.claim(id_)
    except RegisterError as error:
        raise missing(str(error)) from None
