"""Reports: the list, and one with the words that claims rest on."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query, Request
from fastapi.responses import HTMLResponse, RedirectResponse

from sijill.errors import RegisterError
from sijill.records import Held, Report
from sijill.serve.desk import desk, missing, page
from sijill.upkeep import bring

router = APIRouter()
ROWS = 50


@router.get("/reports")
def listing(request: Request, page_: Annotated[int, Query(alias="page", ge=1)] = 1, outlet: str = "") -> HTMLResponse:
    """The reports, the latest first; of one outlet, if it is named."""
    with desk(request).register.survey() as survey:
        total = survey.report_count(outlet or None)
        found = survey.reports(outlet=outlet or None, limit=ROWS, offset=(page_ - 1) * ROWS)
    query = {"outlet": outlet}
    return page(request, "reports.html", found=found, total=total, number=page_, rows=ROWS, query=query, outlet=outlet)


@router.get("/reports/{key}")
def report(request: Request, key: str) -> HTMLResponse:
    """One report: its text, and its claims with their words."""
    register = desk(request).register
    bring(register)
    with register.survey() as survey:
        found = survey.report(key)
    if found is None:
        raise missing(f"the register holds no report {key!r}")
    held = register.claims_of(found)
    with register.looking() as shelf:
        entries = {one.id: entry.id for one in held if (entry := shelf.entry_of(one.id))}
    return page(request, "report.html", report=found, held=held, entries=entries)


@router.get("/claims/{id_}")
def claim(request: Request, id_: str) -> RedirectResponse:
    """A claim stands beside its report."""
    try:
        found = desk(request).register.claim(id_)
    except RegisterError as error:
        raise missing(str(error)) from None
    return RedirectResponse(address(found.report, found), 303)


def address(report: Report, held: Held | None = None) -> str:
    """Where a report, or a claim in it, is."""
    return f"/reports/{report.key[:16]}" + (f"#c-{held.id}" if held else "")
