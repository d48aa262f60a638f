"""Backup and restore from the command line."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any


def test_a_register_goes_into_a_file_and_back(sijill: Any, tmp_path: Path) -> None:
    """What is listed afterwards is what was listed before."""
    text = "وقعت تركيا وقطر في الدوحة مذكرة تفاهم للتعاون في مجال الدفاع في 14 مايو 2019."
    (tmp_path / "r.jsonl").write_text(json.dumps({"id": "one", "text": text}), encoding="utf-8")
    assert sijill("add", "r.jsonl").code == 0
    assert sijill("backup", "b.jsonl.gz").code == 0
    assert sijill("restore", "b.jsonl.gz", "--register", "new.db").code == 0
    before = sijill("entries", "agreement", "--json").lines()
    assert before == sijill("entries", "agreement", "--json", "--register", "new.db").lines()
    again = sijill("restore", "b.jsonl.gz", "--register", "new.db")
    assert (again.code, "holds reports" in again.err) == (1, True)
