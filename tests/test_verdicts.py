"""What checks find of claims is kept beside them, and follows new claims and references."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from sijill import findings, flow
from sijill.entries import Sought, listed
from sijill.records import Document
from sijill.reference import Fact, Source
from sijill.store import Register
from sijill.verdicts import keep_up

TODAY = date(2026, 1, 1)
SAID = "بلغ الإنفاق العسكري في السعودية 61 مليار دولار في عام 2019."


def add(register: Register, id_: str, text: str) -> None:
    """A report, coded as it always is."""
    document = Document(id_, text, "ar", date="2020-05-01")
    assert register.add(document, flow.code_document(document))


def refer(register: Register, value: float) -> None:
    """A series of which one year is known."""
    fact = Fact("defence_spending", "SAU", None, "USD", "2019-01-01", "2019-12-31", value, "B2")
    with register.references(change=True) as facts:
        facts.add(Source(f"{value}", "SIPRI", "SIPRI", f"{value}", "", "f"), [fact])


def test_lists_are_narrowed_by_what_checks_found(tmp_path: Path) -> None:
    """Without a reference there is none; with one that is far off it differs; a claim that comes later is checked."""
    with Register.open(str(tmp_path / "r.db")) as register:
        add(register, "one", SAID)
        assert keep_up(register, TODAY) == (1, 1)
        assert len(listed(register, Sought("figure", verdict="no_reference"))) == 1
        assert listed(register, Sought("figure", verdict="agrees")) == []
        refer(register, 61.2e9)
        assert keep_up(register, TODAY).done == 1
        (one,) = listed(register, Sought("figure", verdict="agrees"))
        assert {said.verdict for said in findings.about(register, one.id, TODAY)} == {"agrees"}
        assert listed(register, Sought("figure", verdict="no_reference")) == []
        add(register, "two", SAID.replace("61", "95"))
        told: list[int] = []
        assert keep_up(register, TODAY, step=told.append) == (2, 2)
        assert told == [1]
        assert len(listed(register, Sought("figure", verdict="differs"))) == 1


def test_checking_stops_when_its_time_is_over(tmp_path: Path) -> None:
    """How far it came is said, and it goes on from there."""
    with Register.open(str(tmp_path / "r.db")) as register:
        add(register, "one", SAID)
        assert keep_up(register, TODAY, seconds=0) == (0, 1)
        assert keep_up(register, TODAY, seconds=60) == (1, 1)
        assert keep_up(register, TODAY, seconds=0) == (1, 1)
