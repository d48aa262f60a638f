"""What stands between a browser and the pages: whose requests are answered, and what a page may do.

Nothing that a report says can run: texts are escaped, and the policy lets a page load scripts, styles and pictures of
this server only, none of them written into the page itself.
"""

from __future__ import annotations

import hmac
import ipaddress
import secrets
from urllib.parse import urlsplit

from fastapi import FastAPI, HTTPException, Request, Response
from fastapi.responses import PlainTextResponse
from starlette.datastructures import MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from sijill.serve.answers import problem

POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; font-src 'self'; connect-src 'self'; "
    "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
HEADERS = {
    "Content-Security-Policy": POLICY,
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
}
TOKEN = "sijill_token"  # noqa: S105 (the name of the cookie, not what it holds)
_CACHED = "no-cache, private"  # asked for anew each time, and kept by the reader's own browser only
_SAFE = frozenset({"GET", "HEAD", "OPTIONS"})


def is_local(host: str) -> bool:
    """Whether a name or an address means this very machine."""
    name = host.strip("[]").partition("%")[0]
    if name.casefold() == "localhost":
        return True
    try:
        return ipaddress.ip_address(name).is_loopback
    except ValueError:
        return False


def stand(app: FastAPI, *, anywhere: bool) -> None:
    """Puts the guard before all pages; `anywhere`: they may be asked for by another name than this machine's own."""
    app.add_middleware(_Guarded, anywhere=anywhere)


class _Guarded:
    """The guard as a layer of the application."""

    def __init__(self, app: ASGIApp, *, anywhere: bool) -> None:
        self._app, self._anywhere = app, anywhere

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Lets a request through, or refuses it; every answer says what a page may do."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        request = Request(scope, receive)

        async def marked(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in HEADERS.items():
                    headers.setdefault(name, value)
                headers.setdefault("Cache-Control", "no-store" if request.method not in _SAFE else _CACHED)
            await send(message)

        answers = refusal(request, anywhere=self._anywhere) or self._app
        await answers(scope, receive, marked)


def refusal(request: Request, *, anywhere: bool) -> Response | None:
    """Why a request is not answered: it came by a foreign name (rebinding), or was sent by a foreign page.

    Where people must sign in, a foreign name gets nothing: the browser's session is that of our own name.
    """
    if not anywhere and not is_local(urlsplit(f"//{request.headers.get('host', '')}").hostname or ""):
        return _refused(request, 421, "sijill serves this machine only: ask for 127.0.0.1 or localhost")
    if request.method in _SAFE:
        return None
    origin = request.headers.get("origin")
    if origin is not None and urlsplit(origin).netloc != request.headers.get("host"):
        return _refused(request, 403, "a page of another site sent this; nothing was done")
    return None


def _refused(request: Request, status: int, why: str) -> Response:
    """A refusal as a page, or for a program as a problem."""
    if request.url.path.startswith("/api/"):
        return problem(status, why)
    return PlainTextResponse(why + "\n", status)


def token(request: Request) -> str:
    """The token that a form must bring back: that of the reader's cookie, or a new one."""
    held = request.cookies.get(TOKEN, "")
    if held:
        return held
    if not hasattr(request.state, "token"):
        request.state.token = secrets.token_urlsafe(24)
    return str(request.state.token)


def keep_token(request: Request, response: Response) -> None:
    """Sets the cookie of a token that was made for this answer."""
    made = getattr(request.state, "token", None)
    if made:
        safe = request.url.scheme == "https"
        response.set_cookie(TOKEN, made, httponly=True, samesite="strict", secure=safe, max_age=365 * 24 * 3600)


def renew_token(request: Request, response: Response) -> None:
    """Gives the browser another token, which no form that it has open brings back."""
    request.state.token = secrets.token_urlsafe(24)
    keep_token(request, response)


def check(request: Request, sent: str) -> None:
    """Refuses a form that does not bring the token back. Raises HTTPException, 403."""
    held = request.cookies.get(TOKEN, "")
    if not held or not hmac.compare_digest(held.encode(), sent.encode()):
        raise HTTPException(
            403, "this form is not one of this browser's, or is too old: go back, reload, send it again"
        )
