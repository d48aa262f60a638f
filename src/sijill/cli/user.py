"""`sijill user`: who may use the pages, with which rights, and the tokens of programs."""

from __future__ import annotations

import getpass
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Annotated, Any

import typer
from rich.table import Table

from sijill.cli.common import AsJson, Place, console, line, note, told
from sijill.cli.rtl import Cell
from sijill.errors import RegisterError, SijillError

if TYPE_CHECKING:
    from sijill.store import Account, Accounts, Token

_ROLES = "reader, reviewer (judges too), curator (adds reports too) or admin (accounts too)"

Name = Annotated[str, typer.Argument(metavar="NAME", help="The name of the account.")]
Role = Annotated[str, typer.Option(help=f"What the account may do: {_ROLES}.")]
NewRole = Annotated[str, typer.Argument(metavar="ROLE", help=f"What the account may do from now on: {_ROLES}.")]
TokenRole = Annotated[str, typer.Option("--role", help="What the token may do; no more than its account.")]
Days = Annotated[int, typer.Option(min=1, max=366, help="After how many days the token ends.")]
Label = Annotated[str, typer.Option(help="What the token is for, in words.")]
TokenId = Annotated[str, typer.Argument(metavar="ID", help="The id of the token, as `sijill user tokens` shows it.")]

family = typer.Typer(no_args_is_help=True, help="Say who may use the pages of `sijill serve`, and with which rights.")


def register(app: typer.Typer) -> None:
    """Puts the commands into the program."""
    app.add_typer(family, name="user")


@family.command("add")
def add(name: Name, role: Role = "reader", register: Place = "sijill.db", as_json: AsJson = False) -> None:
    """Make an account, or open one again that was closed; its password is asked for, or read from standard input.

    The first account must be an admin; from then on the pages of `sijill serve` ask who one is.
    """
    kept = _password(name)
    with _accounts(register, create=True) as found:
        made = found.add(name, role, kept)
        if not any(one.role == "admin" and one.closed_at is None for one in found.every()):
            raise RegisterError("the first account must be an admin: add --role admin")
        found.did(getpass.getuser(), "account_made", f"{name}: {role}")
    told(f"{name} may use {register} as {role}", _facts(made), as_json=as_json)


@family.command("list")
def every(register: Place = "sijill.db", as_json: AsJson = False) -> None:
    """List the accounts, closed ones too."""
    with _accounts(register) as found:
        accounts = found.every()
    if as_json:
        for one in accounts:
            sys.stdout.write(line(_facts(one)) + "\n")
        return
    table = Table("name", "role", "since", "closed")
    for one in accounts:
        table.add_row(*map(Cell, (one.name, one.role, one.made_at[:10], (one.closed_at or "–")[:10])))
    console().print(table if accounts else "no accounts: the pages are for one person on this machine")


@family.command("role")
def role(name: Name, role: NewRole, register: Place = "sijill.db", as_json: AsJson = False) -> None:
    """Give an account another role; it holds from its next request on."""
    with _accounts(register) as found:
        made = found.set_role(name, role)
        found.did(getpass.getuser(), "role_given", f"{name}: {role}")
    told(f"{name} is a {role}", _facts(made), as_json=as_json)


@family.command("password")
def password(name: Name, register: Place = "sijill.db", as_json: AsJson = False) -> None:
    """Give an account another password, and sign it out everywhere."""
    kept = _password(name)
    with _accounts(register) as found:
        found.set_password(name, kept)
        found.did(getpass.getuser(), "password_given", name)
    told(f"{name} has another password, and is signed out", {"name": name}, as_json=as_json)


@family.command("remove")
def remove(name: Name, register: Place = "sijill.db", as_json: AsJson = False) -> None:
    """Close an account: it is signed out, its tokens end, and what it did and decided stays under its name."""
    with _accounts(register) as found:
        found.close(name)
        found.did(getpass.getuser(), "account_closed", name)
        left = found.any_open()
    alone = "" if left else "; no account is left, and the pages are for one person on this machine again"
    told(f"{name} is closed{alone}", {"name": name, "closed": True}, as_json=as_json)


@family.command("token")
def token(
    name: Name,
    role: TokenRole = "reader",
    days: Days = 90,
    label: Label = "",
    register: Place = "sijill.db",
    as_json: AsJson = False,
) -> None:
    """Make a token by which a program may ask the interface under `/api/v1`; it is shown once, and never again.

    The program sends it with each request, as `Authorization: Bearer TOKEN`.
    """
    passwords = _passwords()
    made, held = passwords.token(name, role, label, days)
    with _accounts(register) as found:
        found.add_token(made, passwords.key(held))
        found.did(getpass.getuser(), "token_made", f"{made.id} of {name}: {role}")
    if as_json:
        sys.stdout.write(line(made._asdict() | {"token": held}) + "\n")
        return
    sys.stdout.write(held + "\n")
    note(f"this is the token {made.id} of {name}, until {made.ends_at[:10]}; keep it: it is not shown again")


@family.command("tokens")
def tokens(register: Place = "sijill.db", as_json: AsJson = False) -> None:
    """List the tokens, ended ones too, without what they are known by."""
    with _accounts(register) as found:
        made = found.tokens()
    if as_json:
        for one in made:
            sys.stdout.write(line(one._asdict()) + "\n")
        return
    table = Table("id", "account", "role", "for", "until", "ended")
    for one in made:
        table.add_row(*map(Cell, _row(one)))
    console().print(table if made else "no tokens")


@family.command("revoke")
def revoke(id_: TokenId, register: Place = "sijill.db", as_json: AsJson = False) -> None:
    """End a token now."""
    with _accounts(register) as found:
        ended = found.revoke(id_)
        found.did(getpass.getuser(), "token_ended", f"{id_} of {ended.account}")
    told(f"the token {id_} of {ended.account} is ended", {"id": id_, "account": ended.account}, as_json=as_json)


def _row(one: Token) -> tuple[str, ...]:
    return one.id, one.account, one.role, one.label or "–", one.ends_at[:10], (one.revoked_at or "–")[:10]


def _facts(one: Account) -> dict[str, Any]:
    return {name: value for name, value in one._asdict().items() if name != "password"}


@contextmanager
def _accounts(place: str, *, create: bool = False) -> Iterator[Accounts]:
    from sijill.store import Register

    with Register.open(place, create=create) as opened, opened.accounts(change=True) as found:
        yield found


def _password(name: str) -> str:
    """The password as it is kept: asked for twice, or the first line of standard input where nobody can be asked."""
    passwords = _passwords()
    if sys.stdin.isatty():
        typed = str(typer.prompt(f"Password of {name}", hide_input=True, confirmation_prompt=True))
    else:
        typed = sys.stdin.readline().rstrip("\r\n")
    kept: str = passwords.hashed(typed, name)
    return kept


def _passwords() -> Any:
    try:
        from sijill.serve.access import passwords
    except ImportError as error:
        way_out = "install it with: pip install 'sijill[web]'"
        raise SijillError(f"accounts need the library {error.name}; {way_out}") from None
    return passwords
