"""Inputs to documents, one at a time, so that memory stays flat; a sitemap leads to more inputs."""

from __future__ import annotations

import gzip
import io
import os
import re
import sys
from collections import deque
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import UTC, datetime
from typing import IO, TYPE_CHECKING, cast
from urllib.parse import urlsplit

from sijill.dating import settled
from sijill.errors import ReadError
from sijill.read.address import in_address, outlet_at
from sijill.read.decode import decode, has_mark
from sijill.read.files import Input
from sijill.read.formats import SUFFIXES, documents, told
from sijill.read.html import page
from sijill.read.jsonl import lines, too_large, whole
from sijill.read.language import arabic
from sijill.read.packed import unpacked
from sijill.read.sitemap import Listed, sitemap
from sijill.read.text import plain
from sijill.records import Candidate, Document

if TYPE_CHECKING:
    from sijill.read.web import Fetcher

LIMIT = 32_000_000
MOST = 1_000
_DEEPEST = 3  # a map in an index in an index; what is deeper is no map that a site needs
_MARKUP = re.compile(rb"\s*<(?:!doctype|!--|\?xml|html|head|body|[a-z]+[\s>])", re.IGNORECASE)

Found = Iterator[Document | ReadError]


def read(files: Iterable[Input], limit: int = LIMIT, *, private: bool = False, most: int = MOST) -> Found:
    """The documents of the files, each with its language, or the reason why there is none.

    With `private`, what is named by an address may lie within the user's own network; `most` is how many addresses of
    sitemaps are followed, in all.
    """
    for _, found in each(files, limit, private=private, most=most):
        yield from found


def each(
    files: Iterable[Input], limit: int = LIMIT, *, private: bool = False, most: int = MOST
) -> Iterator[tuple[Input, Found]]:
    """Each input with what it gives, which is to be taken before the next is asked for.

    The inputs that a sitemap leads to come after it.
    """
    reader = _Reader(limit, private=private, most=most)
    for item in files:
        waiting = deque([item])
        while waiting:
            now = waiting.popleft()
            yield now, reader.read(now)
            waiting.extendleft(reversed(reader.listed))
            reader.listed.clear()


