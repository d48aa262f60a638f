"""A backup holds all that a register holds, goes into any database, and is refused where it is not whole."""

from __future__ import annotations

import gzip
from pathlib import Path
from typing import Any

import pytest

from sijill import flow
from sijill.entries import Sought, listed
from sijill.errors import RegisterError
from sijill.records import Document, Judgement
from sijill.store import Register

TEXTS = (
    "وقعت تركيا وقطر في الدوحة مذكرة تفاهم للتعاون في مجال الدفاع في 14 مايو 2019.",
    "دخلت مذكرة التفاهم الدفاعية بين تركيا وقطر حيز التنفيذ في 3 فبراير 2020.",
)


def fill(register: Register) -> None:
    """Two reports and a judgement."""
    for name, text in zip("ab", TEXTS, strict=True):
        document = Document(name, text, "ar", date="2020-02-05")
        register.add(document, flow.code_document(document), ruleset="1")
    left, right = (next(iter(register.claims_of(report))).id for report in register.reports())
    register.judge(Judgement(left, right, "same", "سلمى", "2026-11-25T10:00:00+00:00", "لأنها مذكرة واحدة"))


def whole(register: Register) -> Any:
    """All that can be asked of a register."""
    return (
        list(register.reports()),
        list(register.claims()),
        register.judgements(),
        listed(register, Sought("agreement")),
        [hit.report.document.id for hit in register.search("الدوحه")],
    )


def test_what_comes_back_is_what_went_in(tmp_path: Path) -> None:
    """Reports, claims, evidence, judgements, entries and search; new reports go on from there."""
    with Register.open(str(tmp_path / "r.db")) as register:
        fill(register)
        register.backup(tmp_path / "b.gz")
        before = whole(register)
    with Register.open(str(tmp_path / "again.db")) as again:
        again.restore(tmp_path / "b.gz")
        assert whole(again) == before
        assert again.add(Document("c", TEXTS[0], "ar"), flow.code_document(Document("c", TEXTS[0], "ar")), ruleset="1")


def test_a_backup_of_a_file_goes_into_a_server_and_back(database: str, tmp_path: Path) -> None:
    """The second backup has the rows of the first."""
    with Register.open(str(tmp_path / "r.db")) as register:
        fill(register)
        register.backup(tmp_path / "first.gz")
        before = whole(register)
    with Register.open(database) as server:
        server.restore(tmp_path / "first.gz")
        assert whole(server) == before
        document = Document("c", TEXTS[0], "ar")
        assert server.add(document, flow.code_document(document), ruleset="another")
    with Register.open(database) as server:
        server.backup(tmp_path / "second.gz")
    with Register.open(str(tmp_path / "third.db")) as third:
        third.restore(tmp_path / "second.gz")
        assert third.counts()["reports"] == 3


@pytest.mark.parametrize("harm", ["cut", "altered", "text", "none", "full"])
def test_what_is_no_whole_backup_is_refused_and_leaves_the_register_as_it_was(tmp_path: Path, harm: str) -> None:
    """A cut file, an altered one, another file, no file, and a register that holds something."""
    with Register.open(str(tmp_path / "r.db")) as register:
        fill(register)
        register.backup(tmp_path / "b.gz")
    lines = gzip.decompress((tmp_path / "b.gz").read_bytes()).splitlines(keepends=True)
    if harm == "cut":
        (tmp_path / "b.gz").write_bytes(gzip.compress(b"".join(lines[:-1])))
    if harm == "altered":
        (tmp_path / "b.gz").write_bytes(gzip.compress(b"".join(lines).replace(b"2020-02-05", b"2020-02-06")))
    if harm == "text":
        (tmp_path / "b.gz").write_text("no backup", encoding="utf-8")
    if harm == "none":
        (tmp_path / "b.gz").unlink()
    place = str(tmp_path / ("r.db" if harm == "full" else "new.db"))
    with Register.open(place) as register:
        before = register.counts()
        with pytest.raises(RegisterError):
            register.restore(tmp_path / "b.gz")
        assert register.counts() == before


def test_a_backup_that_cannot_be_written_leaves_nothing_behind(tmp_path: Path) -> None:
    """The message names the file."""
    with Register.open(str(tmp_path / "r.db")) as register, pytest.raises(RegisterError, match="nowhere"):
        register.backup(tmp_path / "nowhere" / "b.gz")
