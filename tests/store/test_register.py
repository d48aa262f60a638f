"""The register: what goes in comes out, and nothing that is in it is changed."""

from __future__ import annotations

import sqlite3
import threading
import time
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sijill.codebook import load
from sijill.errors import RecordError, RegisterError
from sijill.records import Candidate, Claim, Document, Evidence, Held, Report
from sijill.store import Register, Wanted

TEXT = "وقّعت أنقرة وباكو مذكرة تفاهم في 12 يوليو 2020.\n"
DAYS = (Candidate("2020-07-13", "given", "given", 1), Candidate("2020-07-14", "modified", "meta lastmod", 0.3))
DOCUMENT = Document(
    "a", TEXT, "ar", "عنوان", "2020-07-13", "given", "وكالة", "https://example.org/a", author="سعاد", candidates=DAYS
)


def agreement(**fields: Any) -> Claim:
    """A claim of an agreement."""
    whole: dict[str, Any] = {
        "parties": ["TUR", "AZE"],
        "instrument": "memorandum",
        "title": None,
        "areas": ["cyber"],
        "steps": [{"stage": "signed", "date": "2020-07-12", "by": None}],
        "place": None,
    }
    evidence = (Evidence.cut("claim", 0, 5, TEXT), Evidence.cut("steps", 33, 46, TEXT))
    return Claim("agreement", whole | fields, "actual", None, evidence, "rules", ("stages.sign",))


@pytest.fixture
def register(tmp_path: Path) -> Any:
    """A new register."""
    with Register.open(str(tmp_path / "r.db")) as opened:
        yield opened


def found(register: Register, **wanted: str) -> list[str]:
    """The ids of the claims that are wanted."""
    return [held.id for held in register.claims(Wanted(**wanted))]


# --- round trip -------------------------------------------------------------------------------------------------------


def test_a_report_and_its_claims_come_out_as_they_went_in(register: Register) -> None:
    """Document, claims, evidence and rules are the same after the register is closed and opened again."""
    assert register.add(DOCUMENT, [agreement(), agreement(parties=["TUR", "GEO"])], ruleset="1")
    register.close()
    with Register.open(register.place, create=False) as again:
        (report,) = again.reports()
        assert report.document == DOCUMENT
        assert [held.claim for held in again.claims_of(report)] == [agreement(), agreement(parties=["TUR", "GEO"])]


def storable(text: str) -> str:
    """What of a text a reader lets through: no NUL and no half characters."""
    return "".join(c for c in text if c != "\0" and not "\ud800" <= c <= "\udfff")


WORDS = st.text(min_size=1, max_size=60).map(storable)
VALUES = st.one_of(st.none(), st.booleans(), st.integers(-(2**53), 2**53), st.floats(allow_nan=False), WORDS)


@given(st.data())
@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_claim_survives_the_register(register: Register, data: st.DataObject) -> None:
    """Whatever text, fields and spans a claim has, the same claim is read back, letter for letter."""
    text = data.draw(WORDS.filter(lambda t: bool(t.strip())), "text")
    id_ = f"{register.counts()['reports']} {data.draw(WORDS, 'id')}"  # each example is a report of its own
    document = Document(id_, text, "ar", date=data.draw(st.sampled_from([None, "2020-07"])))
    start = data.draw(st.integers(0, len(text) - 1))
    evidence = Evidence.cut("claim", start, data.draw(st.integers(start + 1, len(text))), text)
    fields = data.draw(st.dictionaries(WORDS, st.one_of(VALUES, st.lists(VALUES, max_size=3)), max_size=4))
    claim = Claim("agreement", fields, "planned", data.draw(st.none() | WORDS), (evidence,), "rules")
    register.add(document, [claim])
    held = register.get(claim.id_in(document))
    assert isinstance(held, Held)
    assert (held.claim, held.report.document) == (claim, document)
    assert text[evidence.start : evidence.end] == held.claim.evidence[0].quote


# --- adding -----------------------------------------------------------------------------------------------------------


