"""Persons: the list with its filters, and one with offices over time, what is said, and the words that name him."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query, Request
from fastapi.responses import HTMLResponse, Response

from sijill.persons import Found, Person
from sijill.records import Held
from sijill.serve.desk import desk, missing, page
from sijill.serve.filters import actor
from sijill.serve.named import everyone
from sijill.serve.pictures import as_svg
from sijill.serve.timelines import WIDTH, career
from sijill.text import folded

router = APIRouter()
ROWS = 50
_CLAIMS = 40  # claims that one page of a person shows, those of the latest reports first
_SHORTEST = 5  # letters of an id by which a person is found


@router.get("/persons")
def listing(
    request: Request, party: str = "", name: str = "", page_: Annotated[int, Query(alias="page", ge=1)] = 1
) -> HTMLResponse:
    """The persons whom claims name, of one state and with some words in the name if asked, most sources first."""
    register = desk(request).register
    state, sought = actor(party, register), folded(name).split()
    found = everyone(request)
    kept = [one for one in found.persons if state in (None, one.state) and _has(one, sought)]
    shown = kept[(page_ - 1) * ROWS : page_ * ROWS]
    query = {"party": party.strip(), "name": name.strip()}
    states = sorted({one.state for one in found.persons if one.state})
    return page(
        request, "persons.html", found=shown, total=len(kept), number=page_, rows=ROWS, query=query, states=states
    )


@router.get("/persons/{id_}")
def person(request: Request, id_: str, page_: Annotated[int, Query(alias="page", ge=1)] = 1) -> HTMLResponse:
    """One person: spellings, offices over time, and the claims that name him, those of the latest reports first."""
    register = desk(request).register
    found = everyone(request)
    one = _one(found, id_)
    names = {other.id: other.name for other in found.persons}
    doubts = [(d, d.right if d.left == one.id else d.left) for d in found.doubts if one.id in d[:2]]
    with register.survey() as survey:
        ids = survey.by_report(one.claims)[(page_ - 1) * _CLAIMS : page_ * _CLAIMS]
    with register.looking() as shelf:
        held = {claim.id: claim for claim in shelf.held(ids)}
        entries = {id_: entry for id_ in ids if (entry := shelf.entry_of(id_))}
    shown = [held[id_] for id_ in ids if id_ in held]
    return page(
        request,
        "person.html",
        one=one,
        drawn=career(one.offices),
        size=WIDTH,
        said=[claim for claim in shown if _speaks(one, claim)],
        told=[claim for claim in shown if not _speaks(one, claim)],
        entries=entries,
        doubts=doubts,
        names=names,
        number=page_,
        rows=_CLAIMS,
    )


@router.get("/persons/{id_}/offices.svg")
def offices(request: Request, id_: str) -> Response:
    """The offices over time as a picture by itself."""
    one = _one(everyone(request), id_)
    drawn = career(one.offices)
    if drawn is None:
        raise missing("no dated report names this person in an office")
    return as_svg(request, "pictures/career.svg", f"sijill-{one.id}-offices", drawn=drawn, size=WIDTH)


def _one(found: Found, id_: str) -> Person:
    """The person of an id, or of that of one of the spellings. Raises HTTPException, 404."""
    whose = (
        [one for one in found.persons if any(w.startswith(id_) for w in one.written)] if len(id_) > _SHORTEST else []
    )
    if len(whose) != 1:
        raise missing(f"the register holds no person {id_!r}")
    return whose[0]


def _has(one: Person, sought: list[str]) -> bool:
    return any(all(word in folded(str(name.value)) for word in sought) for name in one.names)


def _speaks(one: Person, claim: Held) -> bool:
    """Whether a claim is a statement of this person, rather than one that names him."""
    said = folded(str(claim.claim.fields.get("speaker") or ""))
    return claim.claim.kind == "statement" and any(folded(str(name.value)) == said for name in one.names)
