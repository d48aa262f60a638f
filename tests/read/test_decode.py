"""Bytes to text: which encodings are read, and what is said of bytes that are no text."""

from __future__ import annotations

import contextlib
import hashlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sijill.errors import ReadError
from sijill.read.decode import decode

MARKED = "وقّعت أنقرة وباكو مذكرة تفاهم للتعاون الدفاعي؛ قيمتها 4.5 مليار دولار، كما قال الوزير."
PLAIN = "وقعت أنقرة وباكو مذكرة تفاهم للتعاون الدفاعي، قيمتها 4.5 مليار دولار، كما قال الوزير."
LETTERS = "ابتثجحخدذرزسشصضطظعغفقكلمنهوي "
ARABIC = st.text(alphabet=LETTERS, min_size=20, max_size=80).filter(lambda t: len(t.split()) > 3)
NOISE = b"".join(hashlib.sha256(bytes([n])).digest() for n in range(100))


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32"])
def test_unicode_is_read_code_point_for_code_point(encoding: str) -> None:
    """A text in any form of Unicode comes out as it went in, without the byte-order mark."""
    assert decode(MARKED.encode(encoding), "f") == MARKED


@pytest.mark.parametrize("encoding", ["cp1256", "iso8859_6"])
def test_the_old_arabic_encodings_are_read(encoding: str) -> None:
    """windows-1256, which is common, and ISO-8859-6 are recognised by the Arabic that comes out."""
    assert decode(PLAIN.encode(encoding), "f") == PLAIN


@given(ARABIC)
def test_any_arabic_text_in_windows_1256_is_read(text: str) -> None:
    """Whatever is written in windows-1256 comes out as it was written."""
    assert decode(text.encode("cp1256"), "f") == text


@given(st.text(alphabet=st.characters(blacklist_categories=("Cs", "Cc")), min_size=1).filter(lambda t: t.strip()))
def test_any_text_in_utf_8_is_read(text: str) -> None:
    """UTF-8 without control characters is never taken for anything else."""
    data = text.encode()
    try:
        assert decode(data, "f") == text.removeprefix("\ufeff")
    except ReadError as error:  # a text may begin as other files do: PK, GIF8, BZh
        assert "looks like" in str(error)  # noqa: PT017 (most texts are read; these few are refused)


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "the file is empty"),
        (b" \n\t\n", "holds nothing but spaces"),
        (b"\x89PNG\r\n\x1a\n" + bytes(50), "looks like a PNG image"),
        (b"%PDF-1.7\n", "looks like a PDF file"),
        (b"PK\x03\x04rest", "looks like a ZIP archive or an Office document"),
        (b"SQLite format 3\x00" + bytes(80), "looks like an SQLite database"),
        (NOISE, "neither UTF-8 nor in an Arabic encoding"),
        (b"abc\0def", "holds a NUL character at 3"),
        (b"\x01\x02\x03\x04 text", "holds many control characters"),
        (MARKED.encode()[:40] + b"\xff" + MARKED.encode()[40:], r"is UTF-8, but byte \d+ is broken"),
        ("naïve café déjà vu".encode("cp1252"), "neither UTF-8 nor in an Arabic encoding"),
    ],
)
def test_what_is_no_text_is_named(data: bytes, said: str) -> None:
    """Bytes that are no text in a known encoding are refused, with the file and what they are."""
    with pytest.raises(ReadError, match=said) as refused:
        decode(data, "folder/file.txt")
    assert str(refused.value).startswith("folder/file.txt: ")


def test_a_damaged_page_is_read_with_its_damage_marked() -> None:
    """A page in UTF-8 with a broken byte is read all the same; U+FFFD stands in the byte's place."""
    assert "\ufffd" in decode(MARKED.encode() + b" \xff", "f", mend=True)


@given(st.binary(max_size=300))
def test_no_bytes_at_all_make_it_fail_otherwise(data: bytes) -> None:
    """Any bytes give a text or a ReadError, nothing else."""
    with contextlib.suppress(ReadError):
        assert decode(data, "f").strip()
