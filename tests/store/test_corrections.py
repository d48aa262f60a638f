"""A field that a person put right: the register follows it everywhere, and nothing of what the coder wrote is lost."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from datetime import date
from itertools import count as counting
from pathlib import Path
from typing import Any

import pytest

from sijill import flow, persons
from sijill.correction import Correction
from sijill.editions import FORMATS, Choice, write
from sijill.entries import Sought, count, entries, listed
from sijill.errors import RecordError, RegisterError
from sijill.records import Document, Held, Judgement
from sijill.store import Register, Wanted

TEXT = "وقعت تركيا وقطر في الدوحة مذكرة تفاهم للتعاون في مجال الدفاع في 14 مايو 2019، وتحدثت المصادر عن الكويت."
OTHER = "وقعت تركيا والكويت مذكرة تفاهم للتعاون في مجال الدفاع في 14 مايو 2019 بحضور الوزيرين."
SECONDS = counting()


def correction(claim: Held, field: str, value: Any, words: str | None = None, **more: Any) -> Judgement:
    """A correction of a claim by some words of its report."""
    text = claim.report.document.text
    span = () if words is None else (text.index(words), text.index(words) + len(words), words)
    at = f"2026-11-25T10:00:00.{next(SECONDS):06}+00:00"
    return Judgement(claim.id, None, "correct", "سلمى", at, correction=Correction(field, value, *span), **more)


def undo(one: Judgement) -> Judgement:
    """What takes a judgement back."""
    at = f"2026-11-25T10:00:00.{next(SECONDS):06}+00:00"
    return Judgement(one.left, one.right, "undo", "سلمى", at, undoes=one.id)


def fill(register: Register) -> None:
    """Two reports, each of one memorandum of other parties."""
    for name, text in (("a", TEXT), ("b", OTHER)):
        document = Document(name, text, "ar", date="2019-05-15", outlet=name)
        assert register.add(document, flow.code_document(document), ruleset="1")


@pytest.fixture
def register(tmp_path: Path) -> Iterator[Register]:
    """A register of the two."""
    with Register.open(str(tmp_path / "r.db")) as opened:
        fill(opened)
        yield opened


def first(register: Register) -> Held:
    """The agreement of the first report."""
    (found,) = (one for one in register.claims(Wanted("agreement")) if one.report.document.id == "a")
    return found


def test_the_person_s_value_wins_and_the_coder_s_stays_in_sight(register: Register) -> None:
    """Value and words are the person's; what was there, with its words and who put it right, is told beside."""
    before = first(register)
    made = correction(before, "parties", ["TUR", "KWT"], "الكويت", reason="لا قطر")
    assert register.judge(made)
    assert not register.judge(made)
    after = first(register)
    assert after.id == before.id
    assert after.claim.fields["parties"] == ["TUR", "KWT"]
    assert [e.quote for e in after.claim.evidence if e.field == "parties"] == ["الكويت"]
    (note,) = after.claim.to_json()["corrections"]
    assert (note["field"], note["was"], note["user"], note["reason"]) == ("parties", ["TUR", "QAT"], "سلمى", "لا قطر")
    assert note["judgement"] == made.id
    assert after.claim.coder == before.claim.coder
    with sqlite3.connect(register.place) as direct:
        assert '"QAT"' in direct.execute("SELECT body FROM claim WHERE id = ?", (before.id,)).fetchone()[0]
    direct.close()


def test_it_is_found_by_what_it_says_now(register: Register) -> None:
    """Claims, entries and their look-ups follow: parties, areas, steps, days and reality."""
    claim = first(register)
    text_of_date = "14 مايو 2019"
    register.judge(correction(claim, "parties", ["AZE", "TUR"], "المصادر"))
    register.judge(correction(claim, "steps", [{"stage": "in_force", "date": "2021-02", "by": None}], text_of_date))
    register.judge(correction(claim, "areas", ["training_education"], "الدفاع"))
    register.judge(correction(claim, "reality", "planned", "وتحدثت المصادر"))
    for wanted, n in ((Wanted(party="QAT"), 0), (Wanted(party="AZE", area="training_education"), 1)):
        assert len(list(register.claims(wanted))) == n
    assert len(list(register.claims(Wanted(stage="in_force", since="2021", until="2021-03")))) == 1
    for sought, n in (
        (Sought("agreement", "QAT"), 0),
        (Sought("agreement", "AZE"), 1),
        (Sought("agreement", "AZE", stage="in_force", area="training_education", reality="planned"), 1),
        (Sought("agreement", "AZE", reality="actual"), 0),
        (Sought("agreement", "AZE", since="2021-02-03", until="2021-02-04"), 1),
    ):
        assert count(register, sought) == n, sought
    (entry,) = listed(register, Sought("agreement", "AZE"))
    assert entry.fields["parties"].corrected == (claim.id,)
    assert entry.steps[0].date.corrected == (claim.id,)
    assert entry.fields["title"].corrected == ()
    (past,) = entries(register, Sought("agreement", "AZE"), known=date(2019, 6, 1))
    assert past.entry.chosen("parties") == ["AZE", "TUR"]


def test_entries_are_joined_and_parted_by_it_and_an_undoing_brings_all_back(register: Register) -> None:
    """What two claims say makes them one thing or two; the last correction holds, and under it lies the one before."""
    apart = listed(register, Sought("agreement"))
    assert len(apart) == 2
    claim = first(register)
    joined = correction(claim, "parties", ["TUR", "KWT"], "الكويت")
    register.judge(joined)
    (one,) = listed(register, Sought("agreement"))
    assert one.chosen("parties") == ["KWT", "TUR"]
    later = correction(claim, "parties", ["TUR", "SAU"], "المصادر")
    register.judge(later)
    assert len(listed(register, Sought("agreement"))) == 2
    register.judge(undo(later))
    assert listed(register, Sought("agreement")) == [one]
    back = undo(joined)
    register.judge(back)
    assert listed(register, Sought("agreement")) == apart
    assert first(register) == claim
    register.judge(undo(back))
    assert listed(register, Sought("agreement")) == [one]


