"""Whatever moment a writer is killed at, nothing that was acknowledged is lost and nothing is there by half."""

from __future__ import annotations

import os
import random
import signal
import sqlite3
import time
from pathlib import Path

from sijill import flow
from sijill.entries import Sought, listed
from sijill.records import Claim, Document
from sijill.store import Register
from sijill.upkeep import bring

TEXT = "وقعت تركيا وقطر في الدوحة مذكرة تفاهم للتعاون في مجال الدفاع في 14 مايو 2019. رقم {}"
KILLS = 200


def report(name: str) -> tuple[Document, tuple[Claim, ...]]:
    """A report with one agreement."""
    document = Document(name, TEXT.format(name), "ar", date="2019-05-15")
    return document, flow.code_document(document)


def write_until_killed(place: str, n: int, out: int) -> None:
    """Adds reports and brings their claims together, and says after each that it is kept."""
    with Register.open(place) as register:
        for i in range(10**6):
            document, claims = report(f"{n}-{i}")
            register.add(document, claims, ruleset="1")
            os.write(out, f"{document.id}\n".encode())
            bring(register)


def test_two_hundred_kills_lose_nothing_that_was_acknowledged(tmp_path: Path) -> None:
    """A child is killed with SIGKILL at a random moment, two hundred times; then the register is whole."""
    place, kept = str(tmp_path / "r.db"), []
    chance = random.Random(11)  # noqa: S311 (no secret)
    Register.open(place).close()
    report("warm")  # the language pack is loaded before the children are made
    for n in range(KILLS):
        ends = os.pipe()
        child = os.fork()
        if child == 0:
            try:
                write_until_killed(place, n, ends[1])
            finally:
                os._exit(1)
        os.close(ends[1])
        with os.fdopen(ends[0], encoding="utf-8") as said:
            if n % 2:  # every other child has kept a report, and is killed soon after; the rest at any moment
                kept.append(said.readline().strip())
            time.sleep(chance.uniform(0, 0.03))
            os.kill(child, signal.SIGKILL)
            os.waitpid(child, 0)
            kept += [line.strip() for line in said if line.endswith("\n")]
    with sqlite3.connect(place) as raw:
        assert raw.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        assert raw.execute("PRAGMA foreign_key_check").fetchall() == []
    assert len(kept) >= KILLS / 2
    with Register.open(place, create=False) as register:
        there = {one.document.id: one for one in register.reports()}
        assert set(kept) <= there.keys()
        for name, one in there.items():
            assert [held.claim for held in register.claims_of(one)] == list(report(name)[1])
        entries = listed(register, Sought("agreement"))
        assert sorted(id_ for one in entries for id_ in one.claims) == sorted(held.id for held in register.claims())
