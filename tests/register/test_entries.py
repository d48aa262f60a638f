"""One entry from many claims: what is chosen, why, and which contradictions stay in sight."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sijill.codebook import load
from sijill.errors import SijillError
from sijill.records import Claim, Document, Evidence, Held, Report
from sijill.register import as_of, entry, known_at, oddities

TEXT = "وقّع البلدان مذكرة التعاون في العاصمة ثم أقرها البرلمان."


def held(
    id_: str, kind: str = "agreement", *, reality: str = "actual", out: str | None = "2019-07-01", **fields: Any
) -> Held:
    """A claim of a report of its own."""
    empty: dict[str, Any] = {f.name: [] if f.many else None for f in load().kinds[kind].fields.values()}
    evidence = (Evidence.cut("claim", 0, 4, TEXT),)
    claim = Claim(kind, empty | fields, reality, None, evidence, "person")
    return Held(id_, claim, Report(f"report-{id_}", Document(f"doc-{id_}", TEXT, "ar", date=out), "2026-01-01"))


def signed(when: str | None, stage: str = "signed", by: str | None = None) -> list[dict[str, Any]]:
    """A list of one step."""
    return [{"stage": stage, "date": when, "by": by}]


def test_a_month_and_a_day_in_it_are_no_conflict() -> None:
    """The more precise date is chosen, and the entry says why."""
    made = entry("e", [held("a", steps=signed("2019-06")), held("b", steps=signed("2019-06-12"))])
    (step,) = made.steps
    assert step.date.chosen == "2019-06-12"
    assert not step.date.conflict
    assert step.sources == 2
    assert made.conflicts == ()


def test_two_dates_told_by_as_many_are_both_shown_and_neither_is_chosen() -> None:
    """Nothing is chosen by chance; the conflict is named."""
    made = entry("e", [held("a", steps=signed("2018-03")), held("b", steps=signed("2019-03"))])
    assert made.steps[0].date.chosen is None
    assert [o.value for o in made.steps[0].date.options] == ["2018-03", "2019-03"]
    assert made.conflicts == ("signed date",)


def test_more_sources_outweigh_fewer_and_the_conflict_stays_in_sight() -> None:
    """Two of three sources win; that the third says otherwise is still said."""
    made = entry("e", [held("a", place="باكو"), held("b", place="باكو"), held("c", place="أنقرة")])
    assert made.fields["place"].chosen == "باكو"
    assert made.fields["place"].why == "told by 2 of 3 sources"
    assert made.conflicts == ("place",)


def test_copies_of_one_text_are_one_source() -> None:
    """A paper that copies an agency adds no weight."""
    claims = [held("a", place="باكو"), held("b", place="باكو"), held("c", place="أنقرة")]
    made = entry("e", claims, copies={"report-a": "agency", "report-b": "agency"})
    assert made.sources == 2
    assert made.fields["place"].chosen is None


def test_spelling_is_no_conflict() -> None:
    """What folds to the same words is one value."""
    made = entry("e", [held("a", place="أنقرة"), held("b", place="انقره")])
    assert len(made.fields["place"].options) == 1


def test_a_report_that_names_fewer_parties_or_areas_contradicts_nothing() -> None:
    """Two of three parties fit the three; areas are gathered."""
    claims = [
        held("a", parties=["TUR", "AZE"], areas=["cyber"]),
        held("b", parties=["AZE", "GEO", "TUR"], areas=["logistics"]),
    ]
    made = entry("e", claims)
    assert made.fields["parties"].chosen == ["AZE", "GEO", "TUR"]
    assert made.fields["areas"].chosen == ["cyber", "logistics"]
    assert made.conflicts == ()


def test_planned_and_done_are_two_steps() -> None:
    """What was to be signed and what was signed are kept apart."""
    made = entry("e", [held("a", steps=signed("2019-06"), reality="planned"), held("b", steps=signed("2019-06"))])
    assert [step.reality for step in made.steps] == ["actual", "planned"]


def test_an_amount_is_one_value_with_its_unit() -> None:
    """Figures are never put together from several reports, nor averaged."""
    claims = [
        held("a", "transfer", value=2e9, unit="USD"),
        held("b", "transfer", value=3e9, unit="USD"),
    ]
    made = entry("e", claims)
    assert made.fields["value"].chosen is None
    assert made.fields["value"].conflict
    assert [o.value for o in made.fields["value"].options] == [
        {"value": 2e9, "unit": "USD"},
        {"value": 3e9, "unit": "USD"},
    ]


def test_one_thing_with_two_numbers_is_a_conflict() -> None:
    """Five and six aircraft of one type contradict each other; aircraft and missiles do not."""

    def items(*told: tuple[str, str, int]) -> list[dict[str, Any]]:
        return [{"category": category, "name": name, "quantity": number} for category, name, number in told]

    two = [
        held("a", "transfer", items=items(("aircraft", "إف-16", 5))),
        held("b", "transfer", items=items(("aircraft", "اف-16", 6))),
    ]
    assert entry("e", two).conflicts == ("items",)
    both = [
        held("a", "transfer", items=items(("aircraft", "إف-16", 5))),
        held("b", "transfer", items=items(("missile", "هيلفاير", 6))),
    ]
    assert entry("e", both).conflicts == ()


def test_an_order_that_cannot_have_been_is_said_and_not_repaired() -> None:
    """In force before it was signed is odd; another state's earlier ratification is not."""
    claims = [held("a", steps=signed("2020-01")), held("b", steps=signed("2019-05", "in_force"))]
    made = entry("e", claims)
    assert made.oddities == ("in_force 2019-05 comes before signed 2020-01, which cannot have been so",)
    assert [step.date.chosen for step in made.steps] == ["2019-05", "2020-01"]
    states = [
        held("a", steps=signed("2020-01", "committee_approved", "TUR")),
        held("b", steps=signed("2019-05", "ratified", "AZE")),
    ]
    assert entry("e", states).oddities == ()


