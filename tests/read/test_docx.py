"""Word documents: all their words in order, and no harm from broken or hostile ones."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path
from typing import Any

import docx as word
import pytest

from sijill.errors import ReadError
from sijill.read import find, read
from sijill.records import Document

TITLE = "تركيا تسلّم قطر مركبات مدرعة"
TEXT = "سلّمت شركة تركية عشرين مركبة مدرعة إلى القوات القطرية يوم الأحد، بحسب ما أعلنته الوزارة في بيان."


def made(path: Path) -> Path:
    """A document with a title, a paragraph and a table."""
    file = word.Document()
    file.add_paragraph(TITLE)
    file.add_paragraph(TEXT)
    file.add_table(1, 1).cell(0, 0).text = "العدد: عشرون"
    file.save(str(path))
    return path


def one(path: Path, limit: int = 10_000_000) -> Any:
    """The only thing that is read of a file."""
    (found,) = read(find([path]).files, limit)
    return found


def test_paragraphs_and_cells_come_in_order_whatever_the_suffix(tmp_path: Path) -> None:
    """The text is the paragraphs and cells in order; no date is guessed; the format is told from the bytes."""
    for name in ("a.docx", "b.txt"):
        found = one(made(tmp_path / name))
        assert isinstance(found, Document)
        assert found.text == f"{TITLE}\n{TEXT}\nالعدد: عشرون"
        assert (found.title, found.date) == (TITLE, None)


def test_a_document_that_swells_is_refused(tmp_path: Path) -> None:
    """What unpacks to more than the limit is not unpacked."""
    path = made(tmp_path / "a.docx")
    with zipfile.ZipFile(path, "a", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/media/bomb.xml", b" " * 20_000_000)
    assert path.stat().st_size < 200_000
    assert "unpacks to" in str(one(path))


@pytest.mark.parametrize("part", ["word/document.xml", "[Content_Types].xml"])
def test_entities_are_refused(tmp_path: Path, part: str) -> None:
    """A part with a document type, the only way to declare entities, is refused."""
    path, packed = tmp_path / "a.docx", io.BytesIO(made(tmp_path / "b.docx").read_bytes())
    with zipfile.ZipFile(packed) as old, zipfile.ZipFile(path, "w") as new:
        for name in old.namelist():
            new.writestr(name, (b'<!DOCTYPE a [<!ENTITY b "c">]>' if name == part else b"") + old.read(name))
    assert "document type" in str(one(path))


def test_broken_documents_are_named(tmp_path: Path) -> None:
    """A file cut short or damaged anywhere is a ReadError or still a document, never an exception."""
    data = made(tmp_path / "a.docx").read_bytes()
    for at in range(0, len(data), len(data) // 40):
        (tmp_path / "b.docx").write_bytes(data[:at] + b"\xff\x00\xff" + data[at + 3 :])
        assert isinstance(one(tmp_path / "b.docx"), Document | ReadError)
        (tmp_path / "c.docx").write_bytes(data[:at])
        assert isinstance(one(tmp_path / "c.docx"), ReadError)
