"""Outlets: how much each reports, how often it is alone with it, and wording that takes a side, as wording."""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import NamedTuple

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse

from sijill.records import Report
from sijill.serve.desk import desk, missing, page
from sijill.sources import by_name
from sijill.sources.loaded import Loaded, loaded, worded
from sijill.text import folded
from sijill.upkeep import bring

router = APIRouter()
_READ = 300  # reports with such wording that are looked through, the latest
_SHOWN = 3  # of a phrase
_AROUND = 70  # characters on either side of it


class Passage(NamedTuple):
    """Where a report has a phrase, with what stands round it; the span is half-open, within the text."""

    report: Report
    text: str
    start: int
    end: int


class Used(NamedTuple):
    """A phrase, in how many reports it stands, and some of the places."""

    phrase: Loaded
    reports: int
    passages: tuple[Passage, ...]


@router.get("/outlets")
def outlets(request: Request) -> HTMLResponse:
    """The outlets, those of most reports first."""
    register = desk(request).register
    bring(register)
    kept: tuple[Counter[str | None], int] = getattr(request.app.state, "outlets", (Counter(), 0))
    with register.survey() as survey:
        new, last = survey.claims_by_outlet(kept[1])  # claims are only added
        claims = kept[0] + Counter(new)
        found = survey.outlets(claims)
    request.app.state.outlets = claims, last
    return page(request, "outlets.html", found=found)


@router.get("/outlets/{name:path}")
def outlet(request: Request, name: str) -> HTMLResponse:
    """One outlet: whose it is, what it alone tells, and its loaded wording with the places."""
    register = desk(request).register
    bring(register)
    phrases = [folded(one.phrase) for one in loaded()]
    with register.survey() as survey:
        total, alone = survey.report_count(name), survey.alone(name)
        read = survey.with_any(phrases, name, _READ)
    if not total or not name:
        raise missing(f"the register holds no report of {name!r}")
    used = _used(read)
    return page(request, "outlet.html", name=name, known=by_name(name), total=total, alone=alone, used=used, most=_READ)


def _used(reports: list[Report]) -> list[Used]:
    """The phrases of some reports, those that stand in most of them first."""
    places: defaultdict[Loaded, dict[str, Passage]] = defaultdict(dict)
    for report in reports:
        text = report.document.text
        for one in worded(text):
            begin = max(0, one.start - _AROUND)
            passage = Passage(report, text[begin : one.end + _AROUND], one.start - begin, one.end - begin)
            places[one.phrase].setdefault(report.key, passage)
    made = [Used(phrase, len(of), tuple(of.values())[:_SHOWN]) for phrase, of in places.items()]
    return sorted(made, key=lambda one: (-one.reports, one.phrase.phrase))
