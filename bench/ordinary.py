#!/usr/bin/env python3
"""Measure the coder on ordinary news: how many reports give an agreement or a transfer, and how fast they are
read, by the time of one core.

usage: ordinary.py [--limit N] [--show N] [--seed N] [--without FILE]

`--show N` prints N of those reports drawn at random, with their claims, to be judged by reading; none is drawn that is
kept aside, or whose id stands in FILE, one a line, because it was read before. bench/README.md says how many were
right.
"""

from __future__ import annotations

import argparse
import random
import time
from collections import Counter
from pathlib import Path

import parts

from sijill.languages import load

CORE = {"agreement", "transfer"}


def main() -> None:
    ask = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ask.add_argument("--limit", type=int, default=None)
    ask.add_argument("--show", type=int, default=0)
    ask.add_argument("--seed", type=int, default=7)
    ask.add_argument("--without", type=Path, default=None)
    args = ask.parse_args()
    read = set(args.without.read_text(encoding="utf-8").split()) if args.without else set()
    reports = parts.read_lines(parts.SHARED / "corpus" / "general_ar.jsonl.gz")[: args.limit]
    parts.coded(reports[0])
    count: Counter[str] = Counter()
    hits = []
    start = time.process_time()
    for report in reports:
        claims = parts.coded(report)
        kinds = {c["kind"] for c in claims}
        count.update(kinds)
        count["none"] += not kinds
        if kinds & CORE:
            hits.append((report, [c for c in claims if c["kind"] in CORE]))
    seconds = time.process_time() - start
    size = sum(len(r["text"].encode()) for r in reports) / 1e6
    print(f"{len(reports)} reports of ordinary news, {size:.1f} MB, {size / seconds:.2f} MB/s")
    away = [r for r in reports if not load("ar").scope.holds(r["text"])]
    start = time.process_time()
    for report in away:
        parts.coded(report)
    seconds = time.process_time() - start
    off = sum(len(r["text"].encode()) for r in away) / 1e6
    print(f"{len(away)} of them turned away as off the subject, {off:.1f} MB, {off / seconds:.1f} MB/s")
    print(f"with an agreement or a transfer: {len(hits)} ({len(hits) / len(reports):.1%})")
    for kind, number in count.most_common():
        print(f"  {kind:<11}{number:>6}  {number / len(reports):.1%}")
    random.seed(args.seed)
    open_to_read = [(r, c) for r, c in hits if r["id"] not in read and not parts.is_aside(r["id"])]
    for report, claims in random.sample(open_to_read, min(args.show, len(open_to_read))):
        print(f"\n{report['id']}  {report['title']}")
        for claim in claims:
            fields = {k: v for k, v in claim.items() if v not in (None, []) and k not in ("evidence", "coder", "rules")}
            print("  ", fields)
            print("     ", " | ".join(e["quote"] for e in claim["evidence"] if e["field"] == "claim")[:500])


if __name__ == "__main__":
    main()
