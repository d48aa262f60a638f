"""Whatever bytes a file holds, each reader gives documents or reasons, and nothing else comes out."""

from __future__ import annotations

import gzip
import io
import json
import tempfile
import zipfile
from collections.abc import Iterable
from email.mime.multipart import MIMEMultipart
from email.mime.text import MIMEText
from pathlib import Path

import docx
import pypdf
import pytest
import zstandard
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pypdf.generic import DictionaryObject, NameObject, NumberObject, PdfObject, StreamObject

from sijill.errors import ReadError
from sijill.read import again, find, read
from sijill.read.formats import SUFFIXES
from sijill.read.sitemap import Listed, sitemap
from sijill.read.warc import wacz, warc
from sijill.records import Document, Raw

TEXT = "بحث وزيرا دفاع الأردن واليونان في عمان يوم 12 تموز 2020 زيادة التمارين المشتركة وتبادل الخبرات بين الجيشين."
PAGE = (
    '<!doctype html><html><head><meta charset="utf-8"><title>لقاء</title><meta name="pubdate" content="2020-07-12">'
    '<script type="application/ld+json">{"@type":["NewsArticle"],"@graph":[{"datePublished":"2020-07-12"}]}</script>'
    f"</head><body><time datetime='2020-07-12'>أمس</time><article><h1>لقاء</h1><p>{TEXT}</p>"
    f"<p>{TEXT} وأضاف البيان أن لجنة من الجانبين تجتمع في الخريف لمتابعة ما اتفق عليه.</p></article>"
    "</body></html>"
).encode()
HTTP = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Encoding: gzip\r\n\r\n" + gzip.compress(PAGE)
WARC = (
    b"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: https://example.org/2020/07/12/a\r\n"
    b"WARC-Date: 2020-07-13T00:00:00Z\r\nWARC-Record-ID: <urn:uuid:00000000-0000-0000-0000-000000000001>\r\n"
    b"Content-Type: application/http; msgtype=response\r\nContent-Length: %d\r\n\r\n%b\r\n\r\n" % (len(HTTP), HTTP)
)
FEED = (
    f'<?xml version="1.0"?><rss version="2.0"><channel><title>و</title><item><title>لقاء</title><description>{TEXT}'
    "</description><pubDate>Sun, 12 Jul 2020 00:00:00 +0300</pubDate></item></channel></rss>"
).encode()


def word() -> bytes:
    """A Word document."""
    whole = docx.Document()
    whole.add_paragraph(TEXT)
    whole.save(stream := io.BytesIO())
    return stream.getvalue()


def pdf() -> bytes:
    """A PDF file with a line of Arabic, drawn from the left by a font that says which letter each glyph is."""
    glyphs = {letter: n for n, letter in enumerate(sorted(set(TEXT)), 33)}
    named = "\n".join(f"<{n:02x}> <{ord(letter):04x}>" for letter, n in glyphs.items())
    letters = (
        "/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /M def /CMapType 2 def\n"
        "1 begincodespacerange <00> <ff> endcodespacerange\n"
        f"{len(glyphs)} beginbfchar\n{named}\nendbfchar endcmap end end"
    )
    whole = pypdf.PdfWriter()
    page = whole.add_blank_page(600, 800)
    font: dict[str, str | int] = {
        "/Type": "/Font",
        "/Subtype": "/TrueType",
        "/BaseFont": "/A",
        "/FirstChar": 33,
        "/LastChar": 33,
    }
    made = DictionaryObject({NameObject(key): _pdf_value(value) for key, value in font.items()})
    made[NameObject("/ToUnicode")] = _put(whole, _pdf_stream(letters))
    page[NameObject("/Resources")] = DictionaryObject(
        {NameObject("/Font"): DictionaryObject({NameObject("/F"): _put(whole, made)})}
    )
    drawn = "".join(f"{glyphs[letter]:02x}" for letter in TEXT[::-1])
    page[NameObject("/Contents")] = _put(whole, _pdf_stream(f"BT /F 8 Tf 1 0 0 1 50 700 Tm <{drawn}> Tj ET"))
    whole.write(stream := io.BytesIO())
    return stream.getvalue()


def _put(whole: pypdf.PdfWriter, made: PdfObject) -> PdfObject:
    return whole._add_object(made)  # noqa: SLF001 (the library has no other way to add an object that it does not make)


def _pdf_value(value: str | int) -> PdfObject:
    return NumberObject(value) if isinstance(value, int) else NameObject(value)


def _pdf_stream(text: str) -> StreamObject:
    stream = StreamObject()
    stream.set_data(text.encode())
    return stream


def saved() -> bytes:
    """A page as a browser saves it."""
    whole = MIMEMultipart("related")
    whole["Date"] = "Mon, 13 Jul 2020 10:00:00 +0000"
    whole.attach(MIMEText(PAGE.decode(), "html", "utf-8"))
    return whole.as_bytes()


