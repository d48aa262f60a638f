"""Accounts, for admins: who may do what, and the tokens of programs."""

from __future__ import annotations

from collections.abc import Callable
from typing import Annotated

from fastapi import APIRouter, Form, HTTPException, Request
from fastapi.responses import HTMLResponse, RedirectResponse, Response

from sijill.errors import RegisterError
from sijill.serve.access import passwords
from sijill.serve.desk import desk, page
from sijill.serve.guard import check
from sijill.store import ROLES, Accounts

router = APIRouter()
Text = Annotated[str, Form()]


@router.get("/users")
def users(request: Request) -> HTMLResponse:
    """The accounts, and all tokens."""
    with desk(request).register.accounts() as accounts:
        found, tokens = accounts.every(), accounts.tokens()
    return page(request, "users.html", accounts=found, tokens=tokens, roles=ROLES if found else ROLES[-1:])


@router.post("/users")
def add(request: Request, token: Text, name: Text, role: Text, password: Text) -> Response:
    """Makes an account; the first one is an admin's, and from then on one must sign in."""
    check(request, token)
    name = name.strip()

    def made(accounts: Accounts) -> None:
        if role != ROLES[-1] and not accounts.any_open():
            raise RegisterError("the first account must be an admin")
        accounts.add(name, role, passwords.hashed(password, name))

    return _done(request, made, f"{name}: {role}")


@router.post("/users/{name}/role")
def role(request: Request, name: str, token: Text, role: Text) -> Response:
    """Gives an account another role."""
    check(request, token)
    return _done(request, lambda accounts: accounts.set_role(name, role), f"{name}: {role}")


@router.post("/users/{name}/password")
def password(request: Request, name: str, token: Text, password: Text) -> Response:
    """Gives an account another password, and signs it out."""
    check(request, token)
    return _done(request, lambda accounts: accounts.set_password(name, passwords.hashed(password, name)), name)


@router.post("/users/{name}/close")
def close(request: Request, name: str, token: Text) -> Response:
    """Closes an account."""
    check(request, token)
    return _done(request, lambda accounts: accounts.close(name), name)


@router.post("/users/tokens/{id_}/end")
def end(request: Request, id_: str, token: Text) -> Response:
    """Ends a token."""
    check(request, token)
    return _done(request, lambda accounts: accounts.revoke(id_), id_)


def _done(request: Request, change: Callable[[Accounts], object], about: str) -> Response:
    """Changes something in one transaction. Raises HTTPException, 400, saying why it cannot be."""
    try:
        with desk(request).register.accounts(change=True) as accounts:
            change(accounts)
    except RegisterError as error:
        raise HTTPException(400, str(error)) from None
    request.state.about = about
    return RedirectResponse("/users", 303)
