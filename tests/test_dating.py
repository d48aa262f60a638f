"""The report's own day is one that is said and not contradicted; days of change and of fetching are never it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sijill.dating import against, chosen, later_events, settled
from sijill.errors import RecordError
from sijill.records import HOW_DATED, Candidate, Claim, Document, Evidence


def found(*said: str) -> list[Candidate]:
    """Candidates written as `day how` or `day how confidence`."""
    rows = (s.split() for s in said)
    return [Candidate(day, how, how, float(rest[0]) if rest else 0.9) for day, how, *rest in rows]


@pytest.mark.parametrize(
    ("said", "day"),
    [
        (["2020-07-12 published"], "2020-07-12"),
        (["2020-07-12 published", "2020-07-11 address"], "2020-07-12"),  # the turn of a time zone
        (["2020-07 address", "2020-07-12 published 0.6"], "2020-07-12"),  # a month does not contradict its day
        (["2020-07 address 0.5"], "2020-07"),
        (["2020-07-12 published", "2024-04-20 published"], None),
        (["2020-07-12 published", "2024-04-20 dateline"], None),
        (["2020-07-12 published", "2020-07-12 address", "2024-04-20 dateline"], "2020-07-12"),
        (["2020-07-12 address", "2020-07-12 dateline", "2024-04-20 published"], "2020-07-12"),
        (["2020-07-12 published", "2020-07-12 address", "2015-07-01 dateline", "2016-01-01 published"], None),
        (["2020-07-12 modified"], None),
        (["2020-07-12 crawled 1"], None),
        (["2020-07-12 published", "2019-01-01 crawled 1"], None),  # no report appears after it was fetched
        (["2020-07-12 published 0.6", "2020-07-12 crawled 1"], None),  # likely the clock of the page
        (["2020-07-12 published", "2020-07-12 crawled 1"], "2020-07-12"),
        (["2020-07-12 published 0.4"], None),
        (["2999-07-12 published"], None),
        (["1950 given", "2020-07-12 published"], "1950"),
    ],
)
def test_the_day_is_the_one_that_is_said_and_not_contradicted(said: list[str], day: str | None) -> None:
    """One kind of place alone is believed, two outweigh one, and any other contradiction gives no day at all."""
    best = chosen(found(*said))
    assert (best.date if best else None) == day


def test_disagreement_is_kept_and_named() -> None:
    """A day that was not taken stays among the candidates, and so do all where none was taken."""
    agreed = found("2020-07-12 published", "2020-07-12 address", "2024-04-20 dateline", "2021-01-01 modified")
    assert [c.date for c in against(agreed)] == ["2024-04-20"]
    doubt = settled(Document("a", "نص"), found("2020-07-12 published", "2024-04-20 published"))
    assert doubt.date is None
    assert len(against(doubt.candidates)) == 2


def test_more_candidates_may_take_a_date_away() -> None:
    """The date is always that of all candidates together; the chosen one stands first."""
    one = settled(Document("a", "نص"), found("2020-07-12 published"))
    assert (one.date, one.date_source) == ("2020-07-12", "published")
    two = settled(one, found("2024-04-20 dateline"))
    assert (two.date, two.date_source, len(two.candidates)) == (None, None, 2)
    assert settled(two, found("2024-04-20 address")).candidates[0].date == "2024-04-20"


@given(
    st.lists(
        st.builds(
            Candidate,
            st.dates().map(str),
            st.sampled_from(["modified", "crawled"]),
            st.just("x"),
            st.floats(0, 1),
        )
    )
)
def test_days_of_change_and_of_fetching_are_never_the_reports(candidates: list[Candidate]) -> None:
    """However many there are, and however certain."""
    assert chosen(candidates) is None


def test_a_candidate_that_means_nothing_cannot_be_made() -> None:
    """How it is known is one of a few words, and a confidence is a share."""
    assert "guessed" not in HOW_DATED
    with pytest.raises(RecordError, match="guessed"):
        Candidate("2020", "guessed", "x", 0.5)
    with pytest.raises(RecordError, match="confidence"):
        Candidate("2020", "given", "x", 2)


def test_what_was_done_after_the_reports_date_contradicts_it() -> None:
    """Done on a later day, also deep in a step; what is planned then, or the next day in another zone, does not."""

    def claim(fields: dict[str, object], reality: str = "actual") -> Claim:
        return Claim("x", fields, reality, None, (Evidence.cut("claim", 0, 2, "نص"),), "rules")  # type: ignore[arg-type]

    report = Document("a", "نص", date="2020-07-12")
    later = [claim({"date": "2021"}), claim({"steps": [{"stage": "signed", "date": "2020-07-14"}]})]
    fine = [
        claim({"date": "2020-07-13"}),
        claim({"date": "2020"}),
        claim({"date": "2021"}, "planned"),
        claim({"date": None, "due": "2030"}),
    ]
    assert later_events(report, [*later, *fine]) == tuple(later)
    assert later_events(Document("a", "نص"), later) == ()