def zipped() -> bytes:
    """A web archive in a ZIP file."""
    with zipfile.ZipFile(stream := io.BytesIO(), "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("archive/a.warc.gz", gzip.compress(WARC))
    return stream.getvalue()


LINE = json.dumps({"id": "a", "text": TEXT, "date": "2020-07-12", "url": "https://example.org/a"}).encode()
LIMIT = 1_000_000  # bytes of a report
SAMPLES = {
    ".txt": TEXT.encode(), ".html": PAGE, ".jsonl": LINE + b"\n" + LINE, ".jsonl.gz": gzip.compress(LINE),
    ".json": b"[" + LINE + b"]", ".csv": f'id,date,text\na,2020-07-12,"{TEXT}"\n'.encode(), ".pdf": pdf(),
    ".docx": word(), ".rss": FEED, ".mhtml": saved(), ".warc": WARC, ".warc.gz": gzip.compress(WARC),
    ".xml.gz": gzip.compress(b"<urlset><url><loc>/a</loc><lastmod>2020-07-12</lastmod></url></urlset>"),
    ".warc.zst": zstandard.ZstdCompressor().compress(WARC), ".wacz": zipped(),
}  # fmt: skip
FORMS = {
    ".txt": "text", ".html": "html", ".jsonl": "line", ".json": "json", ".csv": "csv", ".pdf": "pdf", ".docx": "docx",
    ".rss": "feed", ".mhtml": "mhtml", ".warc": "warc", ".warc.gz": "warc", ".warc.zst": "warc", ".wacz": "wacz",
    ".xml.gz": "sitemap", ".jsonl.gz": "any",
}  # fmt: skip
CRASHES = sorted((Path(__file__).parent / "crashes").glob("*-*"))  # what `make fuzz` found, FORM-HASH
QUIET = settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))
CHANGES = st.lists(st.tuples(st.floats(0, 1), st.binary(max_size=4)), max_size=6)


def samples(form: str) -> list[bytes]:
    """The samples that one reader, or `any`, is for."""
    return [sample for suffix, sample in SAMPLES.items() if form in {"any", FORMS[suffix]}]


def take(form: str, data: bytes) -> None:
    """Reads bytes by one reader, or as a file of any kind, to the end; fails if documents and reasons are not all."""
    try:
        for one in _found(form, data):
            assert isinstance(one, Document | ReadError | Listed | None)
    except ReadError:
        pass


def _found(form: str, data: bytes) -> Iterable[object]:
    stream = io.BytesIO(data)
    if form in {"warc", "wacz"}:
        return (warc if form == "warc" else wacz)(stream, "a", "a", LIMIT)
    if form == "sitemap":
        return sitemap(data, "a")
    if form != "any":
        return again(Raw(data, form, "", "a"), LIMIT)
    with tempfile.NamedTemporaryFile() as file:
        file.write(data)
        file.flush()
        return list(read(find([file.name]).files, LIMIT, most=0))


def check(folder: Path, suffix: str, data: bytes) -> list[Document | ReadError]:
    """What is read of a file with these bytes, having seen that it is documents and reasons."""
    path = folder / f"a{suffix}"
    path.write_bytes(data)
    found = list(read(find([path]).files, LIMIT, most=0))
    assert found
    assert all(isinstance(one, Document | ReadError) for one in found)
    return found


@pytest.mark.parametrize("suffix", SAMPLES)
def test_the_samples_themselves_are_read(tmp_path: Path, suffix: str) -> None:
    """So that what follows begins from files that are right; a bare sitemap says what it lacks."""
    (one, *_) = check(tmp_path, suffix, SAMPLES[suffix])
    assert isinstance(one, ReadError if suffix == ".xml.gz" else Document), one
    assert isinstance(one, ReadError) or "زيادة التمارين المشتركة وتبادل الخبرات بين الجيشين" in one.text


def test_every_suffix_has_a_sample() -> None:
    """A format that is added is tried too."""
    alike = {".atom": ".rss", ".xml": ".rss", ".mht": ".mhtml"}
    assert {alike.get(s, s) for s in SUFFIXES} <= set(SAMPLES)


@pytest.mark.parametrize("suffix", SAMPLES)
@given(data=st.binary(max_size=400), keep=st.integers(0, 64))
@QUIET
def test_any_bytes_give_documents_or_reasons(
    tmp_path_factory: pytest.TempPathFactory, suffix: str, data: bytes, keep: int
) -> None:
    """Bytes that mean nothing, behind the beginning of a file of each format."""
    check(tmp_path_factory.getbasetemp(), suffix, SAMPLES[suffix][:keep] + data)


@pytest.mark.parametrize("suffix", SAMPLES)
@given(changes=CHANGES, cut=st.floats(0, 1))
@QUIET
def test_damaged_files_give_documents_or_reasons(
    tmp_path_factory: pytest.TempPathFactory, suffix: str, changes: list[tuple[float, bytes]], cut: float
) -> None:
    """Files of each format with bytes written over and the end cut off."""
    data = bytearray(SAMPLES[suffix])
    for place, piece in changes:
        at = int(place * len(data))
        data[at : at + len(piece)] = piece
    check(tmp_path_factory.getbasetemp(), suffix, bytes(data[: int((0.5 + cut) * len(data))]))


@pytest.mark.parametrize("form", sorted(set(FORMS.values())))
def test_each_reader_takes_its_samples(form: str) -> None:
    """As the fuzzer gives them to it."""
    assert samples(form)
    for sample in samples(form):
        take(form, sample)


@pytest.mark.parametrize("path", CRASHES, ids=[path.name for path in CRASHES])
def test_what_made_a_reader_crash_is_read_or_refused(path: Path) -> None:
    """What the fuzzer found once."""
    take(path.name.partition("-")[0], path.read_bytes())
