"""Search in what reports say, in any spelling, with the passages and what rests on them; and by id."""

from __future__ import annotations

import re
from typing import Annotated, NamedTuple

from fastapi import APIRouter, Query, Request
from fastapi.responses import RedirectResponse, Response

from sijill.entries import find
from sijill.errors import RegisterError
from sijill.serve.desk import desk, page
from sijill.serve.pages.reports import address
from sijill.store import Hit, Register
from sijill.upkeep import bring

router = APIRouter()
ROWS = 20
_AROUND = 90  # characters on either side of what is found
_PASSAGES = 3  # of one report
_ID = re.compile("R?[0-9a-f]{8,64}")


class Passage(NamedTuple):
    """Some of a report's text, and what was found in it as half-open spans of the passage."""

    text: str
    spans: tuple[tuple[int, int], ...]


class Found(NamedTuple):
    """A report that was found, its passages, and the entries of the claims that rest on them."""

    hit: Hit
    passages: tuple[Passage, ...]
    entries: tuple[tuple[str, str], ...]


@router.get("/search")
def search(request: Request, q: str = "", page_: Annotated[int, Query(alias="page", ge=1)] = 1) -> Response:
    """The reports that have all the words; an id leads straight to what it is of."""
    register, query = desk(request).register, q.strip()
    if _ID.fullmatch(query) and (place := by_id(register, query)):
        return RedirectResponse(place, 303)
    bring(register)
    hits = register.search(query, limit=ROWS + 1, offset=(page_ - 1) * ROWS) if query else []
    found = [_found(register, hit) for hit in hits[:ROWS]]
    return page(request, "search.html", asked=query, found=found, number=page_, more=len(hits) > ROWS)


def by_id(register: Register, id_: str) -> str | None:
    """The address of the entry, claim or report of an id, or of the beginning of one."""
    with register.survey() as survey:
        if report := survey.report(id_):
            return address(report)
    try:
        if id_.startswith("R"):
            return f"/entry/{find(register, id_).entry.id}"
        held = register.claim(id_)
    except RegisterError:
        return None
    return address(held.report, held)


def passages(hit: Hit) -> tuple[Passage, ...]:
    """The passages round what was found; what is near to each other stands in one."""
    text = hit.report.document.text
    made: list[Passage] = []
    spans = list(hit.spans)
    while spans and len(made) < _PASSAGES:
        start = max(0, spans[0][0] - _AROUND)
        end = min(len(text), spans[0][1] + _AROUND)
        inside = tuple((a - start, b - start) for a, b in spans if b <= end)
        made.append(Passage(text[start:end], inside))
        spans = [span for span in spans if span[1] > end]
    return tuple(made)


def _found(register: Register, hit: Hit) -> Found:
    with register.looking() as shelf:
        entries = {e.id: e.kind for one in hit.claims if (e := shelf.entry_of(one.id))}
    return Found(hit, passages(hit), tuple(entries.items()))
