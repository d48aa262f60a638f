"""What a list is asked for in its address, checked: kind, parties, area, stage, outlet, reality, dates, days."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from typing import NamedTuple, Self

from fastapi import HTTPException

from sijill.actors import who
from sijill.codebook import load
from sijill.edtf import days
from sijill.records import VERDICTS
from sijill.store import Register, Sought


class Filters(NamedTuple):
    """The filters of a list, as they stand in the address."""

    party: str = ""
    other: str = ""
    area: str = ""
    stage: str = ""
    outlet: str = ""
    reality: str = ""
    since: str = ""
    until: str = ""
    known: str = ""
    stood: str = ""
    conflicts: str = ""
    verdict: str = ""
    alone: str = ""
    metric: str = ""

    @classmethod
    def of(cls, query: Mapping[str, str]) -> Self:
        """The filters of an address; what is no filter is passed over."""
        return cls(**{name: query[name].strip() for name in cls._fields if name in query})

    def said(self) -> dict[str, str]:
        """Those that say something, for an address."""
        return {name: value for name, value in self._asdict().items() if value}

    def sought(self, kind: str, register: Register) -> Sought:
        """What the register is asked for, `kind` empty for any. Raises HTTPException, 400, naming what cannot be."""
        lists, kinds = load().lists, load().kinds
        fields = (f for one in kinds.values() if kind in ("", one.name) for f in one.fields.values())
        stages = [f.list for f in fields if f.type == "steps"]
        return Sought(
            kind,
            actor(self.party, register),
            actor(self.other, register),
            _code(self.area, lists["area"].codes, "area"),
            _code(self.stage, [code for name in stages for code in lists[str(name)].codes], "stage"),
            bool(self.conflicts),
            self.outlet or None,
            _code(self.reality, lists["reality"].codes, "reality"),
            _date(self.since),
            _date(self.until),
            _code(self.metric, lists["metric"].codes, "metric"),
            bool(self.alone and self.outlet),
            _code(self.verdict, VERDICTS, "verdict"),
        )

    def day(self, name: str) -> date | None:
        """The day of `known` or `stood`, if there is one. Raises HTTPException, 400."""
        typed = str(getattr(self, name))
        try:
            return date.fromisoformat(typed) if typed else None
        except ValueError:
            raise HTTPException(400, f"{typed!r} is no day; a day is written 2020-07-12") from None


def actor(typed: str, register: Register) -> str | None:
    """The code of an actor that was typed: its code in any case, or its name in either language."""
    wanted = typed.strip()
    if not wanted:
        return None
    owner, colon, name = wanted.partition(":")
    known = who()
    if owner.upper() in known:
        return owner.upper() + colon + name
    for code, title in known.items():
        if wanted.casefold() in (title.en.casefold(), title.ar):
            return code
    if owner in register.actors():
        return wanted
    raise HTTPException(400, f"there is no party {typed!r}; a party is a code such as TUR or NATO, or a name as listed")


def kind_of(typed: str) -> str:
    """One of the seven kinds. Raises HTTPException, 404."""
    if typed not in load().kinds:
        raise HTTPException(404, f"there is no kind {typed!r}; there are: {', '.join(load().kinds)}")
    return typed


def _code(typed: str, known: Iterable[str], what: str) -> str | None:
    codes = list(known)
    if typed and typed not in codes:
        raise HTTPException(400, f"there is no {what} {typed!r}; there are: {', '.join(codes) or 'none of this kind'}")
    return typed or None


def _date(typed: str) -> str | None:
    try:
        return typed if typed and days(typed) else None
    except ValueError as error:
        raise HTTPException(400, str(error)) from None
