"""People who may use the pages and the interface for programs: accounts, sessions, tokens, and what was done.

Secrets come in as hashes: neither a password nor what a browser or a program holds is ever kept. Times are UTC, in ISO
form, and sort as text.
"""

from __future__ import annotations

import re
from datetime import UTC, datetime
from functools import cache
from typing import Any, NamedTuple

from sqlalchemy import Connection, Row, Select, Table, delete, func, select, update

from sijill.errors import RegisterError
from sijill.store import schema

ROLES = ("reader", "reviewer", "curator", "admin")  # each may do what those before it may
_NAME = re.compile(r"\w[\w.@-]{0,63}")


class Account(NamedTuple):
    """A person: `password` is what Argon2 made of it; `closed_at` is None as long as the account is open."""

    name: str
    role: str
    made_at: str
    closed_at: str | None
    password: str


class Session(NamedTuple):
    """A browser that is signed in, and whose it is."""

    account: Account
    made_at: str
    seen_at: str


class Token(NamedTuple):
    """What a program may be known by; it does what its role and that of its account both may."""

    id: str
    account: str
    label: str
    role: str
    made_at: str
    ends_at: str
    revoked_at: str | None


class Deed(NamedTuple):
    """Who did what to which thing, when, and from which address of the net."""

    at: str
    user: str
    deed: str
    about: str
    address: str | None


def now() -> str:
    """This moment as it is written here."""
    return datetime.now(UTC).isoformat(timespec="milliseconds")


