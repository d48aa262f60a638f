"""Claims of many reports become clusters about one thing: whatever comes first, and never against a person's word."""

from __future__ import annotations

from itertools import combinations
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from sijill.codebook import load
from sijill.reconcile import Decided, blocks, clusters, compare, decided, met
from sijill.reconcile.features import COMPARISONS
from sijill.reconcile.weights import tables
from sijill.records import Claim, Document, Evidence, Held, Judgement, Report

CASES = yaml.safe_load((Path(__file__).parents[1] / "cases" / "reconcile.yml").read_text(encoding="utf-8"))
TEXT = "وقّع البلدان مذكرة للتعاون."


def held(id_: str, told: dict[str, Any]) -> Held:
    """A claim from the short form of the cases: kind, fields, and what differs from the usual."""
    told = dict(told)
    kind, report, out = told.pop("kind", "agreement"), told.pop("report", id_), told.pop("out", None)
    reality = told.pop("reality", "actual")
    known = load().kinds[kind].fields
    fields: dict[str, Any] = {f.name: [] if f.many else None for f in known.values()}
    if "steps" in told:
        key = str(known["steps"].code_key)
        told["steps"] = [{key: code, "date": day, "by": None} for code, day in told["steps"].items()]
    if "items" in told:
        told["items"] = [dict(zip(("category", "name", "quantity"), one, strict=True)) for one in told["items"]]
    assert told.keys() <= fields.keys(), told
    claim = Claim(kind, fields | told, reality, None, (Evidence.cut("claim", 0, 4, TEXT),), "person")
    return Held(id_, claim, Report(str(report), Document(str(report), TEXT, "ar", date=out), "2026-01-01"))


def groups(claims: list[Held], said: Decided | None = None) -> list[list[str]]:
    """The ids that stand together."""
    return sorted(list(one.claims) for one in clusters(claims, said or Decided()))


@pytest.mark.parametrize("name", CASES)
def test_what_is_one_thing_stands_together_and_what_is_not_apart(name: str) -> None:
    """Each case of tests/cases/reconcile.yml gives its groups."""
    case = CASES[name]
    claims = [held(id_, told) for id_, told in _told(case)]
    why = [compare(a, b) for a in claims for b in claims if a.id < b.id]
    assert groups(claims) == sorted(sorted(one.split()) for one in case["together"]), why


def _told(case: dict[str, Any]) -> list[tuple[str, dict[str, Any]]]:
    """The claims of a case; YAML makes days of what are texts to us."""
    return [(id_, _texts(told)) for id_, told in case["claims"].items()]


def _texts(told: Any) -> Any:
    if isinstance(told, dict):
        return {key: _texts(value) for key, value in told.items()}
    return told.isoformat() if hasattr(told, "isoformat") else told


def test_there_are_cases_enough_and_both_ways() -> None:
    """At least thirty cases; some join and some keep apart."""
    joined = [case for case in CASES.values() if any(" " in one for one in case["together"])]
    assert len(CASES) >= 30
    assert min(len(joined), len(CASES) - len(joined)) >= 10


def test_a_link_says_why_in_words() -> None:
    """What was found, with the weight of each."""
    link = compare(
        held("a", {"parties": ["TUR", "AZE"], "instrument": "memorandum", "steps": {"signed": "2018-03"}}),
        held("b", {"parties": ["AZE", "TUR"], "instrument": "memorandum", "steps": {"signed": "2018-03-05"}}),
    )
    assert link.linked
    assert "same parties AZE, TUR (+3)" in link.why
    assert "signed at dates that fit (+2)" in link.why


STATES = st.lists(st.sampled_from(["TUR", "AZE", "GEO", "KAZ"]), min_size=2, max_size=3, unique=True)
AGREEMENTS = st.lists(
    st.fixed_dictionaries(
        {
            "parties": STATES,
            "instrument": st.sampled_from(["memorandum", "agreement", "unspecified"]),
            "areas": st.lists(st.sampled_from(["cyber", "logistics", "general"]), unique=True),
            "steps": st.dictionaries(
                st.sampled_from(["signed", "in_force"]), st.sampled_from([None, "2018-03", "2019", "2021-05-01"])
            ),
            "report": st.sampled_from("pqrst"),
            "out": st.sampled_from([None, "2018-03-06", "2019-06-12", "2021-05-02"]),
        }
    ),
    min_size=2,
    max_size=8,
)


