"""Entries: the list of a kind with its filters, and one entry with its life, values and reports side by side."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Annotated, Literal

from fastapi import APIRouter, HTTPException, Query, Request
from fastapi.responses import HTMLResponse, Response

from sijill.entries import beside, count, entries, find, listed
from sijill.entry import Entry
from sijill.errors import RegisterError
from sijill.findings import about_entry
from sijill.records import VERDICTS
from sijill.serve.compare import side_by_side
from sijill.serve.desk import desk, missing, page
from sijill.serve.filters import Filters, kind_of
from sijill.serve.pages.figures import figure
from sijill.serve.pictures import as_csv, as_svg
from sijill.serve.timelines import timeline
from sijill.store import Register, Sought
from sijill.verdicts import keep_up

router = APIRouter()
ROWS = 50
_CHECKING = 1.0  # seconds that a list of a verdict checks what was not checked yet
_OPTIONS = 400  # parties that the filter offers


@router.get("/entries/{kind}")
def listing(request: Request, kind: str, page_: Annotated[int, Query(alias="page", ge=1)] = 1) -> HTMLResponse:
    """The entries of a kind that the filters leave, those of most sources first."""
    register = desk(request).register
    asked = Filters.of(request.query_params)
    sought = asked.sought(kind_of(kind), register)
    checked = keep_up(register, _today(), _CHECKING) if asked.verdict else None  # before what it finds is shown
    found, total = _found(register, sought, asked, page_)
    return page(
        request,
        "entries.html",
        kind=kind,
        found=found,
        total=total,
        number=page_,
        rows=ROWS,
        query=asked.said(),
        sought=sought,
        parties=_parties(request, register),
        verdicts=VERDICTS,
        checked=checked,
    )


def _parties(request: Request, register: Register) -> list[str]:
    """The parties that the filter offers; they are counted again only when claims have come."""
    with register.looking() as shelf:
        claims = shelf.ends()[0]
    held: tuple[int, list[str]] = getattr(request.app.state, "parties", (-1, []))
    if held[0] != claims:
        with register.survey() as survey:
            held = claims, [code for code, _ in survey.actors()[:_OPTIONS]]
        request.app.state.parties = held
    return held[1]


@router.get("/entry/{id_}")
def entry(request: Request, id_: str) -> HTMLResponse:
    """One entry: its life, its values with who says so, and its reports side by side."""
    asked = Filters.of(request.query_params)
    try:
        found = find(desk(request).register, id_, known=asked.day("known"), stood=asked.day("stood"))
    except RegisterError as error:
        raise missing(str(error)) from None
    rows = side_by_side(found)
    held = {one.id: one for one in found.held}
    checked = [] if asked.known or asked.stood else about_entry(desk(request).register, found.entry, _today())
    return page(
        request,
        "entry.html",
        found=found,
        entry=found.entry,
        held=held,
        rows=rows,
        query=asked.said(),
        drawn=timeline(found.entry.steps),
        findings=checked,
        beside=[] if asked.known or asked.stood else beside(desk(request).register, found.entry),
        figure=figure(desk(request).register, found.entry),
    )


@router.get("/entry/{id_}/life.{form}")
def life(request: Request, id_: str, form: Literal["csv", "svg"]) -> Response:
    """The steps of an entry as a picture by itself, or as CSV: each date that is told of a step is a row."""
    asked = Filters.of(request.query_params)
    try:
        entry = find(desk(request).register, id_, known=asked.day("known"), stood=asked.day("stood")).entry
    except RegisterError as error:
        raise missing(str(error)) from None
    name = f"sijill-life-{entry.id}"
    if form == "csv":
        told = [(step, option) for step in entry.steps for option in step.date.options or (None,)]
        rows = [
            (s.code, s.by or "", s.reality, o.value if o else "", o.sources if o else s.sources, *(s.claims[:1]))
            for s, o in told
        ]
        return as_csv(("step", "by", "reality", "date", "sources", "claim"), rows, name)
    drawn = timeline(entry.steps)
    if drawn is None:
        raise missing("no report tells the date of a step, so there is no picture")
    return as_svg(request, "pictures/life.svg", name, drawn=drawn, entry=entry)


def _today() -> date:
    return datetime.now(UTC).date()


def _found(register: Register, sought: Sought, asked: Filters, number: int) -> tuple[list[Entry], int]:
    """One page of the entries, and how many there are."""
    if asked.known and (asked.verdict or asked.alone or asked.metric):
        raise HTTPException(400, "verdict, metric and alone are of today: leave them out, or leave out the day")
    known, stood, first = asked.day("known"), asked.day("stood"), (number - 1) * ROWS
    if known or stood:
        all_of_them = entries(register, sought, known=known, stood=stood)
        return [one.entry for one in all_of_them[first : first + ROWS]], len(all_of_them)
    return listed(register, sought, limit=ROWS, offset=first), count(register, sought)
