"""Whether copies of one text are found: `python bench/copies.py [--reports N]`.

Takes real reports from beside the checkout, makes copies of each as papers do (cut, in another order, under another
head, with words changed), and asks for the copy groups of all of them together. Two untouched reports that share a
third of the shingles of one are copies in part already, and pairs of theirs are counted apart.
"""

from __future__ import annotations

import argparse
import gzip
import json
import random
import re
import sys
import time
from collections import Counter
from itertools import combinations
from pathlib import Path

from sijill.reconcile.copies import copies, shingles

CORPUS = Path(__file__).resolve().parents[1] / "../shared/corpus/relevant_ar.jsonl.gz"
TARGETS = {"recall": 0.95, "precision": 0.99}
FEW = 400  # characters: a shorter text has too little to be cut


def made(text: str, chance: random.Random) -> dict[str, str]:
    parts = [one for one in re.split(r"(?<=[.؟!\n])\s+", text) if one.strip()]
    turned = parts[len(parts) // 2 :] + parts[: len(parts) // 2]
    words = text.split()
    changed = [chance.choice(words) if chance.random() < 0.03 else word for word in words]  # noqa: PLR2004 (one in 33)
    return {
        "cut": " ".join(parts[: max(2, len(parts) * 6 // 10)]),
        "turned": " ".join(turned),
        "headed": "خبر عاجل من مراسلنا في العاصمة اليوم\n" + " ".join(parts[1:]),
        "changed": " ".join(changed),
    }


def main() -> None:
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--reports", type=int, default=300)
    wanted = asked.parse_args().reports
    if not CORPUS.exists():
        sys.exit("the folder ../shared is not beside this checkout")
    chance = random.Random(5)  # noqa: S311 (no secret)
    with gzip.open(CORPUS, "rt", encoding="utf-8") as lines:
        texts = [text for line in lines if len(text := json.loads(line)["text"]) >= FEW]
    chance.shuffle(texts)
    named = {f"{n}/own": text for n, text in enumerate(texts[:wanted])}
    for n, text in enumerate(texts[:wanted]):
        named |= {f"{n}/{how}": one for how, one in made(text, chance).items()}
    start = time.perf_counter()
    group = copies(named.items())
    took = time.perf_counter() - start
    sys.exit(report(named, group, took))


def related(a: str, b: str) -> bool:
    x, y = shingles(a), shingles(b)
    return len(x & y) * 3 >= min(len(x), len(y))


def report(named: dict[str, str], group: dict[str, str], took: float) -> bool:
    found: Counter[str] = Counter()
    already = 0
    for a, b in combinations(named, 2):
        same, joined = a.split("/")[0] == b.split("/")[0], group[a] == group[b]
        if not (same or joined):
            continue
        if not same and related(named[a.split("/")[0] + "/own"], named[b.split("/")[0] + "/own"]):
            already += 1  # two papers printed the same before anybody made copies of it
            continue
        how = b.split("/")[1] if a.endswith("/own") else "other"
        found[f"{'right' if same and joined else 'missed' if same else 'wrong'} {how}"] += 1
    for how in ("cut", "turned", "headed", "changed", "other"):
        right, missed = found[f"right {how}"], found[f"missed {how}"]
        print(f"{how:8} found {right:6} of {right + missed:6}: {right / ((right + missed) or 1):.3f}")
    right, missed, wrong = (sum(n for k, n in found.items() if k.startswith(w)) for w in ("right", "missed", "wrong"))
    reached = {"recall": right / (right + missed), "precision": right / ((right + wrong) or 1)}
    for name, target in TARGETS.items():
        said = "reached" if reached[name] >= target else "NOT reached"
        print(f"{name} {reached[name]:.4f}, target {target}: {said}")
    print(f"{len(named)} texts in {took:.1f} s; pairs of untouched reports that are copies already: {already}")
    return any(reached[name] < target for name, target in TARGETS.items())


if __name__ == "__main__":
    main()
