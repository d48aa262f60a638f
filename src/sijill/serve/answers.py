"""How everything is answered: JSON with an ETag, or a problem in the form of RFC 9457."""

from __future__ import annotations

import hashlib
import json
from typing import Any

from fastapi import Request, Response
from fastapi.exceptions import RequestValidationError
from starlette.exceptions import HTTPException as StarletteHTTPException

from sijill.errors import SijillError

PROBLEM = "application/problem+json"
ATOM = "application/atom+xml"
_TITLES = {
    400: "Bad request",
    401: "Unauthorised",
    403: "Forbidden",
    404: "Not found",
    405: "Method not allowed",
    413: "Too much",
    421: "Misdirected",
    422: "Unprocessable",
    429: "Too many requests",
    500: "Failed",
}


def answer(request: Request, said: Any) -> Response:
    """JSON with an ETag; 304 where the one who asks has it already."""
    return packed(request, dumped(said))


def packed(request: Request, body: bytes, form: str = "application/json") -> Response:
    """The same, of JSON or something else that is written already."""
    tag = f'W/"{hashlib.sha256(body).hexdigest()[:32]}"'  # weak: packed or not, it says the same
    held = {one.strip() for one in request.headers.get("if-none-match", "").split(",")}
    if held & {tag, tag.removeprefix("W/"), "*"}:
        return Response(status_code=304, headers={"ETag": tag})
    return Response(body, media_type=form, headers={"ETag": tag})


def dumped(said: Any) -> bytes:
    """What is said, as JSON; half a character, which UTF-8 cannot hold, becomes a question mark."""
    return json.dumps(said, ensure_ascii=False).encode("utf-8", "replace")


def problem(status: int, detail: str, headers: Any = None) -> Response:
    """What went wrong, and the way out."""
    said = {"type": "about:blank", "title": _TITLES.get(status, "Error"), "status": status, "detail": detail}
    return Response(dumped(said), status, media_type=PROBLEM, headers=headers)


def on_error(_: Request, error: Exception) -> Response:
    """An error as a problem."""
    if isinstance(error, StarletteHTTPException):
        return problem(error.status_code, str(error.detail), error.headers)
    if isinstance(error, RequestValidationError):
        return problem(422, "; ".join(f"{one['loc'][-1]}: {one['msg']}" for one in error.errors()))
    if isinstance(error, SijillError):
        return problem(500, str(error))
    return problem(500, "the program failed on this; what it was doing stands in its log: please report it")
