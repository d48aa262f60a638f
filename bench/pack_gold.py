#!/usr/bin/env python3
"""Take the words out of hand-coded reports, so that they can be kept here: codes and offsets stay.

usage: pack_gold.py CODED.jsonl ... > bench/gold/NAME.jsonl

Each line of CODED is a report with `id`, `text` and `claims`. What comes out is read back with the corpus (parts.py)
and checked to be the same before it is printed.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

import parts


def main() -> None:
    for path in sys.argv[1:]:
        for report in parts.read_lines(Path(path)):
            packed = [parts.pack(c, report["text"]) for c in report["claims"]]
            again = [parts.unpack(c, report["text"]) for c in packed]
            if again != report["claims"]:
                raise SystemExit(f"{report['id']}: the claims do not survive packing")
            print(json.dumps({"id": report["id"], "claims": packed}, ensure_ascii=True, separators=(",", ":")))


if __name__ == "__main__":
    main()
