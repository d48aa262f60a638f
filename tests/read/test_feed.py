"""Feeds: each entry is a report with the day that the feed gives it, in the feed's own time zone."""

from __future__ import annotations

from pathlib import Path

import pytest

from sijill.errors import ReadError
from sijill.read import find, read
from sijill.records import Document

BODY = "أجرت القوات البحرية المغربية والإسبانية تمرينا مشتركا قبالة سواحل طنجة استمر ثلاثة أيام."
RSS = f"""<?xml version="1.0" encoding="utf-8"?><!-- a feed --><rss version="2.0"><channel><title>وكالة</title>
<language>ar-ma</language><item><title>تمرين مشترك</title><link>https://example.org/1</link>
<pubDate>Tue, 03 Mar 2020 00:30:00 +0300</pubDate><description>&lt;p&gt;{BODY}&lt;/p&gt;&lt;p&gt;انتهى&lt;script&gt;x
&lt;/script&gt;&lt;/p&gt;</description></item><item><title>{BODY}</title><pubDate>soon</pubDate></item><item/></channel></rss>"""
ATOM = f"""<feed xmlns="http://www.w3.org/2005/Atom"><title>وكالة</title><entry><title>تمرين مشترك</title>
<link href="https://example.org/1"/><updated>2021-09-09T00:00:00Z</updated><published>2020-03-03T23:50:00-05:00</published>
<content type="html">&lt;p&gt;{BODY}&lt;/p&gt;</content></entry></feed>"""


def found(path: Path, content: str | bytes, limit: int = 1_000_000) -> list[Document | ReadError]:
    """What is read of a file with this content."""
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return list(read(find([path]).files, limit))


@pytest.mark.parametrize("suffix", [".xml", ".rss", ".txt"])
def test_the_entries_of_rss_are_reports(tmp_path: Path, suffix: str) -> None:
    """Title, body, address, language and written day are there; an unreadable day is none; an empty entry is named."""
    first, second, third = found(tmp_path / f"a{suffix}", RSS)
    assert isinstance(first, Document)
    assert first.text == f"تمرين مشترك\n{BODY}\nانتهى"
    assert (first.id, first.date, first.date_source) == ("a:1", "2020-03-03", "feed")
    assert (first.outlet, first.url, first.language) == ("وكالة", "https://example.org/1", "ar")
    assert isinstance(second, Document)
    assert (second.text, second.date, second.date_source) == (BODY, None, None)
    assert isinstance(third, ReadError)


def test_atom_gives_its_published_day_alone(tmp_path: Path) -> None:
    """The day is that of publication in its own zone; an entry that was only updated has none."""
    (one,) = found(tmp_path / "a.atom", ATOM)
    assert isinstance(one, Document)
    assert (one.text, one.date) == (f"تمرين مشترك\n{BODY}", "2020-03-03")
    (other,) = found(tmp_path / "b.atom", ATOM.replace("published>", "issue>"))
    assert isinstance(other, Document)
    assert other.date is None
    assert [(c.date, c.how) for c in other.candidates] == [("2021-09-09", "modified")]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_entities_are_refused(tmp_path: Path, encoding: str) -> None:
    """A feed that declares entities, to swell or to read files, is not opened."""
    bomb = '<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]>' + ATOM
    (one,) = found(tmp_path / "a.xml", bomb.encode(encoding))
    assert isinstance(one, ReadError)


def test_broken_feeds_are_named(tmp_path: Path) -> None:
    """Cut anywhere or beyond the limit, a feed gives documents and ReadErrors, at least one."""
    data = RSS.encode()
    for at in range(60, len(data), 37):
        assert found(tmp_path / "a.xml", data[:at])
    assert "larger than" in str(found(tmp_path / "b.xml", data, limit=100)[0])
    assert "no entries" in str(found(tmp_path / "c.xml", "<rss version='2.0'><channel/></rss>")[0])
