"""Splink beside the rules on labelled pairs: `python bench/scorer.py [--write]`.

The things of `things.yml` are halved twice over: a model that is trained on one half judges the pairs of the other, and
so do the rules, on the same outcomes of the same comparisons. `--write` trains on all and writes the package's model,
`src/sijill/reconcile/scorer.yml`.
"""

from __future__ import annotations

import argparse
import time
from collections import defaultdict
from itertools import combinations
from pathlib import Path

import yaml
from things import HERE, b_cubed, coded_as, reports

from sijill.reconcile import blocks, clusters, compare
from sijill.reconcile.score import Link
from sijill.reconcile.scorer import Model, train, weigh

MODEL = HERE.parent / "src/sijill/reconcile/scorer.yml"
LINKED = 0.5  # of probability, from where on a pair counts as joined
HEAD = """\
# Splink's models, trained by `python bench/scorer.py --write` on the labelled reports of bench/things.yml; do not edit.
# `prior`: the share of all pairs of claims that are of one thing. By feature and outcome of weights.yml: [m, u], its
# share among pairs of one thing and among all pairs. `unknown` says nothing either way. Kinds that are not here have no
# labelled pairs, and Splink gives them no weight.
"""


def pairs_of(claims) -> set[tuple[str, str]]:
    """All pairs of claims of different reports."""
    ids = combinations(sorted(claims), 2)
    return {(a, b) for a, b in ids if claims[a].report.key != claims[b].report.key}


def meeting(claims) -> set[tuple[str, str]]:
    """The pairs of different reports that share a block: what the rules compare."""
    of = defaultdict(set)
    for one in claims.values():
        for key in blocks(one):
            of[key].add(one.id)
    return {pair for ids in of.values() for pair in combinations(sorted(ids), 2)} & pairs_of(claims)


def by_rules(claims, _trained) -> list[Link]:
    return [compare(claims[a], claims[b]) for a, b in sorted(meeting(claims))]


def by_splink(claims, trained) -> list[Link]:
    found = weigh([(claims[a], claims[b]) for a, b in sorted(meeting(claims))], trained)
    return [Link(a, b, one.weight, one.probability >= LINKED, ()) for (a, b), one in found.items()]


def halves(claims, of, kind):
    """Twice: the claims of a kind to train on, and those to judge, by the things they tell of."""
    things = sorted({of[id_] for id_ in claims})
    for n in (0, 1):
        first = set(things[n::2])
        yield (
            {id_: one for id_, one in claims.items() if (of[id_] in first) == wanted and one.claim.kind == kind}
            for wanted in (True, False)
        )


def learn(kind, claims, of) -> Model:
    return train(kind, claims.values(), {(a, b) for a, b in pairs_of(claims) if of[a] == of[b]})


def judge(name, scorer, kinds, own, of) -> None:
    right = wrong = missed = 0
    entries, seconds = {}, 0.0
    for kind in kinds:
        claims = {id_: one for id_, one in own.items() if one.claim.kind == kind}
        for n, (known, asked) in enumerate(halves(claims, of, kind)):
            trained = {kind: learn(kind, known, of)} if scorer is by_splink else {}
            start = time.perf_counter()
            links = scorer(asked, trained)
            seconds += time.perf_counter() - start
            joined = {one[:2] for one in links if one.linked}
            same = {(a, b) for a, b in pairs_of(asked) if of[a] == of[b]}
            right, wrong, missed = right + len(joined & same), wrong + len(joined - same), missed + len(same - joined)
            entries |= {id_: (n, one.id) for one in clusters(asked.values(), links=links) for id_ in one.claims}
    precision, recall = right / ((right + wrong) or 1), right / ((right + missed) or 1)
    print(f"{name:8} {precision:9.3f}  {recall:6.3f}  {b_cubed(entries, of):10.3f}  {seconds:7.2f} s")


def plain(model: Model) -> dict:
    chances = {name: {o: [round(x, 4) for x in mu] for o, mu in of.items()} for name, of in model.chances.items()}
    return {"prior": round(model.prior, 4)} | chances


def write(kinds, own, of) -> None:
    made = {}
    for kind in kinds:
        made[kind] = plain(learn(kind, {id_: one for id_, one in own.items() if one.claim.kind == kind}, of))
    text = yaml.safe_dump(made, sort_keys=False, default_flow_style=None, width=120)
    Path(MODEL).write_text(HEAD + text, encoding="utf-8")
    print(f"{MODEL}: written")


def main() -> None:
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--write", action="store_true", help="train on all, and write the package's model")
    data = yaml.safe_load((HERE / "things.yml").read_text(encoding="utf-8"))
    of_kind = {thing["id"]: thing["kind"] for thing in data["things"]}
    to_write = asked.parse_args().write
    _, claims, of = coded_as(list(reports(data)), of_kind)
    own = {id_: one for id_, one in claims.items() if one.claim.kind == of_kind[of[id_]]}
    kinds = list(dict.fromkeys(of_kind.values()))
    if to_write:
        write(kinds, own, of)
    print(f"{len(own)} claims of {len(of_kind)} things\n{'':8} precision  recall  b-cubed F1  deciding")
    judge("rules", by_rules, kinds, own, of)
    judge("Splink", by_splink, kinds, own, of)


if __name__ == "__main__":
    main()
