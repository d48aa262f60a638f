"""Who an actor of a claim is: its names in English and Arabic, and its codes in other lists."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from types import MappingProxyType

from sijill.actors.roster import owner, rows


@dataclass(frozen=True, slots=True)
class Who:
    """A state or an organisation; `cow` is its number in the Correlates of War list of states, where it has one."""

    code: str
    en: str
    ar: str
    state: bool
    iso2: str | None = None
    iso_numeric: int | None = None
    cow: int | None = None


@cache
def who() -> Mapping[str, Who]:
    """All states and organisations of the roster, by code. Raises DataError."""
    found: dict[str, Who] = {}
    folder = files("sijill.actors")
    for row in rows(folder, "organisations.yml"):
        code = row.text("code")
        found.setdefault(code, Who(code, row.text("en"), row.texts("names")[0], state=False))
    for row in rows(folder, "states.yml"):
        code, ar = row.text("code"), row.texts("names")[0]
        others = {name: row.get(name) for name in ("iso2", "iso_numeric", "cow")}
        found[code] = Who(code, row.text("en"), ar, state=True, **others)
    return MappingProxyType(found)


def named(actor: str) -> str:
    """An actor in English: `Azerbaijan` for `AZE`, and its body or firm by the name as written.

    >>> named("AZE"), named("USA:لوكهيد مارتن"), named("الحوثيون")
    ('Azerbaijan', 'United States: لوكهيد مارتن', 'الحوثيون')
    """
    known = who().get(owner(actor))
    if known is None:
        return actor
    body = actor.partition(":")[2]
    return f"{known.en}: {body}" if body else known.en
