"""Outlets: how much each reports, and how often it is alone with it."""

from __future__ import annotations

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
    with register.survey() as survey:
        found = survey.outlets()
    return page(request, "outlets.html", found=found)
