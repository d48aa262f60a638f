"""Addresses: the day an outlet writes into them, and no number that only looks like one."""

from __future__ import annotations

import pytest

from sijill.read.address import in_address


@pytest.mark.parametrize(
    ("url", "day"),
    [
        ("https://example.org/story/2020/8/24/a-title/4943459", "2020-08-24"),
        ("https://example.org/2015/07/21/article_974955.html", "2015-07-21"),
        ("https://example.org/2015-07-21-title", "2015-07-21"),
        ("https://example.org/new/20150720/Con20150720784619.htm", "2015-07-20"),
        ("https://example.org/2020/07/title", "2020-07"),
        ("https://example.org/2020/07/12/compared-with/2019/07/12/", None),  # two days
        ("https://example.org/20209912/a", None),
        ("https://example.org/2020/02/31/a", "2020-02"),  # a slip in the day leaves the month
        ("https://example.org/article/120200712", None),
        ("https://example.org/202007121044893040-a", None),
        ("https://example.org/a?date=2020-07-12", None),  # of the list that the page was opened from
        ("https://example.org/2999/01/01/a", None),
        ("https://[broken/2020/07/12", None),
        (None, None),
    ],
)
def test_a_day_is_a_part_of_the_path(url: str | None, day: str | None) -> None:
    """Year, month and day stand by themselves; one day alone is named, and one on which a report can appear."""
    found = in_address(url)
    assert (found[0].date if found else None) == day
