"""How long each format takes, and how much memory: `python bench/export.py [--claims N] [--formats csv,parquet]`.

The register is that of bench/reconcile.py. Each format is written by a process of its
own, so that its memory is its own.
"""

from __future__ import annotations

import argparse
import random
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from reconcile import report
from sijill.editions import FORMATS, Choice, save
from sijill.store import Register
from sijill.upkeep import bring


def one(form: str, place: str) -> None:
    with Register.open(place, create=False) as register, tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "out"
        start = time.perf_counter()
        save(register, Choice(), FORMATS[form], path)
        took = time.perf_counter() - start
        size = path.stat().st_size / 1e6
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"{form:<16} {took:>8.1f} s {size:>9.1f} MB on disk {peak:>7.0f} MB of memory", flush=True)


def main() -> None:
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--claims", type=int, default=20_000)
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
        for form in given.formats.split(","):
            subprocess.run([sys.executable, __file__, "--one", form, "--register", place], check=True)


if __name__ == "__main__":
    main()
