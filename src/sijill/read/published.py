"""The day a page says it was published: from its mark-up alone, and only where that leaves no doubt.

Neither the visible text is searched, for it shows the day of rendering and the days of other reports, nor are the days
of change or of fetching taken. Several places that disagree by more than the turn of a time zone are a doubt: no date
then.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from typing import Any, NamedTuple

from sijill.edtf import days

# Names that mean "first published". `date`, `created` and `og:updated_time` are left out: many systems fill them with
# the moment at which the page is served.
_META = frozenset(
    {
        "article:published_time", "article:published", "article:published_date", "article.published",
        "og:article:published_time", "datepublished", "date_published", "dc.date.issued", "dcterms.issued",
        "citation_publication_date", "cxenseparse:recs:publishtime", "parsely-pub-date", "sailthru.date",
        "pubdate", "publish-date", "publish_date", "publishdate", "publication_date", "bt:pubdate",
    }
)  # fmt: skip
_ARTICLES = frozenset(
    {"Article", "NewsArticle", "ReportageNewsArticle", "AnalysisNewsArticle", "BlogPosting", "Report"}
)
_ISO = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}(?![0-9])")
_FIRST = date(1995, 1, 1)  # no page is older than the web's first newspapers
_ZONE = timedelta(days=1)


class Published(NamedTuple):
    """The day, and the place in the mark-up that says so."""

    day: str
    place: str


def published(tree: Any) -> Published | None:
    """The day of publication, or None where the mark-up is silent, contradicts itself or names an impossible day."""
    found = [p for p in (*_linked_data(tree), *_meta(tree), *_properties(tree)) if possible(p.day)]
    if not found:
        return None
    named = sorted({date.fromisoformat(p.day) for p in found})
    return found[0] if named[-1] - named[0] <= _ZONE else None


def possible(day: str) -> bool:
    """Whether a report on the web can be of this day (EDTF): not before the web, not after tomorrow."""
    try:
        span = days(day)
    except ValueError:
        return False
    return _FIRST <= span.earliest <= (datetime.now(UTC) + _ZONE).date()


def _day(value: object) -> Iterator[str]:
    if isinstance(value, str) and (match := _ISO.match(value.strip())):
        yield match.group()


def _linked_data(tree: Any) -> Iterator[Published]:
    for script in tree.iterfind(".//script[@type='application/ld+json']"):
        try:
            data = json.loads(script.text or "", strict=False)
        except (ValueError, RecursionError):  # broken by its author; it says nothing then
            continue
        for node in _nodes(data):
            kinds = node.get("@type")
            if _ARTICLES.intersection(kinds if isinstance(kinds, list) else [kinds]):
                yield from (Published(d, "JSON-LD datePublished") for d in _day(node.get("datePublished")))


def _nodes(data: Any) -> Iterator[dict[str, Any]]:
    """The objects at the top of the data and in its graph; those deeper are other reports that this one names."""
    for node in data if isinstance(data, list) else [data]:
        if isinstance(node, dict):
            yield node
            graph = node.get("@graph")
            yield from (n for n in graph if isinstance(n, dict)) if isinstance(graph, list) else ()


def _meta(tree: Any) -> Iterator[Published]:
    for element in tree.iterfind(".//meta[@content]"):
        name = (element.get("property") or element.get("name") or element.get("itemprop") or "").lower()
        if name in _META:
            yield from (Published(d, f"meta {name}") for d in _day(element.get("content")))


def _properties(tree: Any) -> Iterator[Published]:
    for element in tree.iterfind(".//*[@itemprop='datePublished']"):
        value = element.get("datetime") or element.get("content")
        yield from (Published(d, "itemprop datePublished") for d in _day(value))
