"""Inputs to documents, one at a time, so that memory stays flat; a sitemap leads to more inputs."""

from __future__ import annotations

import gzip
import io
import os
import re
import sys
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from datetime import UTC, datetime
from typing import IO, TYPE_CHECKING, cast
from urllib.parse import urlsplit

from sijill.dating import settled
from sijill.errors import ReadError
from sijill.read.address import in_address, outlet_at
from sijill.read.decode import decode, has_mark
from sijill.read.extractors import kept
from sijill.read.files import Input
from sijill.read.formats import SUFFIXES, documents, told
from sijill.read.html import page
from sijill.read.jsonl import is_whole, lines, one_line, too_large, whole
from sijill.read.language import arabic
from sijill.read.packed import unpacked
from sijill.read.sitemap import Listed, sitemap
from sijill.read.text import plain
from sijill.read.warc import wacz, warc
from sijill.records import Candidate, Document, Raw

if TYPE_CHECKING:
    from sijill.read.web import Fetcher

LIMIT = 32_000_000
MOST = 1_000
_DEEPEST = 3  # a map in an index in an index; what is deeper is no map that a site needs
_MARKUP = re.compile(rb"\s*<(?:!doctype|!--|\?xml|html|head|body|[a-z]+[\s>])", re.IGNORECASE)

Found = Iterator[Document | ReadError]


class Opened:
    """An input with what it gives, which can be taken once.

    When all of it was taken, `passed` says how many reports were passed over because they had been read before, and
    `listed` to which inputs it led.
    """

    def __init__(self, item: Input) -> None:
        self.input = item
        self.found: Found = iter(())
        self.passed = 0
        self.listed: list[Input] = []


def read(files: Iterable[Input], limit: int = LIMIT, *, private: bool = False, most: int = MOST) -> Found:
    """The documents of the files, each with its language, or the reason why there is none.

    With `private`, what is named by an address may lie within the user's own network; `most` is how many addresses of
    sitemaps are followed, in all.
    """
    for opened in each(files, limit, private=private, most=most):
        yield from opened.found


def each(
    files: Iterable[Input],
    limit: int = LIMIT,
    *,
    private: bool = False,
    most: int = MOST,
    done: Callable[[Input], int] = lambda _: 0,
) -> Iterator[Opened]:
    """Each input with what it gives, which is to be taken, or left, before the next is asked for.

    The inputs that a sitemap leads to come after it. `done` says how many reports of an input were read before; where
    that saves work they are passed over.
    """
    reader = _Reader(limit, private=private, most=most, done=done)
    for item in files:
        waiting = deque([item])
        while waiting:
            opened = Opened(waiting.popleft())
            opened.found = reader.read(opened)
            yield opened
            waiting.extendleft(reversed(opened.listed))


