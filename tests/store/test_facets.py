"""What entries are looked up by follows from their claims, is kept with them, and is made of an older register too."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import select, text

from sijill import flow
from sijill.entries import Sought, count, listed
from sijill.records import Document, Judgement
from sijill.store import Register, Wanted, migrate, pairs, schema
from sijill.store.connect import engine_for
from sijill.upkeep import bring

TEXTS = {
    "الأولى": "وقعت تركيا وقطر في الدوحة مذكرة تفاهم للتعاون في مجال الدفاع في 14 مايو 2019.",
    "الثانية": "وقعت تركيا وقطر في الدوحة مذكرة تفاهم للتعاون في مجال الدفاع في 16 مايو 2019 بحضور الوزيرين.",
    "الثالثة": "تسلمت مصر من روسيا ست طائرات مقاتلة في يونيو 2018.",
    "": "من المقرر أن توقع تركيا وأذربيجان اتفاقية للتدريب العسكري في يونيو 2021.",
}

LATER = (  # indexes that an older register lacks
    "ix_entry_kind_conflicts",
    "ix_report_date_seq",
    "ix_report_outlet_date_seq",
)


def fill(place: str) -> Register:
    """A register of the texts, each of its own outlet, the last of none."""
    register = Register.open(place)
    for n, (outlet, said) in enumerate(TEXTS.items()):
        document = Document(str(n), said, "ar", date="2019-06-01", outlet=outlet or None)
        register.add(document, flow.code_document(document), ruleset="1")
    bring(register)
    return register


def kept(place: str) -> list[list[Any]]:
    """All that entries are looked up by."""
    engine = engine_for(place, create=False)
    with engine.connect() as connection:
        tables = (schema.entry_facet, schema.entry_day, pairs.pair, pairs.supply)
        found = [sorted(map(tuple, connection.execute(select(*table.c)).all())) for table in tables]
    engine.dispose()
    return found


@pytest.mark.parametrize("where", ["file", "server"])
def test_lists_are_narrowed_by_what_claims_say(where: str, tmp_path: Path, request: pytest.FixtureRequest) -> None:
    """By actor, area, step, outlet, reality, days and contradiction, alone and together, in a file and on a server."""
    place = str(tmp_path / "r.db") if where == "file" else request.getfixturevalue("database")
    with fill(place) as register:
        for sought, n in (
            (Sought("agreement"), 2),
            (Sought("agreement", "TUR"), 2),
            (Sought("agreement", "TUR", "QAT"), 1),
            (Sought("agreement", "AZE", "QAT"), 0),
            (Sought("agreement", area="training_education"), 1),
            (Sought("agreement", stage="signed"), 2),
            (Sought("agreement", outlet="الثانية"), 1),
            (Sought("agreement", reality="planned"), 1),
            (Sought("agreement", since="2021"), 1),
            (Sought("agreement", "TUR", until="2019-05-14"), 1),
            (Sought("agreement", since="2019-05-17", until="2020"), 0),
            (Sought("agreement", conflicting=True), 1),
            (Sought("transfer", "TUR"), 0),
        ):
            assert (count(register, sought), len(listed(register, sought))) == (n, n), sought
        with register.survey() as survey:
            assert survey.actors() == [("TUR", 2), ("AZE", 1), ("EGY", 1), ("QAT", 1), ("RUS", 1)]
            assert [(one.kind, one.entries, one.conflicting) for one in survey.kinds()] == [
                ("agreement", 2, 1),
                ("transfer", 1, 0),
            ]
            assert [(one.kind, one.entries, one.conflicting) for one in survey.kinds("AZE")] == [("agreement", 1, 0)]
            assert {(one.name, one.reports, one.claims, one.alone) for one in survey.outlets()} == {
                ("الأولى", 1, 1, 0),
                ("الثانية", 1, 1, 0),
                ("الثالثة", 1, 1, 1),
                (None, 1, 1, 1),
            }
            assert [(one.a, one.b, one.entries) for one in survey.pairs(["agreement"])] == [
                ("AZE", "TUR", 1),
                ("QAT", "TUR", 1),
            ]
            assert [(one.a, one.b) for one in survey.pairs(["agreement"], "QAT")] == [("QAT", "TUR")]


def test_pairs_have_their_days_and_supplies_their_year(tmp_path: Path) -> None:
    """A pair is asked from either side and between dates; only what was really supplied is, in its year."""
    with fill(str(tmp_path / "r.db")) as register, register.survey() as survey:
        both = survey.pairs(["agreement", "transfer"], "TUR")
        assert [(one.a, one.b, one.first, one.last) for one in both] == [
            ("TUR", "AZE", "2021-06-01", "2021-06-30"),
            ("TUR", "QAT", "2019-05-14", "2019-05-16"),
        ]
        assert [one.b for one in survey.pairs(["agreement"], since="2020")] == ["TUR"]
        assert survey.years("agreement") == (2019, 2021)
        assert survey.years("crisis") is None
        assert survey.areas([("AZE", "TUR")]) == {("AZE", "TUR"): {"training_education": 1}}
        assert [tuple(one) for one in survey.supplies("EGY")] == [(2018, "RUS", 1)]
        assert survey.recipients() == [("EGY", 1)]
        assert survey.supplies("RUS") == []


def test_what_is_looked_up_follows_a_judgement_and_an_older_register_catches_up(tmp_path: Path) -> None:
    """Two claims that a person parts make two entries, each with its own outlet; the migration makes the same."""
    place = str(tmp_path / "r.db")
    with fill(place) as register:
        left, right = (one.id for one in register.claims(Wanted("agreement")) if one.claim.reality == "actual")
        register.judge(Judgement(left, right, "different", "سلمى", "2026-11-25T10:00:00+00:00"))
        bring(register)
        outlets = [len(listed(register, Sought("agreement", outlet=name))) for name in ("الأولى", "الثانية")]
        assert outlets == [1, 1]
        assert count(register, Sought("agreement", conflicting=True)) == 0
    before = kept(place)
    assert all(before)
    engine = engine_for(place, create=False)
    with engine.begin() as connection:  # back to the shape of before
        for table in (
            "name_judgement",
            "unnamed",
            "claim_now",
            "claim_verdict",
            "checked_to",
            "entry_pair",
            "entry_supply",
            "opinion",
            "reviewed",
            "named",
            "named_to",
            "waiting",
            "entry_facet",
            "entry_day",
        ):
            connection.execute(text(f"DROP TABLE {table}"))
        for index in LATER:
            connection.execute(text(f"DROP INDEX {index}"))
        connection.execute(text("DROP INDEX ix_judgement_undoes"))
        for column in ("field", "value", "start", "end", "quote", "key"):
            connection.execute(text(f'ALTER TABLE judgement DROP COLUMN "{column}"'))
        connection.execute(text('ALTER TABLE reading DROP COLUMN "columns"'))
        connection.execute(text("UPDATE alembic_version SET version_num = '0009'"))
    migrate.bring_up(engine, place)
    engine.dispose()
    assert kept(place) == before
