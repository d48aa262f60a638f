"""Splink weighs pairs by the rules' own comparisons, says so, decides nothing, and loads only where it is asked."""

from __future__ import annotations

import importlib
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from sijill.codebook import load
from sijill.data import read_mapping
from sijill.errors import DataError, RegisterError
from sijill.reconcile import scorer
from sijill.reconcile.features import COMPARISONS
from sijill.reconcile.weights import tables
from sijill.records import Claim, Document, Evidence, Held, Report

TEXT = "وقّع البلدان مذكرة للتعاون."
needs_splink = pytest.mark.skipif(
    importlib.util.find_spec("splink") is None, reason="Splink is not installed: pip install 'sijill[splink]'"
)


def figure(id_: str, state: str, year: int, value: float = 5e9) -> Held:
    """A claim of military spending."""
    told = {"metric": "military_spending", "subject": [state], "value": value, "unit": "USD", "period": str(year)}
    empty: dict[str, Any] = {f.name: [] if f.many else None for f in load().kinds["figure"].fields.values()}
    claim = Claim("figure", empty | told, "actual", None, (Evidence.cut("claim", 0, 4, TEXT),), "person")
    return Held(id_, claim, Report(id_, Document(id_, TEXT, "ar", date=f"{year + 1}-02-01"), "2026-01-01"))


@needs_splink
def test_a_pair_of_one_thing_weighs_more_than_a_pair_of_two() -> None:
    """The same state and year speak for it, another year against it; the weight is the logarithm of the odds."""
    a, b, c = figure("a", "TUR", 2019), figure("b", "TUR", 2019, 6e9), figure("c", "TUR", 2016)
    found = scorer.weigh([(a, b), (c, a)])
    assert found.keys() == {("a", "b"), ("a", "c")}
    assert found["a", "b"].weight > 0 > found["a", "c"].weight
    for one in found.values():
        assert one.probability == pytest.approx(1 / (1 + 2**-one.weight))
    assert found["a", "b"].words.startswith("Splink: weight +")


@needs_splink
def test_a_weight_depends_on_the_pair_alone() -> None:
    """Whichever of the two stands first, and whatever else is weighed with it."""
    a, b, c = figure("a", "TUR", 2019), figure("b", "TUR", 2019), figure("c", "EGY", 2019)
    alone = scorer.weigh([(b, a)])["a", "b"]
    assert scorer.weigh([(a, b), (b, c), (a, c)])["a", "b"] == alone


@needs_splink
def test_a_model_learns_from_labelled_pairs() -> None:
    """Two reports for each state and year: after training on them the pairs of one thing stand out."""
    states = ("TUR", "EGY", "SAU", "QAT")
    held = [figure(f"{s}{y}{n}", s, y) for s in states for y in (2017, 2018, 2019) for n in (0, 1)]
    same = {(f"{s}{y}0", f"{s}{y}1") for s in states for y in (2017, 2018, 2019)}
    model = scorer.train("figure", held, same)
    m, u = model.chances["subject"]["equal"]
    assert m > 0.9
    assert u < 0.5
    assert model.prior == pytest.approx(12 / (24 * 23 / 2))
    of = {one.id: one for one in held}
    found = scorer.weigh([(of["TUR20170"], of["TUR20171"]), (of["TUR20170"], of["EGY20170"])], {"figure": model})
    assert found["TUR20170", "TUR20171"].weight > found["EGY20170", "TUR20170"].weight + 5


def test_a_kind_without_a_model_has_no_weight() -> None:
    """Nothing is made up for it, and Splink is not even loaded."""
    assert "statement" not in scorer.models()
    assert scorer.weigh([(figure("a", "TUR", 2019), figure("b", "TUR", 2019))], {}) == {}


def test_the_models_say_something_of_every_outcome_of_their_features() -> None:
    """They are of the same features as the rules'; what is unknown says nothing."""
    for kind, model in scorer.models().items():
        named = {
            scorer.feature_name(one): {*COMPARISONS[one.compare][1]} - {"unknown"} for one in tables()[kind].features
        }
        assert {name: {*of} for name, of in model.chances.items()} == named


def test_a_model_that_is_wrong_is_refused_with_its_line(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A chance of 1 would let one feature outweigh all others."""
    text = (Path(scorer.__file__).parent / "scorer.yml").read_text(encoding="utf-8")
    head, _, rest = text.partition("equal: [")
    broken = tmp_path / "scorer.yml"
    broken.write_text(f"{head}equal: [1.0,{rest.partition(',')[2]}", encoding="utf-8")
    monkeypatch.setattr(scorer, "read_mapping", lambda _: read_mapping(broken))
    with pytest.raises(DataError, match=r"scorer\.yml:\d+: 'equal' must be between 0 and 1"):
        scorer.models.__wrapped__()


def test_without_the_library_the_message_names_the_extra(monkeypatch: pytest.MonkeyPatch) -> None:
    """What is missing, and how it is got."""
    monkeypatch.setitem(sys.modules, "duckdb", None)
    with pytest.raises(RegisterError, match=r"pip install 'sijill\[splink\]'"):
        scorer.weigh([(figure("a", "TUR", 2019), figure("b", "TUR", 2019))])


def test_it_is_loaded_only_where_a_weight_is_asked_for() -> None:
    """Reconciling itself goes without."""
    said = "import sys, sijill.entries; print('splink' in sys.modules or 'duckdb' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", said], capture_output=True, check=True).stdout.strip() == b"False"