def test_the_same_report_is_kept_once_and_another_text_is_another_version(register: Register) -> None:
    """Adding again changes nothing; the same id with another text is kept beside it, and `get` gives the last."""
    assert register.add(DOCUMENT, [agreement()])
    assert not register.add(DOCUMENT, [agreement(place="باكو")])
    assert register.counts() == {"reports": 1, "agreement": 1}
    later = replace(DOCUMENT, text=TEXT + "تصحيح", sha256="")
    assert register.add(later, [])
    assert [r.document.text for r in register.reports()] == [TEXT, TEXT + "تصحيح"]
    last = register.get("a")
    assert isinstance(last, Report)
    assert last.document == later


def test_a_claim_made_twice_is_kept_once(register: Register) -> None:
    """Two claims that say the same with the same words by the same coder are one."""
    register.add(DOCUMENT, [agreement(), agreement()])
    assert register.counts()["agreement"] == 1


def test_a_report_whose_claim_is_not_of_its_text_is_not_added_at_all(register: Register) -> None:
    """A claim cut from another text is refused, and with it the report: no half report is kept."""
    other = Claim("agreement", {}, "actual", None, (Evidence.cut("claim", 0, 5, "نص آخر تماما"),), "rules")
    with pytest.raises(RecordError, match="the text does not say"):
        register.add(DOCUMENT, [agreement(), other])
    assert register.counts() == {"reports": 0}


@pytest.mark.parametrize("table", ["claim", "evidence"])
@pytest.mark.parametrize("act", ["UPDATE {} SET rowid = rowid", "DELETE FROM {}", "REPLACE INTO {} SELECT * FROM {}"])
def test_the_database_itself_refuses_to_change_claims(register: Register, table: str, act: str) -> None:
    """Claims and their words are added and never edited, whoever opens the file."""
    register.add(DOCUMENT, [agreement()])
    register.close()
    connection = sqlite3.connect(register.place)
    connection.execute("PRAGMA recursive_triggers = ON")
    with pytest.raises(sqlite3.IntegrityError, match="append-only"):
        connection.execute(act.replace("{}", table))
    connection.close()


# --- finding ----------------------------------------------------------------------------------------------------------


def test_a_party_is_found_in_every_role_and_with_its_bodies(register: Register) -> None:
    """A state is found as a party, as the actor of a step, and as the owner of a firm; a firm only by its own name."""
    claims = [
        agreement(parties=["TUR", "AZE"]),
        agreement(parties=["GEO", "AZE"], steps=[{"stage": "ratified", "date": None, "by": "TUR"}]),
        agreement(parties=["AZE", "TUR:بايكار"]),
        agreement(parties=["AZE", "الحوثيون"]),
    ]
    register.add(DOCUMENT, claims)
    ids = [claim.id_in(DOCUMENT) for claim in claims]
    assert found(register, party="TUR") == ids[:3]
    assert found(register, party="TUR:بايكار") == ids[2:3]
    assert found(register, party="الحوثيون") == ids[3:]
    assert found(register, party="AZE", area="cyber", stage="ratified") == ids[1:2]
    assert found(register, kind="transfer") == []


@pytest.mark.parametrize(
    ("date", "since", "until", "is_found"),
    [
        ("2020-07-12", "2020-07-12", None, True),
        ("2020-07-12", "2020-07-13", None, False),
        ("2020-07-12", None, "2020-07", True),
        ("2020-07-12", None, "2020-06", False),
        ("2020", "2020-12-31", None, True),
        ("2018/2021", "2019", "2019", True),
        ("201X", "2015", "2015", True),
        ("201X", "2020", None, False),
        (None, "0001", "9999", False),
    ],
)
def test_a_claim_is_found_by_the_days_that_its_own_dates_may_mean(
    register: Register, date: str | None, since: str | None, until: str | None, *, is_found: bool
) -> None:
    """A date of any precision falls into a span if it may; a claim without a date never does."""
    register.add(DOCUMENT, [agreement(steps=[{"stage": "signed", "date": date, "by": None}])])
    wanted = {key: value for key, value in (("since", since), ("until", until)) if value}
    assert bool(found(register, **wanted)) is is_found


