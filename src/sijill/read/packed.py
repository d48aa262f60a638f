"""What a server packed for the way, taken out again, never beyond what one report may have."""

from __future__ import annotations

import zlib

from sijill.errors import ReadError
from sijill.read.jsonl import too_large


def unpacked(data: bytes, encoding: str | None, place: str, limit: int) -> bytes:
    """The body of an answer whose header `Content-Encoding` is `encoding`. Raises ReadError."""
    packed = (encoding or "").strip().lower()
    if packed in {"", "identity"}:
        return data
    if packed not in {"gzip", "x-gzip", "deflate"}:
        raise ReadError(place, f"the page is packed as {packed!r}, which is not read; archive it unpacked")
    if packed != "deflate" and not data.startswith(b"\x1f\x8b"):
        return data  # many crawlers unpack the page and keep the header
    try:
        whole = zlib.decompressobj(zlib.MAX_WBITS | 32).decompress(data, limit + 1)
    except zlib.error as error:
        raise ReadError(place, f"the packed page is broken ({error})") from None
    if len(whole) > limit:
        raise ReadError(place, too_large(limit))
    return whole


def joined(data: bytes) -> bytes:
    """The chunks put together; the data as they are where they are no chunks, for many crawlers keep the header."""
    pieces: list[bytes] = []
    at = 0
    while True:
        line, newline, _ = data[at : at + 1024].partition(b"\r\n")
        try:
            size = int(line.partition(b";")[0], 16)
        except ValueError:
            return b"".join(pieces) or data
        at += len(line) + 2
        if size <= 0 or not newline:
            return b"".join(pieces) or data
        pieces.append(data[at : at + size])
        at += size + 2
