"""A web page to a document: its title and its body, without menus, comments and what is served around it."""

from __future__ import annotations

import codecs
import hashlib
import re
from copy import deepcopy
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from sijill.dating import settled
from sijill.errors import ReadError
from sijill.read.address import in_address, outlet_at
from sijill.read.decode import decode, has_mark
from sijill.read.furniture import dated_lines, parted
from sijill.read.gate import LONG, is_report, lines, opens, promises
from sijill.read.language import can_hold
from sijill.read.scripted import held
from sijill.records import Document

if TYPE_CHECKING:
    from trafilatura.settings import Document as Page

_CHARSET = re.compile(rb"""charset\s*=\s*["']?\s*([A-Za-z0-9_.:-]+)""")
_ARABIC_CODECS = frozenset({"cp1256", "iso8859-6", "mac-arabic", "cp720", "cp864"})
_NO_TITLE = frozenset({"untitled document", "untitled", "new page 1", "document", "home"})
_NO_NAME = re.compile(r"https?\b|\b(?:png|jpe?g|svg|logo|www)\b|[@<>{}]", re.IGNORECASE)
_BY = re.compile(r"^(?:كتب(?:ت|ه)?|بقلم|بواسطة|إعداد|تحرير)\s*[:：]?\s+")
_EMBEDDED = frozenset({"twitter-tweet", "twitter-video", "instagram-media", "tiktok-embed", "fb-xfbml-parse-ignore"})
_HEADING, _SHARE = 3, 0.4  # words of a heading, and its share of the window's title, from which it is that of a report
_PARTS, _TWICE = (
    re.compile(r"\s+[-–—|:·]\s+"),
    2,
)  # of the window; a part so much longer is no name of a site
_SIDES = (
    " \t\r\n\u200e\u200f\u202a\u202b\u202c\u202d\u202e"  # blanks, and signs of direction, that stand around a heading
)
_NULLS = 100  # bytes for each null byte, from which they are damage; in UTF-16 they are many


class _Report(NamedTuple):
    """What stands out of a page: title, body, lines of dates that stood in it, and all that the extractor says."""

    title: str | None
    lines: list[str]
    lifted: list[str]
    found: Page | None


def page(data: bytes, source: str | Path, name: str, url: str | None = None) -> Document:
    """The report on a page, by the id `name`; `url` is the address it came from, where the file around it knows it.

    Raises ReadError if the bytes are no page, or the page holds no single report (a front page, a list, a menu).
    """
    from sijill.read.published import candidates

    markup = _markup(data, source)
    tree = _tree(markup, source)
    if not can_hold(markup) or not opens(markup, shown := lines(markup)):
        raise ReadError(source, _refusal(tree))
    dated, others = dated_lines(tree)
    _cut(tree)
    report = _report(tree, source)
    if not is_report(report.lines) and promises(markup, tree, shown):
        report = _report(_mended(tree), source, fast=False)
    if not is_report(report.lines) and (told := held(tree)):
        report = report._replace(title=told.title, lines=told.lines)
    if not is_report(report.lines):
        raise ReadError(source, _refusal(tree))
    title, body, found = report.title, report.lines, report.found
    address = url or (found.url if found else None)
    document = Document(
        id=name,
        text="\n".join(body if title is None or body[0].startswith(title) else [title, *body]),
        title=title,
        outlet=outlet_at(address, (found.sitename or found.hostname) if found else None),
        url=address,
        sha256=hashlib.sha256(data).hexdigest(),
        author=_author(found.author if found else None),
        beside=tuple(dict.fromkeys([*dated, *(line for line in report.lifted if line not in others)])),
    )
    return settled(document, (*candidates(tree, title), *in_address(address)))


def _report(tree: Any, source: str | Path, *, fast: bool = True) -> _Report:
    """What stands out of a page as its report, which need not be one; the page stays as it is."""
    found = _taken(deepcopy(tree), source, fast=fast)
    title = _title(found, tree)
    return _Report(title, *parted(_lines(found), title), found)


