"""Pictures as numbers: nothing is lost, and what is imprecise is drawn as long as it is."""

from __future__ import annotations

from types import MappingProxyType

import pytest

from sijill.entry import Entry, Option, Step, Told
from sijill.findings import Series
from sijill.reference import Fact, Referred, Source
from sijill.serve.charts import alike, chart
from sijill.serve.drawing import HEIGHT, WIDTH, columns, matrix, network
from sijill.serve.timelines import timeline
from sijill.store import Pair, Supplied


def step(*dates: str, reality: str = "actual") -> Step:
    """A step with the dates that are told of it."""
    told = tuple(Option(date, ("c",), 1) for date in dates)
    return Step("signed", None, reality, Told(told, dates[0] if len(dates) == 1 else None, ""), ("c",), 1)


def test_a_network_has_the_parties_of_most_entries_within_its_frame() -> None:
    """Kinds are added up, the broadest edge comes last and so lies above, what is left out is counted."""
    pairs = [Pair("A", "B", "x", 3, "2019-01-01", "2019-02-01"), Pair("A", "B", "y", 1, "2018-05-05", "2018-05-05")]
    pairs += [Pair("A", "C", "x", 1), Pair("C", "D", "x", 1)]
    drawn = network(pairs, most=3)
    assert [node.code for node in drawn.nodes] == ["A", "B", "C"]
    assert [(e.a.code, e.b.code, e.entries) for e in drawn.edges] == [("A", "C", 1), ("A", "B", 4)]
    assert (drawn.edges[1].first, drawn.edges[1].last) == ("2018-05-05", "2019-02-01")
    assert drawn.left_out == 1
    assert all(0 < node.x < WIDTH and 0 < node.y < HEIGHT for node in drawn.nodes)
    assert network([]).nodes == ()


def test_parties_keep_their_places_whatever_is_shown() -> None:
    """Between two dates there are fewer edges, and the same nodes where they were; who has none is faint."""
    whole = [Pair("A", "B", "x", 3), Pair("A", "C", "x", 1)]
    all_, some = network(whole), network(whole, [Pair("A", "B", "x", 1)])
    assert some.nodes == all_.nodes
    assert [(e.a.code, e.b.code, e.entries) for e in some.edges] == [("A", "B", 1)]
    assert sorted(some.alone) == ["C"]
    assert not all_.alone
    assert some.edges[0].width < all_.edges[1].width


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


def test_a_matrix_has_the_pairs_and_areas_that_are_named() -> None:
    """A pair of which no agreement names an area has no row; the area of most agreements comes first."""
    drawn = matrix({("A", "B"): {"cyber": 1, "training": 2}, ("A", "C"): {}, ("B", "C"): {"cyber": 3}})
    assert drawn.pairs == (("A", "B"), ("B", "C"))
    assert drawn.areas == ("cyber", "training")
    assert matrix({}).areas == ()


def test_columns_are_as_high_as_the_transfers_and_hold_every_one() -> None:
    """The parts of a year fill its column; who has no shade of his own is among all others; no year is no column."""
    told = [Supplied(2019, f"S{n}", 9 - n) for n in range(9)] + [Supplied(2021, None, 3), Supplied(None, "S0", 2)]
    drawn = columns(told)
    assert drawn
    full, late = drawn.years
    assert (full.year, full.entries, late.year, late.entries) == (2019, 45, 2021, 3)
    assert [part.supplier for part in full.parts] == [*(f"S{n}" for n in range(7)), None]
    assert sum(part.entries for part in full.parts) == 45
    assert abs(sum(part.share for part in full.parts) - 1) < 1e-9
    assert abs(full.parts[0].y + full.parts[0].height - drawn.bottom) < 0.2
    assert (drawn.undated, drawn.others, late.parts[0].shade) == (2, True, 0)
    assert columns([Supplied(None, "A", 1)]) is None


def figure(id_: str, values: list[float], period: str | None, kind: str = "actual") -> Entry:
    """A figure of the spending of one state, with the values that reports give."""
    options = tuple(Option({"value": value, "unit": "USD"}, (f"c{n}",), 1) for n, value in enumerate(values))
    told = {"metric": "defence_spending", "subject": ["SAU"], "period": period, "figure_kind": kind}
    fields = {name: Told((), value, "") for name, value in told.items()}
    fields["value"] = Told(options, options[0].value if len(options) == 1 else None, "")
    return Entry(id_, "figure", ("c",), ("r",), 1, MappingProxyType(fields), (), ())


def test_a_chart_has_every_value_of_which_the_period_is_told() -> None:
    """All values of all figures alike, those that disagree too; the series is a line; what is planned is marked."""
    own, other = figure("R1", [60e9, 67e9], "2019"), figure("R2", [50e9], "2021", "planned")
    change = figure("R3", [5e9], "2020", "change")
    reported = alike(own, [own, other, change, figure("R4", [1e9], None)])
    assert [(one.entry, one.value, one.done) for one in reported] == [
        ("R1", 60e9, True),
        ("R1", 67e9, True),
        ("R4", 1e9, True),
        ("R2", 50e9, False),
    ]
    source = Source("s", "SIPRI", "SIPRI", "2024", "", "f")
    facts = [
        Referred(Fact("defence_spending", "SAU", None, "USD", f"{y}-01-01", f"{y}-12-31", 6e10, "B2"), source)
        for y in (2018, 2019)
    ]
    drawn = chart(reported, [Series("SIPRI", "SIPRI", "2024", "USD", tuple(facts))])
    assert drawn
    assert [dot.reported.value for dot in drawn.dots] == [60e9, 67e9, 50e9]
    assert drawn.dots[1].y < drawn.dots[0].y < drawn.dots[2].y
    assert drawn.dots[0].x < drawn.dots[2].x
    assert drawn.lines[0].path.count("L") == 1
    assert drawn.rules[-1][0] >= 67e9
    assert chart([reported[2]], []) is None
