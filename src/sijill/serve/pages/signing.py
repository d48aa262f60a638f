"""Signing in and out, and what people may do with their own account: another password, tokens for programs."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Form, HTTPException, Request
from fastapi.responses import HTMLResponse, RedirectResponse, Response

from sijill.errors import RegisterError
from sijill.serve.access import passwords, people
from sijill.serve.access.limits import Limit
from sijill.serve.desk import desk, ours, page, words
from sijill.serve.guard import check
from sijill.store import ROLES, Register, Token

router = APIRouter()
_QUARTER = 15 * 60
_TRIES = (
    (5, "one name from one address"),
    (25, "one address"),
    (100, "one name"),
)  # wrong ones in a quarter of an hour
Text = Annotated[str, Form()]


def _wait(request: Request, seconds: int) -> HTTPException:
    said = words(request)
    told = said("Too many tries: wait %(n)s seconds.") % {"n": seconds}
    return HTTPException(429, told, {"Retry-After": str(seconds)})


@router.get("/sign-in")
def form(request: Request, to: str = "/") -> Response:
    """The form."""
    return page(request, "sign_in.html", to=ours(to), wrong=False, name="")


@router.post("/sign-in")
def sign_in(request: Request, token: Text, name: Text, password: Text, to: Text = "/") -> Response:
    """Begins a session. A wrong name and a wrong password are told alike, and take as long."""
    check(request, token)
    register, address = desk(request).register, request.client.host if request.client else ""
    name, limits = name.strip(), _limits(request)
    keys = f"{name} {address}", address, name
    if wait := max(limit.wait(key) for limit, key in zip(limits, keys, strict=True)):
        _did(register, "sign_in_slowed", name, address)
        raise _wait(request, wait)
    with register.accounts() as accounts:
        account = accounts.find(name)
    if not passwords.fits(account.password if account else None, password) or account is None:
        for limit, key in zip(limits, keys, strict=True):
            limit.count(key)
        _did(register, "sign_in_refused", name if account else "", address)
        return page(request, "sign_in.html", 401, to=ours(to), wrong=True, name=name)
    limits[0].forget(keys[0])
    response = RedirectResponse(ours(to), 303)
    people.sign_in(request, response, register, account.name)
    _did(register, "signed_in", account.name, address)
    return response


@router.post("/sign-out")
def sign_out(request: Request, token: Text) -> Response:
    """Ends the session."""
    check(request, token)
    response = RedirectResponse("/sign-in", 303)
    people.sign_out(request, response, desk(request).register)
    return response


@router.get("/account")
def account(request: Request) -> HTMLResponse:
    """The account of the person who asks."""
    return _page(request)


@router.post("/account/password")
def password(request: Request, token: Text, old: Text, new: Text) -> Response:
    """Another password; the person stays signed in here, and is signed out everywhere else."""
    check(request, token)
    register, name = desk(request).register, _name(request)
    limit = _limits(request)[2]
    if wait := limit.wait(name):
        raise _wait(request, wait)
    with register.accounts() as accounts:
        found = accounts.find(name)
    if not passwords.fits(found.password if found else None, old):
        limit.count(name)
        raise HTTPException(403, "the old password is another one; nothing was changed")
    try:
        kept = passwords.hashed(new, name)
    except RegisterError as error:
        raise HTTPException(400, str(error)) from None
    with register.accounts(change=True) as accounts:
        accounts.set_password(name, kept)
    response = RedirectResponse("/account", 303)
    people.sign_in(request, response, register, name)
    request.state.about = name
    return response


@router.post("/account/tokens")
def make(request: Request, token: Text, role: Text, days: Annotated[int, Form()], label: Text = "") -> HTMLResponse:
    """A token, shown this once."""
    check(request, token)
    register, name = desk(request).register, _name(request)
    try:
        made, held = passwords.token(name, role, label, days)
        with register.accounts(change=True) as accounts:
            accounts.add_token(made, passwords.key(held))
    except RegisterError as error:
        raise HTTPException(400, str(error)) from None
    request.state.about = f"{made.id} of {name}: {role}"
    return _page(request, made, held)


@router.post("/account/tokens/{id_}/end")
def end(request: Request, id_: str, token: Text) -> Response:
    """Ends a token of one's own."""
    check(request, token)
    name = _name(request)
    try:
        with desk(request).register.accounts(change=True) as accounts:
            accounts.revoke(id_, name)
    except RegisterError as error:
        raise HTTPException(404, str(error)) from None
    request.state.about = f"{id_} of {name}"
    return RedirectResponse("/account", 303)


def _page(request: Request, made: Token | None = None, held: str | None = None) -> HTMLResponse:
    name = _name(request)
    with desk(request).register.accounts() as accounts:
        found, tokens = accounts.find(name), accounts.tokens(name)
    assert found is not None  # noqa: S101 (the gate let its owner in)
    roles = ROLES[: ROLES.index(found.role) + 1]
    days = passwords.DAYS, passwords.MOST_DAYS
    return page(request, "account.html", account=found, tokens=tokens, roles=roles, days=days, made=made, held=held)


def _name(request: Request) -> str:
    """The name of the account that asks. Raises HTTPException, 404, where there are none."""
    asked = people.person(request)
    if asked is None or not request.state.shut:
        raise HTTPException(404, "there are no accounts: one person on this machine may do everything")
    return asked.name


def _limits(request: Request) -> tuple[Limit, ...]:
    """How often may be tried to sign in: one count for the whole application."""
    state = request.app.state
    if not hasattr(state, "tries"):
        state.tries = tuple(state.limit(most, _QUARTER, whose) for most, whose in _TRIES)
    found: tuple[Limit, ...] = state.tries
    return found


def _did(register: Register, deed: str, name: str, address: str) -> None:
    with register.accounts(change=True) as accounts:
        accounts.did(name, deed, "", address)
