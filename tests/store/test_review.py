"""What waits for whom: one person first, a second who does not see what the first decided, a third for disputes."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from itertools import count
from pathlib import Path
from typing import Any

import pytest

from sijill import flow
from sijill.correction import Correction
from sijill.records import Document, Judgement
from sijill.store import Asked, Register
from sijill.upkeep import bring

TEXTS = (
    "وقعت تركيا وقطر في الدوحة مذكرة تفاهم للتعاون في مجال الدفاع في 14 مايو 2019.",
    "وقعت تركيا وقطر في الدوحة مذكرة تفاهم للتعاون في مجال الدفاع في 16 مايو 2019 بحضور الوزيرين.",
    "تسلمت أذربيجان من تركيا ست طائرات مسيرة في يونيو 2020.",
)
TICKS = count()


@pytest.fixture
def register(tmp_path: Path) -> Iterator[Register]:
    """Three reports, the first two of one memorandum with two dates."""
    with Register.open(str(tmp_path / "r.db")) as opened:
        for n, text in enumerate(TEXTS):
            document = Document(str(n), text, "ar", date="2020-07-01", outlet=str(n))
            opened.add(document, flow.code_document(document), ruleset="1")
        bring(opened)
        yield opened


def said(register: Register, claim: str, verdict: str, user: str, **more: Any) -> Judgement:
    """A judgement that is kept."""
    at = f"{datetime.now(UTC).isoformat()}.{next(TICKS)}"
    made = Judgement(claim, None, verdict, user, at, **more)
    assert register.judge(made)
    return made


def right(register: Register, claim: str, user: str, place: str = "تركيا") -> Judgement:
    """A correction of the place, by the first words that say so."""
    text = register.claim(claim).report.document.text
    start = text.index(place)
    return said(
        register, claim, "correct", user, correction=Correction("place", place, start, start + len(place), place)
    )


def queue(register: Register, user: str, second: float = 0.0, **asked: Any) -> list[str]:
    """All that waits for somebody, in order; the number that is told is that of the claims that come."""
    wanted = Asked(user, second, **asked)
    found: list[str] = []
    with register.review() as review:
        while one := review.next(wanted, found[-1] if found else None):
            found.append(one)
        assert review.waiting(wanted) == len(found)
    return found


def test_a_claim_waits_until_a_judgement_of_it_stands(register: Register) -> None:
    """A judgement takes it out of the queue, its undoing brings it back; kinds and contradictions narrow it."""
    claims = [one.id for one in register.claims()]
    assert queue(register, "amal") == claims
    assert queue(register, "amal", kind="agreement") == claims[:2] == queue(register, "amal", conflicting=True)
    made = said(register, claims[0], "reject", "amal")
    assert queue(register, "amal") == claims[1:] == queue(register, "salma")
    said(register, claims[0], "undo", "amal", undoes=made.id)
    assert queue(register, "amal") == claims
    right(register, claims[0], "amal")
    assert queue(register, "amal") == claims[1:]
    register.judge(Judgement(claims[1], claims[2], "different", "amal", "2026"))
    assert queue(register, "amal") == claims[1:]


def test_a_share_comes_to_a_second_person_and_never_to_the_same(register: Register) -> None:
    """Drawn by the ids, so that the same claims are drawn for everybody; none where the share is none."""
    claims = [one.id for one in register.claims()]
    for one in claims:
        said(register, one, "accept", "amal")
    assert queue(register, "amal", 1.0) == [] == queue(register, "salma", 0.0)
    assert queue(register, "salma", 1.0) == claims
    border = (int(min(claims)[:8], 16) + 1) / 16**8
    assert queue(register, "salma", border) == [min(claims)]
    said(register, min(claims), "accept", "salma")
    assert queue(register, "salma", border) == [] == queue(register, "huda", border)


def test_the_second_does_not_see_what_the_first_decided(register: Register) -> None:
    """Neither verdict nor what was put right; who judged sees all, and the register has the corrected value."""
    claim = next(iter([one.id for one in register.claims()]))
    before = register.claim(claim)
    right(register, claim, "amal")
    said(register, claim, "accept", "amal")
    assert register.claim(claim).claim.fields["place"] == "تركيا"
    with register.review() as review:
        blind, own = review.seen(claim, "salma"), review.seen(claim, "amal")
    assert (blind.held, blind.opinions, blind.state) == (before, (), "")
    assert own.held.claim.fields["place"] == "تركيا"
    right(register, claim, "salma", "قطر")
    with register.review() as review:
        second = review.seen(claim, "salma")
    assert second.held.claim.fields["place"] == "قطر"  # both are at odds by now
    assert [one.user for one in second.opinions] == ["amal", "salma"]
    assert second.state == "disputed"


def test_a_dispute_goes_to_a_third_who_settles_it(register: Register) -> None:
    """Two verdicts, or two values of one field; who is one of the two does not settle it."""
    first, second, third = (one.id for one in register.claims())
    for claim in (first, second, third):
        said(register, claim, "accept", "amal")
    said(register, first, "reject", "salma")
    right(register, second, "salma")
    said(register, third, "accept", "salma")
    assert queue(register, "huda", disputed=True) == [first, second] == queue(register, "huda")
    assert queue(register, "amal", disputed=True) == [] == queue(register, "salma", disputed=True)
    said(register, first, "unsure", "huda")
    assert queue(register, "noor", disputed=True) == [first, second]
    said(register, first, "accept", "noor")
    right(register, second, "huda")
    assert queue(register, "layla", disputed=True) == []


def test_who_is_unsure_leaves_it_to_another(register: Register) -> None:
    """A claim that nobody could tell is doubtful and comes to somebody else, whose word then holds."""
    claim = next(iter([one.id for one in register.claims()]))
    said(register, claim, "unsure", "amal")
    assert queue(register, "amal", doubtful=True) == []
    assert queue(register, "salma", doubtful=True) == [claim]
    said(register, claim, "accept", "salma")
    assert queue(register, "huda", doubtful=True) == []


def test_the_last_decisions_of_a_person_are_those_that_stand(register: Register) -> None:
    """The newest first, without what was taken back."""
    claims = [one.id for one in register.claims()]
    made = [said(register, one, "accept", "amal") for one in claims]
    said(register, claims[1], "undo", "amal", undoes=made[1].id)
    said(register, claims[0], "reject", "salma")
    with register.review() as review:
        assert review.latest("amal", 8) == [made[2], made[0]]
        assert review.latest("amal", 1) == [made[2]]
        assert review.latest("nobody", 8) == []


def test_a_restored_register_knows_who_judged_what(register: Register, tmp_path: Path) -> None:
    """The queue of the restored one is that of the one that was backed up."""
    first, *_ = (one.id for one in register.claims())
    said(register, first, "accept", "amal")
    said(register, first, "reject", "salma")
    register.backup(tmp_path / "b.gz")
    with Register.open(str(tmp_path / "again.db")) as again:
        again.restore(tmp_path / "b.gz")
        assert queue(again, "huda", disputed=True) == [first]
