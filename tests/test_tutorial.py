"""The tutorial can be typed along: each of its commands runs on the sample reports and ends well."""

from __future__ import annotations

import re
import shlex
import shutil
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
PAGE = (ROOT / "docs" / "tutorial.md").read_text(encoding="utf-8")
COMMANDS = re.findall(r"^    sijill (.+)$", PAGE, flags=re.MULTILINE)


def test_every_command_of_the_tutorial_runs_and_shows_something(sijill: Any, tmp_path: Path) -> None:
    """In the order of the page, in one folder; `ENTRY` is the first entry that the page lists."""
    shutil.copy(ROOT / "examples" / "reports" / "reports.jsonl", tmp_path)
    assert len(COMMANDS) >= 10
    entry = ""
    for command in COMMANDS:
        words = [entry if word == "ENTRY" else word for word in shlex.split(command)]
        ran = sijill(*words)
        assert ran.code == 0, f"sijill {command}: {ran.err}"
        assert ran.out or ran.err, command
        if not entry and words[0] == "entries":
            entry = sijill(*words, "--json").lines()[0]["id"]
    assert (tmp_path / "agreements.csv").exists()
    assert (tmp_path / "register.jsonl.gz").exists()
