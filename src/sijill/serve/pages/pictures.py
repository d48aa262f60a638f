"""Pictures of the whole register, each with its data as a table beside it, and both to be taken along as files.

Who stands with whom and when, which areas the agreements of a pair name, and who supplies whom in which year.
"""

from __future__ import annotations

from typing import Annotated, Literal, NamedTuple

from fastapi import APIRouter, Depends, HTTPException, Request
from fastapi.responses import HTMLResponse, Response

from sijill.serve.desk import desk, page
from sijill.serve.drawing import HEIGHT, WIDTH, Network, columns, matrix, network
from sijill.serve.filters import Filters, actor, kind_of
from sijill.serve.pictures import as_csv, as_svg
from sijill.store import Pair, Supplied
from sijill.upkeep import bring

router = APIRouter()
Form = Literal["csv", "svg"]
_PAIRS = 30  # of most agreements, which the matrix shows
_ROWS = 100  # pairs in the table of the page; the download has all
_EARLIEST, _LATEST = 1900, 2100  # years that the slider offers; any can be typed


class _Asked(NamedTuple):
    """Of which kind, and between which dates, as they stand in the address."""

    kind: str = "agreement"
    since: str = ""
    until: str = ""


class _Drawn(NamedTuple):
    network: Network
    pairs: list[Pair]
    years: tuple[int, int] | None


Asked = Annotated[_Asked, Depends()]


@router.get("/pictures")
def pictures(request: Request, asked: Asked) -> HTMLResponse:
    """The network of the parties of a kind: all of it, or what may fall between two dates."""
    drawn = _network(request, asked)
    return page(
        request,
        "pictures.html",
        kind=asked.kind,
        query=asked._asdict(),
        network=drawn.network,
        pairs=drawn.pairs[:_ROWS],
        total=len(drawn.pairs),
        years=drawn.years,
        size=(WIDTH, HEIGHT),
    )


@router.get("/pictures/network.{form}")
def network_file(request: Request, form: Form, asked: Asked) -> Response:
    """The network as a picture by itself, or all its pairs as CSV."""
    drawn, name = _network(request, asked), f"sijill-network-{asked.kind}"
    if form == "svg":
        size = WIDTH, HEIGHT
        return as_svg(request, "pictures/network.svg", name, network=drawn.network, size=size, query=asked._asdict())
    rows = ((asked.kind, one.a, one.b, one.entries, one.first or "", one.last or "") for one in drawn.pairs)
    return as_csv(("kind", "party", "with", "entries", "first", "last"), rows, name)


def _network(request: Request, asked: _Asked) -> _Drawn:
    """Raises HTTPException, 404 for what is no kind, 400 for what is no date."""
    register, kind = desk(request).register, kind_of(asked.kind)
    sought = Filters(since=asked.since.strip(), until=asked.until.strip()).sought(kind, register)
    bring(register)
    with register.survey() as survey:
        whole = survey.pairs([kind])
        dated = bool(sought.since or sought.until)
        shown = survey.pairs([kind], None, sought.since, sought.until) if dated else whole
        years = survey.years(kind)
    ends = (max(years[0], _EARLIEST), min(years[1], _LATEST)) if years else None
    return _Drawn(network(whole, shown), shown, ends)


@router.get("/pictures/areas")
def areas(request: Request) -> HTMLResponse:
    """The matrix of areas by the pairs of most agreements."""
    return page(request, "areas.html", drawn=matrix(_areas(request)))


@router.get("/pictures/areas.{form}")
def areas_file(request: Request, form: Form) -> Response:
    """The matrix as a picture by itself, or as CSV."""
    cells, name = _areas(request), "sijill-areas"
    if form == "svg":
        return as_svg(request, "pictures/areas.svg", name, drawn=matrix(cells))
    rows = ((a, b, area, n) for (a, b), of in cells.items() for area, n in sorted(of.items()))
    return as_csv(("party", "with", "area", "agreements"), rows, name)


def _areas(request: Request) -> dict[tuple[str, str], dict[str, int]]:
    register = desk(request).register
    bring(register)
    with register.survey() as survey:
        return survey.areas((one.a, one.b) for one in survey.pairs(["agreement"])[:_PAIRS])


@router.get("/pictures/suppliers")
def suppliers(request: Request, party: str = "") -> HTMLResponse:
    """Who supplies an actor, or all, in which year."""
    code, found, served = _supplies(request, party)
    return page(request, "suppliers.html", code=code, asked=party.strip(), drawn=columns(found), recipients=served)


@router.get("/pictures/suppliers.{form}")
def suppliers_file(request: Request, form: Form, party: str = "") -> Response:
    """The columns as a picture by itself, or their numbers as CSV; a year or a supplier that is not told is empty."""
    code, found, _ = _supplies(request, party)
    name = f"sijill-suppliers-{code or 'all'}"
    if form == "csv":
        rows = sorted(((one.year or "", one.supplier or "", code or "", one.entries) for one in found), key=str)
        return as_csv(("year", "supplier", "recipient", "transfers"), rows, name)
    drawn = columns(found)
    if drawn is None:
        raise HTTPException(404, "no report tells the year of a transfer here, so there is no picture")
    return as_svg(request, "pictures/suppliers.svg", name, drawn=drawn, code=code)


def _supplies(request: Request, party: str) -> tuple[str | None, list[Supplied], list[tuple[str, int]]]:
    register = desk(request).register
    code = actor(party, register)
    bring(register)
    with register.survey() as survey:
        return code, survey.supplies(code), survey.recipients()
