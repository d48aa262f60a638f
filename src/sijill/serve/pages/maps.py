"""The map: how many entries of a kind each state stands in, and which stand in one together; and its numbers as CSV."""

from __future__ import annotations

from typing import NamedTuple

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse, Response

from sijill.serve.desk import desk, page
from sijill.serve.filters import kind_of
from sijill.serve.mapping import drawn
from sijill.serve.pictures import as_csv, as_svg
from sijill.store import Pair
from sijill.upkeep import bring

router = APIRouter()
_COLUMNS = ("kind", "party", "with", "entries")
_ROWS = 500  # pairs in the table of the page; the download has all


class _Numbers(NamedTuple):
    actors: list[tuple[str, int]]
    pairs: list[Pair]


@router.get("/map")
def picture(request: Request, kind: str = "agreement") -> HTMLResponse:
    """The map of a kind, with its numbers as tables."""
    found = _numbers(request, kind)
    seen = drawn(dict(found.actors), found.pairs)
    return page(request, "map.html", kind=kind, map=seen, actors=found.actors, pairs=found.pairs[:_ROWS])


@router.get("/map.svg")
def picture_file(request: Request, kind: str = "agreement") -> Response:
    """The map as a picture by itself."""
    found = _numbers(request, kind)
    seen = drawn(dict(found.actors), found.pairs)
    return as_svg(request, "pictures/map.svg", f"sijill-map-{kind}", map=seen, kind=kind)


@router.get("/map.csv")
def numbers(request: Request, kind: str = "agreement") -> Response:
    """The same as CSV: in how many entries each party stands (`with` is empty), and each two together."""
    found = _numbers(request, kind)
    rows = [(kind, code, "", n) for code, n in found.actors]
    rows += [(kind, one.a, one.b, one.entries) for one in found.pairs]
    return as_csv(_COLUMNS, rows, f"sijill-map-{kind}")


def _numbers(request: Request, kind: str) -> _Numbers:
    register = desk(request).register
    wanted = kind_of(kind)
    bring(register)
    with register.survey() as survey:
        return _Numbers(survey.actors(wanted), survey.pairs([wanted]))
