"""A figure beside all that reports and publishers give of its measure and subject: a part of its page, and files."""

from __future__ import annotations

from typing import Literal, NamedTuple

from fastapi import APIRouter, Request, Response

from sijill.entries import find, listed
from sijill.entry import Entry
from sijill.errors import RegisterError
from sijill.findings import Series, series
from sijill.serve.charts import Chart, Reported, alike, chart, unit
from sijill.serve.desk import desk, missing
from sijill.serve.pictures import as_csv, as_svg
from sijill.store import Register, Sought

router = APIRouter()
_READ = 100  # figures of a subject that are looked through, those of most sources


class Figure(NamedTuple):
    """The values that reports give, the series in their unit, and the picture of both."""

    reported: list[Reported]
    series: list[Series]
    drawn: Chart | None
    more: bool

    def beside(self, one: Reported) -> list[float | None]:
        """What each series has of just the period of a value."""
        return [_of(of, one.period) for of in self.series]


def figure(register: Register, entry: Entry) -> Figure | None:
    """What stands beside a figure; None for an entry of another kind."""
    if entry.kind != "figure":
        return None
    subject = entry.chosen("subject") or []
    metric = entry.chosen("metric")
    sought = Sought("figure", subject[0] if subject else None, metric=metric)
    others = listed(register, sought, limit=_READ + 1) if subject and metric else []
    reported, of = alike(entry, others[:_READ]), unit(entry)
    known = series(register, str(metric), subject)
    known = [one for one in known if (one.unit or "count").partition("@")[0] == (of or "count")]
    return Figure(reported, known, chart(reported, known), len(others) > _READ)


@router.get("/entry/{id_}/figure.{form}")
def figure_file(request: Request, id_: str, form: Literal["csv", "svg"]) -> Response:
    """The picture by itself, or all values and facts as CSV: of a fact the series, where it stands and its flag."""
    register = desk(request).register
    try:
        entry = find(register, id_).entry
    except RegisterError as error:
        raise missing(str(error)) from None
    found, name = figure(register, entry), f"sijill-figure-{entry.id}"
    if found is None:
        raise missing(f"{id_!r} is no figure")
    if form == "svg":
        if found.drawn is None:
            raise missing("no report tells the year of a value here, so there is no picture")
        return as_svg(request, "pictures/figure.svg", name, drawn=found.drawn, id=entry.id)
    rows = [(one.entry, "", one.period or "", one.value, unit(entry) or "", one.approx or "") for one in found.reported]
    for of in found.series:
        for r in of.facts:
            place, span = f"{of.name}, {of.edition or ''}: {r.fact.locator}", f"{r.fact.first}/{r.fact.last}"
            rows.append(("", place, span, r.fact.value or 0.0, of.unit or "", r.fact.flag or ""))
    return as_csv(("entry", "series", "period", "value", "unit", "mark"), rows, name)


def _of(of: Series, period: str | None) -> float | None:
    year = (period or "").rstrip("~?%")
    spans = (f"{year}-01-01", f"{year}-12-31"), tuple(year.split("/"))
    return next((r.fact.value for r in of.facts if (r.fact.first, r.fact.last) in spans), None)