def named(told: list[dict[str, Any]]) -> list[Held]:
    """Claims with ids."""
    return [held(id_, one) for id_, one in zip("abcdefgh", told, strict=False)]


@given(AGREEMENTS, st.randoms())
@settings(max_examples=60, deadline=None)
def test_the_order_of_arrival_does_not_matter(told: list[dict[str, Any]], shuffle: Any) -> None:
    """The same claims in any order are the same clusters, with the same ids and reasons."""
    claims = named(told)
    other = list(claims)
    shuffle.shuffle(other)
    assert clusters(claims) == clusters(other)


@given(AGREEMENTS, st.data())
@settings(max_examples=60, deadline=None)
def test_what_a_person_keeps_apart_is_never_together(told: list[dict[str, Any]], data: st.DataObject) -> None:
    """Whatever the features say, and whatever chain of `same` leads from one to the other."""
    claims = named(told)
    ids = [one.id for one in claims]
    pairs = st.lists(st.sampled_from([(a, b) for a in ids for b in ids if a < b]), max_size=4)
    different = frozenset(data.draw(pairs))
    same = frozenset(data.draw(pairs)) - different
    found = clusters(claims, Decided(same, different))
    for one in found:
        assert not any(a in one.claims and b in one.claims for a, b in different)
    assert sorted(id_ for one in found for id_ in one.claims) == ids


@given(AGREEMENTS)
@settings(max_examples=40, deadline=None)
def test_an_unrelated_report_changes_no_other_cluster(told: list[dict[str, Any]]) -> None:
    """A claim about other states leaves every cluster as it was."""
    claims = named(told)
    before = clusters(claims)
    after = clusters([*claims, held("z", {"parties": ["FRA", "GRC"], "instrument": "agreement"})])
    assert set(before) <= set(after)
    assert len(after) == len(before) + 1


ARMS = [("uav", "TB2", 6), ("uav", None, None), ("missile", None, 40)]
TRANSFERS = st.lists(
    st.fixed_dictionaries(
        {
            "kind": st.just("transfer"),
            "supplier": st.sampled_from(["TUR", "TUR:بايكار", "USA", None]),
            "recipient": st.sampled_from(["QAT", "AZE", None]),
            "items": st.lists(
                st.sampled_from([("uav", "TB2", 6), ("uav", None, None), ("missile", None, 40)]), max_size=2
            ),
            "report": st.sampled_from("pqrst"),
        }
    ),
    min_size=2,
    max_size=8,
)


@given(TRANSFERS)
@settings(max_examples=60, deadline=None)
def test_transfers_that_do_not_meet_could_not_be_one(told: list[dict[str, Any]]) -> None:
    """Two that name one state and one sort of arms meet, unless both name the other side too, and another one."""
    claims = named(told)
    for a, b in combinations(claims, 2):
        shared = {key.removesuffix("|whole") for key in blocks(a)} & {key.removesuffix("|whole") for key in blocks(b)}
        if shared and not any(other in blocks(b) for key in blocks(a) for other in met(key)):
            assert compare(a, b).never


def test_what_a_person_joins_stands_together() -> None:
    """`same` joins two claims that no feature would."""
    claims = [held("a", {"parties": ["TUR", "AZE"]}), held("b", {"parties": ["FRA", "GRC"]})]
    assert groups(claims, Decided(same=frozenset({("a", "b")}))) == [["a", "b"]]


def judgement(verdict: str, at: int, undoes: str | None = None) -> Judgement:
    """A judgement about the claims a and b."""
    return Judgement("b", "a", verdict, "سلمى", f"2026-11-25T10:00:{at:02}+00:00", undoes=undoes)


def test_undone_is_as_if_it_had_never_been() -> None:
    """An undone judgement leaves what stood before it; undoing the undoing brings it back; the last word holds."""
    first, second = judgement("same", 1), judgement("different", 2)
    undo = judgement("undo", 3, second.id)
    again = judgement("undo", 4, undo.id)
    assert decided([first]) == Decided(same=frozenset({("a", "b")}))
    assert decided([first, second]) == Decided(different=frozenset({("a", "b")}))
    assert decided([first, second, undo]) == decided([first])
    assert decided([first, second, undo, again]) == decided([first, second])
    assert decided([first, judgement("unsure", 5)]) == Decided()


