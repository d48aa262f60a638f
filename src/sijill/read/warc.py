"""A web archive to documents: each page that came with status 200.

WARC, also packed with gzip or Zstandard, and WACZ, which is a ZIP of them. The day of the crawl is never the day of a
report; the address that was asked for is its url.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import IO, Any

from sijill.dating import possible, settled
from sijill.errors import ReadError
from sijill.read.archive import BROKEN, opened
from sijill.read.extractors import kept
from sijill.read.html import page
from sijill.read.jsonl import too_large
from sijill.read.language import arabic
from sijill.read.library import library
from sijill.read.packed import joined, unpacked
from sijill.read.published import written_day
from sijill.records import Candidate, Document, Raw

_HTML = ("text/html", "application/xhtml+xml")
_OK = 200
Found = Document | ReadError | None
ARCHIVES = (".warc", ".warc.gz", ".warc.zst")


def warc(stream: IO[bytes], source: str, name: str, limit: int, skip: int = 0) -> Iterator[Found]:
    """One document or ReadError for each HTML page; `limit` is the most bytes of one, unpacked. Raises ReadError.

    The first `skip` pages were read before: they are not taken apart again, and each gives None.
    """
    fast = library("fastwarc.warc", source)
    number = found = 0
    try:
        for record in fast.ArchiveIterator(stream, record_types=fast.WarcRecordType.response, auto_decode="none"):
            number += 1
            if _is_page(record):
                found += 1
                yield _page(record, source, f"{name}:{number}", limit) if found > skip else None
    except Exception as error:  # noqa: BLE001 (the library raises errors of its own for a broken archive)
        yield ReadError(source, f"the archive breaks off after record {number} ({error}); what comes after is not read")
        return
    if not found:
        yield ReadError(source, "the archive holds no HTML page that came with status 200")


def wacz(stream: IO[bytes], source: str, name: str, limit: int, skip: int = 0) -> Iterator[Found]:
    """The documents of all archives in a WACZ file, read as `warc` reads them. Raises ReadError."""
    number = 0
    with opened(stream, source) as archive:
        members = [m for m in archive.namelist() if m.lower().endswith(ARCHIVES)]
        if not members:
            raise ReadError(source, "the WACZ file holds no WARC archive")
        for member in members:
            left = skip - number
            inner = f"{name}:{member.rpartition('/')[2]}" if len(members) > 1 else name
            try:
                with archive.open(member) as unpacked:
                    for found in warc(unpacked, f"{source} ({member})", inner, limit, left):
                        number += 1
                        yield found
            except BROKEN as error:
                yield ReadError(f"{source} ({member})", f"cannot be unpacked ({error}); fetch the file again")


def _is_page(record: Any) -> bool:
    head = record.http_headers
    return bool(head) and head.status_code == _OK and (record.http_content_type or "").lower() in _HTML


def _page(record: Any, source: str, name: str, limit: int) -> Document | ReadError:
    url = record.headers.get("WARC-Target-URI", "").strip("<> ") or None
    place = f"{source} ({url or name})"
    data = record.reader.read(limit + 1)
    if len(data) > limit:
        return ReadError(place, too_large(limit))
    try:
        head = record.http_headers
        whole = joined(data) if "chunked" in (head.get("Transfer-Encoding") or "").lower() else data
        body = unpacked(whole, head.get("Content-Encoding"), place, limit)
        fetched = written_day(record.headers.get("WARC-Date"))
        crawled = [Candidate(fetched, "crawled", "WARC-Date", 1)] if fetched and possible(fetched) else []
        found = settled(page(body, place, name, url), crawled)
        return kept(arabic(found, place), Raw(body, "html", "", name, url, tuple(crawled)))
    except ReadError as error:
        return error
