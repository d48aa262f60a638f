"""Releases can be cited: made twice they are the same bytes, and two of them can be compared."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path
from typing import Any

import pytest
from frictionless import Package, system

from sijill import flow
from sijill.differences import compare
from sijill.editions import Choice
from sijill.errors import ExportError
from sijill.records import Document, Judgement
from sijill.releases import freeze
from sijill.store import Register

SIGNED = Document("a", "وقّعت تركيا وقطر في الدوحة مذكرة تفاهم للتعاون في مجال الدفاع في 14 مايو 2019.", "ar",
                  date="2019-05-15", outlet="الأولى")  # fmt: skip
FORCE = Document(
    "b", "دخلت مذكرة التفاهم الدفاعية بين تركيا وقطر حيز التنفيذ في 3 فبراير 2020.", "ar", date="2020-02-04"
)
SUPPLY = Document("c", "تسلمت أذربيجان من تركيا ست طائرات مسيرة في يونيو 2020.", "ar", date="2020-07-01")


def add(register: Register, *documents: Document) -> None:
    """Reports, coded."""
    for document in documents:
        register.add(document, flow.code_document(document), ruleset=flow.RULESET)


@pytest.fixture
def register(tmp_path: Path) -> Any:
    """A register of one report."""
    with Register.open(str(tmp_path / "r.db")) as opened:
        add(opened, SIGNED)
        yield opened


def test_a_release_made_again_is_the_same_to_the_byte(register: Register, tmp_path: Path) -> None:
    """Also from a register that was written and read back: files, hashes and manifest are equal."""
    freeze(register, "1", tmp_path / "one", Choice())
    register.backup(tmp_path / "b.gz")
    with Register.open(str(tmp_path / "new.db")) as other:
        other.restore(tmp_path / "b.gz")
        freeze(other, "1", tmp_path / "two", Choice())
    names = sorted(path.name for path in (tmp_path / "one").iterdir())
    assert names == sorted(path.name for path in (tmp_path / "two").iterdir())
    for name in names:
        assert (tmp_path / "one" / name).read_bytes() == (tmp_path / "two" / name).read_bytes(), name


def test_a_release_says_what_it_is_and_hashes_what_it_holds(register: Register, tmp_path: Path) -> None:
    """Version, rule set, codebook, counts, credit to outlets; every hash is right; its package is valid."""
    add(register, FORCE)
    made = freeze(register, "2026.1", tmp_path / "r", Choice(), quality={"slots_f1": 0.54})
    assert made == json.loads((tmp_path / "r" / "release.json").read_bytes())
    assert (made["version"], made["ruleset"], made["quality"]) == ("2026.1", flow.RULESET, {"slots_f1": 0.54})
    assert made["counts"]["entries"] == {"agreement": 1}
    assert made["counts"]["reports"] == 2
    assert [(one["outlet"], one["reports"]) for one in made["sources"]] == [(None, 1), ("الأولى", 1)]
    sums = (tmp_path / "r" / "SHA256SUMS").read_text(encoding="utf-8").splitlines()
    for one in sums:
        digest, _, name = one.partition("  ")
        assert hashlib.sha256((tmp_path / "r" / name).read_bytes()).hexdigest() == digest
    assert {one.partition("  ")[2] for one in sums} == {p.name for p in (tmp_path / "r").iterdir()} - {"SHA256SUMS"}
    with system.use_context(trusted=True):
        assert Package(str(tmp_path / "r" / "datapackage.json")).validate().valid


def test_a_release_is_never_overwritten(register: Register, tmp_path: Path) -> None:
    """A folder that is there stays as it is; a version that is none is refused; nothing half-made remains."""
    (tmp_path / "there").mkdir()
    with pytest.raises(ExportError, match="never overwritten"):
        freeze(register, "1", tmp_path / "there", Choice())
    with pytest.raises(ExportError, match="no version"):
        freeze(register, "../1", tmp_path / "x", Choice())
    with pytest.raises(ExportError, match="cannot be written"):
        freeze(register, "1", tmp_path / "gone" / "x", Choice())
    assert not list(tmp_path.glob(".*"))


def test_two_releases_tell_what_changed(register: Register, tmp_path: Path) -> None:
    """A further report changes the entry, and how is said; another thing is new; nothing changed is nothing told."""
    freeze(register, "1", tmp_path / "one", Choice())
    assert compare(tmp_path / "one", tmp_path / "one").changes == ()
    add(register, FORCE, SUPPLY)
    freeze(register, "2", tmp_path / "two", Choice())
    found = compare(tmp_path / "one", tmp_path / "two")
    assert (found.before, found.after) == ("1", "2")
    assert found.entries["agreement"] == (1, 1)
    changed, new = found.changes
    assert (changed.change, new.change, new.kind) == ("changed", "new", "transfer")
    assert {"step in_force 2020-02-03", "claims: 1 → 2", "sources: 1 → 2"} <= set(changed.what)


def test_what_people_join_is_told_as_merged(register: Register, tmp_path: Path) -> None:
    """An entry whose claims stand in another now is not gone without a word."""
    add(register, Document("d", "وقّعت تركيا وقطر بروتوكولا للتدريب العسكري في 3 مارس 2021.", "ar", date="2021-03-04"))
    freeze(register, "1", tmp_path / "one", Choice())
    a, b = (one.id for one in register.claims() if one.claim.kind == "agreement")
    register.judge(Judgement(a, b, "same", "amal", "2026-01-01T00:00:00+00:00"))
    freeze(register, "2", tmp_path / "two", Choice())
    merged = [one for one in compare(tmp_path / "one", tmp_path / "two").changes if one.change == "merged"]
    assert [bool(one.into) for one in merged] == [True]


def test_an_altered_release_is_refused(register: Register, tmp_path: Path) -> None:
    """What does not match its hash is compared with nothing, and neither is a folder that is no release."""
    freeze(register, "1", tmp_path / "one", Choice())
    with pytest.raises(ExportError, match="no release"):
        compare(tmp_path / "one", tmp_path)
    with (tmp_path / "one" / "entries.jsonl").open("ab") as file:
        file.write(b" ")
    with pytest.raises(ExportError, match="altered"):
        compare(tmp_path / "one", tmp_path / "one")


def test_release_and_diff_from_the_command_line(sijill: Any, register: Register, tmp_path: Path) -> None:
    """Both answer in words and as JSON."""
    place = register.place
    assert "1 entries from 1 claims" in sijill("release", "1", "--register", place).err
    add(register, FORCE)
    (made,) = sijill("release", "2", "--register", place, "--json").lines()
    assert made["folder"] == "sijill-2"
    (change,) = sijill("diff", "sijill-1", "sijill-2", "--json").lines()
    assert change["change"] == "changed"
    assert "step in_force 2020-02-03" in sijill("diff", "sijill-1", "sijill-2").out
    assert sijill("release", "2", "--register", place).code == 1
    assert (tmp_path / "sijill-2" / "codebook.md").is_file()
