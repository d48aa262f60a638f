"""The application that is mounted at `/api/v1`, and how it describes itself."""

from __future__ import annotations

import json
from collections.abc import Callable
from functools import cache
from importlib.metadata import version
from typing import Any

from fastapi import FastAPI, Request, Response
from fastapi.exceptions import RequestValidationError
from fastapi.openapi.utils import get_openapi
from starlette.exceptions import HTTPException as StarletteHTTPException
from starlette.middleware.gzip import GZipMiddleware

from sijill.codebook import claim_schema, load
from sijill.errors import SijillError
from sijill.serve.answers import ATOM, PROBLEM, answer, on_error
from sijill.serve.api import acts, models, named_models, persons, questions
from sijill.serve.desk import Desk

ABOUT = """What reports say of defence cooperation, each value with the words it rests on.

A path or a field of version 1 keeps its name and its meaning as long as there is a version 1; what is new comes beside
it, so pass over fields that you do not know. What changes a meaning is served under another number, and version 1 for a
year after that.
"""
_LEVEL = 3  # of packing: 9 takes six times as long for a seventh less
_PACKED = 1000  # bytes from which an answer is packed
_QUESTIONS: dict[str, tuple[Callable[..., Response], Any]] = {
    "/codebook": (questions.codebook, models.Codebook),
    "/entries/{kind}": (questions.entries_of, models.Entries),
    "/entry/{id_}": (questions.entry, models.Known),
    "/claims": (questions.claims, models.Claims),
    "/claims/{id_}": (questions.claim, models.Held),
    "/reports": (questions.reports, models.Reports),
    "/reports/{key}": (questions.report, models.WholeReport),
    "/search": (questions.search, models.Hits),
    "/findings": (questions.all_findings, models.Findings),
    "/findings/{id_}": (questions.findings_about, models.Findings),
    "/persons": (persons.persons, named_models.Persons),
    "/persons/{id_}": (persons.person, named_models.Person),
    "/bodies": (persons.bodies, named_models.Bodies),
    "/bodies/{id_}": (persons.body, named_models.Body),
    "/doubts": (persons.doubts, named_models.Doubts),
    "/parties": (questions.parties, models.Parties),
    "/outlets": (questions.outlets, models.Outlets),
    "/references": (questions.references, models.References),
    "/judgements": (questions.judgements, models.Judgements),
}
_Answers = dict[int | str, dict[str, Any]]
_ACTS: dict[str, tuple[Callable[..., Any], int, Any]] = {
    "/code": (acts.code, 200, models.Coded),
    "/reports": (acts.add, 201, models.Added),
    "/judgements": (acts.judge, 201, models.Judgement),
}
_THERE: _Answers = {200: {"model": models.Added, "description": "It was there, and stays as it is"}}
_REFUSALS = {
    400: "What was asked cannot be",
    401: "The register has accounts, and no token or session that is known was sent",
    403: "The token, or its account, may not do this",
    404: "There is no such thing",
    422: "A parameter is missing or malformed",
    429: "Too many questions in a minute; `Retry-After` says in how many seconds to ask again",
}
_TOKEN = {"type": "http", "scheme": "bearer", "description": "Where there are accounts: `sijill user token NAME`."}


def interface(held: Desk) -> FastAPI:
    """The application that is mounted at `/api/v1`."""
    api = FastAPI(title="sijill", version=version("sijill"), docs_url=None, redoc_url=None, openapi_url=None)
    api.state.desk = held
    refused: _Answers = {status: _refusal(about) for status, about in _REFUSALS.items()}
    same: _Answers = {304: {"description": "Nothing changed since the ETag that was sent"}}
    for path, (asked, model) in _QUESTIONS.items():
        answers: _Answers = {200: {"model": model}, **same, **refused}
        api.get(path, response_model=None, responses=answers)(asked)
    feed: _Answers = {200: {"description": "The feed", "content": {ATOM: {"schema": {"type": "string"}}}}}
    api.get("/feed.atom", response_model=None, response_class=Response, responses={**feed, **same, **refused})(
        questions.feed
    )
    api.get("/openapi.json", response_model=None, responses=same)(description)
    for path, (done, status, model) in _ACTS.items():
        answers = {status: {"model": model}, **(_THERE if path == "/reports" else {}), **refused}
        api.post(path, status_code=status, response_model=None, responses=answers)(done)
    for error in (StarletteHTTPException, RequestValidationError, SijillError, Exception):
        api.add_exception_handler(error, on_error)
    api.add_middleware(GZipMiddleware, minimum_size=_PACKED, compresslevel=_LEVEL)
    api.openapi = lambda: described(api)  # type: ignore[method-assign]
    return api


def description(request: Request) -> Response:
    """This description, made from the program itself (OpenAPI 3.1)."""
    return answer(request, request.app.openapi())


def described(api: FastAPI) -> dict[str, Any]:
    """What the interface says of itself: claims as the codebook has them, and its kinds by name."""
    if not api.openapi_schema:
        made = get_openapi(title=api.title, version=api.version, description=ABOUT, routes=api.routes)
        made["servers"] = [{"url": "/api/v1"}]
        made = _with_claims(made)
        made["components"]["securitySchemes"], made["security"] = {"token": _TOKEN}, [{"token": []}, {}]
        made["components"]["schemas"] |= _codebook_schemas()
        for methods in made["paths"].values():
            for one in (given for method in methods.values() for given in method.get("parameters", [])):
                if one["name"] == "kind":
                    one["schema"] |= {"enum": [*load().kinds, *([] if one["required"] else [""])]}
        api.openapi_schema = made
    return api.openapi_schema


def _with_claims(made: Any) -> Any:
    """The description with the codebook's claim wherever a model says that there is one."""
    if isinstance(made, list):
        return [_with_claims(one) for one in made]
    if not isinstance(made, dict):
        return made
    return models.CLAIM_REF if models.CLAIM in made else {name: _with_claims(one) for name, one in made.items()}


@cache
def _codebook_schemas() -> dict[str, Any]:
    text = json.dumps(claim_schema()).replace("#/$defs/", "#/components/schemas/")
    whole = json.loads(text)
    claim = {name: whole[name] for name in ("title", "description", "oneOf")}
    return {**whole["$defs"], "Claim": claim, "Problem": models.Problem.model_json_schema()}


def _refusal(about: str) -> dict[str, Any]:
    return {"description": about, "content": {PROBLEM: {"schema": {"$ref": "#/components/schemas/Problem"}}}}
