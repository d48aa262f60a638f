"""The register for other programs, under `/api/v1`: JSON, described at `/api/v1/openapi.json`.

Lists go on by `next`, an address that begins after the last id given. What goes wrong is `application/problem+json`.
Each answer to a question has an ETag, so that one who asks again is told when nothing changed.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterator
from dataclasses import asdict
from importlib.metadata import version
from itertools import islice
from typing import Annotated, Any

from fastapi import Body, FastAPI, HTTPException, Query, Request, Response
from fastapi.exceptions import RequestValidationError
from starlette.exceptions import HTTPException as StarletteHTTPException

from sijill import flow
from sijill.codebook import load
from sijill.entries import entries, find
from sijill.errors import RecordError, RegisterError, SijillError
from sijill.records import Document, Judgement
from sijill.serve.desk import Desk, desk, link
from sijill.serve.filters import Filters, kind_of
from sijill.serve.judging import Decision, keep
from sijill.store import Register, Sought
from sijill.upkeep import bring

LIMIT = 100
_MOST = 1000
_TEXT = 1_000_000  # characters of a text that is coded on demand
Limit = Annotated[int, Query(ge=1, le=_MOST, description="At most so many.")]
After = Annotated[str, Query(description="The id after which the list goes on.")]


def interface(held: Desk) -> FastAPI:
    """The application that is mounted at `/api/v1`."""
    api = FastAPI(title="sijill", version=version("sijill"), docs_url=None, redoc_url=None, openapi_url="/openapi.json")
    api.state.desk = held
    for path, asked in _QUESTIONS.items():
        api.get(path)(asked)
    api.post("/code")(code)
    api.post("/judgements", status_code=201)(judge)
    for error in (StarletteHTTPException, RequestValidationError, SijillError):
        api.add_exception_handler(error, _problem)
    return api


# --- questions --------------------------------------------------------------------------------------------------------


def codebook(request: Request) -> Response:
    """The kinds with their fields, and the code lists."""
    book = load()
    kinds = {k.name: {f.name: {"type": f.type, "list": f.list} for f in k.fields.values()} for k in book.kinds.values()}
    lists = {one.name: {code.code: code.title for code in one.codes.values()} for one in book.lists.values()}
    return _answer(request, {"version": book.version, "kinds": kinds, "lists": lists})


def listing(request: Request, kind: str, after: After = "", limit: Limit = LIMIT) -> Response:
    """The entries of a kind in the order of their ids; the filters are those of the pages, `known` and `stood` days."""
    register = desk(request).register
    asked = Filters.of(request.query_params)
    sought = asked.sought(kind_of(kind), register)
    found = list(islice(_entries(register, sought, asked, after, limit + 1), limit + 1))
    more = (
        link(request.url.path, asked.said(), after=found[limit - 1]["id"], limit=limit) if len(found) > limit else None
    )
    return _answer(request, {"entries": found[:limit], "next": more})


def entry(request: Request, id_: str) -> Response:
    """An entry with its life, every value with who says so, and why its claims are one thing; `known`, `stood` days."""
    asked = Filters.of(request.query_params)
    try:
        found = find(desk(request).register, id_, known=asked.day("known"), stood=asked.day("stood"))
    except RegisterError as error:
        raise HTTPException(404, str(error)) from None
    return _answer(request, found.to_json())


def claim(request: Request, id_: str) -> Response:
    """A claim with the words it rests on, by their offsets in the text of its report, in code points."""
    try:
        return _answer(request, desk(request).register.claim(id_).to_json())
    except RegisterError as error:
        raise HTTPException(404, str(error)) from None


def reports(
    request: Request, outlet: str = "", offset: Annotated[int, Query(ge=0)] = 0, limit: Limit = LIMIT
) -> Response:
    """The reports, the latest first."""
    with desk(request).register.survey() as survey:
        found = survey.reports(outlet=outlet or None, limit=limit + 1, offset=offset)
    more = (
        link(request.url.path, {"outlet": outlet}, offset=offset + limit, limit=limit) if len(found) > limit else None
    )
    return _answer(request, {"reports": [one.to_json() for one in found[:limit]], "next": more})


def report(request: Request, key: str) -> Response:
    """A report with its text and its claims."""
    register = desk(request).register
    with register.survey() as survey:
        found = survey.report(key)
    if found is None:
        raise HTTPException(404, f"the register holds no report {key!r}")
    claims = [{"id": one.id, **one.claim.to_json()} for one in register.claims_of(found)]
    return _answer(request, found.to_json(text=True) | {"claims": claims})


def search(request: Request, q: str, offset: Annotated[int, Query(ge=0)] = 0, limit: Limit = 20) -> Response:
    """The reports that have all the words in any spelling, where, and the claims that rest on them."""
    hits = desk(request).register.search(q, limit=limit + 1, offset=offset)
    found = [
        {
            "report": hit.report.to_json(),
            "spans": hit.spans,
            "claims": [{"id": one.id, "kind": one.claim.kind} for one in hit.claims],
        }
        for hit in hits[:limit]
    ]
    more = link(request.url.path, {"q": q}, offset=offset + limit, limit=limit) if len(hits) > limit else None
    return _answer(request, {"hits": found, "next": more})


def judgements(request: Request) -> Response:
    """All that people decided, in the order in which they did; what was taken back too."""
    return _answer(request, {"judgements": [_judgement(one) for one in desk(request).register.judgements()]})


_QUESTIONS: dict[str, Callable[..., Response]] = {
    "/codebook": codebook,
    "/entries/{kind}": listing,
    "/entry/{id_}": entry,
    "/claims/{id_}": claim,
    "/reports": reports,
    "/reports/{key}": report,
    "/search": search,
    "/judgements": judgements,
}


# --- what is asked to be done -----------------------------------------------------------------------------------------


def code(
    text: Annotated[str, Body(min_length=1, max_length=_TEXT)],
    title: Annotated[str | None, Body()] = None,
    date: Annotated[str | None, Body(description="The report's own day, from which its relative dates count.")] = None,
) -> dict[str, Any]:
    """The claims of a text that is not kept, each with the words it rests on."""
    try:
        document = Document("posted", text, "ar", title=title, date=date)
    except RecordError as error:
        raise HTTPException(400, str(error)) from None
    return {"claims": [one.to_json() for one in flow.code_document(document)]}


def judge(
    request: Request,
    verdict: Annotated[str, Body()],
    left: Annotated[str, Body()],
    right: Annotated[str, Body()] = "",
    undoes: Annotated[str, Body()] = "",
    reason: Annotated[str, Body()] = "",
) -> dict[str, Any]:
    """Keeps a judgement of the person who serves the register; it is on the disk when this answers."""
    held = desk(request)
    return _judgement(keep(held.register, held.user, Decision(verdict, left, right, undoes, reason)))


def _judgement(one: Judgement) -> dict[str, Any]:
    return {"id": one.id} | asdict(one)


def _entries(register: Register, sought: Sought, asked: Filters, after: str, limit: int) -> Iterator[dict[str, Any]]:
    known, stood = asked.day("known"), asked.day("stood")
    if known or stood:
        found = sorted(entries(register, sought, known=known, stood=stood), key=lambda one: one.entry.id)
        return (one.entry.to_json() for one in found if one.entry.id > after)
    bring(register)
    with register.looking() as shelf:
        return (one.to_json() for one in shelf.next_entries(sought, after, limit))


def _answer(request: Request, said: Any) -> Response:
    """JSON with an ETag; 304 where the one who asks has it already."""
    body = json.dumps(said, ensure_ascii=False).encode("utf-8", "replace")
    tag = f'"{hashlib.sha256(body).hexdigest()[:32]}"'
    held = {one.strip().removeprefix("W/") for one in request.headers.get("if-none-match", "").split(",")}
    if tag in held:
        return Response(status_code=304, headers={"ETag": tag})
    return Response(body, media_type="application/json", headers={"ETag": tag})


def _problem(_: Request, error: Exception) -> Response:
    status = error.status_code if isinstance(error, StarletteHTTPException) else 500
    detail = str(error.detail) if isinstance(error, StarletteHTTPException) else str(error)
    if isinstance(error, RequestValidationError):
        status, detail = 422, "; ".join(f"{one['loc'][-1]}: {one['msg']}" for one in error.errors())
    said = {"type": "about:blank", "title": _TITLES.get(status, "Error"), "status": status, "detail": detail}
    return Response(json.dumps(said, ensure_ascii=False), status, media_type="application/problem+json")


_TITLES = {400: "Bad request", 404: "Not found", 405: "Method not allowed", 422: "Unprocessable", 500: "Failed"}