def test_every_outcome_of_every_comparison_has_its_weight() -> None:
    """The table is read and checked, for every kind of the codebook."""
    assert tables().keys() == load().kinds.keys()
    for table in tables().values():
        for feature in table.features:
            assert set(feature.weights) == set(COMPARISONS[feature.compare][1])


@pytest.mark.parametrize(
    ("kind", "field", "told", "outcome"),
    [
        ("place", "place", ("أنقرة", "Ankara"), "alike"),
        ("place", "place", ("العاصمة باكو", "Bakü"), "alike"),
        ("place", "place", ("أنقرة", "Baku"), "other"),
        ("place", "place", ("قرية لا يعرفها أحد", "Ankara"), "unknown"),
        ("words", "speaker", ("ذاكر حسنوف", "Zakir Hasanov"), "alike"),
        ("words", "speaker", ("ذاكر حسنوف", "Hulusi Akar"), "unknown"),
        ("items", "items", ("بيرقدار 2", "Bayraktar TB2"), "designation"),
        ("items", "items", ("بيرقدار 2", "Bayraktar 3"), "other"),
        ("items", "items", ("إف-16", "F-16"), "other"),
        ("items", "items", ("بيرقطر 2", "Bayraktr 2"), "designation"),
        ("items", "items", ("بيرقدان 2", "Bayraktar 2"), "category"),
    ],
)
def test_names_in_two_scripts_are_compared(kind: str, field: str, told: tuple[str, str], outcome: str) -> None:
    """Places by the gazetteer, speakers and weapons by consonants; two letters and a number tell no weapon."""
    of = {"speaker": "statement", "items": "transfer"}.get(field, "agreement")
    values = [[["uav", one, None]] if field == "items" else one for one in told]
    a, b = (held(id_, {"kind": of, field: value}) for id_, value in zip("ab", values, strict=True))
    assert COMPARISONS[kind][0](a, b, field).name == outcome
    assert COMPARISONS[kind][0](b, a, field).name == outcome


def test_claims_that_rest_on_the_same_words_had_them_from_one_text() -> None:
    """Six words at least, in any spelling: a stock phrase of fewer says nothing."""

    def resting(id_: str, words: str) -> Held:
        claim = held(id_, {"parties": ["TUR", "QAT"]}).claim
        made = Claim(claim.kind, claim.fields, "actual", None, (Evidence.cut("claim", 0, len(words), words),), "person")
        return Held(id_, made, Report(id_, Document(id_, words, "ar"), "2026-01-01"))

    long = "وقّعت أنقرة والدوحة مذكرة للتعاون بين جيشيهما"
    a, b, c = resting("a", long), resting("b", long.replace("أ", "ا")), resting("c", "وقّعت أنقرة والدوحة مذكرة")
    assert COMPARISONS["copy"][0](a, b, "").name == "same"
    assert COMPARISONS["copy"][0](c, resting("d", "وقّعت أنقرة والدوحة مذكرة"), "").name == "unknown"
    assert "told in the same words (+1.5)" in compare(a, b).why


MADE = st.lists(st.tuples(st.integers(0, 7), st.integers(0, 7), st.sampled_from(["same", "different", "unsure"])))


@given(AGREEMENTS, MADE, st.data())
@settings(max_examples=60, deadline=None)
def test_undoing_is_as_if_it_had_never_been_whatever_else_was_said(
    told: list[dict[str, Any]], made: list[tuple[int, int, str]], data: st.DataObject
) -> None:
    """Clusters after some judgements are undone, in whatever order, are those of the judgements that are left."""
    claims = named(told)
    ids = [one.id for one in claims]
    said = [
        Judgement(ids[a % len(ids)], ids[b % len(ids)], verdict, "سلمى", f"2026-11-25T10:{n:02}:00+00:00")
        for n, (a, b, verdict) in enumerate(made)
        if a % len(ids) != b % len(ids)
    ]
    gone = data.draw(st.lists(st.sampled_from(said), unique_by=lambda one: one.id)) if said else []
    undone = [
        Judgement(one.left, one.right, "undo", "سلمى", f"2026-11-25T11:{n:02}:00+00:00", undoes=one.id)
        for n, one in enumerate(gone)
    ]
    left = [one for one in said if one.id not in {other.id for other in gone}]
    assert clusters(claims, decided([*said, *undone])) == clusters(claims, decided(left))
