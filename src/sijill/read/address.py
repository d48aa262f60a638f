"""The day in the address of a page, which many outlets write there when the report appears."""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import unquote, urlsplit

from sijill.dating import possible
from sijill.records import Candidate
from sijill.sources import by_address

# (pattern of the path, confidence). Eight digits in a row may be a number that counts; a day is a part of the path.
_FORMS = (
    (re.compile(r"/(?P<y>(?:19|20)\d\d)/(?P<m>\d\d?)/(?P<d>\d\d?)(?=[/.]|$)", re.ASCII), 0.8),
    (re.compile(r"/(?P<y>(?:19|20)\d\d)-(?P<m>\d\d)-(?P<d>\d\d)(?=[-_/.]|$)", re.ASCII), 0.8),
    (re.compile(r"/(?P<y>20\d\d)(?P<m>[01]\d)(?P<d>[0-3]\d)(?=[-_/.]|$)", re.ASCII), 0.6),
    (re.compile(r"/(?P<y>20\d\d)/(?P<m>[01]\d)/", re.ASCII), 0.5),
)
_OUTLET = 0.85  # a pattern of the outlet's own


def in_address(url: str | None) -> tuple[Candidate, ...]:
    """The day, or the month, that the path of an address names, if it names one alone.

    >>> in_address("https://example.org/2020/7/12/a.html")[0].date, in_address("https://example.org/20200712a")
    ('2020-07-12', ())
    """
    try:
        path = unquote(urlsplit(url or "").path)
    except ValueError:  # an address that is none
        return ()
    outlet = by_address(url)
    for form, confidence in (*((f, _OUTLET) for f in (outlet.days if outlet else ())), *_FORMS):
        named = {day for day in _days(form, path) if possible(day)}
        if len(named) == 1:
            return (Candidate(named.pop(), "address", "address", confidence),)
    return ()


def outlet_at(url: str | None, otherwise: str | None = None) -> str | None:
    """The name of the outlet to which an address belongs, or else what the page calls itself."""
    known = by_address(url)
    return known.name if known else otherwise


def _days(form: re.Pattern[str], path: str) -> Iterator[str]:
    for match in form.finditer(path):
        parts = match.groupdict()
        yield "-".join(f"{int(parts[p]):02}" for p in ("y", "m", "d") if parts.get(p))
