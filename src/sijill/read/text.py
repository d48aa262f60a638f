"""A plain text file to a document: the text is kept code point for code point."""

from __future__ import annotations

import hashlib
from pathlib import Path

from sijill.read.decode import decode
from sijill.records import Document

_TITLE = 200


def plain(data: bytes, source: str | Path, name: str) -> Document:
    """The report in a text file, by the id `name`. It has no date: a file does not say when its report appeared.

    Its first line is its title if it is short and more follows. Raises ReadError.
    """
    text = decode(data, source)
    return Document(id=name, text=text, title=title_of(text), sha256=hashlib.sha256(data).hexdigest())


def title_of(text: str) -> str | None:
    """The first line, if it is short and more follows."""
    first, _, rest = text.strip().partition("\n")
    title = first.strip()
    return title if rest.strip() and len(title) <= _TITLE else None
