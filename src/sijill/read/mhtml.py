"""A page saved with all it shows (MHTML) to a document. The moment of saving is never the date of the report."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from email import message_from_bytes
from email.message import Message
from pathlib import Path

from sijill.dating import possible, settled
from sijill.errors import ReadError
from sijill.read.html import page
from sijill.read.published import written_day
from sijill.records import Candidate, Document

_DEEP = 20  # parts within parts; a browser writes one level


def mhtml(data: bytes, source: str | Path, name: str) -> Document:
    """The report on a saved page, by the id `name`: its first HTML part. Raises ReadError."""
    try:
        whole = message_from_bytes(data)
        part = _html(whole)
        body = part.get_payload(decode=True) if part is not None else None
    except Exception as error:  # the parser raises errors of many kinds for headers it does not expect
        raise ReadError(source, f"the saved page is broken ({type(error).__name__}); save it again") from error
    if part is None or not isinstance(body, bytes) or not body.strip():
        raise ReadError(source, "the saved page holds no HTML; save it again")
    url = whole.get("Snapshot-Content-Location") or part.get("Content-Location") or ""
    address = str(url).strip() if str(url).startswith(("http://", "https://")) else None
    found = page(body, source, name, address)
    saved = written_day(str(whole.get("Date") or ""))
    crawled = [Candidate(saved, "crawled", "moment of saving", 1)] if saved and possible(saved) else []
    return settled(replace(found, sha256=hashlib.sha256(data).hexdigest()), crawled)


def _html(part: Message, depth: int = 0) -> Message | None:
    if part.get_content_type() in {"text/html", "application/xhtml+xml"}:
        return part
    inner = part.get_payload() if part.is_multipart() and depth < _DEEP else []
    return next((f for p in inner if isinstance(p, Message) and (f := _html(p, depth + 1))), None)
