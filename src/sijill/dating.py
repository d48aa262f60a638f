"""Which of the days that a page, its address and its text name is the report's own, if any can be believed.

A day that was given beside the text is taken. Otherwise all that speak must agree, but for the turn of a time zone;
where they do not, a day that two kinds of places name outweighs one kind against it, and anything less is a doubt: no
date then. Days of change and of fetching are never taken, nor a day after the page was fetched.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

from sijill.edtf import days
from sijill.records import Candidate, Claim, Document

_FIRST = date(1995, 1, 1)  # no page is older than the web's first newspapers
_ZONE = timedelta(days=1)
_OWN = frozenset({"published", "dateline", "address"})
_LEAST = 0.5  # confidence from which a day may be the report's
_WEAK = 0.7  # below it a day that is also that of fetching is taken for the clock of the page
_DATE_FIELD = "date"  # a figure of a year ahead (`period`) is no thing done
_KINDS = 2  # kinds of places that outweigh one


def possible(day: str) -> bool:
    """Whether a report on the web can be of this day (EDTF): not before the web, not after tomorrow.

    >>> possible("2020-07-12"), possible("1894-07-12"), possible("2020-02-31")
    (True, False, False)
    """
    try:
        span = days(day)
    except ValueError:
        return False
    return _FIRST <= span.earliest <= (datetime.now(UTC) + _ZONE).date()


def chosen(candidates: Iterable[Candidate]) -> Candidate | None:
    """The candidate whose day is the report's own, or None where nothing is said or what is said cannot be believed.

    >>> one, other = (Candidate(d, "published", "meta", 0.9) for d in ("2020-07-12", "2015-01-01"))
    >>> chosen([one, other]) is None
    True
    >>> chosen([one, other, Candidate("2020-07-12", "address", "address", 0.8)]).date
    '2020-07-12'
    """
    found = list(candidates)
    given = next((c for c in found if c.how == "given"), None)
    if given:
        return given
    fit = _fit(found)
    for one in sorted(fit, key=_rank):
        agreeing = {c.how for c in fit if near(c, one)}
        others = {c.how for c in fit if not near(c, one)}
        if not others or (len(others) == 1 and len(agreeing) >= _KINDS):
            return one
    return None


def against(candidates: Iterable[Candidate]) -> tuple[Candidate, ...]:
    """The candidates that speak of the report's own day and do not agree with the chosen one; all, if none was."""
    found = list(candidates)
    best = chosen(found)
    speaking = [c for c in found if c.how in _OWN]
    return tuple(c for c in speaking if best is None or not near(c, best))


def near(one: Candidate, other: Candidate) -> bool:
    """Whether two days can be one: they touch, or lie apart by no more than the turn of a time zone."""
    a, b = days(one.date), days(other.date)
    return a.earliest <= b.latest + _ZONE and b.earliest <= a.latest + _ZONE


def settled(document: Document, more: Sequence[Candidate] = ()) -> Document:
    """The document with more candidates, and with the date that all of them together give."""
    every = sorted(dict.fromkeys((*document.candidates, *more)), key=_rank)
    best = chosen(every)
    return replace(
        document,
        date=best.date if best else None,
        date_source=best.where if best else None,
        candidates=tuple(sorted(every, key=lambda c: c is not best)),
    )


def _rank(one: Candidate) -> tuple[bool, bool, float]:
    """Days of the report before others, whole days before months, then the more certain one."""
    span = days(one.date)
    return one.how not in {"given", *_OWN}, span.earliest != span.latest, -one.confidence


def _fit(found: list[Candidate]) -> list[Candidate]:
    """Those that can be the report's own day by themselves."""
    fetched = [c for c in found if c.how == "crawled" and c.confidence > 0]
    fit = [c for c in found if c.how in _OWN and c.confidence >= _LEAST and possible(c.date)]
    for at in fetched:
        fit = [c for c in fit if days(c.date).earliest <= days(at.date).latest + _ZONE]
        fit = [c for c in fit if c.confidence >= _WEAK or not near(c, at)]
    return fit


def later_events(document: Document, claims: Iterable[Claim]) -> tuple[Claim, ...]:
    """The claims of things done on days that lie wholly after the report's date: one of the two cannot be right."""
    if document.date is None:
        return ()
    last = days(document.date).latest + _ZONE
    return tuple(c for c in claims if c.reality == "actual" and any(days(d).earliest > last for d in _dates(c.fields)))


def _dates(value: object) -> Iterator[str]:
    """The dates in the fields of a claim, however deep: those of the kinds and of their steps."""
    if isinstance(value, Mapping):
        for key, inner in value.items():
            if key == _DATE_FIELD and isinstance(inner, str):
                yield inner
            else:
                yield from _dates(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from _dates(inner)