def test_every_coded_field_of_the_codebook_can_be_looked_up() -> None:
    """Whatever the codebook codes, names as an actor or dates is a key of the register."""
    from sijill.store import keys

    for kind in load().kinds.values():
        for field in kind.fields.values():
            keyed: dict[str, list[tuple[str, tuple[str, ...]]]] = {
                "actor": [(field.name, keys.ACTORS)],
                "actors": [(field.name, keys.ACTORS)],
                "code": [(field.name, keys.CODES)],
                "codes": [(field.name, keys.CODES)],
                "date": [(field.name, keys.DATES)],
                "items": [(f"{field.name}.category", keys.CODES)],
                "steps": [(f"{field.name}.{field.code_key}", keys.CODES), (f"{field.name}.date", keys.DATES)],
            }
            for path, known in keyed.get(field.type, []):
                assert path in known or field.list == "approx", f"{kind.name}.{path}"


# --- opening ----------------------------------------------------------------------------------------------------------


def test_a_file_that_is_no_register_is_left_as_it_is(tmp_path: Path) -> None:
    """A text, another database, a folder and a folder that is not there are refused, each with the way out."""
    text, other = tmp_path / "notes.txt", tmp_path / "other.db"
    text.write_text("not a database, but long enough to look at " * 30, encoding="utf-8")
    with sqlite3.connect(other) as connection:
        connection.execute("CREATE TABLE mine (x)")
    connection.close()
    before = (text.read_bytes(), other.read_bytes())
    for place, why in (
        (str(text), "not a database; name another file with --register"),
        (str(other), "no register of sijill; name another with --register"),
        (str(tmp_path), "is a folder; name a file in it"),
        (str(tmp_path / "absent" / "r.db"), "does not exist; make it first"),
        ("nosuch://host/db", "no driver for this database"),
        ("://", "neither a path nor a database URL"),
    ):
        with pytest.raises(RegisterError, match=why):
            Register.open(place)
    assert (text.read_bytes(), other.read_bytes()) == before


def test_a_register_of_a_newer_version_is_not_touched(tmp_path: Path) -> None:
    """A register whose revision this version does not know is refused, and who made it is said."""
    place = tmp_path / "r.db"
    Register.open(str(place)).close()
    with sqlite3.connect(place) as connection:
        connection.execute("UPDATE alembic_version SET version_num = '9999'")
        connection.execute("INSERT INTO upgrade (revision, sijill, at) VALUES ('9999', '99.0', '2030-01-01')")
    connection.close()
    with pytest.raises(RegisterError, match=r"was made by sijill 99.0 \(revision 9999\).*update sijill"):
        Register.open(str(place))


def test_the_register_can_be_in_memory_or_named_by_a_url(tmp_path: Path) -> None:
    """A path and the URL of the same file name the same register."""
    with Register.open(f"sqlite:///{tmp_path}/r.db") as register:
        register.add(DOCUMENT, [agreement()])
    with Register.open(str(tmp_path / "r.db"), create=False) as register:
        assert register.counts() == {"reports": 1, "agreement": 1}


def test_a_register_that_another_program_is_just_making_is_waited_for(tmp_path: Path) -> None:
    """A new file whose writer is not done yet is opened once it is, and refused only after the whole wait."""
    place = tmp_path / "sijill.db"
    other = sqlite3.connect(place, isolation_level=None, check_same_thread=False)
    other.execute("BEGIN IMMEDIATE")
    release = threading.Timer(0.3, other.rollback)
    release.start()
    with Register.open(str(place)) as register:
        assert list(register.reports()) == []
    release.join()
    other.close()


def test_a_new_file_that_another_program_never_lets_go_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The message names the file and says to wait; nothing is made in it."""
    monkeypatch.setattr("sijill.store.connect.PATIENCE", 200)
    place = tmp_path / "sijill.db"
    with closing(sqlite3.connect(place, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        began = time.monotonic()
        with pytest.raises(RegisterError, match=r"sijill\.db: database is locked; .* wait until it is done"):
            Register.open(str(place))
        assert time.monotonic() - began >= 0.2
        assert other.execute("SELECT count(*) FROM sqlite_master").fetchone() == (0,)
