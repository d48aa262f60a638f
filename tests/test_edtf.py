"""Dates as EDTF writes them."""

from __future__ import annotations

import re
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sijill.edtf import PATTERN, date_fault, days, written_day

ACCEPTED = [
    ("2019", "2019-01-01", "2019-12-31"),
    ("2019-11", "2019-11-01", "2019-11-30"),
    ("2020-02", "2020-02-01", "2020-02-29"),
    ("2020-07-12", "2020-07-12", "2020-07-12"),
    ("2021~", "2021-01-01", "2021-12-31"),
    ("2021-03?", "2021-03-01", "2021-03-31"),
    ("2021-03-04%", "2021-03-04", "2021-03-04"),
    ("2019/2021", "2019-01-01", "2021-12-31"),
    ("2020-01~/2020-03-02", "2020-01-01", "2020-03-02"),
    ("201X", "2010-01-01", "2019-12-31"),
    ("20XX", "2000-01-01", "2099-12-31"),
    ("00XX", "0001-01-01", "0099-12-31"),
]
REFUSED = [
    ("2019-02-29", "February 2019 has 28 days, not 29"),
    ("2019-00", "no month 00"),
    ("2019-13-01", "no month 13"),
    ("0000", "no year 0000"),
    ("2021/2019", "ends before it begins"),
    ("2019-7", "date"),
    ("19", "date"),
    ("12-07-2020", "date"),
    ("٢٠١٩", "date"),
    ("2019~~", "date"),
    ("2X1X", "date"),
    ("201X/2020", "date"),
    ("2019 ", "date"),
    ("", "date"),
]


@pytest.mark.parametrize(("value", "earliest", "latest"), ACCEPTED)
def test_a_date_means_these_days(value: str, earliest: str, latest: str) -> None:
    """A date of any precision means all days from its first to its last, and a claim may hold it."""
    assert days(value) == (date.fromisoformat(earliest), date.fromisoformat(latest))
    assert date_fault(value) is None


@pytest.mark.parametrize(("value", "why"), REFUSED)
def test_what_is_no_date_is_refused_with_the_reason(value: str, why: str) -> None:
    """A date that the calendar or the form does not know is refused, by `days` with the value named."""
    assert why in (date_fault(value) or "")
    with pytest.raises(ValueError, match=re.escape(repr(value))):
        days(value)


@pytest.mark.parametrize("value", ["2019/..", "../2019", "2019/", "/2019-03"])
def test_an_open_end_is_for_searching_and_not_for_claims(value: str) -> None:
    """An interval with one open end means all days on that side; a claim must not hold one."""
    assert date.max in days(value) or date.min in days(value)
    assert date_fault(value)


@pytest.mark.parametrize("value", ["../..", "/", "../"])
def test_an_interval_has_an_end(value: str) -> None:
    """An interval open on both sides says nothing and is refused."""
    with pytest.raises(ValueError, match="at least one end"):
        days(value)


@pytest.mark.parametrize(
    ("value", "day"),
    [
        ("2020-07-12T10:30:00+04:00", "2020-07-12"),
        ("2020-07-12 10:30", "2020-07-12"),
        ("2020-07-12T10:30:00.123Z", "2020-07-12"),
        ("2020-07", "2020-07"),
    ],
)
def test_the_time_of_day_is_left_off(value: str, day: str) -> None:
    """A report's date is a day: its clock is dropped, its precision kept."""
    assert written_day(value) == day


@pytest.mark.parametrize("value", ["2020-13-12T10:30", "10:30", "yesterday"])
def test_a_time_on_no_day_is_refused(value: str) -> None:
    """The day before a clock is checked like any other."""
    with pytest.raises(ValueError, match=r"date|month"):
        written_day(value)


@given(st.dates(), st.sampled_from(["", "~", "?", "%"]))
def test_every_day_of_the_calendar_is_a_date(day: date, mark: str) -> None:
    """Whatever day it is, its EDTF form is accepted and means that day."""
    assert days(day.isoformat() + mark) == (day, day)
    assert date_fault(day.isoformat() + mark) is None


@given(st.from_regex(f"(?:{PATTERN})", fullmatch=True))
def test_the_two_readings_agree(value: str) -> None:
    """A form of the pattern has a fault exactly if `days` refuses it."""
    try:
        days(value)
    except ValueError:
        assert date_fault(value)
    else:
        assert date_fault(value) is None
