"""The application: its pages, its static files, and what a reader sees of an error."""

from __future__ import annotations

from importlib.resources import as_file, files
from urllib.parse import urlsplit

from fastapi import FastAPI, HTTPException, Request, Response
from fastapi.exceptions import RequestValidationError
from fastapi.responses import RedirectResponse
from fastapi.staticfiles import StaticFiles
from starlette.exceptions import HTTPException as StarletteHTTPException

from sijill.errors import SijillError
from sijill.serve import guard
from sijill.serve.answers import on_error
from sijill.serve.api import interface
from sijill.serve.desk import LANGUAGE, Desk, page
from sijill.serve.pages import ROUTERS
from sijill.serve.wording import LANGUAGES
from sijill.store import Register


def application(register: Register, user: str) -> FastAPI:
    """The pages of an open register; `user` signs the judgements that are made in them."""
    app = FastAPI(title="sijill", docs_url=None, redoc_url=None, openapi_url=None)
    app.state.desk = Desk(register, user)
    guard.stand(app)
    with as_file(files("sijill.serve") / "static") as static:
        app.mount("/static", StaticFiles(directory=static), name="static")
    app.get("/language/{code}")(choose)
    app.mount("/api/v1", interface(app.state.desk))
    for router in ROUTERS:
        app.include_router(router, include_in_schema=False)
    app.add_exception_handler(StarletteHTTPException, _refused)
    app.add_exception_handler(RequestValidationError, _mistyped)
    app.add_exception_handler(SijillError, _failed)
    return app


def choose(code: str, to: str = "/") -> Response:
    """Keeps the language that the reader chose, and goes back to a page of ours."""
    if code not in LANGUAGES:
        raise HTTPException(404, f"there is no language {code!r} here; there are: {', '.join(LANGUAGES)}")
    parts = urlsplit(to)
    ours = not parts.scheme and not parts.netloc and to.startswith("/") and not to.startswith(("//", "/\\"))
    response = RedirectResponse(to if ours else "/", 303)
    response.set_cookie(LANGUAGE, code, samesite="strict", httponly=True, max_age=365 * 24 * 3600)
    return response


def _refused(request: Request, error: Exception) -> Response:
    if request.url.path.startswith("/api/"):  # beside the interface: whoever asks there is a program
        return on_error(request, error)
    status = error.status_code if isinstance(error, StarletteHTTPException) else 500
    detail = str(error.detail) if isinstance(error, StarletteHTTPException) else str(error)
    return page(request, "error.html", status, status=status, detail=detail)


def _mistyped(request: Request, error: Exception) -> Response:
    found = error.errors() if isinstance(error, RequestValidationError) else []
    said = "; ".join(f"{one['loc'][-1]}: {one['msg']}" for one in found)
    return page(request, "error.html", 422, status=422, detail=said)


def _failed(request: Request, error: Exception) -> Response:
    return page(request, "error.html", 500, status=500, detail=str(error))
