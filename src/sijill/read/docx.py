"""A Word document (.docx) to a document: its paragraphs and the cells of its tables, in order.

It has no date: the file knows when it was made, not when the report appeared. Deleted words of tracked changes are
left out, inserted ones are in.
"""

from __future__ import annotations

import hashlib
import io
from pathlib import Path
from typing import Any

from sijill.errors import ReadError
from sijill.read.archive import BROKEN, checked_size, opened
from sijill.read.library import library
from sijill.read.text import title_of
from sijill.records import Document

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"  # says a text box a second time
_SIGNS = {f"{_W}tab": "\t", f"{_W}br": "\n", f"{_W}cr": "\n", f"{_W}noBreakHyphen": "-"}


def docx(data: bytes, source: str | Path, name: str, limit: int) -> Document:
    """The report in a Word document, by the id `name`; `limit` is the most bytes it may unpack to. Raises ReadError."""
    word = library("docx", source)
    with opened(io.BytesIO(data), source) as archive:
        checked_size(archive, source, limit)
        try:
            for member in archive.namelist():
                if member.endswith((".xml", ".rels")) and b"<!DOCTYPE" in archive.read(member):
                    raise ReadError(source, f"{member} declares a document type, which Word never writes; not opened")
        except BROKEN as error:
            raise ReadError(source, f"the Word document is broken ({error}); save it again") from None
    try:
        body = word.Document(io.BytesIO(data)).element.body
        lines = [_line(paragraph) for paragraph in body.iter(f"{_W}p")]
    except Exception as error:  # what the library raises for a broken package is of many kinds
        reason = f"the Word document is broken ({type(error).__name__}: {error}); save it again"
        raise ReadError(source, reason) from error
    text = "\n".join(line for line in lines if line.strip())
    if not text:
        raise ReadError(source, "the Word document holds no text; if it holds pictures of text, type them out")
    return Document(id=name, text=text, title=title_of(text), sha256=hashlib.sha256(data).hexdigest())


def _line(paragraph: Any) -> str:
    if next(paragraph.iterancestors(_FALLBACK), None) is not None:
        return ""
    pieces = []
    for node in paragraph.iter(f"{_W}t", *_SIGNS):
        own = next(node.iterancestors(f"{_W}p")) is paragraph  # a text box has paragraphs inside a paragraph
        if own and node.getparent().tag == f"{_W}r":  # a tab stop of the layout is no tab of the text
            pieces.append(_SIGNS.get(node.tag) or node.text or "")
    return "".join(pieces)
