"""The gate before all pages: who asks, whether they may, how often, and what is written down of what they did."""

from __future__ import annotations

from urllib.parse import urlencode

from fastapi import FastAPI, Request, Response
from fastapi.responses import RedirectResponse
from starlette.concurrency import run_in_threadpool
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from sijill.serve.access.limits import Limit
from sijill.serve.access.people import SESSION, Person, by_session, by_token, person
from sijill.serve.access.rights import Right, Rights
from sijill.serve.answers import problem
from sijill.serve.desk import Desk, page

API = "/api/"
PER_MINUTE = 600  # questions of a program, by its token or its address, where there are accounts
_SAFE = frozenset({"GET", "HEAD"})


class Gate:
    """The gate of one application. Once a register has an account, it stays shut to those who have not signed in."""

    def __init__(self, held: Desk, rights: Rights, limit: Limit, *, accounts: bool, rate: int | None) -> None:
        self._held, self._rights, self.shut, self._rate = held, rights, accounts, rate
        self._limit = limit

    def enter(self, request: Request) -> Response | None:
        """Finds out who asks, and answers those who may not."""
        right = self._rights.of(request.method, request.url.path)
        request.state.right, request.state.person = right, self._who(request)
        return self._slowed(request) or _refusal(request, right)

    def leave(self, request: Request) -> None:
        """Writes down what was done."""
        right, about = request.state.right, getattr(request.state, "about", "")
        asked, address = person(request), request.client.host if request.client else None
        with self._held.register.accounts(change=True) as accounts:
            accounts.did(asked.name if asked else "", right.deed, about, address)

    def _who(self, request: Request) -> Person | None:
        register = self._held.register
        if not self.shut:
            with register.accounts() as accounts:
                self.shut = accounts.any_open()
        request.state.shut = self.shut
        if not self.shut:
            return Person(self._held.user, "admin")
        kind, _, held = request.headers.get("authorization", "").partition(" ")
        if request.url.path.startswith(API) and kind:
            return by_token(register, held.strip()) if kind.casefold() == "bearer" else None
        return by_session(register, held) if (held := request.cookies.get(SESSION, "")) else None

    def _slowed(self, request: Request) -> Response | None:
        """Too many questions of one token, or of one address where there is none."""
        if not self.shut or not request.url.path.startswith(API):
            return None
        asked = person(request)
        wait = self._limit.count(_key(request, asked))
        if not wait:
            return None
        said = f"more than {self._rate} questions in a minute; ask again in {wait} s"
        return problem(429, said, {"Retry-After": str(wait)})


def stand(app: FastAPI, held: Desk, *, accounts: bool, rate: int | None) -> None:
    """Puts the gate before all routes that the application has by now. Raises DataError for one without a right."""
    gate = Gate(held, Rights(app), app.state.limit(rate, 60, "questions"), accounts=accounts, rate=rate)

    app.add_middleware(_Gated, gate=gate)


class _Gated:
    """The gate as a layer of the application: what was done is written down before the answer goes out."""

    def __init__(self, app: ASGIApp, gate: Gate) -> None:
        self._app, self._gate = app, gate

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Lets a request through, or answers it."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        request = Request(scope, receive)
        response = await run_in_threadpool(self._gate.enter, request)
        if response is not None:
            await response(scope, receive, send)
            return

        async def noted(message: Message) -> None:
            done = message["type"] == "http.response.start" and message["status"] < 400  # noqa: PLR2004 (from where on HTTP says no)
            if done and request.state.right.deed:
                await run_in_threadpool(self._gate.leave, request)
            await send(message)

        await self._app(scope, receive, noted)


def _key(request: Request, asked: Person | None) -> str:
    if asked and asked.token:
        return f"token {asked.token}"
    return f"address {request.client.host if request.client else ''}"


def _refusal(request: Request, right: Right) -> Response | None:
    asked = person(request)
    if right.role == "anyone" or (asked and asked.may(right.role)):
        return None
    path = request.url.path
    if asked:
        said = f"{asked.name} is a {asked.role}; this takes a {right.role}"
        return problem(403, said) if path.startswith(API) else page(request, "error.html", 403, status=403, detail=said)
    if path.startswith(API):
        said = "no token that is known: send `Authorization: Bearer TOKEN`; `sijill user token NAME` makes one"
        return problem(401, said, {"WWW-Authenticate": "Bearer"})
    if request.method in _SAFE:
        to = path + (f"?{request.url.query}" if request.url.query else "")
        return RedirectResponse("/sign-in?" + urlencode({"to": to}) if to != "/" else "/sign-in", 303)
    said = "you are not signed in any more: sign in, go back, and send it again"
    return page(request, "error.html", 401, status=401, detail=said)