def _markup(data: bytes, source: str | Path) -> str:
    """The page as text: in the Arabic encoding it names, if it fits; otherwise as any other file.

    A few null bytes, which browsers pass over, are left out.
    """
    if 0 < data.count(0) * _NULLS < len(data) and not has_mark(data):
        data = data.replace(b"\0", b"")
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


def _lines(found: Page | None) -> list[str]:
    stripped = (line.strip() for line in (found.text or "").split("\n")) if found else ()
    return [line for line in stripped if line]


def _cut(tree: Any) -> None:
    """Takes out of a page what others wrote elsewhere and a report shows within it."""
    for one in list(tree.iterfind(".//blockquote")):
        if _EMBEDDED.intersection(one.get("class", "").split()):
            one.drop_tree()


def _mended(tree: Any) -> Any:
    """A copy of a page without what the extractor stumbles over.

    Tables by which older pages are laid out become blocks, and empty marks before a text (`<b></b>text`) go.
    """
    tree = deepcopy(tree)
    for cell in list(tree.iter("table", "tbody", "tr", "td")):
        cell.tag = "div"
    empty = [one for one in tree.iter("b", "strong", "i", "em", "u", "span", "font") if not len(one) and not one.text]
    for one in empty:
        if one.getparent() is not None:
            one.drop_tree()
    return tree


def _refusal(tree: Any) -> str:
    """Why a page gives no report."""
    hidden = ("script", "style", "noscript", "template", "title")
    shown = sum(
        len((text or "").split())
        for one in tree.iter()
        for text in (one.text if isinstance(one.tag, str) and one.tag not in hidden else "", one.tail)
    )
    if shown < LONG and tree.find(".//script") is not None and tree.find(".//a") is None:
        return "a program draws this page in the browser, and the file holds none of its text; save the page from there"
    if shown >= LONG and not can_hold("".join(tree.itertext())):
        return "not Arabic: the page holds hardly an Arabic letter, and this version codes Arabic only"
    return "no single report on this page; it looks like a list, a menu or a front page"


def _tree(markup: str, source: str | Path) -> Any:
    from trafilatura import load_html

    try:
        tree = load_html(markup)
    except Exception as error:
        raise ReadError(source, f"the page cannot be taken apart ({type(error).__name__}: {error})") from error
    if tree is None:
        raise ReadError(source, "holds no HTML; name it .txt if it is plain text")
    return tree


def _taken(tree: Any, source: str | Path, *, fast: bool) -> Page | None:
    """What trafilatura takes for the report of a page, which it alters; if `fast`, by its own rules alone."""
    from trafilatura import bare_extraction

    try:
        found = bare_extraction(
            tree,
            fast=fast,
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


def _title(found: Page | None, tree: Any) -> str | None:
    """The title without the name of the site beside it, which belongs to the window and not to the report.

    Where the window has more than a heading of the page, the heading is the title; where the extractor took the name of
    the site for it, the longest part of the window is.
    """
    plain = " ".join(((found.title if found else None) or "").split())
    site = found.sitename if found else None
    window = " ".join((tree.findtext(".//title") or "").split())
    headings = {" ".join("".join(one.itertext()).strip(_SIDES).split()) for one in tree.iter("h1", "h2", "h3")}
    within = [h for h in headings if h in window and len(h.split()) >= _HEADING and len(h) > _SHARE * len(window)]
    longest = max(within, key=len, default="")
    if longest and (plain not in headings or len(longest) > len(plain)):
        return longest
    parts = _PARTS.split(window)
    part = max(parts, key=len)
    if plain in parts and len(part) > _TWICE * len(plain):
        return part
    if site and plain.endswith(site):
        plain = plain.removesuffix(site).rstrip(" -–—|:") or plain
    return None if not plain or plain.lower() in _NO_TITLE else plain


def _author(said: str | None) -> str | None:
    """The name of the author, unless what stands for it is an address or a picture."""
    plain = _BY.sub("", " ".join((said or "").split()))
    return None if not plain or _NO_NAME.search(plain) else plain
