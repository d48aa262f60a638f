"""Persons with their offices over time, the same in all spellings; what is doubtful is left to people."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from sijill import flow
from sijill.codebook import load
from sijill.errors import RegisterError
from sijill.names import judge
from sijill.persons import find, people
from sijill.records import Claim, Document, Evidence, Judgement
from sijill.store import Register

AKAR_AS_CHIEF = "قال رئيس الأركان التركي خلوصي أكار إن بلاده تدعم أذربيجان في الدفاع عن أراضيها."
AKAR = "التقى وزير الدفاع التركي خلوصي أكار نظيره الأذربيجاني ذاكر حسنوف في أنقرة لبحث التعاون العسكري."
AGAIN = "أعلن وزير الدفاع التركي خلوصي آكار أن بلاده تدعم باكو."


@pytest.fixture
def register(tmp_path: Path) -> Iterator[Register]:
    """An empty register."""
    with Register.open(str(tmp_path / "r.db")) as opened:
        yield opened


def add(register: Register, name: str, text: str, day: str | None) -> None:
    """A report as it is read and coded."""
    document = Document(name, text, "ar", date=day)
    register.add(document, flow.code_document(document))


def said(register: Register, name: str, speaker: str, state: str) -> None:
    """A statement that someone coded by hand in a report of another language."""
    text = f"{speaker} said that the two armies would train together."
    empty: dict[str, Any] = {f.name: [] if f.many else None for f in load().kinds["statement"].fields.values()}
    told = empty | {"speaker": speaker, "speaker_actor": state, "act": "announce"}
    made = Claim("statement", told, "actual", None, (Evidence.cut("claim", 0, len(text), text),), "human")
    register.add(Document(name, text, "en", date="2020-09-01"), [made])


def at(moment: int) -> str:
    """A moment of a judgement."""
    return f"2026-11-25T10:00:0{moment}+00:00"


def test_a_person_has_the_offices_in_which_reports_name_him_with_their_days(register: Register) -> None:
    """Chief of staff in 2017, minister from 2018 to 2020; the colleague he met is a person too, by his own state."""
    add(register, "a", AKAR_AS_CHIEF, "2017-05-01")
    add(register, "b", AKAR, "2018-08-10")
    add(register, "c", AGAIN, "2020-07-15")
    akar, hasanov = people(register).persons
    assert (akar.name, akar.state, akar.sources) == ("خلوصي أكار", "TUR", 3)
    assert [(one.code, one.state, one.first, one.last) for one in akar.offices] == [
        ("military_chief", "TUR", "2017-05-01", "2017-05-01"),
        ("defence_minister", "TUR", "2018-08-10", "2020-07-15"),
    ]
    assert all(office.claims for office in akar.offices)
    assert (hasanov.name, hasanov.state) == ("ذاكر حسنوف", "AZE")
    assert find(register, akar.id) == akar
    then = people(register, known=date(2018, 12, 31)).persons[0]
    assert [(one.code, one.last) for one in then.offices] == [
        ("military_chief", "2017-05-01"),
        ("defence_minister", "2018-08-10"),
    ]
    assert people(register, state="AZE").persons == (hasanov,)
    assert people(register, name="حسنوف").persons == (hasanov,)


def test_a_name_in_two_scripts_is_one_person_of_one_state(register: Register) -> None:
    """ذاكر حسنوف and Zakir Hasanov; the same name in another state is somebody else."""
    add(register, "b", AKAR, "2018-08-10")
    said(register, "e", "Zakir Hasanov", "AZE")
    said(register, "f", "Zakir Hasanov", "UZB")
    found = [{str(name.value) for name in one.names} for one in people(register, state="AZE").persons]
    assert found == [{"ذاكر حسنوف", "Zakir Hasanov"}]
    (other,) = people(register, state="UZB").persons
    assert other.sources == 1


def test_what_is_doubtful_is_left_apart_until_a_person_decides_and_undoing_parts_it(register: Register) -> None:
    """A name near another is told as a doubt, never merged by itself."""
    said(register, "a", "Hakan Fidan", "TUR")
    said(register, "b", "Hakan Fidanci", "TUR")
    found = people(register)
    assert len(found.persons) == 2
    (doubt,) = found.doubts
    same = Judgement(doubt.left, doubt.right, "same", "سلمى", at(0))
    assert judge(register, same)
    assert not judge(register, same)
    assert [len(one.written) for one in people(register).persons] == [2]
    assert people(register).doubts == ()
    judge(register, Judgement(doubt.left, doubt.right, "undo", "سلمى", at(1), undoes=same.id))
    assert people(register) == found
    judge(register, Judgement(doubt.left, doubt.right, "different", "سلمى", at(2)))
    assert len(people(register).persons) == 2
    assert people(register).doubts == ()


def test_what_is_said_of_one_spelling_holds_of_all(register: Register) -> None:
    """Parted by one spelling, two persons are no doubt any more by another; unsure stays a doubt that says so."""
    add(register, "a", "قال وزير الخارجية التركي هاكان فيدان إن بلاده ستدعم أذربيجان بالسلاح.", "2023-07-01")
    said(register, "b", "Hakan Fidan", "TUR")
    said(register, "c", "Hakan Fidanci", "TUR")
    fidan, other = people(register).persons
    assert (len(fidan.written), len(other.written)) == (2, 1)
    assert [one.unsure for one in people(register).doubts] == [False]
    for n, written in enumerate(fidan.written):
        judge(register, Judgement(written, other.id, "unsure", "سلمى", at(n)))
        assert [one.unsure for one in people(register).doubts] == [True]
    judge(register, Judgement(fidan.written[1], other.id, "different", "سلمى", at(5)))
    assert people(register).doubts == ()
    with pytest.raises(RegisterError, match="names both"):
        judge(register, Judgement(fidan.id, None, "accept", "سلمى", at(6)))


def test_a_rejected_claim_names_nobody_and_an_unknown_id_is_refused(register: Register) -> None:
    """What does not say what the report says gives no person; the message says where ids are."""
    said(register, "a", "Hakan Fidan", "TUR")
    (claim,) = register.claims()
    register.judge(Judgement(claim.id, None, "reject", "سلمى", at(0)))
    assert people(register).persons == ()
    with pytest.raises(RegisterError, match="list person"):
        find(register, "P00")
    with pytest.raises(RegisterError, match="written name"):
        judge(register, Judgement("P0", "P1", "same", "سلمى", at(1)))
