#!/usr/bin/env python3
"""Show what the coder gets wrong on the reports to build on: pairs that differ, gold it missed, claims it made up.

usage: errors.py [--kind KIND] [--id ID] [--limit N] [--gold NAME ...]

Only reports of the part to build on are shown; those kept aside and the sets fresh, late and blind are for
scores (bench/gold/README.md).
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterator

import parts

score = parts.scorer()


def brief(claim: parts.Report) -> str:
    """A claim's filled fields on a line, and the first words of its evidence."""
    left = {"kind", "evidence", "coder", "rules", "mechanisms", "duration", "approx"}
    fields = {k: v for k, v in claim.items() if k not in left and v not in (None, [], "")}
    return json.dumps(fields, ensure_ascii=False)


def quotes(claim: parts.Report, text: str) -> str:
    return " | ".join(text[e["start"] : e["end"]] for e in claim["evidence"])[:400].replace("\n", "⏎")


def compare(report: parts.Report, kind: str | None) -> Iterator[str]:
    text, gold, found = report["text"], report["claims"], parts.coded(report)
    pairs = list(score.pair(gold, found, text))
    for i, j, shared in sorted(pairs):
        if kind in (None, gold[i]["kind"]):
            a, b = score.fillers(gold[i]), score.fillers(found[j])
            if shared == len(a) == len(b):
                continue
            missed, extra = differing(a, b)
            yield f"  ~ {gold[i]['kind']} missed {missed} wrong {extra}"
            yield f"      {quotes(gold[i], text)}\n      {found[j]['rules']}"
    for i in sorted(set(range(len(gold))) - {i for i, _, _ in pairs}):
        if kind in (None, gold[i]["kind"]):
            yield f"  - {gold[i]['kind']} {brief(gold[i])}\n      {quotes(gold[i], text)}"
    for j in sorted(set(range(len(found))) - {j for _, j, _ in pairs}):
        if kind in (None, found[j]["kind"]):
            yield f"  + {found[j]['kind']} {brief(found[j])} {found[j]['rules']}\n      {quotes(found[j], text)}"


def differing(a: list, b: list) -> tuple[list, list]:
    left, missed = list(b), []
    for slot, value in a:
        hit = next((i for i, (s, v) in enumerate(left) if s == slot and score.same(slot, value, v)), None)
        if hit is None:
            missed.append((slot, value))
        else:
            del left[hit]
    return missed, left


def main() -> None:
    ask = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ask.add_argument("--kind")
    ask.add_argument("--id")
    ask.add_argument("--limit", type=int, default=1000)
    ask.add_argument("--gold", nargs="*", default=["dev-build", "hand-build", "own-build"])
    args = ask.parse_args()
    if closed := [name for name in args.gold if name.startswith((*parts.SCORES_ONLY, "unseen"))]:
        ask.error(f"{', '.join(closed)}: kept for scores, and not to be read (bench/gold/README.md)")
    reports = [r for name in args.gold for r in parts.gold(name) if not parts.is_aside(r["id"])]
    for report in [r for r in reports if args.id in (None, r["id"])][: args.limit]:
        lines = list(compare(report, args.kind))
        if lines:
            print(f"{report['id']} {report['date']} {report['title']}", *lines, sep="\n")


if __name__ == "__main__":
    main()
