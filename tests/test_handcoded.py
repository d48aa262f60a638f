"""What a person coded by hand stands beside what the program coded, or in its place, and both are kept."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from sijill import flow
from sijill.correction import Correction
from sijill.editions import FORMATS, Choice, save
from sijill.entries import find, listed
from sijill.errors import ReadError
from sijill.handcoded import keep, sheets
from sijill.records import Document, Judgement
from sijill.store import Register, Sought

TEXT = "وقّعت تركيا وقطر في الدوحة مذكرة تفاهم للتعاون في مجال الدفاع في 14 مايو 2019. وطلبت قطر شراء دبابات من ألمانيا."


@pytest.fixture
def register(tmp_path: Path) -> Iterator[Register]:
    """A register of one report: an agreement and a transfer."""
    with Register.open(str(tmp_path / "r.db")) as opened:
        document = Document("a", TEXT, "ar", date="2019-05-15")
        opened.add(document, flow.code_document(document), ruleset=flow.RULESET)
        yield opened


def doccano(register: Register, folder: Path, change: Callable[[Any], None]) -> Path:
    """The report as it came back from doccano after `change` worked on its row."""
    path = folder / "back.jsonl"
    save(register, Choice(), FORMATS["doccano"], path)
    row = json.loads(path.read_text(encoding="utf-8"))
    change(row)
    path.write_text(json.dumps(row), encoding="utf-8")
    return path


def by_hand(**changed: Any) -> dict[str, Any]:
    """A line of `claims`: the agreement as a person codes it."""
    end = TEXT.index(".")
    claim = {
        "kind": "agreement", "parties": ["QAT", "TUR"], "instrument": "memorandum", "title": None, "areas": ["general"],
        "steps": [{"stage": "signed", "date": "2019-05-14", "by": None}], "place": "الدوحة", "reality": "actual",
        "source": None, "evidence": [{"start": 0, "end": end, "quote": TEXT[:end]}],
    }  # fmt: skip
    return {"id": "a", "lang": "ar", "text": TEXT, "claims": [claim | changed]}


def imported(register: Register, form: str, path: Path, *, judge: bool = False) -> dict[str, int]:
    """What became of a file that Amal brings back."""
    (one,) = sheets(form, path, "amal")
    return dict(keep(register, one, "amal", judge=judge))


def test_a_changed_claim_stands_beside_the_one_it_was(register: Register, tmp_path: Path) -> None:
    """Signed by who changed it, in the same entry, which still has one source; a second time nothing happens."""

    def move(row: Any) -> None:
        next(e for e in row["entities"] if e["label"] == "agreement")["end_offset"] -= 1

    path = doccano(register, tmp_path, move)
    before = {one.id for one in register.claims()}
    counts = imported(register, "doccano", path)
    assert (counts["added"], counts["judged"]) == (1, 1)
    (made,) = [one for one in register.claims() if one.id not in before]
    assert (made.claim.coder, made.claim.rules) == ("amal", ())
    entry = find(register, made.id).entry
    assert (len(entry.claims), entry.sources) == (2, 1)
    again = imported(register, "doccano", path)
    assert (again["added"], again["judged"]) == (0, 0)


def test_with_judgements_it_takes_its_place(register: Register, tmp_path: Path) -> None:
    """What was changed or taken out is rejected, what was left is accepted, in the coder's name, and none is lost."""

    def change(row: Any) -> None:
        next(e for e in row["entities"] if e["label"] == "agreement")["end_offset"] -= 1
        row["entities"] = [e for e in row["entities"] if not e["label"].startswith("transfer")]

    before = {one.id: one.claim.kind for one in register.claims()}
    path = doccano(register, tmp_path, change)
    counts = imported(register, "doccano", path, judge=True)
    assert counts["added"] == 1
    verdicts = {(before[j.left], j.verdict, j.user) for j in register.judgements()}
    assert verdicts >= {("agreement", "reject", "amal"), ("transfer", "reject", "amal")}
    assert not listed(register, Sought("transfer"))
    (entry,) = listed(register, Sought("agreement"))
    assert entry.claims[0] not in before
    assert before.keys() < {one.id for one in register.claims()}
    assert imported(register, "doccano", path, judge=True)["judged"] == 0


