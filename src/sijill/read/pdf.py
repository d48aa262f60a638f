"""A PDF file with a text layer to a document; a scanned one is refused.

The text is what the library makes of the glyphs: presentation forms become the letters they stand for, and the lines of
a paragraph, or of the heading, are joined, for their ends belong to the layout. Vowel marks that were drawn apart from
their letters are left out, for where they belong cannot be seen. It has no date: the file knows when it was made, not
when the report appeared.
"""

from __future__ import annotations

import hashlib
import io
import re
import unicodedata
from collections import Counter
from pathlib import Path
from typing import Any

from sijill.errors import ReadError
from sijill.read.jsonl import too_large
from sijill.read.library import library
from sijill.read.text import title_of
from sijill.records import Document

_FORMS = re.compile("[\ufb50-\ufdff\ufe70-\ufefc]+")
_ARABIC = re.compile("[\u0620-\u06ff\ufb50-\ufdff\ufe70-\ufefc]")
# Words with Latin letters in them (`F-16`) and the blanks between; numbers, also in Arabic digits. A number that stands
# beside a Latin word is left a word of the Arabic line: which of the two comes first cannot be seen, and it does there.
_LATIN = r"(?:[0-9][0-9.'&/-]{0,20})?[A-Za-z\u00c0-\u024f](?:[0-9A-Za-z\u00c0-\u024f.'&/-]*[0-9A-Za-z\u00c0-\u024f])?"
_DIGITS = r"[0-9\u0660-\u0669\u06f0-\u06f9]+"
_FROM_LEFT = re.compile(rf"{_LATIN}(?: {_LATIN})*|{_DIGITS}(?:[.,:/\u066b\u066c]{_DIGITS})*")
_MIRRORED = str.maketrans("()[]{}<>«»", ")(][}{><»«")
_STOPS = (".", "؟", "?", "!", ":", "…")
_LOOSE = re.compile(r"(?<![\w\u064b-\u0652\u0670])[\u064b-\u0652\u0670]+")  # vowel marks that no letter stands before
_LARGER, _LONGEST_HEAD = 1.15, 4  # from which a line is of a heading, and how many lines one has at most
_FULL = 0.75  # share of the longest line of a page from which a line was broken by the margin
_TURNED_HEAD = re.compile(r"\b[ةى]\w")  # letters that no Arabic word begins with
_ENDING = re.compile(r"\w[ةى]\b")


def pdf(data: bytes, source: str | Path, name: str, limit: int) -> Document:
    """The report in a PDF file, by the id `name`; `limit` is the most bytes its text may have. Raises ReadError."""
    pages, head = _pages(data, source, limit)
    text = "\n".join(joined for n, page in enumerate(pages) if (joined := _joined(page, 0 if n else head)))
    text = text.replace("\0", "").encode("utf-8", "ignore").decode("utf-8")
    if not text.strip():
        raise ReadError(source, "the PDF file holds no text, it is a scan; run it through OCR (ocrmypdf -l ara) first")
    if len(_TURNED_HEAD.findall(text)) > len(_ENDING.findall(text)):
        raise ReadError(source, "the letters of the PDF file come out in reverse; copy its text into a .txt file")
    return Document(id=name, text=text, title=title_of(text), sha256=hashlib.sha256(data).hexdigest())


def _pages(data: bytes, source: str | Path, limit: int) -> tuple[list[str], int]:
    """The pages as lines, and how many lines at the top of the first one are its heading."""
    library_ = library("pypdf", source)
    found: list[str] = []
    size = head = 0
    try:
        reader = library_.PdfReader(io.BytesIO(data))
        locked = reader.is_encrypted and not reader.decrypt("")
        for page in () if locked else reader.pages:
            head = head if found else _heading(page)
            found.append(page.extract_text(extraction_mode="layout", layout_mode_space_vertically=False))
            size += len(found[-1].encode("utf-8", "ignore"))
            if size > limit:
                break
    except Exception as error:  # what the library raises for a broken file is of many kinds
        reason = f"the PDF file cannot be taken apart ({type(error).__name__}: {error}); copy its text into a .txt file"
        raise ReadError(source, reason) from error
    if locked:
        raise ReadError(source, "the PDF file is locked with a password; save it without one")
    if size > limit:
        raise ReadError(source, too_large(limit))
    return found, head


def _heading(page: Any) -> int:
    """How many lines at the top of a page are written larger than most of it; none if these are many."""
    sizes: dict[int, float] = {}  # of the lines, by how high they stand
    letters: Counter[float] = Counter()

    def seen(text: str, around: list[float], own: list[float], _font: Any, size: float) -> None:
        if text.strip():
            high = own[4] * around[1] + own[5] * around[3] + around[5]
            tall = round(size * max(abs(own[3]), abs(own[1])) * max(abs(around[3]), abs(around[1])), 1)
            sizes[round(high)] = max(tall, sizes.get(round(high), 0))
            letters[tall] += len(text)

    page.extract_text(visitor_text=seen)
    usual = max(letters, key=letters.__getitem__, default=0)
    large = [tall > usual * _LARGER for _, tall in sorted(sizes.items(), reverse=True)]
    lines = (*large, False).index(False)
    return lines if lines <= _LONGEST_HEAD else 0


def _letters(match: re.Match[str]) -> str:
    return unicodedata.normalize("NFKC", match.group())


def _logical(line: str) -> str:
    """A line as it is read, of one whose characters stand as they are seen from the left.

    Numbers and words of other scripts run from the left within an Arabic line, and brackets are seen mirrored.
    """
    if not _ARABIC.search(line):
        return line
    turned = _FROM_LEFT.sub(lambda m: m.group()[::-1], line[::-1].translate(_MIRRORED))
    return _LOOSE.sub("", _FORMS.sub(_letters, turned))


def _joined(page: str, head: int) -> str:
    """The paragraphs of a page, of which so many lines at the top are one heading."""
    every = [line for one in page.split("\n") if (line := " ".join(_logical(one).split()))]
    lines = [" ".join(every[:head]), *every[head:]]
    longest = max(map(len, lines), default=0)
    out = ""
    for n, line in enumerate(lines):
        broken = len(line) >= longest * _FULL and not line.endswith(_STOPS) and (n > 0 or not head)
        out += line + (" " if broken else "\n")
    return out.strip()
