"""Dossiers: all that the register holds of an actor, and of two together."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse

from sijill.actors import who
from sijill.codebook import load
from sijill.entry import Entry
from sijill.serve.desk import desk, missing, page
from sijill.store import Pair, Register, Shelf, Sought
from sijill.upkeep import bring

router = APIRouter()
_SHOWN = 15  # entries of a kind in a dossier; the list has all


@router.get("/countries")
def countries(request: Request) -> HTMLResponse:
    """The actors of the register, those of most entries first."""
    register = desk(request).register
    bring(register)
    with register.survey() as survey:
        found = survey.actors()
    return page(request, "countries.html", found=found)


@router.get("/countries/{code:path}")  # a firm may have a stroke in its name
def country(request: Request, code: str) -> HTMLResponse:
    """The dossier of one actor: with whom it stands in what, and its entries."""
    register = desk(request).register
    bring(register)
    with register.survey() as survey:
        counts, pairs = survey.kinds(code), survey.pairs(tuple(load().kinds), code)
    if not counts and code not in who():
        raise missing(f"the register holds nothing of {code!r}")
    sections = _sections(register, code, None, {one.kind: one.entries for one in counts})
    partners = by_partner(pairs)
    return page(request, "country.html", code=code, counts=counts, partners=partners, sections=sections)


@router.get("/pairs/{a}/{b}")
def pair(request: Request, a: str, b: str) -> HTMLResponse:
    """The dossier of two actors: the entries that both stand in."""
    register = desk(request).register
    return page(request, "pair.html", a=a, b=b, sections=_sections(register, a, b))


def by_partner(pairs: list[Pair]) -> dict[str, dict[str, int]]:
    """Of each other actor, the number of entries by kind; those of most entries first."""
    found: defaultdict[str, dict[str, int]] = defaultdict(dict)
    for one in pairs:
        found[one.b][one.kind] = one.entries
    return dict(sorted(found.items(), key=lambda item: (-sum(item[1].values()), item[0])))


def _sections(
    register: Register, party: str, other: str | None, counts: Mapping[str, int] | None = None
) -> list[tuple[str, int, list[Entry]]]:
    """Of each kind that there is, how many entries and the first of them; `counts` if they are known."""
    bring(register)
    with register.looking() as shelf:
        found = [_section(shelf, Sought(kind, party, other), counts) for kind in load().kinds]
    return [section for section in found if section[1]]


def _section(shelf: Shelf, sought: Sought, counts: Mapping[str, int] | None) -> tuple[str, int, list[Entry]]:
    if counts is not None and sought.kind not in counts:
        return sought.kind, 0, []
    shown = list(shelf.entries(sought, limit=_SHOWN))
    if len(shown) < _SHOWN:
        return sought.kind, len(shown), shown
    return sought.kind, shelf.count(sought) if counts is None else counts[sought.kind], shown
