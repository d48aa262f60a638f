"""What reports come to against each other: quotations in two versions, in a register and in a file beside it."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml

from sijill import findings
from sijill.codebook import load
from sijill.records import Claim, Document, Evidence, Finding
from sijill.store import Register

CASES = yaml.safe_load((Path(__file__).parent / "cases" / "quotations.yml").read_text(encoding="utf-8"))
TODAY = date(2026, 1, 1)
VERSIONS = "quotation in two versions"


def told(n: int, report: dict[str, Any], act: str = "announce") -> tuple[Document, list[Claim]]:
    """A report of a case with its statement."""
    day = str(report["day"]) if "day" in report else None
    document = Document(f"r{n}", report["text"], "ar", date=day, outlet=report["outlet"])
    fields: dict[str, Any] = {f.name: [] if f.many else None for f in load().kinds["statement"].fields.values()}
    fields |= {"speaker": report["speaker"], "speaker_actor": report["state"], "act": act}
    evidence = (Evidence.cut("claim", 0, len(document.text), document.text),)
    return document, [Claim("statement", fields, "actual", None, evidence, "person")]


def versions(found: list[Finding]) -> list[Finding]:
    """The findings about quotations."""
    return [one for one in found if one.check == VERSIONS]


@pytest.mark.parametrize("name", CASES)
def test_reports_that_quote_one_speaker_come_to_these_findings(name: str, tmp_path: Path) -> None:
    """Each case of tests/cases/quotations.yml; the acts differ, for papers say the same words were said or stressed."""
    case = CASES[name]
    with Register.open(str(tmp_path / "r.db")) as register:
        for n, report in enumerate(case["reports"]):
            register.add(*told(n, report, ("announce", "confirm")[n % 2]))
        found = versions(list(findings.everything(register, TODAY)))
        assert len(found) == len(case["differ"]), found
        for one, words in zip(found, case["differ"], strict=True):
            assert one.verdict == "inconsistent"
            assert all(word in one.en for word in words), one.en
            assert one in findings.about(register, one.about, TODAY)
        parts, after = findings.part(register, TODAY)
        assert after is None
        assert versions(parts) == found


def test_a_file_is_held_against_what_the_register_has(tmp_path: Path) -> None:
    """A report that is not in the register finds the other version there; one that is there finds none in itself."""
    first, second = next(iter(CASES.values()))["reports"]
    with Register.open(str(tmp_path / "r.db")) as register:
        register.add(*told(1, first))
        for report, expected in ((second, 1), (first, 0)):
            held = findings.unkept(*told(2, report))
            assert len(versions(findings.of_claims(register, held, TODAY))) == expected
