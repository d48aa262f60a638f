"""The application: its pages, its static files, and what a reader sees of an error."""

from __future__ import annotations

from importlib.resources import as_file, files
from pathlib import Path

from fastapi import FastAPI, HTTPException, Request, Response
from fastapi.exceptions import RequestValidationError
from fastapi.responses import RedirectResponse
from fastapi.staticfiles import StaticFiles
from starlette.exceptions import HTTPException as StarletteHTTPException

from sijill.errors import SijillError
from sijill.serve import guard
from sijill.serve.access import gate
from sijill.serve.access.gate import PER_MINUTE
from sijill.serve.access.limits import Limit
from sijill.serve.answers import on_error
from sijill.serve.api import interface
from sijill.serve.desk import LANGUAGE, SECOND, Desk, ours, page
from sijill.serve.jobs import Jobs
from sijill.serve.pages import ROUTERS
from sijill.serve.shared import SharedJobs, SharedLimit
from sijill.serve.wording import LANGUAGES
from sijill.store import Register


def application(
    register: Register,
    user: str,
    *,
    accounts: bool = False,
    rate: int | None = PER_MINUTE,
    second: float = SECOND,
    shared: Path | None = None,
) -> FastAPI:
    """The pages of an open register; `user` signs the judgements that are made in them, as long as it has no accounts.

    With `accounts`, one must sign in even if there is none. `rate` is how often a program may ask in a minute, where
    there are accounts, `second` the share of claims that a second person judges.
    `shared` is the folder of several processes that serve one register.
    """
    app = FastAPI(title="sijill", docs_url=None, redoc_url=None, openapi_url=None)
    app.state.desk, app.state.jobs = Desk(register, user, second), SharedJobs(shared) if shared else Jobs()
    app.state.limit = lambda most, seconds, name: (
        SharedLimit(most, seconds, name, shared) if shared else Limit(most, seconds)
    )
    with as_file(files("sijill.serve") / "static") as static:
        app.mount("/static", StaticFiles(directory=static), name="static")
    app.get("/language/{code}")(choose)
    app.mount("/api/v1", interface(app.state.desk))
    for router in ROUTERS:
        app.include_router(router, include_in_schema=False)
    gate.stand(app, app.state.desk, accounts=accounts, rate=rate)
    guard.stand(app, anywhere=accounts)
    app.add_exception_handler(StarletteHTTPException, _refused)
    app.add_exception_handler(RequestValidationError, _mistyped)
    app.add_exception_handler(SijillError, _failed)
    return app


def choose(code: str, to: str = "/") -> Response:
    """Keeps the language that the reader chose, and goes back to a page of ours."""
    if code not in LANGUAGES:
        raise HTTPException(404, f"there is no language {code!r} here; there are: {', '.join(LANGUAGES)}")
    response = RedirectResponse(ours(to), 303)
    response.set_cookie(LANGUAGE, code, samesite="strict", httponly=True, max_age=365 * 24 * 3600)
    return response


def _refused(request: Request, error: Exception) -> Response:
    if request.url.path.startswith("/api/") or "application/json" in request.headers.get("accept", ""):
        return on_error(request, error)  # a program asks: beside the interface, or a script of a page
    status = error.status_code if isinstance(error, StarletteHTTPException) else 500
    detail = str(error.detail) if isinstance(error, StarletteHTTPException) else str(error)
    answer = page(request, "error.html", status, status=status, detail=detail)
    answer.headers.update(getattr(error, "headers", None) or {})
    return answer


def _mistyped(request: Request, error: Exception) -> Response:
    found = error.errors() if isinstance(error, RequestValidationError) else []
    said = "; ".join(f"{one['loc'][-1]}: {one['msg']}" for one in found)
    return page(request, "error.html", 422, status=422, detail=said)


def _failed(request: Request, error: Exception) -> Response:
    return page(request, "error.html", 500, status=500, detail=str(error))
