"""Putting a field of a claim right: the words of the report are chosen, and then the value that they say."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Annotated, Any

import fastapi
from fastapi import APIRouter, Depends, HTTPException, Request, Response

from sijill.actors import who
from sijill.correcting import correction, place_of
from sijill.errors import RecordError
from sijill.records import Held
from sijill.serve.answers import dumped
from sijill.serve.desk import desk, link, missing, page
from sijill.serve.forms import changed, names_of, rows
from sijill.serve.guard import check
from sijill.serve.judging import Decision, keep
from sijill.serve.pages.review import Asks, Queue, claim_of, kept
from sijill.upkeep import bring

router = APIRouter()
Form = Mapping[str, Sequence[str]]
_Span = tuple[int, int]


async def _form(request: Request) -> Form:
    """What a form sends, each name with all its values."""
    sent = await request.form()
    return {name: [str(one) for one in sent.getlist(name)] for name in sent}


@router.get("/review/correct/{id_}")
def correct(request: Request, id_: str, queue: Asks, field: str = "", words: str = "", at: str = "") -> Response:
    """A claim with what of it can be put right, and the form for one field.

    `words` are those of the report that were chosen, `at` their place as `start-end`; at first those it rests on.
    """
    bring(desk(request).register)
    held = _seen(request, id_)
    if field and field not in names_of(held.claim.kind):
        raise missing(f"a claim of kind {held.claim.kind} has no field {field!r}")
    try:
        span = _span(held, words, at)
    except RecordError as error:
        return _page(request, held, queue, field, fault=str(error), words=words)
    return _page(request, held, queue, field, span)


@router.post("/review/correct/{id_}")
def keep_it(
    request: Request,
    id_: str,
    queue: Asks,
    sent: Annotated[Form, Depends(_form)],
    token: Annotated[str, fastapi.Form()],
) -> Response:
    """Keeps what was put right; what cannot be is said above the form."""
    check(request, token)
    held, field = _seen(request, id_), _one(sent, "field")
    try:
        span = _span(held, _one(sent, "words"), _one(sent, "at"))
        values = changed(held.claim, field, sent)
        said = tuple(correction(held, name, v, None if v in (None, []) else span) for name, v in values.items())
        decision = Decision("correct", held.id, "", "", _one(sent, "reason"), _one(sent, "key"), said)
        made = keep(desk(request).register, desk(request).user, decision)
    except (RecordError, HTTPException) as error:
        fault = str(error.detail if isinstance(error, HTTPException) else error)
        if "application/json" in request.headers.get("accept", ""):
            return Response(dumped({"detail": fault}), 400, media_type="application/json")
        return _page(request, held, queue, field, fault=fault, code=400)
    return kept(request, made, link(f"/review/claim/{held.id}", queue.query()))


def _page(request: Request, held: Held, queue: Queue, field: str, span: _Span | None = None, **more: Any) -> Response:
    text = held.report.document.text
    chosen = span or _resting(held, field)
    known = field in names_of(held.claim.kind)
    return page(
        request,
        "correct.html",
        more.get("code", 200),
        one=held,
        names=names_of(held.claim.kind),
        field=field if known else "",
        rows=rows(held, field, span) if known else [],
        words=more.get("words") or (text[slice(*chosen)] if chosen else ""),
        at=f"{chosen[0]}-{chosen[1]}" if chosen else "",
        fault=more.get("fault", ""),
        chosen={"words": text[slice(*span)], "at": f"{span[0]}-{span[1]}"} if span else {},
        actors=who().values() if known else (),
        here_path=f"/review/correct/{held.id}",
        query=queue.query(),
        back=link(f"/review/claim/{held.id}", queue.query()),
    )


def _seen(request: Request, id_: str) -> Held:
    """The claim as the one who asks may see it."""
    register, user = desk(request).register, desk(request).user
    whole = claim_of(register, id_).id
    with register.review() as review:
        return review.seen(whole, user).held


def _span(held: Held, words: str, at: str) -> _Span | None:
    """Where the chosen words stand: at the place that is named, if they stand there. Raises RecordError."""
    text = held.report.document.text
    first, _, last = at.partition("-")
    if first.isdigit() and last.isdigit():
        span = int(first), int(last)
        if 0 <= span[0] < span[1] <= len(text) and (not words or _alike(text[slice(*span)], words)):
            return span
    return place_of(held.claim, text, words) if words.strip() else None


def _alike(one: str, other: str) -> bool:
    """Whether two stretches are the same but for their blanks: a form sends other line ends than a report has."""
    return one.split() == other.split()


def _resting(held: Held, field: str) -> _Span | None:
    """The words that a field rests on now: its own, or those of the claim."""
    own = [e for e in held.claim.evidence if e.field == field] or [e for e in held.claim.evidence if e.field == "claim"]
    return (own[0].start, own[0].end) if own else None


def _one(form: Form, name: str) -> str:
    return next(iter(form.get(name, ())), "")
