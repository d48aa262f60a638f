"""Judgements of people: kept for ever, about claims that are there, taken back only by another."""

from __future__ import annotations

import sqlite3
from pathlib import Path
from typing import Any

import pytest

from sijill.errors import RecordError, RegisterError
from sijill.records import Claim, Document, Evidence, Judgement
from sijill.store import Register

TEXT = "وقّع البلدان مذكرة للتعاون."
DOCUMENT = Document("a", TEXT, "ar")
NOW = "2026-11-25T10:00:00+00:00"


def agreement(*parties: str) -> Claim:
    """A claim of an agreement between some parties."""
    fields: dict[str, Any] = {"parties": list(parties), "instrument": "memorandum", "steps": []}
    return Claim("agreement", fields, "actual", None, (Evidence.cut("claim", 0, 4, TEXT),), "person")


@pytest.fixture
def held(tmp_path: Path) -> Any:
    """A register with two claims, and their ids."""
    claims = [agreement("TUR", "AZE"), agreement("TUR", "GEO")]
    with Register.open(str(tmp_path / "r.db")) as register:
        register.add(DOCUMENT, claims)
        yield register, [claim.id_in(DOCUMENT) for claim in claims]


def test_a_judgement_comes_out_as_it_went_in_and_is_kept_once(held: Any) -> None:
    """All its parts are read back, in the order in which they were made; the same one again adds nothing."""
    register, (a, b) = held
    first = Judgement(a, b, "same", "سلمى", NOW, "العنوان نفسه")
    undo = Judgement(a, b, "undo", "سلمى", NOW, undoes=first.id)
    assert register.judge(first)
    assert not register.judge(first)
    assert register.judge(undo)
    assert register.judgements() == [first, undo]


def test_a_judgement_is_about_what_is_in_the_register(held: Any) -> None:
    """A claim or a judgement that is not there is named, and nothing is kept."""
    register, (a, b) = held
    with pytest.raises(RegisterError, match="no claim 'nowhere'"):
        register.judge(Judgement(a, "nowhere", "same", "سلمى", NOW))
    with pytest.raises(RegisterError, match="no judgement 'never'"):
        register.judge(Judgement(a, b, "undo", "سلمى", NOW, undoes="never"))
    first = Judgement(a, None, "accept", "سلمى", NOW)
    register.judge(first)
    with pytest.raises(RegisterError, match="about other claims"):
        register.judge(Judgement(a, b, "undo", "سلمى", NOW, undoes=first.id))
    assert register.judgements() == [first]


def test_the_database_itself_refuses_to_change_a_judgement(held: Any) -> None:
    """Neither update nor delete is possible, whoever asks."""
    register, (a, b) = held
    register.judge(Judgement(a, b, "same", "سلمى", NOW))
    with sqlite3.connect(register.place) as direct:
        for act in ("UPDATE judgement SET verdict = 'different'", "DELETE FROM judgement"):
            with pytest.raises(sqlite3.IntegrityError, match="kept for ever"):
                direct.execute(act)
    direct.close()


@pytest.mark.parametrize(
    "wrong", [("x", "y", "accept", "u"), ("x", None, "same", "u"), ("x", "x", "same", "u"), ("x", "y", "same", " ")]
)
def test_a_judgement_that_means_nothing_cannot_be_made(wrong: Any) -> None:
    """Two claims are the same, different or unsure; one is accepted or rejected; someone says so."""
    with pytest.raises(RecordError):
        Judgement(**dict(zip(("left", "right", "verdict", "user"), wrong, strict=True)), made_at=NOW)