def test_what_stood_on_a_day_is_only_what_was_surely_done_by_then() -> None:
    """A plan, a step without a date and a later step did not stand; a month stands when it is over."""
    claims = [
        held("a", steps=signed("2018-03")),
        held("b", steps=signed(None, "negotiating")),
        held("c", steps=signed("2019-06", "in_force")),
        held("d", steps=signed("2018-01", "ratified"), reality="planned"),
    ]
    made = entry("e", claims)
    assert [s.code for s in as_of(made, date(2019, 6, 15)).steps] == ["signed"]
    assert [s.code for s in as_of(made, date(2019, 6, 30)).steps] == ["signed", "in_force"]


def test_what_was_known_on_a_day_rests_on_reports_that_were_out() -> None:
    """A later report and one without a date say nothing of what was known."""
    claims = [held("a", out="2019-07-01"), held("b", out="2020-01-01"), held("c", out=None), held("d", out="2019")]
    assert [one.id for one in known_at(claims, date(2019, 8, 1))] == ["a"]


def test_claims_of_two_kinds_are_no_entry() -> None:
    """A mistake of the caller is named."""
    with pytest.raises(SijillError, match="all claims of an entry are of one kind"):
        entry("e", [held("a"), held("b", "transfer")])


@given(st.permutations("abcde"))
def test_the_order_in_which_claims_come_does_not_matter(order: list[str]) -> None:
    """The entry is the same whatever came first."""
    claims = {
        "a": held("a", place="باكو", steps=signed("2018-03")),
        "b": held("b", place="أنقرة", steps=signed("2018-03-05")),
        "c": held("c", place="باكو", title="مذكرة التعاون"),
        "d": held("d", steps=signed("2019", "in_force", "TUR"), areas=["cyber"]),
        "e": held("e", parties=["TUR", "AZE"]),
    }
    assert entry("e", [claims[one] for one in order]) == entry("e", list(claims.values()))


def test_the_table_of_what_may_follow_what_is_read_and_checked() -> None:
    """Without steps nothing is odd, and the table loads for both kinds that have steps."""
    assert oddities("agreement", ()) == ()
    assert oddities("transfer", ()) == ()


def test_what_an_agreement_stands_at_is_the_last_step_done_of_each_party() -> None:
    """A step without a date counts by its place in the list; what is planned never counts; a vague one least."""
    made = entry(
        "e",
        [
            held("a", steps=[{"stage": "signed", "date": "2019-06", "by": None}]),
            held("b", steps=[{"stage": "in_force", "date": None, "by": None}]),
            held("c", steps=[{"stage": "existing", "date": None, "by": None}]),
            held("d", steps=[{"stage": "committee_approved", "date": "2019-06-13", "by": "TUR"}]),
            held("f", steps=[{"stage": "ratified", "date": "2020", "by": "TUR"}], reality="planned"),
        ],
    )
    assert [(step.code, step.by) for step in made.standing] == [("committee_approved", "TUR"), ("in_force", None)]
    assert [step.code for step in as_of(made, date(2019, 12, 31)).standing] == ["signed", "committee_approved"]
    assert made.admissible is None


@pytest.mark.parametrize(
    ("step", "reality", "told"),
    [("ordered", "actual", True), ("ordered", "planned", False), ("offered", "actual", False)],
)
def test_a_transfer_is_admissible_once_an_order_or_a_delivery_was_made(step: str, reality: str, told: bool) -> None:  # noqa: FBT001 (a case)
    """Offers and plans are kept, and are none."""
    made = entry("e", [held("a", "transfer", reality=reality, steps=[{"step": step, "date": None}])])
    assert made.admissible is told


def test_a_vague_area_counts_for_nothing_beside_a_named_one() -> None:
    """A general area is what a report says that names no area; it stays among what was told."""
    told = entry("e", [held("a", areas=["general"]), held("b", areas=["cyber"])]).fields["areas"]
    assert told.chosen == ["cyber"]
    assert [option.value for option in told.options] == ["cyber", "general"]
    assert entry("e", [held("a", areas=["general"])]).fields["areas"].chosen == ["general"]


def items(quantity: int) -> list[dict[str, Any]]:
    """So many of one aircraft."""
    return [{"category": "combat_aircraft", "name": "رافال", "quantity": quantity}]


def test_fewer_delivered_than_ordered_is_no_contradiction_and_two_numbers_ordered_are() -> None:
    """Numbers are held against each other step by step."""
    ordered, delivered = [{"step": "ordered", "date": None}], [{"step": "delivered", "date": None}]
    first = held("a", "transfer", items=items(24), steps=ordered)
    assert entry("e", [first, held("b", "transfer", items=items(3), steps=delivered)]).conflicts == ()
    assert entry("e", [first, held("b", "transfer", items=items(30), steps=ordered)]).conflicts == ("items",)
