"""Ministries, agencies and firms are one in all spellings and scripts; what is doubtful is left to people."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from sijill.bodies import bodies, find
from sijill.codebook import load
from sijill.entries import Sought, listed
from sijill.errors import RegisterError
from sijill.names import judge
from sijill.records import Claim, Document, Evidence, Judgement
from sijill.store import Register


@pytest.fixture
def register(tmp_path: Path) -> Iterator[Register]:
    """An empty register."""
    with Register.open(str(tmp_path / "r.db")) as opened:
        yield opened


def told(register: Register, name: str, kind: str, day: str = "2020-09-01", **fields: Any) -> str:
    """A claim that someone coded by hand, in a report of its own; its id."""
    text = f"{name} A report of {day}, in words of its own, about {' and '.join(map(str, fields.values()))}."
    empty: dict[str, Any] = {f.name: [] if f.many else None for f in load().kinds[kind].fields.values()}
    made = Claim(kind, empty | fields, "actual", None, (Evidence.cut("claim", 0, len(text), text),), "human")
    register.add(Document(name, text, "en", date=day), [made])
    return next(one.id for one in register.claims() if one.report.document.id == name)


def delivery(register: Register, name: str, supplier: str, day: str = "2020-09-01") -> str:
    """A transfer of drones to Azerbaijan."""
    items = [{"category": "uav", "name": "TB2", "quantity": 6}]
    return told(register, name, "transfer", day, supplier=supplier, recipient="AZE", items=items)


def at(moment: int) -> str:
    """A moment of a judgement."""
    return f"2026-11-25T10:00:0{moment}+00:00"


def test_a_firm_in_two_scripts_is_one_and_known_by_the_roster(register: Register) -> None:
    """روكيتسان and Roketsan; the same letters in another state are another's."""
    delivery(register, "a", "TUR:روكيتسان")
    delivery(register, "b", "TUR:Roketsan", "2021-01-01")
    delivery(register, "c", "PAK:Roketsan")
    found = bodies(register, state="TUR")
    (one,) = found.bodies
    assert ({str(name.value) for name in one.names}, one.known, one.sources) == (
        {"روكيتسان", "Roketsan"},
        "Roketsan",
        2,
    )
    assert found.doubts == ()
    assert one.why == ("Roketsan / روكيتسان: both are Roketsan of TUR",)
    assert find(register, one.written[1]) == one
    assert [len(b.written) for b in bodies(register, known=date(2020, 12, 31), state="TUR").bodies] == [1]
    assert bodies(register, name="Roketsan", state="TUR").bodies == (one,)


def test_a_ministry_is_one_by_its_sort_whoever_names_it(register: Register) -> None:
    """As a speaker and as an actor, in Arabic, English and Turkish; a person who speaks is no body."""
    for n, speaker in enumerate(("وزارة الدفاع التركية", "Turkish Ministry of Defence", "Hulusi Akar")):
        told(register, f"s{n}", "statement", speaker=speaker, speaker_actor="TUR", act="announce")
    delivery(register, "t", "TUR:Millî Savunma Bakanlığı")
    (one,) = bodies(register).bodies
    assert (one.known, len(one.names), one.sources) == ("ministry of defence", 3, 3)


def test_what_the_roster_does_not_hold_is_compared_by_consonants(register: Register) -> None:
    """Alike in every word: one. A shorter form, and what is only near: doubts. Another number: two."""
    for n, name in enumerate(
        ("تكنوبارك", "Teknopark", "Teknopark Sistem", "Teknobarik", "مصنع بوران 7", "مصنع بوران 9")
    ):
        delivery(register, f"r{n}", f"TUR:{name}")
    found = bodies(register)
    names = {one.id: {str(name.value) for name in one.names} for one in found.bodies}
    assert {"تكنوبارك", "Teknopark", "Teknobarik"} in names.values()
    assert {"مصنع بوران 7"} in names.values()
    assert {"مصنع بوران 9"} in names.values()
    (doubt,) = found.doubts
    assert names[doubt.left] | names[doubt.right] >= {"تكنوبارك", "Teknopark Sistem"}
    assert "one has more words" in doubt.why


def test_people_decide_and_undoing_brings_the_doubt_back(register: Register) -> None:
    """`same` makes two names one, its undoing two; `different` and an unknown name as of persons."""
    delivery(register, "a", "TUR:Zargon")
    delivery(register, "b", "TUR:Zargon Makina")
    before = bodies(register)
    (doubt,) = before.doubts
    same = Judgement(doubt.left, doubt.right, "same", "سلمى", at(0))
    assert judge(register, same)
    assert [len(one.written) for one in bodies(register).bodies] == [2]
    judge(register, Judgement(doubt.left, doubt.right, "undo", "سلمى", at(1), undoes=same.id))
    assert bodies(register) == before
    judge(register, Judgement(doubt.left, doubt.right, "different", "سلمى", at(2)))
    assert (len(bodies(register).bodies), bodies(register).doubts) == (2, ())
    with pytest.raises(RegisterError, match="list body"):
        judge(register, Judgement("B0", "B1", "same", "سلمى", at(3)))
    with pytest.raises(RegisterError, match="list body"):
        find(register, "B00")


def test_an_entry_takes_two_spellings_of_a_firm_for_one_value(register: Register) -> None:
    """They are no conflict; two firms of one state are, in sight beside each other."""
    delivery(register, "a", "TUR:روكيتسان")
    delivery(register, "b", "TUR:Roketsan")
    (entry,) = listed(register, Sought("transfer"))
    assert (len(entry.claims), entry.conflicts, len(entry.fields["supplier"].options)) == (2, (), 1)
    delivery(register, "c", "TUR:Baykar")
    (entry,) = listed(register, Sought("transfer"))
    assert (len(entry.claims), entry.conflicts, len(entry.fields["supplier"].options)) == (3, ("supplier",), 2)


def test_a_rejected_claim_names_no_body(register: Register) -> None:
    """What does not say what the report says counts for nobody."""
    claim = delivery(register, "a", "TUR:Roketsan")
    register.judge(Judgement(claim, None, "reject", "سلمى", at(0)))
    assert bodies(register).bodies == ()
