"""Passwords, kept as Argon2 makes them, and the secrets that browsers and programs hold."""

from __future__ import annotations

import hashlib
import secrets
import unicodedata
from datetime import UTC, datetime, timedelta
from functools import cache
from threading import BoundedSemaphore

from argon2 import PasswordHasher
from argon2.exceptions import Argon2Error, InvalidHashError

from sijill.errors import RegisterError
from sijill.store import Token

SHORTEST, LONGEST = 12, 256  # characters
DAYS, MOST_DAYS = 90, 366  # how long a token goes on
_SOME = 3  # letters of a name that a password may hold by chance
PREFIX = "sijill_"
_TURNS = BoundedSemaphore(2)  # each hashing takes 64 MB and a tenth of a second


def hashed(password: str, name: str) -> str:
    """A password as it is kept. Raises RegisterError for one that is soon guessed."""
    said = _same(password)
    if not SHORTEST <= len(said) <= LONGEST:
        raise RegisterError(f"a password has {SHORTEST} to {LONGEST} characters; four words that nobody joins will do")
    if (len(name) > _SOME and name.casefold() in said.casefold()) or len(set(said)) < SHORTEST // 2:
        raise RegisterError("a password does not hold the name, and is made of more than a few letters")
    with _TURNS:
        return _hasher().hash(said)


def fits(kept: str | None, password: str) -> bool:
    """Whether a password is the one that was kept; takes as long where there is none to compare with."""
    with _TURNS:
        try:
            _hasher().verify(kept or _nobody(), _same(password)[: LONGEST + 1])
        except (Argon2Error, InvalidHashError):
            return False
    return kept is not None


def secret() -> str:
    """What nobody guesses: 256 bits."""
    return secrets.token_urlsafe(32)


def key(held: str) -> str:
    """The hash by which a secret is kept; it needs no slow one, for it is not guessed."""
    return hashlib.sha256(held.encode()).hexdigest()


def token(account: str, role: str, label: str, days: int) -> tuple[Token, str]:
    """A new token, and what the program must hold: it is shown once and not kept. Raises RegisterError."""
    if not 1 <= days <= MOST_DAYS:
        raise RegisterError(f"a token goes on for 1 to {MOST_DAYS} days, not {days}")
    at = datetime.now(UTC)
    begun, ended = (one.isoformat(timespec="milliseconds") for one in (at, at + timedelta(days=days)))
    return Token(secrets.token_hex(4), account, label.strip()[:200], role, begun, ended, None), PREFIX + secret()


def _same(password: str) -> str:
    """One spelling of what may be typed in several, such as Arabic letters with marks."""
    return unicodedata.normalize("NFKC", password)


@cache
def _hasher() -> PasswordHasher:
    return PasswordHasher()


@cache
def _nobody() -> str:
    return _hasher().hash(secret())
