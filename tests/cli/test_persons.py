"""Persons as one asks for them at the command line: listed, shown, decided about."""

from __future__ import annotations

import csv
import json
from pathlib import Path
from typing import Any

import pytest

TEXTS = {
    "a": ("قال رئيس الأركان التركي خلوصي أكار إن بلاده تدعم أذربيجان في الدفاع عن أراضيها.", "2017-05-01"),
    "b": ("التقى وزير الدفاع التركي خلوصي أكار نظيره الأذربيجاني ذاكر حسنوف في أنقرة لبحث التعاون.", "2018-08-10"),
    "c": ("أعلن وزير الدفاع الأذربيجاني ذاكر حسنوفي أن بلاده تدعم تركيا في الدفاع عن أراضيها.", "2019-08-10"),
}  # fmt: skip


@pytest.fixture
def register(sijill: Any, tmp_path: Path) -> Path:
    """Three reports that name a Turkish officer, and an Azerbaijani minister in two spellings."""
    lines = [{"id": name, "text": text, "date": day} for name, (text, day) in TEXTS.items()]
    whole = "".join(json.dumps(one, ensure_ascii=False) + "\n" for one in lines)
    (tmp_path / "reports.jsonl").write_text(whole, encoding="utf-8")
    assert sijill("add", "reports.jsonl", "--register", tmp_path / "sijill.db").code == 0
    return tmp_path / "sijill.db"


def test_persons_are_listed_and_shown_with_their_offices(sijill: Any, register: Path) -> None:
    """`list` and `entries` give the same persons; `show` and `history` one of them, whole; a past day less of him."""
    found = sijill("list", "persons", "--register", register, "--party", "TUR", "--json").lines()
    assert [one["name"] for one in found] == ["خلوصي أكار"]
    same = sijill("entries", "person", "--party", "TUR", "--register", register, "--json").lines()
    assert [one["id"] for one in same] == [found[0]["id"]]
    shown = sijill("show", found[0]["id"], "--register", register).out
    for word in ("military_chief", "2017-05-01", "defence_minister", "2018-08-10"):
        assert word in shown
    then = sijill("history", found[0]["id"][:6], "--known-at", "2017-12-31", "--register", register, "--json").lines()
    assert [office["code"] for office in then[0]["offices"]] == ["military_chief"]
    assert "no area" in sijill("entries", "person", "--area", "cyber", "--register", register).err


def test_two_spellings_are_parted_and_joined_by_a_persons_word(sijill: Any, register: Path) -> None:
    """The names under `written` are judged as claims are, and the judgement is listed and undone with the others."""
    (one,) = sijill("list", "person", "--party", "AZE", "--register", register, "--json").lines()
    left, right = one["written"]
    sijill("judge", "different", left, right, "--user", "سلمى", "--register", register)
    both = sijill("list", "person", "--party", "AZE", "--register", register, "--json").lines()
    assert len(both) == 2
    (made,) = sijill("judgements", "--register", register, "--json").lines()
    assert sijill("judge", "undo", made["id"], "--register", register).code == 0
    assert len(sijill("list", "person", "--party", "AZE", "--register", register, "--json").lines()) == 1


def test_persons_go_out_as_a_table_and_as_lines(sijill: Any, register: Path, tmp_path: Path) -> None:
    """One row for each office in CSV, one line for each person in JSON lines; other formats are refused."""
    rows = list(
        csv.DictReader(sijill("export", "csv", "person", "--party", "TUR", "--register", register).out.splitlines())
    )
    assert [(row["office"], row["first"]) for row in rows] == [
        ("military_chief", "2017-05-01"),
        ("defence_minister", "2018-08-10"),
    ]
    sijill("export", "jsonl", "person", "-o", tmp_path / "p.jsonl", "--register", register)
    lines = [json.loads(one) for one in (tmp_path / "p.jsonl").read_text(encoding="utf-8").splitlines()]
    assert [one["kind"] for one in lines] == ["person", "person"]
    assert "csv-bom" in sijill("export", "graphml", "person", "--register", register).err


def test_bodies_and_firms_are_listed_shown_and_judged(sijill: Any, tmp_path: Path) -> None:
    """A firm with its name in the roster, one that no list holds, and a pair that a person decides."""
    place = tmp_path / "b.db"
    text = "ستسلم شركة {} التركية أذربيجان ست طائرات مسيرة في عام 2021."
    lines = [{"id": name, "text": text.format(name), "date": "2020-09-01"} for name in ("روكيتسان", "بايكار")]
    (tmp_path / "b.jsonl").write_text("".join(json.dumps(one) + "\n" for one in lines), encoding="utf-8")
    assert sijill("add", "b.jsonl", "--register", place).code == 0
    found = sijill("list", "bodies", "--party", "TUR", "--register", place, "--json").lines()
    assert {one["known"] for one in found} == {"Roketsan", "Baykar"}
    shown = sijill("list", "body", "--register", place).out
    assert "Roketsan" in shown
    for command in ("show", "history"):
        assert "in the roster" in sijill(command, found[0]["id"], "--register", place).out
        assert (
            sijill(command, found[0]["id"], "--register", place, "--json").lines()[0]["written"] == found[0]["written"]
        )
    assert sijill("judge", "same", found[0]["id"], found[1]["id"], "--register", place).code == 0
    (one,) = sijill("entries", "body", "--register", place, "--json").lines()
    assert len(one["written"]) == 2
    assert "no area" in sijill("entries", "body", "--area", "cyber", "--register", place).err
