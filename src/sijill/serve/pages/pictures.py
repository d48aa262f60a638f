"""Pictures of the whole register: who stands with whom, and in which areas; each with its data as a table beside it."""

from __future__ import annotations

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse

from sijill.codebook import load
from sijill.entries import Sought, listed
from sijill.serve.desk import desk, missing, page
from sijill.serve.drawing import HEIGHT, WIDTH, matrix, network
from sijill.upkeep import bring

router = APIRouter()
_READ = 5000  # agreements that the matrix counts, those of most sources


@router.get("/pictures")
def pictures(request: Request, kind: str = "agreement") -> HTMLResponse:
    """The network of the parties of a kind, and the matrix of areas by pairs."""
    if kind not in load().kinds:
        raise missing(f"there is no kind {kind!r}")
    register = desk(request).register
    bring(register)
    with register.survey() as survey:
        drawn = network(survey.pairs([kind]))
    pairs, areas, cells = matrix(listed(register, Sought("agreement"), limit=_READ))
    return page(
        request,
        "pictures.html",
        kind=kind,
        network=drawn,
        size=(WIDTH, HEIGHT),
        pairs=pairs,
        areas=areas,
        cells=cells,
    )
