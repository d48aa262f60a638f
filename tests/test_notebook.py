"""The worked notebook runs from its first cell to its last, and ends in a table with the way back to the words."""

from __future__ import annotations

import importlib.util
import json
from pathlib import Path
from typing import Any

import nbformat
import pytest

from sijill import claims
from sijill.library import Register

ROOT = Path(__file__).resolve().parent.parent
TEXT = "وقّعت تركيا وقطر <b> في الدوحة مذكرة تفاهم للتعاون في مجال الدفاع في 14 مايو 2019."


def test_the_notebook_runs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Each cell that ends in an expression or prints shows something, and shown Arabic keeps its own direction."""
    path = ROOT / "docs" / "notebook.ipynb"
    nbformat.validate(nbformat.read(path, as_version=4))
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("SIJILL_EXAMPLES", str(ROOT / "examples" / "reports" / "reports.jsonl"))
    before = json.loads(path.read_text(encoding="utf-8"))
    after = _tool().ran(before)
    nbformat.validate(nbformat.from_dict(after))
    for old, new in zip(before["cells"], after["cells"], strict=True):
        assert len(old.get("outputs", ())) == len(new.get("outputs", ())), "tools/run_notebook.py writes it anew"
    shown = "".join(str(cell.get("outputs", "")) for cell in after["cells"])
    assert '<blockquote dir="auto">' in shown
    assert "with an agreement" in shown
    assert (tmp_path / "dyads.parquet").exists()


def test_claims_and_entries_show_themselves(tmp_path: Path) -> None:
    """With their words, which nothing in a report can break out of, and without what is open."""
    (claim,) = claims(TEXT, day="2019-05-15")
    shown = claim._repr_html_()
    assert "<bdi>TUR</bdi><br><bdi>QAT</bdi>" in shown
    assert '<blockquote dir="auto">' in shown
    assert "&lt;b&gt;" in shown
    assert "<b>" not in shown
    assert "<th>title</th>" not in shown
    with Register.open(str(tmp_path / "r.db")) as register:
        register.add(TEXT, day="2019-05-15", outlet="الأولى")
        (known,) = register.agreements()
        told = known._repr_html_()
        assert f"agreement {known.entry.id}" in told
        assert "signed, 2019-05-14" in told
        assert "<bdi>الأولى</bdi>" in known.held[0]._repr_html_()


def _tool() -> Any:
    spec = importlib.util.spec_from_file_location("run_notebook", ROOT / "tools" / "run_notebook.py")
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module
