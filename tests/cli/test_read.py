"""`sijill read`: what was read, every day with its place, what contradicts, and what was left out."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from sijill.read import again as read_again
from sijill.records import Document
from sijill.store import Register

SIGNED = "وقّعت تركيا وأذربيجان في 3 أيار 2021 مذكرة تفاهم للتعاون في مجال الدفاع في باكو."
TEXT = f"مذكرة دفاعية\nنشر في: 12 يوليو 2021\nآخر تحديث: 13 يوليو 2021\n{SIGNED}\n"
PAGE = f"""<html><head><title>مذكرة دفاعية</title><meta property="article:published_time" content="2021-05-04">
<link rel="canonical" href="https://example.org/2016/01/02/a"><meta name="author" content="سعاد الوزان"></head>
<body><article><h1>مذكرة دفاعية</h1><p>{SIGNED}</p><p>{SIGNED} وأضاف البيان أن المذكرة تسري خمس سنوات.</p>
</article></body></html>"""


def test_read_shows_each_day_with_its_place(sijill: Any, tmp_path: Path) -> None:
    """The date is the published one; the day of change is shown as that; nothing is coded or kept."""
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    (found,) = sijill("read", "a.txt", "--json").lines()
    assert (found["title"], found["date"], found["date_source"]) == ("مذكرة دفاعية", "2021-07-12", "line 2")
    assert [(c["date"], c["how"]) for c in found["candidates"]] == [
        ("2021-07-12", "published"),
        ("2021-07-13", "modified"),
    ]
    assert (found["text"], found["against"], found["later_events"]) == (TEXT, [], [])
    ran = sijill("read", "a.txt")
    assert ran.code == 0
    for shown in ("2021-07-12 published (line 2, 75%)", "2021-07-13 modified", "1 read, 0 left out"):
        assert shown in ran.out
    assert [p.name for p in tmp_path.iterdir()] == ["a.txt"]


def test_read_shows_what_disagrees(sijill: Any, tmp_path: Path) -> None:
    """Where mark-up and address name different days there is no date, and both are marked."""
    (tmp_path / "a.html").write_text(PAGE, encoding="utf-8")
    (found,) = sijill("read", "a.html", "--json").lines()
    assert (found["date"], found["author"], found["url"]) == (None, "سعاد الوزان", "https://example.org/2016/01/02/a")
    assert [c["how"] for c in found["against"]] == ["published", "address"]
    shown = sijill("read", "a.html").out
    assert "not known: what is said disagrees" in shown
    assert shown.count("disagrees)") == 2


def test_read_names_what_was_done_after_the_date(sijill: Any, tmp_path: Path) -> None:
    """A signature of May 2021 contradicts a report of 2020, although as of 2020 it would be taken for a plan."""
    (tmp_path / "a.txt").write_text(TEXT.replace("يوليو 2021", "يوليو 2020"), encoding="utf-8")
    (found,) = sijill("read", "a.txt", "--json").lines()
    assert [quote in SIGNED for quote in found["later_events"]] == [True]
    assert "told as done after the report's date" in sijill("read", "a.txt").out


def test_read_goes_on_after_what_cannot_be_read(sijill: Any, tmp_path: Path) -> None:
    """What was left out is named with the reason and counted, and the exit code says that it is not all."""
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    (tmp_path / "b.txt").write_bytes(b"")
    ran = sijill("read", ".")
    assert ran.code == 3
    assert "1 read, 1 left out" in ran.out
    assert "b.txt: the file is empty" in ran.err


def test_a_picture_is_no_author(sijill: Any, tmp_path: Path) -> None:
    """What the mark-up gives for an author and is an address or a file is left out."""
    (tmp_path / "a.html").write_text(PAGE.replace("سعاد الوزان", "https cdn logo png"), encoding="utf-8")
    (found,) = sijill("read", "a.html", "--json").lines()
    assert found["author"] is None


def test_what_could_not_be_read_is_shown_later(sijill: Any, tmp_path: Path) -> None:
    """With the reason: from the register what `add` met, from a file what `read` and `code` met."""
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    (tmp_path / "b.txt").write_bytes(b"")
    assert sijill("add", ".").code == 3
    shown = sijill("read", "--failed")
    assert "b.txt\n  the file is empty (" in shown.out
    assert "1 could not be read" in shown.out
    for command in ("read", "code"):
        assert sijill(command, "a.txt", "b.txt", "--quarantine", "bad.jsonl").code == 3
    found = sijill("read", "--failed", "--quarantine", "bad.jsonl", "--json").lines()
    assert [(one["source"], one["line"], one["reason"]) for one in found] == [("b.txt", None, "the file is empty")] * 2
    assert sijill("read").code == 2


def test_what_is_kept_can_be_read_again(sijill: Any, tmp_path: Path) -> None:
    """Where the reader is the same there is nothing to do; with files named it is not understood."""
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    sijill("add", "a.txt")
    ran = sijill("add", "--again")
    assert (ran.code, ran.out) == (
        0,
        "sijill.db: 0 reports read again: 0 have a new text, 0 the same, 0 none now\n",
    )
    assert sijill("add", "a.txt", "--again").code == 2
    assert sijill("add").code == 2


@pytest.mark.parametrize("name", ["a.csv", "a.jsonl", "a.json"])
def test_columns_of_other_names_are_named(sijill: Any, tmp_path: Path, name: str) -> None:
    """For tables and records; the same names are known when the bytes are read again."""
    record = json.dumps({"nr": "x", "Body": TEXT, "Day": "2020-07-12"}, ensure_ascii=False)
    whole = {"a.csv": f'nr,Day,Body\nx,2020-07-12,"{TEXT}"\n', "a.jsonl": record + "\n", "a.json": f"[{record}]"}[name]
    (tmp_path / name).write_text(whole, encoding="utf-8")
    assert sijill("read", name).code == 1
    wanted = ("--columns", "id=nr,date=Day,text=Body")
    (found,) = sijill("read", name, *wanted, "--json").lines()
    assert (found["id"], found["date"], found["text"]) == ("x", "2020-07-12", TEXT)
    assert sijill("add", name, *wanted).code == 0
    with Register.open("sijill.db", create=False) as register:
        (report,) = register.reports()
        raw = register.raw(register.readings(report)[0])
    (again,) = read_again(raw)
    assert isinstance(again, Document)
    assert (again.id, again.text) == ("x", TEXT)
    assert sijill("read", name, "--columns", "body=Body").code == 2
