"""Splink as a second opinion on a pair: a trained model over the outcomes of the same comparisons as the rules'.

Splink asks for a comparison in SQL; here each calls the rules' own, so that both see the same. It decides nothing: its
weight stands beside the rules' reasons. The library loads when a weight is asked for.
"""

from __future__ import annotations

import importlib
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from functools import cache
from importlib.resources import files
from typing import Any, NamedTuple

from sijill.data import Row, read_mapping
from sijill.errors import RegisterError
from sijill.reconcile.features import COMPARISONS
from sijill.reconcile.judgements import Pair
from sijill.reconcile.weights import Feature, tables
from sijill.records import Held

_SAMPLED = 200_000  # pairs drawn to see how often an outcome comes about by chance
_SEED = 7


class Weight(NamedTuple):
    """Splink's match weight of a pair (the base-2 logarithm of the odds that the two are one) and the probability."""

    weight: float
    probability: float

    @property
    def words(self) -> str:
        """The same as one more reason."""
        return f"Splink: weight {self.weight:+.1f}, probability {self.probability:.1%}"


class Model(NamedTuple):
    """How often two claims of a kind are of one thing at all, and how often each outcome of each feature comes about.

    `chances` has, by feature and outcome, the share among pairs of one thing (m) and among all pairs (u).
    """

    prior: float
    chances: Mapping[str, Mapping[str, tuple[float, float]]]


def weigh(pairs: Iterable[tuple[Held, Held]], said: Mapping[str, Model] | None = None) -> dict[Pair, Weight]:
    """The weight of each pair of a kind that a model is trained for; `said` are other models than those of the package.

    Raises RegisterError where Splink is not installed.
    """
    trained = models() if said is None else said
    by_kind: defaultdict[str, list[tuple[Held, Held]]] = defaultdict(list)
    for a, b in pairs:
        if a.claim.kind == b.claim.kind and a.claim.kind in trained:
            by_kind[a.claim.kind].append((a, b))
    return {
        pair: weight for kind, some in by_kind.items() for pair, weight in _weights(kind, trained[kind], some).items()
    }


def train(kind: str, held: Collection[Held], same: Collection[Pair]) -> Model:
    """A model from claims of a kind and the pairs of them, by id in order, that are of one thing.

    Raises RegisterError where Splink is not installed.
    """
    linker, api = _linker(kind, Model(0.01, {}), held, {})
    labels = api.register([{"unique_id_l": a, "unique_id_r": b} for a, b in sorted(same)])
    linker.training.estimate_u_using_random_sampling(max_pairs=_SAMPLED, seed=_SEED)
    linker.training.estimate_m_from_pairwise_labels(labels)
    said = linker.misc.save_model_to_json()["comparisons"]
    chances = {
        feature_name(feature): {
            level["label_for_charts"]: _of(level, len(same)) for level in one["comparison_levels"][1:]
        }
        for feature, one in zip(tables()[kind].features, said, strict=True)
    }
    return Model(_within(len(same) / (len(held) * (len(held) - 1) / 2), len(same)), chances)


@cache
def models() -> dict[str, Model]:
    """The models of the package, of each kind that it has one for. Raises DataError, which names file and line."""
    data = read_mapping(files("sijill.reconcile") / "scorer.yml")
    data.only(tables(), ())
    return {kind: _model(data.row(kind), tables()[kind].features) for kind in data}


def feature_name(feature: Feature) -> str:
    """What a model calls a feature: its field, or the comparison where it has none."""
    return feature.field or feature.compare


def _weights(kind: str, model: Model, pairs: Collection[tuple[Held, Held]]) -> dict[Pair, Weight]:
    held = {one.id: one for pair in pairs for one in pair}
    meets: defaultdict[str, list[int]] = defaultdict(list)
    for n, pair in enumerate(pairs):
        for one in pair:
            meets[one.id].append(n)
    linker, _ = _linker(kind, model, held.values(), meets)
    rows = linker.inference.predict().as_record_list()
    return {
        (row["unique_id_l"], row["unique_id_r"]): Weight(row["match_weight"], row["match_probability"]) for row in rows
    }


