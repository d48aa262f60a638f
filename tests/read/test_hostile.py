"""Inputs that are made to do harm, each by its name: they are read or refused, soon, and nothing swells."""

from __future__ import annotations

import gzip
import io
import resource
import time
import zipfile
from collections.abc import Iterator
from pathlib import Path

import docx
import pytest
import zstandard

from sijill import batch
from sijill.batch import Coded
from sijill.errors import ReadError
from sijill.records import Document

LINE = "وقعت تركيا وأذربيجان في باكو، يوم الاثنين، مذكرة تفاهم للتعاون في مجال الدفاع والتدريب المشترك بين الجيشين."
MORE = "وقال وزير الدفاع إن المذكرة تدخل حيز التنفيذ بعد أن يصادق عليها البرلمان في البلدين، وإن لجنة مشتركة تتابعها."
LIMIT = 1_000_000
SOON = 30  # seconds, on a busy machine; what hangs takes for ever


@pytest.fixture(autouse=True)
def in_bounds() -> Iterator[None]:
    """Each test ends soon, and takes no more than 300 MB."""
    begun, before = time.monotonic(), resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    yield
    assert time.monotonic() - begun < SOON
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < 300_000


def took(folder: Path, name: str, data: bytes) -> list[Document | ReadError]:
    """What is read of a file with these bytes."""
    path = folder / name
    path.write_bytes(data)
    return list(batch.documents([path], LIMIT))


def refused(folder: Path, name: str, data: bytes) -> str:
    """Why a file is refused."""
    (one,) = took(folder, name, data)
    assert isinstance(one, ReadError)
    return one.reason


def document(folder: Path, name: str, data: bytes) -> Document:
    """The report of a file."""
    (one,) = took(folder, name, data)
    assert isinstance(one, Document), one
    return one


def page(inner: str, head: str = "") -> bytes:
    """A page around something."""
    return (
        f"<!doctype html><html><head><title>مذكرة دفاعية</title>{head}</head><body><article><h1>مذكرة دفاعية</h1>"
        f"{inner}</article></body></html>"
    ).encode()


def record(body: bytes, head: bytes = b"") -> bytes:
    """A web archive of one page."""
    http = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n" + head + b"\r\n" + body
    told = (
        "WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: https://example.org/a\r\n"
        "WARC-Date: 2020-07-13T00:00:00Z\r\nContent-Type: application/http; msgtype=response\r\n"
        f"WARC-Record-ID: <urn:uuid:00000000-0000-0000-0000-000000000001>\r\nContent-Length: {len(http)}\r\n\r\n"
    )
    return told.encode() + http + b"\r\n\r\n"


