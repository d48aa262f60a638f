"""What reads each form of bytes, with its version: kept with each report, so that a better one can read it again."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from importlib.metadata import PackageNotFoundError, version

from sijill.records import Document, Raw

# (the number of our own reader, which is raised when it makes another text of the same bytes; the library below it)
_READERS = {
    "text": (1, None),
    "html": (3, "trafilatura"),
    "line": (1, None),
    "json": (1, None),
    "csv": (1, None),
    "feed": (1, "feedparser"),
    "mhtml": (3, "trafilatura"),
    "pdf": (2, "pypdf"),
    "docx": (1, "python-docx"),
}


@cache
def extractor(form: str) -> str:
    """The name and version of what reads a form of bytes.

    >>> extractor("text")
    'sijill text 1'
    """
    number, below = _READERS[form]
    try:
        return f"sijill {form} {number}" + (f", {below} {version(below)}" if below else "")
    except PackageNotFoundError:  # what is not there reads nothing; it is asked for by name all the same
        return f"sijill {form} {number}"


def extractors() -> dict[str, str]:
    """What reads each form now."""
    return {form: extractor(form) for form in _READERS}


def kept(document: Document, raw: Raw) -> Document:
    """The document with what it was read from, and by what: the extractor of its form is filled in."""
    return replace(document, raw=raw._replace(extractor=extractor(raw.form)))
