"""A web page to a document: its title and its body, without menus, comments and what is served around it."""

from __future__ import annotations

import codecs
import hashlib
import re
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sijill.dating import settled
from sijill.errors import ReadError
from sijill.read.address import in_address, outlet_at
from sijill.read.decode import decode
from sijill.records import Document

if TYPE_CHECKING:
    from trafilatura.settings import Document as Page

_CHARSET = re.compile(rb"""charset\s*=\s*["']?\s*([A-Za-z0-9_.:-]+)""")
_ARABIC_CODECS = frozenset({"cp1256", "iso8859-6", "mac-arabic", "cp720", "cp864"})
_NO_TITLE = frozenset({"untitled document", "untitled", "new page 1", "document", "home"})
_NO_NAME = re.compile(r"https?\b|\b(?:png|jpe?g|svg|logo|www)\b|[@<>{}]", re.IGNORECASE)
_LONG, _SENTENCE = 20, 12  # words from which a line is a paragraph, and from which it is no menu entry
_SEVERAL = 5  # entries of a list, or headlines each with its first lines, from which a page is a list
_STOPS = (".", "؟", "?", "!", ":", "…", "»", '"', "؛", "،")


def page(data: bytes, source: str | Path, name: str, url: str | None = None) -> Document:
    """The report on a page, by the id `name`; `url` is the address it came from, where the file around it knows it.

    Raises ReadError if the bytes are no page, or the page holds no single report (a front page, a list, a menu).
    """
    tree, found = _extracted(_markup(data, source), source)
    from sijill.read.published import candidates  # lxml is loaded by now

    days, body = candidates(tree), _body(found)
    if not _is_report(body) and _untabled(tree):
        found = _taken(tree, source)
        body = _body(found)
    if found is None or not _is_report(body):
        raise ReadError(source, "no single report on this page; it looks like a list, a menu or a front page")
    title = _title(found.title, found.sitename)
    address = url or found.url
    document = Document(
        id=name,
        text=body if title is None or body.startswith(title) else f"{title}\n{body}",
        title=title,
        outlet=outlet_at(address, found.sitename or found.hostname),
        url=address,
        sha256=hashlib.sha256(data).hexdigest(),
        author=_author(found.author),
    )
    return settled(document, (*days, *in_address(address)))


def _markup(data: bytes, source: str | Path) -> str:
    """The page as text: in the Arabic encoding it names, if it fits; otherwise as any other file."""
    match = _CHARSET.search(data[:4096])
    try:
        declared = codecs.lookup(match.group(1).decode("ascii")).name if match else ""
    except LookupError:
        declared = ""
    if declared in _ARABIC_CODECS:
        try:
            data.decode("utf-8")  # a page often goes on naming the encoding it had before it was converted
        except UnicodeDecodeError:
            try:
                return data.decode(declared)
            except UnicodeDecodeError:
                pass
    return decode(data, source, mend=True)


def _body(found: Page | None) -> str:
    lines = (line.strip() for line in (found.text or "").split("\n")) if found else ()
    return "\n".join(line for line in lines if line)


def _untabled(tree: Any) -> bool:
    """Makes blocks of the tables of a page, by which older pages are laid out; whether there were any."""
    cells = list(tree.iter("table", "tbody", "tr", "td"))
    for cell in cells:
        cell.tag = "div"
    return bool(cells)


def _extracted(markup: str, source: str | Path) -> tuple[Any, Page | None]:
    from trafilatura import load_html

    try:
        tree = load_html(markup)
    except Exception as error:
        raise ReadError(source, f"the page cannot be taken apart ({type(error).__name__}: {error})") from error
    if tree is None:
        raise ReadError(source, "holds no HTML; name it .txt if it is plain text")
    return tree, _taken(markup, source)


def _taken(markup: Any, source: str | Path) -> Page | None:
    """What trafilatura takes for the report of a page, given as text or as a tree."""
    from trafilatura import bare_extraction

    try:
        found = bare_extraction(
            markup,
            favor_precision=True,
            include_comments=False,
            include_tables=False,
            with_metadata=True,
            # Its date is not used (see `candidates`), but it looks for one all the same: let it look briefly.
            date_extraction_params={"extensive_search": False, "original_date": True},
        )
    except Exception as error:
        raise ReadError(source, f"the page cannot be taken apart ({type(error).__name__}: {error})") from error
    return found if found and not isinstance(found, dict) else None


def _title(title: str | None, site: str | None) -> str | None:
    """The title without the name of the site after it, which belongs to the window and not to the report."""
    plain = " ".join((title or "").split())
    if site and plain.endswith(site):
        plain = plain.removesuffix(site).rstrip(" -–—|:") or plain
    return None if not plain or plain.lower() in _NO_TITLE else plain


def _author(said: str | None) -> str | None:
    """The name of the author, unless what stands for it is an address or a picture."""
    plain = " ".join((said or "").split())
    return None if not plain or _NO_NAME.search(plain) else plain


def _is_report(body: str) -> bool:
    """Whether the text runs on like a report, and does not list headlines, links or places to go."""
    lines = body.split("\n")
    lengths = [len(line.split()) for line in lines]
    words = sum(lengths)
    if words < _LONG or sum(n for n in lengths if n >= _SENTENCE) < words / 2:
        return False
    entries = sum(line.startswith(("-", "•", "*")) and n < _LONG for line, n in zip(lines, lengths, strict=True))
    teasers = sum(
        a < b and a < _LONG and b >= _SENTENCE and not line.endswith(_STOPS)
        for line, (a, b) in zip(lines, pairwise(lengths), strict=False)
    )
    return (entries < _SEVERAL or entries * 2 < len(lines)) and (teasers < _SEVERAL or teasers * 3 < len(lines))
