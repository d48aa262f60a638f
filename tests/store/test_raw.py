"""The bytes of a report are kept for ever, once each, and a later reader makes a new version of its text of them."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest

from sijill import batch, flow
from sijill.errors import RegisterError
from sijill.read import extractors
from sijill.read.extractors import extractor
from sijill.records import Claim, Document, Report
from sijill.store import Register

LINE = "وقعت قطر والسنغال في الدوحة مذكرة تفاهم للتعاون في مجال الدفاع في 14 مايو 2019، وأعلنت الوزارتان ذلك في بيان."
FOOT = "للمزيد من الأخبار تابعوا صفحاتنا على مواقع التواصل الاجتماعي وانضموا إلى قناتنا اليوم لتصلكم آخر الأخبار أولا."
PAGE = f"""<html><head><title>مذكرة</title></head><body><article><h1>مذكرة</h1><p>{LINE}</p>
<p>وأضاف البيان أن لجنة من الجانبين تجتمع في الخريف لمتابعة ما اتفق عليه في الدوحة.</p></article></body></html>"""


@pytest.fixture
def register(tmp_path: Path) -> Iterator[Register]:
    """A register in a folder."""
    with Register.open(str(tmp_path / "r.db")) as opened:
        yield opened


def put(register: Register, folder: Path, name: str, content: str) -> Report:
    """The report of a file, in the register."""
    path = folder / name
    path.write_text(content, encoding="utf-8")
    (kept,) = batch.kept(batch.find([path]), register)
    assert isinstance(kept, batch.Kept)
    return next(one for one in register.reports() if one.document.id == kept.document.id)


def test_the_bytes_are_kept_with_what_read_them(register: Register, tmp_path: Path) -> None:
    """They come back as they were, under the hash that the report names."""
    report = put(register, tmp_path, "a.html", PAGE)
    (one,) = register.readings(report)
    raw = register.raw(one)
    assert raw.data == PAGE.encode()
    assert one.raw_sha256 == report.document.sha256
    assert (raw.form, raw.name, one.extractor) == ("html", "a", extractor("html"))
    assert "trafilatura" in one.extractor


def test_the_same_bytes_are_kept_once(register: Register, tmp_path: Path) -> None:
    """Two rows of one table, and a page under two names."""
    for name in ("a.html", "b.html"):
        put(register, tmp_path, name, PAGE)
    table = tmp_path / "t.csv"
    table.write_text(f'id,text\nx,"{LINE}"\ny,"{LINE} {LINE}"\n', encoding="utf-8")
    assert len(list(batch.kept(batch.find([table]), register))) == 2
    with sqlite3.connect(tmp_path / "r.db") as connection:
        assert connection.execute("SELECT count(*) FROM raw").fetchone() == (2,)
        assert connection.execute("SELECT count(*) FROM reading").fetchone() == (4,)
    connection.close()


@pytest.mark.parametrize("table", ["raw", "reading"])
def test_what_was_read_cannot_be_changed(register: Register, tmp_path: Path, table: str) -> None:
    """The database itself refuses."""
    put(register, tmp_path, "a.html", PAGE)
    with sqlite3.connect(tmp_path / "r.db") as connection, pytest.raises(sqlite3.IntegrityError, match="for ever"):
        connection.execute(f"DELETE FROM {table}")  # noqa: S608 (one of the two above)
    connection.close()


def earlier(register: Register, document: Document) -> list[Claim]:
    """Puts a report as an earlier reader would have made it, with the foot of the page in its text."""
    assert document.raw
    old = Document(
        document.id, f"{document.text}\n{FOOT}", "ar", title=document.title, sha256=document.sha256,
        raw=document.raw._replace(extractor="sijill html 0, trafilatura 1.0"),
    )  # fmt: skip
    claims = list(flow.code_document(old))
    assert claims
    register.add(old, claims)
    return claims


def test_a_later_reader_makes_a_new_version_and_the_old_one_stays(register: Register, tmp_path: Path) -> None:
    """Old evidence resolves in the old text, new claims in the new one; a second time there is nothing to do."""
    path = tmp_path / "a.html"
    path.write_text(PAGE, encoding="utf-8")
    (document,) = batch.documents([path])
    assert isinstance(document, Document)
    claims = earlier(register, document)
    assert batch.outdated(register) == 1
    (kept,) = batch.again(register)
    assert isinstance(kept, batch.Kept)
    assert kept.new
    old, new = register.reports()
    assert FOOT in old.document.text
    assert FOOT not in new.document.text
    assert [held.claim for held in register.claims_of(old)] == claims  # reading them checks their words
    assert [held.claim.kind for held in register.claims_of(new)] == [one.kind for one in kept.claims]
    assert batch.outdated(register) == 0
    assert list(batch.again(register)) == []


def test_a_later_reader_that_makes_the_same_text_adds_no_version(register: Register, tmp_path: Path) -> None:
    """That it read it is noted, so that it is not asked again."""
    path = tmp_path / "a.html"
    path.write_text(PAGE, encoding="utf-8")
    (document,) = batch.documents([path])
    assert isinstance(document, Document)
    assert document.raw
    register.add(
        Document("a", document.text, "ar", sha256=document.sha256, raw=document.raw._replace(extractor="0")), ()
    )
    (kept,) = batch.again(register)
    assert isinstance(kept, batch.Kept)
    assert not kept.new
    assert [one.extractor for one in register.readings(next(register.reports()))] == ["0", extractor("html")]
    assert batch.outdated(register) == 0


def test_every_form_can_be_read_again(register: Register, tmp_path: Path) -> None:
    """Lines, tables, lists and texts give the report they gave."""
    files = {
        "l.jsonl": f'{{"text": "{LINE}"}}\n{{"id": "named", "text": "{LINE} {LINE}"}}\n',
        "t.csv": f'id,text\nx,"{LINE}"\n',
        "j.json": f'[{{"text": "{LINE}"}}, {{"text": "{LINE} {LINE}"}}]',
        "p.txt": LINE,
    }
    for name, content in files.items():
        (tmp_path / name).write_text(content, encoding="utf-8")
    for document in batch.documents([tmp_path / name for name in files]):
        assert isinstance(document, Document)
        assert document.raw
        assert document.raw.extractor in extractors().values()
        register.add(Document(document.id, document.text, "ar", raw=document.raw._replace(extractor="0")), ())
    assert batch.outdated(register) == 6
    assert [one.new for one in batch.again(register) if isinstance(one, batch.Kept)] == [False] * 6


def test_damaged_bytes_are_named(register: Register, tmp_path: Path) -> None:
    """Never another report under the old name."""
    report = put(register, tmp_path, "a.html", PAGE)
    with sqlite3.connect(tmp_path / "r.db") as connection:
        connection.execute("DROP TRIGGER raw_no_update")
        connection.execute("UPDATE raw SET packed = x'00'")
    connection.close()
    with pytest.raises(RegisterError, match="the bytes of a are damaged"):
        register.raw(register.readings(report)[0])


def test_a_backup_holds_the_bytes(register: Register, tmp_path: Path) -> None:
    """They come back with all else."""
    report = put(register, tmp_path, "a.html", PAGE)
    register.backup(tmp_path / "b.gz")
    with Register.open(str(tmp_path / "again.db")) as again:
        again.restore(tmp_path / "b.gz")
        (one,) = again.readings(report)
        assert again.raw(one).data == PAGE.encode()
