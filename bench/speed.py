#!/usr/bin/env python3
"""Time full coding against a peer that codes nothing, on the same text in the same run.

usage: speed.py [--rounds N] [--accept] [--wheel FILE]

The peer is spaCy's blank Arabic tokeniser with a PhraseMatcher of the same lexicon (`pip install 'sijill[bench]'`).
Rounds alternate between the two, by the time of one core, and the best of each counts, so that another job on the
machine hurts both alike.
Prints MB of UTF-8 a second for each, their ratio, and the peak memory of a process that codes the reports.
`--wheel` times the sijill of a wheel (the compiled one of `make fast`) instead of the checkout's, and fails unless both
make the same claims.
"""

from __future__ import annotations

import argparse
import gzip
import json
import os
import subprocess
import sys
import tempfile
import time
import zipfile
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
    start = time.process_time()
    for document in documents:
        code_document(document)
    return time.process_time() - start


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
        start = time.process_time()
        for text in texts:
            self.matcher(self.nlp(text))
        return time.process_time() - start


ONCE = """
import hashlib, json, pathlib, sys
from sijill.flow import code_document
from sijill.records import Document
claims = hashlib.sha256()
for line in open(sys.argv[1], encoding="utf-8"):
    r = json.loads(line)
    for claim in code_document(Document(r["id"], r["text"], "ar", r.get("title"), r.get("date"))):
        claims.update(json.dumps(claim.to_json()).encode())
peak = next(line for line in pathlib.Path("/proc/self/status").read_text().splitlines() if line.startswith("VmHWM"))
print(int(peak.split()[1]) // 1024, claims.hexdigest())
"""


def once(path: Path, folder: str | None = None) -> tuple[int, str]:
    """Peak memory in MB and a digest of the claims of a process of its own, which may take sijill from a folder.

    The peak is that of Linux's VmHWM: `ru_maxrss` of a process counts what the one that started it had held.
    """
    own = {**os.environ, "PYTHONPATH": folder} if folder else None
    said = subprocess.run([sys.executable, "-c", ONCE, str(path)], capture_output=True, text=True, check=True, env=own)
    memory, digest = said.stdout.split()
    return int(memory), digest


def main() -> int:
    ask = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ask.add_argument("--rounds", type=int, default=5)
    ask.add_argument("--accept", action="store_true")
    ask.add_argument("--wheel", type=Path)
    args = ask.parse_args()
    dev = SHARED / "gold" / "dev.jsonl"
    if not dev.exists():
        print("the reports to time on (../shared) are not here", file=sys.stderr)
        return 2
    with tempfile.TemporaryDirectory() as folder:
        if args.wheel:
            zipfile.ZipFile(args.wheel).extractall(folder)
            sys.path.insert(0, folder)
        return timed(dev, args, folder if args.wheel else None)


def timed(dev: Path, args: argparse.Namespace, folder: str | None) -> int:
    rows = reports(dev)
    size = sum(len(r["text"].encode()) for r in rows) / 1e6
    ours(rows)
    peer = Peer()
    times = [(ours(rows), peer.time(rows)) for _ in range(args.rounds)]
    mine, theirs = (min(t[i] for t in times) for i in (0, 1))
    memory, claims = once(dev, folder)
    if folder and claims != once(dev)[1]:
        print("the wheel and the checkout make different claims; build the wheel anew: make fast", file=sys.stderr)
        return 1
    ratio = round(theirs / mine, 2)
    print(f"full coding of {len(rows)} reports ({size:.2f} MB): {size / mine:.2f} MB/s")
    print(f"spaCy blank tokeniser and PhraseMatcher:      {size / theirs:.2f} MB/s")
    print(f"ratio (ours / theirs): {ratio}")
    print(f"peak memory: {memory} MB")
    floors = json.loads(FLOORS.read_text(encoding="utf-8")) if FLOORS.exists() else {}
    floor = "speed.ratio_compiled" if folder else "speed.ratio"
    if args.accept:
        floors[floor] = max(ratio, floors.get(floor, 0))
        FLOORS.write_text(json.dumps(dict(sorted(floors.items())), indent=1) + "\n", encoding="utf-8")
    broken = ratio < floors.get(floor, 0) * NOISE or memory > MEMORY_MB
    return 1 if broken else 0


if __name__ == "__main__":
    sys.exit(main())