def test_a_claim_that_a_person_put_right_comes_back_as_nobody_s_change(register: Register, tmp_path: Path) -> None:
    """It goes out as it is now; left alone it is the same claim still, and accepted as such."""
    (claim,) = [one for one in register.claims() if one.claim.kind == "agreement"]
    right = Correction("parties", ["SAU", "TUR"], 0, 4, claim.report.document.text[:4])
    register.judge(Judgement(claim.id, None, "correct", "سلمى", "2026-11-25T10:00:00Z", correction=right))
    before = [one.id for one in register.claims()]
    counts = imported(register, "doccano", doccano(register, tmp_path, lambda _: None), judge=True)
    assert (counts["added"], counts["judged"]) == (0, len(before))
    assert [one.id for one in register.claims()] == before
    assert {one.verdict for one in register.judgements()} == {"correct", "accept"}


def test_claims_taken_out_are_counted_where_nothing_is_judged(register: Register, tmp_path: Path) -> None:
    """So that whoever imports knows what would be rejected."""
    path = doccano(register, tmp_path, lambda row: row.update(entities=[], relations=[]))
    counts = imported(register, "doccano", path)
    assert counts["gone"] == len(list(register.claims()))
    assert not register.judgements()


def test_claims_coded_by_hand_join_those_of_the_program(register: Register, tmp_path: Path) -> None:
    """Without a word from anyone: two coders of a report may mean one thing, and what differs is seen side by side."""
    path = tmp_path / "coded.jsonl"
    said = by_hand(steps=[{"stage": "signed", "date": "2019-05-15", "by": None}])
    path.write_text(json.dumps(said, ensure_ascii=False) + "\n\n", encoding="utf-8")
    assert imported(register, "claims", path)["added"] == 1
    (entry,) = listed(register, Sought("agreement"))
    (step,) = entry.steps
    assert {option.value for option in step.date.options} == {"2019-05-14", "2019-05-15"}
    assert step.date.conflict
    assert {one.claim.coder for one in find(register, entry.id).held} == {"rules", "amal"}


def test_a_report_that_is_not_there_comes_in_whole(tmp_path: Path) -> None:
    """With the claims of the person alone."""
    path = tmp_path / "coded.jsonl"
    path.write_text(json.dumps(by_hand(), ensure_ascii=False), encoding="utf-8")
    with Register.open(str(tmp_path / "new.db")) as register:
        assert imported(register, "claims", path) == {"reports": 1, "added": 1}
        (one,) = register.claims()
        assert (one.claim.coder, one.claim.evidence[0].quote) == ("amal", TEXT[: TEXT.index(".")])


@pytest.mark.parametrize(
    ("said", "says"),
    [
        (by_hand(instrument="red"), "instrument"),
        (by_hand(colour="red"), "colour"),
        (by_hand(evidence=[{"start": 0, "end": 2, "quote": "xx"}]), "the text does not say"),
        ({"id": "a", "text": TEXT}, "'claims' must be a list"),
    ],
)
def test_what_cannot_be_a_claim_is_refused_by_line_and_reason(tmp_path: Path, said: Any, says: str) -> None:
    """Nothing of the file is kept before all of it was read."""
    path = tmp_path / "coded.jsonl"
    path.write_text(json.dumps(said, ensure_ascii=False), encoding="utf-8")
    with pytest.raises(ReadError, match=f"coded.jsonl:1.*{says}"):
        list(sheets("claims", path, "amal"))


def test_the_command_says_what_it_did(sijill: Any, register: Register, tmp_path: Path) -> None:
    """How many claims came in and were judged, and by whom."""
    path = doccano(register, tmp_path, lambda _: None)
    ran = sijill("import", "doccano", path, "--coder", "amal", "--judge", "--register", tmp_path / "r.db")
    assert (ran.code, "judgements of amal" in ran.err) == (0, True)
    assert {one.verdict for one in register.judgements()} == {"accept"}
    assert sijill("import", "brat", path).code == 2
    assert sijill("import", "claims", "gone.jsonl").code == 1