def _linker(kind: str, model: Model, held: Collection[Held], meets: Mapping[str, list[int]]) -> tuple[Any, Any]:
    """Splink's linker of some claims, which compares those that meet, and the database it works in."""
    duckdb, splink = _library("duckdb"), _library("splink")
    connection, claims, features = duckdb.connect(), {one.id: one for one in held}, tables()[kind].features

    def outcome(feature: int, left: str, right: str) -> str:
        compare, field, _ = features[feature]
        return COMPARISONS[compare][0](claims[left], claims[right], field).name

    connection.create_function("outcome", outcome, ["INTEGER", "VARCHAR", "VARCHAR"], "VARCHAR")
    api = splink.DuckDBAPI(connection)
    rows = api.register([{"unique_id": id_, "meets": meets.get(id_, [])} for id_ in sorted(claims)])
    settings = {
        "link_type": "dedupe_only",
        "comparisons": [_comparison(n, one, model) for n, one in enumerate(features)],
        "blocking_rules_to_generate_predictions": [
            {"blocking_rule": "l.meets = r.meets", "sql_dialect": "duckdb", "arrays_to_explode": ["meets"]}
        ],
        "probability_two_random_records_match": model.prior,
        "retain_matching_columns": False,
    }
    return splink.Linker(rows, settings, log_level=None), api


def _comparison(n: int, feature: Feature, model: Model) -> dict[str, Any]:
    chances = model.chances.get(feature_name(feature), {})
    *named, last = _outcomes(feature)
    asked = f"outcome({n}, unique_id_l, unique_id_r)"
    levels: list[dict[str, Any]] = [
        {"sql_condition": f"{asked} = 'unknown'", "label_for_charts": "unknown", "is_null_level": True},
        *({"sql_condition": f"{asked} = '{name}'", "label_for_charts": name} for name in named),
        {"sql_condition": "ELSE", "label_for_charts": last},
    ]
    for level in levels[1:]:
        if level["label_for_charts"] in chances:
            m, u = chances[level["label_for_charts"]]
            level |= {"m_probability": m, "u_probability": u}
    return {"output_column_name": f"feature_{n}", "comparison_levels": levels}


def _outcomes(feature: Feature) -> list[str]:
    """The outcomes of a feature that say something."""
    return [name for name in COMPARISONS[feature.compare][1] if name != "unknown"]


def _of(level: Mapping[str, Any], same: int) -> tuple[float, float]:
    """The chances of a level after training; an outcome that no pair had at all says nothing either way."""
    m, u = level.get("m_probability"), level.get("u_probability")
    if not isinstance(u, float):
        u = m
    return _within(m, same), _within(u, same)


def _within(chance: Any, same: int) -> float:
    """A probability that is neither 0 nor 1: what no one of so many pairs had is rarer than that, not impossible."""
    least = 0.5 / (same + 1)
    return min(max(float(chance), least), 1 - least) if isinstance(chance, int | float) else least


def _model(row: Row, features: Iterable[Feature]) -> Model:
    named = {feature_name(one): COMPARISONS[one.compare][1] for one in features}
    row.only(("prior", *named), ("prior", *named))
    chances = {
        name: _chances(row.row(name), [o for o in outcomes if o != "unknown"]) for name, outcomes in named.items()
    }
    return Model(_probability(row, "prior", row["prior"]), chances)


def _chances(row: Row, outcomes: Collection[str]) -> dict[str, tuple[float, float]]:
    row.only(outcomes, outcomes)
    found = {}
    for name in outcomes:
        if not isinstance(row[name], list) or len(row[name]) != 2:  # noqa: PLR2004 (m and u)
            raise row.error(f"{name!r} must be two probabilities, [m, u], not {row[name]!r}", name)
        m, u = (_probability(row, name, one) for one in row[name])
        found[name] = m, u
    return found


def _probability(row: Row, key: str, value: Any) -> float:
    if isinstance(value, bool) or not isinstance(value, float) or not 0 < value < 1:
        raise row.error(f"{key!r} must be between 0 and 1, not {value!r}", key)
    return value


def _library(name: str) -> Any:
    try:
        return importlib.import_module(name)
    except ImportError:
        raise RegisterError(f"weights by Splink need {name}: pip install 'sijill[splink]'") from None
