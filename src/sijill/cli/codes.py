"""Codes that a person typed: checked against the codebook and the roster, with the nearest ones if there is none.

What is none raises `typer.BadParameter`, and so ends in exit code 2.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from difflib import get_close_matches
from typing import TYPE_CHECKING

import typer

from sijill.cli.tables import KINDS
from sijill.edtf import days

if TYPE_CHECKING:
    from sijill.store import Register

REPORTS = "reports"
PERSON, BODY = "person", "body"
NAMED = (PERSON, BODY)  # what is listed by its names


def kind(typed: str) -> str:
    """One of the seven kinds, `person`, `body` or `reports`; a plural is taken for its kind."""
    low = typed.lower()
    if found := {PERSON: PERSON, f"{PERSON}s": PERSON, BODY: BODY, "bodies": BODY}.get(low):
        return found
    for known in KINDS:
        if low in (known, f"{known}s", "crises" if known == "crisis" else known):
            return known
    return REPORTS if low in (REPORTS, "report") else _known(low, (*KINDS, *NAMED, REPORTS), "kind")


def entry_kind(typed: str) -> str:
    """One of the seven kinds, `person` or `body`: what entries are of."""
    found = kind(typed)
    return _known(found, (*KINDS, *NAMED), "kind of entry")


def area(typed: str | None) -> str | None:
    """A code of the list of areas."""
    return typed and _known(typed, _list("area"), "area")


def stage(typed: str | None) -> str | None:
    """A code of the stages of agreements or of the steps of transfers."""
    return typed and _known(typed, (*_list("stage"), *_list("transfer_step")), "stage")


def day(typed: str | None) -> str | None:
    """A date as EDTF writes it."""
    if typed:
        try:
            days(typed)
        except ValueError as error:
            raise typer.BadParameter(str(error)) from None
    return typed


def whole_day(typed: str | None) -> str | None:
    """A day as 2020-07-12."""
    if typed:
        try:
            date.fromisoformat(typed)
        except ValueError:
            raise typer.BadParameter(f"{typed!r} is no day; a day is written 2020-07-12") from None
    return typed


def party(typed: str | None, register: Register) -> str | None:
    """An actor that the register holds or the roster knows, in any case of letters."""
    if not typed:
        return None
    held = register.actors()
    owner, colon, name = typed.partition(":")
    for code in (owner, owner.upper()):
        if code in held:
            return code + colon + name
    from sijill.actors import names  # the roster is large: it is asked only about actors of whom nothing is held

    roster = {n.code for n in names() if n.code}
    return _known(owner if owner in roster else owner.upper(), {*held, *roster}, "party") + colon + name


def _list(name: str) -> tuple[str, ...]:
    from sijill.codebook import load

    return tuple(load().lists[name].codes)


def _known(typed: str, known: Iterable[str], what: str) -> str:
    codes = list(known)
    if typed in codes:
        return typed
    near = get_close_matches(typed, codes, n=4, cutoff=0.5)
    if near:
        raise typer.BadParameter(f"there is no {what} {typed!r}; did you mean {' or '.join(near)}?")
    few = 30
    shown = f"; there are: {', '.join(codes)}" if len(codes) <= few else ""
    raise typer.BadParameter(f"there is no {what} {typed!r}{shown or '; a party is a code such as TUR, NATO or USA'}")
