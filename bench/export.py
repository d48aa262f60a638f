"""How long each format takes, and how much memory: `python bench/export.py [--claims N] [--formats csv,parquet]`.

The register is that of bench/reconcile.py, with `--times` put so often into itself under other ids, for bringing many
claims together takes far longer than to write them. Each format is written by a process of its own, so that its memory
is its own.
"""

from __future__ import annotations

import argparse
import random
import re
import resource
import sqlite3
import subprocess
import sys
import tempfile
import time
from contextlib import closing
from pathlib import Path

from reconcile import report
from sijill.editions import FORMATS, Choice, save
from sijill.store import Register
from sijill.upkeep import bring


def one(form: str, place: str) -> None:
    with Register.open(place, create=False) as register, tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "out"
        start, busy = time.perf_counter(), time.process_time()
        save(register, Choice(), FORMATS[form], path)
        took, busy = time.perf_counter() - start, time.process_time() - busy
        size = path.stat().st_size / 1e6
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(
        f"{form:<16} {took:>8.1f} s ({busy:.1f} s of one core) {size:>9.1f} MB on disk {peak:>7.0f} MB of memory",
        flush=True,
    )


def multiply(place: str, times: int) -> None:
    """Puts all reports, claims and entries into the register again, `times` in all, each time under other ids."""
    with closing(sqlite3.connect(place)) as db:
        tables = {
            "report": ("key", "id"), "report_words": ("report_key",), "claim": ("id", "report_key"),
            "evidence": ("claim_id",), "claim_actor": ("claim_id",), "claim_code": ("claim_id",),
            "claim_date": ("claim_id",), "entry": ("id", "body"), "entry_claim": ("claim_id", "entry_id"),
        }  # fmt: skip
        for table, ids in tables.items():
            made = db.execute(f"SELECT * FROM {table}")  # noqa: S608 (our own names)
            names = [column[0] for column in made.description if column[0] != "seq" or table == "evidence"]
            rows = [dict(zip([c[0] for c in made.description], row, strict=True)) for row in made]
            marks = ", ".join(f":{name}" for name in names)
            quoted = ", ".join(f'"{name}"' for name in names)
            into = f"INSERT INTO {table} ({quoted}) VALUES ({marks})"  # noqa: S608
            for n in range(1, times):
                letter = "ghijklmnopqrstuvwxyz"[n - 1]
                db.executemany(into, ({**row, **{i: _ID.sub(rf"\g<1>{letter}", row[i]) for i in ids}} for row in rows))
        ends = "(SELECT max(seq) FROM claim)"
        db.execute(f"UPDATE brought SET claim_seq = {ends}")  # noqa: S608 (our own words)
        db.commit()


_ID = re.compile(r"((?:\b|R)(?=[0-9a-f]{16}(?:[0-9a-f]{48})?\b)|^report-(?=[0-9]))[0-9a-f]")


def main() -> None:
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--claims", type=int, default=20_000)
    asked.add_argument("--times", type=int, default=1)
    asked.add_argument("--formats", default=",".join(FORMATS))
    asked.add_argument("--register", help="a register that is there already")
    asked.add_argument("--keep", help="where to keep the register that is made")
    asked.add_argument("--one", help=argparse.SUPPRESS)
    given = asked.parse_args()
    if given.one:
        one(given.one, given.register)
        return
    with tempfile.TemporaryDirectory() as folder:
        place = given.register or given.keep or f"{folder}/r.db"
        if not given.register:
            chance, told = random.Random(7), []  # noqa: S311 (no secret)
            with Register.open(place) as register:
                for n in range(given.claims // 5):
                    register.add(*report(n, chance, told))
                bring(register)
            multiply(place, given.times)
        for form in given.formats.split(","):
            subprocess.run([sys.executable, __file__, "--one", form, "--register", place], check=True)


if __name__ == "__main__":
    main()
