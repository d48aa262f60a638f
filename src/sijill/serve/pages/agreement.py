"""How far those who review agree: Krippendorff's alpha, of all they judged, of each kind and of each field."""

from __future__ import annotations

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse

from sijill.agreed import Measured, measured
from sijill.serve.desk import desk, page

router = APIRouter()


@router.get("/agreement")
def agree(request: Request) -> HTMLResponse:
    """Alpha with its interval, for all judgements, for those of pairs, for the claims of each kind, and by field."""
    register = desk(request).register
    with register.looking() as shelf:
        now = shelf.ends()[1]
    held: tuple[int, Measured] | None = getattr(request.app.state, "agreed", None)
    if held is None or held[0] != now:  # the interval is drawn a thousand times: once for each judgement is enough
        held = request.app.state.agreed = now, measured(register)
    return page(request, "agreement.html", found=held[1])
