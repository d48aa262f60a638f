"""Searching from the command line."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

TEXT = "وقعت تركيا وقطر في الدوحة مذكرة تفاهم للتعاون في مجال الدفاع في ١٤ مايو ٢٠١٩."


def test_a_report_is_found_with_its_passage_and_its_claims(sijill: Any, tmp_path: Path) -> None:
    """The words may be spelled in another way than the report's; what is printed is the report's own text."""
    (tmp_path / "r.jsonl").write_text(json.dumps({"id": "one", "text": TEXT, "title": "عنوان"}), encoding="utf-8")
    assert sijill("add", "r.jsonl").code == 0
    shown = sijill("search", "الدوحه", "2019").out
    assert "one" in shown
    assert "agreement" in shown
    (found,) = sijill("search", "الدوحه", "--json").lines()
    assert [TEXT[a:b] for a, b in found["spans"]] == ["الدوحة"]
    assert [one["kind"] for one in found["claims"]] == ["agreement"]
    assert found["claims"][0]["entry"].startswith("R")
    assert "no report" in sijill("search", "باريس").out
