"""Entries, histories and judgements as a person asks for them."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

SIGNED = "وقعت تركيا وقطر في الدوحة مذكرة تفاهم للتعاون في مجال الدفاع في 14 مايو 2019."
FORCE = "دخلت مذكرة التفاهم الدفاعية بين تركيا وقطر حيز التنفيذ في 3 فبراير 2020."
REPORTS = [
    {"id": "first", "text": SIGNED, "date": "2019-05-15", "outlet": "الأولى"},
    {"id": "copy", "text": SIGNED, "date": "2019-05-16", "outlet": "الثانية"},
    {"id": "later", "text": FORCE, "date": "2020-02-04", "outlet": "الثالثة"},
]


@pytest.fixture
def register(sijill: Any, tmp_path: Path) -> Path:
    """A register of three reports about one memorandum, two of them with one text."""
    lines = "".join(json.dumps(one, ensure_ascii=False) + "\n" for one in REPORTS)
    (tmp_path / "reports.jsonl").write_text(lines, encoding="utf-8")
    place = tmp_path / "sijill.db"
    assert sijill("add", "reports.jsonl", "--register", place).code == 0
    return place


def test_reports_of_one_memorandum_are_one_entry_with_its_whole_life(sijill: Any, register: Path) -> None:
    """Signature and entry into force, told by different reports, stand in one entry; copies are one source."""
    (entry,) = sijill("entries", "agreements", "--register", register, "--json").lines()
    assert entry["fields"]["parties"]["chosen"] == ["QAT", "TUR"]
    assert [(s["code"], s["date"]["chosen"]) for s in entry["steps"]] == [
        ("signed", "2019-05-14"),
        ("in_force", "2020-02-03"),
    ]
    assert (len(entry["claims"]), len(entry["reports"]), entry["sources"]) == (3, 3, 2)
    assert [s["code"] for s in entry["standing"]] == ["in_force"]
    assert all(reason["why"] for reason in entry["reasons"])


def test_what_was_known_and_what_stood_on_a_day(sijill: Any, register: Path) -> None:
    """--known-at leaves out later reports, --as-of later steps."""
    (early,) = sijill("entries", "agreement", "--register", register, "--known-at", "2019-05-15", "--json").lines()
    assert (len(early["claims"]), early["sources"]) == (1, 1)
    (stood,) = sijill("entries", "agreement", "--register", register, "--as-of", "2019-12-31", "--json").lines()
    assert [s["code"] for s in stood["steps"]] == ["signed"]
    assert sijill("entries", "agreement", "--register", register, "--known-at", "2019-01-01", "--json").lines() == []
    assert "is no day" in sijill("entries", "agreement", "--register", register, "--as-of", "2019").err


def test_history_finds_an_entry_by_its_id_and_by_any_claim_in_it(sijill: Any, register: Path) -> None:
    """All of them lead to the same entry; the screen shows steps, values, who says so and why it is one thing."""
    (entry,) = sijill("entries", "agreement", "--register", register, "--json").lines()
    for id_ in (entry["id"], entry["id"][:9], *entry["claims"]):
        (found,) = sijill("history", id_, "--register", register, "--json").lines()
        assert found["id"] == entry["id"]
    shown = sijill("history", entry["id"], "--register", register).out
    for words in ("signed", "in_force", "2020-02-03", "الثالثة", "2 independent sources", "one thing, because"):
        assert words in shown
    assert sijill("history", "R0000", "--register", register).code == 1
    assert "is a report" in sijill("history", "first", "--register", register).err


def test_a_person_parts_what_the_program_joined_and_takes_it_back(sijill: Any, register: Path) -> None:
    """A judgement wins, stays in the list, and an undoing of it brings back what was before."""
    (entry,) = sijill("entries", "agreement", "--register", register, "--json").lines()
    of = {
        claim["report"]["id"]: claim["id"]
        for claim in sijill("list", "agreement", "--register", register, "--json").lines()
    }
    for other in ("first", "copy"):
        told = sijill("judge", "different", of["later"], of[other], "--user", "amal", "--register", register)
        assert (told.code, told.err) == (0, "")
    apart = sijill("entries", "agreement", "--register", register, "--json").lines()
    assert len(apart) == 2
    assert entry["id"] in {one["id"] for one in apart}
    made = sijill("judgements", "--register", register, "--json").lines()
    assert [one["user"] for one in made] == ["amal", "amal"]
    for one in made:
        assert sijill("judge", "undo", one["id"], "--register", register).code == 0
    (again,) = sijill("entries", "agreement", "--register", register, "--json").lines()
    assert again == entry


def test_a_rejected_claim_stands_in_no_entry(sijill: Any, register: Path) -> None:
    """It stays in the register, and history says why it is in no entry."""
    claims = sijill("list", "agreement", "--register", register, "--json").lines()
    late = next(one["id"] for one in claims if one["report"]["id"] == "later")
    assert sijill("judge", "reject", late, "--reason", "misread", "--register", register).code == 0
    (entry,) = sijill("entries", "agreement", "--register", register, "--json").lines()
    assert late not in entry["claims"]
    assert "rejected" in sijill("history", late, "--register", register).err
    assert len(sijill("list", "agreement", "--register", register, "--json").lines()) == 3


@pytest.mark.parametrize(
    ("typed", "says"),
    [
        (("perhaps", "x"), "there is no verdict"),
        (("same", "x"), "two claims"),
        (("reject", "x", "y"), "one id"),
        (("undo", "x"), "0 judgements"),
    ],
)
def test_a_judgement_that_cannot_be_is_refused_with_the_reason(
    sijill: Any, register: Path, typed: tuple[str, ...], says: str
) -> None:
    """The message says what was expected."""
    ran = sijill("judge", *typed, "--register", register)
    assert ran.code == 2
    assert says in ran.err


OTHERS = (
    (
        "2018-04-01",
        "وقع وزراء دفاع أذربيجان وجورجيا وتركيا في غيرسون يوم 31 مارس 2018 مذكرة تفاهم للتعاون في مجال الدفاع.",
    ),
    (
        "2018-04-02",
        "أبرمت تركيا وجورجيا وأذربيجان مذكرة تفاهم للتعاون الدفاعي، ووقعت في غيرسون في 31 مارس 2018.",
    ),
    ("2018-12-20", "أقر البرلمان الجورجي في 19 ديسمبر 2018 مذكرة التفاهم الدفاعية بين جورجيا وأذربيجان وتركيا."),
    ("2019-06-13", "نشرت الجريدة الرسمية التركية في 12 يونيو 2019 مذكرة التفاهم الدفاعية بين تركيا وأذربيجان وجورجيا."),
    ("2019-06-15", "دخلت مذكرة التفاهم الدفاعية بين أذربيجان وجورجيا وتركيا حيز التنفيذ في تركيا في يونيو 2019."),
)


def test_the_seed_and_five_other_reports_give_the_whole_memorandum(sijill: Any, tmp_path: Path, shared: Path) -> None:
    """On one screen: signed, approved, in force in Turkey in June 2019, ten areas, the title, who said what."""
    lines = [json.dumps({"id": f"r{n}", "text": text, "date": out}) for n, (out, text) in enumerate(OTHERS)]
    (tmp_path / "others.jsonl").write_text("\n".join(lines), encoding="utf-8")
    assert sijill("add", shared / "gold" / "seed.jsonl", "others.jsonl").code == 0
    entry = sijill("entries", "agreement", "--party", "TUR", "--with", "GEO", "--json").lines()[0]
    assert entry["fields"]["parties"]["chosen"] == ["AZE", "GEO", "TUR"]
    steps = {(step["code"], step["by"]): step["date"]["chosen"] for step in entry["steps"]}
    assert steps["signed", None] == "2018-03-31"
    assert steps["parliament_approved", "GEO"] == "2018-12-19"
    assert steps["in_force", "TUR"] == "2019-06"
    assert len(entry["fields"]["areas"]["chosen"]) >= 10
    assert "بشأن التعاون في مجال الدفاع" in entry["fields"]["title"]["chosen"]
    screen = sijill("history", entry["id"]).out
    for said in ("signed", "2018-03-31", "in_force", "2019-06", "seed", "r4", "why"):
        assert said in screen


def test_history_says_what_splink_makes_of_each_pair(sijill: Any, register: Path) -> None:
    """As one more reason of each pair; the entry is the same."""
    pytest.importorskip("splink", reason="pip install 'sijill[splink]'")
    (entry,) = sijill("entries", "agreement", "--register", register, "--json").lines()
    (weighed,) = sijill("history", entry["id"], "--register", register, "--splink", "--json").lines()
    for plain, more in zip(entry["reasons"], weighed["reasons"], strict=True):
        assert more["why"][:-1] == plain["why"]
        assert more["why"][-1].startswith("Splink: weight ")
    assert weighed["claims"] == entry["claims"]
    assert "Splink: weight" in sijill("history", entry["id"], "--register", register, "--splink").out


def test_a_field_is_put_right_and_shown_beside_what_was_there(sijill: Any, register: Path) -> None:
    """The words are found in any spelling; who did it and what the coder had put stand with it; undo takes it back."""
    claims = sijill("list", "agreement", "--register", register, "--json").lines()
    id_ = next(one["id"] for one in claims if one["report"]["id"] == "later")
    options = ("--field", "parties", "--value", "TUR, KWT", "--words", "حيّز التنفيذ", "--user", "amal")
    told = sijill("judge", "correct", id_, *options, "--register", register, "--json")
    (made,) = told.lines()
    assert made["correction"]["quote"] == "حيز التنفيذ"
    (found,) = sijill("show", id_, "--register", register, "--json").lines()
    assert found["claim"]["parties"] == ["TUR", "KWT"]
    assert found["claim"]["corrections"][0]["was"] == ["TUR", "QAT"]
    shown = sijill("show", id_, "--register", register).out
    for words in ("put right by", "amal", "rules had put", "QAT"):
        assert words in shown
    assert "parties: TUR, KWT" in sijill("judgements", "--register", register).out
    assert sijill("judge", "undo", made["id"], "--register", register).code == 0
    (again,) = sijill("show", id_, "--register", register, "--json").lines()
    assert "corrections" not in again["claim"]


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (("--field", "parties", "--value", "TUR", "--words", "ليست هنا"), "does not say"),
        (("--field", "parties", "--value", "TUR"), "name the words"),
        (("--field", "instrument", "--value", "nothing", "--words", "مذكرة"), "not a code of the list instrument"),
        (("--field", "colour", "--value", "red", "--words", "مذكرة"), "there is no field"),
        (("--field", "steps", "--value", "signed", "--words", "مذكرة"), "is no JSON"),
        ((), "--field NAME"),
    ],
)
def test_a_correction_that_cannot_be_says_why(sijill: Any, register: Path, options: Any, said: str) -> None:
    """Field, words and value are named; nothing is kept."""
    id_ = sijill("list", "agreement", "--register", register, "--json").lines()[0]["id"]
    told = sijill("judge", "correct", id_, *options, "--register", register)
    assert told.code != 0
    assert said in " ".join(told.err.split())
    assert sijill("judgements", "--register", register, "--json").lines() == []
