"""The register seen from above."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from sijill import flow
from sijill.records import Document, Judgement
from sijill.store import KindCount, Outlet, Register, Wanted
from sijill.upkeep import bring

REPORTS = (
    ("a", "وقعت تركيا وقطر في الدوحة مذكرة تفاهم للتعاون في مجال الدفاع في 14 مايو 2019.", "2019-05-15", "الأولى"),
    (
        "b",
        "وقعت تركيا وقطر في الدوحة مذكرة تفاهم للتعاون في مجال الدفاع في 16 مايو 2019 بحضور الوزير.",
        "2019-05-17",
        "الثانية",
    ),
    ("c", "تسلمت أذربيجان من تركيا ست طائرات مسيرة في يونيو 2020.", None, None),
)


@pytest.fixture
def register(tmp_path: Path) -> Any:
    """A register of three reports, brought up."""
    with Register.open(str(tmp_path / "r.db")) as opened:
        for id_, text, date, outlet in REPORTS:
            document = Document(id_, text, "ar", date=date, outlet=outlet)
            opened.add(document, flow.code_document(document))
        first, second = (one.id for one in opened.claims(Wanted("agreement")))
        opened.judge(Judgement(first, second, "same", "amal", "2020-01-01T00:00:00Z"))
        bring(opened)
        yield opened


def test_entries_are_counted_by_kind_and_party(register: Register) -> None:
    """Each kind with its entries, and how many of them are contradicted."""
    with register.survey() as survey:
        assert survey.kinds() == [KindCount("agreement", 1, 1), KindCount("transfer", 1, 0)]
        assert survey.kinds("QAT") == [KindCount("agreement", 1, 1)]
        assert survey.actors() == [("TUR", 2), ("AZE", 1), ("QAT", 1)]
        assert [(p.a, p.b, p.kind, p.entries) for p in survey.pairs(["agreement", "transfer"])] == [
            ("AZE", "TUR", "transfer", 1),
            ("QAT", "TUR", "agreement", 1),
        ]
        assert [p.b for p in survey.pairs(["agreement"], "QAT")] == ["TUR"]


def test_reports_come_latest_first_and_by_outlet(register: Register) -> None:
    """Those without a date last; an outlet knows how often it is alone; the empty one is that of reports without."""
    with register.survey() as survey:
        assert [one.document.id for one in survey.reports()] == ["b", "a", "c"]
        assert [one.document.id for one in survey.reports(limit=1, offset=1)] == ["a"]
        assert [one.document.id for one in survey.reports(outlet="")] == ["c"]
        assert (survey.report_count(), survey.report_count("الأولى")) == (3, 1)
        assert set(survey.outlets()) == {
            Outlet("الأولى", 1, 1, "2019-05-15", "2019-05-15", 0),
            Outlet("الثانية", 1, 1, "2019-05-17", "2019-05-17", 0),
            Outlet(None, 1, 1, None, None, 1),
        }
        key = survey.reports()[0].key
        assert [survey.report(part) is not None for part in (key, key[:8], key[:7], "0" * 16)] == [
            True,
            True,
            False,
            False,
        ]
