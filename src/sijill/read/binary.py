"""What a file that is no text looks like, so that the message can name it."""

from __future__ import annotations

# The first bytes of what people drop among reports by mistake: (bytes, where they stand, what it is, the way out).
_CONVERT = "open it, copy its text into a .txt file"
_UNPACK = "unpack it first"
_SIGNS: tuple[tuple[bytes, int, str, str], ...] = (
    (b"\x89PNG\r\n\x1a\n", 0, "a PNG image", _CONVERT),
    (b"\xff\xd8\xff", 0, "a JPEG image", _CONVERT),
    (b"GIF8", 0, "a GIF image", _CONVERT),
    (b"WEBP", 8, "a WebP image", _CONVERT),
    (b"II*\x00", 0, "a TIFF image", _CONVERT),
    (b"MM\x00*", 0, "a TIFF image", _CONVERT),
    (b"%PDF-", 0, "a PDF file", "keep it as a file of its own, which is read as PDF"),
    (b"{\\rtf", 0, "an RTF file", "save it as .docx"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", 0, "an old Office document", "save it as .docx"),
    (b"PK\x03\x04", 0, "a ZIP archive or an Office document", f"{_UNPACK}; of Office documents save it as .docx"),
    (b"\x1f\x8b", 0, "a gzip file", f"{_UNPACK}, or name it .jsonl.gz if it holds lines of JSON"),
    (b"BZh", 0, "a bzip2 file", _UNPACK),
    (b"\xfd7zXZ\x00", 0, "an xz file", _UNPACK),
    (b"(\xb5/\xfd", 0, "a Zstandard file", f"{_UNPACK}, or name it .warc.zst if it is a web archive"),
    (b"7z\xbc\xaf'\x1c", 0, "a 7z archive", _UNPACK),
    (b"Rar!\x1a\x07", 0, "a RAR archive", _UNPACK),
    (b"ustar", 257, "a tar archive", _UNPACK),
    (b"SQLite format 3\x00", 0, "an SQLite database", "if it is a register, name it with --register"),
    (b"\x7fELF", 0, "a program", "name a report"),
    (b"PAR1", 0, "a Parquet file", "write it out as .jsonl"),
    (b"ftyp", 4, "a video", "name a report"),
    (b"OggS", 0, "a sound or video file", "name a report"),
    (b"ID3", 0, "a sound file", "name a report"),
)


def looks_like(data: bytes) -> str | None:
    r"""What the bytes are, with the way out, if they are something well known that is no text.

    >>> looks_like(b"\x89PNG\r\n\x1a\n...")
    'looks like a PNG image; open it, copy its text into a .txt file'
    """
    for sign, at, name, way_out in _SIGNS:
        if data.startswith(sign, at):
            return f"looks like {name}; {way_out}"
    return None
