"""Which format a file is in, told from its first bytes and for a ZIP from the names in it, never from its suffix."""

from __future__ import annotations

import re
import zipfile
import zlib
from collections.abc import Iterator
from typing import IO

from sijill.errors import ReadError
from sijill.read.archive import BROKEN
from sijill.read.docx import docx
from sijill.read.feed import feed
from sijill.read.jsonl import Columns
from sijill.read.language import arabic
from sijill.read.mhtml import mhtml
from sijill.read.pdf import pdf
from sijill.read.sitemap import ROOTS
from sijill.read.table import is_table, rows
from sijill.read.warc import ARCHIVES
from sijill.records import Document

SUFFIXES = {
    s: s.split(".")[1]
    for s in (
        ".pdf",
        ".docx",
        ".csv",
        ".rss",
        ".atom",
        ".xml",
        ".xml.gz",
        ".mhtml",
        ".mht",
        ".warc",
        ".warc.gz",
        ".warc.zst",
        ".wacz",
    )
}
_ZSTD = b"(\xb5/\xfd"
_DICTIONARY = b"]*M\x18"  # of an archive packed with Zstandard, which begins with it
_FEED = re.compile(rb"<(?:rss|feed|rdf:RDF)[\s>]")
_SITEMAP = re.compile(rb"<(?:%b)[\s/>]" % b"|".join(ROOTS))
_HEAD = 4096
_MHTML = re.compile(rb"^content-type:\s*multipart/related", re.IGNORECASE | re.MULTILINE)
_HEADER = re.compile(rb"(?:[A-Za-z-]+: |From )")


def told(head: bytes, stream: IO[bytes], suffix: str | None) -> str | None:
    """The format by the first bytes of a file, None if it is none of those here. A `sitemap` holds no reports.

    `stream` is looked into, and put back, if it is a ZIP. `suffix` is believed for a table, whose first line may name
    columns that are not known, and for an archive packed with Zstandard, for which it would have to be unpacked.
    """
    if _is_archive(head, suffix):
        return "warc"
    if head[:1024].lstrip().startswith(b"%PDF-"):
        return "pdf"
    if head.startswith(b"PK\x03\x04"):
        return _zipped(stream)
    packed = head.startswith(b"\x1f\x8b")
    start = (_begins(head) if packed else head).removeprefix(b"\xef\xbb\xbf")
    if _SITEMAP.match(_root(start)):
        return "sitemap"
    return None if packed else _written(start, suffix)


def _written(start: bytes, suffix: str | None) -> str | None:
    """The format of a file that is text."""
    if _FEED.match(_root(start)):
        return "feed"
    if _HEADER.match(start) and _MHTML.search(start):
        return "mhtml"
    first = start.partition(b"\n")[0]
    return "csv" if (suffix == "csv" and not start.startswith(b"<")) or is_table(first.decode("latin-1")) else None


def documents(
    form: str, data: bytes, source: str, name: str, limit: int, columns: Columns = ()
) -> Iterator[Document | ReadError]:
    """The documents of a file in the format `form`, as `told` names it, but for archives. Raises ReadError."""
    if form == "csv":
        yield from rows(data, source, name, limit, columns)
    elif form == "feed":
        yield from feed(data, source, name)
    elif form == "mhtml":
        yield arabic(mhtml(data, source, name), source)
    else:
        yield arabic((pdf if form == "pdf" else docx)(data, source, name, limit), source)


def _is_archive(head: bytes, suffix: str | None) -> bool:
    if head.startswith(_DICTIONARY) or (suffix == "warc" and head.startswith(_ZSTD)):
        return True
    return (_begins(head) if head.startswith(b"\x1f\x8b") else head).startswith(b"WARC/")


def _begins(head: bytes) -> bytes:
    try:
        return zlib.decompressobj(zlib.MAX_WBITS | 16).decompress(head, _HEAD)
    except zlib.error:
        return b""


def _root(head: bytes) -> bytes:
    """What follows the prologue of XML: declarations, comments, a document type."""
    for _ in range(100):
        head = head.lstrip(b" \t\r\n]>")
        end = b"?>" if head.startswith(b"<?") else b"-->" if head.startswith(b"<!--") else b">"
        if not head.startswith((b"<?", b"<!")):
            return head
        head = head.partition(end)[2]
    return b""


def _zipped(stream: IO[bytes]) -> str | None:
    if not stream.seekable():
        return None
    at = stream.tell()
    try:
        names = zipfile.ZipFile(stream).namelist()
    except BROKEN:
        return None
    finally:
        stream.seek(at)
    if "word/document.xml" in names:
        return "docx"
    return "wacz" if any(n.lower().endswith(ARCHIVES) for n in names) else None
