"""Dossiers of outlets, from the YAML files beside this one, checked as they are read; the stem of a file is its id.

name, name_ar   how it is called; `name` is what a report's outlet is then
country         ISO 3166-1 alpha-3 of the state in which its owner sits
languages       those it writes in, as ISO 639 codes
ownership       `note`, in a sentence, and the public page that says so (`source`)
domains         hosts of its pages, with the beginning of the path where others share the host (bbc.com/arabic)
credits         short names by which its reports are marked in other papers: (بترا), /وام/
home            true of an agency that names the offices of its own state without the state: وزير الدفاع
date_formats    how it writes the day of a report
days            patterns of the path that hold the day as y, m and d, where `read.address` could not tell
quirks          what a reader of it should know
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from urllib.parse import urlsplit

from sijill.data import Row, read_mapping
from sijill.text import folded

_KEYS = (
    "name", "name_ar", "country", "languages", "ownership", "domains", "credits", "home", "date_formats", "days",
    "quirks",
)  # fmt: skip
_NEEDED = ("name", "name_ar", "country", "languages", "ownership", "domains")
_STATE = re.compile("[A-Z]{3}")
_DOMAIN = re.compile(r"[a-z0-9-]+(?:\.[a-z0-9-]+)+(?:/[a-z0-9-]+)?")
_HEAD = 400  # characters in which a report names its agency
_CREDIT = re.compile(r"[(/\[]\s*([^()/\[\]\n]{2,30}?)\s*[)/\]]")
_BARE = re.compile(r"(?:هـ?|م)\s+(\w{3,6})\s*(?:\n|$)")  # ... 11 يوليو 2020 م واس


@dataclass(frozen=True, slots=True)
class Outlet:
    """What is known of an outlet; empty where nothing is."""

    id: str
    name: str
    name_ar: str
    country: str
    languages: tuple[str, ...]
    ownership: str
    ownership_source: str
    domains: tuple[str, ...]
    credits: tuple[str, ...]
    home: bool
    date_formats: tuple[str, ...]
    days: tuple[re.Pattern[str], ...]
    quirks: tuple[str, ...]


@cache
def outlets() -> tuple[Outlet, ...]:
    """All dossiers, by id. Raises DataError, which names file and line, if one is wrong."""
    folder = files("sijill.sources")
    paths = sorted((p for p in folder.iterdir() if p.name.endswith(".yml")), key=lambda p: p.name)
    return tuple(read_outlet(p.name.removesuffix(".yml"), read_mapping(p, f"sources/{p.name}")) for p in paths)


def read_outlet(id_: str, row: Row) -> Outlet:
    """The outlet of one file. Raises DataError."""
    row.only(_KEYS, _NEEDED)
    ownership = row.row("ownership")
    ownership.only(("note", "source"), ("note", "source"))
    if not _STATE.fullmatch(row.text("country")):
        raise row.error(f"'country' must be three capital letters, not {row['country']!r}", "country")
    if not ownership.text("source").startswith(("http://", "https://")):
        raise ownership.error("'source' must be the address of a public page", "source")
    for domain in row.texts("domains"):
        if not _DOMAIN.fullmatch(domain):
            raise row.error(f"{domain!r} is no domain such as example.org or example.org/ar", "domains")
    return Outlet(
        id=id_,
        name=row.text("name"),
        name_ar=row.text("name_ar"),
        country=row.text("country"),
        languages=row.texts("languages"),
        ownership=ownership.text("note"),
        ownership_source=ownership.text("source"),
        domains=row.texts("domains"),
        credits=row.texts("credits"),
        home=row.flag("home"),
        date_formats=row.texts("date_formats"),
        days=tuple(_pattern(row, p) for p in row.texts("days")),
        quirks=row.texts("quirks"),
    )


def by_address(url: str | None) -> Outlet | None:
    """The outlet to which an address belongs, if its dossier is here.

    >>> by_address("https://www.bbc.com/arabic/a").id, by_address("https://www.bbc.com/news"), by_address(None)
    ('bbc', None, None)
    """
    try:
        parts = urlsplit(url or "")
        host = parts.hostname or ""
    except ValueError:  # an address that is none
        return None
    labels = host.lower().rstrip(".").split(".")
    section = parts.path.split("/")[1:2]
    places = _places(outlets())
    for first in range(len(labels) - 1):
        domain = ".".join(labels[first:])
        found = places.get("/".join([domain, *section])) or places.get(domain)
        if found:
            return found
    return None


def by_credit(text: str) -> Outlet | None:
    """The agency that a report names for its own at its beginning, if it names one alone.

    >>> by_credit("عمان 12 تموز (بترا) - بحث الوزيران التعاون").id
    'petra'
    """
    known = _credits()
    head = text[:_HEAD]
    said = (*_CREDIT.findall(head), *_BARE.findall(head))
    found = {known[name] for one in said if (name := folded(one)) in known}
    return found.pop() if len(found) == 1 else None


def by_name(name: str | None) -> Outlet | None:
    """The outlet of this name, as `Document.outlet` has it."""
    return next((one for one in outlets() if one.name == name), None)


@cache
def _credits() -> dict[str, Outlet]:
    return {folded(credit): outlet for outlet in outlets() for credit in outlet.credits}


@cache
def _places(found: tuple[Outlet, ...]) -> dict[str, Outlet]:
    return {domain: outlet for outlet in found for domain in outlet.domains}


def _pattern(row: Row, said: str) -> re.Pattern[str]:
    try:
        pattern = re.compile(said, re.ASCII)
    except re.error as error:
        raise row.error(f"{said!r} is no pattern: {error}", "days") from None
    if set(pattern.groupindex) != {"y", "m", "d"}:
        raise row.error(f"{said!r} must name its groups y, m and d", "days")
    return pattern
