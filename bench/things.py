"""Whether reports of one thing become one entry: `python bench/things.py [--show]`.

Sixty things are told by some 250 short reports made up for this project (`things.yml`): in several ways each, with
copies under other headlines, wrong dates and numbers, and near misses (the same states, another year or weapon). The
reports are coded by the program. Every pair of claims of the things' own kind is judged by which thing their reports
tell of. A report of which nothing of that kind was coded is counted by itself: reconciling never saw it.
"""

from __future__ import annotations

import argparse
import json
import sys
import tempfile
from collections import Counter, defaultdict
from collections.abc import Iterator
from itertools import combinations
from pathlib import Path

import yaml

from sijill import batch
from sijill.entries import Sought, listed
from sijill.store import Register

HERE = Path(__file__).parent
TARGETS = {"precision": 0.97, "recall": 0.90, "b-cubed F1": 0.93}


def reports(data: dict[str, object]) -> Iterator[tuple[str, dict[str, object]]]:
    """Pairs of thing and report."""
    filler = data["filler"]
    for t, thing in enumerate(data["things"]):
        ways, texts = data["ways"][thing["kind"]], []
        for n in range(thing["told"]):
            told = thing | (thing.get("wrong", {}) if n == 1 else {})
            more = [filler[(t + n * 2 + i) % len(filler)] for i in range(2)]
            texts.append(" ".join([ways[n % len(ways)].format(**told), *more]))
        texts += [f"عنوان {c} من صحيفة أخرى\n{texts[0]}" for c in range(thing.get("copies", 0))]
        for n, text in enumerate(texts):
            yield thing["id"], {"id": f"{thing['id']}-{n}", "text": text, "title": None, "date": out(thing)}


def out(thing: dict[str, object]) -> str | None:
    """The year in which the last of it was known, as the day of all reports; figures come out a year later."""
    year = str(thing.get("year") or str(thing.get("later") or thing["day"])[-4:])
    return f"{int(year) + ('year' in thing)}-12-30"


def main() -> None:
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--show", action="store_true", help="the pairs that are wrong")
    show = asked.parse_args().show
    data = yaml.safe_load((HERE / "things.yml").read_text(encoding="utf-8"))
    kinds = {thing["id"]: thing["kind"] for thing in data["things"]}
    told = list(reports(data))
    found, claims, of = coded_as(told, kinds)
    own = {id_ for id_, one in claims.items() if one.claim.kind == kinds[of[id_]]}
    entry_of = {id_: one.id for one in found for id_ in one.claims if id_ in own}
    coded = {claims[id_].report.document.id for id_ in own}
    print(f"{len(kinds)} things, {len(told)} reports, {len(told) - len(coded)} of which gave no claim of their kind")
    failed = measure(entry_of, of, kinds, claims, show=show)
    failed |= contradictions(data, found, of)
    sys.exit(failed)


def coded_as(told, kinds):
    """The entries of the reports' own kinds, all claims by id, and the thing that each claim's report tells of."""
    with tempfile.TemporaryDirectory() as folder, Register.open(f"{folder}/r.db") as register:
        lines = Path(folder) / "reports.jsonl"
        lines.write_text("".join(json.dumps(r, ensure_ascii=False) + "\n" for _, r in told), encoding="utf-8")
        list(batch.kept(batch.find([lines]), register))
        found = [one for kind in dict.fromkeys(kinds.values()) for one in listed(register, Sought(kind))]
        claims = {one.id: one for one in register.claims()}
    thing_of = {r["id"]: thing for thing, r in told}
    return found, claims, {id_: thing_of[one.report.document.id] for id_, one in claims.items()}


def measure(entry_of, of, kinds, claims, *, show: bool) -> bool:
    pairs: Counter[tuple[str, str]] = Counter()
    for a, b in combinations(sorted(entry_of), 2):
        if claims[a].report.key == claims[b].report.key or claims[a].claim.kind != claims[b].claim.kind:
            continue
        same, joined = of[a] == of[b], entry_of[a] == entry_of[b]
        what = "right" if same and joined else "missed" if same else "wrong" if joined else ""
        if what:
            pairs[kinds[of[a]], what] += 1
        if show and what in ("missed", "wrong"):
            print(f"  {what}: {told(claims[a])} / {told(claims[b])}")
    print(f"{'kind':12} precision  recall  b-cubed F1")
    reached = {}
    for kind in (*dict.fromkeys(kinds.values()), "all"):
        right, missed, wrong = (
            sum(n for (k, w), n in pairs.items() if w == what and kind in (k, "all"))
            for what in ("right", "missed", "wrong")
        )
        reached = {
            "precision": right / ((right + wrong) or 1),
            "recall": right / ((right + missed) or 1),
            "b-cubed F1": b_cubed({i: e for i, e in entry_of.items() if kind in ("all", claims[i].claim.kind)}, of),
        }
        print(f"{kind:12} " + "  ".join(f"{value:9.3f}" for value in reached.values()))
    for name, target in TARGETS.items():
        print(
            f"{name}: {reached[name]:.3f}, target {target}: {'reached' if reached[name] >= target else 'NOT reached'}"
        )
    return any(reached[name] < target for name, target in TARGETS.items())


def told(one) -> str:
    said = {k: v for k, v in one.claim.fields.items() if v not in (None, [])}
    return f"{one.report.document.id} {one.claim.reality} {said}"


def b_cubed(entry_of, of) -> float:
    entries, things = defaultdict(set), defaultdict(set)
    for id_, entry in entry_of.items():
        entries[entry].add(id_)
        things[of[id_]].add(id_)
    if not entry_of:
        return 0.0
    precision = sum(len(entries[e] & things[of[i]]) / len(entries[e]) for i, e in entry_of.items()) / len(entry_of)
    recall = sum(len(entries[e] & things[of[i]]) / len(things[of[i]]) for i, e in entry_of.items()) / len(entry_of)
    return 2 * precision * recall / (precision + recall)


def contradictions(data, found, of) -> bool:
    planted, shown = 0, 0
    for thing in data["things"]:
        if "wrong" in thing:
            planted += 1
            own = [e for e in found if e.kind == thing["kind"] and any(of[c] == thing["id"] for c in e.claims)]
            there = any(e.conflicts for e in own)
            shown += there
            if not there:
                print(f"  not shown: {thing['id']} {thing['wrong']} in {len(own)} entries")
    said = "reached" if planted == shown else "NOT reached"
    print(f"contradictions planted {planted}, shown {shown}, target all: {said}")
    return planted != shown


if __name__ == "__main__":
    main()
