"""The hand-coded reports beside the checkout: a test that needs them never passes in silence without them."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

HERE = Path(__file__).resolve().parent
SOURCE = HERE.parent / "src"


@pytest.mark.parametrize(("ci", "outcome"), [("", "1 skipped"), ("true", "1 error")])
def test_where_the_reports_are_absent_a_test_is_skipped_and_fails_in_ci(tmp_path: Path, ci: str, outcome: str) -> None:
    """Without ../shared a test that needs it is skipped with a message; with CI=true it fails."""
    folder = tmp_path / "checkout" / "tests"
    folder.mkdir(parents=True)
    shutil.copy(HERE / "conftest.py", folder)
    (folder / "test_needs.py").write_text("def test_needs(shared):\n    assert shared\n", encoding="utf-8")
    env = os.environ | {"CI": ci, "PYTHONPATH": str(SOURCE)}
    command: list[str | Path] = [sys.executable, "-m", "pytest", "-q", "-rs", "-p", "no:cacheprovider", folder]
    done = subprocess.run(command, cwd=folder, env=env, capture_output=True, text=True, check=False)
    assert outcome in done.stdout, done.stdout + done.stderr
    assert "hand-coded reports) is not beside this checkout" in done.stdout
