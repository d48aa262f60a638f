"""On a PostgreSQL server the register does what it does in a file."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import text

from sijill import flow
from sijill.bodies import bodies
from sijill.entries import Sought, find, listed
from sijill.errors import RegisterError
from sijill.persons import people
from sijill.records import Document, Judgement
from sijill.store import Register, Wanted
from sijill.store.connect import engine_for
from sijill.store.schema import metadata

SIGNED = "وقعت تركيا وقطر في الدوحة مذكرة تفاهم للتعاون في مجال الدفاع في 14 مايو 2019."
FORCE = "دخلت مذكرة التفاهم الدفاعية بين تركيا وقطر حيز التنفيذ في ٣ فبراير ٢٠٢٠."


def add(register: Register, name: str, said: str, out: str) -> bool:
    """A report, coded."""
    document = Document(name, said, "ar", date=out)
    return register.add(document, flow.code_document(document), ruleset="1")


def test_reports_claims_judgements_and_entries_are_as_in_a_file(database: str, tmp_path: Any) -> None:
    """The same reports give the same claims, finds, entries and hits on both."""
    seen = []
    for place in (database, str(tmp_path / "r.db")):
        with Register.open(place) as register:
            assert add(register, "a", SIGNED, "2019-05-15")
            assert add(register, "b", FORCE, "2020-02-04")
            assert not add(register, "b", FORCE, "2020-02-04")
            held = list(register.claims(Wanted("agreement", party="TUR", stage="in_force", since="2020")))
            (entry,) = listed(register, Sought("agreement", "QAT"))
            left, right = sorted(entry.claims)
            register.judge(Judgement(left, right, "different", "سلمى", "2026-11-25T10:00:00+00:00"))
            seen.append(
                {
                    "claims": [(one.id, one.claim) for one in register.claims()],
                    "found": [one.id for one in held],
                    "entry": {name: told.chosen for name, told in entry.fields.items()},
                    "steps": [(step.code, step.date.chosen) for step in entry.steps],
                    "parted": len(listed(register, Sought("agreement"))),
                    "of": find(register, right[:8]).entry.claims,
                    "hits": [(hit.report.document.id, hit.spans) for hit in register.search("2020 التنفيذ")],
                    "counts": register.counts(),
                }
            )
    assert seen[0] == seen[1]
    assert seen[0]["steps"] == [("signed", "2019-05-14"), ("in_force", "2020-02-03")]


def test_migrations_make_the_tables_of_the_schema(database: str) -> None:
    """Nothing differs, and opening again upgrades nothing."""
    Register.open(database).close()
    Register.open(database).close()
    engine = engine_for(database, create=False)
    with engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"include_name": lambda name, *_: name != "report_find"})
        assert [one for one in compare_metadata(context, metadata) if "report_find" not in str(one)] == []
        assert connection.execute(text("SELECT count(*) FROM upgrade")).scalar() == 1
    engine.dispose()


@pytest.mark.parametrize("statement", ["DELETE FROM claim", "UPDATE evidence SET quote = ''", "DELETE FROM judgement"])
def test_the_server_refuses_to_change_what_was_added(database: str, statement: str) -> None:
    """Also for a program that is not ours."""
    with Register.open(database) as register:
        add(register, "a", SIGNED, "2019-05-15")
    engine = engine_for(database, create=False)
    with engine.connect() as connection, pytest.raises(Exception, match="refused"):
        connection.execute(text(statement))
    engine.dispose()


def test_many_writers_at_once_lose_nothing(database: str) -> None:
    """Four programs add and bring together at once; each report is there once."""

    def work(n: int) -> int:
        with Register.open(database) as register:
            added = sum(add(register, f"r{i}", f"{SIGNED} {i}", "2019-05-15") for i in range(n % 2, n % 2 + 4))
            listed(register, Sought("agreement"))
            return added

    with ThreadPoolExecutor(4) as pool:
        added = sum(pool.map(work, range(4)))
    with Register.open(database) as register:
        assert added == register.counts()["reports"] == 5
        assert sum(len(one.claims) for one in listed(register, Sought("agreement"))) == register.counts()["agreement"]


def test_what_the_server_cannot_keep_is_refused_with_a_reason(database: str) -> None:
    """A NUL character is said to be what is wrong; the register goes on."""
    with Register.open(database) as register:
        with pytest.raises(RegisterError, match="NUL"):
            register.add(Document("a", "نص\0نص", "ar"), ())
        assert add(register, "b", SIGNED, "2019-05-15")


def test_a_server_that_is_not_there_is_named(tmp_path: Any) -> None:
    """The message names the address and what the driver said."""
    with pytest.raises(RegisterError, match="postgresql"):
        Register.open(f"postgresql://nobody@/none?host={tmp_path}")


def test_persons_and_bodies_are_as_in_a_file(database: str, tmp_path: Any) -> None:
    """The same names, offices and doubts on both, and what a person decides of them."""
    said = "قال وزير الدفاع التركي خلوصي أكار إن شركة روكيتسان ستسلم أذربيجان صواريخ في عام 2021."
    seen = []
    for place in (database, str(tmp_path / "r.db")):
        with Register.open(place) as register:
            add(register, "a", said, "2020-09-01")
            seen.append((people(register), bodies(register)))
    assert seen[0] == seen[1]
    assert [one.name for one in seen[0][0].persons] == ["خلوصي أكار"]
    assert [one.known for one in seen[0][1].bodies] == ["Roketsan"]
