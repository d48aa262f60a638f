"""A news feed that was saved (RSS, Atom) to documents: each entry one, with the day the feed says it was published."""

from __future__ import annotations

import hashlib
import io
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from typing import Any

from sijill.dating import possible, settled
from sijill.errors import ReadError
from sijill.read.address import in_address, outlet_at
from sijill.read.language import arabic, primary
from sijill.read.library import library
from sijill.read.published import written_day
from sijill.records import Candidate, Document

_PUBLISHED, _UPDATED = 0.95, 0.3
_BLOCKS = frozenset({"p", "div", "br", "li", "h1", "h2", "h3", "h4", "tr", "blockquote"})


def feed(data: bytes, source: str, name: str) -> Iterator[Document | ReadError]:
    """One document or ReadError for each entry; the ids are `name` and the place of the entry. Raises ReadError."""
    if b"<!ENTITY" in data.replace(b"\0", b""):  # also in UTF-16
        raise ReadError(source, "the feed declares entities of its own, which no honest feed does; it is not opened")
    parser = library("feedparser", source)
    try:
        found = parser.parse(io.BytesIO(data))  # given the bytes themselves, it may take them for an address
    except Exception as error:
        raise ReadError(source, f"the feed cannot be read ({type(error).__name__}: {error}); fetch it again") from error
    if not found.entries:
        why = f" ({found.bozo_exception})" if found.get("bozo") else ""
        raise ReadError(source, f"the feed holds no entries{why}")
    for number, entry in enumerate(found.entries, 1):
        place = f"{source} (entry {number})"
        try:
            yield arabic(_entry(entry, found.feed, place, f"{name}:{number}"), place)
        except ReadError as error:
            yield error
    if found.get("bozo") and "not well-formed" in str(found.get("bozo_exception")):
        yield ReadError(source, f"the feed is broken ({found.bozo_exception}); entries may be missing, fetch it again")


def _entry(entry: Any, about: Any, place: str | Path, name: str) -> Document:
    contents = [c.get("value") or "" for c in entry.get("content") or ()]
    body = max((_plain(html) for html in (*contents, entry.get("summary") or "")), key=len)
    title = " ".join(_plain(entry.get("title") or "").split()) or None
    text = body if not title or body.startswith(title) else f"{title}\n{body}".strip()
    if not text:
        raise ReadError(place, "the entry has no text")
    link = entry.get("link") or ""
    language = about.get("language")
    url = link if link.startswith(("http://", "https://")) else None
    document = Document(
        id=name,
        text=text,
        language=primary(language) if language else None,
        title=title,
        outlet=outlet_at(url, about.get("title") or None),
        url=url,
        sha256=hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest(),
        author=" ".join(_plain(entry.get("author") or "").split()) or None,
    )
    return settled(document, (*_days(entry), *in_address(url)))


def _days(entry: Any) -> Iterator[Candidate]:
    for key, how, confidence in (("published", "published", _PUBLISHED), ("updated", "modified", _UPDATED)):
        # Asked only for what is there: without `updated` the library would give `published` for it.
        day = written_day(entry.get(key)) if key in entry else None
        if day and possible(day):
            yield Candidate(day, how, "feed", confidence)


def _plain(markup: str) -> str:
    """The text of a piece of HTML, a line for each block."""
    html = import_module("lxml.html")

    try:
        tree = html.fragment_fromstring(markup.replace("\0", ""), create_parent="div")
    except Exception:  # noqa: BLE001 (a piece that is no HTML is its own text)
        return markup.strip()
    pieces: list[str] = []
    for event, node in _walk(tree):
        if not isinstance(node.tag, str) or node.tag in {"script", "style"}:
            pieces.append((node.tail or "") if event == "end" else "")
            continue
        pieces.append("\n" if node.tag in _BLOCKS else "")
        pieces.append((node.text if event == "start" else node.tail) or "")
    lines = (" ".join(line.split()) for line in "".join(pieces).split("\n"))
    return "\n".join(line for line in lines if line)


def _walk(tree: Any) -> Iterator[tuple[str, Any]]:
    etree = import_module("lxml.etree")

    yield from etree.iterwalk(tree, events=("start", "end", "comment"))
