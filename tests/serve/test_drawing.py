"""Pictures as numbers: nothing is lost, and what is imprecise is drawn as long as it is."""

from __future__ import annotations

from types import MappingProxyType

import pytest

from sijill.entry import Entry, Option, Step, Told
from sijill.serve.drawing import HEIGHT, WIDTH, matrix, network
from sijill.serve.timelines import timeline
from sijill.store import Pair


def step(*dates: str, reality: str = "actual") -> Step:
    """A step with the dates that are told of it."""
    told = tuple(Option(date, ("c",), 1) for date in dates)
    return Step("signed", None, reality, Told(told, dates[0] if len(dates) == 1 else None, ""), ("c",), 1)


def agreement(parties: list[str] | None, areas: list[str] | None) -> Entry:
    """An agreement of some parties in some areas."""
    fields = {"parties": Told((), parties, ""), "areas": Told((), areas, "")}
    return Entry("R1", "agreement", ("c",), ("r",), 1, MappingProxyType(fields), (), ())


def test_a_network_has_the_parties_of_most_entries_within_its_frame() -> None:
    """Kinds are added up, the broadest edge comes last and so lies above, what is left out is counted."""
    drawn = network([Pair("A", "B", "x", 3), Pair("A", "B", "y", 1), Pair("A", "C", "x", 1), Pair("C", "D", "x", 1)], 3)
    assert [node.code for node in drawn.nodes] == ["A", "B", "C"]
    assert [(e.a.code, e.b.code, e.entries) for e in drawn.edges] == [("A", "C", 1), ("A", "B", 4)]
    assert drawn.left_out == 1
    assert all(0 < node.x < WIDTH and 0 < node.y < HEIGHT for node in drawn.nodes)
    assert network([]).nodes == ()


def test_a_step_is_as_long_as_its_date_is_imprecise() -> None:
    """A day is a point, a year a span, two dates that disagree span both; a step without a date is not drawn."""
    drawn = timeline([step("2019-05-14"), step("2020"), step("2019-05", "2019-07"), step()])
    assert drawn
    day, year, both = drawn.marks
    assert (day.width, len(drawn.marks)) == (0, 3)
    assert year.width > both.width > 0
    assert day.x < year.x
    assert [year for year, _ in drawn.years] == [2019, 2020, 2021]
    assert timeline([step()]) is None


@pytest.mark.parametrize("date", ["9999", "0001", "201X"])
def test_the_ends_of_time_can_be_drawn(date: str) -> None:
    """No year is too early or too late."""
    assert timeline([step(date)])


def test_a_matrix_counts_each_pair_in_each_area() -> None:
    """An agreement of three parties counts for each pair; one without areas gives its pairs only."""
    pairs, areas, cells = matrix(
        [agreement(["A", "B", "C"], ["cyber"]), agreement(["A", "B"], None), agreement(None, [])]
    )
    assert pairs == [("A", "B"), ("A", "C"), ("B", "C")]
    assert areas == ["cyber"]
    assert cells["A", "B", "cyber"] == 1