class _Reader:
    """Reads inputs by one set of bounds."""

    def __init__(self, limit: int, *, private: bool, most: int, done: Callable[[Input], int]) -> None:
        self._limit, self._private, self._most, self._done = limit, private, most, done
        self._fetcher: Fetcher | None = None
        self._followed: set[str] = set()

    def read(self, opened: Opened) -> Found:
        """The documents of one input, or the reasons why there are none."""
        item = opened.input
        try:
            if item.url is not None:
                yield from self._fetched(opened)
                return
            with _open(item) as stream:
                yield from self._parsed(stream, item, opened)
        except ReadError as error:
            yield error
        except OSError as error:
            yield ReadError(item.source, f"cannot be read: {error.strerror or error}")

    def _fetched(self, opened: Opened) -> Found:
        """The documents at an address; those without one have it, and the day of fetching is not their date."""
        item = opened.input
        if self._fetcher is None:
            from sijill.read.web import Fetcher

            self._fetcher = Fetcher(private=self._private)
        url, data = self._fetcher.fetch(item.source, self._limit)
        today = Candidate(datetime.now(UTC).date().isoformat(), "crawled", "day of fetching", 1)
        stream = cast("io.BufferedReader", io.BufferedReader(io.BytesIO(data)))
        for found in self._parsed(stream, item._replace(url=url), opened):
            if isinstance(found, ReadError):
                yield found
            else:
                yield _told(found, url, (*item.days, today))

    def _parsed(self, stream: io.BufferedReader, item: Input, opened: Opened) -> Found:
        head = stream.peek(4096)
        form = told(head, stream, item.kind)
        if form == "sitemap" or item.kind == "sitemap":
            yield from self._followable(self._data(stream, item), item, opened)
        elif form in {"warc", "wacz"}:  # these are large and hold many reports: the limit is for each
            archive = warc if form == "warc" else wacz
            for found in archive(stream, item.source, item.id, self._limit, self._done(item)):
                if found is None:
                    opened.passed += 1
                else:
                    yield found
        elif form:
            yield from _made(form, self._data(stream, item), item, self._limit)
        else:
            yield from self._plain(stream, item, head)

    def _plain(self, stream: io.BufferedReader, item: Input, head: bytes) -> Found:
        """The documents of a file that is text: a page, a report, or JSON."""
        kind = item.kind if item.kind not in SUFFIXES.values() else None
        kind = kind or _sniffed(head)
        if kind == "lines" and not has_mark(head):
            yield from lines(stream, item.source, item.id, self._limit, item.columns)
        elif kind == "packed":
            with gzip.open(stream, "rb") as opened:
                yield from lines(cast("IO[bytes]", opened), item.source, item.id, self._limit, item.columns)
        else:
            data = self._data(stream, item)
            if kind == "lines":  # UTF-16 or UTF-32, which cannot be cut into lines byte by byte
                data = decode(data, item.source).encode("utf-8", "surrogatepass")
            if kind == "lines" or (kind == "json" and not is_whole(data)):
                yield from lines(io.BytesIO(data), item.source, item.id, self._limit, item.columns)
            else:
                yield from _made(kind, data, item, self._limit)

    def _data(self, stream: IO[bytes], item: Input) -> bytes:
        data = stream.read(self._limit + 1)
        if len(data) > self._limit:
            raise ReadError(item.source, too_large(self._limit))
        return data

    def _followable(self, data: bytes, item: Input, opened: Opened) -> Found:
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
        opened.listed = [_input(one, item.depth) for one in taken]


def again(raw: Raw, limit: int = LIMIT) -> Found:
    """The documents of bytes that were kept, by the readers of today, or the reasons why there are none."""
    item = Input(None, raw.name, raw.name, raw.form, raw.url, columns=raw.columns)
    try:
        for found in _made(raw.form, raw.data, item, limit):
            yield found if isinstance(found, ReadError) or not raw.days else _told(found, raw.url, raw.days)
    except ReadError as error:
        yield error


def _made(form: str, data: bytes, item: Input, limit: int) -> Found:
    """The documents of bytes that are wholly there, each with what it was made from. Raises ReadError."""
    source, name = item.source, item.id
    raw = Raw(data, form, "", name, item.url, columns=item.columns)
    found: Found
    if form == "html":
        found = iter([arabic(page(data, source, name, item.url), source)])
    elif form == "text":
        found = iter([arabic(plain(data, source, name), source)])
    elif form == "line":
        found = iter([one_line(data, source, name, columns=item.columns)])
    else:
        columns = item.columns
        found = (
            whole(data, source, name, columns)
            if form == "json"
            else documents(form, data, source, name, limit, columns)
        )
    for one in found:
        yield one if isinstance(one, ReadError) else kept(one, raw)


def _told(found: Document, url: str | None, days: tuple[Candidate, ...]) -> Document:
    """A document with what is known of it from outside: its address if it knows none, and days."""
    whole = found if found.url or url is None else replace(found, url=url, outlet=found.outlet or outlet_at(url))
    raw = found.raw and found.raw._replace(url=url, days=days)
    return replace(settled(whole, (*in_address(whole.url), *days)), raw=raw)


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
