"""Outlets: how much each reports, and how often it is alone with it."""

from __future__ import annotations

from collections import Counter

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse

from sijill.serve.desk import desk, page
from sijill.upkeep import bring

router = APIRouter()


@router.get("/outlets")
def outlets(request: Request) -> HTMLResponse:
    """The outlets, those of most reports first."""
    register = desk(request).register
    bring(register)
    kept: tuple[Counter[str | None], int] = getattr(request.app.state, "outlets", (Counter(), 0))
    with register.survey() as survey:
        new, last = survey.claims_by_outlet(kept[1])  # claims are only added
        claims = kept[0] + Counter(new)
        found = survey.outlets(claims)
    request.app.state.outlets = claims, last
    return page(request, "outlets.html", found=found)
