"""Bytes to text: nothing is altered but a byte-order mark, which is dropped.

In this order: a byte-order mark decides; then UTF-8, which no other encoding is taken for by chance; then UTF-16
without a mark; then windows-1256 and ISO-8859-6, both of which fit nearly any bytes and are therefore believed only if
most letters come out Arabic; then whatever charset-normalizer finds, under the same condition.
"""

from __future__ import annotations

import codecs
import re
import unicodedata
from pathlib import Path

from sijill.errors import ReadError
from sijill.read.binary import looks_like

_MARKS = (  # UTF-32 first: its mark begins with that of UTF-16
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_RARE = ("cp720", "cp864", "mac_arabic", "mac_farsi")
_ARABIC = re.compile("[\u0620-\u06ff]")
_FOREIGN = re.compile(r"[^\W\d_\x00-\x7f]")  # letters outside ASCII: mark-up and names in Latin letters tell nothing
# Letters of two scripts in one word: what a text becomes in the wrong encoding.
_MIXED = re.compile("[\u0620-\u06ff][A-Za-z\u00c0-\u024f]|[A-Za-z\u00c0-\u024f][\u0620-\u06ff]")
# Characters that text does not hold; form feed, backspace and escape do turn up in old files.
_BINARY = re.compile("[\x01-\x07\x0e-\x1a\x1c-\x1f\x7f]")
_ENOUGH = 0.8  # share of Arabic among the letters outside ASCII from which an 8-bit reading is believed
_SELDOM = 0.1  # mixed places for each Arabic letter up to which it is believed
_NEARLY = 2  # good sequences for each broken one, from which a text is UTF-8 with damage; in windows-1256 it is near 0
_LOOK = 200_000  # bytes that a guess looks at


def decode(data: bytes, source: str | Path, *, mend: bool = False) -> str:
    """The text of `data`. With `mend`, a UTF-8 text with a few broken bytes is read with U+FFFD in their place.

    Raises ReadError, saying what was found, if it is empty, no text, or in no encoding that makes sense.
    """
    if not data:
        raise ReadError(source, "the file is empty")
    if found := looks_like(data):
        raise ReadError(source, found)
    return _checked(_text(data, source, mend=mend), source)


def has_mark(data: bytes) -> bool:
    """Whether the bytes begin with the mark of UTF-16 or UTF-32, in which a line does not end with one byte."""
    return any(data.startswith(mark) for mark, encoding in _MARKS if encoding != "utf-8")


def _text(data: bytes, source: str | Path, *, mend: bool) -> str:
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _marked(data[len(mark) :], encoding, source, mend=mend)
    if (wide := _utf16(data)) is not None:
        return wide
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        if _nearly_utf8(data):
            if mend:
                return data.decode("utf-8", "replace")
            raise ReadError(source, f"is UTF-8, but byte {error.start} is broken; save it as UTF-8 again") from None
    text = arabic_8_bit(data) or _rare(data)
    if text is None:
        raise ReadError(source, "is neither UTF-8 nor in an Arabic encoding that makes sense of it; save it as UTF-8")
    return text


def _marked(data: bytes, encoding: str, source: str | Path, *, mend: bool) -> str:
    try:
        return data.decode(encoding, "replace" if mend else "strict")
    except UnicodeDecodeError as error:
        raise ReadError(
            source, f"begins as {encoding.upper()}, but byte {error.start} is broken; save it as UTF-8"
        ) from None


def _checked(text: str, source: str | Path) -> str:
    if "\0" in text:
        raise ReadError(source, f"holds a NUL character at {text.index(chr(0))}, so it is no text; name a text file")
    if len(_BINARY.findall(text[:_LOOK])) * 100 > len(text[:_LOOK]):
        raise ReadError(source, "holds many control characters, so it is no text; name a text file")
    if not text.strip():
        raise ReadError(source, "holds nothing but spaces")
    return text


def _believable(text: str) -> bool:
    arabic = len(_ARABIC.findall(text))
    return arabic >= _ENOUGH * max(1, len(_FOREIGN.findall(text))) and len(_MIXED.findall(text)) <= _SELDOM * arabic


def _utf16(data: bytes) -> str | None:
    """UTF-16 without a mark: believed if it comes out as mostly Arabic, or as plain letters with NULs between them."""
    if len(data) % 2:
        return None
    for encoding, high in (("utf-16-le", data[1:_LOOK:2]), ("utf-16-be", data[0:_LOOK:2])):
        # The upper bytes of Arabic, of spaces and of Latin are 06, 20 (punctuation), FE, FB and 00.
        if sum(high.count(b) for b in (0x00, 0x06, 0x20, 0xFB, 0xFE)) < 0.9 * len(high):
            continue
        if not high.count(0x06) + high.count(0x00):
            continue
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\0" not in text and all(unicodedata.category(c) not in ("Cn", "Co") for c in text[:1000]):
            return text
    return None


def _nearly_utf8(data: bytes) -> bool:
    text = data.decode("utf-8", "replace")
    broken = text.count("\ufffd")
    whole = sum(c > "\x7f" for c in text) - broken
    return whole >= _NEARLY * broken


def arabic_8_bit(data: bytes) -> str | None:
    """The better of windows-1256 and ISO-8859-6, if either gives Arabic words."""
    found = []
    for encoding in ("cp1256", "iso8859_6"):
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        if _believable(text[:_LOOK]):
            found.append((len(_MIXED.findall(text[:_LOOK])), text))
    return min(found, key=lambda pair: pair[0])[1] if found else None  # a tie goes to the first, the commoner one


def _rare(data: bytes) -> str | None:
    from charset_normalizer import from_bytes

    best = from_bytes(data[:_LOOK], cp_isolation=list(_RARE), enable_fallback=False).best()
    if best is None or not _believable(str(best)):
        return None
    try:
        return data.decode(best.encoding)
    except UnicodeDecodeError:
        return None
