"""The short ways that the interface takes come to the same as the long ones."""

from __future__ import annotations

import json
from datetime import date
from typing import Any

from sijill.entries import each, find, said
from sijill.records import Judgement
from sijill.store import Register, Sought


def test_an_entry_is_what_it_is_by_the_long_way(register: Register) -> None:
    """Field by field, as it stood on a day too, and with what people said."""
    agreements = list(each(register, Sought("agreement")))
    (turkish,) = [one for one in agreements if len(one.held) > 1]
    left, right = sorted(turkish.entry.claims)[:2]
    register.judge(Judgement(left, right, "same", "amal", "2024-01-01T00:00:00+00:00"))
    day = date(2019, 12, 31)
    for one in agreements:
        assert said(register, one.entry.id) == find(register, one.entry.id).to_json()
        assert said(register, one.entry.id, stood=day) == find(register, one.entry.id, stood=day).to_json()
        assert said(register, one.held[0].id) == said(register, one.entry.id)
    assert said(register, turkish.entry.id)["reasons"][0]["why"] == ["a person said so"]


def test_a_list_is_written_as_it_is_read(browser: Any, register: Register) -> None:
    """The stored form is the answer, to the letter."""
    whole = json.loads(browser.get("/api/v1/entries/agreement").text)["entries"]
    assert whole == [one.entry.to_json() for one in each(register, Sought("agreement"))]