class Accounts:
    """The accounts on a connection that the register opened. What is asked to be changed raises RegisterError."""

    def __init__(self, connection: Connection) -> None:
        self._db = connection

    # --- accounts -----------------------------------------------------------------------------------------------------

    def every(self) -> list[Account]:
        """All accounts, closed ones too, by name."""
        return [_account(row) for row in self._db.execute(select(schema.account).order_by(schema.account.c.name))]

    def any_open(self) -> bool:
        """Whether there is an account that is open."""
        return self._db.execute(_any_open()).first() is not None

    def find(self, name: str) -> Account | None:
        """The account of a name, if it is open."""
        row = self._db.execute(select(schema.account).where(schema.account.c.name == name, _is_open())).first()
        return _account(row) if row else None

    def add(self, name: str, role: str, password: str) -> Account:
        """Makes an account, or opens one that was closed: a name is one person for ever, for it signs judgements."""
        _check(name, role)
        table = schema.account
        old = self._db.execute(select(table).where(table.c.name == name)).first()
        if old and old.closed_at is None:
            raise RegisterError(f"there is an account {name!r} already; give it another role or password, or close it")
        if old:
            self._change(table.c.name == name, role=role, password=password, closed_at=None)
        else:
            self._db.execute(table.insert().values(name=name, role=role, password=password, made_at=now()))
        return self._open(name)

    def set_role(self, name: str, role: str) -> Account:
        """Gives an account another role; it holds from the next request on."""
        _check(name, role)
        if self._open(name).role == "admin" and role != "admin":
            self._keep_an_admin(name)
        self._change(schema.account.c.name == name, role=role)
        return self._open(name)

    def set_password(self, name: str, password: str) -> None:
        """Gives an account another password, and signs it out everywhere."""
        self._open(name)
        self._change(schema.account.c.name == name, password=password)
        self._db.execute(delete(schema.session).where(schema.session.c.account == name))

    def close(self, name: str) -> None:
        """Closes an account: it is signed out everywhere and its tokens end. What it did and decided stays its."""
        if self._open(name).role == "admin":
            self._keep_an_admin(name)
        self._change(schema.account.c.name == name, closed_at=now())
        self._db.execute(delete(schema.session).where(schema.session.c.account == name))
        tokens = schema.api_token
        self._db.execute(
            update(tokens).where(tokens.c.account == name, tokens.c.revoked_at.is_(None)).values(revoked_at=now())
        )

    # --- sessions -----------------------------------------------------------------------------------------------------

    def begin(self, key: str, name: str, *, oldest: str) -> None:
        """Keeps a session by the hash of its secret; those that began before `oldest` are swept out."""
        self._db.execute(delete(schema.session).where(schema.session.c.made_at < oldest))
        at = now()
        self._db.execute(schema.session.insert().values(key=key, account=name, made_at=at, seen_at=at))

    def session(self, key: str) -> Session | None:
        """The session of a hash whose account is open."""
        table = schema.session
        query = select(table.c.made_at, table.c.seen_at, table.c.account).where(table.c.key == key)
        row = self._db.execute(query).first()
        account = self.find(row.account) if row else None
        return Session(account, row.made_at, row.seen_at) if row and account else None

    def see(self, key: str) -> None:
        """Says that a session was used now."""
        self._db.execute(update(schema.session).where(schema.session.c.key == key).values(seen_at=now()))

    def end(self, key: str) -> None:
        """Ends a session."""
        self._db.execute(delete(schema.session).where(schema.session.c.key == key))

    # --- tokens -------------------------------------------------------------------------------------------------------

    def tokens(self, name: str | None = None) -> list[Token]:
        """The tokens of an account, or all, the latest first; ended ones too."""
        table = schema.api_token
        query = select(table).order_by(table.c.made_at.desc(), table.c.id)
        return [_token(row) for row in self._db.execute(query.where(table.c.account == name) if name else query)]

    def add_token(self, token: Token, key: str) -> None:
        """Keeps a token by the hash of its secret. Its role is at most that of its account."""
        account = self._open(token.account)
        _check(token.account, token.role)
        if ROLES.index(token.role) > ROLES.index(account.role):
            raise RegisterError(f"{account.name!r} is a {account.role}: its token cannot be of the role {token.role!r}")
        self._db.execute(schema.api_token.insert().values(key=key, **token._asdict()))

    def token(self, key: str) -> tuple[Token, Account] | None:
        """The token of a hash, with its account, if neither has ended."""
        table = schema.api_token
        row = self._db.execute(select(table).where(table.c.key == key)).first()
        account = self.find(row.account) if row else None
        if row is None or account is None or row.revoked_at is not None or row.ends_at < now():
            return None
        return _token(row), account

    def revoke(self, id_: str, name: str | None = None) -> Token:
        """Ends a token; one of an account, if it is named. Raises RegisterError if there is none that goes on."""
        table = schema.api_token
        found = [one for one in self.tokens(name) if one.id == id_ and one.revoked_at is None]
        if not found:
            raise RegisterError(f"there is no token {id_!r}" + (f" of {name!r}" if name else "") + " that goes on")
        self._db.execute(update(table).where(table.c.id == id_).values(revoked_at=now()))
        return found[0]

    # --- what was done ------------------------------------------------------------------------------------------------

    def did(self, user: str, deed: str, about: str = "", address: str | None = None) -> None:
        """Writes down what was done; it stays."""
        self._db.execute(schema.deed.insert().values(at=now(), user=user, deed=deed, about=about, address=address))

    def deeds(self, *, user: str | None = None, deed: str | None = None, limit: int, offset: int = 0) -> list[Deed]:
        """What was done, the latest first."""
        query = _of(select(schema.deed), user, deed).order_by(schema.deed.c.seq.desc()).limit(limit).offset(offset)
        return [Deed(r.at, r.user, r.deed, r.about, r.address) for r in self._db.execute(query)]

    def deed_count(self, *, user: str | None = None, deed: str | None = None) -> int:
        """How much was done."""
        return int(self._db.execute(_of(select(func.count()).select_from(schema.deed), user, deed)).scalar_one())

    # --- helpers ------------------------------------------------------------------------------------------------------

    def _open(self, name: str) -> Account:
        found = self.find(name)
        if found is None:
            raise RegisterError(f"there is no open account {name!r}; `sijill user list` shows those that there are")
        return found

    def _change(self, which: Any, **values: str | None) -> None:
        self._db.execute(update(schema.account).where(which).values(**values))

    def _keep_an_admin(self, name: str) -> None:
        others = [one for one in self.every() if one.name != name and one.closed_at is None]
        if others and not any(one.role == "admin" for one in others):
            raise RegisterError(f"{name!r} is the last admin: make another one first")


def _check(name: str, role: str) -> None:
    if not _NAME.fullmatch(name):
        raise RegisterError(f"{name!r} is no name of an account: letters, digits and . @ _ -, at most 64")
    if role not in ROLES:
        raise RegisterError(f"there is no role {role!r}; there are: {', '.join(ROLES)}")


@cache
def _any_open() -> Select[Any]:
    return select(schema.account.c.name).where(_is_open()).limit(1)  # put together once: it is asked all the time


def _is_open() -> Any:
    return schema.account.c.closed_at.is_(None)


def _account(row: Row[Any]) -> Account:
    return Account(row.name, row.role, row.made_at, row.closed_at, row.password)


def _token(row: Row[Any]) -> Token:
    return Token(row.id, row.account, row.label, row.role, row.made_at, row.ends_at, row.revoked_at)


def _of(query: Select[Any], user: str | None, deed: str | None) -> Select[Any]:
    table: Table = schema.deed
    query = query.where(table.c.user == user) if user else query
    return query.where(table.c.deed == deed) if deed else query
