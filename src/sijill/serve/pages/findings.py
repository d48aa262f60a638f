"""Findings: what the checks say of reports and entries, a part of the register at a time, by verdict."""

from __future__ import annotations

from datetime import UTC, datetime

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse

from sijill.errors import RegisterError
from sijill.findings import part
from sijill.records import VERDICTS, Finding
from sijill.serve.desk import desk, missing, page

router = APIRouter()
_NOTHING = "no_reference"  # by far the most: shown only where asked for
_PARTS = 5  # parts of the register that are looked through for a page that would be empty


@router.get("/findings")
def findings(request: Request, verdict: str = "", after: str = "") -> HTMLResponse:
    """The findings of the next part of the register that has some; those without a reference only if asked for."""
    if verdict and verdict not in VERDICTS:
        raise missing(f"there is no verdict {verdict!r}; there are: {', '.join(VERDICTS)}")
    register, today = desk(request).register, datetime.now(UTC).date()
    begun, more = after, after or None
    shown: list[Finding] = []
    for _ in range(_PARTS):
        try:
            found, more = part(register, today, more or "")
        except RegisterError as error:
            raise missing(str(error)) from None
        shown = [one for one in found if (one.verdict == verdict if verdict else one.verdict != _NOTHING)]
        if shown or more is None:
            break
    return page(request, "findings.html", found=shown, verdict=verdict, verdicts=VERDICTS, after=begun, more=more)
