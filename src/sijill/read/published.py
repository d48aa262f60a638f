"""The days that the mark-up of a page names: of first publication and of change.

The visible text is not searched, for it shows the day of rendering and the days of other reports. Which day is the
report's own is for `dating` to say.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from email.utils import parsedate_to_datetime
from typing import Any

from sijill.dating import possible
from sijill.read.furniture import of_others
from sijill.read.scripted import named, nodes, records
from sijill.records import Candidate

# Names that mean "first published". `date` and `created` are left out: many systems fill them with the moment at which
# the page is served.
_PUBLISHED = frozenset(
    {
        "article:published_time", "article:published", "article:published_date", "article.published",
        "og:article:published_time", "datepublished", "date_published", "dc.date.issued", "dcterms.issued",
        "citation_publication_date", "cxenseparse:recs:publishtime", "parsely-pub-date", "sailthru.date",
        "pubdate", "publish-date", "publish_date", "publishdate", "publication_date", "bt:pubdate",
    }
)  # fmt: skip
_MODIFIED = frozenset(
    {"article:modified_time", "og:updated_time", "datemodified", "lastmod", "dcterms.modified", "last-modified"}
)
_ARTICLES = frozenset(
    {"Article", "NewsArticle", "ReportageNewsArticle", "AnalysisNewsArticle", "BlogPosting", "Report"}
)
_NUMBERS = re.compile(r"([0-9]{4})[-/]([0-9]{1,2})[-/]([0-9]{1,2})(?![0-9])")
_FIRST = frozenset({"published", "entry-date", "dt-published"})  # classes of elements
_CHANGES = frozenset({"updated", "modified", "dt-updated"})
_STATE = frozenset(
    {"publishedAt", "datePublished", "published_at", "publishDate", "publish_date", "firstPublished", "publicationDate"}
)
_STATED = 0.8  # how far it is believed
_LINKED, _META, _PROPERTY, _TIME, _CHANGED = 0.95, 0.9, 0.9, 0.6, 0.3


def candidates(tree: Any, title: str | None = None) -> tuple[Candidate, ...]:
    """The days in the mark-up, each once for each place; days on which no report can have appeared are left out.

    `title` is that of the page, by which its own record is known among those that a program of the page holds.
    """
    found = (*_linked_data(tree), *_meta(tree), *_properties(tree), *_times(tree), *_state(tree, title))
    return tuple(dict.fromkeys(c for c in found if possible(c.date)))


def written_day(value: object) -> str | None:
    """The day that a machine wrote, in its own time zone, for that is the day the outlet means; None if it is none.

    >>> written_day("2020-7-12T23:50:00-05:00"), written_day("Sun, 12 Jul 2020 00:30:00 +0300"), written_day("soon")
    ('2020-07-12', '2020-07-12', None)
    """
    said = value.strip() if isinstance(value, str) else ""
    if match := _NUMBERS.match(said):
        year, month, day = map(int, match.groups())
        return f"{year:04}-{month:02}-{day:02}"
    try:
        return parsedate_to_datetime(said).date().isoformat()
    except (ValueError, TypeError, IndexError, OverflowError):
        return None


def _made(value: object, how: str, where: str, confidence: float) -> Iterator[Candidate]:
    if day := written_day(value):
        yield Candidate(day, how, where, _CHANGED if how == "modified" else confidence)


def _linked_data(tree: Any) -> Iterator[Candidate]:
    for script in tree.iterfind(".//script[@type='application/ld+json']"):
        try:
            data = json.loads(script.text or "", strict=False)
        except (ValueError, RecursionError):  # broken by its author; it says nothing then
            continue
        for node in _nodes(data):
            if not _is_article(node):
                continue
            yield from _made(node.get("datePublished"), "published", "JSON-LD datePublished", _LINKED)
            yield from _made(node.get("dateModified"), "modified", "JSON-LD dateModified", _LINKED)


def _is_article(node: dict[str, Any]) -> bool:
    return bool(_ARTICLES.intersection(k for k in _listed(node.get("@type")) if isinstance(k, str)))


def _listed(value: Any) -> Iterable[Any]:
    return value if isinstance(value, list) else [value]


def _nodes(data: Any) -> Iterator[dict[str, Any]]:
    """The objects at the top of the data and in its graph; those deeper are other reports that this one names."""
    for node in _listed(data):
        if isinstance(node, dict):
            yield node
            graph = node.get("@graph")
            yield from (n for n in graph if isinstance(n, dict)) if isinstance(graph, list) else ()


def _meta(tree: Any) -> Iterator[Candidate]:
    for element in tree.iterfind(".//meta[@content]"):
        name = (element.get("property") or element.get("name") or element.get("itemprop") or "").lower()
        how = "published" if name in _PUBLISHED else "modified" if name in _MODIFIED else ""
        if how:
            yield from _made(element.get("content"), how, f"meta {name}", _META)


def _properties(tree: Any) -> Iterator[Candidate]:
    for name, how in (("datePublished", "published"), ("dateModified", "modified")):
        for element in tree.iterfind(f".//*[@itemprop='{name}']"):
            if element.tag != "meta":
                said = element.get("datetime") or element.get("content") or element.get("title")
                yield from _made(said, how, f"itemprop {name}", _PROPERTY)


def _times(tree: Any) -> Iterator[Candidate]:
    """The day of the `time` elements, if they name one alone: where they name several, some are of other reports.

    Those that are marked as of publication are heard first; those of changes, comments and other reports are not.
    """
    marked: set[str] = set()
    named: set[str] = set()
    for element in (*tree.iterfind(".//time[@datetime]"), *tree.iterfind(".//abbr[@title]")):
        marks = element.get("class", "").lower().split()
        day = written_day(element.get("datetime") or element.get("title"))
        if not day or _CHANGES.intersection(marks) or element.get("itemprop") == "dateModified" or of_others(element):
            continue
        if _FIRST.intersection(marks) or element.get("pubdate") is not None:
            marked.add(day)
        elif element.tag == "time":
            named.add(day)
    for days in (marked, named):
        if len(days) == 1:
            yield Candidate(days.pop(), "published", "time element", _TIME)
            return


def _state(tree: Any, title: str | None) -> Iterator[Candidate]:
    """The days in the record of the report, known by its title, that a program of the page holds as JSON."""
    for record in records(tree) if title else ():
        for node in nodes(record):
            if title in named(node) and not _is_article(node):
                for key in _STATE & node.keys():
                    yield from _made(node[key], "published", f"script {key}", _STATED)
