"""Files, folders, addresses and standard input to documents, one at a time, so that memory stays flat."""

from __future__ import annotations

import gzip
import io
import os
import re
import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import IO, TYPE_CHECKING, NamedTuple, cast

from sijill.dating import settled
from sijill.errors import ReadError
from sijill.read.address import in_address, outlet_at
from sijill.read.decode import decode, has_mark
from sijill.read.formats import SUFFIXES, documents, told
from sijill.read.html import page
from sijill.read.jsonl import lines, too_large, whole
from sijill.read.language import arabic
from sijill.read.text import plain
from sijill.records import Candidate, Document

if TYPE_CHECKING:
    from sijill.read.web import Fetcher

LIMIT = 32_000_000
SCHEMES = ("http://", "https://")
STDIN = "-"
_KINDS = {
    ".txt": "text",
    ".html": "html",
    ".htm": "html",
    ".jsonl": "lines",
    ".jsonl.gz": "packed",
    ".json": "json",
} | SUFFIXES
_MARKUP = re.compile(rb"\s*<(?:!doctype|!--|\?xml|html|head|body|[a-z]+[\s>])", re.IGNORECASE)


class Input(NamedTuple):
    """One file to read: how messages name it, and the id that its report gets if it names none itself.

    It has a `path`, or a `url` from which it is fetched, or is standard input.
    """

    path: Path | None
    source: str
    id: str
    kind: str | None
    url: str | None = None


class Inputs(NamedTuple):
    """What a list of paths leads to: the files in order, and how many in folders were passed over as no reports."""

    files: list[Input]
    skipped: int


def find(paths: Sequence[str | Path]) -> Inputs:
    """The files that `paths` name, folders with all that is in them, sorted; each file once.

    Nothing is opened: a path that does not exist is in the answer and fails when it is read.
    """
    found: dict[Path, str] = {}
    skipped = 0
    stdin = any(str(p) == STDIN for p in paths)
    urls = dict.fromkeys(str(p) for p in paths if is_address(p))
    for path in (Path(p) for p in paths if str(p) != STDIN and not is_address(p)):
        if not path.is_dir():
            found.setdefault(path.absolute(), str(path))
            continue
        closed: list[OSError] = []
        for inner in _walk(path, closed):
            if _kind(inner) and (inner.is_file() or inner.is_symlink()):
                found.setdefault(inner.absolute(), str(inner))
            else:
                skipped += 1
        for error in closed:  # a folder that cannot be listed fails as a file does, when it is read
            found.setdefault(Path(error.filename).absolute(), error.filename)
    files = [Input(p, source, id_, _kind(p)) for (p, source), id_ in zip(found.items(), _ids(list(found)), strict=True)]
    fetched = [Input(None, url, url, None, url) for url in urls]
    return Inputs([*([Input(None, "standard input", "stdin", None)] if stdin else []), *files, *fetched], skipped)


def is_address(path: str | Path) -> bool:
    """Whether a path is an address of the web."""
    return isinstance(path, str) and path.lower().startswith(SCHEMES)


def read(files: Iterable[Input], limit: int = LIMIT, *, private: bool = False) -> Iterator[Document | ReadError]:
    """The documents of the files, each with its language, or the reason why there is none.

    With `private`, what is named by an address may lie within the user's own network.
    """
    fetcher: Fetcher | None = None
    for item in files:
        if item.url is None:
            yield from _read(item, limit)
            continue
        if fetcher is None:
            from sijill.read.web import Fetcher

            fetcher = Fetcher(private=private)
        yield from _fetched(fetcher, item, limit)


def _fetched(fetcher: Fetcher, item: Input, limit: int) -> Iterator[Document | ReadError]:
    """The documents at an address; those that do not know theirs have it, and the day of fetching is not their date."""
    try:
        url, data = fetcher.fetch(item.source, limit)
        today = Candidate(datetime.now(UTC).date().isoformat(), "crawled", "day of fetching", 1)
        stream = cast("io.BufferedReader", io.BufferedReader(io.BytesIO(data)))
        for found in _parsed(stream, item._replace(url=url), limit):
            if isinstance(found, ReadError):
                yield found
            else:
                whole = found if found.url else replace(found, url=url, outlet=found.outlet or outlet_at(url))
                yield settled(whole, (*in_address(whole.url), today))
    except ReadError as error:
        yield error


def _walk(folder: Path, closed: list[OSError]) -> Iterator[Path]:
    for here, folders, names in os.walk(folder, onerror=closed.append):
        folders[:] = sorted(f for f in folders if not f.startswith("."))
        yield from (Path(here) / name for name in sorted(names))


def _kind(path: Path) -> str | None:
    name = path.name.lower()
    return next((_KINDS[s] for s in sorted(_KINDS, key=len, reverse=True) if name.endswith(s)), None)


def _stem(path: Path) -> str:
    return path.name.removesuffix(".gz").rsplit(".", 1)[0] or path.name


def _ids(paths: list[Path]) -> list[str]:
    """The stem of each name; where two files share one, their paths below the folder that holds all of them."""
    stems = Counter(_stem(p) for p in paths)
    top = os.path.commonpath([p.parent for p in paths]) if paths else ""
    return [_stem(p) if stems[_stem(p)] == 1 else p.relative_to(top).as_posix() for p in paths]


def _read(item: Input, limit: int) -> Iterator[Document | ReadError]:
    try:
        with _open(item) as stream:
            yield from _parsed(stream, item, limit)
    except ReadError as error:
        yield error
    except OSError as error:
        yield ReadError(item.source, f"cannot be read: {error.strerror or error}")


def _open(item: Input) -> io.BufferedReader:
    if item.path is None:  # a copy, so that closing it does not close standard input for whoever comes after
        return os.fdopen(os.dup(sys.stdin.fileno()), "rb")
    return item.path.open("rb")


def _parsed(stream: io.BufferedReader, item: Input, limit: int) -> Iterator[Document | ReadError]:
    head = stream.peek(4096)
    if form := told(head, stream, item.kind):
        yield from documents(form, stream, item.source, item.id, limit)
        return
    kind = item.kind if item.kind not in SUFFIXES.values() else None
    kind = kind or _sniffed(head)
    if kind == "lines" and not has_mark(head):
        yield from lines(stream, item.source, item.id, limit)
    elif kind == "packed":
        with gzip.open(stream, "rb") as unpacked:
            yield from lines(cast("IO[bytes]", unpacked), item.source, item.id, limit)
    else:
        data = stream.read(limit + 1)
        if len(data) > limit:
            raise ReadError(item.source, too_large(limit))
        if kind == "html":
            yield arabic(page(data, item.source, item.id, item.url), item.source)
        elif kind == "json":
            yield from whole(data, item.source, item.id) or lines(io.BytesIO(data), item.source, item.id, limit)
        elif kind == "lines":  # UTF-16 or UTF-32, which cannot be cut into lines byte by byte
            utf8 = decode(data, item.source).encode("utf-8", "surrogatepass")
            yield from lines(io.BytesIO(utf8), item.source, item.id, limit)
        else:
            yield arabic(plain(data, item.source, item.id), item.source)


def _sniffed(head: bytes) -> str:
    start = head.removeprefix(b"\xef\xbb\xbf").lstrip()
    if head.startswith(b"\x1f\x8b"):
        return "packed"
    if start.startswith(b"{"):
        return "text" if start.startswith(b"{\\rtf") else "lines"
    if start.startswith(b"["):
        return "json"
    return "html" if _MARKUP.match(start) else "text"