class _Reader:
    """Reads inputs by one set of bounds; `listed` is what the sitemap that was read last leads to."""

    def __init__(self, limit: int, *, private: bool, most: int) -> None:
        self._limit, self._private, self._most = limit, private, most
        self._fetcher: Fetcher | None = None
        self._followed: set[str] = set()
        self.listed: list[Input] = []

    def read(self, item: Input) -> Found:
        """The documents of one input, or the reasons why there are none."""
        try:
            if item.url is not None:
                yield from self._fetched(item)
                return
            with _open(item) as stream:
                yield from self._parsed(stream, item)
        except ReadError as error:
            yield error
        except OSError as error:
            yield ReadError(item.source, f"cannot be read: {error.strerror or error}")

    def _fetched(self, item: Input) -> Found:
        """The documents at an address; those without one have it, and the day of fetching is not their date."""
        if self._fetcher is None:
            from sijill.read.web import Fetcher

            self._fetcher = Fetcher(private=self._private)
        url, data = self._fetcher.fetch(item.source, self._limit)
        today = Candidate(datetime.now(UTC).date().isoformat(), "crawled", "day of fetching", 1)
        stream = cast("io.BufferedReader", io.BufferedReader(io.BytesIO(data)))
        for found in self._parsed(stream, item._replace(url=url)):
            if isinstance(found, ReadError):
                yield found
            else:
                whole = found if found.url else replace(found, url=url, outlet=found.outlet or outlet_at(url))
                yield settled(whole, (*in_address(whole.url), *item.days, today))

    def _parsed(self, stream: io.BufferedReader, item: Input) -> Found:
        head = stream.peek(4096)
        form = told(head, stream, item.kind)
        if form == "sitemap" or item.kind == "sitemap":
            yield from self._followable(self._data(stream, item), item)
        elif form:
            yield from documents(form, stream, item.source, item.id, self._limit)
        else:
            yield from self._plain(stream, item, head)

    def _plain(self, stream: io.BufferedReader, item: Input, head: bytes) -> Found:
        """The documents of a file that is text: a page, a report, or JSON."""
        kind = item.kind if item.kind not in SUFFIXES.values() else None
        kind = kind or _sniffed(head)
        if kind == "lines" and not has_mark(head):
            yield from lines(stream, item.source, item.id, self._limit)
        elif kind == "packed":
            with gzip.open(stream, "rb") as opened:
                yield from lines(cast("IO[bytes]", opened), item.source, item.id, self._limit)
        else:
            data = self._data(stream, item)
            if kind == "html":
                yield arabic(page(data, item.source, item.id, item.url), item.source)
            elif kind == "json":
                one = whole(data, item.source, item.id)
                yield from one or lines(io.BytesIO(data), item.source, item.id, self._limit)
            elif kind == "lines":  # UTF-16 or UTF-32, which cannot be cut into lines byte by byte
                utf8 = decode(data, item.source).encode("utf-8", "surrogatepass")
                yield from lines(io.BytesIO(utf8), item.source, item.id, self._limit)
            else:
                yield arabic(plain(data, item.source, item.id), item.source)

    def _data(self, stream: IO[bytes], item: Input) -> bytes:
        data = stream.read(self._limit + 1)
        if len(data) > self._limit:
            raise ReadError(item.source, too_large(self._limit))
        return data

    def _followable(self, data: bytes, item: Input) -> Found:
        """Lists what a sitemap leads to; yields why some of it is not followed, if some is not."""
        if item.depth >= _DEEPEST:
            raise ReadError(item.source, "a sitemap where a page was expected, or more than two within each other")
        if data.startswith(b"\x1f\x8b"):
            data = unpacked(data, "gzip", item.source, self._limit)
        listed = {one.url: one for one in sitemap(data, item.source)}
        if not listed:
            raise ReadError(item.source, "the sitemap lists no addresses")
        own = {url: one for url, one in listed.items() if item.url is None or _one_site(item.url, url)}
        if len(own) < len(listed):
            yield ReadError(item.source, f"{len(listed) - len(own)} addresses of other sites are left out")
        new = [one for url, one in own.items() if url not in self._followed]
        taken = new[: self._most - len(self._followed)]
        if len(taken) < len(new):
            reason = f"{len(new) - len(taken)} more addresses are listed; {self._most} are followed, raise --most"
            yield ReadError(item.source, reason)
        self._followed.update(one.url for one in taken)
        self.listed = [_input(one, item.depth) for one in taken]


def _input(one: Listed, depth: int) -> Input:
    if one.nested:
        return Input(None, one.url, one.url, "sitemap", one.url, (), depth + 1)
    return Input(None, one.url, one.url, None, one.url, one.days, _DEEPEST)


def _one_site(one: str, other: str) -> bool:
    """Whether two addresses are of one host, or of a host and one beneath it."""
    try:
        a, b = ((urlsplit(url).hostname or "").removeprefix("www.") for url in (one, other))
    except ValueError:
        return False
    return a == b or a.endswith(f".{b}") or b.endswith(f".{a}")


def _open(item: Input) -> io.BufferedReader:
    if item.path is None:  # a copy, so that closing it does not close standard input for whoever comes after
        return os.fdopen(os.dup(sys.stdin.fileno()), "rb")
    return item.path.open("rb")


def _sniffed(head: bytes) -> str:
    start = head.removeprefix(b"\xef\xbb\xbf").lstrip()
    if head.startswith(b"\x1f\x8b"):
        return "packed"
    if start.startswith(b"{"):
        return "text" if start.startswith(b"{\\rtf") else "lines"
    if start.startswith(b"["):
        return "json"
    return "html" if _MARKUP.match(start) else "text"
