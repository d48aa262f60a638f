"""How long it takes to bring many claims together, and one report to them: `python bench/reconcile.py [--claims N]`.

The register is made of claims drawn by chance: agreements, transfers, figures and statements of forty states over
twenty years, about a fifth of them about something that another report tells too. Nothing is coded: this measures what
comes after.
"""

from __future__ import annotations

import argparse
import random
import resource
import tempfile
import time
from datetime import date, timedelta

from sijill.codebook import load
from sijill.entries import Sought, entries, find, listed
from sijill.records import Claim, Document, Evidence
from sijill.store import Register, Wanted
from sijill.upkeep import bring

CODES = (
    "TUR AZE GEO KAZ QAT SAU ARE EGY JOR IRQ SYR LBN ISR IRN PAK IND RUS UKR USA GBR FRA DEU ITA ESP "
    "GRC CHN JPN KOR DZA MAR TUN LBY SDN ETH SOM KEN NGA BRA POL ROU"
)
STATES = CODES.split()
TEXT = "وزارة الدفاع أعلنت أمس وصول دفعة جديدة من المعدات إلى الميناء ضمن عقد أبرم العام الماضي مع شركة محلية كبيرة"
WORDS = TEXT.split()
AGAIN = 0.2  # the share of claims that another report makes too
EVIDENCE = "وقّعت"


def fields(kind: str, chance: random.Random) -> dict[str, object]:
    two = chance.sample(STATES, 2)
    day = date(2004, 1, 1) + timedelta(days=chance.randrange(20 * 365))
    if kind == "agreement":
        step = {"stage": chance.choice(["signed", "in_force", "ratified"]), "date": day.isoformat(), "by": None}
        instrument = chance.choice(["memorandum", "agreement", "protocol"])
        return {"parties": sorted(two), "instrument": instrument, "areas": ["general"], "steps": [step]}
    if kind == "transfer":
        item = {
            "category": chance.choice(["uav", "armoured_vehicle", "missile"]),
            "name": None,
            "quantity": chance.randrange(1, 90),
        }
        step = {"step": chance.choice(["ordered", "delivered"]), "date": str(day.year)}
        return {"supplier": two[0], "recipient": two[1], "items": [item], "steps": [step]}
    if kind == "figure":
        amount = chance.randrange(10, 900) * 10_000_000
        return {
            "metric": "military_spending",
            "subject": two[:1],
            "value": amount,
            "unit": "USD",
            "period": str(day.year),
        }
    return {
        "speaker": "وزير الدفاع",
        "speaker_actor": two[0],
        "act": "support",
        "targets": two[1:],
        "date": day.isoformat(),
    }


def claim(kind: str, told: dict[str, object], text: str) -> Claim:
    empty = {f.name: [] if f.many else None for f in load().kinds[kind].fields.values()}
    told = {name: value for name, value in told.items() if name in empty}
    return Claim(kind, empty | told, "actual", None, (Evidence.cut("claim", 0, len(EVIDENCE), text),), "bench")


def report(n: int, chance: random.Random, told: list[tuple[str, dict[str, object]]]) -> tuple[Document, list[Claim]]:
    text = f"{EVIDENCE} {n} " + " ".join(chance.choices(WORDS, k=120))
    day = date(2004, 1, 1) + timedelta(days=chance.randrange(20 * 365))
    claims = []
    for _ in range(5):
        again = told and chance.random() < AGAIN
        kind = chance.choice(["agreement", "transfer", "figure", "statement"])
        kind, said = chance.choice(told) if again else (kind, fields(kind, chance))
        told.append((kind, said))
        claims.append(claim(kind, said, text))
    return Document(f"report-{n}", text, "ar", date=day.isoformat()), claims


def timed(look) -> float:
    start = time.perf_counter()
    look()
    return time.perf_counter() - start


def main() -> None:
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--claims", type=int, default=20_000)
    reports = asked.parse_args().claims // 5
    chance, told = random.Random(7), []  # noqa: S311 (no secret)
    with tempfile.TemporaryDirectory() as folder, Register.open(f"{folder}/r.db") as register:
        for n in range(reports):
            register.add(*report(n, chance, told))
        start, busy = time.perf_counter(), time.process_time()
        bring(register)
        all_at_once, busy = time.perf_counter() - start, time.process_time() - busy
        one_more = []
        for n in range(reports, reports + 10):
            register.add(*report(n, chance, told))
            start = time.perf_counter()
            bring(register)
            one_more.append(time.perf_counter() - start)
        start = time.perf_counter()
        listed(register, Sought("agreement", "TUR"), limit=50)
        shown = time.perf_counter() - start
        day = date(2014, 1, 1)
        past = {
            "of a day, one entry": lambda: find(register, one_id, known=day),
            "of a day, a party's": lambda: entries(register, Sought("agreement", "TUR"), known=day),
            "of a day, all of a kind": lambda: entries(register, Sought("agreement"), known=day),
        }
        one_id = next(
            one.id for one in register.claims(Wanted("agreement")) if (one.report.document.date or "9") < "2013"
        )
        took = {name: timed(look) for name, look in past.items()}
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"claims brought together     {reports * 5:>10,}")
    print(f"all of them                 {all_at_once:>10.1f} s")
    print(f"all of them, of one core    {busy:>10.1f} s")
    print(f"one report more, median     {sorted(one_more)[5]:>10.3f} s   (target < 1)")
    print(f"one report more, slowest    {max(one_more):>10.3f} s")
    print(f"first 50 of a party         {shown:>10.3f} s")
    for name, seconds in took.items():
        print(f"{name:27} {seconds:>10.3f} s")
    print(f"peak memory                 {peak:>10.0f} MB")


if __name__ == "__main__":
    main()