def zipped(name: str, size: int) -> bytes:
    """A ZIP file whose one member, and a document beside it, are blanks of a size."""
    with zipfile.ZipFile(stream := io.BytesIO(), "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(name, b" " * size)
    return stream.getvalue()


def test_a_zip_bomb_in_a_word_document(tmp_path: Path) -> None:
    """It says to what it would unpack, and is not unpacked."""
    whole = docx.Document()
    whole.add_paragraph(LINE)
    whole.save(stream := io.BytesIO())
    with zipfile.ZipFile(stream, "a", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/media/a.xml", b" " * 50_000_000)
    assert "over the 1 MB for one" in refused(tmp_path, "a.docx", stream.getvalue())


def test_a_zip_bomb_in_a_web_archive(tmp_path: Path) -> None:
    """What is packed in a WACZ file is read piece by piece."""
    reason = refused(tmp_path, "a.wacz", zipped("archive/a.warc", 50_000_000))
    assert "no HTML page" in reason or "breaks off" in reason


def test_a_zip_bomb_in_a_zip_bomb(tmp_path: Path) -> None:
    """A ZIP of ZIPs is no report."""
    assert "a ZIP archive" in refused(tmp_path, "a.zip.txt", zipped("a.zip", 10_000_000))


@pytest.mark.parametrize("name", ["a.jsonl.gz", "a.xml.gz", "a.gz.txt"])
def test_a_gzip_bomb(tmp_path: Path, name: str) -> None:
    """Lines and sitemaps are unpacked up to the limit; what is neither is not unpacked."""
    start = b"<urlset>" if name == "a.xml.gz" else b'{"text": "'
    assert refused(tmp_path, name, gzip.compress(start + b"x" * 50_000_000))


def test_a_gzip_bomb_in_an_archive(tmp_path: Path) -> None:
    """As a page's own packing, within that of the archive."""
    bomb = record(gzip.compress(b" " * 50_000_000), b"Content-Encoding: gzip\r\n")
    assert "is larger than 1 MB" in refused(tmp_path, "a.warc.gz", gzip.compress(bomb))


def test_a_zstandard_bomb_in_an_archive(tmp_path: Path) -> None:
    """The same with the packing of the kept page."""
    bomb = zstandard.ZstdCompressor().compress(record(b" " * 100_000_000))
    assert "is larger than 1 MB" in refused(tmp_path, "a.warc.zst", bomb)


def test_a_page_of_100_mb(tmp_path: Path) -> None:
    """It is refused without being read to its end, with the option that would allow it."""
    assert "raise --max-mb" in refused(tmp_path, "a.html", page(f"<p>{LINE}</p>" * 600_000))


@pytest.mark.parametrize("tag", ["div", "b", "table", "ul"])
def test_ten_thousand_nested_tags(tmp_path: Path, tag: str) -> None:
    """The report within them, or a reason; the program goes on."""
    inner = f"<{tag}>" * 10_000 + f"<p>{LINE}</p><p>{MORE}</p>" + f"</{tag}>" * 10_000
    (one,) = took(tmp_path, "a.html", page(inner))
    assert isinstance(one, Document | ReadError)


def test_ten_thousand_nested_lists_of_json(tmp_path: Path) -> None:
    """In a line, in a file and in the record of a page."""
    deep = "[" * 10_000 + "]" * 10_000
    assert refused(tmp_path, "a.jsonl", f'{{"text": {deep}}}'.encode())
    assert refused(tmp_path, "a.json", deep.encode())
    head = f'<script type="application/ld+json">{deep}</script><script type="application/json">{deep}</script>'
    assert LINE in document(tmp_path, "a.html", page(f"<p>{LINE}</p><p>{MORE}</p>", head)).text


def test_null_bytes(tmp_path: Path) -> None:
    """A page with some is read without them; a text of them and a record with one are refused."""
    found = document(tmp_path, "a.html", page(f"<p>{LINE}\0</p>\0<p>{MORE}</p>"))
    assert "\0" not in found.text
    assert refused(tmp_path, "a.txt", b"\0" * 1000)
    assert "NUL" in refused(tmp_path, "a.jsonl", b'{"text": "\\u0000"}'.replace(b'"\\', f'"{LINE}\\'.encode()))


def test_lone_surrogates(tmp_path: Path) -> None:
    """Half a character is no text that can be kept: a record with one is refused, a page loses it."""
    assert "half a character" in refused(tmp_path, "a.jsonl", f'{{"text": "{LINE} \\ud83d"}}'.encode())
    found = document(tmp_path, "a.html", page(f"<p>{LINE} &#xD83D;</p><p>{MORE}</p>"))
    found.text.encode()


@pytest.mark.parametrize("sign", ["\u202e", "\u202b", "\u2066", "\u200f", "\u200b", "\ufeff", "\u00ad", "\u2060"])
def test_overrides_of_direction_and_signs_that_are_not_seen(tmp_path: Path, sign: str) -> None:
    """They stay in the text, as all of it does, and what is asserted is found behind them."""
    path = tmp_path / "a.txt"
    path.write_text(f"{sign}{LINE.replace('تركيا', f'{sign}تركيا{sign}')}\u202c\n{MORE}", encoding="utf-8")
    (found,) = batch.coded(batch.find([path]))
    assert isinstance(found, Coded)
    assert found.document.text.count(sign) == (2 if sign == "\ufeff" else 3)  # one at the head of a file is its mark
    (claim,) = [one for one in found.claims if one.kind == "agreement"]
    assert claim.fields["parties"] == ["TUR", "AZE"]


@pytest.mark.parametrize("label", ["utf-8", "iso-8859-1", "windows-1252", "utf-16", "gb2312", "x-no-such", ""])
@pytest.mark.parametrize("encoding", ["utf-8", "cp1256"])
def test_false_labels_of_the_encoding(tmp_path: Path, label: str, encoding: str) -> None:
    """What the bytes are decides, whatever the page says of itself."""
    text = page(f"<p>{LINE}</p><p>{MORE}</p>", f'<meta charset="{label}">').decode()
    found = document(tmp_path, "a.html", text.encode(encoding))
    assert LINE in found.text


@pytest.mark.parametrize("name", ["a.rss", "a.xml", "a.docx"])
def test_xml_entities_that_swell(tmp_path: Path, name: str) -> None:
    """A feed, a sitemap and a document that declare entities of their own are not opened."""
    swell = "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 12))
    head = f'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a0 "{LINE}">{swell}]>'
    if name == "a.docx":
        whole = docx.Document()
        whole.save(stream := io.BytesIO())
        with zipfile.ZipFile(stream) as archive, zipfile.ZipFile(out := io.BytesIO(), "w") as changed:
            for member in archive.namelist():
                data = archive.read(member)
                changed.writestr(member, f"{head}<w/>".encode() if member == "word/document.xml" else data)
        assert "declares a document type" in refused(tmp_path, name, out.getvalue())
        return
    root = "<urlset><url><loc>{}</loc></url></urlset>" if name == "a.xml" else (
        "<rss><channel><item><title>x</title><description>{}</description></item></channel></rss>"
    )  # fmt: skip
    assert "entities of its own" in refused(tmp_path, name, (head + root.format("&a11;")).encode())


def test_a_page_that_declares_entities(tmp_path: Path) -> None:
    """HTML has none of its own: what a page declares is not unfolded."""
    swell = f'<!DOCTYPE html [<!ENTITY a "{LINE * 50}"><!ENTITY b "{"&a;" * 500}">]>'
    data = page(f"<p>{LINE} &b;&b;</p><p>{MORE}</p>").replace(b"<!doctype html>", swell.encode())
    for one in took(tmp_path, "a.html", data):
        assert isinstance(one, ReadError) or len(one.text) < 50_000
