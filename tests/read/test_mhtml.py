"""Saved pages (MHTML): the report and its address, never the moment of saving."""

from __future__ import annotations

from email.mime.multipart import MIMEMultipart
from email.mime.text import MIMEText
from pathlib import Path
from typing import Any

from sijill.errors import ReadError
from sijill.read import find, read
from sijill.records import Document

LINE = "وقّع وزير الدفاع في تونس مع نظيره البرتغالي اتفاقا للتعاون العسكري يشمل التدريب وتبادل الزيارات بين الجيشين."
PAGE = f"""<html><head><title>اتفاق تونس والبرتغال</title>{{}}</head><body><article><h1>اتفاق تونس والبرتغال</h1>
<p>{LINE}</p><p>{LINE} وأضاف البيان أن الاتفاق يسري خمس سنوات قابلة للتجديد بموافقة الطرفين.</p>
</article></body></html>"""
META = '<meta property="article:published_time" content="2019-05-06T10:00:00+01:00">'


def saved(page: str, charset: str = "utf-8", subtype: str = "html") -> bytes:
    """A page as a browser saves it."""
    whole = MIMEMultipart("related")
    whole["Snapshot-Content-Location"] = "https://example.org/news/1"
    whole["Date"] = "Tue, 03 Mar 2020 10:00:00 +0000"
    whole.attach(MIMEText(page, subtype, charset))
    return whole.as_bytes()


def one(path: Path, data: bytes, limit: int = 10_000_000) -> Any:
    """The only thing that is read of a file with these bytes."""
    path.write_bytes(data)
    (found,) = read(find([path]).files, limit)
    return found


def test_a_saved_page_is_read_as_the_page(tmp_path: Path) -> None:
    """Text, title and address come from the file; the date only from the mark-up of the page."""
    for number, (charset, meta, day) in enumerate([("utf-8", META, "2019-05-06"), ("windows-1256", "", None)]):
        found = one(tmp_path / f"{number}.mhtml", saved(PAGE.format(meta), charset))
        assert isinstance(found, Document)
        assert LINE in found.text
        assert (found.date, found.url) == (day, "https://example.org/news/1")
        assert ("2020-03-03", "crawled") in {(c.date, c.how) for c in found.candidates}


def test_one_without_a_page_is_refused(tmp_path: Path) -> None:
    """A file with no HTML in it, cut short or beyond the limit is a ReadError."""
    data = saved(PAGE.format(META))
    assert "holds no HTML" in str(one(tmp_path / "a.mht", saved(LINE, subtype="plain")))
    assert isinstance(one(tmp_path / "b.mht", data[:300]), ReadError)
    assert "larger than" in str(one(tmp_path / "c.mht", data, limit=500))


def test_parts_within_parts_end(tmp_path: Path) -> None:
    """Thousands of parts one in the other do not exhaust the stack."""
    deep = b"".join(b'Content-Type: multipart/related; boundary="%d"\n\n--%d\n' % (n, n) for n in range(3000))
    assert isinstance(one(tmp_path / "a.mht", deep), ReadError)
