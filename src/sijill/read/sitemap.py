"""A sitemap to the addresses it lists (sitemaps.org), each with the days that it names for it.

`lastmod` is a day of change, never of publication; the extension for news names the day of publication.
"""

from __future__ import annotations

from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from typing import Any, NamedTuple

from sijill.dating import possible
from sijill.errors import ReadError
from sijill.read.published import written_day
from sijill.records import Candidate

ROOTS = (b"urlset", b"sitemapindex")
_CHANGED, _PUBLISHED = 0.3, 0.9
_DAYS = (("lastmod", "modified", _CHANGED), ("publication_date", "published", _PUBLISHED))


class Listed(NamedTuple):
    """An address in a sitemap: of a page, or of another sitemap (`nested`)."""

    url: str
    days: tuple[Candidate, ...]
    nested: bool


def sitemap(data: bytes, source: str | Path) -> Iterator[Listed]:
    """The addresses in a sitemap or an index of sitemaps, in its order. Raises ReadError if it cannot be read.

    One that breaks off gives what came before.
    """
    etree = import_module("lxml.etree")
    if b"<!ENTITY" in data.replace(b"\0", b""):  # also in UTF-16
        raise ReadError(source, "the sitemap declares entities of its own, which no honest one does; it is not opened")
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, recover=True, huge_tree=False)
    try:
        root = etree.fromstring(data, parser)
    except etree.XMLSyntaxError as error:
        raise ReadError(source, f"the sitemap cannot be read ({error}); fetch it again") from None
    if root is None:
        raise ReadError(source, "the sitemap is empty; fetch it again")
    for entry in root.iterchildren("{*}url", "{*}sitemap"):
        url = "".join((entry.findtext("{*}loc") or "").split())
        if url.lower().startswith(("http://", "https://")):
            yield Listed(url, tuple(_days(entry)), entry.tag.endswith("}sitemap") or entry.tag == "sitemap")


def _days(entry: Any) -> Iterator[Candidate]:
    for name, how, confidence in _DAYS:
        said = entry.findtext(f"{{*}}{name}") or entry.findtext(f".//{{*}}{name}")
        if (day := written_day(said)) and possible(day):
            yield Candidate(day, how, f"sitemap {name}", confidence)
