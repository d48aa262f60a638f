#!/usr/bin/env python3
"""Code reports and score them against hand-coded ones.

usage: quality.py [--gold NAME ...] [--by-report] [--accept]

NAME is seed, dev, hand, own, fresh, late, met or blind, with -build or -aside for a part (bench/gold/README.md), or
built or unseen for all that was built on and all that was not. Prints the scorer's table for each, how much of what is
planned was coded as done, and how many numbers and dates are right; compares with floors.json and exits 1 if a floor
is broken. `--accept` raises floors to what was reached; it never lowers one.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections import Counter

import parts

FLOORS = parts.HERE / "floors.json"
SLACK = 0.0005  # what rounding to three places may take away
NUMBERS = ("#value", "#quantity")
DATES = ("date", "period", "step_date")
PARTED = [name + part for name in ("dev", "hand", "own") for part in ("-build", "-aside")]
NAMES = ["seed", "dev", *PARTED, "fresh", "late", "met", "blind", *parts.POOLED]

score = parts.scorer()


def show(name: str, table: dict) -> dict[str, float]:
    print(f"\n{name}")
    print(
        f"{'kind':<11}{'claims P':>9}{'R':>7}{'F1':>7}{'slots P':>9}{'R':>7}{'F1':>7}"
        f"{'gold':>6}{'found':>6}{'grounded':>10}{'located':>9}"
    )
    reached = {}
    for key, row in table.items():
        c, s = row["claims"], row["slots"]
        print(
            f"{key:<11}{c['p']:>9.3f}{c['r']:>7.3f}{c['f1']:>7.3f}{s['p']:>9.3f}{s['r']:>7.3f}{s['f1']:>7.3f}"
            f"{c['gold']:>6}{c['predicted']:>6}{row['grounded']:>10.3f}{row['located']:>9.3f}"
        )
        reached[f"{name}.{key}.slots_f1"] = round(s["f1"], 3)
    reached[f"{name}.grounded"] = table["all"]["grounded"]
    reached[f"{name}.located"] = round(table["all"]["located"], 3)
    reached[f"{name}.core.claims_f1"] = round(table["core"]["claims"]["f1"], 3)
    return reached


def details(gold: dict, found: dict) -> Counter[str]:
    """Over the paired claims: reality planned coded as actual, and numbers and dates that both hold, right or not."""
    count: Counter[str] = Counter()
    for rid, report in gold.items():
        mine = found[rid]["claims"]
        for i, j, _ in score.pair(report["claims"], mine, report["text"]):
            a, b = report["claims"][i], mine[j]
            count["paired"] += 1
            count["planned_as_actual"] += b["reality"] == "actual" and a["reality"] not in ("actual", "denied")
            left, right = score.fillers(a), score.fillers(b)
            for slots, key in ((NUMBERS, "numbers"), (DATES, "dates")):
                xs, ys = ([f for f in fillers if f[0] in slots] for fillers in (left, right))
                both = min(len(xs), len(ys))
                count[key] += both
                count[f"{key}_right"] += min(both, score.shared(xs, ys))
    return count


def show_details(name: str, count: Counter[str]) -> dict[str, float]:
    planned = count["planned_as_actual"] / max(1, count["paired"])
    right = {k: count[f"{k}_right"] / max(1, count[k]) for k in ("numbers", "dates")}
    print(f"planned coded as actual: {planned:.3f} of {count['paired']} claims paired")
    for key, share in right.items():
        print(f"{key} right where both hold one: {share:.3f} of {count[key]}")
    return {f"{name}.not_planned_as_actual": round(1 - planned, 3)} | {
        f"{name}.{k}_right": round(v, 3) for k, v in right.items()
    }


def measured(name: str, coded: dict[str, parts.Report], *, by_report: bool) -> dict[str, float]:
    """What a body of reports reaches, by the names of its floors; `coded` keeps what was coded already."""
    gold = {r["id"]: r for r in parts.gold(name)}
    coded |= {rid: {"claims": parts.coded(r)} for rid, r in gold.items() if rid not in coded}
    found = {rid: coded[rid] for rid in gold}
    table, rows = score.score(gold, found)
    reached = show(name, table) | show_details(name, details(gold, found))
    for rid, row in sorted(rows, key=lambda r: r[1]["f1"]) if by_report else ():
        print(f"{rid}\t{row['f1']:.3f}\t{row['gold']} gold\t{row['predicted']} found")
    return reached


def show_distance(reached: dict[str, float]) -> None:
    """How much better the reports that were built on are coded than those that were not."""
    for key in ("core", "all"):
        built, unseen = (reached[f"{name}.{key}.slots_f1"] for name in parts.POOLED)
        print(f"slots F1 of {key}, built on less unseen: {built:.3f} - {unseen:.3f} = {built - unseen:.3f}")


def main() -> int:
    ask = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ask.add_argument("--gold", nargs="*", default=NAMES)
    ask.add_argument("--by-report", action="store_true")
    ask.add_argument("--accept", action="store_true", help="raise floors to what was reached")
    args = ask.parse_args()
    if not parts.SHARED.is_dir():
        print("the hand-coded reports (../shared) are not here; nothing can be measured", file=sys.stderr)
        return 2
    floors = json.loads(FLOORS.read_text(encoding="utf-8")) if FLOORS.exists() else {}
    coded: dict[str, parts.Report] = {}
    reached: dict[str, float] = {}
    for name in args.gold:
        reached |= measured(name, coded, by_report=args.by_report)
    if set(parts.POOLED) <= set(args.gold):
        show_distance(reached)
    low = {key: value for key, value in reached.items() if value < floors.get(key, 0) - SLACK}
    broken = [f"{key}: {value} is below its floor {floors[key]}" for key, value in low.items()]
    if args.accept:
        floors |= {key: max(value, floors.get(key, 0)) for key, value in reached.items() if key not in low}
        FLOORS.write_text(json.dumps(dict(sorted(floors.items())), indent=1) + "\n", encoding="utf-8")
    for line in broken:
        print(line, file=sys.stderr)
    return 1 if broken else 0


if __name__ == "__main__":
    sys.exit(main())
