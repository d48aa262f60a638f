"""Checking from the command line: references in, findings out."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

TEXT = "بلغ الإنفاق العسكري لجورجيا 2 مليار دولار في عام 2019."
WORLD_BANK = (
    '"Data Source","World Development Indicators",\n\n"Last Updated Date","2021-03-04",\n\n'
    '"Country Name","Country Code","Indicator Name","Indicator Code","2018","2019",\n'
    '"Georgia","GEO","Military expenditure (current USD)","MS.MIL.XPND.CD","1","1000000000",\n'
)


@pytest.fixture
def filled(sijill: Any, tmp_path: Path) -> Path:
    """A register of one report, with one reference."""
    (tmp_path / "r.jsonl").write_text(json.dumps({"id": "one", "text": TEXT, "date": "2020-01-01"}), encoding="utf-8")
    (tmp_path / "API_x.csv").write_text(WORLD_BANK, encoding="utf-8")
    assert sijill("add", "r.jsonl").code == 0
    assert "2 facts" in sijill("reference", "import", "API_x.csv").err
    return tmp_path / "sijill.db"


@pytest.mark.usefixtures("filled")
def test_a_figure_is_held_against_what_was_imported(sijill: Any) -> None:
    """The finding names source, edition and place; it is found by claim, by report, for all, and for a file."""
    (found,) = sijill("check", "--json").lines()
    assert (found["verdict"], found["source"], found["edition"]) == (
        "differs",
        "World Bank, World Development Indicators",
        "2021-03-04",
    )
    assert found["off"] == 1.0
    assert found["locator"] == "line 6, 2019"
    for what in ("one", found["about"], "r.jsonl"):
        (again,) = sijill("check", what, "--json").lines()
        assert again["en"] == found["en"]
    assert "differs" in sijill("check").out
    assert "يخالف" in sijill("check", "--arabic").out
    assert sijill("check", "--verdict", "agrees", "--json").lines() == []
    assert sijill("check", "--verdict", "wrong").code == 2


@pytest.mark.usefixtures("filled")
def test_references_are_listed_once_and_removed(sijill: Any) -> None:
    """The same file is not imported twice; removed, nothing is held against it."""
    assert "already" in sijill("reference", "import", "API_x.csv").err
    (source,) = sijill("reference", "list", "--json").lines()
    assert (source["publisher"], source["read"]) == ("World Bank", 2)
    assert "CC BY" in sijill("reference", "list").out
    assert sijill("reference", "remove", source["id"][:6]).code == 0
    (found,) = sijill("check", "--json").lines()
    assert found["verdict"] == "no_reference"
    assert sijill("reference", "remove", "zz").code == 1


@pytest.mark.usefixtures("filled")
def test_what_is_no_reference_is_named_and_the_rest_goes_on(sijill: Any, tmp_path: Path) -> None:
    """The exit code says that something was left out."""
    (tmp_path / "x.csv").write_text("a,b\n1,2\n", encoding="utf-8")
    ran = sijill("reference", "import", "x.csv", "API_x.csv")
    assert ran.code == 3
    assert "x.csv" in ran.err
    assert "already" in ran.err


def test_targets_past_due_are_listed(sijill: Any, tmp_path: Path) -> None:
    """Those that are due later are not."""
    text = "تستهدف تركيا وجورجيا رفع حجم التجارة بينهما إلى 3 مليارات دولار بحلول عام 2023."
    (tmp_path / "r.jsonl").write_text(json.dumps({"id": "one", "text": text, "date": "2020-01-01"}), encoding="utf-8")
    assert sijill("add", "r.jsonl").code == 0
    (found,) = sijill("targets", "--json", "--at", "2025-01-01").lines()
    assert "was due in 2023" in found["en"]
    assert sijill("targets", "--json", "--at", "2021-01-01").lines() == []
