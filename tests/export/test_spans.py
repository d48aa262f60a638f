"""What goes to an annotation tool comes back as it was, and what people change there is understood."""

from __future__ import annotations

import json
import zipfile
from pathlib import Path
from typing import Any

import cassis
import pytest

from sijill.editions import annotated as read
from sijill.errors import ExportError
from sijill.export import uima
from sijill.store import Register

FORMS = ("doccano", "label-studio", "xmi")


@pytest.mark.parametrize("form", FORMS)
def test_a_round_trip_is_exact(made: Any, register: Register, form: str) -> None:
    """Every report and claim comes back equal, ids included."""
    back = list(read(form, made(form).read_bytes(), "file"))
    told = {one.id: one.claim for one in register.claims()}
    reports = {one.report.key: one.report.document for one in register.claims()}
    assert {claim.id_in(one.document): claim for one in back for claim in one.claims} == told
    assert sorted(map(repr, (one.document for one in back))) == sorted(map(repr, reports.values()))
    assert not [span for one in back for span in one.unplaced]


def test_spans_are_the_words_of_the_report(made: Any) -> None:
    """Offsets count code points in reading order, whatever direction the tool shows."""
    tasks = json.loads(made("label-studio").read_text(encoding="utf-8"))
    for task in tasks:
        for one in task["annotations"][0]["result"]:
            if one["type"] == "labels":
                value = one["value"]
                assert task["data"]["text"][value["start"] : value["end"]] == value["text"]


def changed(made: Any, change: Any) -> Any:
    """The hard report after `change` worked on its row."""
    rows = [json.loads(line) for line in made("doccano").read_text(encoding="utf-8").split("\n")[:-1]]
    (row,) = [one for one in rows if one["sijill"]["report"]["id"] == "hard"]
    change(row)
    (back,) = read("doccano", json.dumps(row).encode(), "file")
    return back


def test_a_moved_span_stays_with_the_claim_that_a_relation_joins_it_to(made: Any) -> None:
    """Its words are cut anew; the fields of the claim are untouched."""

    def move(row: Any) -> None:
        (title,) = [one for one in row["entities"] if one["label"] == "agreement.title"]
        title["end_offset"] = 7

    back = changed(made, move)
    (claim,) = back.claims
    assert [(e.field, e.start, e.end) for e in claim.evidence][1:] == [("title", 1, 7)]
    assert claim.evidence[1].quote == back.document.text[1:7]
    assert claim.fields["title"] == "+عنوان"


def test_a_claim_without_a_span_is_gone_and_a_span_without_a_claim_is_named(made: Any) -> None:
    """What cannot be placed is given back for a person to see, and is no claim."""

    def clear(row: Any) -> None:
        row["entities"] = [{"id": 9, "label": "transfer", "start_offset": 0, "end_offset": 3}]
        row["relations"] = []

    back = changed(made, clear)
    assert back.claims == ()
    assert [one.span.at for one in back.unplaced] == [(0, 3, "transfer")]
    assert "its value is not given: actual" in back.unplaced[0].why


@pytest.mark.parametrize("form", FORMS)
def test_a_file_of_something_else_is_refused(form: str) -> None:
    """The message names the file and what was missing."""
    for data in (b"{", b'[{"text": 1}]', b'{"text": "x"}'):
        with pytest.raises(ExportError, match="file: "):
            list(read(form, data, "file"))


def test_a_cas_is_read_by_the_formats_own_library(made: Any, register: Register, tmp_path: Path) -> None:
    """Cassis finds each quote under its annotation, offsets counted its own way."""
    with zipfile.ZipFile(made("xmi")) as packed:
        packed.extractall(tmp_path / "cas")
    with (tmp_path / "cas" / "TypeSystem.xml").open("rb") as file:
        types = cassis.load_typesystem(file)
    told = {(one.id, e.field): set[str]() for one in register.claims() for e in one.claim.evidence}
    for one in register.claims():
        for e in one.claim.evidence:
            told[one.id, e.field].add(e.quote.replace("\x0b", "\ufffd"))
    count = 0
    for path in (tmp_path / "cas").glob("*.xmi"):
        with path.open("rb") as file:
            cas = cassis.load_cas_from_xmi(file, typesystem=types)
        for one in cas.select("webanno.custom.Claim"):
            assert one.get_covered_text() in told[one.claim, one.field]
            count += 1
    assert count == sum(len(one.claim.evidence) for one in register.claims())


def test_offsets_survive_characters_of_two_units() -> None:
    """What a CAS counts as two is one to us, and back; half a character is refused."""
    text = "أ😀ب😀ت"
    assert [uima.utf16(text, at) for at in range(6)] == [0, 1, 3, 4, 6, 7]
    assert [uima.code_points(text, at) for at in (0, 1, 3, 4, 6, 7)] == [0, 1, 2, 3, 4, 5]
    for wrong in (2, 5, 8, -1):
        with pytest.raises(ValueError, match="offset"):
            uima.code_points(text, wrong)


def test_import_from_the_command_line(sijill: Any, made: Any, register: Register, tmp_path: Path) -> None:
    """Into a new register goes all that an old one had; a second time nothing is changed, and that is said."""
    path = made("doccano")
    assert sijill("import", "doccano", path, "--register", "new.db").code == 0
    with Register.open(str(tmp_path / "new.db")) as other:
        assert {one.id for one in other.claims()} == {one.id for one in register.claims()}
    again = sijill("import", "doccano", path, "--register", "new.db")
    assert (again.code, "0 claims added" in again.err) == (0, True)
    lines = sijill("import", "doccano", path, "--json").lines()
    assert sum(len(one["claims"]) for one in lines) == len(list(register.claims()))
    assert "label-studio" in sijill("import", "brat", path).err
    assert sijill("import", "doccano", "gone.jsonl").code == 1
