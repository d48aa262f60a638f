"""PDF files: Arabic comes out in the order it is read, whatever order and forms the glyphs were drawn in."""

from __future__ import annotations

import io
import zlib
from pathlib import Path
from typing import Any

import pypdf
import pytest

from sijill.errors import ReadError
from sijill.read import find, read
from sijill.records import Document

LINES = ("وقعت الأردن وتركيا مذكرة تفاهم في عمان", "تشمل المذكرة شراء مركبة مدرعة حديثة الصنع.")


def made(lines: tuple[str, ...], *, packed: bool = False, visual: bool = True, head: int = 0) -> bytes:
    """A PDF file whose glyphs are drawn from left to right, with a map from each to its character."""
    glyphs = {c: n for n, c in enumerate(sorted(set("".join(lines))), 1)}
    unicode = "\n".join(f"<{n:04x}> <{ord(c):04x}>" for c, n in glyphs.items())
    cmap = (
        "/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /M def /CMapType 2 def\n"
        "1 begincodespacerange <0000> <ffff> endcodespacerange\n"
        f"{len(glyphs)} beginbfchar\n{unicode}\nendbfchar\nendcmap end end"
    )
    drawn = [line[::-1] if visual else line for line in lines]
    shown = " ".join(
        f"/F {20 if row < head else 12} Tf 1 0 0 1 50 {700 - 20 * row} Tm "
        f"<{''.join(f'{glyphs[c]:04x}' for c in line)}> Tj"
        for row, line in enumerate(drawn)
    )
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Contents 4 0 R/Resources<</Font<</F 5 0 R>>>>>>",
        stream(f"BT /F 12 Tf {shown} ET".encode() if lines else b"", packed=packed),
        b"<</Type/Font/Subtype/Type0/BaseFont/A/Encoding/Identity-H/DescendantFonts[6 0 R]/ToUnicode 7 0 R>>",
        (
            b"<</Type/Font/Subtype/CIDFontType2/BaseFont/A/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)"
            b"/Supplement 0>>/DW 500/FontDescriptor 8 0 R>>"
        ),
        stream(cmap.encode()),
        b"<</Type/FontDescriptor/FontName/A/Flags 4>>",
    ]
    out, places = b"%PDF-1.4\n", []
    for number, body in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj%b endobj\n" % (number, body)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    end = b"trailer<</Size 9/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF" % len(out)
    return out + b"xref\n0 9\n0000000000 65535 f \n" + table + end


def stream(data: bytes, *, packed: bool = False) -> bytes:
    """A stream object, packed or not."""
    data = zlib.compress(data) if packed else data
    return b"<</Length %d%b>>stream\n%b\nendstream" % (len(data), b"/Filter/FlateDecode" if packed else b"", data)


def one(path: Path, data: bytes, limit: int = 10_000_000) -> Any:
    """The only thing that is read of a file with these bytes."""
    path.write_bytes(data)
    (found,) = read(find([path]).files, limit)
    return found


def test_arabic_reads_in_order(tmp_path: Path) -> None:
    """Glyphs drawn from the left come out as the line is read, and a line the margin broke is one with the next."""
    found = one(tmp_path / "a.pdf", made(LINES, packed=True))
    assert isinstance(found, Document)
    assert found.text == " ".join(LINES)
    assert found.date is None


def test_numbers_and_latin_words_keep_their_places(tmp_path: Path) -> None:
    """In a line seen as it is printed, dates, sums, names of types and what is in brackets come out as read."""
    seen = (
        ".2020 ويام 12 يف (Hanwha Aerospace) ةكرش تلاق",
        ".F-16 12 زارط نم ةرئاط ،رالود 3.5 ةميقب",
    )
    found = one(tmp_path / "a.pdf", made(seen, visual=False))
    assert found.text.split("\n") == [
        "قالت شركة (Hanwha Aerospace) في 12 مايو 2020.",
        "بقيمة 3.5 دولار، طائرة من طراز 12 F-16.",
    ]


def test_presentation_forms_become_letters(tmp_path: Path) -> None:
    """The shapes of letters, as old programs write them, and the ligature of lam and alef are letters in the text."""
    found = one(tmp_path / "a.txt", made((*LINES, "\ufedb\ufe98\ufe8e\ufe8f \ufefb")))
    assert found.text.endswith("كتاب لا")


def test_a_heading_over_two_lines_is_the_title(tmp_path: Path) -> None:
    """Lines at the top that are written larger are one heading, whatever their length; the rest is the text."""
    found = one(tmp_path / "a.pdf", made(("عمان وأنقرة تتفقان على", "تدريب مشترك", *LINES), head=2))
    assert found.title == "عمان وأنقرة تتفقان على تدريب مشترك"
    assert found.text.split("\n") == [found.title, " ".join(LINES)]


def test_marks_apart_from_their_letters_are_left_out(tmp_path: Path) -> None:
    """A vowel mark that comes out before a word belongs to none; on its letter it stays."""
    found = one(tmp_path / "a.pdf", made(("\u064fقرّر الطرفان", *LINES)))
    assert found.text.startswith("قرّر الطرفان")


def test_a_file_that_comes_out_reversed_is_refused(tmp_path: Path) -> None:
    """Where the glyphs lie in an order that cannot be read right, nothing is guessed."""
    assert "in reverse" in str(one(tmp_path / "a.pdf", made(LINES, visual=False)))


def test_a_scan_is_refused_with_advice(tmp_path: Path) -> None:
    """A file without text is refused, and the message says how to get text."""
    assert "OCR" in str(one(tmp_path / "a.pdf", made(())))


def test_broken_files_are_named(tmp_path: Path) -> None:
    """Cut anywhere, or over the limit, a file is a document or a ReadError."""
    data = made(LINES)
    for at in range(10, len(data), len(data) // 40):
        assert isinstance(one(tmp_path / "a.pdf", data[:at]), Document | ReadError)
    assert "larger than" in str(one(tmp_path / "b.pdf", made((LINES[0],) * 400, packed=True), limit=12_000))


@pytest.mark.parametrize("algorithm", ["RC4-128", "AES-256"])
def test_a_locked_file_is_read_if_no_password_is_asked_for(tmp_path: Path, algorithm: str) -> None:
    """Files that only forbid copying open by themselves; one that asks for a password is refused with advice."""
    for password, reason in (("", None), ("secret", "locked with a password")):
        writer = pypdf.PdfWriter(io.BytesIO(made(LINES)))
        writer.encrypt(password, owner_password=f"{password}2", algorithm=algorithm)
        writer.write(whole := io.BytesIO())
        found = one(tmp_path / f"{password}.pdf", whole.getvalue())
        if reason is None:
            assert isinstance(found, Document), found
            assert found.text.startswith(LINES[0])
        else:
            assert reason in str(found)
