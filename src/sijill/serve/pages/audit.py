"""What was done, by whom and when, for admins: sign-ins, decisions, reports that were added, changes of accounts."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query, Request
from fastapi.responses import HTMLResponse

from sijill.serve.desk import desk, page

router = APIRouter()
ROWS = 100


@router.get("/audit")
def audit(
    request: Request, user: str = "", deed: str = "", page_: Annotated[int, Query(alias="page", ge=1)] = 1
) -> HTMLResponse:
    """What was done, the latest first."""
    with desk(request).register.accounts() as accounts:
        total = accounts.deed_count(user=user or None, deed=deed or None)
        found = accounts.deeds(user=user or None, deed=deed or None, limit=ROWS, offset=(page_ - 1) * ROWS)
    query = {"user": user, "deed": deed}
    return page(request, "audit.html", found=found, total=total, number=page_, rows=ROWS, query=query)