def test_a_field_is_put_open_and_no_claim_loses_all_its_words(register: Register) -> None:
    """What the report leaves open rests on no words; a field that must be told cannot be put open."""
    claim = first(register)
    register.judge(correction(claim, "place", None))
    after = first(register)
    assert after.claim.fields["place"] is None
    assert after.claim.evidence
    with pytest.raises(RegisterError, match="instrument: is open"):
        register.judge(correction(claim, "instrument", None))


@pytest.mark.parametrize(
    ("field", "value", "said"),
    [
        ("instrument", "handshake", "not a code of the list instrument"),
        ("areas", ["general", "nothing"], "not a code of the list area"),
        ("steps", [{"stage": "signed", "date": "2019-13", "by": None}], "2019-13"),
        ("steps", [{"stage": "signed"}], "must have exactly"),
        ("parties", "TUR", "is not a list"),
        ("reality", "perhaps", "is not one of"),
        ("source", " ", "not a text"),
        ("colour", "red", "there is no field 'colour'"),
    ],
)
def test_what_the_codebook_does_not_allow_is_refused(register: Register, field: str, value: Any, said: str) -> None:
    """The message names claim, field and what is allowed; nothing is kept."""
    with pytest.raises(RegisterError, match=said):
        register.judge(correction(first(register), field, value, "تركيا"))
    assert register.judgements() == []


def test_words_that_the_report_does_not_say_are_refused(register: Register) -> None:
    """They are compared with the report's own text at their place."""
    claim = first(register)
    wrong = Correction("place", "أنقرة", 0, 5, "أنقرة")
    with pytest.raises(RegisterError, match="does not say"):
        register.judge(Judgement(claim.id, None, "correct", "سلمى", "2026-11-25T10:00:00Z", correction=wrong))
    for parts in ((None, None, None), (3, 3, "أنق"), (0, 9, "أنقرة")):
        with pytest.raises(RecordError):
            Correction("place", "أنقرة", *parts)
    with pytest.raises(RecordError, match="no words"):
        Correction("place", None, 0, 5, "أنقرة")
    with pytest.raises(RecordError, match="one of"):
        Judgement("a", "b", "correct", "سلمى", "2026", correction=Correction("place", None))


def test_the_same_decision_sent_twice_is_one(register: Register) -> None:
    """It is known by what its sender calls it, whenever it comes."""
    claim = first(register).id
    sent = [Judgement(claim, None, "accept", "سلمى", f"2026-11-25T10:00:0{n}Z", key="k1") for n in range(2)]
    assert [register.judge(one) for one in sent] == [True, False]
    assert register.judge(Judgement(claim, None, "reject", "سلمى", "2026-11-25T10:00:03Z", key="k1"))
    assert [(one.verdict, one.key) for one in register.judgements()] == [("accept", "k1"), ("reject", "k1")]


def test_persons_follow_a_corrected_speaker(tmp_path: Path) -> None:
    """The office that a person holds is that of the state he is said to speak for."""
    text = "قال وزير الدفاع التركي خلوصي أكار إن بلاده ستدعم أذربيجان، وتحدث عن قطر."
    document = Document("s", text, "ar", date="2020-07-15")
    with Register.open(str(tmp_path / "s.db")) as register:
        register.add(document, flow.code_document(document), ruleset="1")
        assert {one.state for one in persons.people(register).persons} == {"TUR"}
        (claim,) = register.claims(Wanted("statement"))
        register.judge(correction(claim, "speaker", "John Smith", "قطر"))
        register.judge(correction(claim, "speaker_actor", "QAT", "قطر"))
        names = {str(name.value) for one in persons.people(register).persons for name in one.names}
        assert "John Smith" in names


def test_exports_and_a_backup_carry_it(register: Register, tmp_path: Path) -> None:
    """A table straight from the rows is that of the entries, with what was put right; a restored register equals."""
    claim = first(register)
    register.judge(correction(claim, "parties", ["TUR", "SAU"], "المصادر"))
    register.judge(correction(claim, "reality", "possible", "وتحدثت المصادر"))
    written = {}
    for table in ("claims", "evidence"):
        with (tmp_path / f"{table}.csv").open("wb+") as stream:
            write(register, Choice(("agreement",)), FORMATS["csv"], stream, table)
            stream.seek(0)
            written[table] = stream.read().decode("utf-8-sig")
    assert '""was"": [""TUR"", ""QAT""]' in written["claims"]
    assert ",possible," in written["claims"]
    assert "المصادر" in written["evidence"]
    register.backup(tmp_path / "b.gz")
    with Register.open(str(tmp_path / "again.db")) as again:
        again.restore(tmp_path / "b.gz")
        assert list(again.claims()) == list(register.claims())
        assert again.judgements() == register.judgements()
        assert count(again, Sought("agreement", "SAU")) == 1


def test_it_is_so_on_a_server_too(database: str) -> None:
    """The same claim and the same entries."""
    with Register.open(database) as register:
        fill(register)
        made = correction(first(register), "parties", ["TUR", "KWT"], "الكويت")
        register.judge(made)
        assert len(listed(register, Sought("agreement"))) == 1
        register.judge(undo(made))
        assert len(listed(register, Sought("agreement"))) == 2
