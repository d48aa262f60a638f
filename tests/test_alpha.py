"""Krippendorff's alpha of what people decided."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sijill.alpha import agreement, alpha, by_field, verdicts
from sijill.correction import Correction
from sijill.records import Judgement

VERDICTS = st.sampled_from(["accept", "reject", "unsure"])


def judged(claim: str, verdict: str, user: str, at: int = 0, undoes: str | None = None) -> Judgement:
    """A judgement of one claim."""
    return Judgement(claim, None, verdict, user, f"2026-11-25T10:00:{at:02}+00:00", undoes=undoes)


def test_a_worked_example() -> None:
    """Twelve units, four coders, values missing: the nominal alpha of this well-known example is 0.743."""
    rows = [
        "1 2 3 3 2 1 4 1 2 * * *",
        "1 2 3 3 2 2 4 1 2 5 * 3",
        "* 3 3 3 2 3 4 2 2 5 1 *",
        "1 2 3 3 2 4 4 1 2 5 1 *",
    ]
    units = [[v for v in column if v != "*"] for column in zip(*(row.split() for row in rows), strict=True)]
    assert alpha(units) == pytest.approx(0.743, abs=0.0005)


@given(st.lists(st.lists(VERDICTS, min_size=2, max_size=4), min_size=1, max_size=8))
def test_alpha_is_at_most_one_and_one_only_if_all_agree(units: list[list[str]]) -> None:
    """Whatever people say."""
    found = alpha(units)
    assert found is not None
    assert found <= 1
    assert (found == 1) == all(len(set(one)) == 1 for one in units)


def test_what_was_taken_back_or_said_by_one_alone_does_not_count() -> None:
    """The last word of each person counts, and undoing gives back the one before."""
    first = judged("a", "accept", "أمل", 1)
    second = judged("a", "reject", "أمل", 2)
    said = [first, second, judged("a", "undo", "أمل", 3, undoes=second.id), judged("a", "accept", "سلمى", 4)]
    assert verdicts(said) == {("a", None): {"أمل": "accept", "سلمى": "accept"}}
    found = agreement([*said, judged("b", "reject", "أمل", 5)])
    assert (found.alpha, found.units, found.judgements, found.users) == (1.0, 1, 2, ("أمل", "سلمى"))
    assert agreement([first]).alpha is None


def right(claim: str, field: str, value: Any, user: str, at: int) -> Judgement:
    """A correction."""
    span = () if value is None else (0, 1, "x")
    said = Correction(field, value, *span)
    return Judgement(claim, None, "correct", user, f"2026-11-25T11:00:{at:02}+00:00", correction=said)


def test_a_third_who_sees_both_does_not_count() -> None:
    """Of a claim the first two do."""
    said = [judged("a", "accept", "أمل", 1), judged("a", "reject", "سلمى", 2), judged("a", "accept", "هدى", 3)]
    found = agreement([*said, judged("b", "accept", "أمل", 4), judged("b", "accept", "سلمى", 5)])
    assert (found.units, found.judgements, found.users) == (2, 4, ("أمل", "سلمى"))
    assert found.alpha == alpha([["accept", "reject"], ["accept", "accept"]])


def test_fields_agree_where_both_leave_or_put_the_same() -> None:
    """What is left is the coder's; order in a list of names says nothing; who rejects says nothing of the fields."""
    made = {id_: ("agreement", {"parties": ["TUR", "AZE"], "place": id_, "reality": "actual"}) for id_ in "abcd"}
    said = [judged(id_, "accept", user, n) for n, id_ in enumerate("abc") for user in ("أمل", "سلمى")]
    said += [judged("d", "reject", "أمل", 9), judged("d", "accept", "سلمى", 10)]
    said += [right("a", "parties", ["GEO", "TUR"], "أمل", 1), right("a", "parties", ["TUR", "GEO"], "سلمى", 2)]
    said += [right("b", "place", None, "أمل", 3), right("c", "reality", "planned", "سلمى", 4)]
    found = by_field(said, made)
    assert {key: one.units for key, one in found.items()} == {
        ("agreement", "parties"): 3,
        ("agreement", "place"): 3,
        ("agreement", "reality"): 3,
    }
    assert (found["agreement", "parties"].alpha, found["agreement", "parties"].low) == (1.0, 1.0)
    assert found["agreement", "place"].alpha == alpha([["a", "a"], ["", "b"], ["c", "c"]])
    assert found["agreement", "reality"].alpha == alpha([["x", "x"], ["x", "x"], ["x", "y"]])
    low, high = found["agreement", "place"].low, found["agreement", "place"].high
    assert low is not None
    assert high is not None
    assert low <= (found["agreement", "place"].alpha or 0) <= high


def test_the_command_tells_it(sijill: Any, tmp_path: Path) -> None:
    """With the interval and of how much it was made."""
    text = "وقعت تركيا وقطر في الدوحة مذكرة تفاهم للتعاون في مجال الدفاع في 14 مايو 2019."
    (tmp_path / "r.jsonl").write_text(json.dumps({"id": "one", "text": text}), encoding="utf-8")
    assert sijill("add", "r.jsonl").code == 0
    assert "judged by two people" in sijill("agreement").out
    claim = sijill("list", "agreement", "--json").lines()[0]["id"]
    for user in ("amal", "salma"):
        assert sijill("judge", "accept", claim, "--user", user).code == 0
    assert "alpha 1.000" in sijill("agreement").out
    assert "parties" in sijill("agreement").out
    found, *parts = sijill("agreement", "--json").lines()
    assert found["users"] == ["amal", "salma"]
    assert {(one["of"], one.get("field")) for one in parts} >= {("agreement", None), ("agreement", "parties")}
