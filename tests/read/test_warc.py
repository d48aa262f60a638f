"""Web archives: each page that came with status 200 is a report, and the day of the crawl is never its date."""

from __future__ import annotations

import gzip
import zipfile
from pathlib import Path

import pytest
import zstandard

from sijill.errors import ReadError
from sijill.read import find, read
from sijill.records import Document

LINE = "سلّمت كوريا الجنوبية مصر أولى دفعات المدافع ذاتية الحركة بموجب العقد المبرم بين البلدين قبل ثلاثة أعوام."
PAGE = f"""<html><head><title>مدافع لمصر</title></head><body><article><h1>مدافع لمصر</h1><p>{LINE}</p>
<p>{LINE} وحضر مراسم التسليم عدد من كبار الضباط من الجانبين في ميناء الإسكندرية.</p></article></body></html>""".encode()


def record(body: bytes, status: str = "200 OK", kind: str = "text/html; charset=utf-8", extra: str = "") -> bytes:
    """A response in an archive."""
    http = f"HTTP/1.1 {status}\r\nContent-Type: {kind}\r\n{extra}\r\n".encode() + body
    head = (
        "WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: https://example.org/a\r\n"
        "WARC-Date: 2022-01-02T03:04:05Z\r\nWARC-Record-ID: <urn:uuid:00000000-0000-0000-0000-000000000001>\r\n"
        f"Content-Type: application/http; msgtype=response\r\nContent-Length: {len(http)}\r\n\r\n"
    )
    return head.encode() + http + b"\r\n\r\n"


def found(path: Path, data: bytes, limit: int = 10_000_000) -> list[Document | ReadError]:
    """What is read of a file with these bytes."""
    path.write_bytes(data)
    return list(read(find([path]).files, limit))


CHUNKED = b"%x\r\n%b\r\n%x\r\n%b\r\n0\r\n\r\n" % (100, PAGE[:100], len(PAGE) - 100, PAGE[100:])


@pytest.mark.parametrize("packed", [False, True])
@pytest.mark.parametrize(
    ("body", "extra"),
    [
        (PAGE, ""),
        (gzip.compress(PAGE), "Content-Encoding: gzip\r\n"),
        (PAGE, "Content-Encoding: gzip\r\n"),
        (CHUNKED, "Transfer-Encoding: chunked\r\n"),
        (PAGE, "Transfer-Encoding: chunked\r\n"),
    ],
)
def test_a_page_is_a_report(tmp_path: Path, body: bytes, extra: str, packed: bool) -> None:  # noqa: FBT001 (parametrised)
    """The page is read however it was packed for the way; its url is the address asked for; it gets no date."""
    data = record(b"no", "404 Not Found") + record(b"{}", kind="application/json") + record(body, extra=extra)
    (one,) = found(tmp_path / "a.warc", gzip.compress(data) if packed else data)
    assert isinstance(one, Document)
    assert LINE in one.text
    assert (one.id, one.url, one.date) == ("a:3", "https://example.org/a", None)
    assert [(c.date, c.how) for c in one.candidates] == [("2022-01-02", "crawled")]


def test_the_archives_of_a_wacz_are_read(tmp_path: Path) -> None:
    """Each archive in the ZIP is read, and one that is broken is named."""
    with zipfile.ZipFile(tmp_path / "z.zip", "w") as archive:
        archive.writestr("archive/a.warc.gz", gzip.compress(record(PAGE)))
        archive.writestr("archive/b.warc.gz", b"\x1f\x8b nothing")
    one, other = found(tmp_path / "a.wacz", (tmp_path / "z.zip").read_bytes())
    assert isinstance(one, Document)
    assert isinstance(other, ReadError)


def test_a_page_that_swells_is_refused_and_the_next_one_read(tmp_path: Path) -> None:
    """A page over the limit, packed by the server or by the archive, is named; the archive goes on."""
    swelling = record(gzip.compress(b" " * 30_000_000), extra="Content-Encoding: gzip\r\n")
    data = gzip.compress(swelling) + gzip.compress(record(b" " * 30_000_000)) + gzip.compress(record(PAGE))
    first, second, third = found(tmp_path / "a.warc.gz", data, limit=1_000_000)
    assert "larger than" in str(first)
    assert "larger than" in str(second)
    assert isinstance(third, Document)


def test_broken_archives_never_raise(tmp_path: Path) -> None:
    """Cut anywhere, plain or packed, an archive gives documents and ReadErrors; without a page it says so."""
    plain = record(PAGE) * 2
    for data in (plain, gzip.compress(plain)):
        for at in range(20, len(data), len(data) // 30):
            assert all(isinstance(one, Document | ReadError) for one in found(tmp_path / "a.warc.gz", data[:at]))
    (one,) = found(tmp_path / "b.warc", record(b"", "404 Not Found"))
    assert "no HTML page" in str(one)


@pytest.mark.parametrize("with_dictionary", [False, True])
def test_an_archive_packed_with_zstandard_is_read(tmp_path: Path, with_dictionary: bool) -> None:  # noqa: FBT001 (parametrised)
    """Each record packed by itself, with a dictionary at the head or without; other Zstandard files are named."""
    whole = record(PAGE)
    dictionary = zstandard.train_dictionary(4096, [record(PAGE + b"%d" % n * 40) for n in range(200)])
    packer = zstandard.ZstdCompressor(dict_data=dictionary) if with_dictionary else zstandard.ZstdCompressor()
    head = b"]*M\x18" + len(dictionary.as_bytes()).to_bytes(4, "little") + dictionary.as_bytes()
    data = (head if with_dictionary else b"") + packer.compress(whole) + packer.compress(whole)
    assert [type(one) for one in found(tmp_path / "a.warc.zst", data)] == [Document, Document]
    (one,) = found(tmp_path / "a.txt", zstandard.ZstdCompressor().compress(whole))
    assert "a Zstandard file; unpack it first, or name it .warc.zst" in str(one)
