"""Entries kept up step by step are those that would be made of all claims at once."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from itertools import count
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sijill import upkeep
from sijill.codebook import load
from sijill.correction import Correction
from sijill.entries import Sought, beside, entries, find, listed
from sijill.entry import Entry
from sijill.records import Claim, Document, Evidence, Judgement
from sijill.store import Brought, Register, Wanted

FILLER = "أعلنت الوزارة أن الوفدين بحثا سبل التعاون وأن الاجتماع المقبل سيعقد في موعد يحدد لاحقا بالتشاور بين الطرفين"


def document(name: str, text: str, out: str | None = None) -> Document:
    """A report whose first word is its evidence."""
    return Document(name, f"وقّع {text}", "ar", date=out)


def claim(text: str, **fields: Any) -> Claim:
    """An agreement as a coder makes it."""
    empty: dict[str, Any] = {f.name: [] if f.many else None for f in load().kinds["agreement"].fields.values()}
    return Claim("agreement", empty | fields, "actual", None, (Evidence.cut("claim", 0, 4, f"وقّع {text}"),), "rules")


@pytest.fixture
def register(tmp_path: Path) -> Iterator[Register]:
    """An empty register."""
    with Register.open(str(tmp_path / "r.db")) as opened:
        yield opened


def add(register: Register, name: str, parties: list[str], text: str | None = None, **fields: Any) -> str:
    """A report with one agreement; the id of the claim."""
    said = text or f"{name} {FILLER}"
    told = {"instrument": "memorandum"} | fields
    register.add(document(name, said, told.pop("out", "2019-06-12")), [claim(said, parties=parties, **told)])
    return next(one.id for one in register.claims(Wanted("agreement")) if one.report.document.id == name)


def everything(register: Register) -> list[Entry]:
    """All agreements, by id."""
    return sorted(listed(register, Sought("agreement")), key=lambda one: one.id)


def anew(register: Register) -> list[Entry]:
    """All agreements once everything that was kept has been thrown away."""
    with register.shelf() as shelf:
        shelf.clear()
    return everything(register)


TOLD = st.fixed_dictionaries(
    {
        "parties": st.lists(st.sampled_from(["TUR", "AZE", "GEO"]), min_size=2, max_size=3, unique=True).map(sorted),
        "instrument": st.sampled_from(["memorandum", "agreement", "unspecified"]),
        "out": st.sampled_from([None, "2018-03-06", "2019-06-12"]),
        "text": st.sampled_from([f"في باكو {FILLER}", f"في أنقرة {FILLER[:50]}", f"بحضور {FILLER}", "نص قصير"]),
    }
)


@given(st.lists(TOLD, min_size=1, max_size=7), st.data())
@settings(max_examples=25, deadline=None)
def test_step_by_step_is_as_all_at_once(told: list[dict[str, Any]], data: st.DataObject) -> None:
    """Reports come one by one and people decide in between: nothing differs from making all anew."""
    seconds = count(10)
    with tempfile.TemporaryDirectory() as folder, Register.open(f"{folder}/r.db") as register:
        ids: list[str] = []
        for name, one in zip("abcdefg", told, strict=False):
            ids.append(add(register, name, **one))
            everything(register)
            if len(ids) > 1 and data.draw(st.booleans()):
                left, right = data.draw(st.lists(st.sampled_from(ids), min_size=2, max_size=2, unique=True))
                verdict = data.draw(st.sampled_from(["same", "different", "unsure"]))
                register.judge(Judgement(left, right, verdict, "سلمى", f"2026-11-25T10:00:{next(seconds)}+00:00"))
            if data.draw(st.booleans()):
                parties: Any = data.draw(TOLD)["parties"]
                said = Correction("parties", parties, 0, 4, "وقّع")
                at = f"2026-11-25T10:00:{next(seconds)}+00:00"
                made = Judgement(data.draw(st.sampled_from(ids)), None, "correct", "سلمى", at, correction=said)
                register.judge(made)
                if data.draw(st.booleans()):
                    register.judge(Judgement(made.left, None, "undo", "سلمى", at, undoes=made.id))
            if data.draw(st.booleans()):
                everything(register)
        assert everything(register) == anew(register)


def test_an_entry_keeps_its_id_and_an_id_that_was_leads_to_it(register: Register) -> None:
    """Two entries that a person makes one: both ids lead to the one; parted again, each leads to its own."""
    first, second = add(register, "a", ["TUR", "AZE"]), add(register, "b", ["FRA", "GRC"])
    before = everything(register)
    assert len(before) == 2
    same = Judgement(first, second, "same", "سلمى", "2026-11-25T10:00:00+00:00")
    register.judge(same)
    (one,) = everything(register)
    assert one.id in {entry.id for entry in before}
    assert {find(register, entry.id).entry.id for entry in before} == {one.id}
    register.judge(Judgement(first, second, "undo", "سلمى", "2026-11-25T10:00:01+00:00", undoes=same.id))
    assert everything(register) == before
    assert {find(register, entry.id).entry.id for entry in before} == {entry.id for entry in before}


def test_a_copy_that_comes_later_changes_how_many_sources_there_are(register: Register) -> None:
    """The entry of the earlier report is made anew when a copy of its text turns up."""
    text = f"في باكو {FILLER} {FILLER[::-1]}"
    add(register, "a", ["TUR", "AZE"], text)
    add(register, "b", ["AZE", "TUR"], "خبر آخر عن المذكرة نفسها بكلمات أخرى لا تشبه الأولى")
    assert everything(register)[0].sources == 2
    add(register, "c", ["AZE", "TUR"], f"عنوان جديد {text}")
    (one,) = everything(register)
    assert (len(one.reports), one.sources) == (3, 2)


def test_nothing_is_written_where_nothing_is_new(register: Register, tmp_path: Path) -> None:
    """Asking twice leaves the file as it is."""
    add(register, "a", ["TUR", "AZE"])
    assert upkeep.waiting(register) == 1
    upkeep.bring(register)
    assert upkeep.waiting(register) == 0
    before = (tmp_path / "r.db-wal").stat().st_mtime_ns
    upkeep.bring(register)
    assert (tmp_path / "r.db-wal").stat().st_mtime_ns == before


def test_other_rules_make_all_entries_anew(register: Register) -> None:
    """Entries that were made by other tables are not kept."""
    add(register, "a", ["TUR", "AZE"])
    upkeep.bring(register)
    with register.shelf() as shelf:
        shelf.set_brought(Brought("other rules", *shelf.ends()))
        shelf.replace([one.id for one in register.claims()], [])
    assert len(everything(register)) == 1


def test_what_is_sought_narrows(register: Register) -> None:
    """By parties, area, stage and contradiction, today and as known on a day."""
    steps = [{"stage": "signed", "date": "2019-06", "by": None}]
    add(register, "a", ["TUR", "AZE"], areas=["cyber"], steps=steps)
    add(register, "b", ["TUR", "QAT"], areas=["logistics"], instrument="agreement")
    for sought, names in (
        (Sought("agreement", "TUR"), 2),
        (Sought("agreement", "TUR", "AZE"), 1),
        (Sought("agreement", area="cyber"), 1),
        (Sought("agreement", stage="signed"), 1),
        (Sought("agreement", "GEO"), 0),
        (Sought("agreement", conflicting=True), 0),
        (Sought("transfer"), 0),
    ):
        assert len(listed(register, sought)) == names
        assert len(entries(register, sought)) == names
        assert len(entries(register, sought, known=date(2020, 1, 1))) == names


def test_other_agreements_of_the_same_parties_are_linked_and_not_merged(register: Register) -> None:
    """An umbrella agreement and its protocol stand beside each other; one with a third party does not."""
    umbrella = add(register, "a", ["AZE", "TUR"], instrument="agreement", title="اتفاقية التعاون الاستراتيجي")
    protocol = add(register, "b", ["AZE", "TUR"], instrument="protocol", title="بروتوكول تنفيذي لتدريب الضباط")
    add(register, "c", ["AZE", "GEO", "TUR"], instrument="agreement", title="مذكرة ثلاثية")
    one = find(register, umbrella).entry
    assert [other.claims for other in beside(register, one)] == [(protocol,)]


def test_who_stands_behind_a_side_of_a_crisis_is_beside_it(register: Register) -> None:
    """Told with it, or of its time; not who backs another, or the same at another time."""

    def told(name: str, *claims: tuple[str, dict[str, Any]], out: str = "2020-07-15") -> list[str]:
        words, made = f"وقّع {name} {FILLER}", []
        for kind, fields in claims:
            empty: dict[str, Any] = {f.name: [] if f.many else None for f in load().kinds[kind].fields.values()}
            evidence = (Evidence.cut("claim", 0, 4, words),)
            made.append(Claim(kind, empty | fields, "actual", None, evidence, "rules"))
        register.add(Document(name, words, "ar", date=out), made)
        return [one.id for one in register.claims() if one.report.document.id == name]

    clash = {"crisis_kind": "border_clash", "sides": ["ARM", "AZE"], "date": "2020-07-12"}
    backing = {"backed": "AZE", "form": ["diplomatic"]}
    with_it = told("a", ("crisis", clash), ("backing", backing | {"backer": "TUR", "against": "ARM"}))
    told("b", ("backing", backing | {"backer": "PAK", "date": "2020-07-20"}))
    told("c", ("backing", backing | {"backer": "ISR", "date": "2016-04-02"}), out="2016-04-03")
    told("d", ("backing", backing | {"backer": "UKR", "against": "RUS", "date": "2020-07-20"}))
    told("e", ("backing", {"backer": "RUS", "backed": "SYR", "form": ["military"], "date": "2020-07-12"}))
    crisis = next(find(register, id_).entry for id_ in with_it if register.claim(id_).claim.kind == "crisis")
    assert {one.chosen("backer") for one in beside(register, crisis)} == {"TUR", "PAK"}


@given(st.lists(TOLD, min_size=1, max_size=6), st.sampled_from([None, "TUR", "GEO"]))
@settings(max_examples=12, deadline=None)
def test_a_day_of_the_past_is_as_if_later_reports_had_not_come(told: list[dict[str, Any]], party: str | None) -> None:
    """Links and copies of later reports leave no trace in it, whole or of one party."""
    day, sought = date(2018, 12, 31), Sought("agreement", party)
    with tempfile.TemporaryDirectory() as folder, Register.open(f"{folder}/all.db") as register:
        with Register.open(f"{folder}/then.db") as then:
            for name, one in zip("abcdef", told, strict=False):
                add(register, name, **one)
                if (one["out"] or "9") < "2019":
                    add(then, name, **one)
            before = [(one.entry.claims, one.entry.sources) for one in entries(then, sought)]
        past = entries(register, sought, known=day)
        assert [(one.entry.claims, one.entry.sources) for one in past] == before
        assert all(find(register, one.entry.id, known=day) == one for one in past)


def test_an_end_between_linking_and_making_anew_loses_nothing(register: Register) -> None:
    """What waits is kept in the register: the next who asks makes it."""
    first, second = add(register, "a", ["TUR", "AZE"]), add(register, "b", ["TUR", "AZE"])
    whole = everything(register)
    with register.shelf() as shelf:
        shelf.replace({first, second}, ())
        shelf.wait({first})
    assert everything(register) == whole


def test_the_two_times_are_asked_together_and_apart(register: Register) -> None:
    """What reports up to a day said of what stood on another: each leaves out its own, and neither the other's."""
    signed = [{"stage": "signed", "date": "2018-03-01", "by": None}]
    force = [{"stage": "in_force", "date": "2018-09-01", "by": None}]
    first = add(register, "a", ["AZE", "TUR"], out="2018-03-06", steps=signed)
    add(register, "b", ["AZE", "TUR"], out="2019-06-12", steps=[*signed, *force])

    def life(known: date | None, stood: date | None) -> list[str]:
        return [step.code for step in find(register, first, known=known, stood=stood).entry.steps]

    early, autumn, late = date(2018, 4, 1), date(2018, 10, 1), date(2020, 1, 1)
    assert life(None, None) == ["signed", "in_force"]
    assert life(early, None) == ["signed"]  # nobody had told the rest
    assert life(None, early) == ["signed"]  # it did not stand yet
    assert life(late, autumn) == ["signed", "in_force"]
    assert life(early, autumn) == ["signed"]  # it stood, and was not known
    assert life(late, early) == ["signed"]  # it was known later not to have stood
    assert [one.entry.id for one in entries(register, Sought("agreement"), known=late, stood=early)] == [
        find(register, first).entry.id
    ]


def test_writers_of_one_file_lose_nothing(tmp_path: Path) -> None:
    """Four programs add and bring together at once; each report is there once, and each claim in one entry."""
    place = str(tmp_path / "many.db")
    Register.open(place).close()

    def work(n: int) -> int:
        with Register.open(place) as mine:
            for i in range(n % 2, n % 2 + 4):
                add(mine, f"r{i}", ["TUR", "QAT"], f"r{i} {FILLER}")
                upkeep.bring(mine)
            return n

    with ThreadPoolExecutor(4) as pool:
        assert sorted(pool.map(work, range(4))) == [0, 1, 2, 3]
    with Register.open(place) as whole:
        assert whole.counts()["reports"] == 5
        told = sorted(id_ for one in everything(whole) for id_ in one.claims)
        assert told == sorted(one.id for one in whole.claims())
        assert everything(whole) == anew(whole)
