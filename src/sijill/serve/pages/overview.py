"""The first page: what is in the register, what is new, what is contradicted, what waits."""

from __future__ import annotations

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse

from sijill.entries import Sought, listed
from sijill.serve.desk import desk, page
from sijill.store import Asked
from sijill.upkeep import bring

router = APIRouter()
_NEW, _CONTRADICTED, _PARTIES = 6, 6, 12


@router.get("/")
def overview(request: Request) -> HTMLResponse:
    """The register at a glance."""
    register = desk(request).register
    bring(register)
    with register.survey() as survey:
        counts = {one.kind: one for one in survey.kinds()}
        newest, reports = survey.reports(limit=_NEW), survey.report_count()
        parties = survey.actors()[:_PARTIES]
    with register.review() as review:
        waiting = review.waiting(Asked(desk(request).user, desk(request).second))
    contradicted = [
        entry
        for kind in ("agreement", "transfer", "figure")
        for entry in listed(register, Sought(kind, conflicting=True), limit=_CONTRADICTED // 3)
    ]
    return page(
        request,
        "overview.html",
        counts=counts,
        newest=newest,
        reports=reports,
        waiting=waiting,
        parties=parties,
        contradicted=contradicted,
    )
