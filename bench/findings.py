"""What the seed report comes to against the publishers' files beside the checkout: `python bench/findings.py`.

Prints the findings, and beside each statement that was checked by hand the verdict that must come of it. The files are
not part of the project. `--claims hand` takes the claims coded by hand instead of the program's.

`--reports FILE ...` holds what the program reads in other reports (JSON lines, gzipped or not) against the same files,
counts the verdicts, and prints with its words each finding that says a report is wrong: to be read by hand.
"""

from __future__ import annotations

import argparse
import json
import sys
import tempfile
import time
from collections import Counter
from datetime import date
from pathlib import Path

import parts

from sijill import batch, findings, flow
from sijill.records import Claim, Document, Evidence
from sijill.store import Register

SHARED = Path(__file__).resolve().parents[1] / "../shared"
FILES = (
    "milex/API_MS.MIL.XPND.CD_DS2_en_csv_v2_1928211.csv",
    "milex/SIPRI-Milex-data-1949-2024_2.xlsx",
    "arms/sipri_trade-register_to2024.csv",
    "treaties/DCAD-v1.0-main.csv",
    "conflict/ucdp_acd_1989-2024.csv",
    "actors/epscrapers_azerbaijan-cabinet.csv",
    "actors/epscrapers_turkey-ministers.csv",
)
# Statements that were checked by hand, by check and verdict.
EXPECTED = {
    "S1 clashes of Azerbaijan and Armenia": ("crisis against events", "agrees", "ARM and AZE"),
    "S2 president of Turkey": ("office of the speaker", "agrees", "Erdo"),
    "S5 about 2 bn, as all military spending": ("figure against series", "agrees", "+7.9 %"),
    "S5 as spending on industry": ("figure against series", "wrong_measure", "as a whole"),
    "S6 trade of about 4.5 bn": ("figure against series", "no_reference", "trade volume of TUR, AZE"),
    "S7 15 bn by 2023": ("target against outcome", "no_reference", "due in 2023"),
    "S8 minister of defence of Azerbaijan": ("office of the speaker", "agrees", "Hasanov"),
    "S9 first supplier of Azerbaijan": ("supplier rank", "contradicted", "TUR was not the first"),
    "S10 growing military spending": ("trend against series", "agrees", "AZE move"),
}


def by_hand(record: dict[str, object]) -> tuple[Document, list[Claim]]:
    """The claims of a hand-coded report."""
    text = str(record["text"])
    document = Document(str(record["id"]), text, "ar", str(record["title"]))
    claims = []
    for told in record["claims"]:
        rest = {k: v for k, v in told.items() if k not in ("kind", "reality", "source", "evidence")}
        quotes = tuple(Evidence.cut(e.get("field", "claim"), e["start"], e["end"], text) for e in told["evidence"])
        claims.append(Claim(told["kind"], rest, told["reality"], told["source"], quotes, "person"))
    return document, claims


def read_by_hand(register: Register, paths: list[Path]) -> None:
    """Prints what says that a report is wrong, with the words, and how often each check comes to each verdict."""
    counts: Counter[tuple[str, str]] = Counter()
    reports = [report for path in paths for report in parts.read_lines(path)]
    for told in reports:
        document = Document(told["id"], told["text"], "ar", told.get("title"), told.get("date"))
        held = findings.unkept(document, flow.code_document(document))
        words = {one.id: " … ".join(e.quote for e in one.claim.evidence if e.field == "claim") for one in held}
        for one in findings.of_claims(register, held, date.today()):  # noqa: DTZ011 (a day of this machine)
            counts[one.check, one.verdict] += 1
            if one.verdict in ("differs", "contradicted", "inconsistent", "wrong_measure"):
                print(f"  {told['id']}: {one.verdict}: {one.en}\n      {words.get(one.about, '')}")
    print(f"{len(reports):,} reports")
    for (check, verdict), n in sorted(counts.items()):
        print(f"{n:7,}  {check}: {verdict}")


def main() -> None:
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--claims", choices=["program", "hand"], default="program")
    asked.add_argument("--reports", nargs="+", type=Path, default=[])
    given = asked.parse_args()
    which = given.claims
    if not SHARED.is_dir():
        sys.exit("the folder ../shared is not beside this checkout")
    with tempfile.TemporaryDirectory() as folder, Register.open(f"{folder}/r.db") as register:
        for name in FILES:
            start = time.perf_counter()
            source, _ = findings.import_file(register, SHARED / "reference" / name, "TUR" if "turkey" in name else None)
            print(f"{source.name:60} {source.read:7,} facts {time.perf_counter() - start:6.1f} s")
        if given.reports:
            read_by_hand(register, given.reports)
            return
        seed = SHARED / "gold" / "seed.jsonl"
        if which == "hand":
            for line in seed.read_text(encoding="utf-8").splitlines():
                register.add(*by_hand(json.loads(line)))
        else:
            list(batch.kept(batch.find([seed]), register))
        found = list(findings.everything(register, date.today()))  # noqa: DTZ011 (a day of this machine)
    for one in found:
        print(f"  {one.verdict:14} {one.en}")
    reached = 0
    for name, (check, verdict, words) in EXPECTED.items():
        there = any(one.check == check and one.verdict == verdict and words in one.en for one in found)
        reached += there
        print(f"{'yes' if there else 'NO ':4} {name}: {verdict}")
    print(f"{reached} of {len(EXPECTED)} statements come to the verdict found by hand, on the claims of the {which}")


if __name__ == "__main__":
    main()
