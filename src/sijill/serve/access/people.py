"""Who asks: the person that a request comes from, by the session of a browser or the token of a program."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import NamedTuple

from fastapi import Request, Response

from sijill.serve import guard
from sijill.serve.access import passwords
from sijill.serve.access.rights import ANYONE
from sijill.store import ROLES, Register

SESSION = "sijill_session"
IDLE, WHOLE = timedelta(hours=12), timedelta(days=14)  # after so long without a request, and at the latest, it ends
_SEEN = timedelta(minutes=5)  # a session is said to be used no more often than this


class Person(NamedTuple):
    """Who asks: the name that signs what is decided, a role, and the token if it is a program."""

    name: str
    role: str
    token: str | None = None

    def may(self, role: str) -> bool:
        """Whether this person may do what a role may."""
        return role == ANYONE or ROLES.index(self.role) >= ROLES.index(role)


def person(request: Request) -> Person | None:
    """Who a request comes from; None for one who has not signed in."""
    found = getattr(request.state, "person", None)
    return found if isinstance(found, Person) else None


def by_token(register: Register, held: str) -> Person | None:
    """The person of a program's token; it may do what both the token and its account may."""
    with register.accounts() as accounts:
        found = accounts.token(passwords.key(held))
    if found is None:
        return None
    token, account = found
    return Person(account.name, min(token.role, account.role, key=ROLES.index), token.id)


def by_session(register: Register, held: str) -> Person | None:
    """The person of a browser's session, if it has not ended."""
    key, at = passwords.key(held), datetime.now(UTC)
    with register.accounts() as accounts:
        found = accounts.session(key)
    if found is None or _since(found.made_at, at) > WHOLE or _since(found.seen_at, at) > IDLE:
        return None
    if _since(found.seen_at, at) > _SEEN:
        with register.accounts(change=True) as accounts:
            accounts.see(key)
    return Person(found.account.name, found.account.role)


def sign_in(request: Request, response: Response, register: Register, name: str) -> None:
    """Begins a session under a new secret, ends the one that the browser held, and gives it another form token."""
    held, oldest = passwords.secret(), datetime.now(UTC) - WHOLE
    with register.accounts(change=True) as accounts:
        accounts.end(passwords.key(request.cookies.get(SESSION, "")))
        accounts.begin(passwords.key(held), name, oldest=oldest.isoformat(timespec="milliseconds"))
    safe = request.url.scheme == "https"
    response.set_cookie(SESSION, held, httponly=True, samesite="lax", secure=safe, max_age=int(WHOLE.total_seconds()))
    guard.renew_token(request, response)


def sign_out(request: Request, response: Response, register: Register) -> None:
    """Ends the session of a browser."""
    with register.accounts(change=True) as accounts:
        accounts.end(passwords.key(request.cookies.get(SESSION, "")))
    response.delete_cookie(SESSION, httponly=True, samesite="lax")
    guard.renew_token(request, response)


def _since(written: str, at: datetime) -> timedelta:
    return at - datetime.fromisoformat(written)
