#!/usr/bin/env python3
"""Time full coding against a peer that codes nothing, on the same text in the same run.

usage: speed.py [--rounds N] [--accept]

The peer is spaCy's blank Arabic tokeniser with a PhraseMatcher of the same lexicon (`pip install 'sijill[bench]'`).
Rounds alternate between the two, the best of each counts, so that another job on the machine hurts both alike.
Prints MB of UTF-8 a second for each, their ratio, and the peak memory of a process that codes the reports.
"""

from __future__ import annotations

import argparse
import gzip
import json
import subprocess
import sys
import time
from pathlib import Path

HERE = Path(__file__).resolve().parent
SHARED = HERE.parent.parent / "shared"
FLOORS = HERE / "floors.json"
MEMORY_MB = 400  # the most that coding may take at its peak
NOISE = 0.85  # a ratio may fall to this share of its floor before it counts as broken: two timings on a shared machine


def reports(path: Path) -> list[dict]:
    opened = gzip.open(path, "rt", encoding="utf-8") if path.suffix == ".gz" else path.open(encoding="utf-8")
    with opened as lines:
        return [json.loads(line) for line in lines]


def ours(rows: list[dict]) -> float:
    from sijill.flow import code_document
    from sijill.records import Document

    documents = [Document(r["id"], r["text"], "ar", r.get("title"), r.get("date")) for r in rows]
    start = time.perf_counter()
    for document in documents:
        code_document(document)
    return time.perf_counter() - start


class Peer:
    def __init__(self) -> None:
        import spacy
        from spacy.matcher import PhraseMatcher

        from sijill.languages import load

        self.nlp = spacy.blank("ar")
        self.matcher = PhraseMatcher(self.nlp.vocab)
        self.matcher.add("LEXICON", list(self.nlp.pipe(load("ar").lexicon.phrases())))

    def time(self, rows: list[dict]) -> float:
        texts = [r["text"] for r in rows]
        start = time.perf_counter()
        for text in texts:
            self.matcher(self.nlp(text))
        return time.perf_counter() - start


MEMORY = """
import json, resource, sys
from sijill.flow import code_document
from sijill.records import Document
for line in open(sys.argv[1], encoding="utf-8"):
    r = json.loads(line)
    code_document(Document(r["id"], r["text"], "ar", r.get("title"), r.get("date")))
print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024)
"""


def main() -> int:
    ask = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ask.add_argument("--rounds", type=int, default=5)
    ask.add_argument("--accept", action="store_true")
    args = ask.parse_args()
    dev = SHARED / "gold" / "dev.jsonl"
    if not dev.exists():
        print("the reports to time on (../shared) are not here", file=sys.stderr)
        return 2
    rows = reports(dev)
    size = sum(len(r["text"].encode()) for r in rows) / 1e6
    ours(rows)
    peer = Peer()
    times = [(ours(rows), peer.time(rows)) for _ in range(args.rounds)]
    mine, theirs = (min(t[i] for t in times) for i in (0, 1))
    memory = int(
        subprocess.run([sys.executable, "-c", MEMORY, str(dev)], capture_output=True, text=True, check=True).stdout
    )
    ratio = round(theirs / mine, 2)
    print(f"full coding of {len(rows)} reports ({size:.2f} MB): {size / mine:.2f} MB/s")
    print(f"spaCy blank tokeniser and PhraseMatcher:      {size / theirs:.2f} MB/s")
    print(f"ratio (ours / theirs): {ratio}")
    print(f"peak memory: {memory} MB")
    floors = json.loads(FLOORS.read_text(encoding="utf-8")) if FLOORS.exists() else {}
    if args.accept:
        floors["speed.ratio"] = max(ratio, floors.get("speed.ratio", 0))
        FLOORS.write_text(json.dumps(dict(sorted(floors.items())), indent=1) + "\n", encoding="utf-8")
    broken = ratio < floors.get("speed.ratio", 0) * NOISE or memory > MEMORY_MB
    return 1 if broken else 0


if __name__ == "__main__":
    sys.exit(main())
